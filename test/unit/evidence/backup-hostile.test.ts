import { createHash } from 'node:crypto';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { IDBObjectStore } from 'fake-indexeddb';
import type { RecourseDatabase } from '../../../lib/evidence/database';
import { appendEntry } from '../../../lib/evidence/log';
import { removeEntry } from '../../../lib/evidence/remove';
import { restoreBackup, sweepAfterStop } from '../../../lib/evidence/restore';
import { crc32 } from '../../../lib/package/zip/crc32';
import { sourceOf } from '../../../lib/package/source';
import { writeZip } from '../../../lib/package/zip/write';
import { readZip } from '../../../lib/package/zip/read';
import { backedUp, capture, fileOf, logOf, orderRecord } from './backup-fixtures';
import { clockAt, disk, note } from './fixtures';

afterEach(() => vi.restoreAllMocks());

const sha = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const utf8 = (text: string) => new TextEncoder().encode(text);

/** A log with a capture of two files, a removed note and a case. */
async function sampleLog(): Promise<RecourseDatabase> {
  const db = disk()();
  await capture(db, { 'text.txt': '가나다', 'page.html': '<p>' });
  await appendEntry(db, note('gone'));
  await removeEntry(db, { seq: 2, why: '' }, clockAt());
  await db.cases.put(orderRecord('6826723', 5));
  return db;
}

let good: Uint8Array<ArrayBuffer>;
let files: Map<string, Uint8Array<ArrayBuffer>>;
beforeAll(async () => {
  good = await backedUp(await sampleLog());
  files = new Map((await readZip(sourceOf(good))).map(({ name, start, size }) => [name, good.slice(start, start + size)]));
});

type Files = Map<string, Uint8Array<ArrayBuffer>>;
interface Told {
  v: number;
  blobs: { sha256: string; found: string; size: number; type: string }[];
  missing: string[];
  chains: { chain: string; own: boolean; seq: number; head: string; sha256: string; damaged: string | null }[];
  cases: { count: number; sha256: string };
}

/** The sample with other files and another manifest, in an archive that is well made in itself. */
async function remade(change: (files: Files, told: Told) => void): Promise<Uint8Array<ArrayBuffer>> {
  const all: Files = new Map(files);
  const told = JSON.parse(new TextDecoder().decode(all.get('manifest.json'))) as Told;
  change(all, told);
  // The manifest has no nested keys out of order: sorting the outer ones is canonical form enough.
  if (all.has('manifest.json')) all.set('manifest.json', utf8(sortedJson(told)));
  const pieces: Uint8Array[] = [];
  const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  await writeZip(
    sorted.map(([name, bytes]) => ({ name, size: bytes.length, crc: crc32(bytes), pieces: () => [bytes] })),
    { write: async (bytes) => void pieces.push(bytes.slice()) },
  );
  return new Uint8Array(Buffer.concat(pieces));
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one));
}

function setCases(all: Files, told: Told, lines: string[]): void {
  const bytes = utf8(lines.map((line) => `${line}\n`).join(''));
  all.set('cases.jsonl', bytes);
  told.cases = { count: lines.length, sha256: sha(bytes) };
}

function setLog(all: Files, told: Told, change: (lines: string[]) => string[]): void {
  const [chain] = told.chains;
  const name = `chains/${chain!.chain}.jsonl`;
  const lines = change(new TextDecoder().decode(all.get(name)).trimEnd().split('\n'));
  all.set(name, utf8(lines.map((line) => `${line}\n`).join('')));
  chain!.sha256 = sha(all.get(name)!);
  chain!.seq = lines.length - 1;
}

const record = (change: object) => sortedJson({ ...orderRecord('6826723', 5), ...change });

test('the sample made again by hand is the sample, so that what follows fails for its own reason', async () => {
  const again = await remade(() => undefined);
  expect(Buffer.from(again).equals(good)).toBe(true);
  expect((await restoreBackup(disk()(), fileOf(again))).outcome).toBe('restored');
});

