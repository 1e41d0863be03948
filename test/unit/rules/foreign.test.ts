import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../lib/rules/evaluate';
import type { FactValue, Facts, StartEvent, WindowFinding } from '../../../lib/rules/model';
import { type Pack, parsePack } from '../../../lib/rules/schema';
import aliexpressJson from './foreign/aliexpress-dispute.json';
import amazonJson from './foreign/amazon-a-to-z.json';
import ebayJson from './foreign/ebay-case.json';
import topRatedJson from './foreign/ebay-top-rated.json';
import kworkJson from './foreign/kwork-answer.json';
import naverJson from './foreign/naver-confirm.json';
import { facts, finding, minute } from './helpers';

/** Rules of other marketplaces, to show what a pack can say. Their figures are test data; ends were counted on a calendar. */
const aliexpress = parsePack(aliexpressJson);
const amazon = parsePack(amazonJson);
const ebay = parsePack(ebayJson);
const topRated = parsePack(topRatedJson);
const kwork = parsePack(kworkJson);
const naver = parsePack(naverJson);

const at = (iso: string) => Date.parse(iso);
const event = (iso: string): StartEvent => ({ earliestMs: at(iso), latestMs: at(iso) + 60_000, precision: 'minute' });
const day = (iso: string, hours = 24): StartEvent => ({ earliestMs: at(iso), latestMs: at(iso) + hours * 3_600_000, precision: 'day' });
const window = (pack: Pack, id: string, given: Facts, now: string): WindowFinding =>
  evaluate(pack, given, at(now)).windows.find((one) => one.id === id)!;
const ends = ({ starts }: WindowFinding) => starts.flatMap(({ readings }) => readings.map(({ closesAt }) => (closesAt === null ? null : new Date(closesAt).toISOString())));
const utc = (iso: string) => new Date(at(iso)).toISOString();

describe.each([aliexpress, amazon, ebay, topRated, kwork, naver])('$id', (pack) => {
  it('says of every clause that nobody has held it against its source', () => {
    expect(new Set(pack.clauses.map(({ status }) => status))).toEqual(new Set(['unverified']));
    expect(pack.thresholds.every(({ status }) => status === 'unverified')).toBe(true);
  });

  it('can tell nothing without facts', () => {
    expect(evaluate(pack, {}, at('2026-03-01T00:00:00Z')).verdict).toBe('cannot-tell');
  });
});

describe('eBay: a case within 30 days of delivery, the seller having 3 business days first', () => {
  const asked = facts({ 'order.deliveredAt': [minute('2025-09-25T10:00')], 'request.openedAt': [minute('2025-10-02T15:20')], 'request.settled': false });
  /** The same rule on a marketplace whose holidays are known. */
  const korean = parsePack(JSON.parse(JSON.stringify(ebay).replaceAll('America/Los_Angeles', 'Asia/Seoul')));
  // Asked on Thursday 2 October; 3 and 6 to 9 October are holidays: Friday 10, Monday 13, Tuesday 14 until 24:00. Day 1 is 25 September, day 30 is 24 October.
  it.each([
    ['the last minute of the seller', '2025-10-14T23:59:00+09:00', 'not-yet', 'not-met', 'not-met'],
    ['after it', '2025-10-15T00:00:00+09:00', 'open', 'met', 'met'],
    ['the last minute of the 30 days', '2025-10-24T23:59:00+09:00', 'open', 'met', 'met'],
    ['past the safe end', '2025-10-25T00:00:00+09:00', 'past-safe', 'unknown', 'cannot-tell'],
    ['the first day left out, the last minute', '2025-10-25T23:59:00+09:00', 'past-safe', 'unknown', 'cannot-tell'],
    ['closed', '2025-10-26T00:00:00+09:00', 'closed', 'not-met', 'not-met'],
  ])('%s', (_, now, state, result, verdict) => {
    const assessment = evaluate(korean, asked, at(now));
    expect([assessment.windows.find(({ id }) => id === 'case')?.state, finding(assessment, 'E1').result, assessment.verdict]).toEqual([state, result, verdict]);
  });

  it('says when it opens, and every reading opens then', () => {
    const found = window(korean, 'case', asked, '2025-10-10T00:00:00+09:00');
    expect(found.opens).toEqual({ from: at('2025-10-15T00:00:00+09:00'), surely: at('2025-10-15T00:00:00+09:00'), why: null });
    expect(found.starts[0]?.readings.map(({ opensAt }) => opensAt)).toEqual(Array(3).fill(at('2025-10-15T00:00:00+09:00')));
  });

  it('where business days are not known: never open, for that reason, and the ends stand', () => {
    const found = window(ebay, 'case', asked, '2025-10-20T00:00:00+09:00');
    expect(found).toMatchObject({ state: 'not-yet', opens: { surely: null, why: 'no-holiday-table' } });
    // 25 September 10:00 in Seoul is the 24th, 18:00, in Los Angeles: day 30 is 23 October.
    expect(found.safe).toMatchObject({ closesAt: at('2025-10-24T00:00:00-07:00'), reading: 'inclusive' });
    expect(finding(evaluate(ebay, asked, at('2025-10-20T00:00:00+09:00')), 'E1').result).toBe('unknown');
    expect(window(ebay, 'seller', asked, '2025-10-20T00:00:00+09:00')).toMatchObject({ state: 'unknown', why: 'no-holiday-table', safe: null });
  });

  it('names what is missing: the request', () => {
    const { 'request.openedAt': _, ...less } = asked;
    const found = finding(evaluate(korean, less, at('2025-10-20T00:00:00+09:00')), 'E1');
    expect(found).toMatchObject({ result: 'unknown', missing: ['request.openedAt'] });
  });
});

