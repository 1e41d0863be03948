import { z } from 'zod';
import { id, nodesOf, predicate } from './predicate';

z.config({ jitless: true });

const day = z.iso.date();
/** A year, a month or a day: as exactly as it is known. */
const partialDay = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const zone = z.string().regex(/^[A-Z][A-Za-z_]+\/[A-Za-z_]+$/);
const count = z.number().int().positive();
const deciders = z.enum(['page', 'you', 'marketplace', 'log', 'clock', 'advice']);
const why = z.enum(['not-on-page', 'unreadable', 'ambiguous', 'not-asked', 'not-visited', 'earlier-may-be-unseen', 'page-later-than-clock', 'not-published', 'seller-side']);

const source = z.strictObject({
  id,
  title: z.string().min(1),
  url: z.url({ protocol: /^https$/ }).nullable(),
  /** What the copy that was read tells of its own age. */
  readOn: partialDay.nullable(),
  /** Date that the text itself bears. */
  dated: partialDay.nullable(),
});

const clause = z.strictObject({
  id,
  source: id,
  /** A second source that adds to it. */
  also: id.optional(),
  status: z.enum(['in-force', 'proposed', 'old']),
  /** Date of the rule; null where it is not known, which is then said. */
  date: day.nullable(),
  effective: day.optional(),
  /** Who or what decides it; empty where it states a benefit and nothing is decided. */
  deciders: z.array(deciders),
});

const threshold = z.strictObject({
  id,
  clause: id,
  value: z.number().nonnegative(),
  unit: z.enum(['count', 'points', 'months', 'days', 'exhibits']),
  /** Since when; null where not known. */
  date: day.nullable(),
  /** True when the user's own value stands in for the published one. */
  yours: z.boolean().optional(),
});

const money = z.strictObject({ currency: z.enum(['TRY', 'KRW', 'USD', 'EUR']), minor: z.number().int().nonnegative() });

const floor = z.strictObject({
  id,
  clause: id,
  /** Ways in which listings name the service, by language. */
  names: z.strictObject({ ko: z.array(z.string().min(1)).optional(), tr: z.array(z.string().min(1)).optional(), en: z.array(z.string().min(1)).optional() }),
  /** null: a floor of this service is not published. */
  amount: money.nullable(),
  date: day.nullable(),
  yours: z.boolean().optional(),
});

const length = z.union([
  z.strictObject({ days: count }),
  z.strictObject({ hours: count }),
  z.strictObject({ minutes: count }),
  z.strictObject({ months: count }),
  z.strictObject({ businessDays: count }),
]);

const window = z.strictObject({
  id,
  clause: id,
  zone,
  /** Fact that starts it: a list of events or a moment. */
  starts: id,
  /** Facts that must be known true before any date may be given. */
  requires: z.array(id).optional(),
  opens: length.optional(),
  length,
  readings: z.array(z.enum(['inclusive', 'exact', 'civil', 'civil-rolled'])).min(1),
});

/** A fact that windows require: why there is no date when it is known false, and whether an empty list of starts needs it too. */
const requirement = z.strictObject({ fact: id, otherwise: why, about: z.enum(['list', 'time']) });

/** A fact that takes every date away when it has this value. */
const refusal = z.strictObject({ fact: id, value: z.string(), otherwise: why });

/** A period over which something is counted, and the ways to measure it. */
const period = z.strictObject({
  id,
  clause: id,
  zone,
  years: count,
  /** `today`: back from now. `thread`: the running year of the thread, from its opening. */
  from: z.enum(['today', 'thread']),
  readings: z.array(z.enum(['calendar', 'days-365'])).min(1),
});

const rule = z.strictObject({
  id,
  clause: id,
  decider: z.enum(['page', 'you', 'marketplace']),
  /** Whether it counts for the verdict; `when`: only while that fact is true. */
  counts: z.union([z.enum(['always', 'never']), z.strictObject({ when: id })]),
  test: predicate,
});

const rubric = z.strictObject({
  /** Points that the published items add up to. */
  of: count,
  /** Numbers of items that the published list leaves out. */
  missingItems: z.array(count),
  items: z.array(
    z.strictObject({
      id,
      clause: id,
      points: count,
      /** `rule`: full points when the rule is met, none when it is not. `rating`: the user's own points. */
      score: z.union([z.strictObject({ rules: z.array(id).min(1) }), z.strictObject({ rating: id })]),
    }),
  ),
});

