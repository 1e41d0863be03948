import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../../lib/evidence/entry';
import { decodePng, encodePng } from '../../../lib/package/pictures/png';
import { slicePlaces } from '../../../lib/package/pictures/slice-places';
import { stitch, type SlicePlace } from '../../../lib/package/pictures/stitch';
import { png } from '../../hostile/png';
import { sampleLog } from '../../hostile/sample';

const folder = mkdtempSync(join(tmpdir(), 'recourse-stitch-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WIDTH = 60;
/** A page's row has a colour of its own in its first half, so that each can be told from all others. */
const pageRow = (y: number) => (x: number) => (x < 30 ? ([y % 256, Math.floor(y / 256), 100] as const) : ([255, 255, 255] as const));
const HEADER = (x: number, y: number) => [200, y, x] as const;

/** A window of 100 rows from `top` on, with a header of `header` rows that stays. */
function slice(top: number, header = 0, height = 100): Uint8Array {
  return png(WIDTH, height, (x, y) => (y < header ? HEADER(x, y) : pageRow(top + y)(x)));
}

/** Page rows of a picture in order; 'h' for a header's. */
async function rowsOf(bytes: Uint8Array): Promise<(number | 'h')[]> {
  const { width, height, channels, data } = (await decodePng(bytes))!;
  return Array.from({ length: height }, (_, y) => {
    const [r, g, b] = data.subarray(y * width * channels);
    return r === 200 && b === 0 ? 'h' : r! + 256 * g!;
  });
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const put = (slices: Uint8Array[], places: SlicePlace[] | null = null) => stitch(slices.length, async (i) => slices[i]!, places);
const at = (...tops: number[]) => tops.map((scrollY) => ({ scrollY, viewportWidth: WIDTH }));

describe('PNG', () => {
  it.each([[false], [true]])('is read pixel by pixel and written so that another program reads the same, alpha %s', async (alpha) => {
    const bitmap = (await decodePng(png(37, 23, (x, y) => [x * 6, y * 11, (x * y) % 256], alpha)))!;
    expect([bitmap.width, bitmap.height, bitmap.channels]).toEqual([37, 23, alpha ? 4 : 3]);
    expect([...bitmap.data.subarray((5 * 37 + 9) * bitmap.channels).subarray(0, 3)]).toEqual([54, 55, 45]);
    const again = await encodePng(bitmap, [bitmap.data]);
    expect((await decodePng(again))!.data).toEqual(bitmap.data);
    const path = join(folder, `again-${alpha}.png`);
    writeFileSync(path, again);
    expect(execFileSync('file', ['-b', path]).toString()).toMatch(/^PNG image data, 37 x 23, 8-bit\/color RGB/);
  });

  it('of every filter is undone', async () => {
    // Written by another program's hand: one row a filter, each giving 10, 20, 30 again (RFC 2083, section 6).
    const rows = [[0, 10, 20, 30], [1, 10, 10, 10], [2, 0, 0, 0], [3, 5, 5, 5], [4, 0, 0, 0]];
    const { deflateSync } = await import('node:zlib');
    const grey = await encodePng({ width: 3, height: 5, channels: 1 }, [new Uint8Array(15)]);
    const body = deflateSync(Uint8Array.from(rows.flat()));
    const head = grey.subarray(0, 33);
    const chunk = Buffer.alloc(12 + body.length);
    chunk.writeUInt32BE(body.length, 0);
    chunk.write('IDAT', 4, 'latin1');
    body.copy(chunk, 8);
    const bitmap = await decodePng(new Uint8Array(Buffer.concat([head, chunk, grey.subarray(-12)])));
    expect([...bitmap!.data]).toEqual([10, 20, 30, 10, 20, 30, 10, 20, 30, 10, 20, 30, 10, 20, 30]);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['no PNG', () => new TextEncoder().encode('GIF89a'.repeat(10))],
    ['one cut short', (bytes) => bytes.subarray(0, bytes.length - 40)],
    ['one that claims more rows than it has', (bytes) => { const out = bytes.slice(); out[23] = 99; return out; }],
    ['one of a size that no memory holds', (bytes) => { const out = bytes.slice(); out.set([0x7f, 0xff], 16); return out; }],
    ['interlaced', (bytes) => { const out = bytes.slice(); out[28] = 1; return out; }],
  ])('%s is refused', async (_, harm) => {
    expect(await decodePng(harm(png(40, 30, (x, y) => [x, y, 1])))).toBeNull();
  });
});

describe('stitch', () => {
  it('puts slices together by their places, and shows no row twice', async () => {
    const made = (await put([slice(0), slice(100), slice(150)], at(0, 100, 150)))!;
    expect(made.how).toBe('stitched');
    expect(await rowsOf(made.bytes)).toEqual(range(0, 250));
  });

  it('finds where the last slice overlaps by its pixels when no place is known', async () => {
    const made = (await put([slice(0), slice(100), slice(163)]))!;
    expect(made.how).toBe('stitched');
    expect(await rowsOf(made.bytes)).toEqual(range(0, 263));
  });

  it('stacks and says so when pixels prove nothing', async () => {
    const blank = png(WIDTH, 100, () => [255, 255, 255]);
    const made = (await put([slice(0), blank, blank]))!;
    expect(made.how).toBe('stacked');
    expect((await decodePng(made.bytes))!.height).toBe(300);
  });

  it('keeps a header that stays once, and every other row', async () => {
    const made = (await put([slice(0, 20), slice(100, 20), slice(163, 20)]))!;
    expect(made.how).toBe('stitched-header-once');
    expect(await rowsOf(made.bytes)).toEqual([...Array(20).fill('h'), ...range(20, 100), ...range(120, 200), ...range(200, 263)]);
  });

  it('takes what a header hides from the slice before it, where slices overlap', async () => {
    const made = (await put([slice(0, 20), slice(80, 20), slice(160, 20)], at(0, 80, 160)))!;
    expect(await rowsOf(made.bytes)).toEqual([...Array(20).fill('h'), ...range(20, 260)]);
  });

  it('takes blank rows at every top for the page’s own', async () => {
    const window = (top: number) => png(WIDTH, 100, (x, y) => (y < 20 ? [255, 255, 255] : pageRow(top + y)(x)));
    const made = (await put([window(0), window(100)], at(0, 100)))!;
    expect(made.how).toBe('stitched');
    expect((await decodePng(made.bytes))!.height).toBe(200);
  });

  it('scales places by the picture’s own pixels', async () => {
    const made = (await put([slice(0), slice(100)], [{ scrollY: 0, viewportWidth: 30 }, { scrollY: 50, viewportWidth: 30 }]))!;
    expect(await rowsOf(made.bytes)).toEqual(range(0, 200));
  });

  it.each<[string, Uint8Array[]]>([
    ['one slice', [slice(0)]],
    ['slices of two widths', [slice(0), png(61, 100, () => [1, 2, 3])]],
    ['something that is no picture', [slice(0), new Uint8Array(100)]],
  ])('gives nothing for %s', async (_, slices) => {
    expect(await put(slices)).toBeNull();
  });
});

describe('slicePlaces', () => {
  const entry = (slices: unknown) => ({ ...(sampleLog('places').lines[1] as Entry), body: { slices } }) as Entry;
  it('reads one place for each picture', () => {
    expect(slicePlaces(entry([{ scrollY: 0, viewportWidth: 1280, other: 'x' }, { scrollY: 720, viewportWidth: 1280 }]), 2)).toEqual([{ scrollY: 0, viewportWidth: 1280 }, { scrollY: 720, viewportWidth: 1280 }]);
  });
  it.each([[undefined], [[]], [[{ scrollY: 0, viewportWidth: 1280 }]], [[{ scrollY: -1, viewportWidth: 1280 }, { scrollY: 0, viewportWidth: 1280 }]], [[{ scrollY: 0 }, null]]])('answers null for %j', (slices) => {
    expect(slicePlaces(entry(slices), 2)).toBeNull();
  });
});
