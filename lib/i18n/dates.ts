import type { Locale } from './translate';

const MINUTE_MS = 60_000;

const ZONE_NAMES: Record<string, Record<Locale, string>> = {
  'Asia/Seoul': { ko: '한국 시간', tr: 'Kore saati', en: 'Korea time' },
  'Europe/Istanbul': { ko: '튀르키예 시간', tr: 'Türkiye saati', en: 'Türkiye time' },
};

/** Name of a rule's time zone for people. Zones that no programme uses get the browser's own name for them. */
export function zoneName(zone: string, locale: Locale): string {
  const known = ZONE_NAMES[zone]?.[locale];
  if (known) return known;
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** The instant as ISO 8601 with the zone's offset, for `datetime` attributes: `2025-10-09T00:00:00+09:00`. Epoch ms in, milliseconds left out. */
export function isoWithOffset(ms: number, zone: string): string {
  return at(ms, zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/**
 * An exclusive end (epoch ms) as people read deadlines: '10월 8일(수) 24:00', never the next day's 00:00.
 * Cut to the minute, so that the text never promises more than the rule. The year stands in front when it is not the year of `now` in the zone.
 */
export function formatEnd(ms: number, zone: string, locale: Locale, now: number): string {
  const end = at(Math.floor(ms / MINUTE_MS) * MINUTE_MS, zone);
  if (end.hour !== 0 || end.minute !== 0) return `${day(end, locale, now)} ${clock(end)}`;
  return `${day(end.subtract({ days: 1 }), locale, now)} 24:00`;
}

/** An instant (epoch ms) at which something began or happened: '10월 2일(목) 15:20'. Midnight is that day's 00:00. */
export function formatStart(ms: number, zone: string, locale: Locale, now: number): string {
  const start = at(ms, zone);
  return `${day(start, locale, now)} ${clock(start)}`;
}

/** The calendar date of an instant (epoch ms) in the zone, with weekday: for moments that are known to the day only. */
export function formatDay(ms: number, zone: string, locale: Locale, now: number): string {
  return day(at(ms, zone), locale, now);
}

function at(ms: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it, and a list shows a thousand dates. */
function formatter(locale: Locale, timeZone: string, part: 'weekday' | 'month', style: 'short' | 'long'): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${part} ${style}`;
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { [part]: style, timeZone });
  formatters.set(key, made);
  return made;
}

function clock(time: Temporal.ZonedDateTime): string {
  return `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`;
}

/** Written out by hand: the order of the parts must not change with the browser's release. Only the names come from Intl. */
function day(time: Temporal.ZonedDateTime, locale: Locale, now: number): string {
  const other = at(now, time.timeZoneId).year !== time.year;
  const name = (part: 'weekday' | 'month', style: 'short' | 'long') => formatter(locale, time.timeZoneId, part, style).format(time.epochMilliseconds);
  const weekday = name('weekday', 'short');
  if (locale === 'ko') return `${other ? `${time.year}년 ` : ''}${time.month}월 ${time.day}일(${weekday})`;
  const date = `${time.day} ${name('month', locale === 'tr' ? 'long' : 'short')}${other ? ` ${time.year}` : ''}`;
  return locale === 'tr' ? `${date} (${weekday})` : `${weekday} ${date}`;
}
