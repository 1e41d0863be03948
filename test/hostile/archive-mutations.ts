import type { Ground, Mutation } from './mutation';
import { inOrder, rezip, unpack, utf8 } from './repack';

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
  { name: 'an empty file', refused: 'archive:zip-end', make: () => new Uint8Array() },
  { name: 'an archive of nothing', refused: 'layout:file-missing', make: () => rezip([]) },
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
