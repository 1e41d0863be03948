import { esc } from '../../html.mjs';
import { claimOf, counters, deliveryBody, foot, head, notices, picks, sheet, talk, tools } from './frame.mjs';

/** @typedef {import('./frame.mjs').View} View @typedef {import('./frame.mjs').Event} Event */

const NAMES = { purchase: '진행중', delivery: '작업물 도착', revision: '수정요청', overdue: '발송지연', extension: '작업물 연장요청', 'cancel-request': '거래 취소 요청', cancelled: '거래취소', confirmation: '구매완료', 'claim-filed': '품질보장 신청', 'claim-refused': '품질보장 신청 결과' };

/** One article an event, name on the left, time on the right. @param {View} v */
export function article(v) {
  return sheet(`${head()}<main><h1>거래 화면</h1>${counters()}
<section><h2>구매한 서비스</h2><div><a href="/gig/${v.gigId}">${esc(v.title)}</a> <span>#${v.id}</span></div>
<div><span>${v.side === 'seller' ? '의뢰인' : '전문가'}</span> ${v.side === 'seller' ? esc(v.buyer) : `<a href="/@${esc(v.seller)}">${esc(v.seller)}</a>`}</div>
<div><span>결제일시</span> <span>${v.purchasedAt}</span></div><div><span>총 결제금액 (VAT 포함)</span><strong>${v.amount}</strong></div></section>
<section>${v.hidden ? '<button type="button">이전 내역 더보기</button>' : ''}${v.events.map((e) => card(e, v)).join('')}</section>
${tools(v)}${claimOf(v, (words, on) => `<button type="button"${on ? '' : ' disabled'}>${words}</button>`)}
${notices()}${picks()}${talk()}</main>${foot()}`);
}

/** @param {Event} e @param {View} v */
function card(e, v) {
  const inner = {
    purchase: () => `<p>전문가 작업이 진행중입니다.</p><p>작업물 발송 예정일 ${v.dueAt}</p>`,
    delivery: () => deliveryBody(e, v),
    revision: () => `<p>${esc(e.message)}</p><p>다시 작업물이 발송될 때까지 기다려주세요.</p>`,
    overdue: () => `<p>작업물 도착 예정일이 지났습니다.</p>`,
    extension: () => `<p>새 발송 예정일 ${e.due}</p>`,
    'cancel-request': () => '<p>24시간 내에 응답하지 않으면, 자동 주문 취소됩니다.</p><button type="button">수락</button><button type="button">거절</button>',
    cancelled: () => '<p>주문이 취소되었습니다.</p>',
    confirmation: () => '<p>거래가 완료되었습니다.</p><button type="button">리뷰 작성</button>',
    'claim-filed': () => '<p>신청이 접수되었습니다.</p>',
    'claim-refused': () => '<p>비승인. 같은 거래로 다시 신청할 수 없습니다.</p>',
  }[e.kind]();
  return `<article><div><h3>${v.side === 'seller' && e.kind === 'delivery' ? '작업물 발송 완료' : NAMES[e.kind]}</h3><time>${e.at}</time></div>${inner}</article>`;
}

/** Hashed classes, no headings in the feed, the time before the name, names split over spans with bullets between. @param {View} v */
export function hashed(v) {
  const c = (/** @type {number} */ n) => `class="css-${(n * 7919).toString(36)} e${(n * 104729).toString(36)}"`;
  const split = { purchase: ['거래', '진행중'], delivery: ['작업물', '도착'], revision: ['수정', '요청'], overdue: ['발송', '지연'], extension: ['작업물', '연장요청'], 'cancel-request': ['거래', '취소 요청'], cancelled: ['거래', '취소'], confirmation: ['구매', '확정'], 'claim-filed': ['품질보장', '신청'], 'claim-refused': ['품질보장', '신청 결과'] };
  const box = (/** @type {Event} */ e) => {
    const [a, b] = v.side === 'seller' && e.kind === 'delivery' ? ['발송', '완료'] : split[e.kind];
    const said = { purchase: '전문가 작업이 진행중입니다.', delivery: '', revision: '다시 작업물이 발송될 때까지 기다려주세요.', overdue: '작업물 도착 예정일이 지났습니다.', extension: `발송 예정일 : ${e.due}`, 'cancel-request': '24시간 내에 응답하지 않으면, 자동 주문 취소됩니다.', cancelled: '', confirmation: '', 'claim-filed': '신청이 접수되었습니다.', 'claim-refused': '비승인' }[e.kind];
    return `<div ${c(4)}><div ${c(5)}><span ${c(6)}>${e.at}</span><span ${c(7)}><span ${c(8)}>${a}</span><span ${c(9)}> ${b}</span></span></div><div ${c(10)}>${e.kind === 'delivery' ? deliveryBody(e, v, { message: (text) => `<div ${c(11)}>${text}</div>` }) : `<span ${c(12)}>${said}</span>`}</div></div>`;
  };
  return sheet(`<div ${c(1)}>${head()}<div ${c(2)}><div ${c(3)}><div ${c(14)}>${v.side === 'seller' ? `의뢰인 : ${esc(v.buyer)}` : `전문가 : ${esc(v.seller)}`}</div><div ${c(15)}><a href="/gig/${v.gigId}">${esc(v.title)}</a></div><div ${c(16)}><em>총 결제금액</em> <b>${v.bareAmount}</b><i>원</i></div><div ${c(17)}>주문번호 <span>${v.id}</span></div><div ${c(18)}>작업물 발송예정일 <span>${v.dueAt}</span></div></div>
<div ${c(20)}>${v.hidden ? `<div ${c(21)}>+${v.hidden}</div>` : ''}${v.events.map(box).join('')}</div>
${tools(v)}${claimOf(v, (words, on) => `<div role="button" aria-disabled="${!on}" ${c(22)}>${words}</div>`)}
<div ${c(23)}>${notices('<h6>알림센터</h6>')}${picks()}${talk('<h2>서비스 평가</h2>', '<h2>이용 안내</h2>')}</div></div>${foot()}</div>`,
  `.${c(5).slice(7, 20).split(' ')[0]}{display:flex}`);
}

