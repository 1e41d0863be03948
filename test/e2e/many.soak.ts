import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { emptyRecord } from '../../lib/cases/record';
import { writeBackup } from '../../lib/evidence/backup';
import { startClock } from '../../lib/evidence/clock';
import { openDatabase } from '../../lib/evidence/database';
import { beginCapture, savePart, sealCapture } from '../../lib/evidence/journal';
import { png } from '../hostile/png';
import { ORDERS } from '../market/samples.mjs';
import { chromiumHands } from './hands';
import { bringBack } from './at-desk';
import { openBareDesk, openDesk, packageFrom } from './desk';
import { onMarket } from './on-market';
import { expectVerified, storedHead } from './stored';

const CASE = `kmong:order:${ORDERS.main}`;
const MANY = 800;

const driven = onMarket();

/** A backup of a log with one order and so many captures, each with a page, a text and two pictures of its own. */
async function backupOf(count: number): Promise<string> {
  const db = openDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
  const clock = startClock({ now: () => Date.UTC(2026, 2, 2, 3), monotonic: () => 1, zone: () => 'Asia/Seoul' }, 'b'.repeat(32));
  await db.cases.put({ ...emptyRecord('kmong', 'order', ORDERS.main, 1), title: '로고 디자인', updatedAt: 1 });
  const page = { url: `https://kmong.com/track/${ORDERS.main}`, title: '주문 상세', documentId: 'D1' };
  const picture = (shade: number) => png(1100, 560, (x, y) => [(x ^ y) & 255, (x + shade) & 255, shade & 255]) as Uint8Array<ArrayBuffer>;
  const text = (words: string) => new TextEncoder().encode(words);
  for (let i = 0; i < count; i++) {
    const id = await beginCapture(db, { case: CASE, page, place: { windowId: 1, tabId: 1 } }, clock);
    await savePart(db, id, { name: 'page.html', type: 'text/html', bytes: text(`<!doctype html><p>주문 ${i}</p>${'<p>작업물이 도착했습니다.</p>'.repeat(400)}`) }, clock);
    await savePart(db, id, { name: 'text.txt', type: 'text/plain', bytes: text(`주문 ${i}\n${'작업물이 도착했습니다. 010-1234-5678\n'.repeat(200)}`) }, clock);
    for (const n of [1, 2]) await savePart(db, id, { name: `slice-00${n}.png`, type: 'image/png', bytes: picture(2 * i + n) }, clock);
    await sealCapture(db, id, { page, completeness: [] }, clock);
  }
  const written: Uint8Array[] = [];
  const { name } = await writeBackup(db, { write: async (bytes) => void written.push(bytes.slice()) }, { now: Date.UTC(2026, 2, 3), tool: 'Recourse 0' });
  const path = join(driven().downloads, name);
  writeFileSync(path, Buffer.concat(written));
  return path;
}

test('many: a case of 800 captures is restored, opened and packed, and its package verifies', async () => {
  const times: Record<string, number> = {};
  const timed = async <T>(what: string, work: () => Promise<T>) => {
    const from = Date.now();
    const made = await work();
    times[what] = Math.round((Date.now() - from) / 1000);
    console.log(JSON.stringify(times));
    return made;
  };
  const backup = await timed('write', () => backupOf(MANY));
  const bare = await openBareDesk(driven().context);
  expect((await timed('restore', () => bringBack(chromiumHands(bare), backup, 600_000))).step).toBe('restored');
  await bare.close();
  const desk = await timed('open', async () => {
    const opened = await openDesk(driven().context, CASE);
    await opened.locator('[data-exhibit="800"]').waitFor();
    return opened;
  });
  const zip = await timed('build', () => packageFrom(desk, driven().downloads, 1_800_000));
  expectVerified(zip, await storedHead(desk));
});
