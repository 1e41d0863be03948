import canonicalize from 'canonicalize';
import type { Entry } from '../../lib/evidence/entry';
import { ARCHIVES } from './archive-mutations';
import type { Ground, Mutation } from './mutation';
import { fromUtf8, inOrder, logOf, remanifest, resign, rezip, setLog, unpack, utf8, type Files } from './repack';
import { newKey, sampleLog, inputOf, pack, type SampleKey } from './sample';

type Edit = (files: Files, ground: Ground) => void;

/** Files changed, nothing else: what a careless hand does. */
const careless = (edit: Edit) => (ground: Ground) => {
  const files = unpack(ground.zip);
  edit(files, ground);
  return rezip(inOrder(files));
};
/** Manifests made anew, statement and signature left. */
const remade = (edit: Edit) => (ground: Ground) => {
  const files = unpack(ground.zip);
  edit(files, ground);
  return rezip(inOrder(remanifest(files)));
};
/** Everything made anew and signed with the owner's own key. */
const signed = (edit: Edit) => (ground: Ground) => {
  const files = unpack(ground.zip);
  edit(files, ground);
  return rezip(inOrder(resign(files, ground.log.key)));
};
const append = (name: string, text: string): Edit => (files) => files.set(name, utf8(fromUtf8(files.get(name)!) + text));
const replace = (name: string, from: string | RegExp, to: string | ((found: string) => string)): Edit => (files) => {
  const before = fromUtf8(files.get(name)!);
  const after = typeof to === 'string' ? before.replace(from, to) : before.replace(from, to);
  if (before === after) throw new Error(`${name} holds no ${from}`);
  files.set(name, utf8(after));
};
const editEntry = (seq: number, change: (entry: Entry) => void, rehead: boolean): Edit => (files) => {
  const lines = logOf(files);
  change(lines[seq] as Entry);
  setLog(files, lines, rehead);
};
const flipIn = (name: string, bit = 0): Edit => (files) => {
  const bytes = files.get(name)!;
  bytes[Math.floor(bytes.length / 2)]! ^= 1 << bit;
};

const LINE = 'data/log.jsonl';
const SLICE = 'data/items/0001/text.txt';

