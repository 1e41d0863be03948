import type { Pause, Window } from '../time/windows';
import type { Facts } from './model';
import { booleanOf, lastInstant, startsOf } from './values';

/** What of a window's time does not count, as far as the facts tell. */
export interface Pauses {
  /** The shortest pauses that the facts allow, by which nothing ends too late; and the longest, by which nothing is called closed too early. Oldest first. */
  least: Pause[];
  most: Pause[];
  /** Whether all are known. Otherwise the end may lie later than `most` says. */
  complete: boolean;
}

const NONE: Pauses = { least: [], most: [], complete: true };

/** Pauses between the events of two facts: the n-th ends with the n-th of the other. One that has no end yet lasts. */
function between(from: string, to: string, facts: Facts): Pauses {
  const begins = startsOf(facts, from)?.toSorted((a, b) => a.earliestMs - b.earliestMs);
  if (begins === undefined) return { ...NONE, complete: false };
  if (begins.length === 0) return NONE;
  const ends = startsOf(facts, to)?.toSorted((a, b) => a.earliestMs - b.earliestMs);
  if (ends === undefined) return { ...NONE, complete: false };
  const found: Pauses = { least: [], most: [], complete: true };
  for (const [index, begin] of begins.entries()) {
    const end = ends[index];
    if (end !== undefined && lastInstant(end) < begin.earliestMs) return { ...NONE, complete: false };
    found.least.push({ fromMs: lastInstant(begin), toMs: end === undefined ? null : end.earliestMs, partDays: false });
    found.most.push({ fromMs: begin.earliestMs, toMs: end === undefined ? null : lastInstant(end), partDays: true });
  }
  return found;
}

/** Pauses in order of time, those that overlap as one, so that no time is left out twice. */
function merged(pauses: Pause[]): Pause[] {
  const found: Pause[] = [];
  for (const pause of pauses.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = found.at(-1);
    if (last === undefined || (last.toMs !== null && last.toMs < pause.fromMs)) found.push(pause);
    else if (last.toMs !== null) found[found.length - 1] = { ...last, toMs: pause.toMs === null ? null : Math.max(last.toMs, pause.toMs) };
  }
  return found;
}

/** What of a window's time does not count (`freezes` in the pack). */
export function pausesOf({ freezes = [] }: Window, facts: Facts): Pauses {
  if (freezes.length === 0) return NONE;
  const each = freezes.map((freeze): Pauses => {
    if ('from' in freeze) return between(freeze.from, freeze.to, facts);
    if (booleanOf(facts, freeze.until) === true) return NONE;
    const lasting: Pause = { fromMs: -Infinity, toMs: null, partDays: true };
    return { least: [lasting], most: [lasting], complete: true };
  });
  const together = (pick: 'least' | 'most') => merged(each.flatMap((pauses) => pauses[pick]));
  return { least: together('least'), most: together('most'), complete: each.every(({ complete }) => complete) };
}
