import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../lib/rules/evaluate';
import type { Facts, Result, StartEvent, WindowFinding, WindowState } from '../../../lib/rules/model';
import { kmongPrime } from '../../../lib/rules/packs';
import { facts, finding, known, kst, minute, unknown } from './helpers';

function order(deliveries: StartEvent[], more: Facts = {}): Facts {
  return { ...facts({ deliveries, 'deliveries.complete': true, 'clock.plausible': true }), ...more };
}

function claim(given: Facts, now: number): { window: WindowFinding; result: Result } {
  const assessment = evaluate(kmongPrime, given, now);
  const window = assessment.windows.find(({ id }) => id === 'claim')!;
  return { window, result: finding(assessment, 'K10').result };
}

/** The worked examples of K10: delivered, safe end (inclusive), latest end and the first reading that ends then. 24:00 of a day is 00:00 of the next. */
const WORKED = [
  { delivered: '2025-10-02T15:20', safe: '2025-10-09T00:00', last: '2025-10-11T00:00', by: 'civil-rolled' },
  { delivered: '2025-03-03T00:10', safe: '2025-03-10T00:00', last: '2025-03-11T00:00', by: 'civil' },
  { delivered: '2025-03-03T00:00', safe: '2025-03-10T00:00', last: '2025-03-11T00:00', by: 'civil-rolled' },
  { delivered: '2025-03-01T10:00', safe: '2025-03-08T00:00', last: '2025-03-11T00:00', by: 'civil-rolled' },
];

describe.each(WORKED)('K10 delivered $delivered', ({ delivered, safe, last, by }) => {
  const given = order([minute(delivered)]);
  const between = (kst(safe) + kst(last)) / 2;

  it.each<[string, number, WindowState, Result]>([
    ['at delivery', kst(delivered), 'open', 'met'],
    ['the last millisecond before safe', kst(safe) - 1, 'open', 'met'],
    ['at safe', kst(safe), 'past-safe', 'unknown'],
    ['between', between, 'past-safe', 'unknown'],
    ['the last millisecond of the last reading', kst(last) - 1, 'past-safe', 'unknown'],
    ['at the last end', kst(last), 'closed', 'not-met'],
    ['a year later', kst(last) + 31_536_000_000, 'closed', 'not-met'],
  ])('%s', (_, now, state, result) => {
    const found = claim(given, now);
    expect([found.window.state, found.result]).toEqual([state, result]);
  });

  it('headlines the inclusive reading and knows the last', () => {
    const { window } = claim(given, kst(delivered));
    expect(window.safe).toEqual({ closesAt: kst(safe), reading: 'inclusive', number: 1 });
    expect(window.latest).toEqual({ closesAt: kst(last), reading: by, number: 1, complete: true });
  });
});

describe('K10 with several deliveries', () => {
  const two = order([minute('2025-10-02T15:20'), minute('2025-10-20T09:00')]);
  // Second: 20 Oct Mon 09:00, inclusive 26 Oct 24:00, civil 27 Oct (Mon) 24:00, not rolled.
  it('keeps the first delivery for the safe date and the last one for closing', () => {
    const { window } = claim(two, kst('2025-10-21T00:00'));
    expect(window.safe).toEqual({ closesAt: kst('2025-10-09T00:00'), reading: 'inclusive', number: 1 });
    expect(window.latest).toMatchObject({ closesAt: kst('2025-10-28T00:00'), number: 2, complete: true });
    expect(window.starts.map(({ number }) => number)).toEqual([1, 2]);
  });

  it.each<[string, Result]>([
    ['2025-10-08T23:59', 'unknown'], // the second delivery lies ahead of the clock: nothing can be said
    ['2025-10-20T09:00', 'unknown'],
    ['2025-10-27T23:59', 'unknown'],
    ['2025-10-28T00:00', 'not-met'],
  ])('at %s: %s', (now, result) => {
    expect(claim(two, kst(now)).result).toBe(result);
  });

  it('a pin moves the headline, not the judgement', () => {
    const pinned = { ...two, 'deliveries.pin': known({ index: 1, reason: '최종본' }) };
    const found = claim(pinned, kst('2025-10-22T00:00'));
    expect(found.window.pinned).toEqual({ closesAt: kst('2025-10-27T00:00'), reading: 'inclusive', number: 2, reason: '최종본' });
    expect(found.window.safe?.number).toBe(1);
    expect([found.window.state, found.result]).toEqual(['past-safe', 'unknown']);
  });

  it.each([0, 2, -1, 0.5])('a pin on %d is none', (index) => {
    expect(claim({ ...two, 'deliveries.pin': known({ index, reason: 'x' }) }, kst('2025-10-22T00:00')).window.pinned).toBeNull();
  });

  it('takes the earliest even when deliveries come in the wrong order or twice', () => {
    const shuffled = order([minute('2025-10-20T09:00'), minute('2025-10-02T15:20'), minute('2025-10-02T15:20')]);
    const { window } = claim(shuffled, kst('2025-10-21T00:00'));
    expect(window.safe?.closesAt).toBe(kst('2025-10-09T00:00'));
    expect(window.latest?.closesAt).toBe(kst('2025-10-28T00:00'));
  });
});

