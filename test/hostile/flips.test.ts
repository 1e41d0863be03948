import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceOf } from '../../lib/package/source';
import { verifyPackage } from '../../lib/package/verify';
import { byBoth, byPython } from './both';
import { flipped, regionsOf } from './regions';
import { inputOf, pack, sampleLog, withhold, type SampleLog } from './sample';

let log: SampleLog;
let zip: Uint8Array;
beforeAll(async () => {
  log = sampleLog('flips');
  const [entry] = log.lines.slice(1, 2);
  const part = entry && 'parts' in entry ? entry.parts[0]! : null;
  ({ zip } = await pack(inputOf(log, { derived: [{ seq: 1, name: 'copy.txt', from: part!.sha256, how: 'masked', bytes: new TextEncoder().encode('copy') }] })));
});

describe('any single flipped bit', () => {
  it('is found: bits over the whole file', async () => {
    const unseen: number[] = [];
    // 19 bytes apart, another bit of the byte each time.
    for (let byte = 0; byte < zip.length; byte += 19) {
      const bit = byte * 8 + ((byte / 19) % 8);
      if ((await verifyPackage(sourceOf(flipped(zip, bit)))).result !== 'DOES NOT MATCH') unseen.push(bit);
    }
    expect(unseen).toEqual([]);
  });

  it('is found in every byte of the signature, of a directory record and of the end record', async () => {
    const regions = regionsOf(zip);
    const whole = ['sig/signed.sig', 'directory: sig/signed.sig', 'header: sig/signed.sig', 'end'].map((name) => regions.find((region) => region.name === name)!);
    const bits = whole.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => (from + i) * 8 + (i % 8)));
    const unseen: number[] = [];
    for (const bit of bits) if ((await verifyPackage(sourceOf(flipped(zip, bit)))).result !== 'DOES NOT MATCH') unseen.push(bit);
    // 60 + 70 or so + 44 + 14 + 22 bytes.
    expect(bits.length).toBeGreaterThan(190);
    expect(unseen).toEqual([]);
  });

  it('is found by both verifiers, for the same reason, at random bits of each kind of region', async () => {
    const regions = regionsOf(zip);
    expect(regions.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(zip.length);
    const bitOf = ({ from, to }: { from: number; to: number }) => fc.integer({ min: from * 8, max: to * 8 - 1 });
    // Three random bits of each region: the headers, data and directory record of every file, and the end record.
    const bits = fc.sample(fc.tuple(...regions.filter(({ from, to }) => to > from).map(bitOf)), 3).flat();
    const pairs = await byBoth(bits.map((bit) => ({ zip: flipped(zip, bit) })));
    const wrong = bits.filter((_, i) => pairs[i]!.here.result !== 'DOES NOT MATCH' || JSON.stringify(pairs[i]!.python) !== JSON.stringify(pairs[i]!.here));
    expect(wrong).toEqual([]);
    expect(bits.length).toBeGreaterThan(150);
  }, 60_000);

  it('is what made the difference: the package without it matches', async () => {
    expect((await verifyPackage(sourceOf(zip))).result).toBe('MATCHES');
    expect(byPython([{ zip }])[0]!.result).toBe('MATCHES');
  });
});

describe('any subset of the entries', () => {
  it('verifies, with the same head', async () => {
    const whole = await pack(inputOf(log));
    const head = (await verifyPackage(sourceOf(whole.zip))).found.head;
    await fc.assert(
      fc.asyncProperty(fc.subarray([1, 2, 3, 4, 5]), async (seqs) => {
        const subset = await pack(inputOf(log, { lines: withhold(log.lines, ...seqs) }));
        const report = await verifyPackage(sourceOf(subset.zip), { expectHead: head!, expectKey: log.key.fingerprint });
        expect(report.result).toBe('MATCHES');
      }),
      { numRuns: 32 },
    );
  });
});
