import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../../lib/evidence/entry';
import { loadFonts, type PdfFonts } from '../../../lib/package/fonts';
import { uploadPdfs } from '../../../lib/package/pdf/uploads';
import type { PdfInput, UploadNote } from '../../../lib/package/pdf/input';
import { profileOf } from '../../../lib/package/profiles';
import { png } from '../../hostile/png';
import { sampleLog, hashOf, type SampleLog } from '../../hostile/sample';
import { listingView, modelOf, voice } from './views';
import type { Locale } from '../../../lib/i18n/translate';
import type { ReportInput } from '../../../lib/package/report/model';

const folder = mkdtempSync(join(tmpdir(), 'recourse-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

let fonts: PdfFonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

async function pdfs(log: SampleLog, locale: Locale, more: Partial<PdfInput> = {}, report: Partial<ReportInput> = {}, notes: UploadNote[] = []) {
  const model = await modelOf(log, report);
  const { files, notes: told } = await uploadPdfs({ model, voice: voice(locale), fonts, blob: async (hash) => log.blobs.get(hash)!, profile: profileOf('mb-10'), ...more });
  notes.push(...told);
  const paths = new Map<string, string>();
  for (const { name, bytes } of files) {
    const path = join(folder, `${Math.random().toString(36).slice(2)}-${name}`);
    writeFileSync(path, new Uint8Array(await bytes.arrayBuffer()));
    paths.set(name, path);
  }
  return paths;
}

const textOf = (path: string) => execFileSync('pdftotext', ['-layout', path, '-']).toString();
/** Text without spaces and line breaks, since long values wrap. */
const tight = (text: string) => text.replace(/\s+/g, '');

/** A page's pixels at 50 dots an inch: [width, height, RGB bytes]. */
function render(path: string, page = 1, dpi = 50): { width: number; height: number; at(x: number, y: number): number[]; dark: number } {
  const ppm = execFileSync('pdftoppm', ['-r', String(dpi), '-f', String(page), '-l', String(page), path], { maxBuffer: 1e8 });
  const [, w, h] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'))!;
  const width = Number(w);
  const start = ppm.length - width * Number(h) * 3;
  let dark = 0;
  for (let i = start; i < ppm.length; i += 3) if (ppm[i]! + ppm[i + 1]! + ppm[i + 2]! < 380) dark++;
  return { width, height: Number(h), at: (x, y) => [...ppm.subarray(start + 3 * (y * width + x), start + 3 * (y * width + x) + 3)], dark };
}

const pages = (path: string) => Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [path]).toString())![1]);