describe('K10 from a start that is not exact', () => {
  it('a day: safe from its first instant, closed only from its last', () => {
    const day: StartEvent = { earliestMs: kst('2025-11-03T00:00'), latestMs: kst('2025-11-04T00:00'), precision: 'day' };
    const { window } = claim(order([day]), kst('2025-11-05T00:00'));
    expect(window.safe?.closesAt).toBe(kst('2025-11-10T00:00'));
    // Civil from 3 Nov: 10 Nov (Mon) 24:00.
    expect(window.latest?.closesAt).toBe(kst('2025-11-11T00:00'));
  });

  it('hours across midnight: the later day decides when it is closed', () => {
    const span: StartEvent = { earliestMs: kst('2025-11-03T23:20'), latestMs: kst('2025-11-04T00:20'), precision: 'hour' };
    const given = order([span]);
    // From 3 Nov inclusive: 9 Nov 24:00. From 4 Nov civil: 11 Nov (Tue) 24:00.
    expect(claim(given, kst('2025-11-05T00:00')).window.safe?.closesAt).toBe(kst('2025-11-10T00:00'));
    expect(claim(given, kst('2025-11-11T12:00')).result).toBe('unknown');
    expect(claim(given, kst('2025-11-12T00:00')).result).toBe('not-met');
  });
});

describe('K10 where nothing may be said', () => {
  const now = kst('2025-10-03T12:00');
  const one = [minute('2025-10-02T15:20')];

  it.each<[string, Facts, string]>([
    ['an earlier delivery may be unseen', order(one, { 'deliveries.complete': unknown('earlier-may-be-unseen') }), 'earlier-may-be-unseen'],
    ['it is known that one is unseen', order(one, { 'deliveries.complete': known(false) }), 'earlier-may-be-unseen'],
    ['the page is later than the clock', order(one, { 'clock.plausible': unknown('page-later-than-clock') }), 'page-later-than-clock'],
    ['the clock is known to be wrong', order(one, { 'clock.plausible': known(false) }), 'page-later-than-clock'],
    ['the delivery lies in the future', order([minute('2025-10-03T12:01')]), 'page-later-than-clock'],
    ['the seller looks at it', order(one, { 'order.side': known('seller') }), 'seller-side'],
    ['the deliveries are not known', order(one, { deliveries: unknown('unreadable') }), 'unreadable'],
    ['deliveries are no times', order(one, { deliveries: known('yesterday') }), 'unreadable'],
    ['a time is no number', order([{ earliestMs: Number.NaN, latestMs: 0, precision: 'day' }]), 'unreadable'],
    ['there are no facts', {}, 'not-on-page'],
  ])('%s', (_, given, why) => {
    const { window, result } = claim(given, now);
    expect([window.state, window.why, window.safe, window.latest, window.pinned, result]).toEqual(['unknown', why, null, null, null, 'unknown']);
  });

  it('no delivery seen: not started, which is not known, never not open', () => {
    const found = claim(order([]), now);
    expect([found.window.state, found.window.safe, found.result]).toEqual(['not-started', null, 'unknown']);
  });

  it('no delivery seen in a folded feed: unknown', () => {
    expect(claim(order([], { 'deliveries.complete': unknown('earlier-may-be-unseen') }), now).window.state).toBe('unknown');
  });

  it('after the purchase was confirmed: unknown though the safe date is ahead, and still closed when it is', () => {
    const { latestMs, earliestMs } = minute('2025-10-03T09:00');
    const confirmed = { 'order.confirmedAt': known({ date: '2025-10-03', epochMs: earliestMs, earliestMs, latestMs, precision: 'minute' }) };
    expect(claim(order(one, confirmed), now)).toMatchObject({ result: 'unknown', window: { state: 'open' } });
    expect(claim(order(one, confirmed), kst('2025-10-11T00:00')).result).toBe('not-met');
  });

  it('a reading past the holiday table never lets it close', () => {
    const far = order([minute('2031-06-02T10:00')]);
    const { window, result } = claim(far, kst('2032-01-01T00:00'));
    expect(window.starts[0]?.readings.find(({ id }) => id === 'civil-rolled')?.closesAt).toBeNull();
    expect(window.safe?.closesAt).toBe(kst('2031-06-09T00:00'));
    expect(window.latest?.complete).toBe(false);
    expect([window.state, result]).toEqual(['past-safe', 'unknown']);
  });
});

describe('other windows', () => {
  it('expects an answer within 2 business days of filing: over a weekend, and not before anything was filed', () => {
    const filed = { date: null, epochMs: kst('2025-03-06T14:00'), ...minute('2025-03-06T14:00') };
    const answer = (given: Facts) => evaluate(kmongPrime, given, kst('2025-03-06T15:00')).windows.find(({ id }) => id === 'answer');
    // Filed on a Thursday: Friday, Monday 10 March.
    expect(answer({ 'claim.filedAt': known(filed) })).toMatchObject({ state: 'open', safe: { closesAt: kst('2025-03-11T00:00') } });
    expect(answer({})).toMatchObject({ state: 'unknown', safe: null });
  });

  it('shows automatic confirmation not before the claim would be safe, and the files for 3 months', () => {
    const { windows } = evaluate(kmongPrime, order([minute('2025-10-02T15:20')]), kst('2025-10-03T00:00'));
    const end = (id: string) => windows.find((window) => window.id === id)?.safe?.closesAt;
    expect(end('auto-confirm')).toBe(kst('2025-10-09T00:00'));
    expect(end('revision')).toBe(kst('2025-10-09T00:00'));
    expect(end('files')).toBeGreaterThan(kst('2026-01-01T00:00'));
    expect(end('files')).toBeLessThanOrEqual(kst('2026-01-02T15:20'));
  });
});
