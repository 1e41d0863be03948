import { z } from 'zod';

z.config({ jitless: true });

/** How two numbers are held against each other. */
export type Comparison = 'lt' | 'lte' | 'gte' | 'gt';

/**
 * A condition over facts, as plain data: a closed set of nodes, no code and no expression text.
 * Every node answers yes, no, unknown or borderline; see lib/rules/judge.ts for how.
 */
export type Predicate =
  /** All, one, or not the part. Three-valued: what is not known stays so unless the other parts decide. */
  | { op: 'all'; of: Predicate[] }
  | { op: 'any'; of: Predicate[] }
  | { op: 'not'; of: Predicate }
  /** The fact has this value, or one of these. A value of another type is not known. */
  | { op: 'equals'; fact: string; value: boolean | string | number }
  | { op: 'oneOf'; fact: string; values: (string | number)[] }
  /** The fact, a number, stands so to a threshold. */
  | { op: 'compare'; fact: string; is: Comparison; threshold: string }
  /** The fact, a count or a list of dated events, stands so to a threshold over a period. Borderline where the period's readings differ. */
  | { op: 'countWithin'; fact: string; period: string; is: Comparison; threshold: string }
  /** As countWithin, of a share: `of` out of `among`, both counted over the period; the threshold is in percent. Not known while there is nothing to be a share of. */
  | { op: 'rateWithin'; of: string; among: string; period: string; is: Comparison; threshold: string }
  /** The fact is known and, when a list, not empty. A list known to be empty answers no. */
  | { op: 'present'; fact: string }
  /** At least this long (a threshold in days or months) has passed since the fact, a moment. */
  | { op: 'elapsed'; fact: string; threshold: string }
  /** The window is open: yes before the safe time, no after the last reading of every start and before every opening, unknown between. */
  | { op: 'withinWindow'; window: string }
  /** Every event of the first fact came after the moment `than`. Not known while a fact of `requires` is not known true, or there is no event. */
  | { op: 'laterThan'; events: string; than: string; requires?: string[] }
  /** Yes until the event is on record; unknown from then on, because the rule does not say what the event does to it. */
  | { op: 'unsettledBy'; fact: string }
  /**
   * Every price that is asked keeps the floor of its service. While `lifted` holds there is no floor; while `unpublished` holds there is one whose amount is not known;
   * a condition that is not known to hold changes nothing.
   */
  | { op: 'floors'; prices: string; lifted?: Predicate; unpublished?: Predicate }
  /** An open text read in several ways: where they agree, that; where they differ, borderline. */
  | { op: 'readings'; of: { id: string; when: Predicate }[] }
  /** Somebody else's decision: unknown unless it has been put on record in the fact. */
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
    z.strictObject({ op: z.literal('rateWithin'), of: id, among: id, period: id, is: comparison, threshold: id }),
    z.strictObject({ op: z.literal('present'), fact: id }),
    z.strictObject({ op: z.literal('elapsed'), fact: id, threshold: id }),
    z.strictObject({ op: z.literal('withinWindow'), window: id }),
    z.strictObject({ op: z.literal('laterThan'), events: id, than: id, requires: z.array(id).optional() }),
    z.strictObject({ op: z.literal('unsettledBy'), fact: id }),
    z.strictObject({ op: z.literal('floors'), prices: id, lifted: predicate.optional(), unpublished: predicate.optional() }),
    z.strictObject({ op: z.literal('readings'), of: z.array(z.strictObject({ id, when: predicate })).min(2) }),
    z.strictObject({ op: z.literal('theirs'), fact: id.nullable() }),
  ]),
);

function partsOf(node: Predicate): Predicate[] {
  if (node.op === 'all' || node.op === 'any') return node.of;
  if (node.op === 'not') return [node.of];
  if (node.op === 'readings') return node.of.map(({ when }) => when);
  if (node.op === 'floors') return [node.lifted, node.unpublished].filter((part) => part !== undefined);
  return [];
}

/** Every node of a predicate, itself first. */
export function nodesOf(root: Predicate): Predicate[] {
  return [root, ...partsOf(root).flatMap(nodesOf)];
}

/** Ids of the facts that a node itself names, without those of its parts and of the windows and periods that it refers to. */
export function factsNamed(node: Predicate): string[] {
  if (node.op === 'rateWithin') return [node.of, node.among];
  if (node.op === 'floors') return [node.prices];
  if (node.op === 'laterThan') return [node.events, node.than, ...(node.requires ?? [])];
  return 'fact' in node && node.fact !== null ? [node.fact] : [];
}
