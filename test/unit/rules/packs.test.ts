import { describe, expect, it } from 'vitest';
import kmongJson from '../../../lib/rules/packs/kmong-prime.json';
import { kmongPrime, packFor, r10ProKat } from '../../../lib/rules/packs';
import { parsePack } from '../../../lib/rules/schema';

const copy = () => structuredClone(kmongJson) as Record<string, any>;

describe('rule packs', () => {
  it('hold every clause of the two programmes', () => {
    expect(kmongPrime.clauses.map(({ id }) => id)).toEqual(
      ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8', 'K9a', 'K9b', 'K9c', 'K10', 'K11', 'K12', 'K13', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6'],
    );
    expect(r10ProKat.clauses.map(({ id }) => id)).toEqual(
      ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11', 'P12', 'P13', 'P14', 'Q1', 'Q2', 'Q3', 'Q5', 'Q6', 'Q7'],
    );
  });

  it('say how far each text binds: Kmong in force without a date, its old terms old, R10 only proposed', () => {
    for (const { id, status, date } of kmongPrime.clauses) {
      expect([id, status]).toEqual([id, id.startsWith('T') ? 'old' : 'in-force']);
      if (id.startsWith('K')) expect(date).toBeNull();
    }
    for (const { id, status, date } of r10ProKat.clauses) expect([id, status, date]).toEqual([id, 'proposed', null]);
  });

  it('count exactly the rules that decide', () => {
    const counting = (pack: typeof kmongPrime) => pack.rules.filter(({ counts }) => counts !== 'never').map(({ id }) => id);
    expect(counting(kmongPrime)).toEqual(['K2', 'K4', 'K10', 'K11']);
    expect(counting(r10ProKat)).toEqual(['P1', 'P2', 'P3', 'P5', 'P6', 'P10', 'P12']);
  });

  it('know one floor, and leave the others unpublished', () => {
    expect(r10ProKat.floors.filter(({ amount }) => amount !== null).map(({ id, amount }) => [id, amount])).toEqual([['logo', { currency: 'TRY', minor: 1_000_000 }]]);
  });

  it('score the quality check out of 90 and name the missing item', () => {
    expect(r10ProKat.rubric?.of).toBe(90);
    expect(r10ProKat.rubric?.missingItems).toEqual([4]);
    expect(r10ProKat.rubric?.items.map(({ id, points }) => [id, points])).toEqual([['Q1', 10], ['Q2', 10], ['Q3', 10], ['Q5', 20], ['Q6', 30], ['Q7', 10]]);
  });

  it('approve on K9a to K9c only', () => {
    expect(kmongPrime.grounds.filter(({ approval }) => approval).map(({ id }) => id)).toEqual(['K9a', 'K9b', 'K9c']);
    expect(kmongPrime.grounds.find(({ id }) => id === 'dissatisfied')?.approval).toBe(false);
  });

  it('belong to a site each', () => {
    expect(packFor('kmong').id).toBe('kmong-prime');
    expect(packFor('r10').id).toBe('r10-pro-kat');
  });
});

describe('parsePack refuses', () => {
  it.each<[string, (pack: Record<string, any>) => void, RegExp]>([
    ['a field that it does not know', (pack) => (pack.rules[0].note = 'x'), /note/],
    ['a kind of condition that it does not know', (pack) => (pack.rules[0].test = { op: 'eval', code: '1' }), /op/],
    ['a clause without its source', (pack) => (pack.clauses[0].source = 'S-X'), /S-X/],
    ['a rule that cites no clause of the pack', (pack) => (pack.rules[0].clause = 'K99'), /K99/],
    ['a threshold that is not there', (pack) => (pack.thresholds = []), /evidence\.least/],
    ['a window that is not there', (pack) => (pack.windows = pack.windows.slice(1)), /claim/],
    ['a window that requires a fact nobody explains', (pack) => (pack.requirements = []), /deliveries\.complete/],
    ['an id given twice', (pack) => pack.rules.push(pack.rules[0]), /twice/],
    ['a count of what the marketplace decides', (pack) => (pack.rules.find((rule: any) => rule.id === 'K7').counts = 'always'), /marketplace/],
    ['a pack in which nothing counts', (pack) => pack.rules.forEach((rule: any) => (rule.counts = 'never')), /counts/],
    ['a window of two lengths', (pack) => (pack.windows[0].length = { days: 7, hours: 1 }), /length/],
    ['a reading that it does not know', (pack) => (pack.windows[0].readings = ['generous']), /readings/],
  ])('%s', (_, spoil, named) => {
    const pack = copy();
    spoil(pack);
    expect(() => parsePack(pack)).toThrow(named);
  });

  it('nothing of a sound pack', () => {
    expect(parsePack(copy()).id).toBe('kmong-prime');
  });
});
