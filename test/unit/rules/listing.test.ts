import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../lib/rules/evaluate';
import type { FactValue, Facts, FloorResult, ListedPrice, Result, StartEvent } from '../../../lib/rules/model';
import { r10ProKat } from '../../../lib/rules/packs';
import { scoreRubric } from '../../../lib/rules/rubric';
import { facts, finding, known, listed, trt, turkishDay } from './helpers';

const NOW = trt('2026-11-22T12:00');

const MEETS: Record<string, FactValue> = {
  'account.identityVerified': true,
  'account.grievancesLastYear': 0,
  'listing.prices': [listed('logo', 12_000)],
  'account.ordinaryThread': false,
  'account.tradePoints': 356,
  'account.memberSince': turkishDay('2019-10-07'),
  'thread.open': false,
};

function result(rule: string, values: Record<string, FactValue>, now = NOW): Result {
  return finding(evaluate(r10ProKat, facts(values), now), rule).result;
}

describe('a listing meets', () => {
  it('with P1, P2, P3, P5 and P6 while no thread is open', () => {
    const { verdict, because } = evaluate(r10ProKat, facts(MEETS), NOW);
    expect([verdict, because]).toEqual(['met', ['P1', 'P2', 'P3', 'P5', 'P6']]);
  });

  it('with P10 and P12 besides once the thread is open', () => {
    const open = { ...MEETS, 'thread.open': true };
    expect(evaluate(r10ProKat, facts(open), NOW)).toMatchObject({ verdict: 'cannot-tell', because: ['P10', 'P12'] });
    const answered = { ...open, 'account.grievancesThreadYear': 0, 'account.disqualifications': 0 };
    expect(evaluate(r10ProKat, facts(answered), NOW)).toMatchObject({ verdict: 'met', because: ['P1', 'P2', 'P3', 'P5', 'P6', 'P10', 'P12'] });
  });

  it('never while it is not known whether the thread is open and P10 or P12 may count', () => {
    const { 'thread.open': _, ...unasked } = MEETS;
    const { verdict, findings } = evaluate(r10ProKat, facts({ ...unasked, 'account.grievancesThreadYear': 9 }), NOW);
    expect(verdict).toBe('cannot-tell');
    expect(findings.find(({ rule }) => rule === 'P10')).toMatchObject({ result: 'unknown', counts: true, missing: ['thread.open'] });
    // With both counts known to be harmless it makes no difference whether the thread is open.
    expect(evaluate(r10ProKat, facts({ ...unasked, 'account.grievancesThreadYear': 0, 'account.disqualifications': 0 }), NOW).verdict).toBe('met');
  });

  const OPEN = { ...MEETS, 'account.grievancesThreadYear': 0, 'account.disqualifications': 0, 'thread.open': true };
  it.each(Object.keys(OPEN).filter((id) => id !== 'thread.open'))('never without %s while the thread is open', (id) => {
    const given = facts(OPEN);
    expect(evaluate(r10ProKat, given, NOW).verdict).toBe('met');
    delete given[id];
    expect(evaluate(r10ProKat, given, NOW).verdict).toBe('cannot-tell');
  });

  it('never with a question open that decides whether P10 and P12 count', () => {
    const given = facts(MEETS);
    delete given['thread.open'];
    expect(evaluate(r10ProKat, given, NOW).verdict).toBe('cannot-tell');
  });

  it('whatever the jury says: its decision is shown and never counted', () => {
    for (const said of [true, false]) {
      const assessment = evaluate(r10ProKat, facts({ ...MEETS, 'jury.references': said }), NOW);
      expect(assessment.verdict).toBe('met');
      expect(finding(assessment, 'P4')).toMatchObject({ result: said ? 'met' : 'not-met', counts: false, decider: 'marketplace' });
    }
    expect(result('P4', MEETS)).toBe('unknown');
  });
});

