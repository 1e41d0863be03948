import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../lib/rules/evaluate';
import { r10ProKat } from '../../../lib/rules/packs';
import { type Overrides, withOverrides } from '../../../lib/rules/thresholds';
import { facts, finding, listed, trt } from './helpers';

const NOW = trt('2026-11-22T12:00');

describe("the user's own values", () => {
  it('replace what is published and are marked', () => {
    const pack = withOverrides(r10ProKat, { thresholds: { 'grievances.year': 1 }, floors: { 'corporate-identity': { currency: 'TRY', minor: 2_000_000 } } });
    const assessment = evaluate(pack, facts({ 'account.grievancesLastYear': 2, 'listing.prices': [listed('corporate-identity', 18_000)] }), NOW);
    expect(finding(assessment, 'P2')).toMatchObject({ result: 'not-met', yours: ['grievances.year'] });
    expect(finding(assessment, 'P3')).toMatchObject({ result: 'not-met', yours: ['corporate-identity'] });
  });

  it('leave the published pack as it was, and unmarked', () => {
    withOverrides(r10ProKat, { floors: { logo: null } });
    const found = finding(evaluate(r10ProKat, facts({ 'listing.prices': [listed('logo', 7_500)] }), NOW), 'P3');
    expect(found.result).toBe('not-met');
    expect(found.yours).toBeUndefined();
  });

  it('take a floor away: then nothing is judged', () => {
    const pack = withOverrides(r10ProKat, { floors: { logo: null } });
    const found = finding(evaluate(pack, facts({ 'listing.prices': [listed('logo', 7_500)] }), NOW), 'P3');
    expect([found.result, found.yours]).toEqual(['unknown', ['logo']]);
  });

  it('at the value itself are kept, a kuruş below are not', () => {
    const pack = withOverrides(r10ProKat, { floors: { logo: { currency: 'TRY', minor: 1_200_000 } } });
    const result = (amount: number) => finding(evaluate(pack, facts({ 'listing.prices': [listed('logo', amount)] }), NOW), 'P3').floors?.map((floor) => [floor.result, floor.floorMinor]);
    expect(result(12_000)).toEqual([['at', 1_200_000]]);
    expect(result(11_999.99)).toEqual([['below', 1_200_000]]);
  });

  it.each<Overrides>([{ thresholds: { nowhere: 1 } }, { floors: { nowhere: null } }, { thresholds: { 'grievances.year': -1 } }, { floors: { logo: { currency: 'TRY', minor: 0.5 } } }])('are refused when they fit nothing: %j', (overrides) => {
    expect(() => withOverrides(r10ProKat, overrides)).toThrow();
  });
});
