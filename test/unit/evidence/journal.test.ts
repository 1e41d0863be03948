import { createHash } from 'node:crypto';
import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { verifyChain } from '../../../lib/evidence/chain';
import type { RecourseDatabase } from '../../../lib/evidence/database';
import { abortCapture, beginCapture, recoverUnfinished, savePart, sealCapture } from '../../../lib/evidence/journal';
import { appendEntry, readLog } from '../../../lib/evidence/log';
import { readPart } from '../../../lib/evidence/parts';
import { clockAt, disk, note, order, page, place, text } from './fixtures';

afterEach(() => vi.restoreAllMocks());

const ending = { page, completeness: ['images-missing'] };
const begin = (db: RecourseDatabase, clock = clockAt()) => beginCapture(db, { case: order, page, place }, clock);
const kinds = async (db: RecourseDatabase) => (await readLog(db)).map(({ entry }) => entry.kind);
const sha = (content: string) => createHash('sha256').update(content).digest('hex');

test('a capture: begun, parts saved, sealed with what was on the page and what is missing', async () => {
  const db = disk()();
  const clock = clockAt();
  const id = await begin(db, clock);
  clock.add(300);
  const part = await savePart(db, id, text('text.txt', '가나다'), clock);
  expect(part).toEqual({ name: 'text.txt', sha256: sha('가나다'), size: 9, type: 'text/plain' });
  clock.add(200);
  const sealed = await sealCapture(db, id, { ...ending, body: { selected: '가' } }, clock);
  expect(sealed.entry).toMatchObject({
    kind: 'capture',
    case: order,
    parts: [part],
    completeness: ['images-missing'],
    time: { utcMs: Date.UTC(2026, 2, 2, 3, 34, 57, 289) },
    body: { captureId: id, ...page, begun: { utcMs: Date.UTC(2026, 2, 2, 3, 34, 56, 789) }, after: page, selected: '가' },
  });
  expect(await readPart(db, part.sha256)).toEqual({ state: 'whole', bytes: new TextEncoder().encode('가나다') });
  expect(await recoverUnfinished(db, clockAt('another boot'))).toEqual([]);
});

test.each([
  ['address', { url: 'https://kmong.com/orders/1' }],
  ['title', { title: '다른 주문' }],
  ['document', { documentId: 'D2' }],
])('a page whose %s changed meanwhile is said to have changed', async (_, change) => {
  const db = disk()();
  const id = await begin(db);
  await savePart(db, id, text('text.txt', 'a'), clockAt());
  const { entry } = await sealCapture(db, id, { page: { ...page, ...change }, completeness: ['page-changed', 'no-picture'] }, clockAt());
  expect(entry.completeness).toEqual(['page-changed', 'no-picture']);
  const again = await begin(db);
  await savePart(db, again, text('text.txt', 'a'), clockAt());
  expect((await sealCapture(db, again, { page: { ...page, ...change }, completeness: [] }, clockAt())).entry.completeness).toEqual(['page-changed']);
});

test('another fragment is the same page', async () => {
  const db = disk()();
  const id = await begin(db);
  await savePart(db, id, text('text.txt', 'a'), clockAt());
  const sealed = await sealCapture(db, id, { page: { ...page, url: `${page.url}#files` }, completeness: [] }, clockAt());
  expect(sealed.entry.completeness).toEqual([]);
});

test('half a surrogate pair in a title does not stop a capture', async () => {
  const db = disk()();
  const id = await beginCapture(db, { case: order, page: { ...page, title: 'a\ud83d' }, place }, clockAt());
  await savePart(db, id, text('text.txt', 'a'), clockAt());
  const { entry } = await sealCapture(db, id, { page: { ...page, title: 'a\ud83d' }, completeness: [] }, clockAt());
  expect(entry.body['title']).toBe('a\ufffd');
});

const stopped: [string, (db: RecourseDatabase, id: string) => Promise<unknown>, string[]][] = [
  ['just begun', async () => undefined, []],
  ['with one part saved', (db, id) => savePart(db, id, text('text.txt', 'a'), clockAt()), ['text.txt']],
  [
    'with two parts saved',
    async (db, id) => {
      await savePart(db, id, text('text.txt', 'a'), clockAt());
      await savePart(db, id, text('page.html', 'b'), clockAt());
    },
    ['text.txt', 'page.html'],
  ],
  [
    'while sealing',
    async (db, id) => {
      await savePart(db, id, text('text.txt', 'a'), clockAt());
      await failing('entries', () => sealCapture(db, id, ending, clockAt()));
    },
    ['text.txt'],
  ],
  [
    'while a part was being written',
    async (db, id) => {
      await savePart(db, id, text('text.txt', 'a'), clockAt());
      await failing('journal', () => savePart(db, id, text('page.html', 'b'), clockAt()));
    },
    ['text.txt'],
  ],
];

