import { addBusinessDays, HolidaysUnknown, isBusinessDay } from './business-days';
import type { Country } from './business-days';
import type { Precision, Reading } from './moment';
import { dateAt, startOfDay } from './spans';

export type { Reading } from './moment';

/** A length of time; exactly one key. */
export interface Length {
  days?: number;
  hours?: number;
  minutes?: number;
  months?: number;
  businessDays?: number;
}

/**
 * How a length is counted (policies.md, 'K10 counting').
 * `inclusive`: the first day is day 1, ends 24:00 of the last. `exact`: from the very instant. `civil`: Korean Civil Act 156, 157, 159, 160: the first day is not counted
 * unless the start was at 00:00. `civil-rolled`: as civil, and by art. 161 a last day on a Saturday or a public holiday moves to the next working day.
 */
export type ReadingKind = 'inclusive' | 'exact' | 'civil' | 'civil-rolled';

/** A span that a clause opens and closes, as a rule pack writes it. */
export interface Window {
  id: string;
  clause: string;
  /** IANA zone in which the clause's days are counted. */
  zone: string;
  /** Fact id of the start event or events. */
  starts: string;
  /** Fact ids that must be known true. */
  requires?: string[];
  /** Time from the start to the opening; opens at the start when absent. */
  opens?: Length;
  /** Time from the start (not from the opening) to the end. */
  length: Length;
  readings: ReadingKind[];
}

/** A start event, as far as counting needs it. */
export interface WindowStart {
  earliestMs: number;
  precision: Precision;
}

/** End of a counted length: exclusive end in epoch ms, or null with the reason. */
export interface Ending {
  closesAt: number | null;
  why: string | null;
}

const COUNTRIES: Record<string, Country> = { 'Asia/Seoul': 'KR' };
const HOLIDAYS_END = 'holiday-table-ends';
const NO_HOLIDAYS = 'no-holiday-table';

/**
 * Every reading of a window from one start, in the window's order. Ends are exclusive, epoch ms: "24:00 of day D" is 00:00 of D + 1 in the window's zone.
 * A reading that cannot be known has `closesAt` null and says why ('holiday-table-ends', 'no-holiday-table'); the others stand. `opensAt` is counted by the same reading,
 * by the civil one where rolling cannot be known.
 */
export function windowReadings(start: WindowStart, window: Window): Reading[] {
  return window.readings.map((kind) => {
    const ending = closesAfter(start, window.length, window.zone, kind);
    return { id: kind, opensAt: opensAt(start, window, kind), ...ending };
  });
}

/** The reading that ends first, which is the safe one; null when no end is known. Of equals the first. */
export function safeReading(readings: Reading[]): Reading | null {
  let safe: Reading | null = null;
  for (const reading of readings) {
    if (reading.closesAt === null) continue;
    if (safe?.closesAt == null || reading.closesAt < safe.closesAt) safe = reading;
  }
  return safe;
}

/**
 * When a length that starts at `start` is over, by one way of counting, in a zone. Serves chains too: automatic confirmation (T2: 7 days, so day 8), files on the
 * order screen (T4: 3 months), an unanswered request (T5: 24 hours), an answer in business days (K7). Hours and minutes run from the instant by every reading (art. 156).
 */
export function closesAfter(start: WindowStart, length: Length, zone: string, kind: ReadingKind): Ending {
  const [unit, count] = onlyKey(length);
  if (unit === 'hours') return known(start.earliestMs + count * 3_600_000);
  if (unit === 'minutes') return known(start.earliestMs + count * 60_000);
  if (unit === 'businessDays') return afterBusinessDays(start, count, zone, kind);
  if (kind === 'exact') return known(exactEnd(start, unit, count, zone));
  const first = kind === 'inclusive' || beginsAtMidnight(start, zone) ? dateAt(start.earliestMs, zone) : dateAt(start.earliestMs, zone).add({ days: 1 });
  const last = lastDay(first, unit, count);
  return kind === 'civil-rolled' ? rolled(last, zone) : known(endOf(last, zone));
}

function opensAt(start: WindowStart, window: Window, kind: ReadingKind): number {
  if (!window.opens) return start.earliestMs;
  const opening = closesAfter(start, window.opens, window.zone, kind);
  return opening.closesAt ?? closesAfter(start, window.opens, window.zone, 'civil').closesAt ?? start.earliestMs;
}

function onlyKey(length: Length): [keyof Length, number] {
  const entries = Object.entries(length).filter((entry): entry is [keyof Length, number] => entry[1] !== undefined);
  const [entry, ...others] = entries;
  if (!entry || others.length > 0 || !Number.isInteger(entry[1]) || entry[1] < 0) {
    throw new RangeError(`a length has exactly one key with a whole number, not ${JSON.stringify(length)}`);
  }
  return entry;
}

/** 7 days are 7 × 24 hours; months keep the time of day, and the last day of a shorter month stands in for one that is missing. */
function exactEnd(start: WindowStart, unit: 'days' | 'months', count: number, zone: string): number {
  if (unit === 'days') return start.earliestMs + count * 86_400_000;
  return Temporal.Instant.fromEpochMilliseconds(start.earliestMs).toZonedDateTimeISO(zone).add({ months: count }).epochMilliseconds;
}

/** The last day of a count whose first counted day is `first`. Months by art. 160: the day before the corresponding day, or the month's last day where there is none. */
function lastDay(first: Temporal.PlainDate, unit: 'days' | 'months', count: number): Temporal.PlainDate {
  if (unit === 'days') return first.add({ days: count - 1 });
  const corresponding = first.add({ months: count });
  return corresponding.day === first.day ? corresponding.subtract({ days: 1 }) : corresponding;
}

/** Only a start whose text told the time can be known to be at 00:00; a day alone, or an hour, cannot. */
function beginsAtMidnight(start: WindowStart, zone: string): boolean {
  if (start.precision !== 'minute' && start.precision !== 'second') return false;
  return startOfDay(dateAt(start.earliestMs, zone), zone) === start.earliestMs;
}

function rolled(last: Temporal.PlainDate, zone: string): Ending {
  const country = COUNTRIES[zone];
  if (!country) return { closesAt: null, why: NO_HOLIDAYS };
  return withinTable(() => {
    let day = last;
    while (!isBusinessDay(day.toString(), country)) day = day.add({ days: 1 });
    return endOf(day, zone);
  });
}

function afterBusinessDays(start: WindowStart, count: number, zone: string, kind: ReadingKind): Ending {
  const country = COUNTRIES[zone];
  if (!country) return { closesAt: null, why: NO_HOLIDAYS };
  const day = dateAt(start.earliestMs, zone);
  return withinTable(() => {
    const counts = kind === 'inclusive' || (kind !== 'exact' && beginsAtMidnight(start, zone));
    const firstCounts = counts && isBusinessDay(day.toString(), country);
    const last = Temporal.PlainDate.from(addBusinessDays(day.toString(), firstCounts ? Math.max(0, count - 1) : count, country));
    if (kind !== 'exact') return endOf(last, zone);
    return start.earliestMs - startOfDay(day, zone) + startOfDay(last, zone);
  });
}

/** An end that needs the table of holidays; past it the end is not known. */
function withinTable(end: () => number): Ending {
  try {
    return known(end());
  } catch (error) {
    if (error instanceof HolidaysUnknown) return { closesAt: null, why: HOLIDAYS_END };
    throw error;
  }
}

function known(closesAt: number): Ending {
  return { closesAt, why: null };
}

function endOf(day: Temporal.PlainDate, zone: string): number {
  return startOfDay(day.add({ days: 1 }), zone);
}
