import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../lib/rules/evaluate';
import type { Facts, StartEvent, WindowFinding } from '../../../lib/rules/model';
import kwork from './foreign/kwork-answer.json';
import { type Pack, parsePack } from '../../../lib/rules/schema';
import { facts, finding, kst, minute } from './helpers';

type Window = Pack['windows'][number];

/** A pack of these windows, with one rule: that the last of them is open. */
function packOf(...windows: Omit<Window, 'clause' | 'zone'>[]): Pack {
  const clause = 'W1';
  return parsePack({
    ...kwork,
    windows: windows.map((window) => ({ ...window, clause, zone: 'Asia/Seoul' })),
    rules: [{ id: 'last', clause, decider: 'page', counts: 'always', test: { op: 'withinWindow', window: windows.at(-1)!.id } }],
  });
}

const windowOf = (pack: Pack, id: string, given: Facts, now: string): WindowFinding => evaluate(pack, given, kst(now)).windows.find((window) => window.id === id)!;
const resultOf = (pack: Pack, given: Facts, now: string) => finding(evaluate(pack, given, kst(now)), 'last').result;
const day = (date: string): StartEvent => ({ earliestMs: kst(`${date}T00:00`), latestMs: kst(`${date}T00:00`) + 86_400_000, precision: 'day' });

describe('a window that starts when another ends', () => {
  const review = packOf(
    { id: 'claim', starts: 'deliveries', length: { days: 7 }, readings: ['inclusive', 'civil'] },
    { id: 'appeal', starts: { after: 'claim' }, length: { days: 2 }, readings: ['inclusive', 'exclusive'] },
  );
  const given = facts({ deliveries: [minute('2025-11-03T10:00')] });

  it('counts from its earliest end for the safe date, from its latest for closing', () => {
    // The claim ends on Sunday 9 November 24:00, or Monday 24:00: so the appeal starts at 00:00 of the 10th or the 11th.
    const appeal = windowOf(review, 'appeal', given, '2025-11-10T12:00');
    expect(appeal.safe).toEqual({ closesAt: kst('2025-11-12T00:00'), reading: 'inclusive', number: 1 });
    expect(appeal.latest).toEqual({ closesAt: kst('2025-11-14T00:00'), reading: 'exclusive', number: 1, complete: true });
  });

  it.each([
    ['2025-11-09T23:59', 'not-yet', 'not-met'],
    ['2025-11-10T12:00', 'not-yet', 'unknown'],
    ['2025-11-11T00:00', 'open', 'met'],
    ['2025-11-12T00:00', 'past-safe', 'unknown'],
    ['2025-11-14T00:00', 'closed', 'not-met'],
  ])('%s: %s, %s', (now, state, result) => {
    expect([windowOf(review, 'appeal', given, now).state, resultOf(review, given, now)]).toEqual([state, result]);
  });

  it('has not started, or is not known, as the other', () => {
    expect(windowOf(review, 'appeal', facts({ deliveries: [] }), '2025-11-10T12:00').state).toBe('not-started');
    expect(windowOf(review, 'appeal', {}, '2025-11-10T12:00')).toMatchObject({ state: 'unknown', why: 'not-on-page' });
    expect(finding(evaluate(review, {}, kst('2025-11-10T12:00')), 'last').missing).toEqual(['deliveries']);
  });

  it('never closes while the other may end later than is known', () => {
    const rolled = packOf(
      { id: 'claim', starts: 'deliveries', length: { days: 7 }, readings: ['inclusive', 'civil-rolled'] },
      { id: 'appeal', starts: { after: 'claim' }, length: { days: 2 }, readings: ['inclusive'] },
    );
    const far = windowOf(rolled, 'appeal', facts({ deliveries: [minute('2031-06-02T10:00')] }), '2032-01-01T00:00');
    expect(far).toMatchObject({ state: 'past-safe', latest: { complete: false } });
  });
});

