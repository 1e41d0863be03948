import canonicalize from 'canonicalize';
import type { Entry } from '../../lib/evidence/entry';
import { all, json, signed, type Edit } from './edits';
import type { Ground, Mutation } from './mutation';
import { fromUtf8, setLog, utf8 } from './repack';
import { sha, withhold } from './sample';

const left = (seq: number, name: string) => ({ seq, name, sha256: '0'.repeat(64), why: 'choice' });
const copy = (seq: number, from: string) => ({ seq, name: 'copy.txt', sha256: sha('copy'), from, how: 'masked' });

/** An entry withheld with all its files. */
const hide = (seq: number): Edit => (files, { log }) => {
  for (const name of [...files.keys()]) if (name.startsWith(`data/items/${String(seq).padStart(4, '0')}/`)) files.delete(name);
  setLog(files, withhold(log.lines, seq));
};

/** Parts left out and copies made: the lists beside the log. */
export const LISTS: Mutation[] = [
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
  { name: 'a covered picture made from another covered picture', refused: 'derived:derived-source', make: signed((files, { log }) => {
    const [first] = (log.lines[1] as Entry).parts;
    const covered = (name: string, from: string, bytes: string) => ({ seq: 1, name, sha256: sha(bytes), from, how: 'covered' });
    files.set('data/derived/0001/a-covered.png', utf8('once'));
    files.set('data/derived/0001/b-covered.png', utf8('twice'));
    json('data/derived/derived.json', [covered('a-covered.png', first!.sha256, 'once'), covered('b-covered.png', sha('once'), 'twice')])(files, { log } as Ground);
  }) },
  { name: 'a covered picture that stands under the sealed one’s name', refused: 'items:part-hash', make: signed((files) => files.set('data/items/0001/text.txt', utf8(fromUtf8(files.get('data/items/0001/text.txt')!).replace(/[0-9]/g, '*')))) },
  { name: 'a derived copy that no list names', refused: 'derived:file-missing', make: signed((files) => files.set('data/derived/0001/masked.txt', utf8('x'))) },
  ...(
    [
      ['out of order', 'withheld-form', [left(3, 'text.txt'), left(1, 'text.txt')]],
      ['with one part twice', 'withheld-form', [left(1, 'text.txt'), left(1, 'text.txt')]],
      ['with another hash', 'withheld-unknown', [left(1, 'text.txt')]],
      ['with an entry that has no parts', 'withheld-unknown', [left(2, 'text.txt')]],
      ['with an entry that is not there', 'withheld-unknown', [left(99, 'text.txt')]],
      ['with a meta.json', 'withheld-unknown', [left(1, 'meta.json')]],
      ['without a reason', 'json-fields', [{ seq: 1, name: 'text.txt', sha256: '0'.repeat(64) }]],
      ['with one more field', 'json-fields', [{ ...left(1, 'text.txt'), checked: true }]],
      ['with a number in a text', 'json-fields', [{ ...left(1, 'text.txt'), seq: '1' }]],
      ['with a path above', 'part-name', [left(1, '../text.txt')]],
      ['in an object', 'json-fields', { 0: left(1, 'text.txt') }],
      ['with a list inside', 'json-fields', [[left(1, 'text.txt')]]],
    ] as const
  ).map(([what, reason, value]): Mutation => ({ name: `a list of parts left out ${what}`, refused: `items:${reason}`, make: signed(json('data/withheld.json', value)) })),
  { name: 'a list of parts left out with spaces', refused: 'items:json-form', make: signed((files) => files.set('data/withheld.json', utf8('[ ]'))) },
  { name: 'a part of a withheld entry listed as left out', refused: 'items:withheld-unknown', make: signed((files, ground) => {
    const part = (ground.log.lines[3] as Entry).parts[0]!;
    all(hide(3), json('data/withheld.json', [{ seq: 3, name: part.name, sha256: part.sha256, why: 'choice' }]))(files, ground);
  }) },
  { name: 'a withheld entry whose files are still there', refused: 'items:part-extra', make: signed((files, ground) => setLog(files, withhold(ground.log.lines, 3))) },
  { name: 'a withheld entry whose meta.json is still there', refused: 'items:part-extra', make: signed((files, ground) => {
    const meta = files.get('data/items/0003/meta.json')!;
    hide(3)(files, ground);
    files.set('data/items/0003/meta.json', meta);
  }) },
  ...(
    [
      ['of another entry', 'derived-source', ({ of }) => [copy(3, of(1))]],
      ['of an entry that is not there', 'derived-source', ({ of }) => [copy(99, of(1))]],
      ['with another hash', 'derived-hash', ({ of }) => [{ ...copy(1, of(1)), sha256: '5'.repeat(64) }]],
      ['that is not there', 'derived-missing', ({ of }) => [copy(1, of(1)), { ...copy(1, of(1)), name: 'more.txt' }]],
      ['listed twice', 'derived-form', ({ of }) => [copy(1, of(1)), copy(1, of(1))]],
      ['listed out of order', 'derived-form', ({ of }) => [copy(3, of(3)), copy(1, of(1))]],
      ['in an empty list', 'derived-form', () => []],
      ['that no entry of the list names', 'derived-unlisted', ({ of }) => [copy(1, of(1))], 'data/derived/0001/other.txt'],
      ['that says that it is an original', 'json-fields', ({ of }) => [{ ...copy(1, of(1)), original: true }]],
      ['that does not say how', 'json-fields', ({ of }) => [{ seq: 1, name: 'copy.txt', sha256: sha('copy'), from: of(1) }]],
      ['with an upper-case name', 'part-name', ({ of }) => [{ ...copy(1, of(1)), name: 'Copy.txt' }]],
      ['with a path above', 'part-name', ({ of }) => [{ ...copy(1, of(1)), name: '../../items/0001/text.txt' }]],
    ] as [string, string, (at: { of: (seq: number) => string }) => unknown, string?][]
  ).map(([what, reason, value, more]): Mutation => ({ name: `a derived copy ${what}`, refused: `derived:${reason}`, make: signed((files, ground) => {
    const of = (seq: number) => (ground.log.lines[seq] as Entry).parts[0]!.sha256;
    for (const name of ['data/derived/0001/copy.txt', more ?? 'data/derived/0001/copy.txt']) files.set(name, utf8('copy'));
    json('data/derived/derived.json', value({ of }))(files, ground);
  }) })),
  { name: 'a derived copy of a withheld entry', refused: 'derived:derived-source', make: signed((files, ground) => {
    const { sha256 } = (ground.log.lines[3] as Entry).parts[0]!;
    files.set('data/derived/0003/copy.txt', utf8('copy'));
    all(hide(3), json('data/derived/derived.json', [copy(3, sha256)]))(files, ground);
  }) },
];
