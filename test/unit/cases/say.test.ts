import { expect, test } from 'vitest';
import { emptyRecord } from '../../../lib/cases/record';
import { readAnswer, say } from '../../../lib/cases/say';
import { READ_AT } from './samples';

test.each([
  ['account.biz', 'yes', 'kmong', true],
  ['account.biz', 'no', 'kmong', false],
  ['account.tradePoints', '356', 'r10', 356],
  ['claim.ground', 'K9b', 'kmong', 'K9b'],
] as const)('%s: "%s" is understood', (fact, text, site, value) => {
  expect(readAnswer(fact, text, site, READ_AT)).toBe(value);
});

test.each([
  ['account.biz', 'maybe', 'error.bad-answer'],
  ['account.tradePoints', '-1', 'error.bad-number'],
  ['account.tradePoints', '1.5', 'error.bad-number'],
  ['rating.design', '11', 'error.bad-number'],
  ['claim.ground', 'K8', 'error.bad-answer'],
  ['order.agreedDue', '2025-02-30', 'error.bad-moment'],
  ['deliveries', 'yesterday-ish', 'error.bad-moment'],
  ['deliveries', '2025-10-05T12:00:00+09:00', 'error.future-event'],
  ['clock.plausible', 'yes', 'error.not-askable'],
] as const)('%s: "%s" is refused with its own words', (fact, text, key) => {
  expect(() => readAnswer(fact, text, 'kmong', READ_AT)).toThrow(expect.objectContaining({ key }));
});

test('a delivery typed as a date alone is known to the day, in the site’s zone', () => {
  const start = Temporal.ZonedDateTime.from('2025-10-02T00:00[Asia/Seoul]').epochMilliseconds;
  expect(readAnswer('deliveries', '2025-10-02', 'kmong', READ_AT)).toEqual([{ earliestMs: start, latestMs: start + 86_400_000, precision: 'day' }]);
});

test('a refused answer changes nothing', () => {
  const record = emptyRecord('kmong', 'order', '1', 0);
  expect(() => say(record, 'account.biz', 'maybe', READ_AT)).toThrow();
  expect(record.said).toEqual({});
});
