import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { auditLog } from '../../../lib/evidence/audit';
import { verifyChain } from '../../../lib/evidence/chain';
import type { RecourseDatabase } from '../../../lib/evidence/database';
import { abortCapture, beginCapture, recoverUnfinished, savePart, sealCapture } from '../../../lib/evidence/journal';
import { head, readLog } from '../../../lib/evidence/log';
import { removeEntry } from '../../../lib/evidence/remove';
import { capture, madeAt } from './backup-fixtures';
import { clockAt, disk, order, page, place, text } from './fixtures';

afterEach(() => vi.restoreAllMocks());

/** What the user was told of, in order: what was told as saved must be there after any stop. */
type Told = string[];

/** The whole life of an exhibit: one sealed and removed, one broken off, one sealed. */
async function life(db: RecourseDatabase, told: Told): Promise<void> {
  const first = await beginCapture(db, { case: order, page, place }, clockAt('now'));
  await savePart(db, first, text('text.txt', 'first'), clockAt('now'));
  told.push(`sealed ${(await sealCapture(db, first, { page, completeness: [] }, clockAt('now'))).entryHash}`);
  const second = await beginCapture(db, { case: order, page, place }, clockAt('now'));
  await savePart(db, second, text('text.txt', 'second'), clockAt('now'));
  told.push(`aborted ${(await abortCapture(db, second, 'error.tab-switched', clockAt('now')))?.entryHash}`);
  const third = await beginCapture(db, { case: order, page, place }, clockAt('now'));
  await savePart(db, third, text('text.txt', 'third'), clockAt('now'));
  await savePart(db, third, text('page.html', 'first'), clockAt('now'));
  told.push(`sealed ${(await sealCapture(db, third, { page, completeness: [] }, clockAt('now'))).entryHash}`);
  await removeEntry(db, { seq: 1, why: '' }, clockAt('now'));
  told.push('removed');
}

/** Lets the first `alive` reads and writes through; every later one fails, as when the worker is killed there. Answers how many there were. */
function killAfter(alive: number, name: string): () => number {
  let steps = 0;
  for (const method of ['get', 'getAll', 'put', 'add', 'delete', 'openCursor', 'count'] as const) {
    const real = IDBObjectStore.prototype[method] as (...args: unknown[]) => unknown;
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args: unknown[]) {
      if (++steps > alive) throw new DOMException('killed', name);
      return real.apply(this, args) as never;
    });
  }
  return () => steps;
}

test.each([
  ['QuotaExceededError', 'error.quota'],
  ['AbortError', 'error.storage'],
  ['UnknownError', 'error.storage'],
])('stopped at any step by %s: told as %s, nothing told as sealed is lost, nothing half-done looks sealed', async (name, key) => {
  let stops = 0;
  for (let alive = 0; ; alive++) {
    const open = disk();
    const before = open();
    await capture(before, { 'note.txt': 'sealed before' });
    const told: Told = [];
    const steps = killAfter(alive, name);
    const error = await life(before, told).then(
      () => null,
      (one: unknown) => one,
    );
    const reached = steps() > alive;
    vi.restoreAllMocks();
    before.close();
    if (!reached) break;
    stops++;
    expect(error).toMatchObject({ key });

    const db = open();
    const atStop = await readLog(db);
    await recoverUnfinished(db, clockAt('next'));
    const log = await readLog(db);
    // What stood stands, in its place.
    expect(log.slice(0, atStop.length)).toEqual(atStop);
    const hashes = new Set(log.map(({ entryHash }) => entryHash));
    const removed = told.includes('removed');
    for (const one of told.filter((words) => words !== 'removed')) if (!removed || one !== told[0]) expect(hashes.has(one.split(' ')[1]!)).toBe(true);
    // At most one capture was sealed without anybody being told; all the others that were begun ended as aborted.
    const sealed = log.filter(({ entry }) => entry.kind === 'capture').length + (await db.entries.filter(({ entry }) => entry === null).count());
    const toldSealed = told.filter((one) => one.startsWith('sealed')).length + 1;
    expect([toldSealed, toldSealed + 1]).toContain(sealed);
    expect(await db.journal.where('state').anyOf('open', 'sealing').count()).toBe(0);
    expect((await auditLog(db, madeAt)).damaged).toEqual([]);
    expect((await head(db))!.seq).toBe((await db.entries.count()) - 1);
    // No bytes lie about that nothing refers to.
    const used = new Set((await db.entries.toArray()).flatMap(({ blobs }) => blobs));
    expect(new Set(await db.blobs.toCollection().primaryKeys())).toEqual(used);
  }
  expect(stops).toBeGreaterThan(30);
}, 120_000);

test('eight connections that each seal a hundred captures make one unforked chain', async () => {
  const open = disk();
  await Promise.all(
    Array.from({ length: 8 }, async (_, who) => {
      const db = open();
      for (let i = 0; i < 100; i++) {
        const id = await beginCapture(db, { case: order, page, place: { windowId: who, tabId: who } }, clockAt());
        await savePart(db, id, text('text.txt', `${who}/${i}`), clockAt());
        await sealCapture(db, id, { page, completeness: [], body: { mark: `${who}/${i}` } }, clockAt());
      }
    }),
  );
  const db = open();
  const entries = (await readLog(db)).map(({ entry }) => entry);
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 801 }, (_, seq) => seq));
  expect(await verifyChain(entries)).toMatchObject({ ok: true, head: (await head(db))!.link });
  for (let who = 0; who < 8; who++) {
    const marks = entries.flatMap(({ body }) => (String(body['mark']).startsWith(`${who}/`) ? [body['mark']] : []));
    expect(marks).toEqual(Array.from({ length: 100 }, (_, i) => `${who}/${i}`));
  }
  expect([await db.heads.count(), await db.blobs.count()]).toEqual([1, 800]);
}, 120_000);
