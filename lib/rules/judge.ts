import { clockShift } from '../time/counting';
import { factsOfWindow, windowResult } from './deadline';
import { judgeFloors, type Standing } from './floors';
import { all, any, decided, not, reconcile } from './kleene';
import type { Counted, Facts, FloorFinding, Result, WindowFinding } from './model';
import { tallyOver } from './periods';
import type { Comparison, Predicate } from './predicate';
import type { Pack, Period, Threshold } from './schema';
import { booleanOf, factOf, momentOf, numberOf, startsOf, valueOf } from './values';

type Node<Op extends Predicate['op']> = Extract<Predicate, { op: Op }>;

/** What a condition came to, and what it looked at to say so. */
export interface Trace {
  result: Result;
  /** Facts looked at. */
  uses: string[];
  /** Facts among them that are not known, or not readable, and without which the answer stays open. */
  missing: string[];
  floors?: FloorFinding[];
  readings?: Record<string, Result>;
  counted?: Counted[];
  /** Facts among those missing that are known and too old. */
  stale: string[];
  /** Thresholds and floors with the user's own value. */
  yours: string[];
}

/** All that a condition is held against. `windows` are those of the pack, at `now`. */
export interface Context {
  pack: Pack;
  facts: Facts;
  now: number;
  windows: WindowFinding[];
}

const HOLDS: Record<Comparison, (value: number, limit: number) => boolean> = {
  lt: (value, limit) => value < limit,
  lte: (value, limit) => value <= limit,
  gte: (value, limit) => value >= limit,
  gt: (value, limit) => value > limit,
};

function leaf(result: Result, uses: string[], missing: string[] = [], yours: string[] = []): Trace {
  return { result, uses, missing, stale: [], yours };
}

function union(parts: Trace[], pick: (part: Trace) => string[]): string[] {
  const found: string[] = [];
  for (const part of parts) for (const id of pick(part)) if (!found.includes(id)) found.push(id);
  return found;
}

/** What was counted in all parts. Two readings of a rule may count the same over the same period: told once. */
function countedOnce(parts: Trace[]): Counted[] {
  const found: Counted[] = [];
  for (const { counted = [] } of parts) {
    for (const one of counted) if (!found.some(({ fact, period, reading }) => fact === one.fact && period === one.period && reading === one.reading)) found.push(one);
  }
  return found;
}

/** Puts the traces of all parts together: none is skipped, whatever the others came to. */
function join(result: Result, parts: Trace[]): Trace {
  const floors = parts.find((part) => part.floors !== undefined)?.floors;
  const readings = parts.find((part) => part.readings !== undefined)?.readings;
  const counted = countedOnce(parts);
  return {
    result,
    uses: union(parts, ({ uses }) => uses),
    missing: union(parts, ({ missing }) => missing),
    stale: union(parts, ({ stale }) => stale),
    yours: union(parts, ({ yours }) => yours),
    ...(floors && { floors }),
    ...(readings && { readings }),
    ...(counted.length > 0 && { counted }),
  };
}

function thresholdOf(pack: Pack, id: string): Threshold {
  const found = pack.thresholds.find((threshold) => threshold.id === id);
  if (found === undefined) throw new RangeError(`No threshold "${id}" in pack "${pack.id}".`);
  return found;
}

function periodOf(pack: Pack, id: string): Period {
  const found = pack.periods.find((period) => period.id === id);
  if (found === undefined) throw new RangeError(`No period "${id}" in pack "${pack.id}".`);
  return found;
}

function compare({ pack, facts }: Context, { fact, is, threshold: id }: Node<'compare'>): Trace {
  const threshold = thresholdOf(pack, id);
  const value = numberOf(facts, fact);
  const yours = threshold.yours ? [threshold.id] : [];
  if (value === null) return leaf('unknown', [fact], [fact], yours);
  return leaf(decided(HOLDS[is](value, threshold.value)), [fact], [], yours);
}

/** A result for each reading of a period as one: where they differ, borderline. */
function overReadings(period: Period, results: Result[]): Pick<Trace, 'result' | 'readings'> {
  const readings = Object.fromEntries(period.readings.map(({ id }, index) => [id, results[index]!]));
  return { result: reconcile(results), ...(results.length > 1 && { readings }) };
}