const hostile: [string, string, (files: Files, told: Told) => void][] = [
  ['of a newer version', 'error.backup-newer', (_, told) => void Object.assign(told, { v: 2, shape: 'unknown' })],
  ['without a manifest', 'error.backup-not-one', (all) => void all.delete('manifest.json')],
  ['of another format', 'error.backup-not-one', (_, told) => void Object.assign(told, { format: 'other' })],
  ['with a member more', 'error.backup-damaged', (_, told) => void Object.assign(told, { extra: 1 })],
  ['with other bytes under a hash', 'error.backup-damaged', (all) => void all.set(`blobs/${sha('<p>')}`, utf8('<b>'))],
  ['whose bytes are longer than told', 'error.backup-damaged', (all) => void all.set(`blobs/${sha('<p>')}`, utf8('<p>more'))],
  ['that claims ten gigabytes for a part', 'error.backup-damaged', (_, told) => void (told.blobs[0]!.size = 10_000_000_000)],
  ['that names a part twice', 'error.backup-damaged', (_, told) => void told.blobs.push(told.blobs[1]!)],
  ['with its parts out of order', 'error.backup-damaged', (_, told) => void told.blobs.reverse()],
  ['with a part less', 'error.backup-damaged', (all) => void all.delete(`blobs/${sha('<p>')}`)],
  [
    'with a part that no entry names',
    'error.backup-damaged',
    (all, told) => {
      all.set(`blobs/${sha('x')}`, utf8('x'));
      told.blobs.push({ sha256: sha('x'), found: sha('x'), size: 1, type: '' });
      told.blobs.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
    },
  ],
  [
    'that hides a part as neither there nor missing',
    'error.backup-damaged',
    (all, told) => {
      all.delete(`blobs/${sha('<p>')}`);
      told.blobs = told.blobs.filter(({ sha256 }) => sha256 !== sha('<p>'));
    },
  ],
  ['with a file that the manifest does not name', 'error.backup-damaged', (all) => void all.set('blobs/readme.txt', utf8('x'))],
  ['with a line of the log dropped', 'error.backup-damaged', (all, told) => setLog(all, told, (lines) => lines.slice(0, -1))],
  ['with two lines swapped', 'error.backup-damaged', (all, told) => setLog(all, told, ([a, b, c, d]) => [a!, c!, b!, d!])],
  ['with a line edited', 'error.backup-damaged', (all, told) => setLog(all, told, (lines) => lines.map((line) => line.replace('주문', '다른')))],
  ['with a doubled key in a line', 'error.backup-damaged', (all, told) => setLog(all, told, (lines) => lines.map((line) => line.replace('"v":1', '"v":1,"v":1')))],
  ['with another head', 'error.backup-damaged', (_, told) => void (told.chains[0]!.head = 'a'.repeat(64))],
  ['with an own chain too many', 'error.backup-damaged', (_, told) => void told.chains.push({ ...told.chains[0]!, chain: 'f'.repeat(32) })],
  ['without an own chain', 'error.backup-damaged', (_, told) => void (told.chains[0]!.own = false)],
  ['with a chain whose name leads elsewhere', 'error.backup-damaged', (_, told) => void (told.chains[0]!.chain = '../../x')],
  [
    'that puts another content under a line that is whole',
    'error.backup-damaged',
    (all, told) => {
      const [chain] = told.chains;
      const line = new TextDecoder().decode(all.get(`chains/${chain!.chain}.jsonl`)).split('\n')[1]!;
      const other = utf8(`${line.replace('주문', '다른')}\n`);
      all.set(`damaged/${chain!.chain}.jsonl`, other);
      chain!.damaged = sha(other);
    },
  ],
  ['with a case that is no object', 'error.backup-damaged', (all, told) => setCases(all, told, ['5'])],
  ['with a case of a site unknown', 'error.backup-damaged', (all, told) => setCases(all, told, [record({ site: 'other' })])],
  ['with a case under another name', 'error.backup-damaged', (all, told) => setCases(all, told, [record({ id: 'kmong:order:1' })])],
  ['with a case whose deliveries are no list', 'error.backup-damaged', (all, told) => setCases(all, told, [record({ deliveries: {} })])],
  ['with a case whose readings are nothing', 'error.backup-damaged', (all, told) => setCases(all, told, [record({ seen: null })])],
  ['with a case twice', 'error.backup-damaged', (all, told) => setCases(all, told, [record({}), record({})])],
  ['with brackets a hundred thousand deep', 'error.backup-damaged', (all, told) => setCases(all, told, ['['.repeat(100_000)])],
];

test.each(hostile)('a backup %s is refused (%s) and nothing is written', async (_, key, change) => {
  const db = disk()();
  await expect(restoreBackup(db, fileOf(await remade(change)))).rejects.toMatchObject({ key });
  expect(await logOf(db)).toEqual({ entries: [], imported: [], heads: [], blobs: [], cases: [] });
});

test('any flipped bit is refused, and nothing is written', async () => {
  const db = disk()();
  const passed: number[] = [];
  for (let at = 0; at < good.length; at++) {
    const bytes = good.slice();
    bytes[at]! ^= 1 << (at % 8);
    const error = await restoreBackup(db, sourceOf(bytes)).then(
      () => null,
      (one: { key?: string }) => one,
    );
    if (!error?.key?.startsWith('error.backup-')) passed.push(at);
  }
  expect(passed).toEqual([]);
  expect(await logOf(db)).toEqual({ entries: [], imported: [], heads: [], blobs: [], cases: [] });
}, 60_000);