describe('counts', () => {
  it.each<[string, string, number, Result]>([
    ['P2', 'account.grievancesLastYear', 0, 'met'],
    ['P2', 'account.grievancesLastYear', 3, 'met'],
    ['P2', 'account.grievancesLastYear', 4, 'not-met'],
    ['P10', 'account.grievancesThreadYear', 2, 'met'],
    ['P10', 'account.grievancesThreadYear', 3, 'borderline'],
    ['P10', 'account.grievancesThreadYear', 4, 'not-met'],
    ['P12', 'account.disqualifications', 1, 'met'],
    ['P12', 'account.disqualifications', 2, 'borderline'],
    ['P12', 'account.disqualifications', 3, 'not-met'],
  ])('%s with %s = %d', (rule, fact, count, expected) => {
    expect(result(rule, { 'thread.open': true, [fact]: count })).toBe(expected);
  });

  it('borderline gives cannot-tell and shows both readings', () => {
    const assessment = evaluate(r10ProKat, facts({ ...MEETS, 'thread.open': true, 'account.grievancesThreadYear': 3, 'account.disqualifications': 0 }), NOW);
    expect(assessment).toMatchObject({ verdict: 'cannot-tell', because: ['P10'] });
    expect(finding(assessment, 'P10').readings).toEqual({ literal: 'not-met', meant: 'met' });
  });
});

describe('P5 and P6', () => {
  it.each<[boolean | null, boolean | null, Result]>([
    [true, true, 'not-met'],
    [true, false, 'met'],
    [true, null, 'unknown'],
    [false, true, 'met'],
    [null, true, 'unknown'],
    [null, false, 'met'],
    [null, null, 'unknown'],
  ])('thread open %s, ordinary thread %s: %s', (open, ordinary, expected) => {
    expect(result('P5', { ...(open === null ? {} : { 'thread.open': open }), ...(ordinary === null ? {} : { 'account.ordinaryThread': ordinary }) })).toBe(expected);
  });

  it.each<[number, string, Result]>([
    [5, '2026-10-21', 'met'], // the month is full on 21 November, whenever that day it began
    [4, '2026-10-21', 'not-met'],
    [5, '2026-10-22', 'unknown'], // full some time on 22 November
    [5, '2026-10-23', 'not-met'],
  ])('%d points, member since %s, on 22 November at noon: %s', (points, day, expected) => {
    expect(result('P6', { 'account.tradePoints': points, 'account.memberSince': turkishDay(day) })).toBe(expected);
  });

  it('few points decide even when the joining date is not known', () => {
    expect(result('P6', { 'account.tradePoints': 4 })).toBe('not-met');
    expect(result('P6', { 'account.tradePoints': 5 })).toBe('unknown');
  });
});

describe('grievances by date, each rule over its own year', () => {
  const event = (iso: string): StartEvent => ({ earliestMs: Date.parse(iso), latestMs: Date.parse(iso) + 60_000, precision: 'minute' });
  const opened = (day: string) => turkishDay(day);
  const list = (...isos: string[]) => isos.map(event);
  // NOW is 22 November 2026, 12:00 in Turkey. The thread was opened on 1 June 2025: its year runs from 1 June 2026.
  const three = list('2026-01-10T10:00:00+03:00', '2026-07-01T10:00:00+03:00', '2026-09-01T10:00:00+03:00');

  it('counts back from today for P2, and within the year of the thread for P10', () => {
    const given = facts({ 'thread.open': true, 'thread.openedAt': opened('2025-06-01'), 'account.grievancesLastYear': three, 'account.grievancesThreadYear': three });
    const assessment = evaluate(r10ProKat, given, NOW);
    expect(finding(assessment, 'P2')).toMatchObject({ result: 'met', readings: { calendar: 'met', 'days-365': 'met' } });
    expect(finding(assessment, 'P2').counted).toEqual([
      { fact: 'account.grievancesLastYear', period: 'last-year', reading: 'calendar', count: 3, from: trt('2025-11-22T12:00'), to: NOW + 1 },
      { fact: 'account.grievancesLastYear', period: 'last-year', reading: 'days-365', count: 3, from: trt('2025-11-22T12:00'), to: NOW + 1 },
    ]);
    expect(finding(assessment, 'P10')).toMatchObject({ result: 'met', counted: [{ period: 'thread-year', reading: 'calendar', count: 2 }, { reading: 'days-365', count: 2 }] });
    expect(finding(assessment, 'P10').counted?.[0]).toMatchObject({ from: trt('2026-06-01T00:00'), to: trt('2027-06-01T00:00') });
  });

  it('exactly 3 in both: met for P2, borderline for P10', () => {
    const inYear = list('2026-06-10T10:00:00+03:00', '2026-07-01T10:00:00+03:00', '2026-09-01T10:00:00+03:00');
    const given = facts({ 'thread.open': true, 'thread.openedAt': opened('2025-06-01'), 'account.grievancesLastYear': inYear, 'account.grievancesThreadYear': inYear });
    expect([finding(evaluate(r10ProKat, given, NOW), 'P2').result, finding(evaluate(r10ProKat, given, NOW), 'P10').result]).toEqual(['met', 'borderline']);
  });

  it('the leap day makes the two years differ: borderline', () => {
    // On 1 March 2028 the calendar year reaches back to 1 March 2027, 365 days to 2 March.
    const four = list('2027-03-01T18:00:00+03:00', '2027-06-01T10:00:00+03:00', '2027-07-01T10:00:00+03:00', '2027-08-01T10:00:00+03:00');
    const found = finding(evaluate(r10ProKat, facts({ 'account.grievancesLastYear': four }), trt('2028-03-01T12:00')), 'P2');
    expect(found).toMatchObject({ result: 'borderline', readings: { calendar: 'not-met', 'days-365': 'met' }, counted: [{ count: 4 }, { count: 3 }] });
  });

  it('a grievance known to the day on which the year begins may count or not', () => {
    const day = turkishDay('2025-11-22') as StartEvent;
    const found = finding(evaluate(r10ProKat, facts({ 'account.grievancesLastYear': [day, ...three] }), NOW), 'P2');
    expect(found).toMatchObject({ result: 'unknown', counted: [{ count: 3, atMost: 4 }, { count: 3, atMost: 4 }] });
    expect(finding(evaluate(r10ProKat, facts({ 'account.grievancesLastYear': [day] }), NOW), 'P2').result).toBe('met');
  });

  it('dates without the day of opening say nothing of the year of the thread', () => {
    const found = finding(evaluate(r10ProKat, facts({ 'thread.open': true, 'account.grievancesThreadYear': three }), NOW), 'P10');
    expect(found).toMatchObject({ result: 'unknown', missing: ['thread.openedAt'] });
  });

  it('opened on 29 February: the year begins on the last of February', () => {
    const given = facts({ 'thread.open': true, 'thread.openedAt': opened('2024-02-29'), 'account.grievancesThreadYear': three });
    expect(finding(evaluate(r10ProKat, given, NOW), 'P10').counted?.[0]).toMatchObject({ from: trt('2026-02-28T00:00'), to: trt('2027-02-28T00:00') });
  });
});

