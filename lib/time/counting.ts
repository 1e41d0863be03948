import { businessDay, businessDaysAfter } from './business-days';
import type { Country } from './business-days';
import { calendarDate, type Day, DAY_MS, monthsBefore } from './calendar';
import type { Precision } from './moment';
import { dayAt, dayStart, offsetAt, whenShown } from './zones';

/** A length of time; exactly one key, a whole number. */
export interface Length {
  days?: number;
  hours?: number;
  minutes?: number;
  months?: number;
  businessDays?: number;
}

/**
 * One way to count a length, as data.
 * `from`: where the count begins and ends. `instant`: from the very instant, a day being 24 hours. `clock`: to the same time of day, whatever the clocks did between.
 * `first-day`: the first day is day 1, ends 24:00 of the last. `next-day`: the first day is not counted. `next-day-unless-midnight`: not counted unless the start was at 00:00.
 * `rolls`: a last day that is no business day moves to the next one.
 */
export interface Counting {
  id: string;
  from: 'instant' | 'clock' | 'first-day' | 'next-day' | 'next-day-unless-midnight';
  rolls?: boolean;
}

/** A start event, as far as counting needs it. */
export interface WindowStart {
  earliestMs: number;
  precision: Precision;
}

/**
 * A span that does not count, [fromMs, toMs) in epoch ms; `toMs` null: it lasts.
 * `partDays` says what becomes of a calendar day that it covers in part: true, the day does not count; false, it does.
 */
export interface Pause {
  fromMs: number;
  toMs: number | null;
  partDays: boolean;
}

/** End of a counted length: exclusive end in epoch ms, or null with the reason ('holiday-table-ends', 'no-holiday-table', 'frozen'). */
export interface Ending {
  closesAt: number | null;
  why: string | null;
}

/** What pauses have added so far: time for counts from an instant, days for counts in days. */
interface Added {
  ms: number;
  days: number;
  businessDays: number;
}

/** Zones whose public holidays are known, and where. */
const COUNTRIES: Record<string, Country> = { 'Asia/Seoul': 'KR' };
const HOLIDAYS_END = 'holiday-table-ends';
const NO_HOLIDAYS = 'no-holiday-table';
const FROZEN = 'frozen';

const NOTHING: Added = { ms: 0, days: 0, businessDays: 0 };
const UNITS = ['days', 'hours', 'minutes', 'months', 'businessDays'] as const;
type Unit = (typeof UNITS)[number];

/**
 * When a length that starts at `start` is over, by one way of counting, in a zone; pauses (oldest first) that begin before the end postpone it.
 * Hours and minutes run from the instant by every way of counting (Korean Civil Act 156). Throws a RangeError on a length without exactly one key.
 */
export function endOf(start: WindowStart, length: Length, zone: string, counting: Counting, pauses: Pause[] = []): Ending {
  const [unit, count] = onlyKey(length);
  let added = NOTHING;
  let end = counted(start, unit, count, zone, counting, added);
  for (const { fromMs, toMs, partDays } of pauses) {
    if (end.closesAt === null) return end;
    const from = Math.max(fromMs, start.earliestMs);
    if (from >= end.closesAt) continue;
    if (toMs === null) return { closesAt: null, why: FROZEN };
    if (toMs <= from) continue;
    added = add(added, from, toMs, partDays, unit, zone);
    end = counted(start, unit, count, zone, counting, added);
  }
  return end;
}

/** The instant so much later (earlier for a negative `times`) at the same time of day in the zone; hours and minutes are taken as they are. Not for business days. */
export function clockShift(epochMs: number, length: Length, times: number, zone: string): number {
  const [unit, count] = onlyKey(length);
  if (unit === 'hours') return epochMs + times * count * 3_600_000;
  if (unit === 'minutes') return epochMs + times * count * 60_000;
  if (unit === 'businessDays') throw new RangeError('business days are counted forward only');
  const day = dayAt(epochMs, zone);
  return clockOn(unit === 'days' ? day + times * count : monthsBefore(day, -times * count), timeAt(epochMs, zone), zone);
}

/** Time of day of an instant in a zone, ms since midnight on its clock. */
function timeAt(epochMs: number, zone: string): number {
  return epochMs + offsetAt(epochMs, zone) - dayAt(epochMs, zone) * DAY_MS;
}

/** The instant of a time of day on a day in a zone: the first of two, and as much later as the gap is long where the clock skips it. */
function clockOn(day: Day, time: number, zone: string): number {
  const { first, last, skipped } = whenShown(day * DAY_MS + time, zone);
  return skipped ? last : first;
}

