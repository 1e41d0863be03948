// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { kmong } from '../../../lib/sites/kmong/kmong';
import { r10 } from '../../../lib/sites/r10/r10';
import { readWithPlaces } from '../../../lib/sites/pointed/complete';
import { placeId } from '../../../lib/sites/pointed/place';
import { NOW, seoul, showHtml } from '../kmong/pages';
import { FIRST, SECOND, type Told, placeOf, pointAt, readAgain, showOrder, urlOf } from './pages';

/** The same two values in five ways to build a page. The second order of each carries markup that the first has not. */
const STRUCTURES: Record<string, (told: Told, noise?: string) => string> = {
  'a list of terms': ({ bought, handed, hash }, noise = '') => `<dl class="${hash}"><dt>맡긴 날</dt><dd>${bought}</dd>${noise && `<dt>${noise}</dt><dd>3일</dd>`}<dt>완성품 넘김</dt><dd><b class="${hash}-b">${handed}</b></dd></dl>`,
  'a table of rows': ({ bought, handed, hash }, noise = '') =>
    `<table class="${hash}"><tr><th>맡긴 날</th><td>${bought}</td></tr>${noise && `<tr><th>${noise}</th><td>없음</td></tr>`}<tr><th>완성품 넘김</th><td><i>${handed}</i></td></tr></table>`,
  'a table of columns': ({ bought, handed, hash }, noise = '') =>
    `<table class="${hash}"><tr>${noise && `<th>${noise}</th>`}<th>맡긴 날</th><th>완성품 넘김</th></tr><tr>${noise && '<td>없음</td>'}<td>${bought}</td><td>${handed}</td></tr></table>`,
  'nested boxes': ({ bought, handed, hash }, noise = '') =>
    `<div class="${hash}-feed"><div class="row ${hash}"><div>맡긴 날</div><div>${bought}</div></div>${noise && `<div><p>${noise}</p></div>`}<div class="row ${hash}"><div class="${hash}-l"><span>완성품 넘김</span></div><div><div>${handed}</div></div></div></div>`,
  'a sentence': ({ bought, handed }, noise = '') => `<ul><li>${bought} 에 일을 맡겼습니다</li>${noise && `<li><em>${noise}</em></li>`}<li>전문가님이 <b>${handed}</b> 에 완성품을 넘겼습니다</li></ul>`,
};

describe.each(Object.entries(STRUCTURES))('%s', (_, draw) => {
  test('is not understood by itself, and is read on the next order once it was shown on the first', () => {
    showOrder(FIRST, draw(FIRST));
    expect(readAgain(FIRST, []).order).toMatchObject({ deliveries: [], purchasedAt: null });
    const places = [placeOf(pointAt(FIRST, 'deliveries', FIRST.handed)), placeOf(pointAt(FIRST, 'order.purchasedAt', FIRST.bought))];

    showOrder(SECOND, draw(SECOND, '추가 작업'));
    const { order, gaps } = readAgain(SECOND, places);
    expect(order.deliveries.map(({ value, pointed, sure }) => [value.epochMs, pointed, sure])).toEqual([[seoul('2026-06-23 08:05'), true, true]]);
    expect(order.deliveriesComplete).toBe(true);
    expect(order.purchasedAt).toMatchObject({ value: { epochMs: seoul('2026-06-11 17:45') }, pointed: true, sure: true });
    expect(order.purchasedAt?.where).not.toBe('');
    expect(gaps.map(({ field }) => field)).not.toContain('order.purchasedAt');
  });

  test('keeps words and structure, nothing that a new build of the site would change', () => {
    showOrder(FIRST, draw(FIRST));
    const { place } = pointAt(FIRST, 'deliveries', FIRST.handed);
    expect(Object.keys(place ?? {}).sort()).toEqual(['fact', 'form', 'heading', 'label', 'relation', 'site', 'words']);
    expect(JSON.stringify(place)).not.toContain(FIRST.hash);
  });

  test('a value that is missing on the next order is not taken from a neighbour', () => {
    showOrder(FIRST, draw(FIRST));
    const places = [placeOf(pointAt(FIRST, 'deliveries', FIRST.handed)), placeOf(pointAt(FIRST, 'order.purchasedAt', FIRST.bought))];
    showOrder(SECOND, draw({ ...SECOND, bought: '-', handed: '-' }, '추가 작업').replace('</ul>', '<li>26.06.24 10:00</li></ul>'));
    const { order } = readAgain(SECOND, places);
    expect([order.deliveries, order.purchasedAt]).toEqual([[], null]);
  });
});

