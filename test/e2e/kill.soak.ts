import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORDERS } from '../market/samples.mjs';
import { type Market, startMarket } from '../market/server.mjs';
import { type Driven, pressToolbarButton, startChromium } from '../tools/chromium.mjs';
import { cardOf } from './card';
import { openDesk, packageFrom } from './desk';
import { killEverywhere } from './kills';
import { killBrowser } from './processes';
import { expectVerified, storedIn } from './stored';
import { tapped } from './wire';

const CASE = `kmong:order:${ORDERS.main}`;

let market: Market;
let kept: Driven;
let desk: Page | null = null;

beforeAll(async () => {
  market = await startMarket({});
  kept = await start();
});
afterAll(async () => {
  await kept.context.close();
  await rm(kept.profile, { recursive: true, force: true, maxRetries: 3 });
  await market.close();
});

/** The browser, on the profile of the one before. */
function start(before?: Driven): Promise<Driven> {
  const same = before ? { profile: before.profile, downloads: before.downloads } : {};
  // So low that the page takes several pictures.
  return startChromium({ ...same, resolverRules: market.resolverRules, viewport: { width: 1100, height: 560 } });
}

test('kill: Chromium killed before and after every step of a capture, and at twenty moments between: nothing sealed lost, nothing half-done sealed', async () => {
  const { ends, stored } = await killEverywhere({
    async begin() {
      await desk?.close();
      desk = null;
      const page = await kept.context.newPage();
      const wire = await tapped(page);
      await page.goto(`https://kmong.com/track/${ORDERS.main}`);
      const card = await cardOf(page);
      await pressToolbarButton(page);
      return { wire, press: () => card.locator('[data-action="capture"]').click() };
    },
    kill: () => killBrowser(kept.profile),
    async start() {
      kept = await start(kept);
    },
    async look() {
      desk = await openDesk(kept.context, CASE);
      const shown = await desk.locator('[data-exhibit]').evaluateAll((rows) => rows.map((row) => `${row.getAttribute('data-exhibit')} ${row.getAttribute('data-kind')}`));
      return { stored: await storedIn(desk), shown };
    },
  });
  // Some kills came too early for anything, most in the middle, some after the seal.
  console.log(`Chromium killed: ${JSON.stringify(ends)}`);
  expect(Object.keys(ends).sort()).toEqual(['aborted', 'capture', 'nothing']);
  expectVerified(await packageFrom(desk as unknown as Page, kept.downloads, 300_000), stored.head?.link ?? '');
});
