import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORDERS } from '../market/samples.mjs';
import { type Market, startMarket } from '../market/server.mjs';
import { type DrivenFirefox, pressToolbarButton, startFirefox } from '../tools/firefox.mjs';
import { pack } from './at-desk';
import { openDesk, openJudged, pressInCard } from './firefox';
import { firefoxHands } from './hands';
import { killEverywhere } from './kills';
import { killBrowser } from './processes';
import { expectVerified, storedIn } from './stored';
import { tappedInFirefox } from './wire';

const CASE = `kmong:order:${ORDERS.main}`;

let market: Market;
let profile: string;
let kept: DrivenFirefox;
let desk: Page | null = null;

// The add-on is installed anew at every start, as one without a signature must be; its address and its storage are the profile's and stay.
const start = () => startFirefox({ market, language: 'en', profile });

beforeAll(async () => {
  market = await startMarket({});
  profile = await mkdtemp(join(tmpdir(), 'recourse-killed-'));
  kept = await start();
});
afterAll(async () => {
  await kept.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  await market.close();
});

test('kill: Firefox killed before and after every step of a capture, and at twenty moments between: nothing sealed lost, nothing half-done sealed', async () => {
  const { ends, stored } = await killEverywhere({
    async begin() {
      await desk?.close();
      desk = null;
      const page = await kept.browser.newPage();
      await openJudged(page, `https://kmong.com/track/${ORDERS.main}?skin=cards`);
      const wire = await tappedInFirefox(page);
      await pressToolbarButton(page);
      return { wire, press: () => pressInCard(page, '[data-action="capture"]') };
    },
    async kill() {
      await killBrowser(profile);
      await kept.close();
    },
    async start() {
      kept = await start();
    },
    async look() {
      desk = await openDesk(kept, CASE);
      const shown = await desk.$$eval('[data-exhibit]', (rows) => rows.map((row) => `${row.getAttribute('data-exhibit')} ${row.getAttribute('data-kind')}`));
      return { stored: await storedIn({ evaluate: (work) => (desk as Page).evaluate(work) as never }), shown };
    },
  });
  // Some kills came too early for anything, most in the middle, some after the seal.
  console.log(`Firefox killed: ${JSON.stringify(ends)}`);
  expect(Object.keys(ends).sort()).toEqual(['aborted', 'capture', 'nothing']);
  expectVerified(await pack(firefoxHands(desk as unknown as Page), kept.downloads, 300_000), stored.head?.link ?? '');
});