/** Runs work whose first write to a table fails, as when the browser is killed there. */
async function failing(table: string, work: () => Promise<unknown>): Promise<void> {
  for (const method of ['put', 'add'] as const) {
    const real = IDBObjectStore.prototype[method];
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args: Parameters<typeof real>) {
      if (this.name === table) throw new DOMException('killed', 'UnknownError');
      return real.apply(this, args);
    });
  }
  await expect(work()).rejects.toMatchObject({ key: 'error.storage' });
  vi.restoreAllMocks();
}

test.each(stopped)('a capture stopped %s becomes one visible aborted entry with what was saved', async (_, until, names) => {
  const open = disk();
  const before = open();
  const id = await begin(before);
  await until(before, id);
  before.close();

  const db = open();
  const recovered = await recoverUnfinished(db, clockAt('next boot'));
  expect(recovered.map(({ entry }) => [entry.kind, entry.case, entry.body['why'], entry.body['url'], entry.parts.map(({ name }) => name)])).toEqual([
    ['aborted', order, 'aborted.interrupted', page.url, names],
  ]);
  expect(await kinds(db)).toEqual(['genesis', 'aborted']);
  for (const { sha256 } of recovered[0]!.entry.parts) expect((await readPart(db, sha256)).state).toBe('whole');
  expect(await db.blobs.count()).toBe(names.length);
  expect(await recoverUnfinished(db, clockAt('boot after'))).toEqual([]);
  await expect(sealCapture(db, id, ending, clockAt())).rejects.toMatchObject({ key: 'error.capture-aborted' });
  await expect(savePart(db, id, text('more.txt', 'c'), clockAt())).rejects.toMatchObject({ key: 'error.capture-aborted' });
  expect(await kinds(db)).toEqual(['genesis', 'aborted']);
});

test('what this start of the worker began is not taken for unfinished', async () => {
  const db = disk()();
  const id = await begin(db, clockAt('this boot'));
  expect(await recoverUnfinished(db, clockAt('this boot'))).toEqual([]);
  await savePart(db, id, text('text.txt', 'a'), clockAt());
  expect((await sealCapture(db, id, ending, clockAt())).entry.kind).toBe('capture');
});

test('a seal that failed can be made again, and asked for twice it is one entry', async () => {
  const db = disk()();
  const id = await begin(db);
  await savePart(db, id, text('text.txt', 'a'), clockAt());
  await failing('entries', () => sealCapture(db, id, ending, clockAt()));
  const both = await Promise.all([sealCapture(db, id, ending, clockAt()), sealCapture(db, id, ending, clockAt())]);
  expect(both[0]).toEqual(both[1]);
  expect(await sealCapture(db, id, ending, clockAt())).toEqual(both[0]);
  expect(await kinds(db)).toEqual(['genesis', 'capture']);
});

test('seal and abort at once end in one entry', async () => {
  const db = disk()();
  const id = await begin(db);
  await savePart(db, id, text('text.txt', 'a'), clockAt());
  await Promise.allSettled([sealCapture(db, id, ending, clockAt()), abortCapture(db, id, 'error.tab-switched', clockAt())]);
  expect(await kinds(db)).toHaveLength(2);
  expect((await verifyChain((await readLog(db)).map(({ entry }) => entry))).ok).toBe(true);
  expect(await abortCapture(db, id, 'again', clockAt())).toBeNull();
});

test('no part comes in once the seal is under way, and none under a name twice', async () => {
  const db = disk()();
  const id = await begin(db);
  const first = await savePart(db, id, text('text.txt', 'a'), clockAt());
  expect(await savePart(db, id, text('text.txt', 'a'), clockAt())).toEqual(first);
  await expect(savePart(db, id, text('text.txt', 'b'), clockAt())).rejects.toMatchObject({ key: 'error.part-twice' });
  const { entry } = await sealCapture(db, id, ending, clockAt());
  expect(entry.parts).toEqual([first]);
  await expect(savePart(db, id, text('late.txt', 'c'), clockAt())).rejects.toMatchObject({ key: 'error.capture-gone' });
  expect((await readPart(db, sha('c'))).state).toBe('missing');
});

