import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../lib/rules/evaluate';
import type { FactValue, Result, StartEvent } from '../../../lib/rules/model';
import { kmongPrime } from '../../../lib/rules/packs';
import { due, facts, finding, known, kst, minute, unknown } from './helpers';

const NOW = kst('2025-10-05T12:00');
const COVERED: Record<string, FactValue> = {
  'account.biz': true,
  'service.guarantee': true,
  'claim.unused': true,
  deliveries: [minute('2025-10-02T15:20')],
  'deliveries.complete': true,
  'clock.plausible': true,
};

describe('covered', () => {
  it('is K2, K4, K10 and K11 met, and nothing else', () => {
    const assessment = evaluate(kmongPrime, facts(COVERED), NOW);
    expect(assessment.verdict).toBe('met');
    expect(assessment.because).toEqual(['K2', 'K4', 'K10', 'K11']);
  });

  it.each(Object.keys(COVERED))('is never said without %s', (id) => {
    const given = facts(COVERED);
    delete given[id];
    expect(evaluate(kmongPrime, given, NOW).verdict).toBe('cannot-tell');
    expect(evaluate(kmongPrime, { ...given, [id]: unknown() }, NOW).verdict).toBe('cannot-tell');
  });

  it.each(Object.keys(COVERED))('is never said when %s is of another type', (id) => {
    expect(evaluate(kmongPrime, { ...facts(COVERED), [id]: known('true') }, NOW).verdict).toBe('cannot-tell');
  });

  it.each([
    ['account.biz', 'K2'],
    ['service.guarantee', 'K4'],
    ['claim.unused', 'K11'],
  ])('is lost with %s false, because of %s', (id, rule) => {
    const assessment = evaluate(kmongPrime, facts({ ...COVERED, [id]: false }), NOW);
    expect([assessment.verdict, assessment.because]).toEqual(['not-met', [rule]]);
  });

  it('not met wins over not known', () => {
    const { verdict, because } = evaluate(kmongPrime, { 'service.guarantee': known(false) }, NOW);
    expect([verdict, because]).toEqual(['not-met', ['K4']]);
  });

  it('names what is missing', () => {
    const { verdict, because, findings } = evaluate(kmongPrime, { ...facts(COVERED), 'account.biz': unknown('not-asked') }, NOW);
    expect([verdict, because]).toEqual(['cannot-tell', ['K2']]);
    expect(findings.find(({ rule }) => rule === 'K2')?.missing).toEqual(['account.biz']);
  });

  it('does not ask for a time that is no time', () => {
    expect(() => evaluate(kmongPrime, facts(COVERED), Number.NaN)).toThrow(RangeError);
  });
});

describe('rules that are listed and never count', () => {
  it.each<[string, string, Record<string, FactValue>, Result]>([
    ['Prime without the mark is not the guarantee', 'K1', { 'service.prime': true, 'service.guarantee': false }, 'not-met'],
    ['Prime and the mark', 'K1', { 'service.prime': true, 'service.guarantee': true }, 'met'],
    ['Prime, the mark not seen', 'K1', { 'service.prime': true }, 'unknown'],
    ['proof of both', 'K6', { 'evidence.agreement': 1, 'evidence.result': 2 }, 'met'],
    ['no proof of the agreement', 'K6', { 'evidence.agreement': 0, 'evidence.result': 2 }, 'not-met'],
    ['proof not counted', 'K6', { 'evidence.result': 2 }, 'unknown'],
    ['a ground for approval', 'K6-ground', { 'claim.ground': 'K9c' }, 'met'],
    ['dissatisfaction alone', 'K6-ground', { 'claim.ground': 'dissatisfied' }, 'not-met'],
    ['a vetted seller', 'K3', { 'seller.prime': true }, 'met'],
    ['a delivery', 'T1', { deliveries: [minute('2025-10-02T15:20')] }, 'met'],
    ['no delivery', 'T1', { deliveries: [] }, 'not-met'],
    ['Kmong has not decided', 'K7', {}, 'unknown'],
  ])('%s', (_, rule, values, result) => {
    const found = finding(evaluate(kmongPrime, facts(values), NOW), rule);
    expect([found.result, found.counts]).toEqual([result, false]);
  });

  it('late work, no proof and a refusal by mood leave covered as it is', () => {
    const given = facts({ ...COVERED, 'evidence.agreement': 0, 'evidence.result': 0, 'claim.ground': 'dissatisfied', 'seller.prime': false });
    expect(evaluate(kmongPrime, given, NOW).verdict).toBe('met');
  });
});

describe('K9b, delivered later than agreed', () => {
  const first = minute('2025-10-02T15:20');
  const second = minute('2025-10-04T10:00');
  it.each<[string, StartEvent[], FactValue, Result]>([
    ['after the agreed day', [first], due('2025-10-01T00:00', 'day'), 'met'],
    ['on the agreed day, which lasts until its end', [first], due('2025-10-02T00:00', 'day'), 'not-met'],
    ['before it', [first], due('2025-10-03T00:00', 'day'), 'not-met'],
    ['a minute after the agreed minute', [first], due('2025-10-02T15:19', 'minute'), 'met'],
    ['in the agreed minute', [first], due('2025-10-02T15:20', 'minute'), 'unknown'],
    ['the first in time, the second late', [first, second], due('2025-10-03T00:00', 'day'), 'unknown'],
    ['both late', [first, second], due('2025-10-01T00:00', 'day'), 'met'],
    ['never delivered, which the text leaves open', [], due('2025-10-01T00:00', 'day'), 'unknown'],
  ])('%s', (_, deliveries, agreed, result) => {
    const given = facts({ deliveries, 'deliveries.complete': true, 'order.agreedDue': agreed });
    expect(finding(evaluate(kmongPrime, given, NOW), 'K9b').result).toBe(result);
  });

  it('is not known while a delivery may be unseen', () => {
    const given = facts({ deliveries: [first], 'order.agreedDue': due('2025-10-01T00:00', 'day') });
    expect(finding(evaluate(kmongPrime, given, NOW), 'K9b').result).toBe('unknown');
  });
});
