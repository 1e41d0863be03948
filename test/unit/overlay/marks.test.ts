// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RowMarkView } from '../../../lib/cases/view';
import { startMarks } from '../../../lib/overlay/marks';
import { mount } from '../../../lib/overlay/mount';

type Seen = (entries: { target: Element; isIntersecting: boolean }[]) => void;
let seen: Seen = () => undefined;
let end: AbortController;
const view = (orderId: string): RowMarkView => ({ orderId, state: 'open', safeClosesAt: 1, zone: 'Asia/Seoul', filed: false });
const boxed = (element: Element, top: number, height: number) => {
  element.getBoundingClientRect = () => ({ left: 0, top, right: 600, bottom: top + height, width: 600, height, x: 0, y: top, toJSON: () => null }) as DOMRect;
};

beforeEach(() => {
  end = new AbortController();
  vi.stubGlobal('IntersectionObserver', class {
    constructor(heard: Seen) {
      seen = heard;
    }
    observe() {}
    unobserve() {}
    disconnect() {}
  });
});
afterEach(() => {
  end.abort();
  vi.unstubAllGlobals();
});

function list(count: number) {
  document.body.innerHTML = `<div id="scroller" style="overflow-y:auto">${'<div class="row"></div>'.repeat(count)}</div>`;
  const rows = [...document.querySelectorAll('.row')].map((element, i) => ({ element, orderId: String(i + 1) }));
  rows.forEach(({ element }, i) => boxed(element, i * 100, 100));
  boxed(document.getElementById('scroller') as Element, 0, 250);
  const { root } = mount('recourse-marks', '', end.signal);
  const marks = startMarks(root, end.signal);
  const draw = vi.fn((element: HTMLElement, one: RowMarkView) => {
    element.textContent = `mark ${one.orderId}`;
  });
  marks.setRows(rows);
  marks.setViews(rows.map((row) => view(row.orderId)), { draw, wipe: (element) => element.replaceChildren() });
  const of = (id: string) => root.querySelector<HTMLElement>(`[data-order="${id}"]`);
  return { rows, marks, draw, of };
}

describe('marks over rows', () => {
  it('are there for each row, drawn for those in the window only', async () => {
    const { rows, draw, of } = list(1000);
    seen(rows.slice(0, 2).map((row) => ({ target: row.element, isIntersecting: true })));
    await vi.waitFor(() => expect(of('1')?.hidden).toBe(false));
    expect([of('1')?.textContent, of('1000') !== null, of('1000')?.hidden]).toEqual(['mark 1', true, true]);
    expect(draw).toHaveBeenCalledTimes(2);
  });
  it('hide when their row leaves the visible box of its scroller', async () => {
    const { rows, of } = list(5);
    seen(rows.map((row) => ({ target: row.element, isIntersecting: true })));
    await vi.waitFor(() => expect(of('1')?.hidden).toBe(false));
    expect([of('2')?.hidden, of('4')?.hidden]).toEqual([false, true]);
    rows.forEach(({ element }, i) => boxed(element, i * 100 - 200, 100));
    window.dispatchEvent(new Event('scroll'));
    await vi.waitFor(() => expect(of('1')?.hidden).toBe(true));
    expect(of('4')?.hidden).toBe(false);
  });
  it('go with their rows, and a row given to another order gets another mark', async () => {
    const { rows, marks, of } = list(3);
    marks.setRows([{ element: rows[0]?.element as Element, orderId: '9' }]);
    expect([of('1'), of('2'), of('9') !== null]).toEqual([null, null, true]);
  });
});