describe('a window that opens some time after its start', () => {
  const late = packOf({ id: 'late', starts: 'deliveries', opens: { days: 1 }, length: { days: 7 }, readings: ['exact', 'civil'] });
  const given = facts({ deliveries: [minute('2025-11-03T10:00')] });
  it.each([
    ['2025-11-04T09:59', 'not-met'],
    ['2025-11-04T10:00', 'unknown'], // open by the exact reading, not before 24:00 by the civil one
    ['2025-11-05T00:00', 'met'],
    ['2025-11-10T10:00', 'unknown'],
    ['2025-11-11T00:00', 'not-met'],
  ])('%s: %s', (now, result) => {
    expect(resultOf(late, given, now)).toBe(result);
  });

  it('in business days past the table of holidays: not known to open, and the end stands', () => {
    const pack = packOf({ id: 'late', starts: 'deliveries', opens: { businessDays: 2 }, length: { days: 7 }, readings: ['exclusive'] });
    expect(windowOf(pack, 'late', facts({ deliveries: [minute('2031-06-02T10:00')] }), '2031-06-08T10:00')).toMatchObject({
      state: 'not-yet', opens: { surely: null, why: 'holiday-table-ends' }, safe: { closesAt: kst('2031-06-10T00:00') },
    });
  });
});

describe('which of several events starts it', () => {
  const two = [minute('2025-11-03T10:00'), minute('2025-11-06T10:00')];
  const ends = (which: Window['which'], deliveries = two) => {
    const pack = packOf({ id: 'w', starts: 'deliveries', ...(which && { which }), length: { days: 7 }, readings: ['inclusive'] });
    const { safe, latest, starts } = windowOf(pack, 'w', facts({ deliveries }), '2025-11-08T00:00');
    return [safe?.closesAt, latest?.closesAt, starts.map(({ number }) => number)];
  };

  it.each<[Window['which'], string, string, number[]]>([
    [undefined, '2025-11-10T00:00', '2025-11-13T00:00', [1, 2]],
    ['each', '2025-11-10T00:00', '2025-11-13T00:00', [1, 2]],
    ['first', '2025-11-10T00:00', '2025-11-10T00:00', [1]],
    ['last', '2025-11-13T00:00', '2025-11-13T00:00', [2]],
  ])('%s', (which, safe, latest, numbers) => {
    expect(ends(which)).toEqual([kst(safe), kst(latest), numbers]);
  });

  it('those that may be it, when days overlap', () => {
    const vague = [day('2025-11-03'), minute('2025-11-03T10:00'), minute('2025-11-06T10:00')];
    expect(ends('first', vague)[2]).toEqual([1, 2]);
    expect(ends('last', vague)[2]).toEqual([3]);
  });
});

describe('an event that starts the count anew', () => {
  const pack = packOf({ id: 'w', starts: 'deliveries', restarts: 'revisions', length: { days: 7 }, readings: ['inclusive', 'exclusive'] });
  const found = (revisions: StartEvent[], now = '2025-11-20T00:00') => windowOf(pack, 'w', facts({ deliveries: [minute('2025-11-03T10:00')], revisions }), now);

  it.each<[string, StartEvent[], string, number[]]>([
    ['while it runs', [minute('2025-11-06T10:00')], '2025-11-13T00:00', [2]],
    ['twice', [minute('2025-11-06T10:00'), minute('2025-11-12T10:00')], '2025-11-19T00:00', [3]],
    ['before it began', [minute('2025-11-01T10:00')], '2025-11-10T00:00', [1]],
    ['after every end', [minute('2025-11-11T00:00')], '2025-11-10T00:00', [1]],
    ['between the first end and the last: perhaps', [minute('2025-11-10T10:00')], '2025-11-10T00:00', [1, 2]],
    ['at some time of the day of delivery: perhaps', [day('2025-11-03')], '2025-11-10T00:00', [1, 2]],
  ])('%s', (_, revisions, safe, numbers) => {
    const { safe: end, starts } = found(revisions);
    expect([end?.closesAt, starts.map(({ number }) => number)]).toEqual([kst(safe), numbers]);
  });
});

describe('what a finding tells of how it came about', () => {
  it('each fact that it used, and where it was read', () => {
    const pack = packOf({ id: 'w', starts: 'deliveries', length: { days: 7 }, readings: ['inclusive'] });
    const at = kst('2025-11-04T09:00');
    const given: Facts = { deliveries: { known: true, value: [minute('2025-11-03T10:00')], origin: 'page', where: '작업물 도착', at } };
    expect(finding(evaluate(pack, given, kst('2025-11-05T00:00')), 'last')).toMatchObject({
      clause: 'W1', uses: ['deliveries'], read: [{ fact: 'deliveries', origin: 'page', where: '작업물 도착', at }],
    });
  });
});
