import { DAY_MS, calendarDate, dayNumber, isoDate } from './calendar';
import type { Day } from './calendar';
import type { Moment, Precision } from './moment';
import { dayAt, dayStart, whenShown } from './zones';

/** A time of day as written. `minute` null: only the hour was written; `second` null: no seconds. */
export interface TimeOfDay {
  hour: number;
  minute: number | null;
  second: number | null;
}

const LENGTH: Record<Precision, number> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: DAY_MS };

/** The instant at which a calendar day begins in a zone, epoch ms. */
export function startOfDay(date: Temporal.PlainDate, zone: string): number {
  return dayStart(dayNumber(date.year, date.month, date.day), zone);
}

const MOST_DATES = 4_000;
const dates = new Map<Day, Temporal.PlainDate>();

/** The calendar date of an instant in a zone. Dates never change, so each is made once: windows ask for the same few over and over. */
export function dateAt(epochMs: number, zone: string): Temporal.PlainDate {
  const number = dayAt(epochMs, zone);
  const made = dates.get(number);
  if (made) return made;
  if (dates.size >= MOST_DATES) dates.clear();
  const { year, month, day } = calendarDate(number);
  const date = new Temporal.PlainDate(year, month, day);
  dates.set(number, date);
  return date;
}

/** A whole day in a zone; null for a day that the zone's calendar left out. */
export function dayMoment(day: Day, zone: string): Moment | null {
  const [earliestMs, latestMs] = [dayStart(day, zone), dayStart(day + 1, zone)];
  return earliestMs < latestMs ? { date: isoDate(day), epochMs: null, precision: 'day', earliestMs, latestMs } : null;
}

/** Milliseconds from 1970-01-01 00:00 to a time of a day, on one and the same clock. */
export function clockMs(day: Day, { hour, minute, second }: TimeOfDay): number {
  return day * DAY_MS + hour * LENGTH.hour + (minute ?? 0) * LENGTH.minute + (second ?? 0) * LENGTH.second;
}

/** How exactly a time of day was written. */
export function precisionOf({ minute, second }: TimeOfDay): 'hour' | 'minute' | 'second' {
  return minute === null ? 'hour' : second === null ? 'minute' : 'second';
}

/**
 * A date with a time of day in a zone. Null when the clock never showed that time there (a skipped hour). A time that came twice gives a span over both
 * and no instant.
 */
export function clockMoment(day: Day, time: TimeOfDay, zone: string): Moment | null {
  const precision = precisionOf(time);
  const wanted = clockMs(day, time);
  const begun = whenShown(wanted, zone);
  const ended = whenShown(wanted + LENGTH[precision] - 1, zone);
  if (begun.skipped && ended.skipped) return null;
  const sure = precision !== 'hour' && begun.first === begun.last && !begun.skipped;
  return { date: isoDate(day), epochMs: sure ? begun.first : null, earliestMs: begun.first, latestMs: ended.last + 1, precision };
}

/** An instant given with its offset: its date is the one in the rule's zone. An hour alone gives no instant. */
export function instantMoment(epochMs: number, precision: 'hour' | 'minute' | 'second', zone: string): Moment {
  return spanMoment(epochMs, epochMs + LENGTH[precision], precision, zone, precision === 'hour' ? null : epochMs);
}

/** A span of time; its date is null when it crosses midnight in the zone. */
export function spanMoment(earliestMs: number, latestMs: number, precision: Precision, zone: string, epochMs: number | null = null): Moment {
  const first = dayAt(earliestMs, zone);
  const last = dayAt(latestMs - 1, zone);
  return { date: first === last ? isoDate(first) : null, epochMs, earliestMs, latestMs, precision };
}
