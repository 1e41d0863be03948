import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { ORDERS } from '../market/samples.mjs';
import { extensionId, workerOf } from '../tools/chromium.mjs';
import { cardOf } from './card';
import { expect, test } from './chromium';
import { openDesk, packageFrom } from './desk';
import { expectKept, expectVerified, expectWhole, sealedIn, storedIn } from './stored';
import { captureAtOnce } from './windows';
import { type Wire, tapped } from './wire';

const ROOT = join(import.meta.dirname, '..', '..');
const evidence = JSON.parse(readFileSync(join(ROOT, 'lib/i18n/messages/evidence.ko.json'), 'utf8')) as Record<string, string>;
const CASE = `kmong:order:${ORDERS.main}`;

/** What a message says; a key that is gone must not pass for an empty text. */
function words(key: string): string {
  const text = evidence[key];
  if (!text) throw new Error(`no text ${key}`);
  return text;
}

async function visit(context: BrowserContext): Promise<{ card: Locator; wire: Wire }> {
  const page = await context.newPage();
  const wire = await tapped(page);
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  return { card: await cardOf(page), wire };
}

/** Captures and answers how it went: the words of a refusal, or null for a seal. */
async function capture({ card, wire }: { card: Locator; wire: Wire }): Promise<string | null> {
  const before = sealedIn(wire.calls).length;
  const button = card.locator('[data-action="capture"]');
  await button.click();
  const refusal = card.locator('.keep [role="alert"]');
  await expect.poll(async () => (await button.isEnabled()) && ((await refusal.count()) > 0 || sealedIn(wire.calls).length > before), { timeout: 30_000 }).toBe(true);
  return (await refusal.count()) > 0 ? refusal.innerText() : null;
}

test('eight windows that capture at once make one unforked chain, and the package verifies', async ({ open }) => {
  test.setTimeout(180_000);
  const { context, downloads } = await open();
  const told = await captureAtOnce(context, 8, 4);
  const desk = await openDesk(context, CASE);
  const stored = await storedIn(desk);
  expectWhole(stored, told.flat());
  expect(stored.lines.map(({ kind }) => kind)).toEqual(['genesis', ...Array(32).fill('capture')]);
  const seqOf = new Map(stored.lines.map(({ entryHash, seq }) => [entryHash, seq]));
  for (const calls of told) {
    const seqs = sealedIn(calls).map((hash) => seqOf.get(hash) as number);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  }
  // They really took turns: no window had its four in a row.
  const windowOf = new Map(told.flatMap((calls, i) => sealedIn(calls).map((hash) => [hash, i] as const)));
  const order = stored.lines.slice(1).map(({ entryHash }) => windowOf.get(entryHash));
  expect(order.filter((window, i) => window !== order[i + 1]).length).toBeGreaterThan(8);
  expectVerified(await packageFrom(desk, downloads, 120_000), stored.head?.link ?? '');
});

test('a second capture in the same window while one runs is refused in words, and the one that runs is sealed', async ({ open }) => {
  const { context } = await open();
  const first = await visit(context);
  const second = await visit(context);
  const { reached } = await first.wire.hold(2, 'before');
  await first.card.page().bringToFront();
  await first.card.locator('[data-action="capture"]').click();
  await reached;
  await second.card.page().bringToFront();
  expect(await capture(second)).toContain(words('error.capture-busy'));
  await first.wire.go();
  await expect.poll(() => sealedIn(first.wire.calls).length).toBe(1);
  expect(await capture(second)).toBeNull();
  expectWhole(await storedIn(await openDesk(context, CASE)), [...first.wire.calls, ...second.wire.calls]);
});

/** The built extension without its leave for unlimited storage: only then does the browser hold it to a quota that a test can set. */
async function withoutUnlimitedStorage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'recourse-limited-'));
  await cp(join(ROOT, '.output', 'chrome-mv3'), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { permissions: string[] };
  expect(manifest.permissions).toContain('unlimitedStorage');
  await writeFile(path, JSON.stringify({ ...manifest, permissions: manifest.permissions.filter((name) => name !== 'unlimitedStorage') }));
  return folder;
}

/** Puts a long text on the page that no page had before: equal bytes are kept once and take no room. */
async function writeOn(page: Page): Promise<void> {
  await page.evaluate(() => {
    const line = document.createElement('p');
    line.textContent = Array.from(crypto.getRandomValues(new Uint32Array(16_000)), (n) => n.toString(36)).join(' ');
    document.body.append(line);
  });
}

test('no space left: told in words, what was sealed is as it was, and the log goes on when there is space again', async ({ open }) => {
  test.setTimeout(90_000);
  const folder = await withoutUnlimitedStorage();
  try {
    const { context } = await open({ extension: false, args: [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`] });
    const origin = `chrome-extension://${await extensionId(context)}`;
    const session = await context.newCDPSession(await context.newPage());
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    // Room for some captures. The browser asks for the room only now and then, so it is filled and not taken away.
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 1_000_000 });
    const visited = await visit(context);
    const sealed = () => sealedIn(visited.wire.calls).length;
    let refusal: string | null = null;
    while (refusal === null && sealed() < 20) {
      await writeOn(visited.card.page());
      refusal = await capture(visited);
    }
    expect(refusal).toContain(words('error.quota'));
    expect(sealed()).toBeGreaterThan(0);
    const desk = await openDesk(context, CASE);
    const full = await storedIn(desk);
    expect(full.lines.filter(({ kind }) => kind === 'capture')).toHaveLength(sealed());

    await session.send('Storage.overrideQuotaForOrigin', { origin });
    const before = sealed();
    await expect.poll(async () => (await capture(visited)) ?? 'sealed', { timeout: 60_000 }).toBe('sealed');
    const after = await storedIn(desk);
    expectKept(full, after);
    expectWhole(after, visited.wire.calls);
    expect(sealed()).toBe(before + 1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a disk that refuses a write in the middle of a capture: told in words, nothing half-done is sealed, and the log goes on', async ({ open }) => {
  test.setTimeout(90_000);
  const { context } = await open();
  const visited = await visit(context);
  expect(await capture(visited)).toBeNull();
  const desk = await openDesk(context, CASE);
  const before = await storedIn(desk);
  const worker = await workerOf(context);
  // What the browser does when the disk fails: the transaction is undone, whatever it had written.
  for (const store of ['blobs', 'entries', 'heads']) {
    await worker.evaluate((name) => {
      const { put, add } = IDBObjectStore.prototype;
      const failing = (real: typeof put) =>
        function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
          const request = real.apply(this, args);
          if (this.name === name) this.transaction.abort();
          return request;
        };
      IDBObjectStore.prototype.put = failing(put);
      IDBObjectStore.prototype.add = failing(add);
      Object.assign(globalThis, { heal: () => Object.assign(IDBObjectStore.prototype, { put, add }) });
    }, store);
    expect(await capture(visited), store).toContain(words('error.storage'));
    await worker.evaluate(() => (globalThis as unknown as { heal(): void }).heal());
    expectKept(before, await storedIn(desk));
  }
  expect(await capture(visited)).toBeNull();
  const after = await storedIn(desk);
  expectKept(before, after);
  expectWhole(after, visited.wire.calls);
  expect(sealedIn(visited.wire.calls)).toHaveLength(2);
});