const BOXES = STRUCTURES['nested boxes'] as (told: Told) => string;

describe('what is not certain stays unknown', () => {
  test('a single value whose words tell two times is not used, and said to be ambiguous', () => {
    showOrder(FIRST, BOXES(FIRST));
    const place = placeOf(pointAt(FIRST, 'order.purchasedAt', FIRST.bought));
    showOrder(SECOND, BOXES(SECOND) + BOXES({ ...SECOND, bought: '26.06.12 10:00', handed: '-' }));
    const { order, gaps } = readAgain(SECOND, [place]);
    expect(order.purchasedAt).toBeNull();
    expect(gaps).toContainEqual({ field: 'order.purchasedAt', why: 'ambiguous' });
  });

  test('words that stand in several parts of the page are told apart by the heading, or not kept', () => {
    const parts = (told: Told) => `<section><h2>결제</h2>${BOXES(told)}</section><section><h2>지난 주문</h2>${BOXES({ ...told, bought: '26.05.05 05:05', handed: '-' })}</section>`;
    showOrder(FIRST, parts(FIRST));
    const place = placeOf(pointAt(FIRST, 'order.purchasedAt', FIRST.bought));
    expect(place.heading).toBe('결제');
    showOrder(SECOND, parts(SECOND));
    expect(readAgain(SECOND, [place]).order.purchasedAt?.value.epochMs).toBe(seoul('2026-06-11 17:45'));
    showOrder(FIRST, parts(FIRST).replaceAll(/<\/?h2>/g, ''));
    expect(pointAt(FIRST, 'order.purchasedAt', FIRST.bought).place).toBeNull();
  });

  test('deliveries are read wherever the words stand', () => {
    showOrder(FIRST, BOXES(FIRST));
    const place = placeOf(pointAt(FIRST, 'deliveries', FIRST.handed));
    showOrder(SECOND, BOXES(SECOND) + BOXES({ ...SECOND, bought: '-', handed: '26.06.24 22:30' }));
    expect(readAgain(SECOND, [place]).order.deliveries.map(({ value }) => value.epochMs)).toEqual([seoul('2026-06-23 08:05'), seoul('2026-06-24 22:30')]);
  });

  test('the words without a time leave an earlier delivery possible: nothing is complete', () => {
    showOrder(FIRST, BOXES(FIRST));
    const place = placeOf(pointAt(FIRST, 'deliveries', FIRST.handed));
    showOrder(SECOND, BOXES({ ...SECOND, handed: '' }) + BOXES({ ...SECOND, handed: '26.06.24 22:30' }));
    const { order } = readAgain(SECOND, [place]);
    expect(order.deliveries.filter(({ sure }) => sure).map(({ value }) => value.epochMs)).toEqual([seoul('2026-06-24 22:30')]);
    expect(order.deliveriesComplete).toBe(false);
  });

  test('a folded history is not made whole by a delivery that was shown', () => {
    showOrder(FIRST, BOXES(FIRST));
    const place = placeOf(pointAt(FIRST, 'deliveries', FIRST.handed));
    showOrder(SECOND, `<button>이전 내역 더보기</button>${BOXES(SECOND)}`);
    const { order, gaps } = readAgain(SECOND, [place]);
    expect(order.deliveriesComplete).toBe(false);
    expect(gaps).toContainEqual({ field: 'deliveries', why: 'earlier-may-be-unseen' });
  });

  test('what only a delivered order shows is no doubt any more once its line is read', () => {
    const delivered = (told: Told) => `${BOXES(told)}<button>구매확정</button>`;
    showOrder(FIRST, delivered(FIRST));
    expect(readAgain(FIRST, []).gaps).toContainEqual({ field: 'deliveries', why: 'unreadable' });
    const { order, gaps } = readAgain(FIRST, [placeOf(pointAt(FIRST, 'deliveries', FIRST.handed))]);
    expect(order.deliveriesComplete).toBe(true);
    expect(gaps.filter(({ field }) => field === 'deliveries')).toEqual([]);
  });

  test('a time to come is no delivery, and a promise that is shown as one is not kept', () => {
    showOrder(FIRST, '<div class="row"><div>넘길 때</div><div>26.06.26 09:00</div></div>');
    expect(() => pointAt(FIRST, 'deliveries', '26.06.26 09:00')).toThrow('cannot be pointed at');
    showOrder(FIRST, '<div class="row"><div>작업물 발송 예정일</div><div>26.06.20 09:00</div></div>');
    expect(pointAt(FIRST, 'deliveries', '26.06.20 09:00').place).toBeNull();
  });

  test('a value that nothing names can only be used here', () => {
    showOrder(FIRST, '<hr><p>26.06.20 14:14</p><hr>');
    expect(pointAt(FIRST, 'order.agreedDue', '26.06.20 14:14').place).toBeNull();
  });

  test('what the reader surely read stands; another value that was shown makes the field ambiguous', () => {
    const page = (told: Told) => `<div class="row"><div>발송 예정일</div><div>26.06.27</div></div><div class="row"><div>약속</div><div>${told.bought}</div></div>`;
    showOrder(FIRST, page(FIRST).replace('발송 예정일', '무엇'));
    const place = placeOf(pointAt(FIRST, 'order.agreedDue', FIRST.bought));
    showOrder(SECOND, page(SECOND));
    const alone = readAgain(SECOND, []).order.agreedDue;
    expect(alone).toMatchObject({ sure: true, value: { date: '2026-06-27' } });
    const { order, gaps } = readAgain(SECOND, [place]);
    expect(order.agreedDue).toEqual(alone);
    expect(gaps).toContainEqual({ field: 'order.agreedDue', why: 'ambiguous' });
  });

  test('without places the reading is the site’s own, and another site’s places change nothing', () => {
    showOrder(FIRST, BOXES(FIRST));
    const place = placeOf(pointAt(FIRST, 'deliveries', FIRST.handed));
    const own = kmong.read(document, urlOf(FIRST), NOW);
    expect(readAgain(FIRST, [])).toMatchObject(own);
    expect(readWithPlaces(kmong, document, urlOf(FIRST), NOW, [{ ...place, site: 'r10' }])).toEqual(own);
  });
});

