import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORDERS } from '../market/samples.mjs';
import { type Market, startMarket } from '../market/server.mjs';
import { ADDON, type DrivenFirefox, inBrowserWindow, pressToolbarButton, startFirefox } from '../tools/firefox.mjs';
import { openJudged, pressInCard } from './firefox';
import { expectKept, expectOrderly, storedIn } from './stored';

/** What the browser's own window knows of an add-on. */
declare const WebExtensionPolicy: { getByID(addon: string): { extension: { terminateBackground(options: { ignoreDevToolsAttached: boolean }): Promise<void> } } };

let market: Market;
let firefox: DrivenFirefox;
let desk: Page;

beforeAll(async () => {
  market = await startMarket({});
  // So low that the page takes several pictures: a capture then lasts long enough to be met in the middle.
  firefox = await startFirefox({ market, language: 'en', viewport: { width: 1100, height: 560 } });
  desk = await firefox.browser.newPage();
  await desk.goto(`${firefox.pages}/desk.html`, { waitUntil: [] });
  await desk.waitForSelector('.desk');
});

afterAll(async () => {
  await firefox?.close();
  await market?.close();
});

/** The event page ended by the browser, as it does with one that is idle. */
async function stopBackground(): Promise<void> {
  await inBrowserWindow(firefox.browser, (addon) => WebExtensionPolicy.getByID(addon).extension.terminateBackground({ ignoreDevToolsAttached: true }), ADDON);
}

/**
 * Settles when the capture that begins next has that many parts on disk, and answers how many; null when it ended before that was seen. Asked of the database, not
 * of our code, and as fast as it answers: timers of a tab behind others run once a second.
 */
function meet(parts: number): Promise<number | null> {
  return desk.evaluate(async (wanted) => {
    const asked = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const db = await asked(indexedDB.open('recourse'));
    try {
      for (let seen = false; ; ) {
        const rows = (await asked(db.transaction('journal').objectStore('journal').getAll())) as { state: string; parts?: unknown[] }[];
        const saved = rows.find(({ state }) => state === 'open')?.parts?.length;
        if (saved !== undefined && saved >= wanted) return saved;
        if (saved === undefined && seen) return null;
        seen ||= saved !== undefined;
      }
    } finally {
      db.close();
    }
  }, parts);
}

const settled = (page: Page) => page.waitForSelector('recourse-card >>> .keep .notice', { timeout: 30_000 });

/** A tab with the order's page and its card unfolded: where every corner would cover a button of the site, it starts as a pill. */
async function order(): Promise<Page> {
  const page = await firefox.browser.newPage();
  await openJudged(page, `https://kmong.com/track/${ORDERS.main}?skin=cards`);
  const pill = await page.$('recourse-card >>> .pill');
  if (await pill?.isVisible()) await pill?.click();
  return page;
}

/** Wakes the background and has it end what was left half-done. */
async function recovered(): Promise<void> {
  await desk.goto(`${firefox.pages}/desk.html`, { waitUntil: [] });
  await desk.waitForSelector('[data-role="head"]', { timeout: 20_000 });
}

test('the background stopped with one, two, three and four parts on disk: aborted each time with what was saved, and what is sealed stays', async () => {
  const first = await order();
  await pressToolbarButton(first);
  await pressInCard(first, '[data-action="capture"]');
  await settled(first);
  let before = await storedIn(desk);
  expect(before.lines.map(({ kind }) => kind)).toEqual(['genesis', 'capture']);
  await first.close();
  for (const parts of [1, 2, 3, 4]) {
    const page = await order();
    await pressToolbarButton(page);
    const met = meet(parts);
    await pressInCard(page, '[data-action="capture"]');
    expect(await met).toBeGreaterThanOrEqual(parts);
    await stopBackground();
    await settled(page);
    await recovered();
    const stored = await storedIn(desk);
    expectOrderly(stored);
    expectKept(before, stored);
    expect(stored.lines).toHaveLength(before.lines.length + 1);
    expect(stored.lines.at(-1)).toMatchObject({ kind: 'aborted', why: 'aborted.interrupted' });
    expect(stored.lines.at(-1)?.parts.length).toBeGreaterThanOrEqual(parts);
    before = stored;
    await page.close();
  }
});

test('the tab closed in mid-capture: aborted when the background has rested, and never sealed', async () => {
  const before = await storedIn(desk);
  const page = await order();
  await pressToolbarButton(page);
  const met = meet(3);
  await pressInCard(page, '[data-action="capture"]');
  expect(await met).toBeGreaterThanOrEqual(3);
  await page.close();
  await stopBackground();
  await recovered();
  const after = await storedIn(desk);
  expectOrderly(after);
  expectKept(before, after);
  expect(after.lines).toHaveLength(before.lines.length + 1);
  expect(after.lines.at(-1)?.kind).toBe('aborted');
  // Said by the page that goes, if it still can; otherwise found open by the background when it starts.
  expect(['aborted.page-left', 'aborted.interrupted']).toContain(after.lines.at(-1)?.why);
});

test('four tabs of one window that capture one after another make one chain', async () => {
  const before = await storedIn(desk);
  const pages: Page[] = [];
  for (let i = 0; i < 4; i++) pages.push(await order());
  for (const page of pages) {
    await page.bringToFront();
    await pressInCard(page, '[data-action="capture"]');
    await page.waitForSelector('recourse-card >>> .keep [role="status"] .notice', { timeout: 30_000 });
  }
  const after = await storedIn(desk);
  expectOrderly(after);
  expectKept(before, after);
  expect(after.lines.slice(before.lines.length).map(({ kind }) => kind)).toEqual(Array(4).fill('capture'));
});
