import { generateKeyPairSync } from 'node:crypto';
import type { Entry } from '../../lib/evidence/entry';
import { derOfNumbers, ORDER, scalars } from './der';
import { all, append, careless, editEntry, editLog, rawStatement, signed, statement } from './edits';
import type { Mutation } from './mutation';
import { fromUtf8, inOrder, logOf, resign, rezip, setLog, unpack, utf8 } from './repack';
import { inputOf, newKey, pack, sampleLog } from './sample';

/** The key, its signature and the statement. */
export const SIGNS: Mutation[] = [
  { name: 'a swapped key.pem', refused: 'signature:signature-wrong', make: careless((files) => files.set('sig/key.pem', utf8(newKey().pem))) },
  { name: 'a swapped key.pem and signature', refused: 'log:log-key', make: (ground) => rezip(inOrder(resign(unpack(ground.zip), newKey()))) },
  {
    name: "another package's signature",
    refused: 'signature:signature-wrong',
    make: async (ground) => {
      const other = unpack((await pack(inputOf(sampleLog('other')))).zip);
      const files = unpack(ground.zip);
      files.set('sig/signed.sig', other.get('sig/signed.sig')!);
      return rezip(inOrder(files));
    },
  },
  {
    name: "another package's whole sig folder",
    refused: 'statement:signed-manifest',
    make: async (ground) => {
      const other = unpack((await pack(inputOf(sampleLog('other')))).zip);
      const files = unpack(ground.zip);
      for (const name of ['sig/signed.sig', 'sig/signed.json', 'sig/key.pem']) files.set(name, other.get(name)!);
      return rezip(inOrder(files));
    },
  },
  { name: 'a whole log rebuilt under another key', refused: 'owner-key:key-other', told: true, make: async () => (await pack(inputOf(sampleLog('rebuilt')))).zip },
  { name: 'a log rebuilt by its owner after the head was given away', refused: 'head-code:head-other', told: true, make: signed(editEntry(2, (entry) => (entry.body['value'] = 'no'), true)) },
  { name: 'a statement with another version', refused: 'statement:json-fields', make: statement((signedJson) => (signedJson['v'] = 2)) },
  { name: 'a statement with true for 1', refused: 'statement:json-fields', make: statement((signedJson) => (signedJson['v'] = true)) },
  { name: 'a statement with another head', refused: 'statement:signed-head', make: statement((signedJson) => (signedJson['head'] = '2'.repeat(64))) },
  { name: 'a statement with another fingerprint', refused: 'statement:signed-key', make: statement((signedJson) => (signedJson['keyFingerprint'] = '3'.repeat(64))) },
  { name: 'a statement with one more key', refused: 'statement:json-fields', make: statement((signedJson) => (signedJson['chain_valid'] = true)) },
  { name: 'a key with a byte after its end', refused: 'signature:key-form', make: careless(append('sig/key.pem', '\n')) },
  { name: 'a key in one long line', refused: 'signature:key-form', make: careless((files) => files.set('sig/key.pem', utf8(fromUtf8(files.get('sig/key.pem')!).replace(/([A-Za-z0-9+/])\n(?=[A-Za-z0-9+/])/, '$1')))) },
  { name: 'a key that is not on the curve', refused: 'signature:key-form', make: careless((files) => {
    const der = Buffer.from(fromUtf8(files.get('sig/key.pem')!).split('\n').slice(1, -2).join(''), 'base64');
    der[90]! ^= 1;
    files.set('sig/key.pem', utf8(`-----BEGIN PUBLIC KEY-----\n${der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END PUBLIC KEY-----\n`));
  }) },
  { name: 'a signature with a byte after its end', refused: 'signature:signature-form', make: careless((files) => files.set('sig/signed.sig', new Uint8Array([...files.get('sig/signed.sig')!, 0]))) },
  { name: 'a signature with a padded number', refused: 'signature:signature-form', make: careless((files) => {
    const der = [...files.get('sig/signed.sig')!];
    der[1]! += 1;
    der[3]! += 1;
    der.splice(4, 0, 0);
    files.set('sig/signed.sig', Uint8Array.from(der));
  }) },
  { name: 'a key-change that was withheld, signed by the new key', refused: 'log:log-key', make: ({ zip }) => {
    const files = unpack(zip);
    setLog(files, [...logOf(files), { seq: 6, entryHash: '6'.repeat(64) }]);
    return rezip(inOrder(resign(files, newKey())));
  } },
  { name: 'a key-change that was withheld, signed by the key before', refused: 'owner-key:key-other', told: true, make: ({ zip }) => {
    const before = newKey();
    const files = unpack(zip);
    const [genesis, ...rest] = logOf(files);
    setLog(files, [{ ...(genesis as Entry), body: { ...(genesis as Entry).body, keyFingerprint: before.fingerprint } }, ...rest, { seq: 6, entryHash: '6'.repeat(64) }]);
    return rezip(inOrder(resign(files, before)));
  } },
  { name: 'a stranger who added a key-change to his own key', refused: 'owner-key:key-other', told: true, make: ({ zip }) => {
    const stranger = newKey();
    const files = unpack(zip);
    const lines = logOf(files);
    setLog(files, [...lines, { ...(lines[2] as Entry), seq: 6, kind: 'key-change', salt: '6'.repeat(32), body: { keyFingerprint: stranger.fingerprint } }]);
    return rezip(inOrder(resign(files, stranger)));
  } },
  { name: 'a log cut short and headed anew by its owner', refused: 'head-code:head-other', told: true, make: signed(all(editLog((lines) => lines.slice(0, 5)), (files) => ['meta.json', 'text.txt'].forEach((name) => files.delete(`data/items/0005/${name}`)))) },
  ...(
    [
      ['one line end less', (pem) => pem.trimEnd()],
      ['Windows line ends', (pem) => pem.replaceAll('\n', '\r\n')],
      ['a space at a line end', (pem) => pem.replace('\n', ' \n')],
      ['a text before it', (pem) => `My key\n${pem}`],
      ['a byte-order mark', (pem) => `\ufeff${pem}`],
      ['a second key behind', (pem) => pem + newKey().pem],
      ['lines of 76 columns', (pem) => pemOf(derOf(pem), 76)],
      ['another label', (pem) => pem.replaceAll('PUBLIC KEY', 'EC PUBLIC KEY')],
      ['lower-case labels', (pem) => pem.replace('BEGIN', 'begin')],
      ['a PEM header', (pem) => pem.replace('-----\n', '-----\nProc-Type: 4\n\n')],
      ['no padding', (pem) => pem.replaceAll('=', '')],
      ['an unused bit set in its last sign', (pem) => pem.replace(/([A-Za-z0-9+/])==\n/, (_, sign: string) => `${String.fromCharCode(sign.charCodeAt(0) + 1)}==\n`)],
      ['a byte behind its DER', (pem) => pemOf(Buffer.concat([derOf(pem), Buffer.from([0])]))],
      ['a NUL at its end', (pem) => `${pem}\0`],
      ['its point compressed', (pem) => pemOf(Buffer.from([0x30, 0x39, ...derOf(pem).subarray(2, 24), 0x22, 0x00, 2 + (derOf(pem)[90]! & 1), ...derOf(pem).subarray(27, 59)]))],
      ['its point in hybrid form', (pem) => pemOf(Buffer.from([...derOf(pem).subarray(0, 26), 6 + (derOf(pem)[90]! & 1), ...derOf(pem).subarray(27)]))],
      ['the point at infinity', (pem) => pemOf(Buffer.from([0x30, 0x19, ...derOf(pem).subarray(2, 24), 0x02, 0x00, 0x00]))],
      ['the point (0, 0)', (pem) => pemOf(Buffer.concat([derOf(pem).subarray(0, 27), Buffer.alloc(64)]))],
      ['a coordinate past the prime', (pem) => pemOf(Buffer.concat([derOf(pem).subarray(0, 27), Buffer.alloc(32, 0xff), derOf(pem).subarray(59)]))],
      ['a long form of a length', (pem) => pemOf(Buffer.concat([Buffer.from([0x30, 0x81, 0x59]), derOf(pem).subarray(2)]))],
      ['another curve of the same size', () => pemOfKind('ec', 'secp256k1')],
      ['a larger curve', () => pemOfKind('ec', 'P-384')],
      ['an Edwards curve', () => pemOfKind('ed25519')],
      ['explicit curve parameters', () => pemOfKind('ec', 'P-256', 'explicit')],
      ['a private key instead', () => newKey().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
      ['nothing in it', () => ''],
    ] as [string, (pem: string) => string][]
  ).map(([what, change]): Mutation => ({ name: `a key with ${what}`, refused: 'signature:key-form', make: careless((files) => {
    const pem = fromUtf8(files.get('sig/key.pem')!);
    if (change(pem) === pem) throw new Error('the key stayed the same');
    files.set('sig/key.pem', utf8(change(pem)));
  }) })),
  ...(
    [
      ['its length in the long form', (der) => [0x30, 0x81, ...der.slice(1)]],
      ['no length', (der) => [0x30, 0x80, ...der.slice(2), 0, 0]],
      ['a set for a sequence', (der) => [0x31, ...der.slice(1)]],
      ['three numbers', (der) => [0x30, der[1]! + 3, ...der.slice(2), 2, 1, 1]],
      ['one number', (der) => [0x30, der[3]! + 2, ...der.slice(2, 4 + der[3]!)]],
      ['a negative number', (der) => [0x30, 8, 2, 2, 0x80 | (der[5]! & 0x7f), 1, 2, 2, 1, 1]],
      ['a number of no digits', () => [0x30, 0x07, 2, 0, 2, 3, 1, 1, 1]],
      ['a number of 33 digits', (der) => derOfNumbers([scalars(der)[0]!, (1n << 256n) + 5n])],
      ['a nought for r', (der) => derOfNumbers([0n, scalars(der)[1]!])],
      ['a nought for s', (der) => derOfNumbers([scalars(der)[0]!, 0n])],
      ['its numbers raw', (der) => [...Buffer.from(scalars(der).map((n) => n.toString(16).padStart(64, '0')).join(''), 'hex')]],
      ['its bytes in base64', (der) => [...Buffer.from(Buffer.from(der).toString('base64'))]],
      ['nothing in it', () => []],
      ['the word pending', () => [...Buffer.from('pending')]],
    ] as [string, (der: number[]) => number[]][]
  ).map(([what, change]): Mutation => ({ name: `a signature with ${what}`, refused: 'signature:signature-form', make: careless((files) => files.set('sig/signed.sig', Uint8Array.from(change([...files.get('sig/signed.sig')!])))) })),
  { name: 'a signature with its numbers exchanged', refused: 'signature:signature-wrong', make: careless((files) => {
    const [r, s] = scalars([...files.get('sig/signed.sig')!]);
    files.set('sig/signed.sig', Uint8Array.from(derOfNumbers([s!, r!])));
  }) },
  { name: 'a signature of ones', refused: 'signature:signature-wrong', make: careless((files) => files.set('sig/signed.sig', Uint8Array.from(derOfNumbers([1n, 1n])))) },
  { name: 'a signature whose s is the order of the curve', refused: 'signature:signature-wrong', make: careless((files) => files.set('sig/signed.sig', Uint8Array.from(derOfNumbers([scalars([...files.get('sig/signed.sig')!])[0]!, ORDER])))) },
  { name: 'a statement without its tool', refused: 'statement:json-fields', make: statement((signedJson) => delete signedJson['tool']) },
  { name: 'a statement with a number for its tool', refused: 'statement:json-fields', make: statement((signedJson) => (signedJson['tool'] = 1)) },
  { name: 'a statement with its count in a text', refused: 'statement:json-fields', make: statement((signedJson) => (signedJson['count'] = '6')) },
  { name: 'a statement with another count', refused: 'statement:signed-head', make: statement((signedJson) => (signedJson['count'] = 7)) },
  { name: 'a statement with another last number', refused: 'statement:signed-head', make: statement((signedJson) => (signedJson['seq'] = 4)) },
  { name: 'a statement with another chain', refused: 'statement:signed-head', make: statement((signedJson) => (signedJson['chain'] = 'c'.repeat(32))) },
  { name: 'a statement with the hashes of its lists exchanged', refused: 'statement:signed-manifest', make: statement((signedJson) => ([signedJson['manifestSha256'], signedJson['tagManifestSha256']] = [signedJson['tagManifestSha256'], signedJson['manifestSha256']])) },
  { name: 'a statement with another list of tag files', refused: 'statement:signed-tagmanifest', make: statement((signedJson) => (signedJson['tagManifestSha256'] = '4'.repeat(64))) },
  { name: 'a statement with an upper-case hash', refused: 'statement:json-fields', make: statement((signedJson) => (signedJson['manifestSha256'] = String(signedJson['manifestSha256']).toUpperCase())) },
  { name: 'a statement with spaces, signed', refused: 'statement:json-form', make: rawStatement((text) => text.replaceAll(',', ', ')) },
  { name: 'a statement with a line end, signed', refused: 'statement:json-form', make: rawStatement((text) => `${text}\n`) },
  { name: 'a statement with a byte-order mark, signed', refused: 'statement:json-form', make: rawStatement((text) => `\ufeff${text}`) },
  { name: 'a statement with a float, signed', refused: 'statement:json-form', make: rawStatement((text) => text.replace('"v":1', '"v":1.0')) },
  { name: 'a statement with a doubled key, signed', refused: 'statement:json-form', make: rawStatement((text) => text.replace('"v":1', '"v":2,"v":1')) },
  { name: 'a statement that is a list, signed', refused: 'statement:json-fields', make: rawStatement((text) => `[${text}]`) },
];

/** DER of a PEM, and a PEM of DER. */
function derOf(pem: string): Buffer {
  return Buffer.from(pem.split('\n').slice(1, -2).join(''), 'base64');
}

function pemOf(der: Buffer, columns = 64): string {
  return `-----BEGIN PUBLIC KEY-----\n${der.toString('base64').replace(new RegExp(`.{1,${columns}}`, 'g'), '$&\n')}-----END PUBLIC KEY-----\n`;
}

function pemOfKind(kind: 'ec' | 'ed25519', namedCurve = 'P-256', paramEncoding: 'named' | 'explicit' = 'named'): string {
  const { publicKey } = kind === 'ec' ? generateKeyPairSync('ec', { namedCurve, paramEncoding }) : generateKeyPairSync('ed25519');
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
