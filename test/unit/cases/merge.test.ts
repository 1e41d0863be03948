import { expect, test } from 'vitest';
import { factsOf } from '../../../lib/cases/facts';
import { mergeReading } from '../../../lib/cases/merge';
import { type CaseRecord, categoryFact, emptyRecord, holderOf, membersOf } from '../../../lib/cases/record';
import { say } from '../../../lib/cases/say';
import type { ListingReading, PageReading } from '../../../lib/sites/site';
import { READ_AT, hour, minute, orderReading, seen } from './samples';

const first = minute('2025-10-02T15:20+09:00');
const second = minute('2025-10-03T18:00+09:00');

function merged(...readings: PageReading[]): CaseRecord {
  let record: CaseRecord | null = null;
  for (const reading of readings) record = mergeReading(record, reading);
  if (record === null) throw new Error('no record');
  return record;
}

function factsAt(record: CaseRecord, now = READ_AT) {
  return factsOf({ record, account: null, service: null, exhibits: { agreement: 0, result: 0 } }, now);
}

test('a delivery once seen stays when a later reading no longer shows it: losing the first would move the deadline later', () => {
  const record = merged(orderReading({ deliveries: [seen(first), seen(second)] }), orderReading({ deliveries: [seen(second)], deliveriesComplete: false }));
  expect(record.deliveries.map(({ earliestMs }) => earliestMs)).toEqual([first.earliestMs, second.earliestMs]);
  expect(factsAt(record)['deliveries.complete']).toMatchObject({ known: true, value: true });
});

test('a folded feed whose first delivery was never seen is not complete', () => {
  const record = merged(orderReading({ deliveries: [] }), orderReading({ deliveries: [seen(second)], deliveriesComplete: false }));
  expect(factsAt(record)['deliveries.complete']).toEqual({ known: false, why: 'earlier-may-be-unseen' });
});

test('the same delivery told in hours and then to the minute is one delivery, the finer one', () => {
  const record = merged(orderReading({ deliveries: [seen(hour('2025-10-02T15:00+09:00'))] }), orderReading({ deliveries: [seen(first)] }));
  expect(record.deliveries).toMatchObject([{ earliestMs: first.earliestMs, precision: 'minute' }]);
});

test('two deliveries of one reading stay two though one is told to the day only, and reading the page again changes nothing', () => {
  const start = Temporal.ZonedDateTime.from('2025-10-02T00:00[Asia/Seoul]').epochMilliseconds;
  const day = { date: '2025-10-02', epochMs: null, earliestMs: start, latestMs: start + 86_400_000, precision: 'day' as const };
  const once = merged(orderReading({ deliveries: [seen(day), seen(first)] }));
  expect(once.deliveries.map(({ precision }) => precision)).toEqual(['day', 'minute']);
  const again = mergeReading(once, orderReading({ deliveries: [seen(first), seen(day)] }));
  expect(again?.deliveries.map(({ precision }) => precision)).toEqual(['day', 'minute']);
});

test('a doubtful delivery is no delivery, and leaves the list incomplete', () => {
  const record = merged(orderReading({ deliveries: [seen(first, false), seen(second)] }));
  expect(record.deliveries).toHaveLength(1);
  expect(factsAt(record)['deliveries.complete']).toEqual({ known: false, why: 'earlier-may-be-unseen' });
});

test('a page event later than the machine’s clock makes the clock implausible', () => {
  const record = merged(orderReading({ deliveries: [seen(first)], latestEventMs: READ_AT + 1 }));
  expect(factsAt(record, READ_AT)['clock.plausible']).toEqual({ known: false, why: 'page-later-than-clock' });
  expect(factsAt(record, READ_AT + 1)['clock.plausible']).toMatchObject({ known: true, value: true });
});

test('an order whose delivery could not be read is unknown, not undelivered', () => {
  const record = merged(orderReading({ deliveriesComplete: false }, { gaps: [{ field: 'deliveries', why: 'unreadable' }] }));
  expect(factsAt(record)['deliveries']).toEqual({ known: false, why: 'unreadable' });
});

