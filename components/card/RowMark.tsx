import type { RowMarkView } from '../../lib/cases/view';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { Icon } from '../parts/Icon';
import { Moment } from '../parts/Moment';
import { deadlineTone } from '../parts/summary-tone';

/** The mark over one row of an order list: the safe date while it is ahead, else the state in words. Never a later date than the card's. */
export function RowMark({ view, t, locale, now }: { view: RowMarkView; t: Translate; locale: Locale; now: number }) {
  const tone = deadlineTone(view, now);
  const dated = !view.filed && view.state === 'open' && view.safeClosesAt !== null;
  return (
    <span class={`row-mark tone-${tone}`} lang={locale} data-state={view.state}>
      <Icon tone={tone} size={16} />
      {dated && view.safeClosesAt !== null ? (
        <span>
          <span class="hidden-text">{t('card.safe')}: </span>
          <Moment ms={view.safeClosesAt} zone={view.zone} locale={locale} now={now} kind="end" />
        </span>
      ) : (
        <span>{t(view.filed ? 'card.mark.filed' : `card.mark.${view.state}`)}</span>
      )}
    </span>
  );
}
