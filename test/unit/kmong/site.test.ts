// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { EXAMPLES, hintOf, PAGES } from '../../../lib/sites/kmong/pages';
import { kmong } from '../../../lib/sites/kmong/kmong';
import { read, show, showHtml } from './pages';

const here = (address: string) => new URL(address);

describe('addresses', () => {
  it('each example belongs to its row and to no other', () => {
    for (const { page } of PAGES) {
      for (const example of EXAMPLES[page]) {
        expect(hintOf(here(example)), example).toBe(page);
        expect(PAGES.filter(({ path }) => path.test(here(example).pathname)), example).toHaveLength(1);
      }
    }
  });

  it('compares the whole host', () => {
    for (const own of ['https://kmong.com/', 'https://www.kmong.com/x', 'https://biz.kmong.com/', 'https://kmong.com:8443/']) expect(kmong.owns(here(own)), own).toBe(true);
    for (const other of ['https://kmong.com.evil.com/', 'https://evilkmong.com/', 'https://evil.com/kmong.com', 'ftp://kmong.com/', 'https://kmong.co/', 'https://kmong.com@evil.com/']) expect(kmong.owns(here(other)), other).toBe(false);
  });

  it("a checkout, messages and seller's pages are never orders, whatever they say", () => {
    show('order-cards');
    for (const address of ['https://kmong.com/order/7012345', 'https://kmong.com/my-gigs', 'https://kmong.com/seller/dashboard']) expect(read(address).content.kind, address).toBe('other');
    expect(read('https://kmong.com/inboxes?inbox_group_id=1').content.kind).toBe('messages');
  });

  it('labels decide where the address tells nothing', () => {
    show('order-cards');
    expect(read('https://kmong.com/buying/orders/7012345').content).toMatchObject({ kind: 'order', orderId: '7012345' });
    show('list');
    expect(read('https://kmong.com/buying').content.kind).toBe('order-list');
    showHtml('<main><h1>안녕하세요</h1></main>');
    expect(read('https://kmong.com/somewhere').content.kind).toBe('other');
  });

  it('is ready once the labels are there', () => {
    showHtml('<main></main>');
    for (const address of ['https://kmong.com/track/7012345', 'https://kmong.com/my_orders', 'https://kmong.com/gig/1', 'https://kmong.com/new/7012345']) expect(kmong.ready(document, here(address)), address).toBe(false);
    show('order-cards');
    expect(kmong.ready(document, here('https://kmong.com/track/7012345'))).toBe(true);
    show('list');
    expect(kmong.ready(document, here('https://kmong.com/my_orders'))).toBe(true);
    show('service-plain');
    expect(kmong.ready(document, here('https://kmong.com/gig/1'))).toBe(true);
  });
});

