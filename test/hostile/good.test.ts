import { beforeAll, describe, expect, it } from 'vitest';
import type { Canonical, Entry } from '../../lib/evidence/entry';
import { derFromRaw } from '../../lib/evidence/key';
import type { PackageInput } from '../../lib/package/build';
import { toPem } from '../../lib/package/key';
import { byBoth, failing, type Case, type Pair } from './both';
import { derOfNumbers, ORDER, scalars } from './der';
import { png } from './png';
import { inOrder, rezip, unpack } from './repack';
import { hashOf, inputOf, linksOf, nested, newKey, pack, sampleLog, sha, signWith, withhold } from './sample';

const log = sampleLog();
const links = linksOf(log.lines);
const head = links.at(-1)!;
const key = { expectKey: log.key.fingerprint };
const line = (seq: number) => log.lines[seq] as Entry;
const part = (seq: number, name: string) => line(seq).parts.find((one) => one.name === name)!;

/** A log that changed its key once, and one that changed it and changed it back. */
const second = newKey();
const keyChange = (seq: number, fingerprint: string): Entry => ({ ...line(2), seq, kind: 'key-change', salt: sha(`change ${seq}`).slice(0, 32), body: { keyFingerprint: fingerprint } });
const changed = [...log.lines, keyChange(6, second.fingerprint)];
const changedBack = [...changed, keyChange(7, log.key.fingerprint)];
const bySecond: Partial<PackageInput> = { keyFingerprint: second.fingerprint, publicKeyPem: second.pem, sign: async (bytes) => signWith(second, bytes) };

/** Values that are odd and allowed: two JSON libraries must agree on every byte of them. */
const ODD: Canonical = {
  deep: nested(30),
  most: Number.MAX_SAFE_INTEGER,
  least: Number.MIN_SAFE_INTEGER,
  text: '\u0000\u0001\b\t\n\f\r\u001f"\\/\u007f\u0080\u00a0\u2028\u2029\ud7ff\ue000\ufeff\uffff\u{10ffff}😀 é e\u0301 İıĞ 한글 한글',
  __proto: {},
  ['__proto__']: { keyFingerprint: 'x' },
  constructor: null,
  '10': 1,
  '9': 2,
  ' ~"\\': [true, false, null, {}, []],
};
const odd = (change: Partial<Entry>) => [...log.lines, { ...line(2), seq: 6, salt: sha('odd').slice(0, 32), ...change } as Entry];

/** A key and signatures as the extension makes them in a browser: WebCrypto's raw numbers, turned into DER. */
const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
const byBrowser: Partial<PackageInput> = {
  keyFingerprint: sha(spki),
  publicKeyPem: toPem(spki),
  sign: async (bytes) => derFromRaw(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes as Uint8Array<ArrayBuffer>))),
};

/** An entry with two pictures, and copies of them in which parts are covered. */
const PICTURES = [0, 1].map((i) => png(24, 16, (x, y) => [x * 9, y * 9, i + 1]));
const pictured = odd({ parts: PICTURES.map((bytes, i) => ({ name: `slice-00${i}.png`, sha256: sha(bytes), size: bytes.length, type: 'image/png' })) });
const black = png(24, 32, () => [0, 0, 0]);
const coveredFrom = (i: number, name: string, how: string) => ({ seq: 6, name, from: sha(PICTURES[i]!), how, bytes: black });

const withTheOtherS = (bytes: Uint8Array): Uint8Array => {
  const [r, s] = scalars([...signWith(log.key, bytes)]);
  return Uint8Array.from(derOfNumbers([r, ORDER - s]));
};

