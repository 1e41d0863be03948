import type { Locale, Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';
import { AddFile } from './AddFile';
import { AddNote } from './AddNote';
import type { AddingActions, AddingModel } from './adding-view';
import { Attest } from './Attest';

interface AddExhibitProps {
  model: AddingModel;
  act: AddingActions;
  /** Zone in which dates are typed in. */
  zone: string;
  t: Translate;
  locale: Locale;
  busy: boolean;
}

/** Evidence that is no capture of a page: delivered files, notes, statements, and conversations that stand with no order. */
export function AddExhibit({ model, act, zone, t, locale, busy }: AddExhibitProps) {
  return (
    <section class="panel" aria-labelledby="add-exhibit">
      <h2 id="add-exhibit">{t('exhibits.add')}</h2>
      <AddFile model={model} act={act} t={t} locale={locale} busy={busy} />
      <h3>{t('exhibits.note')}</h3>
      <AddNote about={null} t={t} busy={busy} onNote={act.note} />
      {model.attestations.length > 0 && <Attest types={model.attestations} zone={zone} t={t} locale={locale} busy={busy} onAttest={act.attest} />}
      {model.loose.length > 0 && <Loose model={model} t={t} busy={busy} onAttach={act.attach} />}
    </section>
  );
}

function Loose({ model, t, busy, onAttach }: { model: AddingModel; t: Translate; busy: boolean; onAttach: AddingActions['attach'] }) {
  return (
    <>
      <h3>{t('exhibits.loose')}</h3>
      <p class="note">{t('exhibits.loose.note')}</p>
      <ul class="loose">
        {model.loose.map(({ caseId, partner, apart }) => {
          const name = t('exhibits.loose.one', { partner: partner ?? t('exhibits.loose.unnamed'), n: apart });
          return (
            <li key={caseId} data-conversation={caseId}>
              <bdi>{name}</bdi>
              <Button action="attach" disabled={busy} label={`${t('exhibits.loose.attach')}: ${name}`} onPress={() => onAttach(caseId)}>
                {t('exhibits.loose.attach')}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