describe('a number that somebody said', () => {
  const said = (day: string, more: Facts = {}) => finding(evaluate(r10ProKat, { 'account.grievancesLastYear': known(2, 'you', trt(`${day}T12:00`)), ...more }, NOW), 'P2');

  it('is taken by both readings, and told with its day', () => {
    expect(said('2026-11-01')).toMatchObject({ result: 'met', counted: [{ reading: 'calendar', count: 2, said: trt('2026-11-01T12:00') }, { reading: 'days-365', count: 2 }] });
    expect(said('2026-11-01').read).toEqual([{ fact: 'account.grievancesLastYear', origin: 'you', where: '', at: trt('2026-11-01T12:00') }]);
  });

  it('longer ago than the year it speaks of is too old, and asked again', () => {
    expect(said('2025-11-23').result).toBe('met');
    expect(said('2025-11-22')).toMatchObject({ result: 'unknown', missing: ['account.grievancesLastYear'], stale: ['account.grievancesLastYear'] });
  });

  it('before the running year of the thread began does not speak of that year', () => {
    const given = { 'thread.open': known(true), 'account.grievancesThreadYear': known(0, 'you', trt('2026-10-01T12:00')) };
    const p10 = (opened: string) => finding(evaluate(r10ProKat, { ...given, 'thread.openedAt': known(turkishDay(opened)) }, NOW), 'P10');
    expect(p10('2025-06-01').result).toBe('met');
    expect(p10('2025-11-01')).toMatchObject({ result: 'unknown', stale: ['account.grievancesThreadYear'] });
  });

  it.each([-1, 2.5, 1e300])('that counts nothing is none: %d', (value) => {
    expect(finding(evaluate(r10ProKat, { 'account.grievancesLastYear': known(value) }, NOW), 'P2').result).toBe('unknown');
  });
});

