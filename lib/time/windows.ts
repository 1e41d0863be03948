import { type Counting, type Ending, endOf, type Length, type Pause, type WindowStart } from './counting';
import type { Reading } from './moment';

export type { Reading } from './moment';
export type { Counting, Ending, Length, Pause, WindowStart } from './counting';

/**
 * Ways of counting that have a name (policies.md, 'K10 counting').
 * `inclusive`: the first day is day 1, ends 24:00 of the last. `exclusive`: the first day is not counted, ends 24:00 of the last. `exact`: from the very instant, a day being
 * 24 hours. `same-time`: to the same time of day, whatever the clocks did between. `civil`: Korean Civil Act 156, 157, 159, 160: the first day is not counted
 * unless the start was at 00:00. `civil-rolled`: as civil, and by art. 161 a last day on a Saturday or a public holiday moves to the next working day.
 */
export type ReadingKind = 'inclusive' | 'exclusive' | 'exact' | 'same-time' | 'civil' | 'civil-rolled';

/** The named ways as data; a pack may write others out in the same form. */
const KINDS: Record<ReadingKind, Counting> = {
  inclusive: { id: 'inclusive', from: 'first-day' },
  exclusive: { id: 'exclusive', from: 'next-day' },
  exact: { id: 'exact', from: 'instant' },
  'same-time': { id: 'same-time', from: 'clock' },
  civil: { id: 'civil', from: 'next-day-unless-midnight' },
  'civil-rolled': { id: 'civil-rolled', from: 'next-day-unless-midnight', rolls: true },
};
const CIVIL = KINDS.civil;

/** The end of another window of the same pack. */
export interface After {
  after: string;
}

/** A span that a clause opens and closes, as a rule pack writes it; every field is explained in lib/rules/schema.ts. */
export interface Window {
  id: string;
  clause: string;
  zone: string;
  starts: string | After;
  which?: 'first' | 'last' | 'each';
  restarts?: string;
  freezes?: ({ from: string; to: string } | { until: string })[];
  requires?: string[];
  opens?: Length | After;
  length: Length;
  readings: (ReadingKind | Counting)[];
}

function countingOf(reading: ReadingKind | Counting): Counting {
  return typeof reading === 'string' ? KINDS[reading] : reading;
}

/**
 * Every reading of a window from one start, in the window's order. Ends are exclusive, epoch ms: "24:00 of day D" is 00:00 of D + 1 in the window's zone.
 * A reading that cannot be known has `closesAt` null and says why ('holiday-table-ends', 'no-holiday-table', 'frozen'); the others stand. `opensAt` is counted by the same
 * reading, by the civil one where rolling cannot be known, and is the start where the window opens at once or when another one ends.
 */
export function windowReadings(start: WindowStart, window: Window, pauses: Pause[] = []): Reading[] {
  const openings = window.opens && !('after' in window.opens) ? windowOpenings(start, window, pauses) : null;
  return window.readings.map((reading, index) => {
    const counting = countingOf(reading);
    const opening = openings?.[index]?.closesAt ?? null;
    const { closesAt, why } = endOf(start, window.length, window.zone, counting, pauses);
    return { id: counting.id, opensAt: opening ?? openedAtLeast(start, window, pauses), closesAt, why };
  });
}

/** When a window that opens some time after its start does so, by each of its readings; null, with the reason, where it cannot be known. */
export function windowOpenings(start: WindowStart, { opens, readings, zone }: Window, pauses: Pause[] = []): Ending[] {
  if (opens === undefined || 'after' in opens) return readings.map(() => ({ closesAt: start.earliestMs, why: null }));
  return readings.map((reading) => endOf(start, opens, zone, countingOf(reading), pauses));
}

function openedAtLeast(start: WindowStart, { opens, zone }: Window, pauses: Pause[]): number {
  if (opens === undefined || 'after' in opens) return start.earliestMs;
  return endOf(start, opens, zone, CIVIL, pauses).closesAt ?? start.earliestMs;
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
 * When a length that starts at `start` is over, by one named way of counting, in a zone. Serves chains too: automatic confirmation (T2: 7 days, so day 8), files on the
 * order screen (T4: 3 months), an unanswered request (T5: 24 hours), an answer in business days (K7).
 */
export function closesAfter(start: WindowStart, length: Length, zone: string, kind: ReadingKind): Ending {
  return endOf(start, length, zone, KINDS[kind]);
}
