import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../../lib/evidence/entry';
import { boxesOf, coverFor, isSaid, type Cover, type CoverBox, type CoverSheet } from '../../../lib/package/pictures/cover';
import { planSheets } from '../../../lib/package/pictures/cover-sheets';
import { coveredPictures, paintBoxes } from '../../../lib/package/pictures/covered';
import { derivedCopies } from '../../../lib/package/derived';
import { loadFonts } from '../../../lib/package/fonts';
import { uploadPdfs } from '../../../lib/package/pdf/uploads';
import { decodePng, pngRows, pngShape } from '../../../lib/package/pictures/png';
import { profileOf } from '../../../lib/package/profiles';
import { reportHtml } from '../../../lib/package/report/html';
import { leftOutParts, withCovered, type PackageWishes } from '../../../lib/package/wishes';
import { png } from '../../hostile/png';
import { sampleLog, type SampleLog } from '../../hostile/sample';
import { modelOf, voice } from './views';

const folder = mkdtempSync(join(tmpdir(), 'recourse-cover-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WIDTH = 60;
/** A pixel of a page: its place can be told from its colour, and it is never black. */
const page = (x: number, y: number) => [x + 1, (y % 250) + 1, Math.floor(y / 250) + 1] as const;
/** A window of 100 rows of that page from `top` on; a header of 20 rows stays. */
const slice = (top: number, alpha = false, header = 0) => png(WIDTH, 100, (x, y) => (y < header ? [250, y + 1, x + 1] : page(x, top + y)), alpha);
const inside = (x: number, y: number, boxes: readonly CoverBox[]) => boxes.some((box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height);
const box = (x: number, y: number, width: number, height: number): CoverBox => ({ x, y, width, height });

/** An entry with slices, told where each stood. */
function exhibit(name: string, slices: Uint8Array[], tops: number[] | null): { log: SampleLog; entry: Entry; blob(hash: string): Promise<Uint8Array> } {
  const log = sampleLog(name, slices);
  const entry = log.lines[1] as Entry;
  if (tops) entry.body['slices'] = tops.map((scrollY) => ({ scrollY, viewportWidth: WIDTH }));
  return { log, entry, blob: async (hash) => log.blobs.get(hash)! };
}

/** What the user said of each sheet that the desk shows of an entry. */
async function said(entry: Entry, blob: (hash: string) => Promise<Uint8Array>, ...words: Partial<CoverSheet>[]): Promise<Cover> {
  const { sheets } = await planSheets(entry, { blob });
  return { sheets: sheets.map((sheet, i) => ({ ...sheet, ...words[i] })) };
}

/** Every pixel of a picture as [red, green, blue] or with alpha. */
async function pixels(blob: Blob): Promise<{ width: number; height: number; at(x: number, y: number): number[] }> {
  const { width, height, channels, data } = (await decodePng(new Uint8Array(await blob.arrayBuffer())))!;
  return { width, height, at: (x, y) => [...data.subarray((y * width + x) * channels, (y * width + x + 1) * channels)] };
}

describe('paintBoxes', () => {
  it.each([1, 3, 4] as const)('makes every pixel of a box black and opaque and leaves every other as it is, %i channels', (channels) => {
    const [width, height] = [11, 9];
    const data = Uint8Array.from({ length: width * height * channels }, (_, i) => (i % 200) + 20);
    const before = data.slice();
    const boxes = [box(0, 0, 1, 1), box(3, 2, 4, 5), box(10, 8, 1, 1), box(5, 4, 3, 2)];
    paintBoxes({ width, channels, data }, 0, boxes);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let c = 0; c < channels; c++) {
          const i = (y * width + x) * channels + c;
          expect(data[i], `${x} ${y} ${c}`).toBe(inside(x, y, boxes) ? (c === 3 ? 255 : 0) : before[i]);
        }
  });

  it('measures boxes from the top of the picture, not of the rows at hand', () => {
    const data = new Uint8Array(5 * 4).fill(9);
    paintBoxes({ width: 5, channels: 1, data }, 10, [box(1, 8, 2, 3), box(3, 12, 9, 90)]);
    expect([...data]).toEqual([9, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 0, 0, 9, 9, 9, 0, 0]);
  });
});

describe('pngRows', () => {
  it('gives the same pixels as reading the picture whole, and hands out blocks that may be painted over', async () => {
    const bytes = png(700, 400, (x, y) => [(x * y) % 256, (x + y) % 256, (x * 7 + y * 13) % 256]);
    const whole = (await decodePng(bytes))!.data.slice();
    let at = 0;
    let blocks = 0;
    for await (const block of pngRows(pngShape(bytes)!)) {
      expect(Buffer.from(block).equals(Buffer.from(whole.subarray(at, at + block.length)))).toBe(true);
      at += block.length;
      blocks++;
      block.fill(77);
    }
    expect(at).toBe(whole.length);
    expect(blocks).toBeGreaterThan(1);
  });

  it('gives no full picture of data that hold more rows than it claims', async () => {
    const bytes = png(40, 30, (x, y) => [x, y, 1]);
    bytes[23] = 20;
    expect(await decodePng(bytes)).toBeNull();
  });
});

describe('coveredPictures', () => {
  it.each([['RGB', false], ['RGB with alpha', true]])('of one slice: flat inside the boxes, unchanged outside, %s', async (_, alpha) => {
    const { entry, blob } = exhibit(`one ${alpha}`, [slice(0, alpha)], null);
    const boxes = [box(5, 7, 20, 11), box(50, 90, 10, 10)];
    const [copy, ...more] = await coveredPictures(entry, await said(entry, blob, { boxes }), { blob });
    expect(more).toEqual([]);
    expect(copy).toMatchObject({ name: 'slice-001-covered.png', how: 'covered', boxes: 2, from: entry.parts[0]!.sha256, slices: ['slice-001.png'] });
    const { width, height, at } = await pixels(copy!.bytes);
    expect([width, height]).toEqual([WIDTH, 100]);
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) expect(at(x, y), `${x} ${y}`).toEqual([...(inside(x, y, boxes) ? [0, 0, 0] : page(x, y)), ...(alpha ? [255] : [])]);
  });

  it('of several: put together first, and a box over a seam covers both sides of it, in the whole and in each stretch', async () => {
    const { entry, blob } = exhibit('three', [slice(0), slice(100), slice(163)], [0, 100, 163]);
    const boxes = [box(10, 90, 30, 120), box(0, 255, 60, 8)];
    const [copy] = await coveredPictures(entry, await said(entry, blob, { boxes }), { blob });
    expect(copy).toMatchObject({ name: 'stitched-covered.png', how: 'covered-stitched', boxes: 2, slices: ['slice-001.png', 'slice-002.png', 'slice-003.png'] });
    const expected = (x: number, y: number) => (inside(x, y, boxes) ? [0, 0, 0] : [...page(x, y)]);
    const whole = await pixels(copy!.bytes);
    expect(whole.height).toBe(263);
    for (let y = 0; y < 263; y++) for (let x = 0; x < WIDTH; x++) expect(whole.at(x, y), `${x} ${y}`).toEqual(expected(x, y));
    // Rows 0 to 100, 100 to 200, and what the last slice adds.
    expect(copy!.pieces.map(({ name, boxes: on }) => [name, on])).toEqual([['slice-001.png', 1], ['slice-002.png', 1], ['slice-003.png', 2]]);
    let top = 0;
    for (const { bytes } of copy!.pieces) {
      const piece = await pixels(bytes);
      for (let y = 0; y < piece.height; y++) for (let x = 0; x < WIDTH; x++) expect(piece.at(x, y), `${x} ${top + y}`).toEqual(expected(x, top + y));
      top += piece.height;
    }
    expect(top).toBe(263);
  });

  it('shows the rows that were looked at, and no row of a slice that a header or an overlap hid', async () => {
    const { entry, blob } = exhibit('header', [slice(0, false, 20), slice(100, false, 20)], [0, 100]);
    const cover = await said(entry, blob, { boxes: [box(0, 0, 1, 1)] });
    expect(cover.sheets).toMatchObject([{ how: 'stitched-header-once', stretches: [{ name: 'slice-001.png', from: 0, rows: 100 }, { name: 'slice-002.png', from: 20, rows: 80 }] }]);
    const [copy] = await coveredPictures(entry, cover, { blob });
    const { height, at } = await pixels(copy!.bytes);
    expect(height).toBe(180);
    expect([at(3, 5), at(3, 99), at(3, 100), at(3, 179)]).toEqual([[250, 6, 4], [...page(3, 99)], [...page(3, 120)], [...page(3, 199)]]);
  });

  it('holds no byte of what is covered nor of what else stood in the sealed file: header, pixels, end', async () => {
    const sealed = slice(0);
    const text = Buffer.from('\0\0\0\x0ftEXtComment\0secret ', 'latin1');
    const marked = new Uint8Array(Buffer.concat([sealed.subarray(0, 33), text, Buffer.alloc(4), sealed.subarray(33)]));
    const { entry, blob } = exhibit('marked', [marked], null);
    const all = box(0, 0, WIDTH, 100);
    const [copy] = await coveredPictures(entry, await said(entry, blob, { boxes: [all] }), { blob });
    const bytes = Buffer.from(await copy!.bytes.arrayBuffer());
    const chunks: string[] = [];
    for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) chunks.push(bytes.toString('latin1', at + 4, at + 8));
    expect(chunks).toEqual(['IHDR', 'IDAT', 'IEND']);
    expect(bytes.includes('secret')).toBe(false);
    // Black rows, each with the filter 'as above' before it: nothing but twos and zeros.
    const raw = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)));
    expect(new Set(raw)).toEqual(new Set([0, 2]));
  });

  it('gives nothing of a picture of which nothing was said, and a copy with every pixel of one that holds nothing personal', async () => {
    const { entry, blob } = exhibit('two widths', [slice(0), png(61, 40, (x, y) => page(x, y))], null);
    const cover = await said(entry, blob, {}, { clear: true });
    expect(cover.sheets.map(({ how }) => how)).toEqual(['one', 'one']);
    const copies = await coveredPictures(entry, cover, { blob });
    expect(copies.map(({ name, how, boxes }) => [name, how, boxes])).toEqual([['slice-002-copy.png', 'copied', 0]]);
    const { width, height, at } = await pixels(copies[0]!.bytes);
    expect([width, height, at(60, 39)]).toEqual([61, 40, [...page(60, 39)]]);
  });

  it('refuses sealed pictures that are not those that were looked through', async () => {
    const { entry, blob } = exhibit('other', [slice(0), slice(100)], [0, 100]);
    const cover = await said(entry, blob, { boxes: [box(1, 1, 5, 5)] });
    const shorter = async (hash: string) => (hash === entry.parts[1]!.sha256 ? png(WIDTH, 50, page) : blob(hash));
    await expect(coveredPictures(entry, cover, { blob: shorter })).rejects.toThrow(RangeError);
    const cut = async (hash: string) => (await blob(hash)).subarray(0, 80);
    await expect(coveredPictures(entry, cover, { blob: cut })).rejects.toThrow(RangeError);
  });

  it('stops when it is cancelled', async () => {
    const { entry, blob } = exhibit('cancel', [slice(0), slice(100)], [0, 100]);
    const cover = await said(entry, blob, { boxes: [box(1, 1, 5, 5)] });
    const control = new AbortController();
    const slow = async (hash: string) => (control.abort(), blob(hash));
    await expect(coveredPictures(entry, cover, { blob: slow, signal: control.signal })).rejects.toThrow(/abort/i);
  });
});

