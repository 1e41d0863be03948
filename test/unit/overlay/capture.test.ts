// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureCase } from '../../../lib/overlay/capture';
import { takeSlices } from '../../../lib/overlay/slices';
import type { Sealed } from '../../../lib/messaging/protocol';
import { background, siteOf } from './doubles';

const sealed = (data: { completeness: string[] }): Sealed => ({ seq: 1, entryHash: '', completeness: data.completeness });
const part = () => ({ sha256: '' });

beforeEach(() => {
  history.replaceState(null, '', '/page');
  document.title = 'Page';
  document.body.innerHTML = '<main>hello</main>';
});

describe('a capture', () => {
  it('saves text, facts and page before the seal, and says that pictures are missing', async () => {
    const back = background({ beginCapture: () => ({ captureId: 'c', pictures: false }), savePart: part, sealCapture: sealed });
    const outcome = await captureCase(siteOf(), 'r10:listing:1', back.deps);
    expect(back.asked.map((one) => one.name)).toEqual(['beginCapture', 'savePart', 'savePart', 'savePart', 'sealCapture']);
    expect((back.of('savePart') as { name: string }[]).map((one) => one.name)).toEqual(['text.txt', 'facts.json', 'page.html']);
    expect(outcome).toMatchObject({ ok: true, value: { completeness: ['no-picture'] } });
  });
  it('says when the page changed meanwhile', async () => {
    const back = background({
      beginCapture: () => ({ captureId: 'c', pictures: false }),
      savePart: (data) => {
        if (data.name === 'page.html') document.body.innerHTML = '<main>changed</main>';
        return { sha256: '' };
      },
      sealCapture: sealed,
    });
    const outcome = await captureCase(siteOf(), 'r10:listing:1', back.deps);
    expect(outcome).toMatchObject({ value: { completeness: ['no-picture', 'page-changed'] } });
  });
  it('says when the address changed meanwhile, and seals under the new one', async () => {
    const back = background({
      beginCapture: () => ({ captureId: 'c', pictures: false }),
      savePart: () => {
        history.replaceState(null, '', '/other');
        return { sha256: '' };
      },
      sealCapture: sealed,
    });
    await captureCase(siteOf(), 'r10:listing:1', back.deps);
    const [begun] = back.of('beginCapture') as { url: string; documentId: string }[];
    const [ended] = back.of('sealCapture') as { url: string; documentId: string; completeness: string[] }[];
    expect([begun?.url.endsWith('/page'), ended?.url.endsWith('/other'), ended?.documentId === begun?.documentId]).toEqual([true, true, true]);
    expect(ended?.completeness).toContain('page-changed');
  });
  it('a refused part aborts the capture and is answered', async () => {
    const back = background({
      beginCapture: () => ({ captureId: 'c', pictures: false }),
      savePart: () => Promise.resolve({ ok: false, error: 'error.storage-full' }),
      abortCapture: () => undefined,
    });
    expect(await captureCase(siteOf(), 'r10:listing:1', back.deps)).toEqual({ ok: false, error: 'error.storage-full' });
    expect(back.of('abortCapture')).toEqual([{ captureId: 'c', why: 'error.storage-full' }]);
    expect(back.of('sealCapture')).toEqual([]);
  });
});

describe('slices', () => {
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
    expect(await takeSlices('c', driven)).toEqual([]);
    expect((back.of('takeSlice') as { index: number }[]).map((one) => one.index)).toEqual([0, 1, 2]);
    expect(driven.waits.every((ms) => ms >= 550)).toBe(true);
    expect(driven.waits).toHaveLength(2);
    expect(window.scrollY).toBe(7);
  });
  it('stop at twenty and say so', async () => {
    tall(innerHeight * 30);
    const back = background({ takeSlice: part });
    expect(await takeSlices('c', camera(back))).toEqual(['height-cap']);
    expect(back.of('takeSlice')).toHaveLength(20);
  });
  it('a refusal at the first is no picture, a later one is incomplete', async () => {
    tall(innerHeight * 3);
    expect(await takeSlices('c', camera(background({})))).toEqual(['no-picture']);
    let count = 0;
    const back = background({ takeSlice: () => (count++ === 0 ? { sha256: '' } : Promise.resolve({ ok: false, error: 'x' })) });
    expect(await takeSlices('c', camera(back))).toEqual(['pictures-incomplete']);
  });
  it('never takes a picture of another address', async () => {
    tall(innerHeight * 3);
    const back = background({ takeSlice: part });
    let looks = 0;
    expect(await takeSlices('c', camera(back, () => (looks++ < 2 ? 'a' : 'b')))).toEqual(['pictures-incomplete']);
    expect(back.of('takeSlice')).toHaveLength(1);
  });
  it('tells when scrolling made the page longer', async () => {
    let height = innerHeight;
    Object.defineProperty(document.documentElement, 'scrollHeight', { configurable: true, get: () => height });
    const back = background({ takeSlice: () => { height += 500; return { sha256: '' }; } });
    expect(await takeSlices('c', camera(back))).toEqual(['scroll-loaded-more']);
  });
});

describe('completeness codes', () => {
  const folder = join(process.cwd(), 'lib/overlay');
  const source = readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  it.each(['ko', 'tr', 'en'])('each text in %s is used, and each code has a text', (locale) => {
    const texts = JSON.parse(readFileSync(join(process.cwd(), `lib/i18n/messages/completeness.${locale}.json`), 'utf8')) as Record<string, string>;
    const used = [...source.matchAll(/(?:codes\.(?:add|push)\(|missing\(writing, \w+, |index === 0 \? |: )'([a-z-]+)'/g)].map((match) => match[1]).filter((code) => code?.includes('-') && /^(images|media|cross|closed|inner|height|page|no-p|pictures|scroll)/.test(code));
    expect([...new Set(used)].sort().map((code) => `completeness.${code}`)).toEqual(Object.keys(texts).sort());
  });
});
