import { formatDay, formatEnd, formatStart, isoWithOffset } from '../../lib/i18n/dates';
import type { Locale } from '../../lib/i18n/translate';

interface MomentProps {
  /** Epoch ms. */
  ms: number;
  zone: string;
  locale: Locale;
  now: number;
  /** `end`: an exclusive end, 24:00 of the day before where it falls on midnight. `day`: known to the day only. */
  kind: 'end' | 'start' | 'day';
  role?: string;
  class?: string;
}

const FORMAT = { end: formatEnd, start: formatStart, day: formatDay };

/** A moment as `<time>`: text in the rule's zone, `datetime` ISO with offset. */
export function Moment({ ms, zone, locale, now, kind, role, class: name }: MomentProps) {
  return (
    <time class={name} data-role={role} dateTime={isoWithOffset(ms, zone)}>
      {FORMAT[kind](ms, zone, locale, now)}
    </time>
  );
}