test.each(['meta.json', '../text.txt', 'Text.txt', '.hidden', 'a/b', '', 'ı.txt'])('a part named %j is refused', async (name) => {
  const db = disk()();
  const id = await begin(db);
  await expect(savePart(db, id, text(name, 'a'), clockAt())).rejects.toThrow(RangeError);
});

test('a capture without any part is not sealed; unknown ids are told', async () => {
  const db = disk()();
  const id = await begin(db);
  await expect(sealCapture(db, id, ending, clockAt())).rejects.toMatchObject({ key: 'error.capture-empty' });
  await expect(sealCapture(db, 'nobody', ending, clockAt())).rejects.toMatchObject({ key: 'error.capture-gone' });
  await expect(abortCapture(db, 'nobody', '', clockAt())).rejects.toMatchObject({ key: 'error.capture-gone' });
  expect(await readLog(db)).toEqual([]);
});

test('bytes that the disk did not keep as written are not taken for saved', async () => {
  const db = disk()();
  const id = await begin(db);
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    return this.name === 'blobs' ? put.call(this, { ...(args[0] as object), bytes: Uint8Array.of(0) }) : put.apply(this, args);
  });
  await expect(savePart(db, id, text('text.txt', 'a'), clockAt())).rejects.toMatchObject({ key: 'error.storage' });
  vi.restoreAllMocks();
  expect(await db.blobs.count()).toBe(0);
  await expect(sealCapture(db, id, ending, clockAt())).rejects.toMatchObject({ key: 'error.capture-empty' });
});

test('a full disk while a part is saved is told, the capture and the log stay as they were', async () => {
  const db = disk()();
  await appendEntry(db, note('before'));
  const id = await begin(db);
  await savePart(db, id, text('text.txt', 'a'), clockAt());
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    if (this.name === 'blobs') throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, args);
  });
  await expect(savePart(db, id, text('page.html', 'b'), clockAt())).rejects.toMatchObject({ key: 'error.quota' });
  vi.restoreAllMocks();
  const { entry } = await sealCapture(db, id, ending, clockAt());
  expect(entry.parts.map(({ name }) => name)).toEqual(['text.txt']);
});

test('a view of a larger buffer is kept alone', async () => {
  const db = disk()();
  const id = await begin(db);
  const large = new TextEncoder().encode('secret|shown');
  const part = await savePart(db, id, { name: 'text.txt', type: 'text/plain', bytes: large.subarray(7) }, clockAt());
  const row = await db.blobs.get(part.sha256);
  expect([row!.bytes!.buffer.byteLength, new TextDecoder().decode(row!.bytes!)]).toEqual([5, 'shown']);
});

test('one capture at a time in a window; the same tab takes over, a silent one gives way after a minute', async () => {
  const db = disk()();
  const clock = clockAt();
  const at = (windowId: number, tabId: number) => beginCapture(db, { case: order, page, place: { windowId, tabId } }, clock);
  await at(1, 11);
  await expect(at(1, 12)).rejects.toMatchObject({ key: 'error.capture-busy' });
  await at(2, 21);
  await beginCapture(db, { case: order, page, place: null }, clock);
  await at(1, 11);
  clock.add(60_001);
  await at(1, 12);
  const aborted = (await readLog(db)).filter(({ entry }) => entry.kind === 'aborted').map(({ entry }) => entry.body['why']);
  expect(aborted).toEqual(['aborted.superseded', 'aborted.stalled']);
});

test('a part damaged before the abort is left out and counted', async () => {
  const db = disk()();
  const id = await begin(db);
  const part = await savePart(db, id, text('text.txt', 'a'), clockAt());
  await savePart(db, id, text('page.html', 'b'), clockAt());
  await db.blobs.update(part.sha256, { bytes: Uint8Array.of(0) });
  const entry = (await abortCapture(db, id, 'error.tab-switched', clockAt()))!.entry;
  expect([entry.parts.map(({ name }) => name), entry.body['dropped'], entry.body['why']]).toEqual([['page.html'], 1, 'error.tab-switched']);
});
