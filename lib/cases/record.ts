import type { Fact, StartEvent } from '../rules/model';
import type { Cover } from '../package/pictures/cover';
import type { Pointed } from '../sites/pointed/place';
import type { ListedFile, SiteId } from '../sites/site';
import type { OwnValues } from './values';

/**
 * Kinds of records: the three kinds of cases; the user's account on a site, whose answers hold for every case there; and conversations, which belong to
 * an order as soon as it is known which.
 */
export type RecordKind = 'order' | 'service' | 'listing' | 'account' | 'conversation';

/** Money as the page or the user told it, in minor units. */
export interface Amount {
  currency: string;
  minor: number;
}

/** A delivery that was seen, with where it was read. */
export interface SeenDelivery extends StartEvent {
  where: string;
  at: number;
  /** True where the user showed how to find it; `where` is then the words beside it. */
  pointed?: true;
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
  /** A listing's author, as its page names him or her. Absent where no page did. */
  author?: { name: string; memberId: string | null };
  /** Slug of a listing's category, where its address or page tells it. */
  category?: string;
  /** A listing made of pictures only: its prices cannot be read. */
  pictureOnly: boolean;
  /** Places of values that the user showed, on the account's record alone. */
  places?: Pointed[];
  /** True when the user tracks it by hand. */
  byHand: boolean;
  /** Files that the case's pages listed, all readings together. Absent where none was. */
  files?: (ListedFile & { delivery: number | null })[];
  /** On a conversation only: the order number that its page names, or null. */
  onPage?: string | null;
  /** On a conversation only: the order that the user put it with; null says that it belongs to none of them. Absent while the user has not chosen. */
  belongsTo?: string | null;
  /** What the user said of exhibits' pictures for masked copies, by entry hash. Changed by lib/cases/covers alone. */
  covers?: Record<string, Cover>;
  /** On an account only: the user's own floors and thresholds. Absent where none is set. */
  own?: OwnValues;
}

/** Every site on which the user has an account's record. */
export const SITES: SiteId[] = ['kmong', 'r10'];

/** Address of a case in the log and the database: "kmong:order:6826723". */
export function caseId(site: SiteId, kind: RecordKind, subject: string): string {
  return `${site}:${kind}:${subject}`;
}

/**
 * The record of an account on a site. 'me' is the user: all there is on a site of buyers. On a site of sellers it holds what is true of the whole
 * site, and what was said of an account while the page did not name the author (or before authors were told apart); each named member has a record of
 * its own, by profile number, or by '@' and name where no page linked a number.
 */
export function accountId(site: SiteId, member = 'me'): string {
  return caseId(site, 'account', member);
}

/** The members whose records bear on a listing, surest last; empty when its author is not known. */
export function membersOf({ author }: CaseRecord): string[] {
  const name = author?.name.trim().toLocaleLowerCase('tr');
  return [...(name ? [`@${name}`] : []), ...(author?.memberId ? [author.memberId] : [])];
}

/** Whose answer an answer for the account is: the listing's author's where it is known, else the user's. What does not speak of an account ('programme.opened') holds for the site. */
export function holderOf(record: CaseRecord, fact: string): string {
  return (fact.startsWith('account.') && membersOf(record).at(-1)) || 'me';
}

/** Where the user's word on a category is kept with the account 'me': said once, it holds for every listing there. */
export function categoryFact(slug: string): string {
  return `listing.category:${slug}`;
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