describe('Amazon: from 48 hours after the seller was written to until 90 days after the last day of delivery', () => {
  // Summer time ends on 26 October 2025. Ten to 31 August are 22 days, September 30, October 31: 7 November is day 90.
  const given = facts({ 'delivery.latest': [day('2025-08-10T00:00:00+02:00')], 'seller.contactedAt': [event('2025-10-25T14:00:00+02:00')] });

  it('48 hours over the end of summer time end an hour earlier by the clock', () => {
    expect(window(amazon, 'claim', given, '2025-10-26T12:00:00+01:00').opens?.surely).toBe(at('2025-10-27T13:00:00+01:00'));
  });

  it.each([
    ['2025-10-27T12:59:00+01:00', 'not-yet', 'not-met'],
    ['2025-10-27T13:00:00+01:00', 'open', 'met'],
    // 90 times 24 hours from 10 August 00:00 end at 23:00 of 7 November: that is the safe end.
    ['2025-11-07T22:59:00+01:00', 'open', 'met'],
    ['2025-11-07T23:00:00+01:00', 'past-safe', 'unknown'],
    ['2025-11-08T23:59:00+01:00', 'past-safe', 'unknown'],
    ['2025-11-09T00:00:00+01:00', 'closed', 'not-met'],
  ])('%s: %s', (now, state, result) => {
    const assessment = evaluate(amazon, given, at(now));
    expect([assessment.windows[1]?.state, finding(assessment, 'A1').result]).toEqual([state, result]);
  });

  it('written too late: it never opens', () => {
    const late = { ...given, ...facts({ 'seller.contactedAt': [event('2025-11-07T12:00:00+01:00')] }) };
    expect(finding(evaluate(amazon, late, at('2025-11-07T20:00:00+01:00')), 'A1').result).toBe('not-met');
    expect(window(amazon, 'claim', late, '2025-11-08T12:00:00+01:00').state).toBe('past-safe');
  });

  it('written at some time of a day: not surely open before the last of it', () => {
    const vague = { ...given, ...facts({ 'seller.contactedAt': [day('2025-09-01T00:00:00+02:00')] }) };
    const result = (now: string) => finding(evaluate(amazon, vague, at(now)), 'A1').result;
    expect(result('2025-09-02T23:59:00+02:00')).toBe('not-met');
    expect(result('2025-09-03T12:00:00+02:00')).toBe('unknown');
    expect(result('2025-09-04T00:00:00+02:00')).toBe('met');
  });
});

