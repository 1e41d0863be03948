import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import korean from '../../lib/i18n/messages/desk.ko.json';
import desktop from '../../lib/i18n/messages/desk.en.json';
import exhibits from '../../lib/i18n/messages/exhibits.en.json';
import { ORDERS } from '../market/samples.mjs';
import { type Market, startMarket } from '../market/server.mjs';
import { startChromium } from '../tools/chromium.mjs';
import { type DrivenFirefox, inBrowserWindow, inShownPage, openPopup, pressEnterInPopup, pressInMenu, pressShortcut, startFirefox } from '../tools/firefox.mjs';
import { attest, backUp, bringBack, noteOn, pack, remove, sealFile } from './at-desk';
import { badFiles } from './bad-backups';
import { cardOf } from './card';
import * as chromiumDesk from './desk';
import { openDesk, openJudged } from './firefox';
import { type Hands, chromiumHands, firefoxHands } from './hands';
import { type StoredLine, expectKept, expectMoved, expectOrderly, expectVerified, rowsIn, storedIn } from './stored';
import { expectHeldBack, expectPdfs, expectTalk, linesIn, unpacked } from './unpacked';

const CASE = `kmong:order:${ORDERS.main}`;
const ADDRESS = `https://kmong.com/track/${ORDERS.main}?skin=cards`;
const TALK = 'https://kmong.com/inboxes?inbox_group_id=77&skin=bubbles';

let market: Market;
let firefox: DrivenFirefox;
let page: Page;
let deskPage: Page;
let desk: Hands;

beforeAll(async () => {
  market = await startMarket({});
  firefox = await startFirefox({ market, language: 'en' });
  page = await firefox.browser.newPage();
  await openJudged(page, ADDRESS);
  deskPage = await openDesk(firefox, CASE);
  desk = firefoxHands(deskPage);
});

afterAll(async () => {
  await firefox?.close();
  await market?.close();
});

/** The line that an act adds to the log. */
async function lineAfter(act: () => Promise<void>): Promise<StoredLine> {
  const { lines: before } = await storedIn(desk);
  await act();
  // The first entry of all brings the log's beginning with it.
  const wanted = Math.max(before.length, 1) + 1;
  await expect.poll(async () => (await storedIn(desk)).lines.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(wanted);
  const { lines } = await storedIn(desk);
  expect(lines).toHaveLength(wanted);
  return lines.at(-1) as StoredLine;
}

describe('what the browser itself offers, pressed there', () => {
  test('the toolbar’s popup comes with its capture in focus: Enter seals the conversation with a picture, under the order of its service, and says so', async () => {
    await page.goto(TALK);
    await page.waitForSelector('textarea');
    await openPopup(page);
    const line = await lineAfter(() => pressEnterInPopup(firefox.browser));
    expect(line).toMatchObject({ kind: 'conversation', captureId: expect.any(String) });
    expect(line.parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['messages.json', 'page.html', 'slice-000.png']));
    expect(line.completeness).not.toContain('no-picture');
    const said = await inShownPage<string>(
      firefox.browser,
      'popup',
      `return new Promise((settle) => {
        const look = () => { const notice = content.document.querySelector('[role="status"] .notice'); if (notice) settle(notice.innerText); };
        new content.MutationObserver(look).observe(content.document.body, { childList: true, subtree: true });
        look();
      })`,
    );
    expect(said.trim()).toBe(desktop['popup.captured']);
  });

  test.each([
    ['shortcut', () => pressShortcut(page)],
    ['context menu', () => pressInMenu(page, { x: 200, y: 200 }, 'capture')],
  ])('the %s captures the order’s page at once, with a picture', async (_, press) => {
    await openJudged(page, ADDRESS);
    const line = await lineAfter(press);
    expect(line.kind).toBe('capture');
    expect(line.parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['text.txt', 'facts.json', 'page.html', 'slice-000.png']));
    expect(line.completeness).not.toContain('no-picture');
  });

  test('marked text is sealed by the context menu, word for word', async () => {
    const { marked, x, y } = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.textContent?.includes('작업물') || !node.parentElement?.checkVisibility()) continue;
        document.getSelection()?.selectAllChildren(node.parentElement);
        node.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = document.getSelection()!.getRangeAt(0).getBoundingClientRect();
        return { marked: document.getSelection()!.toString(), x: box.left + box.width / 2, y: box.top + box.height / 2 };
      }
      throw new Error('the page has no such text');
    });
    const line = await lineAfter(() => pressInMenu(page, { x, y }, 'selection'));
    expect(line.kind).toBe('selection');
    await deskPage.bringToFront();
    expect(await desk.read('[data-kind="selection"] .words')).toBe(marked.replace(/\s+/g, ' ').trim());
  });
});

describe('what is added at the desk', () => {
  test('a delivered file is hashed as sha256sum does, held against the order page’s list, kept and noted on; another one is removed and leaves its trace', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'recourse-files-'));
    // The page lists this name with 3.1MB.
    const preview = join(folder, '미리보기_1차.pdf');
    writeFileSync(preview, Buffer.alloc(3_100_000, 'recourse'));
    const mistaken = join(folder, '시안 (1).psd');
    writeFileSync(mistaken, Buffer.alloc(5_000_000, 'another'));
    const exhibit = await sealFile(desk, preview);
    const told = await desk.read(exhibit);
    expect(told).toContain(execFileSync('sha256sum', ['-b', preview], { encoding: 'utf8' }).slice(0, 64));
    expect(told).toContain(exhibits['exhibits.file.rounded'].replace('{listed}', '3.1MB'));
    const other = await sealFile(desk, mistaken);
    expect(await desk.read(other)).toContain(exhibits['exhibits.file.not-listed']);
    await noteOn(desk, exhibit, '두 번째 시안');
    expect(await desk.read('[data-kind="note"]')).toContain('두 번째 시안');
    const held = (await storedIn(desk)).blobs.length;
    await remove(desk, other);
    const stored = await storedIn(desk);
    expectOrderly(stored);
    expect(stored.lines.slice(-4).map(({ kind }) => kind)).toEqual(['file', 'removed', 'note', 'tombstone']);
    expect(stored.blobs).toHaveLength(held - 1);
  });

  test('a statement is put on record with the day that was typed', async () => {
    await attest(desk, '2025-10-02');
    const said = await desk.read('[data-kind="note"]');
    expect(said).toContain(exhibits['exhibits.attestation.agreed-by-phone']);
    expect(said).toContain('2025-10-02');
  });
});

