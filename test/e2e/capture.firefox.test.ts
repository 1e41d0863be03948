import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import completeness from '../../lib/i18n/messages/completeness.en.json';
import { ORDERS } from '../market/samples.mjs';
import { type Market, startMarket } from '../market/server.mjs';
import { type DrivenFirefox, pressToolbarButton, startFirefox } from '../tools/firefox.mjs';
import { openJudged, pressInCard } from './firefox';
import { forPicture, type Kept, keptIn, likeness, UNKEPT } from './saved';

let market: Market;
let firefox: DrivenFirefox;
/** A browser for saved pages: no script runs in it, and its proxy leads nowhere. */
let reader: DrivenFirefox;
let folder: string;
let page: Page;

beforeAll(async () => {
  market = await startMarket({});
  folder = mkdtempSync(join(tmpdir(), 'recourse-saved-'));
  [firefox, reader] = await Promise.all([startFirefox({ market, language: 'en' }), startFirefox({ market: { hosts: [], port: 1 }, extension: false, script: false })]);
});
afterAll(async () => {
  await firefox?.close();
  await reader?.close();
  rmSync(folder, { recursive: true, force: true });
  await market?.close();
});
beforeEach(async () => {
  page = await firefox.browser.newPage();
});
afterEach(async () => {
  await page.close();
});

const sealed = () => page.waitForSelector('recourse-card >>> [role="status"] .notice', { timeout: 30_000 });
const lacks = () => page.$$eval('recourse-card >>> [role="status"] .held li', (items) => items.map((item) => item.textContent));

/** The last capture in the log, by one of our own pages. */
async function lastKept(): Promise<Kept | undefined> {
  const own = await firefox.browser.newPage();
  try {
    await own.goto(`${firefox.pages}/options.html`, { waitUntil: [] });
    await own.waitForSelector('body *');
    return (await keptIn({ evaluate: (work) => own.evaluate(work) as ReturnType<typeof work> as never })).at(-1);
  } finally {
    await own.close();
  }
}

async function livePicture(): Promise<Buffer> {
  await page.evaluate((unkept) => {
    for (const own of document.querySelectorAll('recourse-card, recourse-marks')) own.setAttribute('data-away', '');
    document.head.append(Object.assign(document.createElement('style'), { textContent: unkept }));
  }, UNKEPT);
  return Buffer.from(await page.screenshot({ fullPage: true }));
}

async function savedPicture(html: string): Promise<Buffer> {
  const path = join(folder, 'page.html');
  writeFileSync(path, forPicture(html));
  const opened = await reader.browser.newPage();
  try {
    await opened.goto(pathToFileURL(path).href);
    return Buffer.from(await opened.screenshot({ fullPage: true }));
  } finally {
    await opened.close();
  }
}

// Those that differ most; every skin is compared in Chromium.
test.each<[string, string[]]>([
  ['hard', []],
  ['hard&odd', ['inner-scroll']],
  // Firefox lets an extension read sheets of another origin as they are.
  ['hard&far', ['inner-scroll']],
  ['react', []],
  ['table', []],
])('the saved page looks like the page, opened where no script runs: %s', async (skin, codes) => {
  await openJudged(page, `https://kmong.com/track/${ORDERS.main}?skin=${skin}`);
  // Computed heights of what is around it tell of the filler: it goes before the capture here.
  if (skin.endsWith('far')) await page.addStyleTag({ content: '[data-filler] { display: none !important }' });
  await pressInCard(page, '[data-action="capture"]');
  await sealed();
  const kept = await lastKept();
  expect(kept?.completeness).toEqual(expect.arrayContaining(codes));
  const html = kept?.texts['page.html'] ?? '';
  await page.bringToFront();
  const [live, saved] = [await livePicture(), await savedPicture(html)];
  const { alike, sizes } = await likeness(page, live, saved);
  expect(sizes[1]).toEqual(sizes[0]);
  expect(alike).toBeGreaterThanOrEqual(0.99);
  expect(reader.refused.filter((host) => market.hosts.includes(host))).toEqual([]);
});

test('the hard page: what a script made is kept, what cannot be is told', async () => {
  await openJudged(page, `https://kmong.com/track/${ORDERS.main}?skin=hard`);
  await pressInCard(page, '[data-action="capture"]');
  await sealed();
  const told = await lacks();
  for (const code of ['cross-origin-frame', 'fonts-missing', 'images-missing', 'inner-scroll', 'no-picture'] as const) expect(told).toContain(completeness[`completeness.${code}`]);
  expect(told).not.toContain(completeness['completeness.closed-shadow']);
  const html = (await lastKept())?.texts['page.html'] ?? '';
  for (const text of ['열린 그늘', '닫힌 그늘 속의 글', '고쳐 쓴 값', '둘째 줄', '같은 곳의 창에 든 글', '창 안의 값']) expect(html).toContain(text);
  expect(html).not.toMatch(/<script|<iframe|recourse-card|secret-word|처음 값/);
});

test('one picture holds the whole page, and says how high it is', async () => {
  await openJudged(page, `https://kmong.com/track/${ORDERS.main}?skin=article`);
  await pressToolbarButton(page);
  await pressInCard(page, '[data-action="capture"]');
  await sealed();
  const [width, height] = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight]);
  expect(height).toBeGreaterThan(1000);
  const kept = await lastKept();
  expect(kept?.names.filter((name) => name.startsWith('slice-'))).toEqual(['slice-000.png']);
  expect(kept?.body.slices).toEqual([{ index: 0, scrollX: 0, scrollY: 0, viewportWidth: width, viewportHeight: height, pixelRatio: 1000 }]);
});
