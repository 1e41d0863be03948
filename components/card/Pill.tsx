import type { CardView } from '../../lib/cases/view';
import { formatSpan } from '../../lib/i18n/spans';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { Icon } from '../parts/Icon';
import { Moment } from '../parts/Moment';
import { trusted } from '../parts/trusted';
import { headline, verdictKey, verdictTone } from './state';

/** The folded card: state and date, or state and verdict where there is no date. */
export function Pill({ view, t, locale, now, onOpen }: { view: CardView; t: Translate; locale: Locale; now: number; onOpen: () => void }) {
  const tone = verdictTone(view);
  const due = view.kind === 'order' ? headline(view) : null;
  return (
    <button type="button" class={`pill tone-${tone}`} data-fold data-verdict={view.verdict} aria-expanded="false" onClick={trusted(onOpen)}>
      <Icon tone={tone} size={18} />
      {due && view.kind === 'order' ? (
        <>
          <span class="hidden-text">{t(verdictKey(view))}. </span>
          <Moment ms={due.closesAt} zone={view.window.zone} locale={locale} now={now} kind="end" role="safe-deadline" />
          {due.closesAt > now && <small>{formatSpan(due.closesAt - now, locale)}</small>}
        </>
      ) : (
        <>
          <span>{t(verdictKey(view))}</span>
          {view.ownValues && <small>{t('card.own-values')}</small>}
        </>
      )}
    </button>
  );
}