/** Utility classes, nothing but divs and spans: not even the boxes of other things are marked by tags. Hidden words for screen readers. @param {View} v */
export function tailwind(v) {
  const names = { ...NAMES, purchase: '주문 접수 완료', delivery: '📦 작업물 도착', confirmation: '구매 확정' };
  const row = (/** @type {Event} */ e) => {
    const said = { purchase: `<div class="typo-13">발송 예정일</div><div class="typo-13">${v.dueDate}</div>`, delivery: deliveryBody(e, v), revision: `<div>${esc(e.message)}</div>`, overdue: '<div>작업물 도착 예정일이 지났습니다.</div>', extension: `<div>새 발송 예정일</div><div>${e.due}</div>`, 'cancel-request': '<div>24시간 내에 응답하지 않으면, 자동 주문 취소됩니다.</div>', cancelled: '', confirmation: '<div>거래가 완료되었습니다.</div>', 'claim-filed': '<div>신청이 접수되었습니다.</div>', 'claim-refused': '<div>반려되었습니다.</div>' }[e.kind];
    return `<div class="rounded-xl border p-4"><div class="flex justify-between"><div class="typo-16 font-bold">${v.side === 'seller' && e.kind === 'delivery' ? '작업물이 발송되었습니다.' : names[e.kind]}</div><div class="typo-13 text-gray-500"><span class="sr-only">등록 시각</span><span>${e.at}</span></div></div><div class="mt-2">${said}</div></div>`;
  };
  const quiet = (/** @type {string} */ html) => html.replace(/<(\/?)(?:section|ul|li|blockquote|h\d)>/g, '<$1div>');
  return sheet(`<div id="__next"><div class="sticky flex"><div><a href="/">kmong</a></div><div><a href="/prime">Prime</a></div><div><a href="/prime#guarantee">품질보장</a></div></div>${quiet(notices('<div>알림</div>', false))}${counters('div')}
<div class="grid"><div class="col"><div class="flex"><div>주문번호</div><div>#${v.id}</div></div><div class="flex"><a href="/gig/${v.gigId}">${esc(v.title)}</a></div><div class="flex"><div>${v.side === 'seller' ? '의뢰인' : '전문가'}</div><div>${esc(v.side === 'seller' ? v.buyer : v.seller)}</div></div><div class="flex"><div>결제일</div><div>${v.purchasedAt}</div></div><div class="flex"><div>결제 금액</div><div>${v.amount}</div></div></div>
<div class="col gap-4">${v.hidden ? `<div class="cursor-pointer">이전 내역 ${v.hidden}건</div>` : ''}${v.events.map(row).join('')}</div>
${tools(v)}<div>${claimOf(v, (words, on) => `<button type="button"${on ? '' : ' disabled'} class="btn">${words}</button>`)}</div></div>
${quiet(picks('<div>추천 서비스</div>'))}${quiet(talk('<div>리뷰</div>', '<div>자주 묻는 질문</div>'))}<div class="bg-gray-100"><div>© 2012-2026 · 이용약관 2026.05.20</div></div></div>`, '.flex{display:flex}.grid{display:grid}.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}');
}
