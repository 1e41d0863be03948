import type { Line, Param } from '../i18n/translate';
import type { Decider, FloorResult, Result, Status, WindowState } from '../rules/model';
import type { Price } from '../money/price';
import type { SiteId } from '../sites/site';
import type { ExhibitKind } from './exhibit-kinds';

/** What the card, the popup and the desk show. Plain data, made in one place from the case and its assessment; components only draw it. */

export type OrderVerdict = 'covered' | 'not-covered' | 'cannot-tell';
export type ListingVerdict = 'meets' | 'falls-short' | 'cannot-tell';

export interface DeadlineView {
  /** Exclusive end, epoch ms. */
  closesAt: number;
  reading: string;
  number: number;
}

export interface DeliveryView {
  number: number;
  startMs: number;
  /** Precision of the start as read. */
  precision: 'second' | 'minute' | 'hour' | 'day';
  readings: { id: string; closesAt: number | null; why: string | null }[];
  origin: 'page' | 'you' | 'log';
  pinned: boolean;
}

export interface WindowView {
  zone: string;
  state: WindowState;
  /** Why there is no headline; null when there is one. */
  why: Line | null;
  safe: DeadlineView | null;
  latest: (DeadlineView & { complete: boolean }) | null;
  pinned: (DeadlineView & { reason: string }) | null;
  deliveries: DeliveryView[];
  /** Other dates for the timeline, epoch ms, where known. */
  purchasedAt: number | null;
  agreedDue: number | null;
  autoConfirmAt: number | null;
  filesExpireAt: number | null;
}

export interface ClauseView {
  id: string;
  says: Line;
  source: string;
  sourceUrl: string | null;
  /** Date of the rule, or null where it is not known. */
  date: string | null;
  readOn: string | null;
  status: Status;
}

/** A fact that the user can give or correct, with how to ask for it. */
export interface QuestionView {
  fact: string;
  label: Line;
  /** `count` takes a whole number, or the dates of what is counted, one a line. */
  input: 'yes-no' | 'number' | 'count' | 'moment' | 'text' | 'choice';
  choices?: string[];
  /** True where a moment question takes several, one a line of the value. */
  many?: boolean;
  /** Present value as text for the field, or null. */
  value: string | null;
  origin: 'page' | 'you' | 'log' | null;
  /** True for a value that can be shown on the page instead of typed. */
  pointable?: true;
  /** The words beside which the user showed the present value; absent for one that was read or typed. */
  shown?: string;
}

/** A field that the page should show and that was not read. `fact` is there where it can be shown on the page. */
export interface GapView extends Line {
  fact?: string;
}

export interface FindingView {
  rule: string;
  clause: ClauseView;
  result: Result;
  decider: Decider;
  counts: boolean;
  title: Line;
  /** How the value was read or why it is not known. */
  detail: Line;
  question: QuestionView | null;
  /** What was counted over each reading of a period; absent where nothing is counted. */
  counted?: Line[];
  /** Each value of the user's own that it rests on, with the published one beside it; absent where it rests on none. */
  yours?: Line[];
}

export interface FloorView {
  floor: string | null;
  result: FloorResult;
  label: string | null;
  price: Price;
  floorMinor: number | null;
  /** Floors of all services that the price buys together; absent for one service. */
  package?: string[];
  /** Present where the floor is the user's own: theirs and the published one in a sentence. */
  yours?: Line;
  /** The published floor in minor units, null where none is; present beside `yours`. */
  publishedMinor?: number | null;
}

export interface ProgrammeView {
  name: Line;
  status: Status;
  note: Line;
}

export interface LogView {
  sealed: number;
  lastVerified: number | null;
  lastBackup: number | null;
}

interface CaseView {
  caseId: string;
  site: SiteId;
  subject: string;
  title: string | null;
  programme: ProgrammeView;
  because: Line;
  findings: FindingView[];
  /** Questions that stand outside a rule: delivery by hand, amount, agreed date. */
  questions: QuestionView[];
  /** What is missing on the page, field by field, with manual entry offered. */
  gaps: GapView[];
  warnings: Line[];
  log: LogView;
  url: string | null;
  /** True when a rule that counts was judged by a value of the user's own; every place that shows the verdict says so. */
  ownValues?: true;
}

