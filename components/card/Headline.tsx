import type { OrderView } from '../../lib/cases/view';
import { zoneName } from '../../lib/i18n/dates';
import { Countdown } from '../parts/Countdown';
import { Moment } from '../parts/Moment';
import { Timeline } from '../parts/Timeline';
import type { CardActions, Speech } from './card-props';
import { Readings } from './Readings';
import { headline, verdictTone } from './state';

interface HeadlineProps extends Speech, Pick<CardActions, 'onPin'> {
  view: OrderView;
  /** How the line of dates is drawn where there is more room than in the card. */
  timeline?: { width: number; detail: boolean };
}

/** The deadline: absolute date first, zone named, remaining time second, the line of dates, and every reading one action away. */
export function Headline(props: HeadlineProps) {
  const { view, t, locale, now, timeline } = props;
  const { zone, state, safe, latest, pinned, deliveries } = view.window;
  const due = headline(view);
  return (
    <section class="block">
      {due === null || safe === null ? (
        <NoDate {...props} />
      ) : (
        <>
          <h2 class="label">
            {pinned ? <b>{t('card.your-choice')}</b> : t('card.safe')} · {zoneName(zone, locale)}
          </h2>
          <div class="date">
            <Moment ms={due.closesAt} zone={zone} locale={locale} now={now} kind="end" role="safe-deadline" />
          </div>
          <Countdown until={due.closesAt} now={now} t={t} locale={locale} />
          {pinned && (
            <p class="note">
              {t('card.first-delivery')}: <Moment ms={safe.closesAt} zone={zone} locale={locale} now={now} kind="end" role="first-deadline" />. {t('card.pin.reason', { reason: pinned.reason })}
            </p>
          )}
          {state === 'past-safe' && (
            <p class="note strong">
              {latest
                ? t('card.past-safe', { until: { kind: 'end', ms: latest.closesAt, zone }, reading: t(`reading.${latest.reading}.name`) })
                : t('card.past-safe.no-end')}
              {latest && !latest.complete && ` ${t('card.past-safe.incomplete')}`}
            </p>
          )}
          {state === 'closed' && <p class="note strong">{t('card.closed')}</p>}
        </>
      )}
      {(deliveries.length > 0 || (view.window.purchasedAt !== null && view.window.agreedDue !== null)) && <Timeline window={view.window} now={now} t={t} locale={locale} tone={verdictTone(view)} {...timeline} />}
      {deliveries.length > 0 && <Readings {...props} />}
    </section>
  );
}

/** No date can be said, and why. How late the work is stands among the warnings. */
function NoDate({ view, t }: Speech & { view: OrderView }) {
  const { why } = view.window;
  return (
    <>
      <h2 class="no-date">{t('card.no-date')}</h2>
      {why && <p class="note">{t(why)}</p>}
    </>
  );
}
