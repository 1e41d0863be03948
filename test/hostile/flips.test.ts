import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceOf } from '../../lib/package/source';
import { verifyPackage } from '../../lib/package/verify';
import { inputOf, pack, sampleLog, withhold, type SampleLog } from './sample';
import fc from 'fast-check';

const folder = mkdtempSync(join(tmpdir(), 'recourse-flips-'));
afterAll(() => rmSync(folder, { recursive: true }));

let log: SampleLog;
let zip: Uint8Array;
beforeAll(async () => {
  log = sampleLog('flips');
  ({ zip } = await pack(inputOf(log)));
});

const flipped = (bit: number): Uint8Array => {
  const bytes = zip.slice();
  bytes[bit >> 3]! ^= 1 << (bit & 7);
  return bytes;
};

describe('any single flipped bit', () => {
  it('is found: bits over the whole file', async () => {
    const unseen: number[] = [];
    // 19 bytes apart, another bit of the byte each time.
    for (let byte = 0; byte < zip.length; byte += 19) {
      const bit = byte * 8 + ((byte / 19) % 8);
      if ((await verifyPackage(sourceOf(flipped(bit)))).result !== 'DOES NOT MATCH') unseen.push(bit);
    }
    expect(unseen).toEqual([]);
  });

  it('is found in every byte of the signature, of a directory record and of the end record', async () => {
    const buffer = Buffer.from(zip);
    const signature = buffer.indexOf('sig/signed.sig') + 'sig/signed.sig'.length;
    const end = buffer.lastIndexOf('PK\x05\x06');
    const directory = buffer.indexOf('PK\x01\x02');
    const bits = [[signature, signature + 70], [directory, directory + 60], [end, zip.length]].flatMap(([from, to]) => Array.from({ length: to! - from! }, (_, i) => (from! + i) * 8 + (i % 8)));
    const unseen: number[] = [];
    for (const bit of bits) if ((await verifyPackage(sourceOf(flipped(bit)))).result !== 'DOES NOT MATCH') unseen.push(bit);
    expect(unseen).toEqual([]);
  });

  it('is found by the Python program: forty bits over the whole file', () => {
    writeFileSync(join(folder, 'good.zip'), zip);
    const script = `
import io, sys, importlib.util
spec = importlib.util.spec_from_file_location('v', sys.argv[1]); v = importlib.util.module_from_spec(spec); spec.loader.exec_module(v)
good = open(sys.argv[2], 'rb').read()
assert v.Run(io.BytesIO(good), None, None).all()['result'] == 'MATCHES'
for i in range(40):
    bit = i * (len(good) * 8 - 1) // 39
    bad = bytearray(good); bad[bit >> 3] ^= 1 << (bit & 7)
    if v.Run(io.BytesIO(bytes(bad)), None, None).all()['result'] != 'DOES NOT MATCH': print(bit)
print('done')`;
    const { stdout, stderr } = spawnSync('python3', ['-c', script, new URL('../../public/verify_package.py', import.meta.url).pathname, join(folder, 'good.zip')], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toBe('done\n');
  });
});

describe('any subset of the entries', () => {
  it('verifies, with the same head', async () => {
    const head = (await verifyPackage(sourceOf(zip))).found.head;
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
