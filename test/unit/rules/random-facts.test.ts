import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { evaluate } from '../../../lib/rules/evaluate';
import type { Facts } from '../../../lib/rules/model';
import { kmongPrime, r10ProKat } from '../../../lib/rules/packs';
import { type Pack, parsePack } from '../../../lib/rules/schema';
import { known, minute } from './helpers';

const folder = new URL('./foreign/', import.meta.url);
const foreign = readdirSync(folder).map((name) => parsePack(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
const packs: Pack[] = [kmongPrime, r10ProKat, ...foreign];

/** Every id that the pack names as a fact, wherever it stands. */
function factIds(pack: Pack): string[] {
  const named = JSON.stringify(pack).match(/(?<="(?:fact|starts|restarts|from|to|until|prices|events|than|of|among|when|rating|since)":")[^"]+/g) ?? [];
  return [...new Set([...named, ...pack.windows.flatMap(({ requires = [] }) => requires), 'deliveries.pin'])];
}

const ms = fc.oneof(fc.integer({ min: Date.UTC(2017, 0), max: Date.UTC(2030, 0) }), fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e308, -1e20, 8.64e15, 0, 0.5, -1));
const span = fc.record({ earliestMs: ms, latestMs: ms, precision: fc.constantFrom('second', 'minute', 'hour', 'day', 'year', undefined) });
const money = fc.oneof(fc.record({ currency: fc.constantFrom('TRY', 'KRW', 'XXX'), minor: ms }), fc.constant(null), fc.constant(undefined));
const price = fc.record({ price: fc.oneof(fc.record({ low: money, high: money, standing: fc.constantFrom('asked', 'free', 'other'), sure: fc.boolean() }), fc.constant(null)), service: fc.constantFrom('logo', null, '__proto__'), label: fc.constant(null) });
const value = fc.oneof(fc.boolean(), ms, fc.string(), span, fc.array(span, { maxLength: 4 }), fc.array(price, { maxLength: 3 }), fc.array(fc.anything(), { maxLength: 2 }), fc.record({ index: fc.oneof(ms, fc.constant('__proto__')), reason: fc.string() }), fc.anything());
const fact = fc.oneof({ weight: 5, arbitrary: value.map((one) => ({ known: true, value: one, origin: 'page', where: '', at: Date.UTC(2025, 9, 3) })) }, { weight: 1, arbitrary: fc.constant({ known: false, why: 'unreadable' }) });

function anyFacts(pack: Pack): fc.Arbitrary<Facts> {
  const each = factIds(pack).map((id) => fc.option(fact, { nil: null }).map((one) => [id, one] as const));
  return fc.tuple(...each).map((pairs) => Object.fromEntries(pairs.filter(([, one]) => one !== null)) as Facts);
}

/** Events that could have been read, so that most windows get as far as a date. */
const plausible = fc.integer({ min: Date.UTC(2025, 0) / 60_000, max: Date.UTC(2026, 0) / 60_000 }).chain((at) =>
  fc.constantFrom<['minute' | 'hour' | 'day', number]>(['minute', 60_000], ['hour', 3_600_000], ['day', 86_400_000]).map(([precision, width]) => ({ earliestMs: at * 60_000, latestMs: at * 60_000 + width, precision })),
);

function likelyFacts(pack: Pack): fc.Arbitrary<Facts> {
  const each = factIds(pack).map((id) => {
    const some = fc.oneof(fc.constant(true), fc.constant(false), fc.integer({ min: 0, max: 5 }), fc.array(plausible, { maxLength: 3 }), plausible);
    return fc.option(some, { nil: null }).map((one) => [id, one] as const);
  });
  return fc.tuple(...each).map((pairs) => Object.fromEntries(pairs.flatMap(([id, one]) => (one === null ? [] : [[id, known(one as never, 'you', Date.UTC(2025, 9, 3))]]))));
}

const NOW = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 0) });
const machine = process.env.TZ;
afterEach(() => {
  if (machine === undefined) delete process.env.TZ;
  else process.env.TZ = machine;
});

