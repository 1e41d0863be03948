// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureCase } from '../../../lib/overlay/capture';
import { takeSlices } from '../../../lib/overlay/slices';
import type { Sealed } from '../../../lib/messaging/protocol';
import { background, siteOf } from './doubles';

const sealed = (data: { completeness: string[] }): Sealed => ({ seq: 1, entryHash: '', completeness: data.completeness });
const part = () => ({ sha256: '' });
const NONE = () => ({ allowed: false, whole: false });

afterEach(() => vi.restoreAllMocks());
beforeEach(() => {
  history.replaceState(null, '', '/page');
  document.title = 'Page';
  document.body.innerHTML = '<main>hello</main>';
});

describe('a capture', () => {
  it('saves text, facts and page before the seal, and says that pictures are missing', async () => {
    const back = background({ beginCapture: () => ({ captureId: 'c' }),
      pictureLeave: NONE, savePart: part, sealCapture: sealed });
    const outcome = await captureCase(siteOf(), 'r10:listing:1', back.deps);
    expect(back.asked.map((one) => one.name)).toEqual(['beginCapture', 'savePart', 'savePart', 'savePart', 'pictureLeave', 'sealCapture']);
    expect((back.of('savePart') as { name: string }[]).map((one) => one.name)).toEqual(['text.txt', 'facts.json', 'page.html']);
    expect(outcome).toMatchObject({ ok: true, value: { completeness: ['no-picture'] } });
  });
  it('says when the page changed meanwhile', async () => {
    const back = background({
      beginCapture: () => ({ captureId: 'c' }),
      pictureLeave: NONE,
      savePart: (data) => {
        if (data.name === 'page.html') document.body.innerHTML = '<main>changed</main>';
        return { sha256: '' };
      },
      sealCapture: sealed,
    });
    const outcome = await captureCase(siteOf(), 'r10:listing:1', back.deps);
    expect(outcome).toMatchObject({ value: { completeness: ['no-picture', 'page-changed'] } });
  });
  it('says when the address changed while pictures were taken, and keeps both', async () => {
    const back = background({
      beginCapture: () => ({ captureId: 'c' }),
      savePart: part,
      pictureLeave: () => {
        history.replaceState(null, '', '/other');
        return NONE();
      },
      sealCapture: sealed,
    });
    await captureCase(siteOf(), 'r10:listing:1', back.deps);
    const [begun] = back.of('beginCapture') as { url: string; documentId: string }[];
    const [ended] = back.of('sealCapture') as { url: string; documentId: string; completeness: string[] }[];
    expect([begun?.url.endsWith('/page'), ended?.url.endsWith('/other'), ended?.documentId === begun?.documentId]).toEqual([true, true, true]);
    expect(ended?.completeness).toContain('page-changed');
  });
  it('never seals a page whose address changed before it was written', async () => {
    const back = background({
      beginCapture: () => ({ captureId: 'c' }),
      savePart: () => {
        history.replaceState(null, '', '/other');
        return { sha256: '' };
      },
      abortCapture: () => undefined,
    });
    expect(await captureCase(siteOf(), 'r10:listing:1', back.deps)).toEqual({ ok: false, error: 'aborted.page-moved' });
    expect(back.of('sealCapture')).toEqual([]);
    expect((back.of('savePart') as { name: string }[]).map(({ name }) => name)).not.toContain('page.html');
  });
  it('keeps text and markup of the page that the capture began on, whatever comes while the log answers, and says so', async () => {
    // The page is small enough for one stretch, however busy the machine is.
    vi.spyOn(performance, 'now').mockReturnValue(0);
    const back = background({
      beginCapture: async () => {
        await Promise.resolve();
        document.body.innerHTML = '<main>another page</main>';
        return { ok: true, value: { captureId: 'c' } };
      },
      savePart: part,
      pictureLeave: NONE,
      sealCapture: sealed,
    });
    const outcome = await captureCase(siteOf(), 'r10:listing:1', back.deps);
    const parts = back.of('savePart') as { name: string; text: string }[];
    const of = (name: string) => parts.find((one) => one.name === name)?.text ?? '';
    for (const name of ['text.txt', 'page.html']) expect([of(name).includes('hello'), of(name).includes('another page')], name).toEqual([true, false]);
    expect(outcome).toMatchObject({ value: { completeness: expect.arrayContaining(['page-changed']) } });
  });
  it('tells what is missing so far before a picture is taken', async () => {
    const back = background({ beginCapture: () => ({ captureId: 'c' }), savePart: part, pictureLeave: () => ({ allowed: true, whole: true }), takeSlice: part, sealCapture: sealed });
    document.body.innerHTML = '<main>hello</main><img src="https://x.example/a.png" width="9" height="9">';
    const told: unknown[] = [];
    await captureCase(siteOf(), 'r10:listing:1', back.deps, (soFar) => told.push([soFar, back.of('takeSlice').length]));
    expect(told).toEqual([[expect.any(Array), 0]]);
    expect(back.of('takeSlice')).toHaveLength(1);
  });
  it('leaving the page aborts it', async () => {
    const back = background({
      beginCapture: () => ({ captureId: 'c' }),
      savePart: (data) => {
        if (data.name === 'facts.json') window.dispatchEvent(new Event('pagehide'));
        return { sha256: '' };
      },
      abortCapture: () => undefined,
      pictureLeave: NONE,
      sealCapture: () => Promise.resolve({ ok: false, error: 'error.capture-aborted' }),
    });
    expect(await captureCase(siteOf(), 'r10:listing:1', back.deps)).toEqual({ ok: false, error: 'error.capture-aborted' });
    expect(back.of('abortCapture')[0]).toEqual({ captureId: 'c', why: 'aborted.page-left' });
  });
  it('a refused part aborts the capture and is answered', async () => {
    const back = background({
      beginCapture: () => ({ captureId: 'c' }),
      pictureLeave: NONE,
      savePart: () => Promise.resolve({ ok: false, error: 'error.storage-full' }),
      abortCapture: () => undefined,
    });
    expect(await captureCase(siteOf(), 'r10:listing:1', back.deps)).toEqual({ ok: false, error: 'error.storage-full' });
    expect(back.of('abortCapture')).toEqual([{ captureId: 'c', why: 'error.storage-full' }]);
    expect(back.of('sealCapture')).toEqual([]);
  });
});

