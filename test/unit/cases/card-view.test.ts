import { expect, test } from 'vitest';
import { judge } from '../../../lib/cases/judged';
import { cardView } from '../../../lib/cases/card-view';
import { mergeReading } from '../../../lib/cases/merge';
import type { CaseRecord } from '../../../lib/cases/record';
import { summaryOf } from '../../../lib/cases/summary';
import type { OrderView } from '../../../lib/cases/view';
import { minute, orderReading, seen } from './samples';

const LOG = { sealed: 0, lastVerified: null, lastBackup: null };
const delivered = minute('2025-10-02T15:20+09:00');

function viewAt(record: CaseRecord, iso: string) {
  const now = Temporal.Instant.from(iso).epochMilliseconds;
  const judged = judge({ record, account: null, service: null, exhibits: { agreement: 0, result: 0 } }, now);
  return { view: cardView(judged, LOG, now) as OrderView, summary: summaryOf(judged) };
}

function iso(ms: number | null | undefined): string | null {
  return ms == null ? null : Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Asia/Seoul').toString({ timeZoneName: 'never' });
}

const record = mergeReading(null, orderReading({ deliveries: [seen(delivered)] })) as CaseRecord;

test('the worked example of K10: delivered 2025-10-02 15:20, safe end 10-08 24:00, the others as in the table', () => {
  const { view } = viewAt(record, '2025-10-04T12:00+09:00');
  expect(iso(view.window.safe?.closesAt)).toBe('2025-10-09T00:00:00+09:00');
  const readings = Object.fromEntries(view.window.deliveries[0]?.readings.map(({ id, closesAt }) => [id, iso(closesAt)]) ?? []);
  expect(readings).toEqual({
    inclusive: '2025-10-09T00:00:00+09:00',
    exact: '2025-10-09T15:20:00+09:00',
    civil: '2025-10-10T00:00:00+09:00',
    'civil-rolled': '2025-10-11T00:00:00+09:00',
  });
});

test.each([
  ['2025-10-08T23:59:59+09:00', 'open'],
  ['2025-10-09T00:00:00+09:00', 'past-safe'],
  ['2025-10-10T23:59:59+09:00', 'past-safe'],
  ['2025-10-11T00:00:00+09:00', 'closed'],
])('at %s the window is %s on the card and in every list alike', (at, state) => {
  const { view, summary } = viewAt(record, at);
  expect([view.window.state, summary.state]).toEqual([state, state]);
  expect(summary.safeClosesAt).toBe(view.window.safe?.closesAt);
});

test('a pin moves the card’s headline only: lists keep the first delivery’s date', () => {
  const twice = mergeReading(record, orderReading({ deliveries: [seen(delivered), seen(minute('2025-10-03T18:00+09:00'))] })) as CaseRecord;
  const { view, summary } = viewAt({ ...twice, pin: { index: 1, reason: '최종본' } }, '2025-10-04T12:00+09:00');
  expect(iso(view.window.pinned?.closesAt)).toBe('2025-10-10T00:00:00+09:00');
  expect(iso(summary.safeClosesAt)).toBe('2025-10-09T00:00:00+09:00');
});

test('with any input missing the verdict is never covered', () => {
  expect(viewAt(record, '2025-10-04T12:00+09:00').view.verdict).toBe('cannot-tell');
});

test('without a headline no other date of the chain is told either', () => {
  const folded = mergeReading(null, orderReading({ deliveries: [seen(delivered)], deliveriesComplete: false })) as CaseRecord;
  const { view } = viewAt(folded, '2025-10-04T12:00+09:00');
  expect([view.window.safe, view.window.autoConfirmAt, view.window.filesExpireAt]).toEqual([null, null, null]);
  expect(view.window.why).not.toBeNull();
});

test('a list never shows a confirmed purchase, nor one that is not covered, as calm', () => {
  const confirmed = mergeReading(record, orderReading({ deliveries: [seen(delivered)], confirmedAt: seen(minute('2025-10-03T09:00+09:00')) })) as CaseRecord;
  const unmarked = { ...record, said: { 'service.guarantee': { known: true, value: false, origin: 'you', where: '', at: 0 } } } satisfies CaseRecord;
  const at = '2025-10-04T12:00+09:00';
  expect([record, confirmed, unmarked].map((one) => viewAt(one, at).summary.doubtful)).toEqual([false, true, true]);
});