describe.each(packs)('$id', (pack) => {
  it('judges any facts whatever without failing, and never meets what is not there', () => {
    fc.assert(
      fc.property(anyFacts(pack), NOW, (given, now) => {
        const { verdict, findings, windows } = evaluate(pack, given, now);
        expect(['met', 'not-met', 'cannot-tell']).toContain(verdict);
        expect(findings).toHaveLength(pack.rules.length);
        for (const { state, safe, latest } of windows) {
          if (state === 'unknown' || state === 'not-started') expect([safe, latest]).toEqual([null, null]);
          if (safe !== null) expect(Number.isFinite(safe.closesAt)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives every window an order: safe is not after latest, and the state follows from the two', () => {
    fc.assert(
      fc.property(likelyFacts(pack), NOW, (given, now) => {
        for (const { state, safe, latest, opens } of evaluate(pack, given, now).windows) {
          if (safe === null) continue;
          if (latest !== null) expect(safe.closesAt).toBeLessThanOrEqual(latest.closesAt);
          if (state === 'open') expect(now).toBeLessThan(safe.closesAt);
          if (state === 'not-yet') expect(opens!.surely === null || now < opens!.surely).toBe(true);
          if (state === 'past-safe' || state === 'closed') expect(now).toBeGreaterThanOrEqual(safe.closesAt);
          if (state === 'closed') expect(latest!.complete && now >= latest!.closesAt).toBe(true);
          if (opens?.surely != null) expect(opens.from).toBeLessThanOrEqual(opens.surely);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('says the same in five machine zones', () => {
    fc.assert(
      fc.property(likelyFacts(pack), NOW, (given, now) => {
        const said = ['UTC', 'Asia/Seoul', 'America/Los_Angeles', 'Europe/Istanbul', 'Pacific/Kiritimati'].map((zone) => {
          process.env.TZ = zone;
          return JSON.stringify(evaluate(pack, given, now));
        });
        expect(new Set(said).size).toBe(1);
      }),
      { numRuns: 25 },
    );
  });

  it('turns unknown into met only by a fact that it said was missing', () => {
    fc.assert(
      fc.property(likelyFacts(pack), NOW, fc.nat(), (given, now, pick) => {
        const ids = Object.keys(given);
        const id = ids[pick % Math.max(1, ids.length)];
        if (id === undefined) return;
        const { [id]: learnt, ...before } = given;
        const was = evaluate(pack, before, now).findings;
        for (const [index, is] of evaluate(pack, { ...before, [id]: learnt! }, now).findings.entries()) {
          if (was[index]!.result !== 'unknown' || is.result !== 'met') continue;
          expect(was[index]!.missing).toContain(id);
          expect(is.uses).toContain(id);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a fact that no rule uses changes nothing', () => {
    fc.assert(
      fc.property(likelyFacts(pack), NOW, (given, now) => {
        expect(evaluate(pack, { ...given, 'nobody.asks': known([minute('2025-10-02T15:20')]) }, now)).toEqual(evaluate(pack, given, now));
      }),
      { numRuns: 25 },
    );
  });
});

/** Facts that take a certainty away when they become known, because the text says so: an event that unsettles, the wrong side of the deal, floors that are not published. */
const UNSETTLING: Record<string, string[]> = {
  'kmong-prime': ['order.confirmedAt', 'order.side'],
  'r10-pro-kat': ['listing.category', 'programme.opened', 'thread.openedAt'],
};

describe.each(packs)('knowing more of $id', (pack) => {
  it('never makes a rule that is met unknown', () => {
    fc.assert(
      fc.property(likelyFacts(pack), NOW, fc.nat(), (given, now, pick) => {
        const ids = Object.keys(given).filter((id) => !UNSETTLING[pack.id]?.includes(id));
        const id = ids[pick % Math.max(1, ids.length)];
        if (id === undefined) return;
        const { [id]: learnt, ...before } = given;
        const was = evaluate(pack, before, now).findings;
        const is = evaluate(pack, { ...before, [id]: learnt! }, now).findings;
        expect(was.filter(({ result }, index) => result === 'met' && is[index]!.result === 'unknown').map(({ rule }) => rule)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
