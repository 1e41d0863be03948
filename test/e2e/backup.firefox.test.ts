import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import words from '../../lib/i18n/messages/desk.en.json';
import { ORDERS } from '../market/samples.mjs';
import { type Market, startMarket } from '../market/server.mjs';
import { pressToolbarButton as pressInChromium, startChromium } from '../tools/chromium.mjs';
import { type DrivenFirefox, pressToolbarButton as pressInFirefox, startFirefox } from '../tools/firefox.mjs';
import { attest, backUp, bringBack, noteOn, pack, remove, sealFile } from './at-desk';
import { badFiles } from './bad-backups';
import { cardOf } from './card';
import * as chromiumDesk from './desk';
import { openDesk, openJudged, pressInCard } from './firefox';
import { type Hands, chromiumHands, firefoxHands } from './hands';
import { type Rows, type Stored, expectKept, expectMoved, expectOrderly, expectVerified, rowsIn, storedIn } from './stored';
import { expectTalk, itemOf, unpacked } from './unpacked';

const CASE = `kmong:order:${ORDERS.main}`;
const ADDRESS = `https://kmong.com/track/${ORDERS.main}`;
const TALK = 'https://kmong.com/inboxes?inbox_group_id=77&skin=bubbles';
const WORK = Buffer.alloc(5_000_000, 'recourse');

/** A log as it stood in the browser in which it was made, and its backup. */
interface Made {
  rows: Rows;
  stored: Stored;
  key: string;
  backup: string;
}

let market: Market;
let firefox: DrivenFirefox;
let page: Page;
let desk: Hands;
let made: Made;
let zip: string;

/** A Chromium of its own: captures the order's page, does `more` at its desk, and backs up by the desk's button. */
async function madeInChromium(more: (browser: Awaited<ReturnType<typeof startChromium>>) => Promise<void>): Promise<Made> {
  const browser = await startChromium({ resolverRules: market.resolverRules, downloads: mkdtempSync(join(tmpdir(), 'recourse-downloads-')) });
  try {
    const order = await browser.context.newPage();
    await order.goto(ADDRESS);
    const card = await cardOf(order);
    await pressInChromium(order);
    await card.locator('[data-action="capture"]').click();
    await card.locator('[role="status"] .notice').waitFor({ timeout: 60_000 });
    await more(browser);
    const own = chromiumHands(await chromiumDesk.openDesk(browser.context, CASE));
    return { rows: await rowsIn(own), stored: await storedIn(own), key: await own.read('[data-role="key"]'), backup: await backUp(own, browser.downloads) };
  } finally {
    await browser.close();
  }
}

/** One of everything that a log can hold, and the trace of something removed. */
async function oneOfEach({ context }: Awaited<ReturnType<typeof startChromium>>): Promise<void> {
  const talk = await context.newPage();
  await talk.goto(TALK);
  await talk.locator('textarea').waitFor();
  const popup = chromiumHands(await chromiumDesk.openPopup(talk));
  await popup.key('select[name="order"]', 'End');
  await popup.read('[data-conversation="apart"]');
  await talk.bringToFront();
  await popup.press('[data-action="capture"]');
  await popup.read('[role="status"] .notice', 60_000);

  const page = await chromiumDesk.openDesk(context, CASE);
  await page.locator('[data-conversation="kmong:conversation:77"] [data-action="attach"]').click();
  await page.locator('[data-kind="conversation"]').waitFor();
  const folder = mkdtempSync(join(tmpdir(), 'recourse-files-'));
  const own = chromiumHands(page);
  writeFileSync(join(folder, '=시안.psd'), WORK);
  writeFileSync(join(folder, 'private.txt'), 'gone');
  const work = await sealFile(own, join(folder, '=시안.psd'));
  await remove(own, await sealFile(own, join(folder, 'private.txt')));
  await noteOn(own, work, '두 번째 시안');
  await attest(own, '2025-10-02');
}

beforeAll(async () => {
  market = await startMarket({});
  made = await madeInChromium(oneOfEach);
  firefox = await startFirefox({ market, language: 'en' });
  page = await openDesk(firefox);
  desk = firefoxHands(page);
}, 240_000);