test('a backup that is cut short is told as such, wherever it is cut', async () => {
  const db = disk()();
  for (const length of [4, 30, 1000, good.length >> 1, good.length - 23, good.length - 1]) {
    await expect(restoreBackup(db, fileOf(good.slice(0, length)))).rejects.toMatchObject({ key: 'error.backup-cut' });
  }
  expect(await db.heads.count()).toBe(0);
});

test('sizes in the archive that reach past the file are refused without reading them', async () => {
  const bytes = good.slice();
  const view = new DataView(bytes.buffer);
  const directory = view.getUint32(bytes.length - 6, true);
  // Both sizes of the first entry, in the directory and before its data: 4 GB less a little.
  for (const at of [directory + 20, directory + 24, 18, 22]) view.setUint32(at, 0xfffffff0, true);
  let most = 0;
  const source = sourceOf(bytes);
  const watched = { size: source.size, read: (offset: number, length: number) => ((most = Math.max(most, length)), source.read(offset, length)) };
  await expect(restoreBackup(disk()(), watched)).rejects.toMatchObject({ key: 'error.backup-damaged' });
  expect(most).toBeLessThan(bytes.length);
});

test.each([
  ['an empty file', ''],
  ['a text', 'not a backup at all, but longer than the end of an archive'],
  ['a web page', '<!doctype html><title>PK</title>'],
])('%s is no backup', async (_, content) => {
  await expect(restoreBackup(disk()(), fileOf(utf8(content)))).rejects.toMatchObject({ key: 'error.backup-not-one' });
});

/** Makes the write number `failing` fail with a storage error; with `andAfter` every later one too, as when the browser is killed there. Answers how many writes there were. */
function failWrite(failing: number, name: string, andAfter: boolean): () => number {
  let writes = 0;
  for (const method of ['put', 'add', 'delete', 'clear'] as const) {
    const real = IDBObjectStore.prototype[method] as (...args: unknown[]) => unknown;
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args: unknown[]) {
      writes++;
      if (andAfter ? writes >= failing : writes === failing) throw new DOMException('the disk said no', name);
      return real.apply(this, args) as never;
    });
  }
  return () => writes;
}

/** A browser with a log of its own, into which the sample comes beside; and one without any. */
const worlds: [string, (open: () => RecourseDatabase) => Promise<void>][] = [
  ['an empty browser', async () => undefined],
  ['a browser with a log', async (open) => void (await capture(open(), { 'text.txt': 'mine' }))],
];

test.each(worlds.flatMap(([world, fill]) => ([['QuotaExceededError', 'error.quota'], ['AbortError', 'error.storage'], ['UnknownError', 'error.storage']] as const).map(([name, key]) => ({ world, fill, name, key }))))(
  'a restore into $world stopped by $name at any write is told as $key and changes nothing; it can be done again',
  async ({ fill, name, key }) => {
    let failed = 0;
    for (let failing = 1; ; failing++) {
      const open = disk();
      await fill(open);
      const before = await logOf(open());
      const writes = failWrite(failing, name, false);
      const error = await restoreBackup(open(), fileOf(good)).then(
        () => null,
        (one: unknown) => one,
      );
      const reached = writes() >= failing;
      vi.restoreAllMocks();
      if (!reached) break;
      failed++;
      const again = open();
      if (error !== null) {
        expect(error).toMatchObject({ key });
        await sweepAfterStop(again);
        expect(await logOf(again)).toEqual(before);
      }
      await restoreBackup(again, fileOf(good));
      expect((await logOf(again)).cases).toEqual([orderRecord('6826723', 5)]);
      expect(await again.staging.count()).toBe(0);
    }
    expect(failed).toBeGreaterThan(5);
  },
  60_000,
);

test.each(worlds)('a restore into %s killed at any write leaves the log as it was; the next start sweeps what was put down', async (_, fill) => {
  let killed = 0;
  for (let failing = 1; ; failing++) {
    const open = disk();
    await fill(open);
    const before = await logOf(open());
    const writes = failWrite(failing, 'AbortError', true);
    const error = await restoreBackup(open(), fileOf(good)).then(
      () => null,
      (one: unknown) => one,
    );
    const reached = writes() >= failing;
    vi.restoreAllMocks();
    if (!reached) break;
    killed++;
    expect(error).not.toBeNull();
    const next = open();
    const { blobs: _, ...seen } = await logOf(next);
    const { blobs: kept, ...was } = before;
    expect(seen).toEqual(was);
    await sweepAfterStop(next);
    expect((await logOf(next)).blobs).toEqual(kept);
  }
  expect(killed).toBeGreaterThan(5);
}, 60_000);