function onlyKey(length: Length): [Unit, number] {
  let found: [Unit, number] | null = null;
  for (const unit of UNITS) {
    const count = length[unit];
    if (count === undefined) continue;
    if (found !== null || !Number.isInteger(count) || count < 0) found = [unit, Number.NaN];
    else found = [unit, count];
  }
  if (found === null || Number.isNaN(found[1])) throw new RangeError(`a length has exactly one key with a whole number, not ${JSON.stringify(length)}`);
  return found;
}

function add(added: Added, fromMs: number, toMs: number, partDays: boolean, unit: Unit, zone: string): Added {
  // Whole days between the two, or every day that the span touches.
  const first = partDays || dayStart(dayAt(fromMs, zone), zone) === fromMs ? dayAt(fromMs, zone) : dayAt(fromMs, zone) + 1;
  const last = partDays ? dayAt(toMs - 1, zone) : dayAt(toMs, zone) - 1;
  const country = COUNTRIES[zone];
  let businessDays = 0;
  if (unit === 'businessDays' && country) for (let day = first; day <= last; day += 1) if (businessDay(day, country) === true) businessDays += 1;
  return { ms: added.ms + toMs - fromMs, days: added.days + Math.max(0, last - first + 1), businessDays: added.businessDays + businessDays };
}

function counted(start: WindowStart, unit: Unit, count: number, zone: string, { from, rolls }: Counting, added: Added): Ending {
  if (unit === 'hours') return known(start.earliestMs + count * 3_600_000 + added.ms);
  if (unit === 'minutes') return known(start.earliestMs + count * 60_000 + added.ms);
  if (unit === 'businessDays') return afterBusinessDays(start, count + added.businessDays, zone, from);
  if (from === 'instant' && unit === 'days') return known(start.earliestMs + count * DAY_MS + added.ms);
  const day = dayAt(start.earliestMs, zone);
  // Months have no fixed length: from the instant, too, they keep the time of day.
  if (from === 'instant' || from === 'clock') return known(clockOn(unit === 'days' ? day + count : monthsBefore(day, -count), timeAt(start.earliestMs, zone), zone) + added.ms);
  const first = countsFirst(start, zone, from) ? day : day + 1;
  const last = lastDay(first, unit, count) + added.days;
  return rolls ? rolled(last, zone) : known(dayStart(last + 1, zone));
}

/** The last day of a count whose first counted day is `first`. Months by art. 160: the day before the corresponding day, or the month's last day where there is none. */
function lastDay(first: Day, unit: 'days' | 'months', count: number): Day {
  if (unit === 'days') return first + count - 1;
  const corresponding = monthsBefore(first, -count);
  return calendarDate(corresponding).day === calendarDate(first).day ? corresponding - 1 : corresponding;
}

function countsFirst(start: WindowStart, zone: string, from: Counting['from']): boolean {
  return from === 'first-day' || (from === 'next-day-unless-midnight' && beginsAtMidnight(start, zone));
}

/** Only a start whose text told the time can be known to be at 00:00; a day alone, or an hour, cannot. */
function beginsAtMidnight({ earliestMs, precision }: WindowStart, zone: string): boolean {
  if (precision !== 'minute' && precision !== 'second') return false;
  return dayStart(dayAt(earliestMs, zone), zone) === earliestMs;
}

function rolled(last: Day, zone: string): Ending {
  const country = COUNTRIES[zone];
  if (!country) return { closesAt: null, why: NO_HOLIDAYS };
  for (let day = last; ; day += 1) {
    const business = businessDay(day, country);
    if (business === null) return { closesAt: null, why: HOLIDAYS_END };
    if (business) return known(dayStart(day + 1, zone));
  }
}

function afterBusinessDays(start: WindowStart, count: number, zone: string, from: Counting['from']): Ending {
  const country = COUNTRIES[zone];
  if (!country) return { closesAt: null, why: NO_HOLIDAYS };
  const day = dayAt(start.earliestMs, zone);
  const firstCounts = countsFirst(start, zone, from) && businessDay(day, country) === true;
  const last = businessDaysAfter(day, firstCounts ? Math.max(0, count - 1) : count, country);
  if (last === null) return { closesAt: null, why: HOLIDAYS_END };
  return known(from === 'instant' || from === 'clock' ? clockOn(last, timeAt(start.earliestMs, zone), zone) : dayStart(last + 1, zone));
}

function known(closesAt: number): Ending {
  return { closesAt, why: null };
}
