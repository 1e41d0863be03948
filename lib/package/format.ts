/**
 * The claim package, described in one place. A program that reads this file and RFC 8493 (BagIt), RFC 8785 (canonical JSON, 'JCS'
 * below) and APPNOTE 6.3.10 (ZIP) can build and check packages; `public/verify_package.py` was written from it.
 *
 * Name: `RECOURSE-<case>-<utc>.zip`. `<case>` is the case id with every run of characters outside A-Z a-z 0-9 turned into one '-';
 * `<utc>` is `YYYYMMDDTHHMMSSZ`.
 *
 * ## Archive
 * One ZIP profile, so that every bit of the file has exactly one right value:
 * - method 0 (STORE), flags 0, time 0x0000 and date 0x0021 (1980-01-01), no comments, no data descriptors, no folder entries, one disk;
 * - 'version made by' 0x032d, 'version needed' 20 (45 where a Zip64 field is present), internal attributes 0, external 0x81a40000;
 * - entries lie one after the other from offset 0, then the central directory in the same order, then the end records, and nothing else;
 * - Zip64 extra fields (id 1) hold only the values that do not fit, in the order size, compressed size, offset: in a local header both
 *   sizes when the size is 0xffffffff or more; in a central header the sizes likewise, and the offset when it is 0xffffffff or more.
 *   Zip64 end record (size field 44, version made by 45, version needed 45) and locator only when the count of entries is 0xffff or more
 *   or the directory's size or offset 0xffffffff or more; the plain end record then holds 0xffff or 0xffffffff for those values alone;
 * - names: printable ASCII, each segment `[A-Za-z0-9][A-Za-z0-9._-]*`, no two equal without regard to case; `bagit.txt` first, the rest
 *   in byte order.
 *
 * ## Files
 * See LAYOUT. Text is UTF-8 without byte-order mark, lines end in LF. Every `.json` file outside `data/items` and every line of
 * `data/log.jsonl` is JCS with printable ASCII keys; numbers are integers of at most 2^53 - 1; nesting is at most 32 deep.
 * - `bagit.txt`: BAGIT_TEXT exactly.
 * - `bag-info.txt`: `Bagging-Date: YYYY-MM-DD`, `Bag-Software-Agent: <tool>`, `External-Identifier: <case>`, `Payload-Oxum: <bytes>.<files>`
 *   in this order; the last is counted over `data/`.
 * - `manifest-sha256.txt`: `<hex sha-256><two spaces><name>` for each file of `data/`, in byte order of names.
 * - `tagmanifest-sha256.txt`: the same for every file outside `data/` and `sig/`, itself excepted.
 * - `data/log.jsonl`: one line an entry in order of seq from 0, LF after each. A disclosed line is the entry, with the keys of ENTRY_KEYS;
 *   a withheld or deleted one is `{ entryHash, seq }`.
 *   entryHash = SHA-256('recourse/entry/1\n' + JCS(entry)); link = SHA-256('recourse/link/1\n' + previous link + entryHash), hashes as 32
 *   raw bytes, the first previous link 32 zero bytes; the head is the last link.
 *   Salts are 32 hex digits, no two equal. Line 0 is never withheld and alone has kind `genesis`; its body names the chain and the key (`chain`, `keyFingerprint`); a `key-change`
 *   entry's `keyFingerprint` replaces it. The last of them is the key that signs.
 * - `data/head.json`: HEAD_KEYS. `seq` is that of the last line, `count` the number of lines.
 * - `data/items/NNNN/`: for each disclosed entry that has parts; NNNN is seq, at least four digits. `meta.json` is the entry, byte for byte
 *   its line; beside it each part under its name, with the size and hash that the entry tells.
 * - `data/withheld.json`, only if parts of disclosed entries were left out: array of WITHHELD_KEYS by seq, then name. Not empty.
 * - `data/derived/NNNN/<name>`: copies made from sealed parts (stitched, masked). `data/derived/derived.json` lists each one: array of
 *   DERIVED_KEYS by seq, then name; `from` is the hash of a sealed part of entry seq.
 * - `upload/`: PDFs for upload forms. `report.html`: the report. Both are derived; they are covered by the tag manifest.
 * - `sig/signed.json`: SIGNED_KEYS; `manifestSha256` and `tagManifestSha256` are the hashes of the two manifests.
 *   `sig/signed.sig`: ECDSA P-256 with SHA-256 over its bytes, DER. `sig/key.pem`: SubjectPublicKeyInfo, uncompressed point, 64 columns.
 *   Fingerprint of a key: SHA-256 of its SubjectPublicKeyInfo DER, lower-case hex.
 */

