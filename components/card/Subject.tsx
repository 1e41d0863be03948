import type { CardView } from '../../lib/cases/view';
import type { Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';
import { STATUS_TONE } from '../parts/tone';

/** Which case this is and which programme judges it, with the programme's standing. */
export function Subject({ view, t, onDesk }: { view: CardView; t: Translate; onDesk?: () => void }) {
  const { programme } = view;
  return (
    <section class="block subject">
      <div>
        <b class="figures">{view.subject}</b> {view.title}
      </div>
      <div>
        {t(programme.name)} <span class={`tag tone-${STATUS_TONE[programme.status]}`}>{t(`status.${programme.status}`)}</span>
      </div>
      <p class="note">{t(programme.note)}</p>
      {onDesk && (
        <Button kind="quiet" action="desk" onPress={onDesk}>
          {t('card.desk')}
        </Button>
      )}
    </section>
  );
}
