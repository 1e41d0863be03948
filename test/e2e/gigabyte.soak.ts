import { readFileSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORDERS } from '../market/samples.mjs';
import { type Market, startMarket } from '../market/server.mjs';
import { type Driven, startChromium } from '../tools/chromium.mjs';
import { cardOf } from './card';
import { openDesk, packageFrom } from './desk';
import { browserOn } from './processes';
import { expectVerified, storedHead } from './stored';

const MIB = 1024 * 1024;
/** Files as large as a page hashes at once: larger ones pass in pieces, so that these need the most room. */
const FILE = 64 * MIB;
/** The pieces in which a large file is stored. */
const PIECE = 4 * MIB;
/** What the desk may hold more for the larger case than for the smaller one, which is a quarter of it; a few files that wait to be collected. */
const MORE = 128 * MIB;
/** What it may hold at most, whatever the case: the room in which a file is hashed, its copy inside the browser, pieces, the page itself. */
const MOST = 448 * MIB;

let market: Market;
let kept: Driven;

const start = async (before?: Driven) =>
  startChromium({ ...(before ? { profile: before.profile, downloads: before.downloads } : {}), resolverRules: market.resolverRules });

beforeAll(async () => {
  market = await startMarket({});
  kept = await start();
});
afterAll(async () => {
  await kept.context.close();
  await rm(kept.profile, { recursive: true, force: true, maxRetries: 3 });
  await market.close();
});

/** Has the case hold that many files, each of other bytes, added as the desk adds them: bytes put down first, then sealed by the background. */
async function addFiles(order: string, count: number): Promise<void> {
  const page = await kept.context.newPage();
  await page.goto(`https://kmong.com/track/${order}?skin=cards`);
  await cardOf(page);
  await page.close();
  const desk = await openDesk(kept.context, `kmong:order:${order}`);
  for (let i = 0; i < count; i++) {
    const error = await desk.evaluate(
      async ({ caseId, name, size, piece }) => {
        const asked = <T>(request: IDBRequest<T>) =>
          new Promise<T>((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
        const bytes = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        const sha256 = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        const db = await asked(indexedDB.open('recourse'));
        try {
          const stores = db.transaction(['blobs', 'pieces', 'staging'], 'readwrite');
          const puts = [asked(stores.objectStore('staging').put({ sha256 }))];
          for (let at = 0; at < size; at += piece) puts.push(asked(stores.objectStore('pieces').put({ sha256, at, bytes: bytes.slice(at, at + piece) })));
          await Promise.all([...puts, asked(stores.objectStore('blobs').put({ sha256, bytes: null, type: 'application/octet-stream', size }))]);
        } finally {
          db.close();
        }
        const data = { caseId, name, size, sha256, type: '', modifiedMs: Date.now(), part: 'file.psd' };
        const outcome = (await chrome.runtime.sendMessage({ call: 'addFile', data })) as { ok: boolean; error?: string };
        return outcome.ok ? null : (outcome.error ?? 'no answer');
      },
      { caseId: `kmong:order:${order}`, name: `work-${i}.psd`, size: FILE, piece: PIECE },
    );
    expect(error).toBeNull();
  }
}

/** Resident bytes of one process that are its own and not files of the disk; 0 when it has ended. */
function residentBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return ['RssAnon', 'RssShmem'].reduce((sum, name) => sum + Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1024, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

/** The package of a case, made by a browser that has just started, and how many bytes that process held meanwhile which held most: the desk's. */
async function built(order: string): Promise<{ zip: string; held: number }> {
  await kept.context.close();
  kept = await start(kept);
  const desk = await openDesk(kept.context, `kmong:order:${order}`);
  let held = 0;
  const looking = setInterval(() => {
    for (const { pid } of browserOn(kept.profile)) held = Math.max(held, residentBytes(pid));
  }, 200);
  let zip: string;
  try {
    zip = await packageFrom(desk, kept.downloads, 1_800_000);
  } finally {
    clearInterval(looking);
  }
  expectVerified(zip, await storedHead(desk));
  return { zip, held };
}

test('gigabyte: the package of a case of 1 GiB is built in the memory that a quarter of it takes, and verifies', async () => {
  await addFiles(ORDERS.revised, 4);
  await addFiles(ORDERS.main, 16);
  const small = await built(ORDERS.revised);
  const large = await built(ORDERS.main);
  expect((await stat(small.zip)).size).toBeGreaterThan(4 * FILE);
  expect((await stat(large.zip)).size).toBeGreaterThan(16 * FILE);
  console.log(`the desk held at most ${Math.round(small.held / MIB)} MiB for 256 MiB, ${Math.round(large.held / MIB)} MiB for 1 GiB`);
  expect(large.held - small.held).toBeLessThan(MORE);
  expect(large.held).toBeLessThan(MOST);
});
