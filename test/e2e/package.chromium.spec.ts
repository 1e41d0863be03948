import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { ORDERS } from '../market/samples.mjs';
import { extensionId, pressToolbarButton } from '../tools/chromium.mjs';
import { cardOf } from './card';
import { expect, test } from './chromium';
import { expectVerified, storedHead } from './stored';
import { expectHeldBack, expectPdfs, unpacked } from './unpacked';

/** Seals an order's page with pictures, so often, and opens the desk at it. */
async function deskWith(context: BrowserContext, captures: number): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  const card = await cardOf(page);
  await pressToolbarButton(page);
  for (let i = 1; i <= captures; i++) {
    await card.locator('[data-action="capture"]').click();
    await expect(card.locator('[data-action="capture"]')).toBeEnabled({ timeout: 60_000 });
    await expect(card.locator('[role="status"] .notice')).toBeVisible({ timeout: 60_000 });
  }
  const desk = await context.newPage();
  await desk.goto(`chrome-extension://${await extensionId(context)}/desk.html#case=kmong:order:${ORDERS.main}`);
  await expect(desk.locator('[data-exhibit]')).toHaveCount(captures);
  return desk;
}

const scratchFiles = (desk: Page) =>
  desk.evaluate(async () => {
    const names: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return names;
  });

async function build(desk: Page): Promise<void> {
  await desk.locator('[data-action="build"]').click();
  await expect(desk.locator('[data-build]')).toHaveAttribute('data-build', 'done', { timeout: 60_000 });
}

/** The one package in the downloads, unpacked; both ways of checking it must agree that it matches. */
async function folderOf(desk: Page, downloads: string): Promise<string> {
  const [name] = readdirSync(downloads).filter((file) => file.endsWith('.zip')) as [string];
  expectVerified(join(downloads, name), await storedHead(desk));
  return unpacked(join(downloads, name));
}

test('the whole case: copies, PDFs that pdf tools read, a report that scrolls, nothing left behind', async ({ open }) => {
  test.setTimeout(120_000);
  const { context, downloads } = await open();
  const desk = await deskWith(context, 1);
  await build(desk);
  const folder = await folderOf(desk, downloads);

  const [item] = readdirSync(join(folder, 'data/items')) as [string];
  const slices = readdirSync(join(folder, 'data/items', item)).filter((file) => file.startsWith('slice-'));
  const derived = JSON.parse(readFileSync(join(folder, 'data/derived/derived.json'), 'utf8')) as { name: string; how: string }[];
  expect(derived.map(({ name }) => name)).toContain('text-masked.txt');
  expect(slices.length).toBeGreaterThan(1);
  expect(execFileSync('file', ['-b', join(folder, 'data/derived', item, 'stitched.png')]).toString()).toMatch(/^PNG image data/);
  expectPdfs(folder, ORDERS.main);
  expect(await scratchFiles(desk)).toEqual([]);

  const report = await context.newPage();
  await report.goto(`file://${join(folder, 'report.html')}`);
  await report.mouse.wheel(0, 1200);
  await expect.poll(() => report.evaluate(() => scrollY)).toBeGreaterThan(200);
  await expect(report.locator('.pictures img').first()).toHaveJSProperty('complete', true);
  expect(await report.locator('.pictures img').first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});

test('exhibits held back and masked copies: chosen in the desk, left out of the file, told in the report; limits are remembered', async ({ open }) => {
  test.setTimeout(120_000);
  const { context, downloads } = await open();
  const desk = await deskWith(context, 2);
  await desk.locator('.packing > summary').click();
  const rows = desk.locator('.keep-row');
  await expect(rows).toHaveCount(2);
  const [held, copy] = await rows.evaluateAll((all) => all.map((row) => Number((row as HTMLElement).dataset['seq'])));
  await rows.nth(0).locator('input').click();
  // By key, since the desk obeys the user's own events only.
  await rows.nth(1).locator('select').press('ArrowDown');
  await desk.locator('[data-pack="profile"]').press('ArrowDown');
  await desk.locator('[data-pack="words"]').fill('홍길동');
  await desk.locator('[data-pack="stitch"]').click();
  await build(desk);
  const folder = await folderOf(desk, downloads);

  expectHeldBack(folder, { held: held!, copy: copy! });

  await desk.reload();
  await expect(desk.locator('[data-pack="profile"]')).toHaveValue('mb-4');
  await expect(desk.locator('[data-pack="words"]')).toHaveValue('홍길동');
  await expect(desk.locator('[data-pack="stitch"]')).not.toBeChecked();
  await expect(desk.locator('.keep-row[data-keep="sealed"]')).toHaveCount(2);
});

/** Has every write of the scratch file wait until `window.goOn` is called, or fail as a full disk does. */
async function holdDisk(desk: Page, how: 'wait' | 'full'): Promise<void> {
  await desk.evaluate((kind) => {
    const write = FileSystemWritableFileStream.prototype.write;
    const held = Promise.withResolvers<void>();
    Object.assign(window, { goOn: held.resolve });
    FileSystemWritableFileStream.prototype.write = async function (data) {
      if (kind === 'full') throw new DOMException('no room', 'QuotaExceededError');
      document.body.dataset['writing'] = 'yes';
      await held.promise;
      return write.call(this, data);
    };
  }, how);
}

test('cancelled while the file is written: said, no download, no scratch file', async ({ open }) => {
  test.setTimeout(120_000);
  const { context, downloads } = await open();
  const desk = await deskWith(context, 1);
  await holdDisk(desk, 'wait');
  const told: number[] = [];
  await desk.exposeFunction('told', (value: number) => void told.push(value));
  await desk.evaluate(() => {
    new MutationObserver(() => {
      const bar = document.querySelector<HTMLProgressElement>('[data-build] progress');
      if (bar) (window as unknown as { told(value: number): void }).told(bar.value / bar.max);
    }).observe(document.body, { subtree: true, attributes: true, childList: true });
  });
  await desk.locator('[data-action="build"]').click();
  await expect(desk.locator('body')).toHaveAttribute('data-writing', 'yes', { timeout: 60_000 });
  expect((await scratchFiles(desk)).length).toBeGreaterThan(0);
  await desk.locator('[data-action="cancel"]').click();
  await desk.evaluate(() => (window as unknown as { goOn(): void }).goOn());
  await expect(desk.locator('[data-build]')).toHaveAttribute('data-build', 'failed');
  await expect(desk.locator('[data-build] [role="alert"]')).toContainText('남은 것은 없습니다');
  expect(await scratchFiles(desk)).toEqual([]);
  expect(readdirSync(downloads)).toEqual([]);
  expect(told.length).toBeGreaterThan(1);
  expect(told).toEqual([...told].sort((a, b) => a - b));
});

test('a full disk is told in words, and the next package is built', async ({ open }) => {
  test.setTimeout(120_000);
  const { context, downloads } = await open();
  const desk = await deskWith(context, 1);
  await holdDisk(desk, 'full');
  await desk.locator('[data-action="build"]').click();
  await expect(desk.locator('[data-build]')).toHaveAttribute('data-build', 'failed', { timeout: 60_000 });
  await expect(desk.locator('[data-build] [role="alert"]')).toContainText('디스크에 자리가 모자라');
  expect(await scratchFiles(desk)).toEqual([]);
  await desk.reload();
  await build(desk);
  await folderOf(desk, downloads);
});
