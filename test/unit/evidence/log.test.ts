import { emptyRecord } from '../../../lib/cases/record';
import { createHash } from 'node:crypto';
import { Dexie } from 'dexie';
import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { verifyChain } from '../../../lib/evidence/chain';
import { exportLines } from '../../../lib/evidence/export';
import { loadKey } from '../../../lib/evidence/key';
import { appendEntry, head, readLog } from '../../../lib/evidence/log';
import { clockAt, disk, keptPart, note, order, otherOrder, text } from './fixtures';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('the first append makes genesis with the chain and the key, and the head follows each append', async () => {
  const db = disk()();
  expect(await head(db)).toBeNull();
  const first = await appendEntry(db, note('one'));
  const second = await appendEntry(db, note('two'));
  const log = await readLog(db);
  expect(log.map(({ seq, entry }) => [seq, entry.kind])).toEqual([
    [0, 'genesis'],
    [1, 'note'],
    [2, 'note'],
  ]);
  const { fingerprint } = await loadKey(db);
  expect(log[0]!.entry).toMatchObject({ case: '', parts: [], body: { chain: first.chain, keyFingerprint: fingerprint } });
  expect(log.slice(1)).toEqual([first, second]);
  expect(await head(db)).toEqual({ chain: first.chain, seq: 2, count: 3, link: second.link });
  expect(new Set(log.map(({ entry }) => entry.salt)).size).toBe(3);
  for (const { entry } of log) expect(entry.salt).toMatch(/^[0-9a-f]{32}$/);
});

test('eight connections appending fifty each at once make one chain', async () => {
  const open = disk();
  const appenders = Array.from({ length: 8 }, async (_, who) => {
    const db = open();
    for (let i = 0; i < 50; i++) await appendEntry(db, note(`${who}/${i}`));
  });
  await Promise.all(appenders);
  const db = open();
  const entries = (await readLog(db)).map(({ entry }) => entry);
  expect(entries).toHaveLength(401);
  const check = await verifyChain(entries);
  expect(check).toMatchObject({ ok: true, head: (await head(db))!.link });
  const texts = entries.slice(1).map(({ body }) => body['text'] as string);
  expect(new Set(texts).size).toBe(400);
  for (let who = 0; who < 8; who++) {
    expect(texts.filter((value) => value.startsWith(`${who}/`))).toEqual(Array.from({ length: 50 }, (_, i) => `${who}/${i}`));
  }
  expect(await db.heads.count()).toBe(1);
}, 60_000);

test('the lock is round the append, where the browser has locks', async () => {
  const request = vi.fn((_: string, work: () => Promise<unknown>) => work());
  vi.stubGlobal('navigator', { locks: { request } });
  const db = disk()();
  await appendEntry(db, note('one'));
  expect(request.mock.calls.map(([name]) => name)).toEqual(['recourse-append']);
});

test('what is answered is a real Promise', () => {
  const db = disk()();
  const answers = [appendEntry(db, note('one')), head(db), readLog(db)];
  for (const answer of answers) {
    expect(answer).not.toBeInstanceOf(Dexie.Promise);
    expect(Object.getPrototypeOf(answer)).toBe(Promise.prototype);
  }
  return Promise.all(answers);
});

test('a stray key on a draft, its time or its parts never reaches the log', async () => {
  const db = disk()();
  const part = await keptPart(db, text('a.txt', 'a'));
  const draft = { ...note('one'), stray: 1, parts: [{ ...part, stray: 1 }], time: { ...clockAt()(), stray: 1 } };
  const { entry } = await appendEntry(db, draft);
  expect(Object.keys(entry).sort()).toEqual(['body', 'case', 'chain', 'completeness', 'kind', 'parts', 'salt', 'seq', 'time', 'v']);
  expect(entry.parts).toEqual([part]);
  expect(Object.keys(entry.time).sort()).toEqual(['boot', 'iso', 'monotonicMs', 'utcMs', 'zone']);
});

test('an entry whose bytes are not stored is refused, and the log is as before', async () => {
  const db = disk()();
  await appendEntry(db, note('one'));
  const before = await head(db);
  const ghost = { name: 'a.txt', sha256: createHash('sha256').update('a').digest('hex'), size: 1, type: 'text/plain' };
  await expect(appendEntry(db, { ...note('two'), parts: [ghost] })).rejects.toMatchObject({ key: 'error.part-not-stored' });
  expect(await head(db)).toEqual(before);
});

