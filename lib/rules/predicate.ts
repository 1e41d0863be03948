import { z } from 'zod';

z.config({ jitless: true });

/** How two numbers are held against each other. */
export type Comparison = 'lt' | 'lte' | 'gte' | 'gt';

/**
 * A condition over facts, as plain data: a closed set of nodes, no code and no expression text.
 * Every node answers yes, no, unknown or borderline; see lib/rules/judge.ts for what each means.
 */
export type Predicate =
  | { op: 'all'; of: Predicate[] }
  | { op: 'any'; of: Predicate[] }
  | { op: 'not'; of: Predicate }
  /** The fact has this value, or one of these. */
  | { op: 'equals'; fact: string; value: boolean | string | number }
  | { op: 'oneOf'; fact: string; values: (string | number)[] }
  /** The fact, a number, stands so to a threshold. */
  | { op: 'compare'; fact: string; is: Comparison; threshold: string }
  /** As compare; the fact is a count over a period that the pack describes. */
  | { op: 'countWithin'; fact: string; period: string; is: Comparison; threshold: string }
  /** The fact is known and, when a list, not empty. A list known to be empty answers no. */
  | { op: 'present'; fact: string }
  /** At least this long has passed since the fact, a moment. */
  | { op: 'elapsed'; fact: string; threshold: string }
  /** The window is open: yes before the safe time, no after the last reading of every start, unknown between. */
  | { op: 'withinWindow'; window: string }
  /** Every delivery came after the moment promised. Not known while a delivery may be unseen. */
  | { op: 'laterThan'; starts: string; complete: string; moment: string }
  /** Yes until the event is on record; unknown from then on, because the rule does not say what the event does to it. */
  | { op: 'unsettledBy'; fact: string }
  /** Every price keeps its floor. */
  | { op: 'floors'; prices: string; category: string; opened: string }
  /** An open text read in several ways: where they agree, that; where they differ, borderline. */
  | { op: 'readings'; of: { id: string; when: Predicate }[] }
  /** Somebody else's decision: unknown unless the user has put it on record. */
  | { op: 'theirs'; fact: string | null };

export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);

const comparison = z.enum(['lt', 'lte', 'gte', 'gt']);

export const predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('all'), of: z.array(predicate).min(1) }),
    z.strictObject({ op: z.literal('any'), of: z.array(predicate).min(1) }),
    z.strictObject({ op: z.literal('not'), of: predicate }),
    z.strictObject({ op: z.literal('equals'), fact: id, value: z.union([z.boolean(), z.string(), z.number()]) }),
    z.strictObject({ op: z.literal('oneOf'), fact: id, values: z.array(z.union([z.string(), z.number()])).min(1) }),
    z.strictObject({ op: z.literal('compare'), fact: id, is: comparison, threshold: id }),
    z.strictObject({ op: z.literal('countWithin'), fact: id, period: id, is: comparison, threshold: id }),
    z.strictObject({ op: z.literal('present'), fact: id }),
    z.strictObject({ op: z.literal('elapsed'), fact: id, threshold: id }),
    z.strictObject({ op: z.literal('withinWindow'), window: id }),
    z.strictObject({ op: z.literal('laterThan'), starts: id, complete: id, moment: id }),
    z.strictObject({ op: z.literal('unsettledBy'), fact: id }),
    z.strictObject({ op: z.literal('floors'), prices: id, category: id, opened: id }),
    z.strictObject({ op: z.literal('readings'), of: z.array(z.strictObject({ id, when: predicate })).min(2) }),
    z.strictObject({ op: z.literal('theirs'), fact: id.nullable() }),
  ]),
);

/** Every node of a predicate, itself first. */
export function nodesOf(root: Predicate): Predicate[] {
  if (root.op === 'all' || root.op === 'any') return [root, ...root.of.flatMap(nodesOf)];
  if (root.op === 'not') return [root, ...nodesOf(root.of)];
  if (root.op === 'readings') return [root, ...root.of.flatMap(({ when }) => nodesOf(when))];
  return [root];
}
