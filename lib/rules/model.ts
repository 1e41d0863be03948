import type { Moment, Precision, Reading } from '../time/moment';
import type { Price } from '../money/price';

/** Where a fact came from: read on a page, said by the user, or counted in the evidence log. */
export type Origin = 'page' | 'you' | 'log';

/** Why a fact is not known. Each has a message `why.<id>` in every language. */
export type WhyUnknown =
  | 'not-on-page'
  | 'unreadable'
  | 'ambiguous'
  | 'not-asked'
  | 'not-visited'
  | 'earlier-may-be-unseen'
  | 'page-later-than-clock'
  | 'not-published'
  | 'seller-side'
  | 'frozen'
  | 'no-holiday-table'
  | 'holiday-table-ends';

/** A start event of a window, for example one delivery. Epoch ms. */
export interface StartEvent {
  earliestMs: number;
  latestMs: number;
  precision: Precision;
}

/** A price on a listing with the service that it was bound to (a floor's id such as 'logo'), or null when no service is named near it. */
export interface ListedPrice {
  price: Price;
  service: string | null;
  /** The label it was bound by, as written. */
  label: string | null;
  /** Ids of the floors of all services that this one price is for, where it is a package's. */
  package?: string[];
}

export type FactValue = boolean | number | string | Moment | StartEvent[] | ListedPrice[] | { index: number; reason: string };

export type Fact =
  | { known: true; value: FactValue; origin: Origin; where: string; at: number }
  | { known: false; why: WhyUnknown };

/** Facts by id. A fact that is absent counts as unknown ('not-on-page'). */
export type Facts = Record<string, Fact>;

export type Result = 'met' | 'not-met' | 'unknown' | 'borderline';
export type Decider = 'page' | 'you' | 'marketplace';
/** How far a text binds; 'unverified': nobody has held it against its source. */
export type Status = 'in-force' | 'proposed' | 'old' | 'unverified';
export type Verdict = 'met' | 'not-met' | 'cannot-tell';
export type FloorResult = 'above' | 'at' | 'below' | 'no-floor' | 'unknown';

/** One listed price held against its floor. */
export interface FloorFinding {
  floor: string | null;
  result: FloorResult;
  price: Price;
  label: string | null;
  /** Floors of all services that the price buys together, where it is a package's. */
  package?: string[];
  /** Floor in minor units of its currency, or null where none is known. */
  floorMinor: number | null;
}

/** What was counted over one reading of a period, [from, to) in epoch ms; both null where a number was given and the period's beginning is not known. */
export interface Counted {
  fact: string;
  period: string;
  reading: string;
  /** How many surely lie in the period. */
  count: number;
  /** How many may, where dates are not exact enough to say; absent when equal. */
  atMost?: number;
  from: number | null;
  to: number | null;
  /** When a number was said or read, epoch ms; absent for dated events, which are counted now. */
  said?: number;
}

/** A fact as a finding used it: where it was read, or that it was said, and when (epoch ms). */
export interface ReadFact {
  fact: string;
  origin: Origin;
  where: string;
  at: number;
}

/** A rule's result with its trace. */
export interface Finding {
  rule: string;
  clause: string;
  result: Result;
  decider: Decider;
  counts: boolean;
  uses: string[];
  missing: string[];
  /** Present on the price rule only: one for each price found, in reading order. */
  floors?: FloorFinding[];
  /** Present on rules with two counts or readings: what each came to (id → result). */
  readings?: Record<string, Result>;
  /** The facts among `uses` that are known, and how. */
  read: ReadFact[];
  /** Present on rules that count over a period: one for each fact, period and reading of it. */
  counted?: Counted[];
  /** Facts among `missing` that are known but said too long ago to speak of the period. Absent when there are none. */
  stale?: string[];
  /** Ids of thresholds and floors for which the user's own value stood in for the published one. Absent when there are none. */
  yours?: string[];
}

/** The readings of a window from one start event. */
export interface StartReadings {
  /** 1 for the first event of the fact that starts the window, in the order given; events that start the count anew follow. */
  number: number;
  start: StartEvent;
  readings: Reading[];
}

export type WindowState =
  /** The window opens some time after its start, and has not been shown to be open: `opens` says why. */
  | 'not-yet'
  /** No start event was seen: the window has not been shown to start. */
  | 'not-started'
  /** now is before the safe time. */
  | 'open'
  /** now is at or past the safe time, before the latest reading of the latest start. */
  | 'past-safe'
  /** Past every reading of every start. */
  | 'closed'
  /** No safe time can be given; `why` says the reason. */
  | 'unknown';

export interface Deadline {
  closesAt: number;
  reading: string;
  /** Number of the start event it counts from. */
  number: number;
}

/** All that is known of one window now. */
export interface WindowFinding {
  id: string;
  clause: string;
  zone: string;
  state: WindowState;
  why: WhyUnknown | null;
  /** Only those that the window may count from. */
  starts: StartReadings[];
  /**
   * Present for a window that opens later than it starts. `from`: before it, no reading has it open. `surely`: from it on, every reading has; null, with the reason, when that
   * is not known.
   */
  opens?: { from: number; surely: number | null; why: WhyUnknown | null };
  /** Earliest reading of the first start; null when state is 'unknown' or 'not-started'. */
  safe: Deadline | null;
  /** Latest known reading of the latest start; null likewise, and when none is known. `complete` is false when some reading could not be known. */
  latest: (Deadline & { complete: boolean }) | null;
  /** The earliest reading of the delivery that the user pinned, when that is another one than the first. */
  pinned: (Deadline & { reason: string }) | null;
}

/** What a rule pack says of the facts at one instant. */
export interface Assessment {
  verdict: Verdict;
  /** Rules that decided the verdict, in pack order. */
  because: string[];
  findings: Finding[];
  windows: WindowFinding[];
}