describe('list', () => {
  it('gives one row for each order; counters are none', () => {
    show('list');
    const rows = kmong.rows(document, here('https://kmong.com/my_orders'));
    expect(rows.map((row) => row.orderId)).toEqual(['7800000', '7800001', '7800002', '7800003', '7800004', '7800005']);
    expect(new Set(rows.map((row) => row.element.tagName))).toEqual(new Set(['LI']));
    const { content } = read('https://kmong.com/my_orders');
    expect(content).toMatchObject({ kind: 'order-list' });
    if (content.kind !== 'order-list') throw new Error('no list');
    expect(content.orders[1]).toEqual({ orderId: '7800001', title: '서비스 제목 7800001', gigId: '2' });
  });

  it('finds rows in tables, in groups by date, and a single one', () => {
    showHtml('<main><h2>구매 관리</h2><table><tr><th>번호</th></tr><tr><td>#80001</td><td>a</td></tr><tr><td>#80002</td><td>b</td></tr></table></main>');
    expect(kmong.rows(document, here('https://kmong.com/my_orders')).map((row) => row.element.tagName)).toEqual(['TR', 'TR']);
    showHtml('<main><h2>구매 관리</h2><div><h3>6월</h3><div class="r"><span>#80001</span><p>1원</p></div></div><div><h3>5월</h3><div class="r"><span>#80002</span></div><div class="r"><span>#80003</span></div></div></main>');
    expect(kmong.rows(document, here('https://kmong.com/my_orders')).map((row) => row.element.className)).toEqual(['r', 'r', 'r']);
    showHtml('<main><h2>구매 관리</h2><ul><li id="one"><div><span>주문번호</span><span>80001</span></div><p>로고</p></li></ul></main>');
    expect(kmong.rows(document, here('https://kmong.com/my_orders')).map((row) => row.element.id)).toEqual(['one']);
  });

  it('finds a number that is written as two text nodes', () => {
    showHtml('<main><h2>구매 관리</h2><div><p></p><b>a</b></div><div><p></p><b>b</b></div></main>');
    [...document.querySelectorAll('p')].forEach((place, i) => place.append('#', String(80001 + i)));
    expect(kmong.rows(document, here('https://kmong.com/my_orders')).map((row) => [row.orderId, row.element.tagName])).toEqual([['80001', 'DIV'], ['80002', 'DIV']]);
    expect(kmong.ready(document, here('https://kmong.com/my_orders'))).toBe(true);
  });

  it('goes through a thousand rows without asking each node for its style', () => {
    const row = (id: number) => `<li><div><span>#${id}</span><span>26.06.01</span></div><a href="/gig/${id}">서비스</a><p>15,000원</p><p>작업물 도착</p></li>`;
    showHtml(`<main><h2>구매 관리</h2><ul>${Array.from({ length: 1000 }, (_, i) => row(8000000 + i)).join('')}</ul></main>`);
    let asked = 0;
    const prototype = Element.prototype;
    const original = prototype.checkVisibility;
    prototype.checkVisibility = function (options) {
      asked++;
      return original.call(this, options);
    };
    try {
      expect(kmong.rows(document, here('https://kmong.com/my_orders'))).toHaveLength(1000);
    } finally {
      prototype.checkVisibility = original;
    }
    expect(asked).toBeLessThanOrEqual(1000);
  });
});

describe('service', () => {
  const at = 'https://kmong.com/gig/123';
  const service = () => {
    const { content, gaps } = read(at);
    if (content.kind !== 'service') throw new Error(content.kind);
    return { ...content, gaps };
  };

  it('marks beside the title count, each for itself', () => {
    show('service-marked');
    expect(service()).toMatchObject({ gigId: '123', guarantee: { value: true }, prime: { value: true }, title: { value: '로고 디자인 해 드립니다' }, gaps: [] });
  });

  it('words in menus, reviews and recommended services do not', () => {
    show('service-plain');
    expect(service()).toMatchObject({ guarantee: { value: false }, prime: { value: false } });
  });

  it('a picture named 품질보장 is the mark; Prime stays for itself', () => {
    show('service-picture');
    expect(service()).toMatchObject({ guarantee: { value: true }, prime: { value: false } });
  });

  it('marks that touch each other over the title count, words in a banner do not', () => {
    show('service-plain');
    document.querySelector('h1')?.insertAdjacentHTML('beforebegin', '<p><span>Prime</span><span>품질보장</span></p>');
    expect(service()).toMatchObject({ guarantee: { value: true }, prime: { value: true } });
    show('service-plain');
    document.body.insertAdjacentHTML('afterbegin', '<a href="/prime"><span>불만족하면 100% 환불, <b>품질보장</b> 서비스를 만나 보세요</span></a><a href="/quality"><b>품질보장</b></a>');
    expect(service()).toMatchObject({ guarantee: { value: false } });
  });

  it('a mark in a doubtful place, or a page not wholly there, is not known', () => {
    show('service-doubtful');
    expect(service()).toMatchObject({ guarantee: null, gaps: [{ field: 'service.guarantee', why: 'ambiguous' }] });
    show('service-thin');
    expect(service().guarantee).toBeNull();
    expect(service().gaps).toContainEqual({ field: 'service.guarantee', why: 'not-on-page' });
  });

  it('gives the packages with their prices, each with a range over exactly its text', () => {
    show('service-plain');
    const { prices } = service();
    expect(prices.map(({ label, price }) => [label, price.low?.minor])).toEqual([['STANDARD', 15000], ['DELUXE', 55000], ['PREMIUM', 110000]]);
    const anchors = kmong.prices(document, here(at));
    expect(anchors.map((anchor) => anchor.range.toString())).toEqual(prices.map(({ price }) => price.text));
  });
});
