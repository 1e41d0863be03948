import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORDERS } from '../market/samples.mjs';
import { workerOf } from '../tools/chromium.mjs';
import { attest, noteOn, remove, sealFile } from './at-desk';
import { cardOf } from './card';
import { expect, test } from './chromium';
import { openDesk, openPopup, packageFrom } from './desk';
import { chromiumHands } from './hands';
import { expectVerified, storedHead } from './stored';
import { expectTalk, unpacked } from './unpacked';

const TALK = 'https://kmong.com/inboxes?inbox_group_id=77&skin=bubbles';

test('a conversation captured from the popup is sealed apart, put with an order, and goes into its package, which both verifiers accept', async ({ open }) => {
  test.setTimeout(120_000);
  const { context, downloads } = await open();
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  await cardOf(page);
  await page.goto(TALK);
  await page.locator('textarea').waitFor();
  const popup = await openPopup(page);
  // By the keyboard: a choice that a script makes is not the user's.
  await popup.locator('select[name="order"]').focus();
  await popup.keyboard.press('End');
  await expect(popup.locator('[data-conversation="apart"]')).toBeVisible();
  await page.bringToFront();
  await popup.locator('[data-action="capture"]').click();
  await expect(popup.locator('[role="status"] .notice')).toBeVisible({ timeout: 60_000 });

  const desk = await openDesk(context, `kmong:order:${ORDERS.main}`);
  await desk.locator('[data-conversation="kmong:conversation:77"] [data-action="attach"]').click();
  const exhibit = desk.locator('[data-exhibit][data-kind="conversation"]');
  await expect(exhibit).toContainText('모담디자인');
  const zip = await packageFrom(desk, downloads);
  expectVerified(zip, await storedHead(desk));
  expectTalk(unpacked(zip));
});

test('a delivered file is hashed as sha256sum does, kept, noted on, and removed; a statement is put on record', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  await cardOf(page);
  const desk = await openDesk(context, `kmong:order:${ORDERS.main}`);
  const path = join(mkdtempSync(join(tmpdir(), 'recourse-file-')), '=시안.zip');
  const content = Buffer.alloc(5_000_000, 'recourse');
  writeFileSync(path, content);
  const hands = chromiumHands(desk);
  const exhibit = await sealFile(hands, path);
  const file = desk.locator(exhibit);
  await expect(file).toContainText(createHash('sha256').update(content).digest('hex'));

  await noteOn(hands, exhibit, '두 번째 시안');
  await expect(desk.locator('[data-exhibit][data-kind="note"]')).toContainText('두 번째 시안');
  await attest(hands, '2025-10-02');
  await expect(desk.locator('[data-exhibit][data-kind="note"]')).toHaveCount(2);
  await remove(hands, exhibit);
});

test('marked text is sealed from the page’s own selection under the order', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  await cardOf(page);
  const marked = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.textContent?.includes('작업물') || !node.parentElement?.checkVisibility()) continue;
      document.getSelection()?.selectAllChildren(node.parentElement);
      return document.getSelection()?.toString() ?? '';
    }
    return '';
  });
  expect(marked).toContain('작업물');
  // The browser's own menu cannot be pressed from outside: the worker tells the tab what its menu would.
  const worker = await workerOf(context);
  const outcome = await worker.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
    return chrome.tabs.sendMessage(tab?.id as number, { tell: 'selection', text: '' }) as Promise<{ ok: boolean }>;
  }, page.url());
  expect(outcome).toMatchObject({ ok: true });
  const desk = await openDesk(context, `kmong:order:${ORDERS.main}`);
  await expect(desk.locator('[data-exhibit][data-kind="selection"] .words')).toHaveText(marked.trim());
});