describe('planSheets', () => {
  it('names pictures that cannot be taken apart', async () => {
    const { entry, blob } = exhibit('interlaced', [slice(0), slice(100)], [0, 100]);
    const odd = async (hash: string) => {
      const bytes = (await blob(hash)).slice();
      if (hash === entry.parts[1]!.sha256) bytes[28] = 1;
      return bytes;
    };
    const { sheets, unreadable } = await planSheets(entry, { blob: odd });
    expect(sheets).toEqual([{ width: WIDTH, how: 'one', stretches: [{ name: 'slice-001.png', from: 0, rows: 100 }], boxes: [], clear: false }]);
    expect(unreadable).toEqual(['slice-002.png']);
  });
});

describe('coverFor', () => {
  const { entry, blob } = exhibit('kept', [slice(0), slice(100)], [0, 100]);
  const good = () => said(entry, blob, { boxes: [box(0, 0, 60, 200)] });

  it('takes what the desk made', async () => {
    const cover = await good();
    expect(coverFor(structuredClone(cover), entry)).toEqual(cover);
    expect([boxesOf(cover), cover.sheets.map(isSaid)]).toEqual([1, [true]]);
  });

  it.each<[string, (cover: Cover) => unknown]>([
    ['nothing', () => null],
    ['no sheets', () => ({ sheets: [] })],
    ['a key more', (cover) => ({ ...cover, by: 'x' })],
    ['a box over the right edge', ({ sheets: [one] }) => ({ sheets: [{ ...one!, boxes: [box(1, 0, 60, 10)] }] })],
    ['a box below the end', ({ sheets: [one] }) => ({ sheets: [{ ...one!, boxes: [box(0, 191, 60, 10)] }] })],
    ['a box of half a pixel', ({ sheets: [one] }) => ({ sheets: [{ ...one!, boxes: [box(0, 0.5, 60, 10)] }] })],
    ['a box without width', ({ sheets: [one] }) => ({ sheets: [{ ...one!, boxes: [box(0, 0, 0, 10)] }] })],
    ['a picture of another entry', ({ sheets: [one] }) => ({ sheets: [{ ...one!, stretches: [{ name: 'slice-009.png', from: 0, rows: 200 }] }] })],
    ['a part that is no picture', ({ sheets: [one] }) => ({ sheets: [{ ...one!, stretches: [{ name: 'text.txt', from: 0, rows: 200 }] }] })],
  ])('refuses %s', async (_, harm) => {
    expect(coverFor(harm(await good()), entry)).toBeNull();
  });
});