afterAll(async () => {
  await firefox?.close();
  await market?.close();
});

/** Captures the order's page with a picture, beside the desk. */
async function captureAgain(): Promise<void> {
  const order = await firefox.browser.newPage();
  await openJudged(order, ADDRESS);
  await pressInFirefox(order);
  await pressInCard(order, '[data-action="capture"]');
  await order.waitForSelector('recourse-card >>> [role="status"] .notice', { timeout: 30_000 });
  await order.close();
  await page.bringToFront();
}

test('a log of Chromium’s comes back in Firefox byte for byte, under a new key, which is told; it goes on there, and its package verifies', async () => {
  expect(made.stored.lines.map(({ kind }) => kind)).toEqual(['genesis', 'capture', 'conversation', 'note', 'file', 'removed', 'tombstone', 'note', 'note']);
  expect((await bringBack(desk, made.backup)).words).toContain(words['desk.restore.restored']);
  const key = await desk.read('[data-role="key"]');
  expectMoved(made.rows, await rowsIn(desk), { from: made.key, to: key });
  expectOrderly(await storedIn(desk));
  for (const told of words['desk.key-changed'].split('{at}')) expect(await desk.read('[data-backup]')).toContain(told.trim());

  await captureAgain();
  const after = await storedIn(desk);
  expectOrderly(after);
  expectKept(made.stored, after);
  expect(after.lines.slice(made.stored.lines.length).map(({ kind }) => kind)).toEqual(['key-change', 'capture']);

  await desk.press(`[data-case="${CASE}"]`);
  await desk.read('[data-exhibit][data-kind="conversation"]');
  zip = await pack(desk, firefox.downloads);
  expectVerified(zip, after.head?.link ?? '');
  const folder = unpacked(zip);
  expectTalk(folder);
  const file = after.lines.find(({ kind }) => kind === 'file');
  const kept = readFileSync(join(itemOf(folder, file?.seq ?? -1), 'file.psd'));
  expect(createHash('sha256').update(kept).digest('hex')).toBe(createHash('sha256').update(WORK).digest('hex'));
  expect(readdirSync(join(folder, 'data/items'))).toHaveLength(after.lines.filter(({ parts }) => parts.length > 0).length);
});

test('what is no good backup is refused in words, and the log stays as it is', async () => {
  const before = await rowsIn(desk);
  for (const { what, path, says } of await badFiles(made.backup, zip)) {
    const { step, words: said } = await bringBack(desk, path);
    expect([what, step, said]).toEqual([what, 'failed', words[says as keyof typeof words]]);
    expect(await rowsIn(desk), what).toEqual(before);
  }
});

test('somebody else’s log stands beside the own one, to be looked at only; the own one stays and goes on', async () => {
  const theirs = await madeInChromium(async () => undefined);
  const [before, stored] = [await rowsIn(desk), await storedIn(desk)];
  const own = await desk.count('[data-log="own"]');
  expect((await bringBack(desk, theirs.backup)).words).toContain(words['desk.restore.beside']);
  const after = await rowsIn(desk);
  expect(after.own).toEqual(before.own);
  expect(after.cases).toEqual(before.cases);
  expect(after.beside).toEqual(theirs.rows.own);
  expect(after.heads.filter((head) => head.includes('"own":true'))).toEqual(before.heads);
  expect(new Set(after.blobs)).toEqual(new Set([...before.blobs, ...theirs.rows.blobs]));

  expect(await desk.read('[data-log="other"]')).toContain(words['desk.other-log']);
  expect([await desk.count('[data-log="own"]'), await desk.count('[data-log="other"]')]).toEqual([own, 1]);
  expect(await desk.count('[data-log="other"] [data-action]')).toBe(0);
  expect(await desk.count('.keep-row')).toBe(own);

  await captureAgain();
  const next = await storedIn(desk);
  expectKept(stored, next);
  expect(next.lines.slice(stored.lines.length).map(({ kind }) => kind)).toEqual(['capture']);
  expect((await rowsIn(desk)).beside).toEqual(theirs.rows.own);
});
