import { spawnSync } from 'node:child_process';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromPem, rawSignature } from '../../lib/package/key';
import { decode, parseCanonical } from '../../lib/package/json';
import { readManifest } from '../../lib/package/manifest';
import { Refusal } from '../../lib/package/refusal';
import { byBoth, PYTHON } from './both';
import { derOfNumbers } from './der';
import { inputOf, newKey, pack, sampleLog } from './sample';

/**
 * The two verifiers share no code, so where they differ one of them is wrong. Texts and bytes near the allowed forms are made at random and
 * given to both; each must take and refuse the same.
 */
const DRIVER = `
import base64, importlib.util, json, sys
spec = importlib.util.spec_from_file_location('verify_package', sys.argv[1])
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)
read = {
    'json': lambda data: program.parse(program.decode(data, ''), ''),
    'manifest': lambda data: program.read_manifest(data, ''),
    'pem': lambda data: program.read_key(program.decode(data, '')),
    'der': program.check_der,
}[sys.argv[2]]
def answer(data):
    try:
        read(data)
        return 'taken'
    except program.Refusal as refusal:
        return refusal.code
print(json.dumps([answer(base64.b64decode(text)) for text in json.load(sys.stdin)]))
`;

function byPython(kind: string, inputs: readonly Uint8Array[]): string[] {
  const input = JSON.stringify(inputs.map((bytes) => Buffer.from(bytes).toString('base64')));
  const { status, stdout, stderr } = spawnSync('python3', ['-I', '-B', '-c', DRIVER, PYTHON, kind], { input, encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as string[];
}

function byUs(read: (bytes: Uint8Array) => unknown, bytes: Uint8Array): string {
  try {
    read(bytes);
    return 'taken';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes put in, taken out or turned, at a few places. */
const wounded = (good: fc.Arbitrary<Uint8Array>, pieces: readonly string[]) =>
  fc
    .tuple(good, fc.array(fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...pieces), fc.constant(null), fc.nat({ max: 255 }))), { maxLength: 3 }))
    .map(([bytes, wounds]) =>
      wounds.reduce((now, [place, wound]) => {
        const at = now.length === 0 ? 0 : place % now.length;
        const put = typeof wound === 'string' ? utf8(wound) : wound === null ? [] : [wound];
        return Uint8Array.from([...now.subarray(0, at), ...put, ...now.subarray(typeof wound === 'string' ? at : at + 1)]);
      }, bytes),
    );

const key = fc.oneof(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '1', ' ', '"', '\\', '_', '\u007f'), maxLength: 3 }), fc.constantFrom('__proto__', 'toJSON', 'constructor', '9', '10'));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, 1, -1, 2 ** 53 - 1, 1 - 2 ** 53, 2 ** 53, 0.5, 1e21),
    fc.integer(),
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.string({ unit: fc.constantFrom('\u0000', '\n', '\u001f', '"', '\\', '/', '\u2028', '\ufeff', '😀', '\u007f'), maxLength: 4 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
  ),
}));

const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const listing = fc
  .uniqueArray(fc.constantFrom('data/a.txt', 'data/b', 'Data/b', 'data/items/0001/x.png', 'a', 'README-en.txt', 'data/a'), { maxLength: 4 })
  .chain((names) => fc.tuple(...names.sort().map((name) => hash.map((sha) => `${sha}  ${name}\n`))))
  .map((lines) => utf8(lines.join('')));
const number = fc.oneof(fc.bigInt({ min: 0n, max: 300n }), fc.bigInt({ min: 2n ** 247n, max: 2n ** 257n }));
const der = fc.tuple(number, number).map((numbers) => Uint8Array.from(derOfNumbers(numbers)));

const KINDS: [kind: string, read: (bytes: Uint8Array) => unknown, inputs: fc.Arbitrary<Uint8Array>][] = [
  [
    'json',
    (bytes) => parseCanonical(decode(bytes, ''), ''),
    wounded(value.map((one) => utf8(canonicalize(one)!)), [' ', '\n', ',', '"', '\\', '\\u0041', '\\ud800', '[', '{}', '0', '-', '.0', 'e1', '1', ':', 'NaN', '\ufeff', '"a":1,']),
  ],
  ['manifest', (bytes) => readManifest(bytes, ''), wounded(listing, ['\n', '\r', ' ', '..', '/', 'A', '\u0000', '\ufeff', `${'0'.repeat(64)}  a\n`])],
  ['pem', (bytes) => fromPem(decode(bytes, '')), wounded(fc.constant(utf8(newKey().pem)), ['\n', ' ', '=', '\r', 'A', '-----', '\u0000'])],
  ['der', (bytes) => rawSignature(bytes), wounded(der, ['\u0000', '\u0002', '\u007f', '0'])],
];

describe('the two verifiers take and refuse the same', () => {
  it.each(KINDS)('%s near the allowed form', (kind, read, inputs) => {
    const samples = fc.sample(inputs, 2000);
    const told = byPython(kind, samples);
    const differing = samples.flatMap((bytes, i) => (byUs(read, bytes) === told[i] ? [] : [`${Buffer.from(bytes).toString('latin1')}: ${byUs(read, bytes)}, ${told[i]}`]));
    expect(differing).toEqual([]);
    // Otherwise the samples would show nothing.
    expect(new Set(told).size).toBeGreaterThan(1);
    expect(told.filter((one) => one === 'taken').length).toBeGreaterThan(20);
  });

  it('archives with a stretch cut out, doubled, moved, overwritten or cut off', async () => {
    const { zip } = await pack(inputOf(sampleLog('stretches')));
    const place = fc.nat({ max: zip.length - 1 });
    // Half of them in the directory and the end records, which are a small part of the file.
    const directory = Buffer.from(zip).indexOf('PK\x01\x02');
    const stretch = fc.tuple(fc.oneof(place, fc.integer({ min: directory, max: zip.length - 1 })), fc.integer({ min: 1, max: 120 }));
    const ways: ((at: number, length: number, to: number) => Uint8Array[])[] = [
      (at, length) => [zip.subarray(0, at), zip.subarray(at + length)],
      (at, length) => [zip.subarray(0, at + length), zip.subarray(at)],
      (at, length, to) => [zip.subarray(0, at), zip.subarray(to, to + length), zip.subarray(at)],
      (at, length) => [zip.subarray(0, at), new Uint8Array(length).fill(0xff), zip.subarray(at + length)],
      (at, length) => [zip.subarray(0, at), new Uint8Array(length), zip.subarray(at + length)],
      (at) => [zip.subarray(0, at)],
    ];
    const damaged = fc.tuple(stretch, place, fc.constantFrom(...ways)).map(([[at, length], to, way]) => new Uint8Array(Buffer.concat(way(at, length, to))));
    const cases = fc.sample(damaged, 240).filter((bytes) => !Buffer.from(bytes).equals(zip));
    const pairs = await byBoth(cases.map((bytes) => ({ zip: bytes })));
    for (const { here, python } of pairs) {
      expect(here.result).toBe('DOES NOT MATCH');
      expect(python).toEqual(here);
    }
  }, 60_000);
});
