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
 *   in byte order;
 * - at most LARGEST_DIRECTORY bytes of directory and MOST_FILES files; a file that is not ANY_SIZE has at most LARGEST_TEXT bytes.
 *
 * ## Files
 * See LAYOUT. Text is UTF-8 without byte-order mark, lines end in LF. Every `.json` file outside `data/items` and every line of
 * `data/log.jsonl` is JCS with printable ASCII keys, not empty and none of them `toJSON`; numbers are integers from -(2^53 - 1) to
 * 2^53 - 1, written without sign of zero, fraction or exponent; lists and objects are nested at most 32 deep, the outermost counted; texts
 * hold no lone surrogate and are compared byte for byte, in no normal form.
 * - `bagit.txt`: BAGIT_TEXT exactly.
 * - `bag-info.txt`: `Bagging-Date: YYYY-MM-DD`, `Bag-Software-Agent: <tool>`, `External-Identifier: <case>`, `Payload-Oxum:
 *   <bytes>.<files>` in this order; the last is counted over `data/`.
 * - `manifest-sha256.txt`: `<hex sha-256><two spaces><name>` for each file of `data/`, in byte order of names.
 * - `tagmanifest-sha256.txt`: the same for every file outside `data/` and `sig/`, itself excepted.
 * - `data/log.jsonl`: one line an entry in order of seq from 0, LF after each. A disclosed line is the entry, with the keys of ENTRY_KEYS;
 *   a withheld or deleted one is `{ entryHash, seq }`. `v` is 1; `kind` is any text (a reader meets kinds that it does not know), `body`
 *   any object, `parts` a list of PART_KEYS whose names are PART_NAME, none twice and none `meta.json`. Clock times may go backwards, as
 *   clocks do; `iso` and `zone` are the machine's own writing of `utcMs` and are not compared with it.
 *   entryHash = SHA-256('recourse/entry/1\n' + JCS(entry)); link = SHA-256('recourse/link/1\n' + previous link + entryHash), hashes as 32
 *   raw bytes, the first previous link 32 zero bytes; the head is the last link.
 *   Kinds in use: EntryKind of ../evidence/entry. A part `messages.json` of a `conversation` is described in ../overlay/messages-part; a
 *   `file` tells `name`, `size` and `sha256` of a file in its body, and has a part only where its bytes were kept, under an ASCII name.
 *   Salts are 32 hex digits, no two equal. Line 0 is never withheld and alone has kind `genesis`; its body names the chain and the key
 *   (`chain`, `keyFingerprint`); a `key-change` entry's `keyFingerprint` replaces it. The last of them is the key that signs. The writer
 *   never withholds a `key-change`; a reader cannot see that one was withheld and the key before it signed, unless it is told the owner's
 *   key.
 * - `data/head.json`: HEAD_KEYS. `seq` is that of the last line, `count` the number of lines.
 * - `data/items/NNNN/`: for each disclosed entry that has parts; NNNN is seq, at least four digits. `meta.json` is the entry, byte for byte
 *   its line; beside it each part under its name, with the size and hash that the entry tells. Withheld entries and entries without parts
 *   have no folder.
 * - `data/withheld.json`, only if parts of disclosed entries were left out: array of WITHHELD_KEYS by seq, then name. Not empty, none
 *   twice; each names a part of a disclosed entry with its hash, and its file is absent.
 * - `data/derived/NNNN/<name>`: copies made from sealed parts (stitched, masked, covered). `data/derived/derived.json` lists each one: array of
 *   DERIVED_KEYS by seq, then name, not empty, none twice; `from` is the hash of a sealed part of the disclosed entry seq, which may itself
 *   have been left out; a picture put together of several names the first of them. `how` is `masked`, `stitched` or `stacked`, the latter
 *   two also with `-header-once`, or another word; `covered` is a picture some of whose parts were painted over, with what it was put together
 *   by behind it (`covered-stitched`), and `copied` one that was written anew with the same pixels. None of these words is checked.
 * - `upload/`: PDFs for upload forms. `report.html`: the report. Both are derived; they are covered by the tag manifest, their content is
 *   not checked.
 * - `sig/signed.json`: SIGNED_KEYS; `manifestSha256` and `tagManifestSha256` are the hashes of the two manifests.
 *   `sig/signed.sig`: ECDSA P-256 with SHA-256 over its bytes, DER. `sig/key.pem`: SubjectPublicKeyInfo, uncompressed point, 64 columns.
 *   Fingerprint of a key: SHA-256 of its SubjectPublicKeyInfo DER, lower-case hex.
 *   DER of the signature: a SEQUENCE of two INTEGERs, each positive, of the fewest bytes and of at most 32 without that for the sign, and
 *   nothing behind. Whoever sees a signature (r, s) can write (r, n - s), which holds as well. Both are accepted, as openssl writes both:
 *   what is signed stays the same, so nothing else can change with it, and no single bit leads from one to the other.
 *
 * ## Checking
 * A verifier makes the checks of CHECKS in lib/package/verify.ts in that order, each for itself: a later one is made although an earlier
 * one failed, with what the file really holds, and says `not-reached` only where what it needs could not be read. The first fault found
 * decides a check's reason; files are gone through in the archive's order, manifests by name, the log by line, items and lists by seq.
 * Bounds are held before anything is hashed. An archive that is refused, or has neither `bagit.txt` nor `sig/signed.json`, is called
 * `not-zip` when its first four bytes are neither PK\3\4 nor PK\5\6 and no end record is in its last 22; otherwise, when bytes 30 to 38 are
 * not `bagit.txt` and its last mebibyte does not hold the text `sig/signed.json`, `backup` when that mebibyte holds `cases.jsonl` and
 * `manifest.json`, `not-package` when not. A code to compare with is 64 hexadecimal digits of either case, spaces, tabs and line ends round
 * it left out. The head code may be that after any line of the log.
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

/** Largest of the files that a verifier may read whole, bytes. */
export const LARGEST_TEXT = 256 * 1024 * 1024;

/** Files that are read in pieces and may be larger. */
export const ANY_SIZE = /^data\/(?:items|derived)\/[0-9]+\//;

/** Bounds of an archive's directory: bytes and files. */
export const LARGEST_DIRECTORY = 64 * 1024 * 1024;
export const MOST_FILES = 262_144;

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
