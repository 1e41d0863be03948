import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORDERS } from '../market/samples.mjs';
import { type Market, startMarket } from '../market/server.mjs';
import { type Driven, extensionId, pressToolbarButton as pressInChromium, startChromium } from '../tools/chromium.mjs';
import { type DrivenFirefox, pressToolbarButton as pressInFirefox, startFirefox, tabOpenedBy } from '../tools/firefox.mjs';
import { cardOf } from './card';
import { openJudged, pressInCard } from './firefox';

const ADDRESS = `https://kmong.com/track/${ORDERS.main}`;

let market: Market;
let firefox: DrivenFirefox;
let chromium: Driven;
let fromFirefox: string;
let fromChromium: string;

const zipIn = (folder: string) => join(folder, readdirSync(folder).find((name) => name.endsWith('.zip')) ?? 'nothing.zip');

async function packageOfChromium(): Promise<string> {
  const { context, downloads } = chromium;
  const page = await context.newPage();
  await page.goto(ADDRESS);
  const card = await cardOf(page);
  await pressInChromium(page);
  await card.locator('[data-action="capture"]').click();
  await card.locator('[role="status"] .notice').waitFor({ timeout: 60_000 });
  const opened = context.waitForEvent('page');
  await card.locator('[data-action="export"]').click();
  await (await opened).locator('[data-build="done"]').waitFor({ timeout: 60_000 });
  return zipIn(downloads);
}

async function packageOfFirefox(): Promise<string> {
  const page = await firefox.browser.newPage();
  await openJudged(page, ADDRESS);
  await pressInFirefox(page);
  await pressInCard(page, '[data-action="capture"]');
  await page.waitForSelector('recourse-card >>> [role="status"] .notice', { timeout: 30_000 });
  const desk = await tabOpenedBy(firefox.browser, () => pressInCard(page, '[data-action="export"]'));
  await desk.waitForSelector('[data-build="done"]', { timeout: 60_000 });
  return zipIn(firefox.downloads);
}

beforeAll(async () => {
  market = await startMarket({});
  firefox = await startFirefox({ market, language: 'en' });
  fromFirefox = await packageOfFirefox();
  chromium = await startChromium({ resolverRules: market.resolverRules });
  fromChromium = await packageOfChromium();
}, 240_000);

afterAll(async () => {
  await chromium?.close();
  await firefox?.close();
  await market?.close();
});

/** A package with one bit of its log turned. */
function spoiled(zip: string): string {
  const bytes = readFileSync(zip);
  bytes[bytes.indexOf('"kind":"capture"') + 9]! ^= 1;
  const path = `${zip}.spoiled.zip`;
  writeFileSync(path, bytes);
  return path;
}

/** What Firefox's desk says of a file given to it. */
async function checkedByFirefox(zip: string): Promise<string | null> {
  const desk = await firefox.browser.newPage();
  await desk.goto(`${firefox.pages}/desk.html`, { waitUntil: [] });
  const input = (await desk.waitForSelector('[data-drop="check"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(zip);
  const checked = await desk.waitForSelector('[data-checked="MATCHES"], [data-checked="DOES NOT MATCH"]', { timeout: 30_000 });
  const result = (await checked?.evaluate((element) => element.getAttribute('data-checked'))) ?? null;
  await desk.close();
  return result;
}

/** And Chromium's. */
async function checkedByChromium(zip: string): Promise<string | null> {
  const desk = await chromium.context.newPage();
  await desk.goto(`chrome-extension://${await extensionId(chromium.context)}/desk.html`);
  await desk.locator('[data-drop="check"]').setInputFiles(zip);
  const checked = desk.locator('[data-checked="MATCHES"], [data-checked="DOES NOT MATCH"]');
  await checked.waitFor({ timeout: 30_000 });
  const result = await checked.getAttribute('data-checked');
  await desk.close();
  return result;
}

test('a package made in Chromium matches in Firefox, and one changed bit is found there', async () => {
  expect(await checkedByFirefox(fromChromium)).toBe('MATCHES');
  expect(await checkedByFirefox(spoiled(fromChromium))).toBe('DOES NOT MATCH');
});

test('a package made in Firefox matches in Chromium, and one changed bit is found there', async () => {
  expect(await checkedByChromium(fromFirefox)).toBe('MATCHES');
  expect(await checkedByChromium(spoiled(fromFirefox))).toBe('DOES NOT MATCH');
});
