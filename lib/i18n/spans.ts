import type { Locale } from './translate';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/**
 * A length of time in words, its two greatest units: '3일 4시간', '2 gün 5 saat', '1 hour, 12 minutes'. Cut down to the minute: never more than is left.
 * Days with hours, hours with minutes, or minutes alone; less than a minute is zero minutes. Milliseconds in, not negative.
 */
export function formatSpan(ms: number, locale: Locale): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const days = Math.floor(minutes / DAY_MINUTES);
  const hours = Math.floor((minutes % DAY_MINUTES) / 60);
  const rest = minutes % 60;
  const span = days > 0 ? { days, hours } : hours > 0 ? { hours, minutes: rest } : { minutes: rest };
  return new Intl.DurationFormat(locale, { style: 'long', minutesDisplay: minutes === 0 ? 'always' : 'auto' }).format(span);
}