export interface OrderView extends CaseView {
  kind: 'order';
  verdict: OrderVerdict;
  window: WindowView;
  filed: { at: number } | null;
  /** Pre-flight before the one claim: what is there and what is missing. */
  preflight: { line: Line; ready: boolean }[];
}

export interface ServiceView extends CaseView {
  kind: 'service';
  verdict: OrderVerdict;
}

export interface ListingView extends CaseView {
  kind: 'listing';
  verdict: ListingVerdict;
  floors: FloorView[];
  rubric: { points: number | null; of: number; note: Line; ownValues?: true } | null;
}

export type CardView = OrderView | ServiceView | ListingView;

/** A mark over one row of an order list. */
export interface RowMarkView {
  orderId: string;
  state: WindowState;
  safeClosesAt: number | null;
  zone: string;
  /** True while the date is ahead but K10 is not met all the same (the purchase is confirmed), or the order is known not to be covered: then no list may show it as calm. */
  doubtful?: boolean;
  filed: boolean;
}

/** A case as the popup and the desk list it. */
export interface CaseSummary {
  caseId: string;
  kind: 'order' | 'service' | 'listing';
  site: SiteId;
  subject: string;
  title: string | null;
  verdict: OrderVerdict | ListingVerdict;
  state: WindowState | null;
  safeClosesAt: number | null;
  zone: string;
  /** True while the date is ahead but K10 is not met all the same (the purchase is confirmed), or the order is known not to be covered: then no list may show it as calm. */
  doubtful?: boolean;
  filed: boolean;
  exhibits: number;
  url: string | null;
  /** True when a rule that counts was judged by a value of the user's own. */
  ownValues?: true;
}

/** What was said of an exhibit's pictures: nothing, of some, of each; and how many parts of them are covered. */
export interface Covering {
  state: 'unsaid' | 'partly' | 'said';
  boxes: number;
}

/** One sealed exhibit (or a capture that was broken off) as the desk shows it. */
export interface ExhibitView {
  seq: number;
  kind: ExhibitKind;
  title: string;
  url: string;
  /** When it was sealed, epoch ms by the machine's clock. */
  at: number;
  entryHash: string;
  completeness: string[];
  parts: { name: string; size: number }[];
  /** SHA-256 of its first picture, or null where it has none. */
  picture: string | null;
  /** How its pictures stand for masked copies. Absent where it has none that could be covered, and in another log. */
  covering?: Covering;
  /** What it says in itself: how many messages, how a file agrees with the page's list, what was attested. Absent for a plain capture. */
  says?: Line[];
  /** The words that it keeps, as they are: text marked on a page, a note. */
  words?: string;
  /** Seq of the exhibit that a note speaks of, where that exhibit is of this case. */
  about?: number;
  /** Id of the chain it belongs to, where that is not this profile's own: such an exhibit can be looked at, not exported or removed. */
  otherLog?: string;
}

/** A conversation, and the order that a capture of it is sealed under. */
export interface ConversationView {
  caseId: string;
  partner: string | null;
  /** Case id of the order, or the conversation's own while it stands apart. */
  target: string;
  /** How that is known: the page names it, the user chose it, the user tracks it at this address, the one order of the same service; `apart`: the user said none of them; `open`: not known. */
  how: 'on-page' | 'chosen' | 'tracked' | 'service' | 'apart' | 'open';
  /** Entries that stand under the conversation itself. */
  apart: number;
  /** Orders to choose from, most recent first. */
  orders: { caseId: string; subject: string; title: string | null }[];
}

/** Where this profile's log ends. */
export interface LogState {
  head: string | null;
  count: number;
  keyFingerprint: string | null;
  lastVerified: number | null;
  damaged: number;
}

/** One floor or threshold of a programme, as the settings show it. */
export interface ValueView {
  kind: 'floor' | 'threshold';
  id: string;
  name: Line;
  clause: ClauseView;
  /** What a threshold is counted in; null for a floor. */
  unit: Line | null;
  /** Least and greatest number that a threshold can be; null for a floor. */
  range: { min: number; max: number } | null;
  /** null: not published. */
  published: Param | null;
  /** The user's own value: `value` null says that no floor is known, `text` is what was typed, `at` epoch ms. */
  own: { value: Param | null; text: string; at: number; note: string } | null;
}

/** What the user can set of a programme. */
export interface PackValues {
  site: SiteId;
  /** Zone of the programme, in which dates are told. */
  zone: string;
  programme: ProgrammeView;
  values: ValueView[];
}