/** A changed byte in each kind of file, and files missing, extra and renamed. */
const FILES: Mutation[] = [
  ...[
    'README-en.txt', 'VERIFY.txt', 'report.html', 'upload/summary.pdf', SLICE, 'data/items/0001/page.html', 'data/items/0001/facts.json',
    'data/items/0001/meta.json', LINE, 'data/head.json', 'bagit.txt', 'bag-info.txt',
  ].map((name): Mutation => ({ name: `a changed byte in ${name}`, refused: 'manifests:hash-differs', make: careless(flipIn(name)) })),
  { name: 'a changed byte in manifest-sha256.txt', refused: 'statement:signed-manifest', make: careless(replace('manifest-sha256.txt', /^./, (c) => (c === '0' ? '1' : '0'))) },
  { name: 'a changed byte in tagmanifest-sha256.txt', refused: 'statement:signed-tagmanifest', make: careless(replace('tagmanifest-sha256.txt', /^./, (c) => (c === '0' ? '1' : '0'))) },
  { name: 'a changed byte in signed.json', refused: 'signature:signature-wrong', make: careless(replace('sig/signed.json', 'Recourse', 'Recours3')) },
  { name: 'a changed byte in signed.sig', refused: 'signature:signature-wrong', make: careless((files) => (files.get('sig/signed.sig')![20]! ^= 1)) },
  { name: 'a changed length in signed.sig', refused: 'signature:signature-form', make: careless((files) => (files.get('sig/signed.sig')![1]! ^= 1)) },
  { name: 'a changed byte in key.pem', refused: 'signature:key-form', make: careless((files) => (files.get('sig/key.pem')![100]! ^= 1)) },
  { name: 'a missing sealed file', refused: 'manifests:listed-missing', make: careless((files) => files.delete(SLICE)) },
  { name: 'a missing sealed file, signed anew', refused: 'items:part-missing', make: signed((files) => files.delete(SLICE)) },
  { name: 'a missing report', refused: 'layout:file-missing', make: signed((files) => files.delete('report.html')) },
  { name: 'a missing signature', refused: 'signature:file-missing', make: careless((files) => files.delete('sig/signed.sig')) },
  { name: 'a missing log', refused: 'log:file-missing', make: signed((files) => files.delete(LINE)) },
  { name: 'an extra file in an item', refused: 'manifests:not-listed', make: careless((files) => files.set('data/items/0001/extra.txt', utf8('x'))) },
  { name: 'an extra file in an item, signed anew', refused: 'items:part-extra', make: signed((files) => files.set('data/items/0001/extra.txt', utf8('x'))) },
  { name: 'an item folder of no entry, signed anew', refused: 'items:part-extra', make: signed((files) => files.set('data/items/0099/meta.json', utf8('{}'))) },
  { name: 'a file outside the layout, signed anew', refused: 'layout:file-unknown', make: signed((files) => files.set('autorun.inf', utf8('x'))) },
  { name: 'a fourth file in sig/', refused: 'layout:file-unknown', make: careless((files) => files.set('sig/extra.txt', utf8('x'))) },
  {
    name: 'a renamed sealed file, signed anew',
    refused: 'items:part-missing',
    make: signed((files) => {
      files.set('data/items/0001/text2.txt', files.get(SLICE)!);
      files.delete(SLICE);
    }),
  },
  {
    name: 'two sealed files with their bytes exchanged, signed anew',
    refused: 'items:part-size',
    make: signed((files) => {
      const text = files.get(SLICE)!;
      files.set(SLICE, files.get('data/items/0003/text.txt')!);
      files.set('data/items/0003/text.txt', text);
    }),
  },
  {
    name: 'a redacted copy in place of an original, signed anew',
    refused: 'items:part-hash',
    make: signed(replace(SLICE, '010-1234-5678', '***-****-****')),
  },
  { name: 'an item whose meta.json is another entry, signed anew', refused: 'items:meta-differs', make: signed((files) => files.set('data/items/0001/meta.json', files.get('data/items/0003/meta.json')!)) },
  { name: 'a manifest that names a file that is not there', refused: 'manifests:listed-missing', make: careless(append('manifest-sha256.txt', `${'0'.repeat(64)}  data/zzz.txt\n`)) },
  { name: 'a manifest that names a path above', refused: 'manifests:manifest-form', make: careless(append('manifest-sha256.txt', `${'0'.repeat(64)}  data/../../etc/passwd\n`)) },
  { name: 'a manifest with a doubled line', refused: 'manifests:manifest-form', make: careless((files) => append('manifest-sha256.txt', fromUtf8(files.get('manifest-sha256.txt')!).split('\n').at(-2)! + '\n')(files, null as never)) },
  { name: 'a manifest with Windows line ends', refused: 'manifests:manifest-form', make: careless((files) => files.set('manifest-sha256.txt', utf8(fromUtf8(files.get('manifest-sha256.txt')!).replaceAll('\n', '\r\n')))) },
  { name: 'another BagIt version, signed anew', refused: 'layout:bagit-text', make: signed(replace('bagit.txt', '1.0', '0.97')) },
  {
    name: 'a wrong Payload-Oxum',
    refused: 'layout:bag-info',
    make: careless(replace('bag-info.txt', /Payload-Oxum: \d/, 'Payload-Oxum: 9')),
  },
];

