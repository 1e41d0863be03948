import type { Moment } from '../time/moment';
import type { Fact, FactValue, WhyUnknown } from '../rules/model';
import type { ListingReading, OrderReading, PageReading, ProfileReading, ServiceReading, Sighting } from '../sites/site';
import { mergeDeliveries } from './deliveries';
import { joinedFiles } from './file-match';
import { type CaseRecord, type RecordKind, emptyRecord } from './record';

/** Which record a reading speaks of, or null when the page is no case (a list, another page, an order without a number). */
export function subjectOf(reading: PageReading): { kind: RecordKind; subject: string } | null {
  const { content } = reading;
  if (content.kind === 'order') return content.orderId === null ? null : { kind: 'order', subject: content.orderId };
  if (content.kind === 'service') return { kind: 'service', subject: content.gigId };
  if (content.kind === 'profile') return { kind: 'account', subject: content.memberId };
  if (content.kind !== 'listing') return null;
  // A draft is a case beside its thread: what nobody else sees yet is not what the thread asks.
  if (content.draft) return { kind: 'listing', subject: `draft:${content.threadId ?? editorOf(reading.url)}` };
  return content.threadId === null ? null : { kind: 'listing', subject: content.threadId };
}

/** An editor by its address: file, and the forum that the thread would stand in, since other forums ask other prices. The rest of the query may hold a session. */
function editorOf(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const forum = /^\d{1,12}$/.exec(searchParams.get('f') ?? '')?.[0];
  return [...pathname.slice(0, 80).split(/[^a-z\d]+/i), forum].filter(Boolean).join('-');
}

function known(sighting: Sighting<FactValue>, at: number): Fact {
  if (!sighting.sure) return { known: false, why: 'ambiguous' };
  return { known: true, value: sighting.value, origin: sighting.pointed ? 'you' : 'page', where: sighting.where, at };
}

/** Facts of a reading by id; a value that was not seen is absent, so that an earlier sighting of it stays. */
function factsSeen(pairs: Record<string, Sighting<FactValue> | null>, at: number): Record<string, Fact> {
  const facts: Record<string, Fact> = {};
  for (const [id, sighting] of Object.entries(pairs)) {
    if (sighting !== null) facts[id] = known(sighting, at);
  }
  return facts;
}

function mergeOrder(record: CaseRecord, order: OrderReading, at: number): CaseRecord {
  // A doubtful delivery is no delivery; but it may be the first one, so nothing is complete beside it.
  const sure = order.deliveries.filter((sighting) => sighting.sure);
  const complete = order.deliveriesComplete && sure.length === order.deliveries.length;
  const deliveries = sure.map(({ value, where, pointed }: Sighting<Moment>) => ({
    earliestMs: value.earliestMs,
    latestMs: value.latestMs,
    precision: value.precision,
    where,
    at,
    ...(pointed ? { pointed } : {}),
  }));
  const claim: Sighting<boolean> | null = order.claim === null ? null : { ...order.claim, value: order.claim.value === 'offered' };
  return {
    ...record,
    title: order.title?.value ?? record.title,
    gigId: order.gigId ?? record.gigId,
    seller: order.seller?.sure ? order.seller.value : record.seller,
    amount: order.amount?.sure ? order.amount.value : record.amount,
    deliveries: mergeDeliveries(record.deliveries, deliveries),
    ...(order.files === undefined || order.files.length === 0 ? {} : { files: joinedFiles(record.files ?? [], order.files) }),
    firstDeliveryCertain: record.firstDeliveryCertain || (complete && deliveries.length > 0),
    latestEventMs: order.latestEventMs === null ? record.latestEventMs : Math.max(order.latestEventMs, record.latestEventMs ?? 0),
    seen: {
      ...record.seen,
      ...factsSeen(
        {
          'order.purchasedAt': order.purchasedAt,
          'order.agreedDue': order.agreedDue,
          'order.confirmedAt': order.confirmedAt,
          'claim.unused': claim,
          ...(order.guarantee?.value === true ? { 'service.guarantee': order.guarantee } : {}),
        },
        at,
      ),
      'order.side': { known: true, value: order.side, origin: 'page', where: '', at },
      'deliveries.complete': complete
        ? { known: true, value: true, origin: 'page', where: '', at }
        : { known: false, why: 'earlier-may-be-unseen' },
    },
  };
}

function mergeService(record: CaseRecord, service: ServiceReading, at: number): CaseRecord {
  return {
    ...record,
    title: service.title?.value ?? record.title,
    gigId: service.gigId,
    seen: { ...record.seen, ...factsSeen({ 'service.guarantee': service.guarantee, 'service.prime': service.prime }, at) },
  };
}

/** What a user box says of its member's account. */
function accountSeen(box: Pick<ListingReading, 'tradePoints' | 'memberSince' | 'identityVerified'>, at: number): Record<string, Fact> {
  return factsSeen({ 'account.tradePoints': box.tradePoints, 'account.memberSince': box.memberSince, 'account.identityVerified': box.identityVerified }, at);
}

function mergeProfile(record: CaseRecord, profile: ProfileReading, at: number): CaseRecord {
  return { ...record, title: profile.name?.value ?? record.title, seen: { ...record.seen, ...accountSeen(profile, at) } };
}

function mergeListing(record: CaseRecord, listing: ListingReading, at: number): CaseRecord {
  const author = listing.author?.sure ? { name: listing.author.value, memberId: listing.authorId ?? null } : record.author;
  const category = listing.category ?? record.category;
  return {
    ...record,
    title: listing.title?.value ?? record.title,
    ...(author ? { author } : {}),
    ...(category ? { category } : {}),
    pictureOnly: listing.pictureOnly,
    seen: {
      ...record.seen,
      ...accountSeen(listing, at),
      // Prices are replaced whole, never joined with older ones: an edited post must not be judged by prices it no longer asks.
      'listing.prices': { known: true, value: listing.prices, origin: 'page', where: listing.title?.value ?? '', at },
    },
  };
}

/**
 * What is known of a case after one more reading of its page. Pure; `record` is null the first time.
 * Values the page did not show keep their last sighting; deliveries add up; what the user said is untouched.
 */
export function mergeReading(record: CaseRecord | null, reading: PageReading): CaseRecord | null {
  const about = subjectOf(reading);
  if (about === null) return null;
  const at = reading.readAt;
  const before = record ?? emptyRecord(reading.site, about.kind, about.subject, at);
  const common: CaseRecord = {
    ...before,
    url: reading.url,
    updatedAt: at,
    gaps: reading.gaps.map(({ field, why }) => ({ field, why: why satisfies WhyUnknown })),
  };
  const { content } = reading;
  if (content.kind === 'order') return mergeOrder(common, content, at);
  if (content.kind === 'service') return mergeService(common, content, at);
  if (content.kind === 'listing') return mergeListing(common, content, at);
  if (content.kind === 'profile') return mergeProfile(common, content, at);
  return null;
}