describe('uploadPdfs', () => {
  it('makes a summary and one file an exhibit, every page stamped', async () => {
    const log = sampleLog('pdf', [png(1280, 800, (x, y) => [x % 256, y % 256, 0])]);
    const files = await pdfs(log, 'ko');
    expect([...files.keys()]).toEqual(['summary.pdf', 'exhibit-01.pdf', 'exhibit-03.pdf', 'exhibit-05.pdf']);
    for (const seq of [1, 3, 5]) {
      const path = files.get(`exhibit-0${seq}.pdf`)!;
      for (let page = 1; page <= pages(path); page++) {
        const text = tight(execFileSync('pdftotext', ['-f', String(page), '-l', String(page), path, '-']).toString());
        expect(text).toContain(`증거${seq}`);
        expect(text).toContain((log.lines[seq] as Entry).body['url'] as string);
        expect(text).toContain(`2025-10-0712:18:2${seq}+09:00Asia/Seoul`);
        expect(text).toContain(hashOf(log.lines[seq]!));
        expect(text).toContain(log.key.fingerprint);
      }
    }
    const summary = tight(textOf(files.get('summary.pdf')!));
    expect(summary).toContain('2025년10월8일(수)24:00');
    expect(summary).toContain('품질보장');
  });

  it('draws Hangul and Turkish letters as ink, not as blanks or boxes', async () => {
    const letters = { ko: '가각힣똠쀍', tr: 'ğĞşŞıİçÇöÖüÜ' };
    for (const [locale, text] of Object.entries(letters)) {
      const log = sampleLog(`ink ${locale}`);
      const [many, none] = await Promise.all([text.repeat(40), ' '.repeat(40)].map(async (title) => {
        const lines = structuredClone(log.lines).slice(0, 1);
        const files = await pdfs({ ...log, lines }, locale as Locale, {}, { lines, view: { ...listingView(), title } });
        return files.get('summary.pdf')!;
      }));
      expect(textOf(many!)).toContain(text.slice(0, 4));
      expect(textOf(many!)).not.toContain('[U+');
      // 40 times five letters of 16 points at 100 dots an inch: some 40 dark dots a letter, were they drawn.
      expect(render(many!, 1, 100).dark - render(none!, 1, 100).dark).toBeGreaterThan(200 * 25);
    }
  });

  it('cuts a tall picture over pages and loses none of it', async () => {
    // Bands of 100 rows, each with a red value of its own.
    const height = 3000;
    const log = sampleLog('tall', [png(300, height, (_, y) => [Math.floor(y / 100) * 8, 200, 40])]);
    const path = (await pdfs(log, 'en')).get('exhibit-01.pdf')!;
    // 3000 rows of three quarters of a point on pages that hold some 690 points.
    expect(pages(path)).toBe(4);
    const bands = new Set<number>();
    for (let page = 1; page <= pages(path); page++) {
      const picture = render(path, page);
      const before = bands.size;
      for (let y = 0; y < picture.height; y++) {
        const [r, g, b] = picture.at(60, y) as [number, number, number];
        if (Math.abs(g - 200) < 3 && Math.abs(b - 40) < 3) bands.add(Math.round(r / 8));
      }
      expect(bands.size, `bands that page ${page} is the first to show`).toBeGreaterThan(before);
    }
    expect([...bands].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  it.each([['RGB', false], ['RGB with alpha', true]])('shows the pixels of a %s picture', async (_, alpha) => {
    const log = sampleLog(`pixels ${alpha}`, [png(400, 400, () => [10, 120, 240], alpha)]);
    const picture = render((await pdfs(log, 'en')).get('exhibit-01.pdf')!);
    let found = 0;
    for (let y = 0; y < picture.height; y++) for (let x = 0; x < picture.width; x++) if (picture.at(x, y).join() === '10,120,240') found++;
    // 400 pixels of three quarters of a point, at 50 dots an inch: 208 dots a side.
    expect(found).toBeGreaterThan(200 * 200);
  });

  it('splits an exhibit over the limit and keeps every file under it', async () => {
    const noise = (seed: number) => png(300, 300, (x, y) => [(x * 7919 + y * 104729 * seed) % 251, (x * x * 31 + y * 17 + seed) % 241, (x * y + seed) % 239]);
    const log = sampleLog('split', [1, 2, 3, 4].map(noise));
    const sizes = (log.lines[1] as Entry).parts.filter(({ type }) => type === 'image/png').map(({ size }) => size);
    const limit = Math.max(...sizes) + 120_000;
    const profile = { ...profileOf('mb-10'), maxBytes: limit };
    const files = await pdfs(log, 'en', { profile });
    const names = [...files.keys()].filter((name) => name.startsWith('exhibit-01'));
    expect(names.length).toBeGreaterThan(1);
    expect(names.slice(0, 2)).toEqual(['exhibit-01.pdf', 'exhibit-01-2.pdf']);
    for (const path of files.values()) expect(readFileSync(path).length).toBeLessThanOrEqual(limit);
    const hashes = names.map((name) => tight(textOf(files.get(name)!))).join('');
    for (const part of (log.lines[1] as Entry).parts.filter(({ type }) => type === 'image/png')) expect(hashes).toContain(part.sha256);
  });

  it('leaves a picture out that fits in no way, says so in its document and in the notes, and keeps the rest', async () => {
    // Noise does not compress: 600 x 600 x 3 bytes and some.
    const noise = png(600, 600, (x, y) => [(x * 7919 + y * 104729) % 251, (x * x * 31 + y * 17) % 241, (x * y * 13 + y) % 239]);
    const log = sampleLog('large', [noise, png(40, 40, () => [1, 2, 3])]);
    const slices = (log.lines[1] as Entry).parts.filter(({ type }) => type === 'image/png');
    const profile = { ...profileOf('mb-10'), maxBytes: slices[0]!.size - 1000 };
    const notes: UploadNote[] = [];
    const files = await pdfs(log, 'en', { profile }, {}, notes);
    expect(notes).toEqual([{ what: 'picture', exhibit: 1, name: 'slice-001.png' }]);
    const said = [...files].filter(([name]) => name.startsWith('exhibit-01')).map(([, path]) => tight(textOf(path))).join('');
    expect(said).toContain('Thispictureisovertheupload’slimit');
    for (const { sha256 } of slices) expect(said).toContain(sha256);
    for (const path of files.values()) expect(readFileSync(path).length).toBeLessThanOrEqual(profile.maxBytes);
    expect([...files.keys()]).toContain('exhibit-05.pdf');
  });

  it('reduces a picture where that is enough, and says so', async () => {
    const noise = png(600, 600, (x, y) => [(x * 7919 + y * 104729) % 251, (x * x * 31 + y * 17) % 241, (x * y * 13 + y) % 239]);
    const small = png(300, 300, () => [9, 9, 9]);
    const log = sampleLog('shrunk', [noise]);
    const notes: UploadNote[] = [];
    const profile = { ...profileOf('mb-10'), maxBytes: noise.length - 1000 };
    const files = await pdfs(log, 'en', { profile, shrink: async () => small }, {}, notes);
    expect(notes).toEqual([{ what: 'reduced', exhibit: 1, name: 'slice-001.png' }]);
    expect(tight(textOf(files.get('exhibit-01.pdf')!))).toContain('Thispicturewasreducedfortheupload');
  });

  it('keeps to the pages and the number of files of a profile', async () => {
    const log = sampleLog('pages', Array.from({ length: 5 }, (_, i) => png(400, 700, () => [40 * i, 90, 90])));
    const long = `${'가나다라마바사 '.repeat(9)}\n`.repeat(400);
    const entry = log.lines[5] as Entry;
    entry.parts = [{ name: 'text.txt', sha256: 'f'.repeat(64), size: long.length, type: 'text/plain' }];
    log.blobs.set('f'.repeat(64), new TextEncoder().encode(long));
    const notes: UploadNote[] = [];
    const files = await pdfs(log, 'ko', { profile: { ...profileOf('own'), maxPages: 3, maxFiles: null } }, {}, notes);
    for (const [name, path] of files) expect(pages(path), name).toBeLessThanOrEqual(3);
    expect(notes).toEqual([]);
    expect(textOf(files.get('exhibit-05.pdf')!)).toContain('글이 길어');
    expect([...files.keys()].filter((name) => name.startsWith('exhibit-01')).length).toBe(2);

    const few = await pdfs(log, 'ko', { profile: { ...profileOf('own'), maxPages: 3, maxFiles: 2 } }, {}, notes);
    expect([...few.keys()]).toEqual(['summary.pdf', 'exhibit-01.pdf']);
    expect(notes).toEqual(['exhibit-01-2.pdf', 'exhibit-03.pdf', 'exhibit-05.pdf'].map((name) => ({ what: 'file-left', exhibit: null, name })));
  });

  it('embeds its fonts, cut to what is used, and draws no empty box for what they lack', async () => {
    const log = sampleLog('hanja');
    (log.lines[1] as Entry).body['title'] = '계약 金額 😀 ğşıİ';
    const path = (await pdfs(log, 'en')).get('exhibit-01.pdf')!;
    const listed = execFileSync('pdffonts', [path]).toString().trim().split('\n').slice(2);
    expect(listed.length).toBe(2);
    for (const line of listed) expect(line).toMatch(/TrueType +Identity-H +yes +(?:yes|no) +yes /);
    const text = textOf(path);
    expect(text).toContain('계약 [U+91D1][U+984D] [U+1F600] ğşıİ');
    expect(text).toContain('is the Unicode number of a character');
    expect(text).not.toContain('\u25a1');
    expect(readFileSync(path).length).toBeLessThan(150_000);
  });

  it('shows of a masked copy its text and no picture', async () => {
    const log = sampleLog('copy', [png(300, 300, () => [200, 10, 10])]);
    const parts = (log.lines[1] as Entry).parts;
    const path = (await pdfs(log, 'en', {}, { copyOnly: [1], withheldParts: parts.map(({ name, sha256 }) => ({ seq: 1, name, sha256, why: 'owner-choice' })) })).get('exhibit-01.pdf')!;
    const text = textOf(path);
    expect(text).toContain('작업물 도착');
    expect(text).toContain('***-****-****');
    expect(text).toContain('By the owner’s choice the sealed files are left out');
    expect(execFileSync('pdfimages', ['-list', path]).toString().trim().split('\n').length).toBe(2);
  });

  it('masks personal numbers in text pages and titles', async () => {
    const log = sampleLog('mask');
    const text = textOf((await pdfs(log, 'ko')).get('exhibit-01.pdf')!);
    expect(text).toContain('작업물 도착');
    expect(text).not.toContain('010-1234-5678');
    expect(text).toContain('***-****-****');
  });

  it('leaves out pictures that were left out', async () => {
    const log = sampleLog('left', [png(40, 40, () => [1, 2, 3])]);
    const part = (log.lines[1] as Entry).parts[0]!;
    const path = (await pdfs(log, 'en', {}, { withheldParts: [{ seq: 1, name: part.name, sha256: part.sha256, why: 'choice' }] })).get('exhibit-01.pdf')!;
    expect(tight(textOf(path))).not.toContain(part.sha256);
  });

  it('stops when it is aborted', async () => {
    const gone = new AbortController();
    gone.abort();
    await expect(pdfs(sampleLog('abort'), 'en', { signal: gone.signal })).rejects.toThrow(/abort/i);
  });
});

describe('fonts', () => {
  it('come with their licence', () => {
    expect(existsSync(new URL('../../../lib/package/fonts/OFL.txt', import.meta.url))).toBe(true);
  });
});