describe('AliExpress: 15 days in Pacific time', () => {
  it.each([
    // Clocks go forward on 8 March 2026, and back on 2 November 2025.
    ['into summer time', '2026-03-01T10:00:00-08:00', ['2026-03-16T00:00:00-07:00', '2026-03-16T11:00:00-07:00', '2026-03-16T10:00:00-07:00', '2026-03-17T00:00:00-07:00']],
    ['out of summer time', '2025-10-25T10:00:00-07:00', ['2025-11-09T00:00:00-08:00', '2025-11-09T09:00:00-08:00', '2025-11-09T10:00:00-08:00', '2025-11-10T00:00:00-08:00']],
    ['to a time of day that the clocks skip', '2026-02-21T02:30:00-08:00', ['2026-03-08T00:00:00-08:00', '2026-03-08T03:30:00-07:00', '2026-03-08T03:30:00-07:00', '2026-03-09T00:00:00-07:00']],
    ['to a time of day that comes twice', '2025-10-18T01:30:00-07:00', ['2025-11-02T00:00:00-07:00', '2025-11-02T01:30:00-07:00', '2025-11-02T01:30:00-07:00', '2025-11-03T00:00:00-08:00']],
  ])('%s', (_, received, expected) => {
    const found = window(aliexpress, 'dispute', facts({ 'order.receivedAt': [event(received)] }), received);
    expect(ends(found)).toEqual(expected.map(utc));
    expect(found.safe).toMatchObject({ closesAt: at(expected[0]!), reading: 'inclusive' });
  });

  it('counts from the last parcel only', () => {
    const found = window(aliexpress, 'dispute', facts({ 'order.receivedAt': [event('2026-01-05T10:00:00-08:00'), event('2026-01-20T10:00:00-08:00')] }), '2026-01-21T00:00:00-08:00');
    expect(found).toMatchObject({ state: 'open', safe: { closesAt: at('2026-02-04T00:00:00-08:00'), number: 2 } });
    expect(found.starts.map(({ number }) => number)).toEqual([2]);
  });

  it('from both when either may be the last', () => {
    const found = window(aliexpress, 'dispute', facts({ 'order.receivedAt': [event('2026-01-20T10:00:00-08:00'), day('2026-01-20T00:00:00-08:00')] }), '2026-01-21T00:00:00-08:00');
    expect(found.starts.map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe('Naver: 7 days that stand still while the parcel cannot be followed', () => {
  const seen = { 'order.deliveredAt': [minute('2025-10-02T15:20')], 'tracking.known': true };
  const found = (values: Record<string, FactValue>, now = '2025-10-07T12:00:00+09:00') => window(naver, 'confirm', facts({ ...seen, ...values }), now);

  it('without any gap: 7 days', () => {
    expect(ends(found({ 'tracking.lostAt': [], 'tracking.foundAt': [] }))).toEqual(['2025-10-09T00:00:00+09:00', '2025-10-10T00:00:00+09:00'].map(utc));
  });

  it('no end while there is no tracking, or while it is not known whether there is', () => {
    for (const tracking of [facts({ 'tracking.known': false }), {}]) {
      const frozen = window(naver, 'confirm', { ...facts({ 'order.deliveredAt': [minute('2025-10-02T15:20')] }), ...tracking }, '2026-10-07T12:00:00+09:00');
      expect([frozen.state, frozen.why, frozen.safe]).toEqual(['unknown', 'frozen', null]);
      expect(frozen.starts[0]?.readings.map(({ why }) => why)).toEqual(['frozen', 'frozen']);
    }
  });

  it('a gap of 3 to 6 October: two whole days for the safe end, four days touched for the last', () => {
    const gap = found({ 'tracking.lostAt': [minute('2025-10-03T12:00')], 'tracking.foundAt': [minute('2025-10-06T09:00')] });
    expect(gap.safe).toMatchObject({ closesAt: at('2025-10-11T00:00:00+09:00') });
    expect(gap.latest).toEqual({ closesAt: at('2025-10-14T00:00:00+09:00'), reading: 'civil', number: 1, complete: true });
  });

  it('gaps that overlap are left out once', () => {
    // 4 and 5, and 5 and 6 October: three days.
    const gaps = found({ 'tracking.lostAt': [minute('2025-10-04T00:00'), minute('2025-10-05T00:00')], 'tracking.foundAt': [minute('2025-10-06T00:00'), minute('2025-10-07T00:00')] });
    expect(gaps.safe?.closesAt).toBe(at('2025-10-12T00:00:00+09:00'));
  });

  it('a gap after the end changes nothing', () => {
    const gap = found({ 'tracking.lostAt': [minute('2025-10-20T12:00')], 'tracking.foundAt': [minute('2025-10-26T09:00')] }, '2025-10-27T00:00:00+09:00');
    expect([gap.state, gap.latest?.closesAt]).toEqual(['closed', at('2025-10-10T00:00:00+09:00')]);
  });

  it('a gap that lasts has no end', () => {
    expect(found({ 'tracking.lostAt': [minute('2025-10-03T12:00')], 'tracking.foundAt': [] })).toMatchObject({ state: 'unknown', why: 'frozen', safe: null });
  });

  it('gaps not known: the safe end stands, and nothing ever closes', () => {
    const open = found({}, '2030-10-07T12:00:00+09:00');
    expect(open).toMatchObject({ state: 'past-safe', safe: { closesAt: at('2025-10-09T00:00:00+09:00') }, latest: { complete: false } });
    expect(finding(evaluate(naver, facts(seen), at('2030-10-07T12:00:00+09:00')), 'N1')).toMatchObject({ result: 'unknown', missing: ['tracking.lostAt', 'tracking.foundAt'] });
  });
});

describe('Kwork: 20 minutes to act, counted anew when the offer is made again', () => {
  const result = (values: Record<string, FactValue>, now: string) => finding(evaluate(kwork, facts(values), at(now)), 'W1').result;
  const offered = { 'order.offeredAt': [event('2026-05-01T12:00:00+03:00')], 'order.offeredAgainAt': [] };

  it.each([['2026-05-01T12:19:59+03:00', 'met'], ['2026-05-01T12:20:00+03:00', 'not-met']])('at %s: %s', (now, expected) => {
    expect(result(offered, now)).toBe(expected);
  });

  it('offered again in time: 20 minutes more from then', () => {
    const again = { ...offered, 'order.offeredAgainAt': [event('2026-05-01T12:15:00+03:00')] };
    expect(result(again, '2026-05-01T12:34:59+03:00')).toBe('met');
    expect(result(again, '2026-05-01T12:35:00+03:00')).toBe('not-met');
  });

  it('offered again after the end: too late to count', () => {
    expect(result({ ...offered, 'order.offeredAgainAt': [event('2026-05-01T12:30:00+03:00')] }, '2026-05-01T12:31:00+03:00')).toBe('not-met');
  });

  it('an hour only is known: safe from its beginning, over from its end', () => {
    const hour = { 'order.offeredAt': [{ earliestMs: at('2026-05-01T12:00:00+03:00'), latestMs: at('2026-05-01T13:00:00+03:00'), precision: 'hour' as const }], 'order.offeredAgainAt': [] };
    expect(['12:19:59', '12:20:00', '13:19:59', '13:20:00'].map((time) => result(hour, `2026-05-01T${time}+03:00`))).toEqual(['met', 'unknown', 'unknown', 'not-met']);
  });

  it('not known whether it was offered again: never over', () => {
    const { 'order.offeredAgainAt': _, ...unknown } = offered;
    expect(result(unknown, '2026-05-01T12:19:59+03:00')).toBe('met');
    expect(result(unknown, '2027-05-01T12:20:00+03:00')).toBe('unknown');
  });
});

describe('eBay Top Rated: number and share over 12 months, judged on the 20th', () => {
  const SINCE = { date: '2020-01-01', epochMs: null, ...day('2020-01-01T00:00:00-08:00') };
  /** One sale on 10 March 2025, and the rest in June 2025. */
  const sales = (count: number) => [event('2025-03-10T12:00:00-07:00'), ...Array.from({ length: count - 1 }, (_, i) => event(`2025-06-${String(1 + (i % 28)).padStart(2, '0')}T12:00:00-07:00`))];
  const judged = (values: Record<string, FactValue>, now: string) => evaluate(topRated, facts({ 'account.memberSince': SINCE, ...values }), at(now));
  const BEFORE = '2026-03-19T23:59:00-07:00';
  const ON = '2026-03-20T00:00:00-07:00';

  it('until the 20th the evaluation of the month before stands', () => {
    expect(finding(judged({ sales: sales(100), defects: [] }, BEFORE), 'R1').counted).toEqual([
      { fact: 'sales', period: 'evaluated', reading: 'calendar', count: 100, from: at('2025-02-20T00:00:00-08:00'), to: at('2026-02-20T00:00:00-08:00') },
    ]);
    expect(judged({ sales: sales(100), defects: [] }, BEFORE).verdict).toBe('met');
  });

  it('on the 20th the sale of 10 March 2025 has dropped out', () => {
    const assessment = judged({ sales: sales(100), defects: [] }, ON);
    expect(finding(assessment, 'R1').counted).toMatchObject([{ count: 99, from: at('2025-03-20T00:00:00-07:00'), to: at('2026-03-20T00:00:00-07:00') }]);
    expect([assessment.verdict, assessment.because]).toEqual(['not-met', ['R1']]);
  });

  it.each([[1, 'met'], [2, 'not-met']])('%d defects among 200 sales: %s', (count, expected) => {
    const defects = Array.from({ length: count }, () => event('2025-07-01T12:00:00-07:00'));
    expect(finding(judged({ sales: sales(200), defects }, BEFORE), 'R2').result).toBe(expected);
  });

  it('number and share both decide', () => {
    expect(judged({ sales: sales(50), defects: [] }, BEFORE)).toMatchObject({ verdict: 'not-met', because: ['R1'] });
    expect(judged({ sales: sales(200), defects: Array.from({ length: 2 }, () => event('2025-07-01T12:00:00-07:00')) }, BEFORE)).toMatchObject({ verdict: 'not-met', because: ['R2'] });
  });

  it('no sales: no share to speak of', () => {
    expect(finding(judged({ sales: [], defects: [] }, BEFORE), 'R2').result).toBe('unknown');
  });

  it('a defect on a day that the period cuts in two may count or not', () => {
    // The day of the zone of Tokyo lies on both sides of 20 February 00:00 in Los Angeles.
    const defects = [event('2025-07-01T12:00:00-07:00'), day('2025-02-20T00:00:00+09:00')];
    const found = finding(judged({ sales: sales(200), defects }, BEFORE), 'R2');
    expect(found.result).toBe('unknown');
    expect(found.counted?.[0]).toMatchObject({ fact: 'defects', count: 1, atMost: 2 });
  });
});
