import { expect, test } from 'vitest';
import { factsOf } from '../../../lib/cases/facts';
import { mergeReading } from '../../../lib/cases/merge';
import type { CaseRecord } from '../../../lib/cases/record';
import { say } from '../../../lib/cases/say';
import type { PageReading } from '../../../lib/sites/site';
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
