import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../lib/rules/evaluate';
import type { FactValue, Facts } from '../../../lib/rules/model';
import { kmongPrime, r10ProKat } from '../../../lib/rules/packs';
import { due, known, kst, listed, minute, turkishDay } from './helpers';

const NOW = kst('2025-10-05T12:00');

/** Values that a case could hold for each fact, and some of a wrong type. */
const KMONG: Record<string, FactValue[]> = {
  'account.biz': [true, false, 'yes'],
  'service.guarantee': [true, false],
  'service.prime': [true, false],
  'claim.unused': [true, false],
  'seller.prime': [true, false],
  deliveries: [[], [minute('2025-10-02T15:20')], [minute('2025-09-02T15:20')], [minute('2025-10-02T15:20'), minute('2025-10-04T10:00')], 'x'],
  'deliveries.complete': [true, false],
  'clock.plausible': [true, false],
  'deliveries.pin': [{ index: 1, reason: 'x' }],
  'order.side': ['buyer', 'seller', 'unknown'],
  'order.agreedDue': [due('2025-10-01T00:00', 'day'), due('2025-10-03T00:00', 'day')],
  'order.confirmedAt': [due('2025-10-04T00:00', 'day')],
  'evidence.agreement': [0, 1],
  'evidence.result': [0, 1],
  'claim.ground': ['K9a', 'dissatisfied'],
  nda: [true],
};

const R10: Record<string, FactValue[]> = {
  'account.identityVerified': [true, false],
  'account.grievancesLastYear': [0, 3, 4],
  'account.grievancesThreadYear': [2, 3, 4],
  'account.disqualifications': [1, 2, 3],
  'account.tradePoints': [4, 5, '5'],
  'account.memberSince': [turkishDay('2019-10-07'), turkishDay('2025-10-01')],
  'account.ordinaryThread': [true, false],
  'thread.open': [true, false],
  'listing.prices': [[], [listed('logo', 12_000)], [listed('logo', 7_500)], [listed(null, 5)]],
  'listing.category': ['pro-kat', 'ordinary', 'other'],
  'programme.opened': [true, false],
  'jury.references': [true, false],
};

function someFacts(values: Record<string, FactValue[]>): fc.Arbitrary<Facts> {
  const each = Object.entries(values).map(([id, list]) => fc.option(fc.constantFrom<FactValue>(...list), { nil: null }).map((value) => [id, value] as const));
  return fc.tuple(...each).map((pairs) => Object.fromEntries(pairs.flatMap(([id, value]) => (value === null ? [] : [[id, known(value)]]))));
}

const NEEDED = {
  'kmong-prime': ['account.biz', 'service.guarantee', 'claim.unused', 'deliveries', 'deliveries.complete', 'clock.plausible'],
  'r10-pro-kat': ['account.identityVerified', 'account.grievancesLastYear', 'listing.prices', 'account.tradePoints', 'account.memberSince'],
};

describe.each([
  { pack: kmongPrime, values: KMONG, needed: NEEDED['kmong-prime'] },
  { pack: r10ProKat, values: R10, needed: NEEDED['r10-pro-kat'] },
])('learning facts of $pack.id', ({ pack, values, needed }) => {
  const one = fc.constantFrom(...Object.keys(values)).chain((id) => fc.constantFrom<FactValue>(...values[id]!).map((value) => ({ id, value })));

  it('one of them changes only findings that use it: no unknown turns into met by a fact of another rule', () => {
    fc.assert(
      fc.property(someFacts(values), one, (given, { id, value }) => {
        const { [id]: _, ...before } = given;
        const was = evaluate(pack, before, NOW).findings;
        const is = evaluate(pack, { ...before, [id]: known(value) }, NOW).findings;
        for (const [index, found] of is.entries()) if (!was[index]!.uses.includes(id)) expect(found).toEqual(was[index]);
      }),
      { numRuns: 400 },
    );
  });

  it('never says met with an input missing', () => {
    fc.assert(
      fc.property(someFacts(values), (given) => {
        const { verdict, findings } = evaluate(pack, given, NOW);
        if (verdict !== 'met') return;
        expect(needed.filter((id) => !given[id]?.known)).toEqual([]);
        expect(findings.filter(({ counts, missing }) => counts && missing.length > 0)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('rolls the counting findings up: not met wins, then unknown or borderline, then met', () => {
    fc.assert(
      fc.property(someFacts(values), (given) => {
        const { verdict, because, findings } = evaluate(pack, given, NOW);
        const results = findings.filter(({ counts }) => counts).map(({ result }) => result);
        const expected = results.includes('not-met') ? 'not-met' : results.every((result) => result === 'met') ? 'met' : 'cannot-tell';
        expect(verdict).toBe(expected);
        expect(because.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});
