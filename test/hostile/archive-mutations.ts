import type { Ground, Mutation } from './mutation';
import { png } from './png';
import { inOrder, rezip, u16, u32, u64, unpack, utf8, type Quirk } from './repack';

/** The archive alone is odd. */
const archive = (make: (files: [string, Uint8Array][]) => Uint8Array) => ({ zip }: Ground) => make(inOrder(unpack(zip)));

/** The archive itself. */
export const ARCHIVES: Mutation[] = [
  { name: 'files in another order', refused: 'archive:zip-order', make: archive((files) => rezip([files[0]!, files[2]!, files[1]!, ...files.slice(3)])) },
  { name: 'bagit.txt not first', refused: 'archive:zip-order', make: archive((files) => rezip([...files.slice(1), files[0]!])) },
  { name: 'a name twice', refused: 'archive:zip-duplicate', make: archive((files) => rezip([...files.slice(0, 2), ...files.slice(1)])) },
  { name: 'case-fold twins', refused: 'archive:zip-duplicate', make: archive((files) => rezip([files[0]!, ['README-EN.txt', utf8('x')], ...files.slice(1)])) },
  { name: 'a path above', refused: 'archive:zip-name', make: archive((files) => rezip([files[0]!, ['../evil.txt', utf8('x')], ...files.slice(1)])) },
  { name: 'an absolute path', refused: 'archive:zip-name', make: archive((files) => rezip([files[0]!, ['/etc/passwd', utf8('x')], ...files.slice(1)])) },
  { name: 'a drive letter', refused: 'archive:zip-name', make: archive((files) => rezip([files[0]!, ['C:evil.txt', utf8('x')], ...files.slice(1)])) },
  { name: 'a backslash', refused: 'archive:zip-name', make: archive((files) => rezip([files[0]!, ['data\\evil.txt', utf8('x')], ...files.slice(1)])) },
  { name: 'a NUL in a name', refused: 'archive:zip-name', make: archive((files) => rezip([files[0]!, ['README-en.txt\0.exe', utf8('x')], ...files.slice(2)])) },
  { name: 'a folder entry', refused: 'archive:zip-name', make: archive((files) => rezip([...files.slice(0, 6), ['data/', new Uint8Array()], ...files.slice(6)])) },
  { name: 'a name in another normal form', refused: 'archive:zip-name', make: archive((files) => rezip([...files, ['upload/u\u0308.pdf', utf8('x')]])) },
  { name: 'a name outside ASCII', refused: 'archive:zip-name', make: archive((files) => rezip([...files, ['upload/\u00fc.pdf', utf8('x')]])) },
  { name: 'junk before', refused: 'archive:zip-directory', make: ({ zip }) => new Uint8Array([0x4d, 0x5a, ...zip]) },
  { name: 'junk behind', refused: 'archive:zip-end', make: ({ zip }) => new Uint8Array([...zip, 0]) },
  { name: 'junk between files', refused: 'archive:zip-gap', make: archive((files) => rezip(files, {}, { gap: utf8('junk') })) },
  { name: 'an archive comment', refused: 'archive:zip-end', make: archive((files) => rezip(files, {}, { comment: 'hello' })) },
  { name: 'a file comment', refused: 'archive:zip-comment', make: archive((files) => rezip(files, { 'bagit.txt': { comment: utf8('hello') } })) },
  { name: 'an extra field', refused: 'archive:zip-extra', make: archive((files) => rezip(files, { 'bagit.txt': { extra: Uint8Array.from([0x55, 0x54, 1, 0, 0]) } })) },
  { name: 'a needless Zip64 field', refused: 'archive:zip-extra', make: archive((files) => rezip(files, { 'bagit.txt': { extra: new Uint8Array([1, 0, 16, 0, ...new Array<number>(16).fill(0)]) } })) },
  { name: 'another time', refused: 'archive:zip-fixed', make: archive((files) => rezip(files, { 'bagit.txt': { time: 1 } })) },
  { name: 'a symbolic link', refused: 'archive:zip-fixed', make: archive((files) => rezip(files, { 'report.html': { attributes: 0xa1ff0000 } })) },
  { name: 'another host system', refused: 'archive:zip-fixed', make: archive((files) => rezip(files, { 'bagit.txt': { madeBy: 20 } })) },
  { name: 'a file on another disk', refused: 'archive:zip-fixed', make: archive((files) => rezip(files, { 'bagit.txt': { disk: 1 } })) },
  { name: 'an encrypted flag', refused: 'archive:zip-flags', make: archive((files) => rezip(files, { 'bagit.txt': { flags: 1 } })) },
  { name: 'a data descriptor flag', refused: 'archive:zip-flags', make: archive((files) => rezip(files, { 'bagit.txt': { flags: 8 } })) },
  { name: 'a compressed file', refused: 'archive:zip-method', make: archive((files) => rezip(files, { 'report.html': { method: 8 } })) },
  { name: 'another name in the local header', refused: 'archive:zip-header', make: archive((files) => rezip(files, { 'report.html': { localName: 'report.exe!' } })) },
  { name: 'another CRC in the local header', refused: 'archive:zip-header', make: archive((files) => rezip(files, { 'report.html': { localCrc: 1 } })) },
  { name: 'a byte of a file flipped in place', refused: 'archive:zip-crc', make: ({ zip }) => {
    const bytes = zip.slice();
    bytes[Buffer.from(bytes).indexOf('품질보장')]! ^= 1;
    return bytes;
  } },
  { name: 'two names for one stretch of bytes (a bomb)', refused: 'archive:zip-gap', make: archive(overlapping) },
  { name: 'a size that reaches into the next file (a bomb)', refused: 'archive:zip-size', make: ({ zip }) => {
    const bytes = zip.slice();
    const view = new DataView(bytes.buffer);
    view.setUint32(Buffer.from(bytes).indexOf('PK\x01\x02') + 24, 0xfffffff0, true);
    return bytes;
  } },
  { name: 'a directory that tells too many files', refused: 'archive:zip-directory', make: ({ zip }) => {
    const bytes = zip.slice();
    const view = new DataView(bytes.buffer);
    for (const at of [8, 10]) view.setUint16(bytes.length - 22 + at, 40, true);
    return bytes;
  } },
  { name: 'the last third cut off', refused: 'archive:zip-end', make: ({ zip }) => zip.slice(0, Math.floor((zip.length * 2) / 3)) },
  { name: 'an empty file', refused: 'archive:not-zip', make: () => new Uint8Array() },
  { name: 'an archive of nothing', refused: 'archive:not-package', make: () => rezip([]) },
  ...['data/../evil.txt', 'data/./evil.txt', 'data//evil.txt', 'data/evil.', ' evil', 'evil.txt ', 'report.html:evil', '%2e%2e/evil', '.DS_Store', '__MACOSX/evil', '~evil', '-evil', 'evil\n', 'evil\r', 'ev*il', '', 'data\u00e2\u0080\u00aegpj.exe', 'CON:'].map(
    (name): Mutation => ({ name: `a file named ${JSON.stringify(name)}`, refused: name === 'data/evil.' ? 'layout:file-unknown' : 'archive:zip-name', make: archive((files) => rezip(inOrder(new Map([...files, [name, utf8('x')]])))) }),
  ),
  ...(
    [
      ['the flag for UTF-8 names', 'zip-flags', { flags: 0x800 }],
      ['another version needed', 'zip-fixed', { version: 10 }],
      ['a version for Zip64', 'zip-fixed', { version: 45 }],
      ['another date', 'zip-fixed', { date: 0x22 }],
      ['the internal attribute for text', 'zip-fixed', { internal: 1 }],
      ['the attribute of a folder', 'zip-fixed', { attributes: 0x41ed0010 }],
      ['the right to run', 'zip-fixed', { attributes: 0x81ed0000 }],
      ['a field for another name', 'zip-extra', { extra: Uint8Array.from([0x75, 0x70, 9, 0, 1, 0, 0, 0, 0, 0x65, 0x76, 0x69, 0x6c]) }],
      ['an unfinished extra field', 'zip-extra', { extra: Uint8Array.from([1]) }],
      ['an extra field in its own header alone', 'zip-header', { localExtra: Uint8Array.from([0x55, 0x54, 1, 0, 0]) }],
      ['a flag in its own header alone', 'zip-header', { localFlags: 8 }],
      ['a method in its own header alone', 'zip-header', { localMethod: 8 }],
      ['a time in its own header alone', 'zip-header', { localTime: 1 }],
      ['a size in its own header alone', 'zip-header', { localSize: 1 }],
      ['another CRC in both headers', 'zip-crc', { crc: 1 }],
      ['a size of ten gigabytes', 'zip-gap', { size: 0xffffffff, version: 45, extra: Uint8Array.from([...u16(1), ...u16(16), ...u64(1e10), ...u64(1e10)]) }],
      ['a size of four gigabytes less two', 'zip-gap', { size: 0xfffffffe }],
      ['a Zip64 size that two fields tell differently', 'zip-fixed', { size: 0xffffffff, version: 45, extra: Uint8Array.from([...u16(1), ...u16(16), ...u64(1e10), ...u64(1)]) }],
      ['a Zip64 size past 2^53', 'zip-directory', { size: 0xffffffff, version: 45, extra: Uint8Array.from([...u16(1), ...u16(16), ...u64(2 ** 60), ...u64(2 ** 60)]) }],
      ['a Zip64 size that would have fitted', 'zip-extra', { size: 0xffffffff, version: 45, extra: Uint8Array.from([...u16(1), ...u16(16), ...u64(10), ...u64(10)]) }],
      ['a Zip64 mark and no field', 'zip-extra', { size: 0xffffffff }],
    ] as [string, string, Quirk][]
  ).map(([what, reason, quirk]): Mutation => ({ name: `a file with ${what}`, refused: `archive:${reason}`, make: archive((files) => rezip(files, { 'report.html': quirk })) })),
  ...(
    [
      ['a disk number', 4, 1, 'zip-end'],
      ['a first disk', 6, 1, 'zip-end'],
      ['one file more on this disk alone', 8, 19, 'zip-end'],
      ['one file more in all alone', 10, 1, 'zip-end'],
      ['a longer directory', 12, 1, 'zip-directory'],
      ['a later directory', 16, 1, 'zip-directory'],
      ['a comment that is not there', 20, 1, 'zip-end'],
      ['a Zip64 count and no Zip64 record', 10, 0xffff, 'zip-end'],
      ['a directory near the four gigabytes', 18, 0xffff, 'zip-directory'],
    ] as const
  ).map(([what, at, value, reason]): Mutation => ({ name: `an end record with ${what}`, refused: `archive:${reason}`, make: ({ zip }) => patched(zip, zip.length - 22 + at, value) })),
  { name: 'an end record before the end, too', refused: 'archive:zip-directory', make: ({ zip }) => joined(zip, rezip([])) },
  { name: 'two packages one behind the other', refused: 'archive:zip-directory', make: ({ zip }) => joined(zip, zip) },
  { name: 'an archive of another kind before the package', refused: 'archive:zip-directory', make: ({ zip }) => joined(rezip([['word/document.xml', utf8('<w/>')]]), zip) },
  { name: 'a mark of a divided archive at the start', refused: 'archive:zip-directory', make: ({ zip }) => joined(Uint8Array.from([0x50, 0x4b, 0x30, 0x30]), zip) },
  { name: 'bytes before the directory, with its offset moved', refused: 'archive:zip-gap', make: ({ zip }) => {
    const at = Buffer.from(zip).indexOf('PK\x01\x02');
    const bytes = joined(zip.subarray(0, at), utf8('junk'), zip.subarray(at));
    new DataView(bytes.buffer).setUint32(bytes.length - 6, at + 4, true);
    return bytes;
  } },
  { name: 'the places of two files exchanged in the directory', refused: 'archive:zip-gap', make: ({ zip }) => {
    const bytes = zip.slice();
    const view = new DataView(bytes.buffer);
    const first = Buffer.from(bytes).indexOf('PK\x01\x02');
    const second = Buffer.from(bytes).indexOf('PK\x01\x02', first + 4);
    const [a, b] = [view.getUint32(first + 42, true), view.getUint32(second + 42, true)];
    view.setUint32(first + 42, b, true);
    view.setUint32(second + 42, a, true);
    return bytes;
  } },
  { name: 'needless Zip64 records', refused: 'archive:zip-directory', make: ({ zip }) => zip64End(zip, {}) },
  { name: 'Zip64 records for a count that fits', refused: 'archive:zip-directory', make: ({ zip }) => zip64End(zip, { marked: true }) },
  { name: 'Zip64 records that tell a million files', refused: 'archive:zip-directory', make: ({ zip }) => zip64End(zip, { marked: true, count: 1e6 }) },
  { name: 'Zip64 records that tell a directory of four gigabytes', refused: 'archive:zip-directory', make: ({ zip }) => zip64End(zip, { marked: true, size: 2 ** 32 }) },
  { name: 'Zip64 records that tell 2^60 files', refused: 'archive:zip-directory', make: ({ zip }) => zip64End(zip, { marked: true, count: 2 ** 60 }) },
  { name: 'Zip64 records with a longer record', refused: 'archive:zip-end', make: ({ zip }) => zip64End(zip, { marked: true, count: 70_000, record: 45 }) },
  { name: 'a package that another program packed again', refused: 'archive:zip-method', make: archive((files) => rezip(files, Object.fromEntries(files.map(([name]) => [name, { method: 8, time: 0x5000 }])))) },
  { name: 'a package packed again in a folder', refused: 'archive:zip-order', make: archive((files) => rezip(files.map(([name, bytes]) => [`RECOURSE/${name}`, bytes]))) },
  { name: 'a document of another program', refused: 'archive:not-package', make: () => rezip([['[Content_Types].xml', utf8('<Types/>')], ['word/document.xml', utf8('<w/>')]], { 'word/document.xml': { method: 8 } }) },
  { name: 'a ZIP file of the same form that is no package', refused: 'archive:not-package', make: () => rezip([['notes.txt', utf8('hello')]]) },
  { name: 'a backup of the log', refused: 'archive:backup', make: () => rezip([['cases.jsonl', utf8('')], [`chains/${'a'.repeat(32)}.jsonl`, utf8('{}\n')], ['manifest.json', utf8('{}')]]) },
  { name: 'a text', refused: 'archive:not-zip', make: () => utf8('This is a text and no archive at all.') },
  { name: 'a picture', refused: 'archive:not-zip', make: () => png(8, 8, () => [1, 2, 3]) },
  { name: 'a megabyte of NUL bytes', refused: 'archive:not-zip', make: () => new Uint8Array(2 ** 20) },
  { name: 'one byte', refused: 'archive:not-zip', make: () => new Uint8Array(1) },
];

