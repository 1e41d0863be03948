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
/** The largest files of a case; a package is built a file at a time. */
const FILE = 64 * MIB;
/** What the desk may hold more, most of the time, for the larger case than for the smaller one, which is a quarter of it. */
const MORE = 128 * MIB;

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
      async ({ caseId, name, size }) => {
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
          const stores = db.transaction(['blobs', 'staging'], 'readwrite');
          await Promise.all([
            asked(stores.objectStore('staging').put({ sha256 })),
            asked(stores.objectStore('blobs').put({ sha256, bytes, type: 'application/octet-stream', size })),
          ]);
        } finally {
          db.close();
        }
        const data = { caseId, name, size, sha256, type: '', modifiedMs: Date.now(), part: 'file.psd' };
        const outcome = (await chrome.runtime.sendMessage({ call: 'addFile', data })) as { ok: boolean; error?: string };
        return outcome.ok ? null : (outcome.error ?? 'no answer');
      },
      { caseId: `kmong:order:${order}`, name: `work-${i}.psd`, size: FILE },
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

/** What one process held, in bytes: at most, and in the middle of all looks at it. */
interface Held {
  most: number;
  median: number;
}

function heldIn(looks: readonly number[]): Held {
  const sorted = [...looks].sort((a, b) => a - b);
  return { most: sorted.at(-1) ?? Number.NaN, median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN };
}

/** The package of a case, made by a browser that has just started, and what that process held meanwhile which held most: the desk's. */
async function built(order: string): Promise<{ zip: string; held: Held }> {
  await kept.context.close();
  kept = await start(kept);
  const desk = await openDesk(kept.context, `kmong:order:${order}`);
  const looks = new Map<number, number[]>();
  const looking = setInterval(() => {
    for (const { pid } of browserOn(kept.profile)) looks.set(pid, [...(looks.get(pid) ?? []), residentBytes(pid)]);
  }, 200);
  let zip: string;
  try {
    zip = await packageFrom(desk, kept.downloads, 1_800_000);
  } finally {
    clearInterval(looking);
  }
  expectVerified(zip, await storedHead(desk));
  const [held] = [...looks.values()].map(heldIn).sort((a, b) => b.most - a.most);
  if (!held) throw new Error('no process was seen');
  return { zip, held };
}

test('gigabyte: while the package of a case of 1 GiB is built the desk never holds the case, mostly no more than for a quarter of it; the package verifies', async () => {
  await addFiles(ORDERS.revised, 4);
  await addFiles(ORDERS.main, 16);
  const small = await built(ORDERS.revised);
  const large = await built(ORDERS.main);
  expect((await stat(small.zip)).size).toBeGreaterThan(4 * FILE);
  expect((await stat(large.zip)).size).toBeGreaterThan(16 * FILE);
  const told = ({ held: { median, most } }: { held: Held }) => `${Math.round(median / MIB)} MiB, at most ${Math.round(most / MIB)} MiB`;
  console.log(`the desk held ${told(small)} for 256 MiB; ${told(large)} for 1 GiB`);
  expect(large.held.median - small.held.median).toBeLessThan(MORE);
  // Between two collections of what is no longer used it holds some files more; all of them it never does.
  expect(large.held.most).toBeLessThan(16 * FILE);
});