test('an order whose whole history shows no delivery is known to have none', () => {
  expect(factsAt(merged(orderReading({})))['deliveries']).toMatchObject({ known: true, value: [] });
});

test('what the user said of the deliveries replaces the page’s up to that time, and a later one still counts', () => {
  const record = say(merged(orderReading({ deliveries: [seen(first), seen(second)] })), 'deliveries', '2025-10-02T10:00:00+09:00', READ_AT);
  const facts = factsAt(record);
  expect(facts['deliveries']).toMatchObject({ known: true, origin: 'you' });
  const starts = facts['deliveries']?.known ? (facts['deliveries'].value as { earliestMs: number }[]).map(({ earliestMs }) => earliestMs) : [];
  expect(starts[0]).toBe(Temporal.Instant.from('2025-10-02T10:00+09:00').epochMilliseconds);
  expect(starts.at(-1)).toBe(second.earliestMs);
});

test('an answer taken back gives the page’s own value back', () => {
  const before = merged(orderReading({ deliveries: [seen(first)] }));
  const after = say(say(before, 'deliveries', '2025-10-01T10:00:00+09:00', READ_AT), 'deliveries', null, READ_AT);
  expect(factsAt(after)['deliveries']).toEqual(factsAt(before)['deliveries']);
});

test('a page that says a claim was filed or refused uses the one claim up; the offered button does not', () => {
  for (const [claim, unused] of [['offered', true], ['filed', false], ['refused', false]] as const) {
    expect(factsAt(merged(orderReading({ claim: seen(claim) })))['claim.unused']).toMatchObject({ known: true, value: unused });
  }
  expect(factsAt(merged(orderReading({})))['claim.unused']).toEqual({ known: false, why: 'not-asked' });
});

test('the mark remembered from the service page reaches the order by its gig id', () => {
  const order = merged(orderReading({ gigId: '501001' }));
  const service = mergeReading(null, {
    site: 'kmong',
    url: 'https://kmong.com/gig/501001',
    readAt: READ_AT,
    gaps: [],
    content: { kind: 'service', gigId: '501001', title: null, guarantee: seen(true), prime: null, prices: [] },
  });
  const facts = factsOf({ record: order, account: null, service, exhibits: { agreement: 0, result: 0 } }, READ_AT);
  expect(facts['service.guarantee']).toMatchObject({ known: true, value: true });
  expect(factsAt(order)['service.guarantee']).toEqual({ known: false, why: 'not-visited' });
});

test('a page without an order number is no case', () => {
  expect(mergeReading(null, orderReading({ orderId: null }))).toBeNull();
});

const BOX = { tradePoints: null, memberSince: null, identityVerified: null };
function listingReading(listing: Partial<ListingReading>, rest: Partial<PageReading> = {}): PageReading {
  const empty: ListingReading = { kind: 'listing', threadId: '4100501', title: null, author: null, authorId: null, category: null, openedAt: null, prices: [], pictureOnly: false, ...BOX };
  return { site: 'r10', url: 'https://www.r10.net/ornek/4100501-konu.html', readAt: READ_AT, gaps: [], ...rest, content: { ...empty, ...listing } };
}
function profileReading(tradePoints: number, readAt: number): PageReading {
  const content = { kind: 'profile' as const, memberId: '204117', name: seen('mavihokka'), ...BOX, tradePoints: seen(tradePoints) };
  return { site: 'r10', url: 'https://www.r10.net/profil/204117-mavihokka.html', readAt, gaps: [], content };
}
const ofMember = { author: seen('MaviHokka'), authorId: '204117' };
const none = { account: null, service: null, exhibits: { agreement: 0, result: 0 } };
const answered = (member: string, fact: string, value: string) => say(emptyRecord('r10', 'account', member, READ_AT), fact, value, READ_AT);

