import { z } from 'zod';
import { faultsOf } from './faults';
import { id, predicate } from './predicate';

z.config({ jitless: true });

/*
 * HOW A PACK IS WRITTEN
 *
 * A rule pack is one programme of one marketplace as plain JSON: no code, no expressions, no field beyond those below. To write one:
 *
 * 1. `sources`: what was read, where, and what it says of its own age. `clauses`: one entry for each sentence that binds, citing its source and saying how far it binds.
 *    Everything else in the pack cites a clause, so that every verdict can be traced back to a text. What nobody has checked has the status 'unverified'.
 * 2. `windows`: every span of time in which something may be done or will happen. What the text leaves open (is the first day counted? does the last day move past a holiday?)
 *    is not decided: each way to understand it is one of the window's `readings`, and the earliest end of all is the safe one.
 *    Windows may start when another ends, open later than they start, stand still and start anew; see `window`.
 * 3. `periods` and `thresholds`: over which time something is counted, and against which number it is held. `floors`: least prices by service.
 * 4. `rules`: what is met or not, each a condition (`test`, see lib/rules/predicate.ts) over facts, windows, thresholds and floors.
 *    Facts have ids such as 'order.purchasedAt'; what is not known of them is never taken as met. Rules with `counts` decide the verdict together:
 *    any that is not met decides; else any unknown or borderline one leaves it open; else it is met.
 * 5. `requirements`, `refusals`: when no date may be given at all. `stages`: what can be judged before the whole deal is there. `rubric`: a score in points. `grounds`: reasons
 *    that a claim can give.
 *
 * Facts are booleans, numbers, texts, moments, or lists of events; an event is { earliestMs, latestMs, precision }: the span in which it happened, epoch ms.
 * Ids are letters, digits, '.', '_' and '-'. Days are ISO dates ('2025-02-24'). Zones are IANA names ('Asia/Seoul'). Money is in minor units (kuruş, cent; won itself).
 * All ids and references are checked when the pack is read (lib/rules/faults.ts).
 */

const day = z.iso.date();
/** A year, a month or a day: as exactly as it is known. */
const partialDay = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const zone = z.string().regex(/^(?:UTC|[A-Z][A-Za-z_]+(?:\/[A-Za-z_-]+){1,2})$/);
const count = z.number().int().positive().max(100_000);
const deciders = z.enum(['page', 'you', 'marketplace', 'log', 'clock', 'advice']);
/** Why nothing can be said; see WhyUnknown in lib/rules/model.ts. */
const why = z.enum([
  'not-on-page', 'unreadable', 'ambiguous', 'not-asked', 'not-visited', 'earlier-may-be-unseen', 'page-later-than-clock', 'not-published', 'seller-side',
  'frozen', 'no-holiday-table', 'holiday-table-ends',
]);
/** How far a text binds. `old`: a text of an earlier day that may have been replaced. `unverified`: nobody has held it against its source. */
const status = z.enum(['in-force', 'proposed', 'old', 'unverified']);

/** A text that was read. */
const source = z.strictObject({
  id,
  /** Its own title, in its own language. */
  title: z.string().min(1),
  url: z.url({ protocol: /^https$/ }).nullable(),
  /** What the copy that was read tells of its own age. */
  readOn: partialDay.nullable(),
  /** Date that the text itself bears. */
  dated: partialDay.nullable(),
});

/** One sentence that binds. Its wording in each language is in the catalogue, as `clause.<id>.says`. */
const clause = z.strictObject({
  id,
  source: id,
  /** A second source that adds to it. */
  also: id.optional(),
  status,
  /** Date of the rule; null where it is not known, which is then said. */
  date: day.nullable(),
  /** Day from which it applies, when that is another one. */
  effective: day.optional(),
  /** Who or what decides it; empty where it states a benefit and nothing is decided. */
  deciders: z.array(deciders),
});

/** A number that facts are held against. */
const threshold = z.strictObject({
  id,
  clause: id,
  value: z.number().nonnegative(),
  /** What it is a number of. `months`, `days`: a length of time. `percent`: a share. */
  unit: z.enum(['count', 'points', 'percent', 'months', 'days', 'exhibits']),
  /** Since when it has this value; null where not known. */
  date: day.nullable(),
  /** How far the figure binds, when that is another status than its clause's. */
  status: status.optional(),
  /** True when the user's own value stands in for the published one. */
  yours: z.boolean().optional(),
});

/** Minor units of the currency. */
const money = z.strictObject({ currency: z.enum(['TRY', 'KRW', 'USD', 'EUR']), minor: z.number().int().nonnegative() });

/** The least price of a service. */
const floor = z.strictObject({
  id,
  clause: id,
  /** Ways in which listings name the service, by language. */
  names: z.strictObject({ ko: z.array(z.string().min(1)).optional(), tr: z.array(z.string().min(1)).optional(), en: z.array(z.string().min(1)).optional() }),
  /** null: a floor of this service is not published. */
  amount: money.nullable(),
  /** Since when it has this amount; null where not known. */
  date: day.nullable(),
  status: status.optional(),
  /** True when the user's own amount stands in for the published one. */
  yours: z.boolean().optional(),
});

/** A length of time, one of: minutes, hours, days and months of the calendar, business days of the zone's country. */
const length = z.union([
  z.strictObject({ days: count }),
  z.strictObject({ hours: count }),
  z.strictObject({ minutes: count }),
  z.strictObject({ months: count }),
  z.strictObject({ businessDays: count }),
]);