test('a draft without canonical form is refused, and the log is as before', async () => {
  const db = disk()();
  await expect(appendEntry(db, { ...note('one'), body: { rate: 0.5 } })).rejects.toThrow(TypeError);
  expect(await head(db)).toBeNull();
  expect(await db.entries.count()).toBe(0);
});

test.each([
  ['QuotaExceededError', 'error.quota'],
  ['UnknownError', 'error.storage'],
])('%s while writing is told as %s and leaves entries and head together as they were', async (name, key) => {
  const open = disk();
  const db = open();
  await appendEntry(db, note('one'));
  const before = [await head(db), await readLog(db)];
  // The entry is written first, the head after it: the failure comes between the two.
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    if (this.name === 'heads') throw new DOMException('the disk said no', name);
    return put.apply(this, args);
  });
  await expect(appendEntry(db, note('two'))).rejects.toMatchObject({ key });
  vi.restoreAllMocks();
  const again = open();
  expect([await head(again), await readLog(again)]).toEqual(before);
  await appendEntry(again, note('three'));
  expect((await verifyChain((await readLog(again)).map(({ entry }) => entry))).ok).toBe(true);
});

test('what runs alongside stands or falls with the append', async () => {
  const db = disk()();
  const record = emptyRecord('kmong', 'service', '1', 1);
  const failing = appendEntry(db, note('one'), {
    tables: [db.cases],
    run: async () => {
      await db.cases.put(record);
      throw new RangeError('no');
    },
  });
  await expect(failing).rejects.toThrow(RangeError);
  expect([await head(db), await db.cases.count()]).toEqual([null, 0]);
  await appendEntry(db, note('one'), { tables: [db.cases], run: async () => void (await db.cases.put(record)) });
  expect([(await head(db))?.seq, await db.cases.count()]).toEqual([1, 1]);
});

test('a log read for one case holds that case only, in order', async () => {
  const db = disk()();
  for (const [content, caseId] of [['a', order], ['b', otherOrder], ['c', order]] as const) await appendEntry(db, note(content, caseId));
  expect((await readLog(db, { caseId: order })).map(({ entry }) => entry.body['text'])).toEqual(['a', 'c']);
});

test('an export tells genesis and the case, and only the place of the rest, under the same head', async () => {
  const db = disk()();
  for (const [content, caseId] of [['a', order], ['b', otherOrder], ['c', order], ['d', order]] as const) await appendEntry(db, note(content, caseId));
  const log = await readLog(db);
  const place = (seq: number) => ({ seq, entryHash: log[seq]!.entryHash });
  const out = await exportLines(db, { caseIds: [order], withheld: [4] });
  expect(out.lines).toEqual([log[0]!.entry, log[1]!.entry, place(2), log[3]!.entry, place(4)]);
  expect(out).toMatchObject({ chain: log[0]!.chain, seq: 4, count: 5, head: log[4]!.link, damaged: [] });
  expect(await verifyChain(out.lines)).toMatchObject({ ok: true, head: log[4]!.link });
});

test('an export gives only the place of an entry that was changed on disk, and says so', async () => {
  const db = disk()();
  await appendEntry(db, note('a'));
  const { chain, entryHash } = await appendEntry(db, note('b'));
  await db.entries.where('[chain+seq]').equals([chain, 2]).modify((row) => void (row.entry!.body['text'] = 'B'));
  const out = await exportLines(db, { caseIds: [order] });
  expect(out.damaged).toEqual([2]);
  expect(out.lines[2]).toEqual({ seq: 2, entryHash });
});

test('a chain that does not verify is not exported, nor an empty one', async () => {
  const db = disk()();
  await expect(exportLines(db, { caseIds: [order] })).rejects.toMatchObject({ key: 'error.log-empty' });
  await appendEntry(db, note('a'));
  const { chain } = await appendEntry(db, note('b'));
  await db.entries.delete([chain, 1]);
  await expect(exportLines(db, { caseIds: [order] })).rejects.toMatchObject({ key: 'error.log-damaged' });
});