function usesOf(period: Period, facts: string[]): string[] {
  return typeof period.from === 'object' && 'since' in period.from ? [...facts, period.from.since] : facts;
}

/** Yes or no when it is the same at least and at most. */
function settled(least: boolean, most: boolean): Result {
  return decided(least === most ? least : null);
}

function countWithin({ pack, facts, now }: Context, { fact, period: periodId, is, threshold: id }: Node<'countWithin'>): Trace {
  const threshold = thresholdOf(pack, id);
  const period = periodOf(pack, periodId);
  const { tallies, missing, stale } = tallyOver(period, fact, facts, now);
  const holds = (count: number) => HOLDS[is](count, threshold.value);
  const results = tallies.map((tally) => (tally === null ? 'unknown' : settled(holds(tally.least), holds(tally.most))));
  const counted = tallies.flatMap((tally) => tally?.counted ?? []);
  return {
    ...leaf('unknown', usesOf(period, [fact]), missing, threshold.yours ? [id] : []),
    ...overReadings(period, results),
    stale,
    ...(counted.length > 0 && { counted }),
  };
}

/** Percent to a millionth, so that no rounding of a product decides. */
const PARTS = 1e6;

function rateWithin({ pack, facts, now }: Context, node: Node<'rateWithin'>): Trace {
  const threshold = thresholdOf(pack, node.threshold);
  const period = periodOf(pack, node.period);
  const of = tallyOver(period, node.of, facts, now);
  const among = tallyOver(period, node.among, facts, now);
  const limit = Math.round(threshold.value * PARTS);
  const holds = (part: number, whole: number) => HOLDS[node.is](part * 100 * PARTS, limit * whole);
  const results = period.readings.map((_, index): Result => {
    const part = of.tallies[index] ?? null;
    const whole = among.tallies[index] ?? null;
    if (part === null || whole === null || whole.least === 0) return 'unknown';
    return settled(holds(part.least, whole.most), holds(part.most, whole.least));
  });
  const counted = [...of.tallies, ...among.tallies].flatMap((tally) => tally?.counted ?? []);
  return {
    ...leaf('unknown', usesOf(period, [node.of, node.among]), [...new Set([...of.missing, ...among.missing])], threshold.yours ? [threshold.id] : []),
    ...overReadings(period, results),
    stale: [...of.stale, ...among.stale],
    ...(counted.length > 0 && { counted }),
  };
}

function elapsed({ pack, facts, now }: Context, { fact, threshold: id }: Node<'elapsed'>): Trace {
  const { value, unit, yours } = thresholdOf(pack, id);
  if (unit !== 'months' && unit !== 'days') throw new RangeError(`Threshold "${id}" is no length of time.`);
  const marks = yours ? [id] : [];
  const since = momentOf(facts, fact);
  if (since === null) return leaf('unknown', [fact], [fact], marks);
  const due = (ms: number) => clockShift(ms, { [unit]: value }, 1, pack.zone);
  const over = now >= due(since.latestMs) ? true : now < due(since.earliestMs) ? false : null;
  return leaf(decided(over), [fact], [], marks);
}

/**
 * Late is late only when every event is (K9b): with the first in time and a later one late, which of them the rule means is open.
 * A promise that names a day is kept until that day ends.
 */
function laterThan({ facts }: Context, { events, than, requires = [] }: Node<'laterThan'>): Trace {
  const uses = [events, ...requires, than];
  const starts = startsOf(facts, events);
  const due = momentOf(facts, than);
  const missing = [...(starts === null ? [events] : []), ...requires.filter((fact) => booleanOf(facts, fact) === null), ...(due === null ? [than] : [])];
  if (starts === null || due === null || starts.length === 0 || requires.some((fact) => booleanOf(facts, fact) !== true)) return leaf('unknown', uses, missing);
  if (starts.every(({ earliestMs }) => earliestMs >= due.latestMs)) return leaf('met', uses);
  const inTime = starts.every(({ latestMs }) => latestMs <= (due.precision === 'day' ? due.latestMs : due.earliestMs));
  return leaf(inTime ? 'not-met' : 'unknown', uses);
}

