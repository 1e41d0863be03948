// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { everyMinute } from '../../../lib/overlay/clock';
import { dockedBox, freeCorner } from '../../../lib/overlay/corner';
import { paintPrices } from '../../../lib/overlay/highlights';
import { mount, putAway } from '../../../lib/overlay/mount';
import { coalesced, observePage } from '../../../lib/overlay/observe';
import { steady } from '../../../lib/overlay/steady';
import type { FloorView } from '../../../lib/cases/view';
import type { OrderReading, PriceAnchor } from '../../../lib/sites/site';

let end: AbortController;
beforeEach(() => {
  end = new AbortController();
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

describe('the observer', () => {
  it('however often asked, works once a frame', async () => {
    const work = vi.fn();
    const ask = coalesced(work, end.signal);
    for (let i = 0; i < 50; i += 1) ask();
    expect(work).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(1));
  });
  it('hears the page and not our own elements', async () => {
    const heard = vi.fn();
    observePage(heard, end.signal);
    const ours = document.createElement('recourse-card');
    document.documentElement.append(ours);
    ours.setAttribute('style', 'top:0');
    ours.remove();
    await frame();
    expect(heard).not.toHaveBeenCalled();
    document.body.append('text');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  });
});

describe('our element', () => {
  it('comes back when the page takes it out', async () => {
    const { host } = mount('recourse-card', '', end.signal);
    host.remove();
    await vi.waitFor(() => expect(host.parentNode).toBe(document.documentElement));
  });
  it('ignores what the page’s scripts press', () => {
    const { root } = mount('recourse-card', '', end.signal);
    const button = root.appendChild(document.createElement('button'));
    const pressed = vi.fn();
    button.addEventListener('click', pressed);
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
    expect(pressed).not.toHaveBeenCalled();
  });
  it('keeps what is typed from the page', () => {
    const { root } = mount('recourse-card', '', end.signal);
    const field = root.appendChild(document.createElement('input'));
    const heard = vi.fn();
    document.addEventListener('keypress', heard);
    field.dispatchEvent(new KeyboardEvent('keypress', { key: 'a', bubbles: true, composed: true }));
    document.removeEventListener('keypress', heard);
    expect(heard).not.toHaveBeenCalled();
  });
  it('is put away for a picture and comes back', () => {
    const { host } = mount('recourse-card', '', end.signal);
    const back = putAway();
    expect(host.hasAttribute('data-away')).toBe(true);
    back();
    expect(host.hasAttribute('data-away')).toBe(false);
  });
});

describe('the corner', () => {
  const size = { width: 300, height: 400 };
  const view = { width: 1280, height: 800 };
  it('is the wanted one when that is free', () => expect(freeCorner('bottom-right', size, view, [])).toEqual({ corner: 'bottom-right', covers: 0 }));
  it('is another when a button of the site lies there', () => {
    const button = dockedBox('bottom-right', { width: 40, height: 40 }, view);
    expect(freeCorner('bottom-right', size, view, [button])).toEqual({ corner: 'bottom-left', covers: 0 });
  });
  it('says when every corner covers something', () => {
    const everywhere = { left: 0, top: 0, right: 1280, bottom: 800 };
    expect(freeCorner('top-left', size, view, [everywhere])).toEqual({ corner: 'top-left', covers: 1 });
  });
});

describe('time', () => {
  it('ticks when the minute of the clock changes', () => {
    vi.useFakeTimers();
    vi.setSystemTime(Date.parse('2026-01-01T00:00:30Z'));
    const tick = vi.fn();
    everyMinute(Date.now, tick, end.signal);
    vi.advanceTimersByTime(29_000);
    expect(tick).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(tick).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60_000);
    expect(tick).toHaveBeenCalledTimes(2);
    end.abort();
    vi.advanceTimersByTime(600_000);
    expect(tick).toHaveBeenCalledTimes(2);
  });
  it('words left standing keep the moment they meant when they appeared', () => {
    const moment = (at: number) => ({ date: null, epochMs: null, earliestMs: at, latestMs: at + 1, precision: 'hour' as const });
    const order = (deliveries: OrderReading['deliveries']): OrderReading => ({
      kind: 'order', orderId: '1', side: 'buyer', title: null, gigId: null, seller: null, amount: null, purchasedAt: null, agreedDue: null, deliveries, revisions: [],
      deliveriesComplete: true, confirmedAt: null, claim: null, guarantee: null, latestEventMs: null,
    });
    const said = (text: string, at: number) => ({ value: moment(at), text, where: 'w', sure: true });
    const later = steady(order([said('3시간 전', 100)]), order([said('3시간 전', 900), said('방금 전', 950)])) as OrderReading;
    expect(later.deliveries.map((one) => one.value.earliestMs)).toEqual([100, 950]);
  });
});

describe('paint', () => {
  class FakeHighlight extends Set<Range> {
    constructor(...ranges: Range[]) {
      super(ranges);
    }
  }
  const painted = new Map<string, Set<Range>>();
  beforeEach(() => {
    vi.stubGlobal('CSS', { highlights: painted });
    vi.stubGlobal('Highlight', FakeHighlight);
    document.body.innerHTML = '<p>7.500 TL</p><p>12.000 TL</p>';
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    painted.clear();
  });
  const anchors = () => [...document.querySelectorAll('p')].map((p) => {
    const range = document.createRange();
    range.selectNodeContents(p);
    return { range } as unknown as PriceAnchor;
  });
  const floor = (text: string, result: FloorView['result']) => ({ result, price: { text } }) as unknown as FloorView;
  it('gives each price the colour of its finding', () => {
    paintPrices(anchors(), [floor('7.500 TL', 'below'), floor('12.000 TL', 'above')]);
    expect([...painted].map(([name, ranges]) => [name, [...ranges].map(String)])).toEqual([['recourse-above', ['12.000 TL']], ['recourse-below', ['7.500 TL']]]);
  });
  it('leaves bare a price whose text is not the one that was judged', () => {
    paintPrices(anchors(), [floor('9.999 TL', 'below'), floor('12.000 TL', 'above')]);
    expect([...painted.keys()]).toEqual(['recourse-above']);
  });
});