describe('what is given away', () => {
  test('the package holds all of it, both verifiers accept it, and PDF programs read its uploads', async () => {
    const zip = await pack(desk, firefox.downloads);
    const { head, lines } = await storedIn(desk);
    expectVerified(zip, head?.link ?? '');
    const folder = unpacked(zip);
    expectTalk(folder);
    expectPdfs(folder, ORDERS.main);
    expect(readdirSync(join(folder, 'data/items'))).toEqual(lines.filter(({ parts }) => parts.length > 0).map(({ seq }) => String(seq).padStart(4, '0')));
    expect(linesIn(folder).filter((line) => line['kind'] === 'selection')).toHaveLength(1);
  });

  test('what is held back or let out as a masked copy only is so in the file', async () => {
    await desk.press('.packing > summary');
    const seqs = async (kind: string) => (await storedIn(desk)).lines.filter((line) => line.kind === kind).map(({ seq }) => seq);
    const [[copy, ...captures], all] = [await seqs('capture'), (await storedIn(desk)).lines.map(({ seq }) => seq)] as [number[], number[]];
    const rest = all.filter((seq) => seq !== copy);
    for (const seq of rest) if ((await desk.count(`.keep-row[data-seq="${seq}"]`)) > 0) await desk.press(`.keep-row[data-seq="${seq}"] input`);
    await desk.key(`.keep-row[data-seq="${copy}"] select`, 'ArrowDown');
    await desk.read(`.keep-row[data-seq="${copy}"][data-keep="copy"]`);
    await desk.press('[data-pack="stitch"]');
    const zip = await pack(desk, firefox.downloads);
    expectVerified(zip, (await storedIn(desk)).head?.link ?? '');
    expectHeldBack(unpacked(zip), { held: captures[0]!, copy: copy! });
  });

  test('the head code is copied, put in a letter, and drawn as a picture', async () => {
    const head = (await storedIn(desk)).head?.link ?? '';
    await desk.press('[data-action="copy-head"]');
    await expect.poll(() => inBrowserWindow(firefox.browser, () => (window as unknown as Window).navigator.clipboard.readText())).toBe(head);
    expect(await deskPage.$eval('[data-action="mail-head"]', (link) => decodeURIComponent(link.getAttribute('href') ?? ''))).toContain(head);
    await desk.press('[data-action="picture-head"]');
    await deskPage.waitForFunction((said) => document.querySelector('[aria-labelledby="log"] [role="status"]')?.textContent === said, {}, desktop['desk.log.pictured']);
    const picture = readFileSync(join(firefox.downloads, `RECOURSE-head-${head.slice(0, 12)}.png`));
    expect([picture.readUInt32BE(0), picture.readUInt32BE(16)]).toEqual([0x89504e47, 1200]);
  });
});

test('the log made here comes back in Chromium byte for byte, under a new key, which is told; it goes on there; bad files change nothing', async () => {
  const [rows, stored, from] = [await rowsIn(desk), await storedIn(desk), await desk.read('[data-role="key"]')];
  const backup = await backUp(desk, firefox.downloads);
  const browser = await startChromium({ resolverRules: market.resolverRules });
  try {
    const bare = await chromiumDesk.openBareDesk(browser.context);
    const own = chromiumHands(bare);
    expect((await bringBack(own, backup)).words).toContain(korean['desk.restore.restored']);
    const moved = await rowsIn(own);
    expectMoved(rows, moved, { from, to: await own.read('[data-role="key"]') });
    for (const told of korean['desk.key-changed'].split('{at}')) expect(await own.read('[data-backup]')).toContain(told.trim());
    const zips = readdirSync(firefox.downloads).filter((name) => name.startsWith('RECOURSE-kmong'));
    for (const { what, path, says } of await badFiles(backup, join(firefox.downloads, zips[0] ?? ''))) {
      const { step, words } = await bringBack(own, path);
      expect([what, step, words]).toEqual([what, 'failed', korean[says as keyof typeof korean]]);
      expect(await rowsIn(own), what).toEqual(moved);
    }

    const order = await browser.context.newPage();
    await order.goto(ADDRESS);
    const card = await cardOf(order);
    await card.locator('[data-action="capture"]').click();
    await card.locator('[role="status"] .notice').waitFor({ timeout: 60_000 });
    const after = await storedIn(own);
    expectOrderly(after);
    expectKept(stored, after);
    expect(after.lines.slice(stored.lines.length).map(({ kind }) => kind)).toEqual(['key-change', 'capture']);
    const zip = await pack(chromiumHands(await chromiumDesk.openDesk(browser.context, CASE)), browser.downloads);
    expectVerified(zip, after.head?.link ?? '');
    expectTalk(unpacked(zip));
  } finally {
    await browser.close();
  }
}, 120_000);