test('an answer for the account holds for that member’s listings only', () => {
  const mine = merged(listingReading(ofMember));
  expect(holderOf(mine, 'account.grievancesLastYear')).toBe('204117');
  expect(holderOf(mine, 'programme.opened')).toBe('me');
  const members = [answered('204117', 'account.grievancesLastYear', '1')];
  expect(factsOf({ ...none, record: mine, members }, READ_AT)['account.grievancesLastYear']).toMatchObject({ known: true, value: 1 });
  const other = merged(listingReading({ author: seen('yenifirca'), authorId: '310555' }));
  expect(membersOf(other)).toEqual(['@yenifirca', '310555']);
  expect(factsOf({ ...none, record: other }, READ_AT)['account.grievancesLastYear']).toBeUndefined();
});

test('what was said under ‘me’ counts where no author is known, and never for a named member; what holds for the site does for all', () => {
  const me = say(answered('me', 'account.grievancesLastYear', '2'), 'programme.opened', 'yes', READ_AT);
  const nameless = factsOf({ ...none, account: me, record: merged(listingReading({})) }, READ_AT);
  expect([nameless['account.grievancesLastYear'], nameless['programme.opened']]).toMatchObject([{ value: 2 }, { value: true }]);
  const named = factsOf({ ...none, account: me, record: merged(listingReading(ofMember)) }, READ_AT);
  expect([named['account.grievancesLastYear'], named['programme.opened']]).toMatchObject([undefined, { value: true }]);
});

test('a member without a number is known by name, whatever its letters’ case', () => {
  expect(membersOf(merged(listingReading({ author: seen('IŞIK') })))).toEqual(membersOf(merged(listingReading({ author: seen('ışık') }))));
});

test('a profile fills its member’s account; of it and the thread’s own box the newer sighting counts', () => {
  const profile = merged(profileReading(12, READ_AT));
  expect([profile.id, profile.kind, profile.title]).toEqual(['r10:account:204117', 'account', 'mavihokka']);
  const points = (own: Partial<ListingReading>, readAt: number) =>
    factsOf({ ...none, record: merged(listingReading({ ...ofMember, ...own }, { readAt })), members: [profile] }, READ_AT)['account.tradePoints'];
  expect(points({}, READ_AT)).toMatchObject({ known: true, value: 12 });
  expect(points({ tradePoints: seen(3) }, READ_AT - 1)).toMatchObject({ value: 12 });
  expect(points({ tradePoints: seen(13) }, READ_AT + 1)).toMatchObject({ value: 13 });
  expect(points({ tradePoints: seen(99, false) }, READ_AT + 1)).toMatchObject({ value: 12 });
});

test('a draft is a case of its own beside its thread, one for each forum’s editor', () => {
  const draft = { draft: true as const };
  const idOf = (listing: Partial<ListingReading>, url: string) => merged(listingReading({ ...draft, ...listing }, { url })).id;
  expect(idOf({}, 'https://www.r10.net/editpost.php?do=editpost&p=1')).toBe('r10:listing:draft:4100501');
  expect(idOf({ threadId: null }, 'https://www.r10.net/newthread.php?s=0123456789abcdef&do=newthread&f=12')).toBe('r10:listing:draft:newthread-php-12');
  expect(idOf({ threadId: null }, 'https://www.r10.net/newthread.php?do=newthread')).toBe('r10:listing:draft:newthread-php');
});

test('a category said once holds for every listing there', () => {
  const me = emptyRecord('r10', 'account', 'me', READ_AT);
  const account = { ...me, said: { [categoryFact('ornek')]: { known: true as const, value: 'pro-kat', origin: 'you' as const, where: '', at: READ_AT } } };
  const facts = (category: string) => factsOf({ ...none, account, record: merged(listingReading({ category })) }, READ_AT);
  expect(facts('ornek')['listing.category']).toMatchObject({ value: 'pro-kat' });
  expect(facts('baska')['listing.category']).toBeUndefined();
});