/** The log: lines edited, dropped, swapped, doubled, truncated, forked; JSON that is not canonical. */
const LOGS: Mutation[] = [
  { name: 'manifests rebuilt without signing anew', refused: 'statement:signed-manifest', make: remade(editEntry(2, (entry) => (entry.body['value'] = 'no'), false)) },
  { name: 'a line edited, signed anew', refused: 'log:log-head', make: signed(editEntry(2, (entry) => (entry.body['value'] = 'no'), false)) },
  { name: 'a line dropped, signed anew', refused: 'log:log-wrong-seq', make: signed((files) => setLog(files, logOf(files).filter((line) => line.seq !== 4), false)) },
  { name: 'two lines swapped, signed anew', refused: 'log:log-wrong-seq', make: signed((files) => {
    const [a, b, c, ...rest] = logOf(files);
    setLog(files, [a!, c!, b!, ...rest], false);
  }) },
  { name: 'a line doubled, signed anew', refused: 'log:log-wrong-seq', make: signed((files) => {
    const lines = logOf(files);
    setLog(files, [...lines, lines.at(-1)!], false);
  }) },
  { name: 'the log cut short, signed anew with the old head', refused: 'log:log-head', make: signed((files) => setLog(files, logOf(files).slice(0, 3), false)) },
  { name: 'a fork: another last entry under the old head', refused: 'log:log-head', make: signed(editEntry(5, (entry) => (entry.time.utcMs += 1), false)) },
  { name: 'a clock time moved, signed anew', refused: 'log:log-head', make: signed(editEntry(1, (entry) => (entry.time.utcMs -= 86_400_000), false)) },
  { name: 'a line without its end', refused: 'log:log-line', make: signed((files) => files.set(LINE, utf8(fromUtf8(files.get(LINE)!).trimEnd()))) },
  { name: 'an empty line', refused: 'log:log-line', make: signed(append(LINE, '\n')) },
  { name: 'genesis withheld', refused: 'log:log-no-genesis', make: signed((files) => {
    const lines = logOf(files);
    setLog(files, [{ seq: 0, entryHash: '0'.repeat(64) }, ...lines.slice(1)], false);
  }) },
  { name: 'a second genesis', refused: 'log:log-second-genesis', make: signed(editEntry(2, (entry) => (entry.kind = 'genesis'), true)) },
  { name: 'an entry of another chain', refused: 'log:log-other-chain', make: signed(editEntry(2, (entry) => (entry.chain = 'f'.repeat(32)), true)) },
  { name: 'two entries with one salt', refused: 'log:log-repeated-salt', make: signed((files) => {
    const lines = logOf(files);
    (lines[3] as Entry).salt = (lines[2] as Entry).salt;
    setLog(files, lines);
  }) },
  { name: 'a short salt', refused: 'log:log-bad-entry', make: signed(editEntry(2, (entry) => (entry.salt = 'abc'), true)) },
  { name: 'a key change to a stranger that signs not', refused: 'log:log-key', make: signed(editEntry(2, (entry) => {
    entry.kind = 'key-change';
    entry.body = { keyFingerprint: 'a'.repeat(64) };
  }, true)) },
  { name: 'spaces in a line', refused: 'log:json-form', make: signed(replace(LINE, '"kind":', '"kind": ')) },
  { name: 'a doubled key in a line', refused: 'log:json-form', make: signed(replace(LINE, '"v":1}', '"v":1,"v":1}')) },
  { name: 'keys out of order', refused: 'log:json-form', make: signed(replace(LINE, /"salt":"(\w+)","seq":0/, '"seq":0,"salt":"$1"')) },
  { name: 'a lone surrogate', refused: 'log:json-form', make: signed(replace(LINE, '"value":"yes"', '"value":"\\ud800"')) },
  { name: 'a needless escape', refused: 'log:json-form', make: signed(replace(LINE, '"value":"yes"', '"value":"\\u0079es"')) },
  { name: 'a number as 1e0', refused: 'log:json-form', make: signed(replace(LINE, '"v":1}', '"v":1e0}')) },
  { name: 'a float', refused: 'log:json-form', make: signed(replace(LINE, '"v":1}', '"v":1.0}')) },
  { name: 'minus zero', refused: 'log:json-form', make: signed(replace(LINE, '"seq":0', '"seq":-0')) },
  { name: 'a number past 2^53', refused: 'log:json-form', make: signed(replace(LINE, '"monotonicMs":0', '"monotonicMs":9007199254740992')) },
  { name: 'NaN', refused: 'log:json-form', make: signed(replace(LINE, '"monotonicMs":0', '"monotonicMs":NaN')) },
  { name: 'a key outside ASCII', refused: 'log:json-form', make: signed(replace(LINE, '"value":"yes"', '"value":"yes","ı":1')) },
  { name: 'a line nested a thousand deep', refused: 'log:json-form', make: signed(replace(LINE, '"value":"yes"', `"value":${'['.repeat(1000)}${']'.repeat(1000)}`)) },
  { name: 'a line nested a hundred thousand deep', refused: 'log:json-form', make: signed(replace(LINE, '"value":"yes"', `"value":${'['.repeat(100_000)}${']'.repeat(100_000)}`)) },
  { name: 'a byte-order mark', refused: 'log:json-form', make: signed((files) => files.set(LINE, utf8(`\ufeff${fromUtf8(files.get(LINE)!)}`))) },
  { name: 'broken UTF-8', refused: 'log:text-form', make: signed((files) => {
    const bytes = files.get(LINE)!;
    bytes[bytes.indexOf(0xec)] = 0xff;
  }) },
  { name: 'a text in the other normal form', refused: 'log:log-head', make: signed(replace(LINE, '주문', '주문'.normalize('NFD'))) },
  { name: 'an unknown key in an entry', refused: 'log:json-fields', make: signed(replace(LINE, '"v":1}', '"v":1,"x":1}')) },
  { name: 'an entry without time', refused: 'log:json-fields', make: signed(editEntry(2, (entry) => delete (entry as Partial<Entry>).time, true)) },
  { name: 'a part named ../text.txt', refused: 'log:part-name', make: signed(editEntry(5, (entry) => (entry.parts[0]!.name = '../text.txt'), true)) },
  { name: 'a part named meta.json', refused: 'log:part-name', make: signed(editEntry(5, (entry) => (entry.parts[0]!.name = 'meta.json'), true)) },
  { name: 'the head of another log in head.json, signed anew', refused: 'log:log-head', make: signed(replace('data/head.json', /"head":"\w+"/, `"head":"${'1'.repeat(64)}"`)) },
  { name: 'head.json with a wrong count, signed anew', refused: 'log:log-head', make: signed(replace('data/head.json', '"count":6', '"count":7')) },
];

