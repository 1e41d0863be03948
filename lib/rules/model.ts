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
  | 'seller-side';

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
}

export type FactValue = boolean | number | string | Moment | StartEvent[] | ListedPrice[] | { index: number; reason: string };

export type Fact =
  | { known: true; value: FactValue; origin: Origin; where: string; at: number }
  | { known: false; why: WhyUnknown };

/** Facts by id. A fact that is absent counts as unknown ('not-on-page'). */
export type Facts = Record<string, Fact>;

export type Result = 'met' | 'not-met' | 'unknown' | 'borderline';
export type Decider = 'page' | 'you' | 'marketplace';
export type Status = 'in-force' | 'proposed' | 'old';
export type Verdict = 'met' | 'not-met' | 'cannot-tell';
export type FloorResult = 'above' | 'at' | 'below' | 'no-floor' | 'unknown';

/** One listed price held against its floor. */
export interface FloorFinding {
  floor: string | null;
  result: FloorResult;
  price: Price;
  label: string | null;
  /** Floor in minor units of its currency, or null where none is known. */
  floorMinor: number | null;
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
  /** Ids of thresholds and floors for which the user's own value stood in for the published one. Absent when there are none. */
  yours?: string[];
}

/** The readings of a window from one start event. */
export interface StartReadings {
  /** 1 for the first delivery seen. */
  number: number;
  start: StartEvent;
  readings: Reading[];
}

export type WindowState =
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
  starts: StartReadings[];
  /** Earliest reading of the first start; null when state is 'unknown' or 'not-started'. */
  safe: Deadline | null;
  /** Latest known reading of the latest start; null likewise. `complete` is false when some reading could not be known. */
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