export const FORMAT_VERSION = 1;

export const BAGIT_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const LOG = 'data/log.jsonl';
export const HEAD = 'data/head.json';
export const WITHHELD = 'data/withheld.json';
export const DERIVED = 'data/derived/derived.json';
export const SIGNED = 'sig/signed.json';
export const SIGNATURE = 'sig/signed.sig';
export const KEY = 'sig/key.pem';

/** Keys in canonical order; no others are allowed, none may be absent. */
export const ENTRY_KEYS = ['body', 'case', 'chain', 'completeness', 'kind', 'parts', 'salt', 'seq', 'time', 'v'];
export const TIME_KEYS = ['boot', 'iso', 'monotonicMs', 'utcMs', 'zone'];
export const PART_KEYS = ['name', 'sha256', 'size', 'type'];
export const LINE_KEYS = ['entryHash', 'seq'];
export const HEAD_KEYS = ['chain', 'count', 'head', 'seq'];
export const WITHHELD_KEYS = ['name', 'seq', 'sha256', 'why'];
export const DERIVED_KEYS = ['from', 'how', 'name', 'seq', 'sha256'];
export const SIGNED_KEYS = ['chain', 'count', 'head', 'keyFingerprint', 'manifestSha256', 'seq', 'tagManifestSha256', 'tool', 'v'];

/** Files that every package has. */
export const REQUIRED = [
  'bagit.txt',
  'README-en.txt',
  'README-ko.txt',
  'README-tr.txt',
  'VERIFY.txt',
  'bag-info.txt',
  HEAD,
  LOG,
  MANIFEST,
  'report.html',
  KEY,
  SIGNED,
  SIGNATURE,
  TAG_MANIFEST,
];

const FOLDER = '(?:[0-9]{4}|[1-9][0-9]{4,8})';
const NAME = '[a-z0-9][a-z0-9._-]{0,99}';

/** A part's or a derived file's name. */
export const PART_NAME = new RegExp(`^${NAME}$`);

/** Names that a package may hold beside the required ones. */
export const LAYOUT = [
  new RegExp(`^data/items/${FOLDER}/${NAME}$`),
  new RegExp(`^data/derived/${FOLDER}/${NAME}$`),
  /^data\/derived\/derived\.json$/,
  /^data\/withheld\.json$/,
  /^upload\/summary\.pdf$/,
  /^upload\/exhibit-[0-9]{2,6}(?:-[0-9]{1,4})?\.pdf$/,
];

/** Largest of the files that a verifier reads whole; items are read in pieces. */
export const LARGEST_TEXT = 256 * 1024 * 1024;

/** Deepest nesting of a JSON text. */
export const DEEPEST_JSON = 32;

/** Folder name of an entry's files: seq in at least four digits. */
export function folderOf(seq: number): string {
  return String(seq).padStart(4, '0');
}

/** File name of a package, ASCII only. `now` is epoch ms; the name tells UTC. */
export function packageName(caseId: string, now: number): string {
  const safe = caseId.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const utc = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z').replace(/[-:]/g, '');
  return `RECOURSE-${safe || 'log'}-${utc}.zip`;
}

/** Byte order of ASCII names, `bagit.txt` before all. */
export function byPlace(a: string, b: string): number {
  if (a === b) return 0;
  if (a === 'bagit.txt') return -1;
  if (b === 'bagit.txt') return 1;
  return a < b ? -1 : 1;
}