function within({ pack, facts, windows, now }: Context, id: string): Trace {
  const needed = [...new Set(factsOfWindow(pack, id))];
  const found = windows.find((candidate) => candidate.id === id);
  if (found === undefined) throw new RangeError(`No finding for window "${id}" of pack "${pack.id}".`);
  const uses = [...needed, ...pack.refusals.map(({ fact }) => fact)];
  return leaf(windowResult(found, now), uses, needed.filter((fact) => !factOf(facts, fact).known));
}

function present({ facts }: Context, fact: string): Trace {
  const value = valueOf(facts, fact);
  if (value === null) return leaf('unknown', [fact], [fact]);
  return leaf(decided(!Array.isArray(value) || value.length > 0), [fact]);
}

/** A condition that is not known to hold changes nothing: the floors are then the published ones. */
function floors(context: Context, { prices, lifted, unpublished }: Node<'floors'>): Trace {
  const none = lifted && judge(lifted, context);
  const hidden = unpublished && judge(unpublished, context);
  const standing: Standing = none?.result === 'met' ? 'lifted' : hidden?.result === 'met' ? 'unpublished' : 'published';
  const { missing, result, ...judged } = judgeFloors(context.pack, context.facts, prices, standing);
  const open = standing === 'unpublished' ? (none?.missing ?? []) : [];
  const conditions = [none, hidden].filter((part) => part !== undefined);
  return { ...judged, result, uses: [...new Set([prices, ...conditions.flatMap(({ uses }) => uses)])], missing: [...missing, ...open], stale: [] };
}

function readings(context: Context, node: Node<'readings'>): Trace {
  const parts = node.of.map(({ when }) => judge(when, context));
  const byReading = Object.fromEntries(node.of.map(({ id }, index) => [id, parts[index]!.result]));
  return { ...join(reconcile(parts.map(({ result }) => result)), parts), readings: byReading };
}

/**
 * What a condition comes to for these facts at `now`. Three-valued logic with a fourth word, borderline, for a text whose readings differ.
 * No part is skipped, so that `uses` and `missing` do not depend on the order of the parts. Throws a RangeError on a reference that leads nowhere, which no parsed pack has.
 */
export function judge(node: Predicate, context: Context): Trace {
  const { facts } = context;
  switch (node.op) {
    case 'all':
    case 'any': {
      const parts = node.of.map((part) => judge(part, context));
      const results = parts.map(({ result }) => result);
      return join(node.op === 'all' ? all(results) : any(results), parts);
    }
    case 'not': {
      const part = judge(node.of, context);
      return { ...part, result: not(part.result) };
    }
    case 'equals': {
      const value = valueOf(facts, node.fact);
      if (value === null || typeof value !== typeof node.value) return leaf('unknown', [node.fact], [node.fact]);
      return leaf(decided(value === node.value), [node.fact]);
    }
    case 'oneOf': {
      const value = valueOf(facts, node.fact);
      if (typeof value !== 'string' && typeof value !== 'number') return leaf('unknown', [node.fact], [node.fact]);
      return leaf(decided(node.values.includes(value)), [node.fact]);
    }
    case 'compare':
      return compare(context, node);
    case 'countWithin':
      return countWithin(context, node);
    case 'rateWithin':
      return rateWithin(context, node);
    case 'present':
      return present(context, node.fact);
    case 'elapsed':
      return elapsed(context, node);
    case 'withinWindow':
      return within(context, node.window);
    case 'laterThan':
      return laterThan(context, node);
    case 'unsettledBy':
      return leaf(factOf(facts, node.fact).known ? 'unknown' : 'met', [node.fact]);
    case 'floors':
      return floors(context, node);
    case 'readings':
      return readings(context, node);
    case 'theirs': {
      if (node.fact === null) return leaf('unknown', []);
      const decision = booleanOf(facts, node.fact);
      return leaf(decided(decision), [node.fact], decision === null ? [node.fact] : []);
    }
  }
}
