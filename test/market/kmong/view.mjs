import { DAY, koreanDate, koreanDaysAgo, koreanIso, koreanRelative, koreanTime } from '../wall-time.mjs';
import { findGig, GIGS, grouped, REVIEWS, won } from './catalogue.mjs';
import { has, statusText } from './orders.mjs';

/** @typedef {import('./orders.mjs').Order} Order */

/** How an event's time is printed: as the order screens do, without the year, as a count of days, or not at all. @typedef {'stamp'|'yearless'|'relative'|'none'} TimeStyle */

/**
 * What the order page's script fetches. Times are finished text (Korean wall time), so that no page depends on the browser's zone.
 * @param {Order} order
 * @param {{ now: number, time?: TimeStyle, folded?: boolean }} how
 */
export function orderView(order, { now, time = 'stamp', folded = false }) {
  const gig = findGig(order.gigId);
  const stamp = (/** @type {number} */ at) => (time === 'none' ? '' : time === 'relative' ? koreanDaysAgo(at, now) : time === 'yearless' ? koreanTime(at).slice(3) : koreanTime(at));
  const deliveries = order.events.filter((e) => e.kind === 'delivery');
  const all = order.events.map((e, i) => ({
    kind: e.kind,
    at: stamp(e.at),
    iso: time === 'none' ? '' : koreanIso(e.at),
    last: i === order.events.length - 1,
    message: e.message ?? '',
    due: e.newDueAt ? koreanTime(e.newDueAt) : '',
    files: e.kind === 'delivery' ? files(order, deliveries.indexOf(e)) : [],
    keptUntil: e.kind === 'delivery' ? `${koreanDate(e.at)} ~ ${koreanDate(e.at + 91 * DAY)}` : '',
  }));
  const shown = folded ? all.slice(all.length > 2 ? -2 : -1) : all;
  const purchase = order.events.find((e) => e.kind === 'purchase');
  return {
    id: order.id,
    skin: order.skin,
    title: order.title,
    gigId: order.gigId,
    category: gig?.category ?? '',
    seller: order.seller,
    buyer: order.buyer,
    amount: won(order.amount),
    bareAmount: grouped(order.amount),
    settlement: won(Math.round(order.amount * 0.85)),
    package: 'STANDARD',
    days: gig?.days[0] ?? 7,
    purchasedAt: purchase ? koreanTime(purchase.at) : '',
    dueAt: koreanTime(order.dueAt),
    dueDate: koreanDate(order.dueAt),
    status: statusText(order),
    claim: claimState(order),
    events: shown,
    hidden: all.length - shown.length,
    reviews: REVIEWS,
  };
}

/** @param {Order} order @param {number} nth */
function files(order, nth) {
  return [
    { name: `결과물_${nth + 1}차.zip`, size: '24.6MB', href: `/download/track/${order.id}/${nth + 1}/result.zip` },
    { name: `미리보기_${nth + 1}차.pdf`, size: '3.1MB', href: `/download/track/${order.id}/${nth + 1}/preview.pdf` },
  ];
}

/** Where the button 품질보장 신청하기 stands. How a used one looks is not known: 'filed' and 'refused' are invented. @param {Order} order */
function claimState(order) {
  if (has(order, 'claim-refused')) return 'refused';
  if (has(order, 'claim-filed')) return 'filed';
  const marked = findGig(order.gigId)?.guarantee ?? false;
  return marked && has(order, 'delivery') && !has(order, 'confirmation') ? 'offered' : 'none';
}

/** Rows and counters of the order list. @param {Order[]} orders @param {{ from: number, size: number, filter: string }} page */
export function listView(orders, { from, size, filter }) {
  const rows = orders.map((o) => {
    const latest = o.events.at(-1);
    return {
      id: o.id,
      title: o.title,
      gigId: o.gigId,
      seller: o.seller,
      amount: won(o.amount),
      status: statusText(o),
      late: latest?.kind === 'overdue',
      stateAt: latest && ['delivery', 'confirmation', 'cancelled'].includes(latest.kind) ? koreanTime(latest.at) : '',
    };
  });
  const kept = filter ? rows.filter((r) => r.status === filter) : rows;
  const count = (/** @type {string} */ s) => rows.filter((r) => r.status === s).length;
  return {
    counters: [
      ['진행중', count('진행중')],
      ['작업물 도착', count('작업물 도착')],
      ['취소·문제 해결', count('취소/문제해결')],
      ['구매 확정', count('구매 확정')],
      ['작성 가능한 리뷰', 3],
      ['주문 취소', count('주문 취소')],
    ],
    total: kept.length,
    rows: kept.slice(from, from + size),
  };
}

/** @param {string} id */
export function gigView(id) {
  const gig = findGig(id);
  if (!gig) return null;
  return {
    ...gig,
    prices: gig.prices.map(won),
    text: REVIEWS,
    others: GIGS.filter((g) => g.id !== id).slice(0, 4).map((g) => ({ id: g.id, title: g.title, price: won(g.prices[0]), guarantee: g.guarantee, prime: g.prime })),
  };
}

/** @param {string} name */
export function sellerView(name) {
  return { name, gigs: GIGS.filter((g) => g.seller === name).map((g) => ({ id: g.id, title: g.title, price: won(g.prices[0]) })) };
}

/** A conversation held around the main order. @param {number} now */
export function messagesView(now) {
  const ago = (/** @type {number} */ minutes) => koreanRelative(now - minutes * 60_000, now);
  return {
    partners: [
      { name: '모담디자인', last: '네, 수정 2회까지 포함입니다.', at: ago(0) },
      { name: '그리다봄', last: '상세페이지 작업물 도착 알림 보내 드렸어요.', at: ago(44) },
      { name: '한장의힘', last: '품질보장 서비스 문의 감사합니다.', at: ago(60 * 26) },
    ],
    gigId: '501001',
    messages: [
      { mine: true, text: '안녕하세요, 로고 3안과 가이드북 20쪽으로 진행 가능할까요?', at: ago(60 * 24 * 11) },
      { mine: false, text: '네 가능합니다. 로고 3안, 가이드북 20쪽, 명함 1종까지 480,000원에 진행하겠습니다.', at: ago(60 * 24 * 11 - 20) },
      { mine: true, text: '원본 파일(AI)도 함께 받을 수 있나요?', at: ago(60 * 27) },
      { mine: false, text: '네, 원본 파일도 포함입니다.', at: ago(60 * 3) },
      { mine: false, text: '네, 수정 2회까지 포함입니다.', at: ago(0) },
    ],
  };
}
