import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { ORDERS } from '../market/samples.mjs';
import { extensionId, workerOf } from '../tools/chromium.mjs';
import { cardOf } from './card';
import { expect, test } from './chromium';

const TALK = 'https://kmong.com/inboxes?inbox_group_id=77&skin=bubbles';

async function popupFor(context: BrowserContext, page: Page): Promise<Page> {
  const worker = await workerOf(context);
  const tab = await worker.evaluate(async (url) => (await chrome.tabs.query({})).find((one) => one.url === url)?.id, page.url());
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${await extensionId(context)}/popup.html?tab=${tab}`);
  return popup;
}

async function deskFor(context: BrowserContext, caseId: string): Promise<Page> {
  const desk = await context.newPage();
  await desk.goto(`chrome-extension://${await extensionId(context)}/desk.html#${new URLSearchParams({ case: caseId })}`);
  await desk.locator(`[data-case-id="${caseId}"]`).waitFor();
  return desk;
}

/** Puts files into the field as the browser's own dialog does: what a script sets is not the user's. */
async function choose(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '[data-drop="file"]' });
  await session.send('DOM.setFileInputFiles', { files: [path], nodeId });
}

test('a conversation captured from the popup is sealed apart, put with an order, and goes into its package, which both verifiers accept', async ({ open }) => {
  test.setTimeout(120_000);
  const { context, downloads } = await open();
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  await cardOf(page);
  await page.goto(TALK);
  await page.locator('textarea').waitFor();
  const popup = await popupFor(context, page);
  // By the keyboard: a choice that a script makes is not the user's.
  await popup.locator('select[name="order"]').focus();
  await popup.keyboard.press('End');
  await expect(popup.locator('[data-conversation="apart"]')).toBeVisible();
  await page.bringToFront();
  await popup.locator('[data-action="capture"]').click();
  await expect(popup.locator('[role="status"] .notice')).toBeVisible({ timeout: 60_000 });

  const desk = await deskFor(context, `kmong:order:${ORDERS.main}`);
  await desk.locator('[data-conversation="kmong:conversation:77"] [data-action="attach"]').click();
  const exhibit = desk.locator('[data-exhibit][data-kind="conversation"]');
  await expect(exhibit).toContainText('모담디자인');
  await desk.locator('[data-action="build"]').click();
  await expect(desk.locator('[data-build]')).toHaveAttribute('data-build', 'done', { timeout: 60_000 });

  const [name] = readdirSync(downloads).filter((file) => file.endsWith('.zip')) as [string];
  const folder = mkdtempSync(join(tmpdir(), 'recourse-talk-'));
  execFileSync('unzip', ['-q', join(downloads, name), '-d', folder]);
  const items = readdirSync(join(folder, 'data/items')).map((item) => join(folder, 'data/items', item));
  const [item] = items.filter((one) => readdirSync(one).includes('messages.json')) as [string];
  const talk = JSON.parse(readFileSync(join(item, 'messages.json'), 'utf8')) as { messages: { author: string; text: string; at: { start: number; end: number } | null }[]; gig: string };
  const text = readFileSync(join(item, 'text.txt'), 'utf8');
  expect(talk.gig).toBe('501001');
  expect(talk.messages.map(({ author }) => author)).toEqual(['me', 'them', 'me', 'them', 'them']);
  for (const { text: words, at } of talk.messages) expect(at && text.slice(at.start, at.end).replace(/\s+/g, ' ')).toBe(words.replace(/\s+/g, ' '));
  const python = spawnSync('python3', ['-B', join(process.cwd(), 'public/verify_package.py'), join(downloads, name)], { encoding: 'utf8' });
  expect(python.stdout + python.stderr).toContain('MATCHES');
});

test('a delivered file is hashed as sha256sum does, kept, noted on, and removed; a statement is put on record', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  await cardOf(page);
  const desk = await deskFor(context, `kmong:order:${ORDERS.main}`);
  const path = join(mkdtempSync(join(tmpdir(), 'recourse-file-')), '=시안.zip');
  const content = Buffer.alloc(5_000_000, 'recourse');
  writeFileSync(path, content);
  await choose(desk, path);
  await expect(desk.locator('.chosen')).toContainText('=시안.zip');
  await desk.locator('[data-action="seal-file"]').click();
  await expect(desk.locator('[data-file]')).toHaveAttribute('data-file', 'done', { timeout: 30_000 });
  const file = desk.locator('[data-exhibit][data-kind="file"]');
  await expect(file).toContainText(createHash('sha256').update(content).digest('hex'));

  await file.locator('[data-action="note"]').click();
  await file.locator('textarea').fill('두 번째 시안');
  await file.locator('[data-action="note-save"]').click();
  await expect(desk.locator('[data-exhibit][data-kind="note"]')).toContainText('두 번째 시안');

  await desk.locator('details.attest summary').click();
  await desk.locator('input[name="attested-date"]').fill('2025-10-02');
  await desk.locator('[data-action="attest"]').click();
  await expect(desk.locator('[data-exhibit][data-kind="note"]')).toHaveCount(2);

  await file.locator('[data-action="remove"]').click();
  await file.locator('[data-action="remove-confirm"]').click();
  await expect(file).toHaveCount(0);
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
  const desk = await deskFor(context, `kmong:order:${ORDERS.main}`);
  await expect(desk.locator('[data-exhibit][data-kind="selection"] .words')).toHaveText(marked.trim());
});
