import { rm } from 'node:fs/promises';
import type { BrowserContext, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORDERS } from '../market/samples.mjs';
import { type Market, startMarket } from '../market/server.mjs';
import { type Driven, pressToolbarButton, startChromium } from '../tools/chromium.mjs';
import { cardOf } from './card';
import { openDesk, packageFrom } from './desk';
import { killBrowser } from './processes';
import { type Stored, expectKept, expectVerified, expectWhole, sealedIn, storedIn } from './stored';
import { type Phase, type Wire, type WireCall, tapped } from './wire';

const CASE = `kmong:order:${ORDERS.main}`;
/** Kills at moments that nobody chose, in ms after a call was let go. */
const MOMENTS = 20;

let market: Market;
let kept: Driven;

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

async function begin(context: BrowserContext): Promise<{ wire: Wire; card: Locator }> {
  const page = await context.newPage();
  const wire = await tapped(page);
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  const card = await cardOf(page);
  await pressToolbarButton(page);
  return { wire, card };
}

test('kill: the browser killed before and after every step of a capture, and at twenty moments between: nothing sealed lost, nothing half-done sealed', async () => {
  const first = await begin(kept.context);
  await first.card.locator('[data-action="capture"]').click();
  await first.wire.until((calls) => sealedIn(calls).length === 1);
  const calls: WireCall[] = [...first.wire.calls];
  const count = calls.length;
  let before: Stored = await storedIn(await openDesk(kept.context, CASE));

  const steps = calls.flatMap(({ n }) => (['before', 'answered'] as Phase[]).map((phase) => ({ n, phase, ms: null as number | null })));
  const moments = Array.from({ length: MOMENTS }, () => ({ n: 1 + Math.floor(Math.random() * count), phase: 'before' as Phase, ms: Math.floor(Math.random() * 60) }));
  const ends: Record<string, number> = {};
  for (const { n, phase, ms } of [...steps, ...moments]) {
    const where = `${phase} call ${n}${ms === null ? '' : ` and ${ms} ms`}`;
    const { wire, card } = await begin(kept.context);
    const { reached } = await wire.hold(n, phase);
    await card.locator('[data-action="capture"]').click();
    await reached;
    if (ms !== null) {
      await wire.go();
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
    await killBrowser(kept.profile);
    calls.push(...wire.calls);

    kept = await start(kept);
    const desk = await openDesk(kept.context, CASE);
    const stored = await storedIn(desk);
    try {
      expectWhole(stored, calls);
      expectKept(before, stored);
    } catch (error) {
      throw new Error(`killed ${where}`, { cause: error });
    }
    const shown = await desk.locator('[data-exhibit]').evaluateAll((rows) => rows.map((row) => `${row.getAttribute('data-exhibit')} ${row.getAttribute('data-kind')}`));
    expect(shown.sort(), where).toEqual(stored.lines.filter(({ captureId }) => captureId !== null).map(({ seq, kind }) => `${seq} ${kind}`).sort());
    const added = stored.lines.slice(before.lines.length).map(({ kind }) => kind).join() || 'nothing';
    ends[added] = (ends[added] ?? 0) + 1;
    before = stored;
    await desk.close();
  }
  // Some kills came too early for anything, most in the middle, some after the seal.
  expect(Object.keys(ends).sort()).toEqual(['aborted', 'capture', 'nothing']);
  const desk = await openDesk(kept.context, CASE);
  expectVerified(await packageFrom(desk, kept.downloads, 300_000), before.head?.link ?? '');
});
