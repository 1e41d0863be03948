import { describe, expect, test } from 'vitest';
import { type TabState, makeCamera, picturesAllowed, takeSlice } from '../../../lib/evidence/slice';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const dataUrl = `data:image/png;base64,${png.toString('base64')}`;
const wanted = { tabId: 11, windowId: 1, url: 'https://kmong.com/orders/1' };
const tab: TabState = { id: 11, windowId: 1, url: wanted.url };

/** A browser whose active tab is the next of `tabs` at each look, the last one from then on. */
function browserWith(tabs: (TabState | undefined)[], capture: () => Promise<string> = async () => dataUrl) {
  let now = 0;
  const looks = [...tabs];
  const pictures: number[] = [];
  const camera = makeCamera({
    activeTab: async () => (looks.length > 1 ? looks.shift() : looks[0]),
    capture: async () => {
      pictures.push(now);
      return capture();
    },
    now: () => now,
    wait: async (ms) => void (now += ms),
  });
  return { camera, pictures };
}

test('a picture of the page that asked is its PNG bytes', async () => {
  expect(Buffer.from(await takeSlice(browserWith([tab]).camera, wanted))).toEqual(png);
});

test.each<[string, (TabState | undefined)[], string, number]>([
  ['another tab in front before', [{ ...tab, id: 12 }], 'error.tab-switched', 0],
  ['no tab in front', [undefined], 'error.tab-switched', 0],
  ['another window', [{ ...tab, windowId: 2 }], 'error.tab-switched', 0],
  ['another address before', [{ ...tab, url: 'https://kmong.com/orders/2' }], 'error.page-changed', 0],
  ['an address that may not be seen', [{ id: 11, windowId: 1 }], 'error.no-picture-permission', 0],
  ['another tab in front after', [tab, { ...tab, id: 12 }], 'error.tab-switched', 1],
  ['another address after', [tab, { ...tab, url: `${wanted.url}?x` }], 'error.page-changed', 1],
])('%s: no picture', async (_, tabs, key, taken) => {
  const { camera, pictures } = browserWith(tabs);
  await expect(takeSlice(camera, wanted)).rejects.toMatchObject({ key });
  expect(pictures).toHaveLength(taken);
});

test.each([
  ["Either the '<all_urls>' or 'activeTab' permission is required.", 'error.no-picture-permission'],
  ['Missing activeTab permission', 'error.no-picture-permission'],
  ['Failed to capture tab: image readback failed', 'error.picture-failed'],
])('the browser says %j', async (message, key) => {
  const { camera } = browserWith([tab], () => Promise.reject(new Error(message)));
  await expect(takeSlice(camera, wanted)).rejects.toMatchObject({ key });
  expect(await picturesAllowed(camera, wanted)).toBe(false);
});

test.each([dataUrl.replace('png', 'jpeg'), 'data:image/png;base64,AAAA', 'data:,'])('%j is no PNG', async (answer) => {
  await expect(takeSlice(browserWith([tab], async () => answer).camera, wanted)).rejects.toMatchObject({ key: 'error.picture-failed' });
});

test('no more than two pictures in any second, one after another, failed ones counted', async () => {
  let count = 0;
  const { camera, pictures } = browserWith([tab], async () => {
    if (count++ === 1) throw new Error('readback failed');
    return dataUrl;
  });
  expect(await picturesAllowed(camera, wanted)).toBe(true);
  await Promise.allSettled(Array.from({ length: 5 }, () => takeSlice(camera, wanted)));
  expect(pictures).toHaveLength(6);
  for (let i = 2; i < pictures.length; i++) expect(pictures[i]! - pictures[i - 2]!).toBeGreaterThan(1000);
});

describe('a picture asked for too soon, by a worker that forgot the ones before', () => {
  const QUOTA = 'This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.';
  /** Refuses the first `times` pictures. */
  const refusing = (times: number) => {
    let asked = 0;
    return async () => {
      if (asked++ < times) throw new Error(QUOTA);
      return dataUrl;
    };
  };

  test.each([1, 2])('is taken after %i refusals, a second apart', async (times) => {
    const { camera, pictures } = browserWith([tab], refusing(times));
    expect(Buffer.from(await takeSlice(camera, wanted))).toEqual(png);
    expect(pictures).toHaveLength(times + 1);
    for (let i = 1; i < pictures.length; i++) expect(pictures[i]! - pictures[i - 1]!).toBeGreaterThan(1000);
  });
  test('counts as leave for pictures', async () => {
    expect(await picturesAllowed(browserWith([tab], refusing(1)).camera, wanted)).toBe(true);
  });
  test('has failed when it is refused for ever', async () => {
    const { camera, pictures } = browserWith([tab], refusing(Number.POSITIVE_INFINITY));
    await expect(takeSlice(camera, wanted)).rejects.toMatchObject({ key: 'error.picture-failed' });
    expect(pictures).toHaveLength(3);
  });
  test.each<[string, TabState, string]>([
    ['another tab', { ...tab, id: 12 }, 'error.tab-switched'],
    ['another window', { ...tab, windowId: 2 }, 'error.tab-switched'],
    ['another address', { ...tab, url: 'https://kmong.com/orders/2' }, 'error.page-changed'],
  ])('is not asked for again of %s', async (_, later, key) => {
    const { camera, pictures } = browserWith([tab, later], refusing(1));
    await expect(takeSlice(camera, wanted)).rejects.toMatchObject({ key });
    expect(pictures).toHaveLength(1);
  });
});

test('pictures are not allowed of a tab that is not in front', async () => {
  const { camera, pictures } = browserWith([{ ...tab, id: 12 }]);
  expect(await picturesAllowed(camera, wanted)).toBe(false);
  expect(pictures).toEqual([]);
});

test.each([[true, [{ x: 0, y: 0, width: 800, height: 5000 }]], [false, [undefined]]])('a whole page is asked for only where the browser can take it: %s', async (wholePages, expected) => {
  const areas: unknown[] = [];
  const camera = makeCamera({
    activeTab: async () => tab,
    capture: async (_, area) => {
      areas.push(area);
      return dataUrl;
    },
    wholePages,
    now: () => 0,
    wait: async () => undefined,
  });
  await takeSlice(camera, wanted, { width: 800, height: 5000 });
  expect(areas).toEqual(expected);
});