const ground = z.strictObject({
  id,
  clause: id,
  /** False for a reason that may be filed but is no ground for approval. */
  approval: z.boolean(),
});

const shape = z.strictObject({
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  programme: z.string().min(1),
  site: z.enum(['kmong', 'r10']),
  zone,
  /** Day on which a person last held the pack against its sources. */
  reviewed: day,
  /** Day on which the programme started, by the source named; null where it has not, or is not known. */
  launched: z.strictObject({ date: day, source: id }).nullable(),
  sources: z.array(source).min(1),
  clauses: z.array(clause).min(1),
  thresholds: z.array(threshold),
  floors: z.array(floor),
  requirements: z.array(requirement),
  refusals: z.array(refusal),
  windows: z.array(window),
  periods: z.array(period),
  rules: z.array(rule).min(1),
  rubric: rubric.nullable(),
  grounds: z.array(ground),
});

type Shape = z.infer<typeof shape>;

/** Names every reference of the pack that leads nowhere, every id given twice, and every rule that may not be as it is. */
function faults(pack: Shape): string[] {
  const found: string[] = [];
  const ids = (part: string, list: { id: string }[]): Set<string> => {
    const seen = new Set<string>();
    for (const item of list) {
      if (seen.has(item.id)) found.push(`${part} "${item.id}" is there twice`);
      seen.add(item.id);
    }
    return seen;
  };
  const sources = ids('source', pack.sources);
  const clauses = ids('clause', pack.clauses);
  const thresholds = ids('threshold', pack.thresholds);
  const windows = ids('window', pack.windows);
  const periods = ids('period', pack.periods);
  const rules = ids('rule', pack.rules);
  const requirements = new Set(pack.requirements.map(({ fact }) => fact));
  ids('floor', pack.floors);
  ids('ground', pack.grounds);

  const need = (set: Set<string>, wanted: string, from: string) => {
    if (!set.has(wanted)) found.push(`${from} names "${wanted}", which is not in the pack`);
  };
  for (const item of pack.clauses) {
    need(sources, item.source, `clause ${item.id}`);
    if (item.also !== undefined) need(sources, item.also, `clause ${item.id}`);
  }
  if (pack.launched !== null) need(sources, pack.launched.source, 'launched');
  const cited = [...pack.thresholds, ...pack.floors, ...pack.windows, ...pack.periods, ...pack.rules, ...pack.grounds, ...(pack.rubric?.items ?? [])];
  for (const item of cited) need(clauses, item.clause, item.id);
  for (const item of pack.windows) for (const fact of item.requires ?? []) need(requirements, fact, `window ${item.id}`);
  for (const item of pack.rubric?.items ?? []) {
    for (const wanted of 'rules' in item.score ? item.score.rules : []) need(rules, wanted, `rubric ${item.id}`);
  }
  if (pack.rubric !== null && pack.rubric.items.reduce((sum, item) => sum + item.points, 0) !== pack.rubric.of) found.push('the points of the rubric do not add up');
  if (!pack.rules.some(({ counts }) => counts === 'always')) found.push('no rule counts, so that everything would be met');
  for (const item of pack.rules) {
    const nodes = nodesOf(item.test);
    for (const node of nodes) {
      if ('threshold' in node) need(thresholds, node.threshold, `rule ${item.id}`);
      if (node.op === 'countWithin') need(periods, node.period, `rule ${item.id}`);
      if (node.op === 'withinWindow') need(windows, node.window, `rule ${item.id}`);
    }
    if (item.decider === 'marketplace' && item.counts !== 'never') found.push(`rule ${item.id} is the marketplace's to decide and may not count`);
    if (nodes.some(({ op }) => op === 'theirs') && item.decider !== 'marketplace') found.push(`rule ${item.id} waits for another's decision and must say so`);
  }
  return found;
}

/** One programme as data. Money in minor units, dates as ISO days, zones as IANA names. */
export type Pack = Shape;
export type Clause = Pack['clauses'][number];
export type Rule = Pack['rules'][number];
export type Period = Pack['periods'][number];
export type Floor = Pack['floors'][number];
export type Threshold = Pack['thresholds'][number];

const packSchema = shape.superRefine((pack, context) => {
  for (const message of faults(pack)) context.addIssue({ code: 'custom', message });
});

/**
 * Reads a rule pack. Closed: an unknown field, an unknown kind of condition or a reference that leads nowhere is refused.
 * Throws a ZodError that names each fault.
 */
export function parsePack(json: unknown): Pack {
  return packSchema.parse(json);
}