/** Two directory entries that share one local header: what lets an archive unpack to more than it holds. */
function overlapping(files: [string, Uint8Array][]): Uint8Array {
  const bytes = rezip(files);
  const view = new DataView(bytes.buffer);
  const first = Buffer.from(bytes).indexOf('PK\x01\x02');
  const second = Buffer.from(bytes).indexOf('PK\x01\x02', first + 4);
  view.setUint32(second + 42, view.getUint32(first + 42, true), true);
  return bytes;
}

function joined(...pieces: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

/** Two bytes put in. */
function patched(zip: Uint8Array, at: number, value: number): Uint8Array {
  const bytes = zip.slice();
  new DataView(bytes.buffer).setUint16(at, value, true);
  return bytes;
}

/** Zip64 records before the end record, which says with `marked` that they hold. They tell the truth but for what is given. */
function zip64End(zip: Uint8Array, { marked = false, record = 44, ...lies }: { marked?: boolean; record?: number; count?: number; size?: number }): Uint8Array {
  const end = new DataView(zip.buffer, zip.byteOffset + zip.length - 22, 22);
  const size = end.getUint32(12, true);
  const told = { count: end.getUint16(10, true), size, offset: end.getUint32(16, true), ...lies };
  const at = zip.length - 22;
  const long = [...u32(0x06064b50), ...u64(record), ...u16(45), ...u16(45), ...u32(0), ...u32(0), ...u64(told.count), ...u64(told.count), ...u64(told.size), ...u64(told.offset)];
  const locator = [...u32(0x07064b50), ...u32(0), ...u64(at), ...u32(1)];
  const short = zip.slice(at);
  if (marked) short.fill(0xff, 8, lies.count === undefined ? 20 : 12);
  return joined(zip.subarray(0, at), Uint8Array.from([...long, ...locator]), short);
}