test('an amount under a label of its own is read in the next order’s words, whatever number stands in the label', () => {
  const page = (told: Told, nth: number) => `<div class="row"><div>${nth}회차에 낸 돈</div><div>${told.paid}</div></div>`;
  showOrder(FIRST, page(FIRST, 1));
  document.body.innerHTML = document.body.innerHTML.replace(/총 결제금액[^<]*/, '주문 정보');
  const place = placeOf(pointAt(FIRST, 'order.amount', FIRST.paid));
  showOrder(SECOND, page(SECOND, 12));
  document.body.innerHTML = document.body.innerHTML.replace(/총 결제금액[^<]*/, '주문 정보');
  expect(readAgain(SECOND, [place]).order.amount).toMatchObject({ value: { currency: 'KRW', minor: 1_250_000 }, pointed: true });
});

test('R10: trade points in the opening post’s user box alone', () => {
  const post = (id: number, points: string) =>
    `<li id="post_${id}" class="post"><div class="userInfo"><a class="name" href="/profil/${id}">uye${id}</a><div>Pazar notu</div><div>${points}</div></div><div class="postContent"><div id="post_message_${id}">Logo 12.000 TL</div></div></li>`;
  const url = new URL('https://www.r10.net/grafik-tasarim/1089270380-logo.html');
  const show = (own: string, other: string) => showHtml(`<body><h1>Logo</h1><ol>${post(1, own)}${post(2, other)}</ol></body>`);
  show('1.356', '12');
  expect(r10.read(document, url, NOW).content).toMatchObject({ kind: 'listing', tradePoints: null });
  const place = placeOf(pointAt(FIRST, 'account.tradePoints', '1.356', 0, r10, url));
  show('1.402', '99');
  expect(readWithPlaces(r10, document, url, NOW, [place]).content).toMatchObject({ tradePoints: { value: 1402, pointed: true, where: 'Pazar notu' } });
});

test('a place shown twice has one name', () => {
  showOrder(FIRST, BOXES(FIRST));
  const name = placeId(placeOf(pointAt(FIRST, 'deliveries', FIRST.handed)));
  showOrder(SECOND, BOXES(SECOND));
  expect(placeId(placeOf(pointAt(SECOND, 'deliveries', SECOND.handed)))).toBe(name);
});
