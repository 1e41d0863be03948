import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditLog } from '../../lib/evidence/audit';
import { writeBackup } from '../../lib/evidence/backup';
import { startClock } from '../../lib/evidence/clock';
import { type RecourseDatabase, openDatabase } from '../../lib/evidence/database';
import { beginCapture, savePart, sealCapture } from '../../lib/evidence/journal';
import { appendEntry, readLog, settleKey } from '../../lib/evidence/log';
import { removeEntry } from '../../lib/evidence/remove';
import { restoreBackup } from '../../lib/evidence/restore';
import { sourceOf } from '../../lib/package/source';

const clock = startClock();
const page = { url: 'https://kmong.com/orders/1', title: '주문', documentId: 'D' };
let db: RecourseDatabase;
beforeEach(async () => {
  await Dexie.delete('recourse');
  db = openDatabase();
});
afterEach(async () => {
  db.close();
  await Dexie.delete('recourse');
});

async function capture(bytes: Uint8Array<ArrayBuffer>, windowId = 1): Promise<number> {
  const id = await beginCapture(db, { case: 'kmong:order:1', page, place: { windowId, tabId: windowId } }, clock);
  await savePart(db, id, { name: 'slice-000.png', type: 'image/png', bytes }, clock);
  return (await sealCapture(db, id, { page, completeness: [] }, clock)).seq;
}

/** Random bytes of any length: the browser gives 64 KiB at a time. */
function random(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

async function backedUp(): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  await writeBackup(db, { write: async (bytes) => void pieces.push(bytes.slice()) }, { now: Date.now(), tool: 'Recourse 0' });
  return new Blob(pieces, { type: 'application/zip' });
}

/** Bytes stand as their hash here: comparing megabytes one by one would take the test's time. */
const stored = async () => ({ entries: await db.entries.toArray(), blobs: await bytesHeld(), heads: (await db.heads.toArray()).map(({ chain, seq, link, own }) => ({ chain, seq, link, own })) });

async function bytesHeld() {
  return Promise.all((await db.blobs.toArray()).map(async ({ bytes, ...row }) => ({ ...row, bytes: new Uint8Array(await crypto.subtle.digest('SHA-256', bytes ?? new Uint8Array(0))).join() })));
}

async function wipe(): Promise<void> {
  db.close();
  await Dexie.delete('recourse');
  db = openDatabase();
}

test('export, wipe, import on the browser’s own disk: the same log byte for byte, then its own key', async () => {
  for (let i = 0; i < 8; i++) await capture(random(1_000_000 + i));
  await removeEntry(db, { seq: 3, why: '' }, clock);
  const before = await stored();
  const file = await backedUp();
  await wipe();
  expect((await restoreBackup(db, sourceOf(file))).outcome).toBe('restored');
  expect(await stored()).toEqual(before);
  expect((await settleKey(db, clock))?.entry.kind).toBe('key-change');
  expect((await auditLog(db, Date.now())).damaged).toEqual([]);
  expect((await restoreBackup(db, sourceOf(file))).outcome).toBe('nothing');
});

test('captures go on while a backup is brought back beside them', async () => {
  for (let i = 0; i < 4; i++) await capture(random(500_000));
  const file = await backedUp();
  await wipe();
  await appendEntry(db, { kind: 'note', case: '', time: clock(), parts: [], completeness: [], body: {} });
  const [result] = await Promise.all([
    restoreBackup(db, sourceOf(file)),
    (async () => {
      for (let i = 0; i < 10; i++) await capture(random(1000));
    })(),
  ]);
  expect(result.outcome).toBe('beside');
  expect((await readLog(db)).map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, seq) => seq));
  expect(await auditLog(db, Date.now())).toMatchObject({ entries: 17, parts: 14, damaged: [] });
});
