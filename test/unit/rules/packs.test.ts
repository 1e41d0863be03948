import { describe, expect, it } from 'vitest';
import kmongJson from '../../../lib/rules/packs/kmong-prime.json';
import { kmongPrime, packFor, r10ProKat } from '../../../lib/rules/packs';
import { evaluate } from '../../../lib/rules/evaluate';
import { siteOf } from '../../../lib/rules/packs';
import { parsePack } from '../../../lib/rules/schema';
import { readdirSync, readFileSync } from 'node:fs';
import { known } from './helpers';

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
    expect([siteOf(kmongPrime), siteOf(r10ProKat)]).toEqual(['kmong', 'r10']);
    expect(() => siteOf({ ...kmongPrime, site: 'elsewhere' })).toThrow(/elsewhere/);
  });

  it('can be read again after they were read', () => {
    for (const pack of [kmongPrime, r10ProKat]) expect(parsePack(pack)).toEqual(pack);
  });

  it('are known to nothing that judges: no fact, clause, window or floor of theirs is named in the code', () => {
    const folder = new URL('../../../lib/rules/', import.meta.url);
    const code = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'packs.ts').map((name) => readFileSync(new URL(name, folder), 'utf8'));
    const words = code.join('\n').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const facts = [kmongPrime, r10ProKat].flatMap((pack) => JSON.stringify(pack).match(/(?<="fact":")[^"]+/g) ?? []);
    const ids = [kmongPrime, r10ProKat].flatMap(({ clauses, windows, rules, floors, periods, grounds }) => [clauses, windows, rules, floors, periods, grounds].flatMap((list) => list.map(({ id }) => id)));
    expect([...new Set([...facts, ...ids, 'kmong', 'r10', 'ordinary'])].filter((id) => words.includes(`'${id}'`) || words.includes(`${id}'`))).toEqual([]);
  });
});

describe('before the purchase', () => {
  const before = (facts: Parameters<typeof evaluate>[1]) => evaluate(kmongPrime, facts, Date.parse('2025-10-05T12:00:00+09:00'), { stage: 'before-purchase' });

  it('only the account and the mark are judged, and decide', () => {
    const { verdict, because, findings } = before({ 'account.biz': known(true), 'service.guarantee': known(true) });
    expect([verdict, because, findings.map(({ rule }) => rule)]).toEqual(['met', ['K2', 'K4'], ['K2', 'K4']]);
  });

  it('not known and not met decide as ever', () => {
    expect(before({ 'account.biz': known(true) })).toMatchObject({ verdict: 'cannot-tell', because: ['K4'] });
    expect(before({ 'account.biz': known(false) })).toMatchObject({ verdict: 'not-met', because: ['K2'] });
  });

  it('a stage that the pack does not have is refused', () => {
    expect(() => evaluate(r10ProKat, {}, Date.parse('2025-10-05T12:00:00+09:00'), { stage: 'before-purchase' })).toThrow(RangeError);
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
    ['a window that starts after one behind it', (pack) => (pack.windows[0].starts = { after: 'files' }), /files/],
    ['a window that opens after itself', (pack) => (pack.windows[0].opens = { after: 'claim' }), /claim/],
    ['a zone that there is not', (pack) => (pack.windows[0].zone = 'Asia/Atlantis'), /Atlantis/],
    ['a stage at which nothing counts', (pack) => pack.stages.push('after-all'), /after-all/],
    ['a stage that it does not name', (pack) => (pack.rules[2].stages = ['someday']), /someday/],
    ['a share against a number', (pack) => (pack.rules[5].test = { op: 'rateWithin', of: 'a', among: 'b', period: 'p', is: 'lte', threshold: 'evidence.least' }), /share/],
    ['a length of time in exhibits', (pack) => (pack.rules[5].test = { op: 'elapsed', fact: 'a', threshold: 'evidence.least' }), /length of time/],
    ['code in place of a way to count', (pack) => (pack.windows[0].readings = [{ id: 'x', from: 'first-day', code: '1' }]), /readings/],
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
