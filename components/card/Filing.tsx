import { useState } from 'preact/hooks';
import type { OrderView } from '../../lib/cases/view';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Notice } from '../parts/Notice';
import type { CardActions, Speech } from './card-props';

/** The one claim: a pre-flight of what is there and what is missing, then the user's word that it was filed. It is recorded; it is never filed from here. */
export function Filing({ view, t, now, busy, onFiled }: Speech & Pick<CardActions, 'onFiled'> & { view: OrderView }) {
  const [open, setOpen] = useState(false);
  if (view.filed) {
    return (
      <section class="block">
        <Notice tone="edge">
          {t('card.filed', { at: { kind: 'start', ms: view.filed.at, zone: view.window.zone } })}{' '}
          <Button kind="quiet" action="unfiled" disabled={busy} onPress={() => onFiled(null)}>
            {t('card.filed.undo')}
          </Button>
        </Notice>
      </section>
    );
  }
  if (!open) {
    return (
      <section class="block">
        <Button kind="quiet" action="filed" expanded={false} disabled={busy} onPress={() => setOpen(true)}>
          {t('card.file')}
        </Button>
      </section>
    );
  }
  return (
    <section class="block" aria-label={t('card.preflight')}>
      <h2 class="label">{t('card.preflight')}</h2>
      <ul class="rows">
        {view.preflight.map((check) => (
          <li key={check.line.key} class={`row tone-${check.ready ? 'ok' : 'soon'}`}>
            <Icon tone={check.ready ? 'ok' : 'soon'} />
            <span class="what">
              {t(check.line)} <small>{t(check.ready ? 'card.preflight.ready' : 'card.preflight.missing')}</small>
            </span>
          </li>
        ))}
      </ul>
      <p class="note">{t('card.preflight.note')}</p>
      <div class="acts">
        <Button
          action="filed-confirm"
          disabled={busy}
          onPress={() => {
            setOpen(false);
            onFiled(now);
          }}
        >
          {t('card.file.confirm')}
        </Button>
        <Button action="filed-cancel" autoFocus onPress={() => setOpen(false)}>
          {t('card.file.cancel')}
        </Button>
      </div>
    </section>
  );
}