const GOOD: [name: string, more: Partial<PackageInput>, told: Omit<Case, 'zip'>][] = [
  ['whole', {}, { ...key, expectHead: head }],
  ['told nothing', {}, {}],
  ['an earlier head', {}, { ...key, expectHead: links[2]! }],
  ['upper-case codes', {}, { expectKey: log.key.fingerprint.toUpperCase(), expectHead: head.toUpperCase() }],
  ['codes pasted with their line ends', {}, { expectKey: ` ${log.key.fingerprint}\r\n`, expectHead: `\t${head} ` }],
  ['exhibits 3 and 5 alone', { lines: withhold(log.lines, 1, 2, 4) }, { ...key, expectHead: head }],
  ['all withheld but genesis', { lines: withhold(log.lines, 1, 2, 3, 4, 5) }, key],
  ['genesis alone', { lines: log.lines.slice(0, 1) }, { ...key, expectHead: links[0]! }],
  ['an original left out', { withheldParts: [{ seq: 1, name: 'text.txt', sha256: part(1, 'text.txt').sha256, why: 'choice' }] }, key],
  [
    'all originals of an entry left out',
    { withheldParts: line(1).parts.map(({ name, sha256 }) => ({ seq: 1, name, sha256, why: 'damaged' })) },
    key,
  ],
  [
    'a masked copy beside its original',
    { derived: [{ seq: 1, name: 'text-masked.txt', from: part(1, 'text.txt').sha256, how: 'masked', bytes: new TextEncoder().encode('연락처 ***-****-****') }] },
    key,
  ],
  [
    'a masked copy in place of its original',
    {
      withheldParts: [{ seq: 1, name: 'text.txt', sha256: part(1, 'text.txt').sha256, why: 'choice' }],
      derived: [{ seq: 1, name: 'text.txt', from: part(1, 'text.txt').sha256, how: 'masked', bytes: new TextEncoder().encode('연락처 ***-****-****') }],
    },
    key,
  ],
  [
    'covered pictures put together, in place of the sealed ones',
    {
      lines: pictured,
      withheldParts: PICTURES.map((bytes, i) => ({ seq: 6, name: `slice-00${i}.png`, sha256: sha(bytes), why: 'owner-choice' })),
      derived: [coveredFrom(0, 'stitched-covered.png', 'covered-stitched-header-once')],
    },
    key,
  ],
  [
    'a covered picture beside the sealed one, and another that holds nothing personal',
    { lines: pictured, derived: [coveredFrom(0, 'slice-000-covered.png', 'covered'), coveredFrom(1, 'slice-001-copy.png', 'copied')] },
    key,
  ],
  ['no uploads', { uploads: [] }, key],
  ['a changed key', { lines: changed, ...bySecond }, { expectKey: second.fingerprint, expectHead: head }],
  ['a key changed and changed back', { lines: changedBack }, { ...key, expectHead: head }],
  ['signed as the extension signs', { lines: [...log.lines, keyChange(6, sha(spki))], ...byBrowser }, { expectKey: sha(spki), expectHead: head }],
  ['the other of the two signatures', { sign: async (bytes) => withTheOtherS(bytes) }, { ...key, expectHead: head }],
  ['odd values', { lines: odd({ body: ODD as Entry['body'] }) }, { ...key, expectHead: head }],
  ['an entry of a kind to come', { lines: odd({ kind: 'seal-of-tomorrow' as Entry['kind'] }) }, key],
  ['a clock set back', { lines: odd({ time: { ...line(2).time, utcMs: 0, iso: '1970-01-01T09:00:00.000+09:00', monotonicMs: 0 } }) }, key],
  ['an empty part', { lines: odd({ parts: [{ name: 'empty.txt', sha256: sha(''), size: 0, type: 'text/plain' }] }) }, key],
  ['one content under two names', { lines: odd({ parts: [{ ...part(1, 'text.txt'), name: 'again.txt' }] }) }, key],
];
log.blobs.set(sha(''), new Uint8Array());
for (const bytes of PICTURES) log.blobs.set(sha(bytes), bytes);