/** A way of counting that has no name yet; see Counting in lib/time/counting.ts. Its name in each language is `reading.<id>.name`. */
const counting = z.strictObject({ id, from: z.enum(['instant', 'clock', 'first-day', 'next-day', 'next-day-unless-midnight']), rolls: z.boolean().optional() });

/** The end of another window, which stands before this one in the pack: from its earliest reading to its latest. */
const after = z.strictObject({ after: id });

/** A span of time that a clause opens and closes. */
const window = z.strictObject({
  id,
  clause: id,
  /** Zone in which the clause's days and business days are counted. */
  zone,
  /**
   * What starts it: a fact (a moment, or a list of events, oldest first), or the end of another window. Of a fact `x`, the fact `x.pin` ({ index from 0, reason }) marks the event
   * that the user looks at; it adds a date and changes no state.
   */
  starts: z.union([id, after]),
  /**
   * Which of several events it counts from. `first`, `last`: those that may have been the first or last. `each`, as when absent: the text does not say; safe is the end that
   * follows from the earliest, closed is only what is closed for all.
   */
  which: z.enum(['first', 'last', 'each']).optional(),
  /** A fact (events) that starts the count anew, while the window has not closed. Known to be none: an empty list. While it is not known the window is never closed. */
  restarts: id.optional(),
  /**
   * Time that does not count. `from`, `to`: between each event of the first fact and the one of the second that follows; a beginning without an end lasts, and there is no end to
   * the window. `until`: there is no end until that fact is known true.
   */
  freezes: z.array(z.union([z.strictObject({ from: id, to: id }), z.strictObject({ until: id })])).optional(),
  /** Facts that must be known true before any date may be given; each is explained in `requirements`. */
  requires: z.array(id).optional(),
  /** When it opens: so long after its start, or at the end of another window. At its start when absent. */
  opens: z.union([length, after]).optional(),
  /** Time from the start (not from the opening) to the end. */
  length,
  /** Every way to count it that the text allows: by name (ReadingKind in lib/time/windows.ts) or written out. */
  readings: z.array(z.union([z.enum(['inclusive', 'exclusive', 'exact', 'same-time', 'civil', 'civil-rolled']), counting])).min(1),
});

/** A fact that windows require: why there is no date when it is known false, and whether an empty list of starts needs it too (`list`) or only a date does (`time`). */
const requirement = z.strictObject({ fact: id, otherwise: why, about: z.enum(['list', 'time']) });

/** A fact that takes every date away when it has this value, and the reason that is given. */
const refusal = z.strictObject({ fact: id, value: z.union([z.string(), z.boolean(), z.number()]), otherwise: why });

/** A period over which something is counted, and the ways to measure it. */
const period = z.strictObject({
  id,
  clause: id,
  zone,
  /** `now`: back from now. `since`: the running one of the periods that follow each other from a moment (a fact). `monthly`: back from the last such day of a month, at 00:00. */
  from: z.union([z.literal('now'), z.strictObject({ since: id }), z.strictObject({ monthly: z.number().int().min(1).max(31) })]),
  /** Every length that the text allows, by the calendar (12 months) or in days (365). */
  readings: z.array(z.strictObject({ id, length: z.union([z.strictObject({ days: count }), z.strictObject({ months: count })]) })).min(1),
  /** How long a plain number that somebody said (or a page showed) speaks of the period. Without it: until a period begins that it was said before. */
  goodFor: z.union([z.strictObject({ days: count }), z.strictObject({ months: count })]).optional(),
});

/** One line of the checklist. Its texts are `rule.<id>.title`, `.met`, `.not-met`, `.unknown`, `.borderline`. */
const rule = z.strictObject({
  id,
  clause: id,
  /** Who can say whether it is met. What the marketplace decides never counts. */
  decider: z.enum(['page', 'you', 'marketplace']),
  /** Whether it counts for the verdict; `when`: only while that fact is true. */
  counts: z.union([z.enum(['always', 'never']), z.strictObject({ when: id })]),
  /** Stages of the pack at which it can already be judged, beside the whole. */
  stages: z.array(id).min(1).optional(),
  test: predicate,
});

/** A score in points. */
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
      /** `rules`: full points when all of them are met, none when one is not. `rating`: the user's own points, a fact. */
      score: z.union([z.strictObject({ rules: z.array(id).min(1) }), z.strictObject({ rating: id })]),
    }),
  ),
});

/** A reason that a claim can give. */
const ground = z.strictObject({
  id,
  clause: id,
  /** False for a reason that may be filed but is no ground for approval. */
  approval: z.boolean(),
});

const shape = z.strictObject({
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** The programme's own name. */
  programme: z.string().min(1),
  /** The marketplace, by an id of our own. */
  site: id,
  /** Zone of the marketplace: lengths that have none of their own are counted in it. */
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
  /** Names of moments at which a part of the rules can be judged already, such as before a purchase. */
  stages: z.array(id),
  rules: z.array(rule).min(1),
  rubric: rubric.nullable(),
  grounds: z.array(ground),
});

/** One programme as data; how it is written stands at the head of this file. */
export type Pack = z.infer<typeof shape>;
export type Clause = Pack['clauses'][number];
export type Rule = Pack['rules'][number];
export type Period = Pack['periods'][number];
export type Floor = Pack['floors'][number];
export type Threshold = Pack['thresholds'][number];

const packSchema = shape.superRefine((pack, context) => {
  for (const message of faultsOf(pack)) context.addIssue({ code: 'custom', message });
});

/**
 * Reads a rule pack. Closed: an unknown field, an unknown kind of condition or a reference that leads nowhere is refused.
 * Throws a ZodError that names each fault. A pack that was read can be read again.
 */
export function parsePack(json: unknown): Pack {
  return packSchema.parse(json);
}
