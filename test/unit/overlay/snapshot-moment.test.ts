// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { snapshot } from '../../../lib/overlay/snapshot/snapshot';

const ROWS = 60;
/** What the page does each time that it is let go on. */
let meanwhile: (time: number) => void;
let times: number;

beforeEach(() => {
  times = 0;
  meanwhile = () => undefined;
  // A slow machine: every look at the clock finds a stretch gone by.
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 50));
  vi.stubGlobal('scheduler', {
    yield: async () => {
      meanwhile((times += 1));
    },
  });
  document.body.innerHTML = Array.from({ length: ROWS }, () => '<p>first</p>').join('');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const write = (word: string) => document.querySelectorAll('p').forEach((p) => (p.textContent = word));
const words = (html: string) => [...new Set([...html.matchAll(/<p[^>]*>(\w+)<\/p>/g)].map(([, word]) => word))];
const take = async () => {
  const { beside, page } = await snapshot(document, () => document.querySelector('p')?.textContent);
  return { beside, ...(await page) };
};

describe('a page that is read in pieces', () => {
  it('lets the page go on between them', async () => {
    const { html, codes } = await take();
    expect(times).toBeGreaterThan(10);
    expect([words(html), codes]).toEqual([['first'], []]);
  });

  it('and changes meanwhile is read anew: text and markup show the later moment, nothing of the earlier, and it is said', async () => {
    meanwhile = (time) => time === 20 && write('second');
    const { html, beside, codes } = await take();
    expect([words(html), beside, codes]).toEqual([['second'], 'second', ['page-changed']]);
  });

  it.each<[string, () => void]>([
    ['a field is filled by a script', () => void (document.querySelector('input')!.value = 'later')],
    ['an attribute changes', () => document.querySelector('b')!.setAttribute('title', 'later')],
    ['text changes in a shadow root', () => void (document.querySelector('b')!.shadowRoot!.querySelector('i')!.textContent = 'later')],
  ])('is read anew when %s', async (_, change) => {
    document.body.insertAdjacentHTML('afterbegin', '<input value="early"><b title="early"></b>');
    document.querySelector('b')!.attachShadow({ mode: 'open' }).innerHTML = '<i>early</i>';
    let read = 0;
    meanwhile = (time) => time === 20 && change();
    const { page } = await snapshot(document, () => (read += 1));
    expect((await page).html).toContain('later');
    expect(read).toBe(2);
  });

  it('and never rests is read in one go: it shows one moment', async () => {
    meanwhile = (time) => write(`at${time}`);
    const { html, beside, codes } = await take();
    expect(words(html)).toEqual([beside]);
    expect(codes).toEqual(['page-changed']);
  });

  it('takes no notice of what is ours', async () => {
    const own = document.createElement('recourse-card');
    document.documentElement.append(own);
    let read = 0;
    meanwhile = (time) => own.setAttribute('data-corner', String(time));
    await (await snapshot(document, () => (read += 1))).page;
    own.remove();
    expect(read).toBe(1);
  });

  it('and whose looks had to be asked for after it changed says so', async () => {
    let done = false;
    Object.defineProperty(document, 'adoptedStyleSheets', {
      configurable: true,
      get() {
        if (done) return [];
        throw new DOMException('kept from extensions');
      },
    });
    meanwhile = () => done && write('second');
    const { page } = await snapshot(document, () => null);
    done = true;
    const { html, codes } = await page;
    Reflect.deleteProperty(document, 'adoptedStyleSheets');
    expect(words(html)).toEqual(['first']);
    expect(codes).toEqual(expect.arrayContaining(['cross-origin-styles', 'page-changed']));
  });
});