describe('good packages', () => {
  const results = new Map<string, Pair>();

  beforeAll(async () => {
    const cases: Case[] = [];
    for (const [, more, told] of GOOD) cases.push({ zip: (await pack(inputOf(log, more))).zip, ...told });
    const { zip } = await pack(inputOf(log));
    cases.push({ zip: rezip(inOrder(unpack(zip))), ...key });
    const pairs = await byBoth(cases);
    for (const [i, name] of [...GOOD.map(([name]) => name), 'written by another ZIP writer'].entries()) results.set(name, pairs[i]!);
  }, 60_000);

  it.each([...GOOD.map(([name]) => name), 'written by another ZIP writer'])('%s: matches in both verifiers, which say the same', (name) => {
    const { here, python } = results.get(name)!;
    expect(failing(here)).toEqual([]);
    expect(here.result).toBe('MATCHES');
    expect(python).toEqual(here);
  });

  it.each([
    ['told nothing', 'owner-key', 'NOT CHECKED', 'not-given', ''],
    ['told nothing', 'head-code', 'NOT CHECKED', 'not-given', ''],
    ['told nothing', 'withheld', 'NOT CHECKED', 'absent', ''],
    ['told nothing', 'derived', 'NOT CHECKED', 'absent', ''],
    ['whole', 'owner-key', 'MATCHES', 'ok', ''],
    ['whole', 'head-code', 'MATCHES', 'ok', ''],
    ['whole', 'report', 'NOT CHECKED', 'not-compared', ''],
    ['whole', 'clock', 'NOT CHECKED', 'own-clock', ''],
    ['codes pasted with their line ends', 'owner-key', 'MATCHES', 'ok', ''],
    ['codes pasted with their line ends', 'head-code', 'MATCHES', 'ok', ''],
    ['an earlier head', 'head-code', 'MATCHES', 'head-earlier', '2'],
    ['exhibits 3 and 5 alone', 'withheld', 'NOT CHECKED', 'left-out', '3 + 0'],
    ['an original left out', 'withheld', 'NOT CHECKED', 'left-out', '0 + 1'],
    ['all originals of an entry left out', 'withheld', 'NOT CHECKED', 'left-out', '0 + 3'],
    ['a masked copy beside its original', 'derived', 'MATCHES', 'ok', ''],
    ['a masked copy in place of its original', 'withheld', 'NOT CHECKED', 'left-out', '0 + 1'],
    ['covered pictures put together, in place of the sealed ones', 'derived', 'MATCHES', 'ok', ''],
    ['covered pictures put together, in place of the sealed ones', 'withheld', 'NOT CHECKED', 'left-out', '0 + 2'],
    ['a covered picture beside the sealed one, and another that holds nothing personal', 'derived', 'MATCHES', 'ok', ''],
    ['a changed key', 'head-code', 'MATCHES', 'head-earlier', '5'],
    ['a key changed and changed back', 'owner-key', 'MATCHES', 'ok', ''],
  ] as const)('%s: %s is %s (%s)', (name, id, state, reason, detail) => {
    expect(results.get(name)!.here.lines.find((one) => one.id === id)).toEqual({ id, state, reason, detail });
  });

  it('keep the entry hash of a withheld entry', () => {
    expect(withhold(log.lines, 2)[2]).toEqual({ seq: 2, entryHash: hashOf(log.lines[2]!) });
  });
});

describe('codes to compare with', () => {
  const CODES: [name: string, told: Omit<Case, 'zip'>, refused: string][] = [
    ['another fingerprint', { expectKey: 'a'.repeat(64) }, 'owner-key:key-other'],
    ['another head', { expectHead: 'a'.repeat(64) }, 'head-code:head-other'],
    ['a fingerprint cut short', { expectKey: log.key.fingerprint.slice(0, 63) }, 'owner-key:code-form'],
    ['a head cut short', { expectHead: head.slice(0, 16) }, 'head-code:code-form'],
    ['a fingerprint with colons', { expectKey: log.key.fingerprint.replace(/..(?=.)/g, '$&:') }, 'owner-key:code-form'],
    ['a head in full-width digits', { expectHead: head.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) }, 'head-code:code-form'],
    ['an entry hash for a head', { expectHead: hashOf(log.lines[2]!) }, 'head-code:head-other'],
  ];

  it('that do not fit are refused by both, with the reason', async () => {
    const { zip } = await pack(inputOf(log));
    const pairs = await byBoth(CODES.map(([, told]) => ({ zip, ...told })));
    for (const [i, [name, , refused]] of CODES.entries()) {
      expect(failing(pairs[i]!.here), name).toEqual([refused]);
      expect(pairs[i]!.python, name).toEqual(pairs[i]!.here);
    }
  });
});