describe('slices', () => {
  const VIEWS = { whole: false };
  const tall = (height: number) => Object.defineProperty(document.documentElement, 'scrollHeight', { configurable: true, get: () => height });
  const camera = (back: ReturnType<typeof background>, address = () => 'u') => {
    const waits: number[] = [];
    return { waits, call: back.deps.call, wait: (ms: number) => { waits.push(ms); return Promise.resolve(); }, painted: () => Promise.resolve(), address };
  };
  it('are paced, cover the page, and put it back', async () => {
    tall(innerHeight * 2 + 10);
    window.scrollTo(0, 7);
    const back = background({ takeSlice: part });
    const driven = camera(back);
    expect(await takeSlices('c', driven, VIEWS)).toMatchObject({ codes: [] });
    expect((back.of('takeSlice') as { index: number }[]).map((one) => one.index)).toEqual([0, 1, 2]);
    expect(driven.waits.every((ms) => ms >= 550)).toBe(true);
    expect(driven.waits).toHaveLength(2);
    expect(window.scrollY).toBe(7);
  });
  it('say where each stood, for putting them together', async () => {
    tall(innerHeight * 2);
    const { slices } = await takeSlices('c', camera(background({ takeSlice: part })), VIEWS);
    expect(slices).toEqual([0, 1].map((index) => ({ index, scrollX: 0, scrollY: index * innerHeight, viewportWidth: innerWidth, viewportHeight: innerHeight, pixelRatio: 1000 * devicePixelRatio })));
  });
  it('are one of the whole page where the browser can, no higher than pictures may be', async () => {
    tall(innerHeight * 3);
    const back = background({ takeSlice: part });
    const { codes, slices } = await takeSlices('c', camera(back), { whole: true });
    expect(codes).toEqual([]);
    expect(back.of('takeSlice')).toEqual([{ captureId: 'c', index: 0, url: 'u', whole: { width: innerWidth, height: innerHeight * 3 } }]);
    expect(slices).toMatchObject([{ scrollY: 0, viewportHeight: innerHeight * 3 }]);
    tall(1_000_000);
    const higher = background({ takeSlice: part });
    expect((await takeSlices('c', camera(higher), { whole: true })).codes).toEqual(['height-cap']);
    expect((higher.of('takeSlice') as { whole: { height: number } }[])[0]?.whole.height).toBeLessThanOrEqual(30_000);
  });
  it('stop at twenty and say so', async () => {
    tall(innerHeight * 30);
    const back = background({ takeSlice: part });
    expect(await takeSlices('c', camera(back), VIEWS)).toMatchObject({ codes: ['height-cap'] });
    expect(back.of('takeSlice')).toHaveLength(20);
  });
  it('a refusal at the first is no picture, a later one is incomplete', async () => {
    tall(innerHeight * 3);
    expect(await takeSlices('c', camera(background({})), VIEWS)).toMatchObject({ codes: ['no-picture'] });
    let count = 0;
    const back = background({ takeSlice: () => (count++ === 0 ? { sha256: '' } : Promise.resolve({ ok: false, error: 'x' })) });
    expect(await takeSlices('c', camera(back), VIEWS)).toMatchObject({ codes: ['pictures-incomplete'] });
  });
  it('never takes a picture of another address', async () => {
    tall(innerHeight * 3);
    const back = background({ takeSlice: part });
    let looks = 0;
    expect(await takeSlices('c', camera(back, () => (looks++ < 2 ? 'a' : 'b')), VIEWS)).toMatchObject({ codes: ['pictures-incomplete'] });
    expect(back.of('takeSlice')).toHaveLength(1);
  });
  it('tells when scrolling made the page longer', async () => {
    let height = innerHeight;
    Object.defineProperty(document.documentElement, 'scrollHeight', { configurable: true, get: () => height });
    const back = background({ takeSlice: () => { height += 500; return { sha256: '' }; } });
    expect(await takeSlices('c', camera(back), VIEWS)).toMatchObject({ codes: ['scroll-loaded-more'] });
  });
});

describe('completeness codes', () => {
  const folder = join(process.cwd(), 'lib/overlay');
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  it.each(['ko', 'tr', 'en'])('each text in %s is used, and each code has a text', (locale) => {
    const texts = JSON.parse(readFileSync(join(process.cwd(), `lib/i18n/messages/completeness.${locale}.json`), 'utf8')) as Record<string, string>;
    const used = [...source.matchAll(/(?:codes\.(?:add|push)\(|missing\(writing, \w+, |index === 0 \? |: )'([a-z-]+)'/g)].map((match) => match[1]).filter((code) => code?.includes('-') && /^(images|media|cross|closed|inner|height|page-c|no-p|pictures|scroll|fonts)/.test(code));
    expect([...new Set(used)].sort().map((code) => `completeness.${code}`)).toEqual(Object.keys(texts).sort());
  });
});