/** Keys, statements and lists. */
const SIGNS: Mutation[] = [
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
  { name: 'a part listed as left out that no entry has', refused: 'items:withheld-unknown', make: signed((files) => files.set('data/withheld.json', utf8(canonicalize([{ seq: 1, name: 'video.webm', sha256: '0'.repeat(64), why: 'choice' }])!))) },
  { name: 'a part listed as left out and yet there', refused: 'items:withheld-present', make: signed((files, { log }) => {
    const part = (log.lines[1] as Entry).parts.find(({ name }) => name === 'text.txt')!;
    files.set('data/withheld.json', utf8(canonicalize([{ seq: 1, name: part.name, sha256: part.sha256, why: 'choice' }])!));
  }) },
  { name: 'an empty list of parts left out', refused: 'items:withheld-form', make: signed((files) => files.set('data/withheld.json', utf8('[]'))) },
  { name: 'a derived copy of nothing sealed', refused: 'derived:derived-source', make: signed((files) => {
    files.set('data/derived/0001/masked.txt', utf8('x'));
    files.set('data/derived/derived.json', utf8(canonicalize([{ seq: 1, name: 'masked.txt', sha256: '0'.repeat(64), from: '0'.repeat(64), how: 'masked' }])!));
  }) },
  { name: 'a derived copy that no list names', refused: 'derived:file-missing', make: signed((files) => files.set('data/derived/0001/masked.txt', utf8('x'))) },
];

function statement(change: (signedJson: Record<string, unknown>) => void) {
  return ({ zip, log }: { zip: Uint8Array; log: { key: SampleKey } }) => rezip(inOrder(resign(unpack(zip), log.key, change)));
}

export const MUTATIONS: Mutation[] = [...FILES, ...LOGS, ...SIGNS, ...ARCHIVES];
