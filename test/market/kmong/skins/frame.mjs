import { esc } from '../../html.mjs';

/** @typedef {ReturnType<typeof import('../view.mjs').orderView> & { side?: 'buyer' | 'seller' }} View @typedef {View['events'][number]} Event */

const MADE_UP = '합성 견본 페이지 · synthetic sample';

/** A whole document of the sample. @param {string} body @param {string} [style] */
export function sheet(body, style = '') {
  return `<!DOCTYPE html>
<html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>거래 화면 - 크몽 (견본)</title><style>${style}</style></head>
<body>${body}<p class="made-up">${MADE_UP}</p></body></html>`;
}

/** The head of the site with its menus, written with tags that say so. */
export function head() {
  return `<header><a href="/">kmong</a><nav><a href="/prime">Prime</a><a href="/prime#guarantee">품질보장</a><a href="/inboxes">메시지</a><a href="/my_orders">구매 관리</a></nav></header>
<a href="/prime#guarantee"><span>불만족하면 100% 환불, <b>품질보장</b> 서비스를 만나 보세요</span></a>`;
}

/** Counters of all the buyer's orders: the words of events, with numbers. @param {'ul'|'div'} tag */
export function counters(tag = 'ul') {
  const [box, item] = tag === 'ul' ? ['ul', 'li'] : ['div', 'div'];
  const each = [['진행중', 2], ['작업물 도착', 3], ['취소·문제 해결', 0], ['구매 확정', 14]].map(([word, n]) => `<${item}><span>${word}</span><strong>${n}</strong></${item}>`);
  return `<${box}>${each.join('')}</${box}>`;
}

/** News of other orders, with times. @param {string} heading how the box is headed @param {boolean} numbered whether the news name their order */
export function notices(heading = '<h3>알림</h3>', numbered = true) {
  return `<div>${heading}<ul><li><p>${numbered ? '#7000011 ' : ''}작업물이 도착했습니다.</p><span>26.06.20 11:11</span></li><li><p>작업물 도착</p><span>5분 전</span></li><li><p>구매확정</p><span>26.06.03 09:00</span></li></ul></div>`;
}

/** Services for sale, with prices and marks. @param {string} heading */
export function picks(heading = '<h2>추천 서비스</h2>') {
  return `<section>${heading}<ul><li><a href="/gig/501002">쇼핑몰 상세페이지 기획부터 디자인까지</a><span>품질보장</span><p>150,000원</p><p>★ 4.8 (87)</p></li><li><a href="/gig/501003">반응형 기업 홈페이지 제작</a><span>Prime</span><p>990,000원</p></li></ul></section>`;
}

/** Reviews and help: event words in sentences, dates of other people. @param {string} reviews @param {string} help headings */
export function talk(reviews = '<h2>리뷰</h2>', help = '<h2>자주 묻는 질문</h2>') {
  return `<section>${reviews}<blockquote><p>작업물 도착까지 이틀 걸렸고 품질보장도 되네요.</p><p>26.05.02 10:10</p></blockquote></section>
<section>${help}<p>작업물 도착 후 7일 이내에 구매확정 또는 수정요청을 해 주세요.</p><p>품질보장 신청은 1회만 가능합니다.</p></section>`;
}

/** @param {string} [inner] */
export function foot(inner = '이용약관 (2026.05.20 개정) · 품질보장 안내 · © 2012-2026') {
  return `<footer><p>${inner}</p></footer>`;
}

/** What a delivered card holds besides its name and time. @param {Event} e @param {View} v @param {{ message?: (text: string) => string, keys?: boolean }} [how] */
export function deliveryBody(e, v, { message = (text) => `<p>${text}</p>`, keys = true } = {}) {
  const files = e.files.map((f) => `<li><a href="${esc(f.href)}">${esc(f.name)}</a> <small>${esc(f.size)}</small></li>`).join('');
  const off = e.last ? '' : ' disabled';
  const buttons = keys && v.side !== 'seller' ? `<div><button type="button"${off}>수정요청</button><button type="button"${off}>구매확정</button></div>` : '';
  return `<p>미응답 시, 7일 후 자동으로 구매확정이 됩니다.</p>${e.message ? message(esc(e.message)) : ''}<p>다운로드 기간 ${esc(e.keptUntil)}</p><ul>${files}</ul>${buttons}`;
}

/** The control or the words of a claim, in the spelling of a skin. @param {View} v @param {(words: string, enabled: boolean) => string} control */
export function claimOf(v, control) {
  if (v.side === 'seller' || v.claim === 'none') return '';
  if (v.claim === 'offered') return control('품질보장 신청하기', true);
  return control(v.claim === 'refused' ? '품질보장 반려' : '품질보장 신청 완료', false);
}

/** @param {View} v */
export function tools(v) {
  return v.side === 'seller' ? '<div><button type="button">작업물 발송하기</button><button type="button">작업물 연장요청</button></div>' : '';
}
