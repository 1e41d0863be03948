import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { decodePng, type Bitmap } from '../../lib/package/pictures/png';
import { ORDERS } from '../market/samples.mjs';
import { capturedWithPictures } from './card';
import { expect, test } from './chromium';
import { openDesk, packageFrom } from './desk';
import { expectVerified, storedHead } from './stored';

const CASE = `kmong:order:${ORDERS.main}`;

/** Seals an order's page with pictures and opens the desk at it. */
async function deskWithPictures(context: BrowserContext): Promise<Page> {
  await capturedWithPictures(await context.newPage(), `https://kmong.com/track/${ORDERS.main}`);
  return openDesk(context, CASE);
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the boxes lie, by what a screen reader is told of them. */
async function boxesIn(desk: Page): Promise<Box[]> {
  const labels = await desk.locator('[data-box]').evaluateAll((all) => all.map((box) => box.getAttribute('aria-label') ?? ''));
  return labels.map((label) => {
    const found = /: (\d+) from the left, (\d+) from the top, (\d+) wide, (\d+) high$/.exec(label);
    if (!found) throw new Error(label);
    const [x, y, width, height] = found.slice(1).map(Number) as [number, number, number, number];
    return { x, y, width, height };
  });
}

/** The first sealed picture as the browser has it on disk. */
async function sealedPicture(desk: Page): Promise<Bitmap> {
  const text = await desk.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const db = await asked(indexedDB.open('recourse'));
    const rows = (await asked(db.transaction('entries').objectStore('entries').getAll())) as { entry: { parts: { name: string; sha256: string }[] } }[];
    const part = rows.flatMap(({ entry }) => entry.parts).find(({ name }) => name === 'slice-000.png');
    const { bytes } = (await asked(db.transaction('blobs').objectStore('blobs').get(part!.sha256))) as { bytes: Uint8Array };
    db.close();
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  const bitmap = await decodePng(new Uint8Array(Buffer.from(text, 'base64')));
  if (!bitmap) throw new Error('the sealed picture cannot be read');
  return bitmap;
}

const pixel = ({ data, width, channels }: Bitmap, x: number, y: number) => [...data.subarray((y * width + x) * channels, (y * width + x) * channels + 3)].join();
const inside = (x: number, y: number, boxes: Box[]) => boxes.some((box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height);

/** Rows of a rendered page that hold one run of black at least `run` dots long. */
function blackRows(pdf: string, dpi: number, run: number): number {
  const ppm = execFileSync('pdftoppm', ['-r', String(dpi), '-f', '1', '-l', '1', pdf], { maxBuffer: 1e9 });
  const [, w, h] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'))!;
  const width = Number(w);
  const start = ppm.length - width * Number(h) * 3;
  let rows = 0;
  for (let y = 0; y < Number(h); y++) {
    let [now, most] = [0, 0];
    for (let x = 0; x < width; x++) {
      const i = start + 3 * (y * width + x);
      now = ppm[i]! + ppm[i + 1]! + ppm[i + 2]! === 0 ? now + 1 : 0;
      most = Math.max(most, now);
    }
    if (most >= run) rows++;
  }
  return rows;
}

test('parts of a picture are covered in the desk; package and PDF hold the covered copy and never the sealed picture', async ({ open }) => {
  test.setTimeout(180_000);
  const { context, downloads } = await open({ language: 'en' });
  const desk = await deskWithPictures(context);
  await desk.setViewportSize({ width: 1280, height: 900 });
  const sealed = await sealedPicture(desk);

  await desk.locator('[data-exhibit] [data-action="cover"]').click();
  const surface = desk.locator('[data-sheet="1"]');
  await expect(surface).toBeVisible({ timeout: 30_000 });
  await expect(desk.locator('[data-sheet]')).toHaveCount(1);
  await expect(surface.locator('img').first()).toHaveJSProperty('complete', true);
  const place = (await surface.boundingBox())!;
  await desk.mouse.move(place.x + 60, place.y + 40);
  await desk.mouse.down();
  await desk.mouse.move(place.x + 400, place.y + 90, { steps: 4 });
  await desk.mouse.move(place.x + 700, place.y + 180);
  await desk.mouse.up();
  await desk.locator('[data-action="cover-add"]').press('Enter');
  for (const key of ['ArrowRight', 'ArrowDown', 'Shift+ArrowRight', 'PageDown']) await desk.keyboard.press(key);
  const boxes = await boxesIn(desk);
  expect(boxes.length).toBe(2);
  expect(boxes[0]!.width).toBeGreaterThan(500);
  await desk.locator('[data-action="cover-save"]').click();
  await expect(desk.locator('dialog')).toHaveCount(0);
  await expect(desk.locator('[data-exhibit] [data-action="cover"]')).toBeFocused();
  await expect(desk.locator('[data-role="covering"]')).toContainText('Parts covered: 2');
  // Whoever covers a part does not want the sealed picture to go out with it.
  await expect(desk.locator('.keep-row')).toHaveAttribute('data-keep', 'copy');

  const zip = await packageFrom(desk, downloads);
  const folder = mkdtempSync(join(tmpdir(), 'recourse-cover-'));
  execFileSync('unzip', ['-q', zip, '-d', folder]);
  expectVerified(zip, await storedHead(desk));
  const [item] = readdirSync(join(folder, 'data/items')) as [string];
  expect(readdirSync(join(folder, 'data/items', item))).toEqual(['meta.json']);
  const pictures = readdirSync(folder, { recursive: true }).map(String).filter((file) => file.endsWith('.png'));
  expect(pictures).toEqual([join('data/derived', item, 'stitched-covered.png')]);
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('Copy of the sealed picture with parts covered. Covered parts: 2');

  const copy = (await decodePng(new Uint8Array(readFileSync(join(folder, pictures[0]!)))))!;
  for (const { x, y, width, height } of boxes) for (let py = y; py < y + height; py++) for (let px = x; px < x + width; px++) if (pixel(copy, px, py) !== '0,0,0') throw new Error(`${px} ${py} is not covered`);
  let drawn = 0;
  for (let y = 0; y < sealed.height; y++) {
    for (let x = 0; x < sealed.width; x++) {
      if (inside(x, y, boxes)) continue;
      const was = pixel(sealed, x, y);
      if (pixel(copy, x, y) !== was) throw new Error(`${x} ${y} is not as it was`);
      if (was !== '255,255,255') drawn++;
    }
  }
  expect(drawn).toBeGreaterThan(1000);

  // The column is 507.28 points wide, and the picture is as wide as it.
  const pdf = join(folder, 'upload', readdirSync(join(folder, 'upload')).find((file) => file.startsWith('exhibit-'))!);
  const [first] = boxes as [Box];
  const dots = (507.28 / 72) * 150 / copy.width;
  const rows = blackRows(pdf, 150, Math.floor(first.width * dots) - 2);
  expect(rows).toBeGreaterThanOrEqual(Math.floor(first.height * dots) - 2);

  // What was drawn is still there after the browser's page was loaded anew.
  await desk.reload();
  await expect(desk.locator('.keep-row')).toHaveAttribute('data-keep', 'copy');
  await desk.locator('[data-exhibit] [data-action="cover"]').click();
  await expect(desk.locator('[data-box]')).toHaveCount(2);
  expect(await boxesIn(desk)).toEqual(boxes);
});

test('a picture that the user says holds nothing personal goes into a masked copy as it is, and takes it back', async ({ open }) => {
  test.setTimeout(180_000);
  const { context, downloads } = await open({ language: 'en' });
  const desk = await deskWithPictures(context);
  await desk.locator('.packing > summary').click();
  await desk.locator('.keep-row select').press('ArrowDown');
  await expect(desk.locator('[data-covering]')).toHaveAttribute('data-covering', 'unsaid');
  await desk.locator('[data-covering] [data-action="cover"]').click();
  await desk.locator('[data-clear="1"]').press('Space');
  await desk.locator('[data-action="cover-save"]').press('Enter');
  await expect(desk.locator('[data-covering]')).toHaveAttribute('data-covering', 'said');
  const names = (zip: string) => execFileSync('unzip', ['-Z1', zip]).toString().split('\n').filter((name) => name.endsWith('.png')).map((name) => name.replace(/.*\//, ''));
  expect(names(await packageFrom(desk, downloads))).toEqual(['stitched.png']);

  await desk.locator('[data-covering] [data-action="cover"]').click();
  await desk.locator('[data-clear="1"]').press('Space');
  await desk.locator('[data-action="cover-save"]').press('Enter');
  await expect(desk.locator('[data-covering]')).toHaveAttribute('data-covering', 'unsaid');
  await desk.locator('[data-action="build"]').click();
  await expect(desk.locator('[data-build]')).toHaveAttribute('data-build', 'running');
  await expect(desk.locator('[data-build]')).toHaveAttribute('data-build', 'done', { timeout: 60_000 });
  const last = readdirSync(downloads).filter((file) => file.endsWith('.zip')).sort().at(-1)!;
  expect(names(join(downloads, last))).toEqual([]);
});
