import { calendarDate, DAY_MS, monthsBefore } from '../time/calendar';
import { clockShift, type Length } from '../time/counting';
import { dayAt, dayStart } from '../time/zones';
import type { Counted, Facts } from './model';
import type { Period } from './schema';
import { countOf, factOf, isTime, lastInstant, momentOf, startsOf } from './values';

type Span = Pick<Counted, 'from' | 'to'> & { from: number; to: number };

/** The running one of the periods of this length that follow each other from `since`, [from, to); null before the first. */
function running(since: number, length: Length, zone: string, now: number): Span | null {
  if (since > now) return null;
  const about = (length.days ?? 0) * DAY_MS + (length.months ?? 0) * 30.436875 * DAY_MS;
  let index = Math.max(0, Math.floor((now - since) / about) - 1);
  while (clockShift(since, length, index + 1, zone) <= now) index += 1;
  while (index > 0 && clockShift(since, length, index, zone) > now) index -= 1;
  return { from: clockShift(since, length, index, zone), to: clockShift(since, length, index + 1, zone) };
}

/** The last day of the given number in a month that has begun at `now`, as the instant at which it begins; a month without that day has it at its end. */
function lastMonthly(dayWanted: number, zone: string, now: number): number {
  const today = dayAt(now, zone);
  const monthStart = today - calendarDate(today).day + 1;
  const inMonth = (start: number) => Math.min(start + dayWanted - 1, monthsBefore(start, -1) - 1);
  const here = inMonth(monthStart);
  return dayStart(here <= today ? here : inMonth(monthsBefore(monthStart, 1)), zone);
}

/**
 * The spans that one reading of a period may mean, [from, to) in epoch ms: one, or two where it follows from a moment that is not exact. null while it is not known.
 */
function spansOf({ from, zone }: Period, length: Length, facts: Facts, now: number): Span[] | null {
  if (from === 'now') return [{ from: clockShift(now, length, -1, zone), to: now + 1 }];
  if ('monthly' in from) {
    const to = lastMonthly(from.monthly, zone, now);
    return [{ from: clockShift(to, length, -1, zone), to }];
  }
  const since = momentOf(facts, from.since);
  if (since === null) return null;
  const ends = [...new Set([since.earliestMs, lastInstant(since)])].map((ms) => running(ms, length, zone, now));
  const known = ends.filter((span) => span !== null);
  return known.length === ends.length ? known : null;
}

/** How many of the events lie in a span, at least and at most. What has happened has happened before now, however vaguely it is dated. */
function tally(events: { earliestMs: number; latestMs: number }[], { from, to }: Span, now: number): { least: number; most: number } {
  let least = 0;
  let most = 0;
  for (const { earliestMs, latestMs } of events) {
    const end = Math.min(latestMs, now + 1);
    if (end > from && earliestMs < to) most += 1;
    if (earliestMs >= from && end <= to && end > earliestMs) least += 1;
  }
  return { least, most };
}

/** What a fact counts over one reading of a period. */
export interface Tally {
  least: number;
  most: number;
  counted: Counted;
}

/** A tally for each reading of the period, or why there is none: the facts that are missing, and those said too long ago. */
export interface Tallies {
  tallies: (Tally | null)[];
  missing: string[];
  stale: string[];
}

/**
 * What a fact counts over a period, by each of its readings, at `now` (epoch ms). Dated events are counted reading by reading. A plain number is taken at its word by every
 * reading, as long as it speaks of the period: said before the period began, or longer ago than the pack says it is good for, it does not.
 */
export function tallyOver(period: Period, fact: string, facts: Facts, now: number): Tallies {
  const each = period.readings.map(({ id, length }) => ({ id, spans: spansOf(period, length, facts, now) }));
  const events = startsOf(facts, fact);
  if (events !== null) {
    const since = typeof period.from === 'object' && 'since' in period.from ? period.from.since : null;
    const tallies = each.map(({ id, spans }): Tally | null => {
      const [span] = spans ?? [];
      if (spans === null || span === undefined) return null;
      const sums = spans.map((one) => tally(events, one, now));
      const least = Math.min(...sums.map((sum) => sum.least));
      const most = Math.max(...sums.map((sum) => sum.most));
      return { least, most, counted: { fact, period: period.id, reading: id, count: least, ...(most > least && { atMost: most }), ...span } };
    });
    return { tallies, missing: since !== null && tallies.includes(null) ? [since] : [], stale: [] };
  }
  const count = countOf(facts, fact);
  const known = factOf(facts, fact);
  if (count === null || !known.known) return { tallies: each.map(() => null), missing: [fact], stale: [] };
  const said = known.at;
  const worn = (spans: Span[] | null) =>
    !isTime(said) || (period.goodFor !== undefined && now >= clockShift(said, period.goodFor, 1, period.zone)) || (spans !== null && spans.some(({ from }) => said < from));
  const tallies = each.map(({ id, spans }): Tally | null => {
    if (worn(spans)) return null;
    const { from, to } = spans?.[0] ?? { from: null, to: null };
    return { least: count, most: count, counted: { fact, period: period.id, reading: id, count, from, to, said } };
  });
  const stale = tallies.includes(null) ? [fact] : [];
  return { tallies, missing: stale, stale };
}
