import { expect, test } from 'vitest';
import { headPicture } from '../../lib/package/pictures/head-picture';

const CODE = '0123456789abcdef'.repeat(4);
const LABELS = { title: '증거 기록의 헤드 코드 · zincir kodu ğşıİ', head: { label: 'Head', code: CODE }, key: null, notes: ['Bir iki üç '.repeat(30).trim()] };

/** The picture's pixels, as a stranger's program would read them. */
async function pixelsOf(png: Blob): Promise<ImageData> {
  const picture = await createImageBitmap(png);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext('2d');
  pen?.drawImage(picture, 0, 0);
  const pixels = pen?.getImageData(0, 0, picture.width, picture.height);
  if (!pixels) throw new Error('no pixels');
  return pixels;
}

/** Rows and columns of dark pixels. */
function inkOf({ data, width, height }: ImageData): { rows: Set<number>; columns: Set<number> } {
  const rows = new Set<number>();
  const columns = new Set<number>();
  for (let at = 0; at < width * height; at += 1) {
    if ((data[at * 4] ?? 255) > 128) continue;
    rows.add(Math.floor(at / width));
    columns.add(at % width);
  }
  return { rows, columns };
}

test('is a PNG 1,200 px wide whose writing keeps clear of its edges', async () => {
  const png = await headPicture(LABELS);
  expect([...new Uint8Array(await png.slice(0, 4).arrayBuffer())]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  const pixels = await pixelsOf(png);
  const { rows, columns } = inkOf(pixels);
  expect(pixels.width).toBe(1200);
  expect(columns.size).toBeGreaterThan(600);
  expect(Math.min(...columns)).toBeGreaterThanOrEqual(60);
  expect(Math.max(...columns)).toBeLessThan(1200 - 30);
  expect(Math.max(...rows)).toBeLessThan(pixels.height - 30);
});

test('shows every digit: another digit anywhere gives other pixels', async () => {
  const before = await pixelsOf(await headPicture(LABELS));
  for (const at of [0, 31, 63]) {
    const code = `${CODE.slice(0, at)}${CODE[at] === '7' ? '8' : '7'}${CODE.slice(at + 1)}`;
    const after = await pixelsOf(await headPicture({ ...LABELS, head: { label: 'Head', code } }));
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    expect(after.data.some((value, index) => value !== before.data[index])).toBe(true);
  }
});

test('is longer by the lines of the key where the key is known', async () => {
  const without = await pixelsOf(await headPicture(LABELS));
  const withKey = await pixelsOf(await headPicture({ ...LABELS, key: { label: 'Key', code: CODE } }));
  expect(withKey.height).toBeGreaterThan(without.height + 100);
});