describe('a package with covered pictures', () => {
  const choice = (keep: PackageWishes['keep']): PackageWishes => ({ profile: profileOf('mb-10'), keep, words: [], stitch: true });

  it('takes an exhibit with covered parts as a copy, unless the user said otherwise', () => {
    const counts = [[1, 2], [3, 0], [5, 1]] as const;
    expect(withCovered(choice({ 5: 'sealed' }), counts).keep).toEqual({ 1: 'copy', 5: 'sealed' });
    expect(withCovered(choice({ 1: 'withheld' }), counts).keep).toEqual({ 1: 'withheld', 5: 'copy' });
  });

  /** The copies, report and PDFs of an exhibit that goes in as a copy, with what was said of its pictures. */
  async function made(name: string, slices: Uint8Array[], tops: number[] | null, words: Partial<CoverSheet>[] | null) {
    const { log, entry, blob } = exhibit(name, slices, tops);
    const wishes = choice({ 1: 'copy' });
    const withheldParts = leftOutParts(log.lines, wishes);
    const covers = new Map(words ? [[1, await said(entry, blob, ...words)]] : []);
    const derived = await derivedCopies(log.lines, wishes, { blob, covers, mask: String });
    const model = await modelOf(log, { withheldParts, derived, copyOnly: [1] });
    const { files } = await uploadPdfs({ model, voice: voice('en'), fonts: await loadFonts(), blob, copies: derived, profile: profileOf('mb-10') });
    const path = join(folder, `${name}.pdf`);
    writeFileSync(path, new Uint8Array(await files.find((file) => file.name === 'exhibit-01.pdf')!.bytes.arrayBuffer()));
    return { derived, html: reportHtml(model, voice('en')), path };
  }

  it('tells that the picture is a copy with parts covered, and how many; its PDF shows the covered picture', async () => {
    const colour = () => [40, 180, 90] as const;
    const boxes = [box(0, 0, 300, 100), box(100, 300, 100, 150)];
    const { derived, html, path } = await made('told', [png(300, 400, colour), png(300, 400, (x, y) => (y === 399 ? [x % 256, 1, 2] : colour()))], [0, 400], [{ width: 300, how: 'stitched', stretches: [{ name: 'slice-001.png', from: 0, rows: 400 }, { name: 'slice-002.png', from: 0, rows: 400 }], boxes }]);
    expect(derived.filter(({ seq }) => seq === 1).map(({ name, how }) => [name, how])).toEqual([['text-masked.txt', 'masked'], ['stitched-covered.png', 'covered-stitched']]);
    expect(html).toContain('<img src="data/derived/0001/stitched-covered.png"');
    expect(html).toContain('Copy of the sealed picture with parts covered. Covered parts: 2');
    expect(html).not.toContain('data/items/0001/slice');
    expect(html).not.toContain('data-role="unseen"');
    const text = execFileSync('pdftotext', [path, '-']).toString().replace(/\s+/g, ' ');
    expect(text).toContain('Copy of the sealed picture with parts covered. Covered parts: 2');
    expect(text).toContain('Made from: slice-001.png');
    // At 96 dots an inch a pixel of three quarters of a point is one dot; the page's own ink is never green.
    const ppm = execFileSync('pdftoppm', ['-r', '96', '-f', '1', '-l', '2', path], { maxBuffer: 1e8 });
    let [green, black] = [0, 0];
    for (let i = 0; i + 2 < ppm.length; i++) {
      if (ppm[i] === 40 && ppm[i + 1] === 180 && ppm[i + 2] === 90) green++;
      if (ppm[i] === 0 && ppm[i + 1] === 0 && ppm[i + 2] === 0) black++;
    }
    const covered = 300 * 100 + 100 * 150;
    expect(green).toBeGreaterThan((300 * 800 - covered) * 0.97);
    expect(green).toBeLessThan((300 * 800 - covered) * 1.03);
    expect(black).toBeGreaterThan(covered * 0.97);
  });

  it('leaves out a picture of which nothing was said, and says so', async () => {
    const { derived, html, path } = await made('unsaid', [slice(0), slice(100)], [0, 100], null);
    expect(derived.filter(({ seq }) => seq === 1).map(({ name }) => name)).toEqual(['text-masked.txt']);
    expect(html).not.toMatch(/<img/);
    expect(html).toContain('Pictures left out, because the owner did not look through them: 2');
    expect(execFileSync('pdftotext', [path, '-']).toString().replace(/\s+/g, ' ')).toContain('Pictures left out, because the owner did not look through them: 2');
    expect(execFileSync('pdfimages', ['-list', path]).toString().trim().split('\n').length).toBe(2);
  });
});