describe('P3, prices against floors', () => {
  it.each<[string, ListedPrice[], FloorResult[], Result]>([
    ['above', [listed('logo', 10_001)], ['above'], 'met'],
    ['at', [listed('logo', 10_000)], ['at'], 'met'],
    ['below', [listed('logo', 9_999)], ['below'], 'not-met'],
    ['the worst decides', [listed('logo', 14_000), listed('logo', 7_500), listed('business-card', 900)], ['above', 'below', 'unknown'], 'not-met'],
    ['a floor that is not published', [listed('logo', 14_000), listed('corporate-identity', 18_000)], ['above', 'unknown'], 'unknown'],
    ['a price of no named service', [listed('logo', 14_000), listed(null, 500)], ['above', 'unknown'], 'unknown'],
    ['another currency', [listed('logo', 500, {}, 'USD')], ['unknown'], 'unknown'],
    ['a doubtful price', [listed('logo', 500, { sure: false })], ['unknown'], 'unknown'],
    ['a struck price beside a good one', [listed('logo', 8_000, { standing: 'struck' }), listed('logo', 12_000)], ['unknown', 'above'], 'met'],
    ["a client's budget beside a good price", [listed('logo', 250, { standing: 'budget', low: null }), listed('logo', 12_000)], ['unknown', 'above'], 'met'],
    ['a good struck price beside a poor one', [listed('logo', 12_000, { standing: 'struck' }), listed('logo', 8_000)], ['unknown', 'below'], 'not-met'],
    ['struck prices only', [listed('logo', 12_000, { standing: 'struck' })], ['unknown'], 'unknown'],
    ['no price', [], [], 'unknown'],
  ])('%s', (_, prices, floors, expected) => {
    const found = finding(evaluate(r10ProKat, facts({ 'listing.prices': prices }), NOW), 'P3');
    expect(found.floors?.map((floor) => floor.result)).toEqual(floors);
    expect(found.result).toBe(expected);
  });

  it('names no floor for a service that the pack does not know', () => {
    const found = finding(evaluate(r10ProKat, facts({ 'listing.prices': [listed('tattoo', 500)] }), NOW), 'P3');
    expect(found.floors).toMatchObject([{ floor: null, label: 'tattoo', result: 'unknown' }]);
  });

  it('names floor, label and amount beside each price', () => {
    const found = finding(evaluate(r10ProKat, facts({ 'listing.prices': [listed('logo', 7_500), listed(null, 5)] }), NOW), 'P3');
    expect(found.floors).toMatchObject([{ floor: 'logo', label: 'logo', floorMinor: 1_000_000 }, { floor: null, floorMinor: null }]);
  });

  it.each<[string | null, boolean | null, FloorResult, Result]>([
    [null, null, 'below', 'not-met'],
    ['pro-kat', null, 'below', 'not-met'],
    ['other', null, 'below', 'not-met'],
    ['pro-kat', true, 'below', 'not-met'],
    [null, true, 'below', 'not-met'],
    ['ordinary', null, 'unknown', 'unknown'],
    ['ordinary', false, 'unknown', 'unknown'],
    ['ordinary', true, 'no-floor', 'unknown'],
  ])('category %s, programme opened %s: a low price is %s', (category, opened, floor, expected) => {
    const values: Record<string, FactValue> = { 'listing.prices': [listed('logo', 500)] };
    if (category !== null) values['listing.category'] = category;
    if (opened !== null) values['programme.opened'] = opened;
    const found = finding(evaluate(r10ProKat, facts(values), NOW), 'P3');
    expect([found.floors?.[0]?.result, found.result]).toEqual([floor, expected]);
  });

  it('is not known for a list made of pictures', () => {
    const found = finding(evaluate(r10ProKat, { 'listing.prices': { known: false, why: 'unreadable' } }, NOW), 'P3');
    expect(found).toMatchObject({ result: 'unknown', missing: ['listing.prices'], floors: [] });
  });
});

describe('the quality check', () => {
  const rated = { ...MEETS, 'account.complaintRate': 8, 'rating.trends': 20, 'rating.design': 7 };
  const score = (values: Record<string, FactValue>) => scoreRubric(r10ProKat, facts(values), evaluate(r10ProKat, facts(values), NOW))!;

  it('adds up out of 90', () => {
    // 10 + 10 + 8 + 20 + 20 + 7
    expect(score(rated)).toMatchObject({ points: 75, known: 75, of: 90, missingItems: [4] });
  });

  it('gives no points for a rule that is not met', () => {
    expect(score({ ...rated, 'listing.prices': [listed('logo', 7_500)] }).points).toBe(55);
  });

  it('has no sum while an item is not known, or a rating lies outside its points', () => {
    const { 'rating.trends': _, ...less } = rated;
    expect(score(less)).toMatchObject({ points: null, known: 55 });
    expect(score({ ...rated, 'rating.trends': 31 })).toMatchObject({ points: null, known: 55 });
  });
});
