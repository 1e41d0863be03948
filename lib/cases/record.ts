import type { Fact, StartEvent } from '../rules/model';
import type { SiteId } from '../sites/site';

/** Kinds of records: the three kinds of cases, and the user's account on a site, whose answers hold for every case there. */
export type RecordKind = 'order' | 'service' | 'listing' | 'account';

/** Money as the page or the user told it, in minor units. */
export interface Amount {
  currency: string;
  minor: number;
}

/** A delivery that was seen, with where it was read. */
export interface SeenDelivery extends StartEvent {
  where: string;
  at: number;
}

/** All that is remembered of one case or account. Kept in the table `cases`; plain data. */
export interface CaseRecord {
  id: string;
  site: SiteId;
  kind: RecordKind;
  subject: string;
  title: string | null;
  /** Last address at which it was read. */
  url: string | null;
  createdAt: number;
  updatedAt: number;
  /** Facts read on pages, newest reading of each. Deliveries are kept apart because they add up. */
  seen: Record<string, Fact>;
  /** Facts that the user said; they win over `seen`. */
  said: Record<string, Fact>;
  deliveries: SeenDelivery[];
  /** True once a reading showed the whole history with at least one delivery in it: the first delivery is known for good. */
  firstDeliveryCertain: boolean;
  /** Latest past event that any page of the case showed, epoch ms. */
  latestEventMs: number | null;
  gigId: string | null;
  amount: Amount | null;
  /** The expert's name, where a page showed it beyond doubt. */
  seller: string | null;
  /** Gaps of the last reading: fact ids with the reason. */
  gaps: { field: string; why: string }[];
  /** When the user said that the one claim was filed (K11), epoch ms. */
  filedAt: number | null;
  pin: { index: number; reason: string } | null;
  /** A listing made of pictures only: its prices cannot be read. */
  pictureOnly: boolean;
  /** True when the user tracks it by hand. */
  byHand: boolean;
}

/** Address of a case in the log and the database: "kmong:order:6826723". */
export function caseId(site: SiteId, kind: RecordKind, subject: string): string {
  return `${site}:${kind}:${subject}`;
}

/** The record of the user's account on a site. */
export function accountId(site: SiteId): string {
  return caseId(site, 'account', 'me');
}

/** A record that nothing is known of yet. */
export function emptyRecord(site: SiteId, kind: RecordKind, subject: string, now: number): CaseRecord {
  return {
    id: caseId(site, kind, subject),
    site,
    kind,
    subject,
    title: null,
    url: null,
    createdAt: now,
    updatedAt: now,
    seen: {},
    said: {},
    deliveries: [],
    firstDeliveryCertain: false,
    latestEventMs: null,
    gigId: null,
    amount: null,
    seller: null,
    gaps: [],
    filedAt: null,
    pin: null,
    pictureOnly: false,
    byHand: false,
  };
}
