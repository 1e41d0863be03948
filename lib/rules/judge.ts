import { windowResult } from './deadline';
import { judgeFloors } from './floors';
import { all, any, decided, not, reconcile } from './kleene';
import type { Facts, FloorFinding, Result, WindowFinding } from './model';
import type { Comparison, Predicate } from './predicate';
import type { Pack, Threshold } from './schema';
import { booleanOf, factOf, momentOf, numberOf, startsOf, valueOf } from './values';

/** What a condition came to, and what it looked at to say so. */
export interface Trace {
  result: Result;
  /** Facts looked at. */
  uses: string[];
  /** Facts among them that are not known, or not readable, and without which the answer stays open. */
  missing: string[];
  floors?: FloorFinding[];
  readings?: Record<string, Result>;
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
  return { result, uses, missing, yours };
}

/** Puts the traces of all parts together: none is skipped, whatever the others came to. */
function join(result: Result, parts: Trace[]): Trace {
  const union = (pick: (part: Trace) => string[]) => [...new Set(parts.flatMap(pick))];
  const floors = parts.find((part) => part.floors !== undefined)?.floors;
  const readings = parts.find((part) => part.readings !== undefined)?.readings;
  return {
    result,
    uses: union(({ uses }) => uses),
    missing: union(({ missing }) => missing),
    yours: union(({ yours }) => yours),
    ...(floors && { floors }),
    ...(readings && { readings }),
  };
}

function thresholdOf(pack: Pack, id: string): Threshold {
  const found = pack.thresholds.find((threshold) => threshold.id === id);
  if (found === undefined) throw new RangeError(`No threshold "${id}" in pack "${pack.id}".`);
  return found;
}

function compare({ pack, facts }: Context, fact: string, is: Comparison, thresholdId: string): Trace {
  const threshold = thresholdOf(pack, thresholdId);
  const value = numberOf(facts, fact);
  const yours = threshold.yours ? [threshold.id] : [];
  if (value === null) return leaf('unknown', [fact], [fact], yours);
  return leaf(decided(HOLDS[is](value, threshold.value)), [fact], [], yours);
}

function elapsed({ pack, facts, now }: Context, fact: string, thresholdId: string): Trace {
  const { value, unit, yours, id } = thresholdOf(pack, thresholdId);
  if (unit !== 'months' && unit !== 'days') throw new RangeError(`Threshold "${id}" is no length of time.`);
  const marks = yours ? [id] : [];
  const since = momentOf(facts, fact);
  if (since === null) return leaf('unknown', [fact], [fact], marks);
  const due = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(pack.zone).add({ [unit]: value }).epochMilliseconds;
  const over = now >= due(since.latestMs) ? true : now < due(since.earliestMs) ? false : null;
  return leaf(decided(over), [fact], [], marks);
}

/**
 * Late is late only when every delivery is (K9b): with the first in time and a later one late, which of them the rule means is open.
 * A promise that names a day is kept until that day ends.
 */
function laterThan({ facts }: Context, node: Extract<Predicate, { op: 'laterThan' }>): Trace {
  const uses = [node.starts, node.complete, node.moment];
  const starts = startsOf(facts, node.starts);
  const due = momentOf(facts, node.moment);
  const complete = booleanOf(facts, node.complete);
  const missing = [...(starts === null ? [node.starts] : []), ...(complete === null ? [node.complete] : []), ...(due === null ? [node.moment] : [])];
  if (starts === null || due === null || complete !== true || starts.length === 0) return leaf('unknown', uses, missing);
  const wholeDay = due.precision === 'day';
  if (starts.every(({ earliestMs }) => earliestMs >= due.latestMs)) return leaf('met', uses);
  const inTime = starts.every(({ latestMs }) => latestMs <= (wholeDay ? due.latestMs : due.earliestMs));
  return leaf(inTime ? 'not-met' : 'unknown', uses);
}

function within({ pack, facts, windows }: Context, id: string): Trace {
  const window = pack.windows.find((candidate) => candidate.id === id);
  const found = windows.find((candidate) => candidate.id === id);
  if (window === undefined || found === undefined) throw new RangeError(`No window "${id}" in pack "${pack.id}".`);
  const needed = [window.starts, ...(window.requires ?? [])];
  const uses = [...needed, ...pack.refusals.map(({ fact }) => fact)];
  return leaf(windowResult(found), uses, needed.filter((fact) => !factOf(facts, fact).known));
}

function present({ facts }: Context, fact: string): Trace {
  const value = valueOf(facts, fact);
  if (value === null) return leaf('unknown', [fact], [fact]);
  return leaf(decided(!Array.isArray(value) || value.length > 0), [fact]);
}

function readings(context: Context, node: Extract<Predicate, { op: 'readings' }>): Trace {
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
    case 'countWithin':
      return compare(context, node.fact, node.is, node.threshold);
    case 'present':
      return present(context, node.fact);
    case 'elapsed':
      return elapsed(context, node.fact, node.threshold);
    case 'withinWindow':
      return within(context, node.window);
    case 'laterThan':
      return laterThan(context, node);
    case 'unsettledBy':
      return leaf(factOf(facts, node.fact).known ? 'unknown' : 'met', [node.fact]);
    case 'floors':
      return judgeFloors(context.pack, facts, node);
    case 'readings':
      return readings(context, node);
    case 'theirs': {
      if (node.fact === null) return leaf('unknown', []);
      const decision = booleanOf(facts, node.fact);
      return leaf(decided(decision), [node.fact], decision === null ? [node.fact] : []);
    }
  }
}
