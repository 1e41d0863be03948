import { esc } from '../../html.mjs';
import { claimOf, counters, deliveryBody, foot, head, notices, picks, sheet, talk, tools } from './frame.mjs';

/** @typedef {import('./frame.mjs').View} View @typedef {import('./frame.mjs').Event} Event */

const person = (/** @type {View} */ v) => (v.side === 'seller' ? `의뢰인 : ${esc(v.buyer)}` : `전문가 : ${esc(v.seller)}`);
const control = (/** @type {string} */ words, /** @type {boolean} */ on) => `<button type="button"${on ? '' : ' disabled'}>${words}</button>`;

/** Tabs of which only the open one is drawn, and one fold an event. @param {View} v */
export function accordion(v) {
  const names = { purchase: '작업 시작', delivery: '작업물 도착', revision: '수정요청', overdue: '발송지연', extension: '작업물 연장요청', 'cancel-request': '거래 취소 요청', cancelled: '거래취소', confirmation: '구매 확정', 'claim-filed': '품질보장 신청', 'claim-refused': '품질보장 신청 결과' };
  const body = (/** @type {Event} */ e) => ({ purchase: `<p>발송예정일: ${v.dueAt}</p>`, delivery: deliveryBody(e, v), extension: `<p>새 발송 예정일: ${e.due}</p>`, 'claim-filed': '<p>신청이 접수되었습니다.</p>', 'claim-refused': '<p>비승인</p>' })[/** @type {'delivery'} */ (e.kind)] ?? `<p>${esc(e.message)}</p>`;
  return sheet(`${head()}<main><div role="tablist"><button role="tab" aria-selected="true">주문 정보</button><button role="tab" aria-selected="false">작업물 도착</button><button role="tab" aria-selected="false">품질보장</button></div>
<div role="tabpanel"><p>#${v.id} · ${person(v)}</p><p>총 결제금액: ${v.amount}</p><p>결제일시: ${v.purchasedAt}</p><p><a href="/gig/${v.gigId}">${esc(v.title)}</a></p>
<div>${v.hidden ? `<details><summary>이전 진행 상황</summary></details>` : ''}${v.events.map((e) => `<details open><summary><b>${v.side === 'seller' && e.kind === 'delivery' ? '작업물 발송이 완료되었습니다' : names[e.kind]}</b> <span>${e.at}</span></summary>${body(e)}</details>`).join('')}</div>
<details><summary>주문 옵션 보기</summary><p>시안 3종, 원본 파일 포함</p></details>${tools(v)}${claimOf(v, control)}</div>
<details><summary>자주 묻는 질문</summary><p>작업물 도착</p><p>26.01.01 10:00</p></details>${talk()}</main>${foot()}`);
}

/** A list of moments with `<time datetime>`, newest first in the source and turned round by style. @param {View} v */
export function timeline(v) {
  const names = { purchase: '주문이 접수되었습니다', delivery: '작업물이 도착했습니다', revision: '수정을 요청했습니다', overdue: '발송 지연', extension: '연장 요청', 'cancel-request': '취소 요청', cancelled: '취소 완료', confirmation: '구매가 확정되었습니다', 'claim-filed': '품질보장 신청', 'claim-refused': '품질보장 신청 결과' };
  const all = v.events.length + v.hidden;
  const item = (/** @type {Event} */ e, /** @type {number} */ i) => `<li aria-setsize="${all}" aria-posinset="${i + 1 + v.hidden}"><time datetime="${e.iso}">${e.at}</time><p>${v.side === 'seller' && e.kind === 'delivery' ? '작업물을 발송하였습니다' : names[e.kind]}</p>${{ delivery: `<p>${esc(e.message)}</p>${e.files.map((f) => `<p><a href="${esc(f.href)}">${esc(f.name)}</a></p>`).join('')}`, extension: `<p>연장된 발송 예정일 ${e.due}</p>`, 'claim-filed': '<p>접수되었습니다</p>', 'claim-refused': '<p>반려되었습니다</p>' }[/** @type {'delivery'} */ (e.kind)] ?? ''}</li>`;
  return sheet(`${head()}<main><header><h1><a href="/gig/${v.gigId}">${esc(v.title)}</a></h1><p>#${v.id}</p><p>${person(v)}</p></header>
<ol class="turned">${v.events.map(item).reverse().join('')}</ol>
<aside aria-label="주문 정보"><p>결제금액 ${v.amount}</p><p>작업물 발송 예정일 <time datetime="${v.dueAt}">${v.dueAt}</time></p>${v.purchasedAt ? `<p>주문일시 ${v.purchasedAt}</p>` : ''}${claimOf(v, control)}</aside>${tools(v)}${notices('<h2>알림</h2>', false)}${picks()}</main>${foot()}`, '.turned{display:flex;flex-direction:column-reverse}');
}

/** Names on the left, date and clock on two lines of a column on the right, digits in full width. @param {View} v */
export function columns(v) {
  const wide = (/** @type {string} */ text) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
  const stamp = (/** @type {string} */ at) => { const [date = '', clock = ''] = at.split(' '); return /^[\d.]+$/.test(date) ? `<p>${wide(date)}</p><p>${wide(clock)}</p>` : `<p>${wide(at)}</p>`; };
  const names = { purchase: '진행 중', delivery: '【작업물 도착】', revision: '【수정 요청】', overdue: '【발송 지연】', extension: '【작업물 연장요청】', 'cancel-request': '【거래 취소 요청】', cancelled: '【거래 취소】', confirmation: '【구매 확정】', 'claim-filed': '품질보장 신청', 'claim-refused': '품질보장 신청 결과' };
  const said = (/** @type {Event} */ e) => ({ delivery: `<p>${esc(e.message)}</p>${e.files.map((f) => `<p><a href="${esc(f.href)}">${esc(f.name)}</a> ${esc(f.size)}</p>`).join('')}`, 'claim-filed': '<p>심사 중</p>', 'claim-refused': '<p>반려</p>' })[/** @type {'delivery'} */ (e.kind)] ?? '';
  return sheet(`${head()}<div class="wrap"><div><h2>주문 #${v.id}</h2><p>${person(v)}</p><p><a href="/gig/${v.gigId}">${esc(v.title)}</a></p><p>최종 결제 금액 : ${v.amount}</p><p>발송 예정일 : ${v.dueDate}</p></div>${counters('div')}
<div>${v.hidden ? '<div><span>펼치기</span></div>' : ''}${v.events.map((e) => `<div class="two"><div><p>${v.side === 'seller' && e.kind === 'delivery' ? '【작업물 발송 완료】' : names[e.kind]}</p>${said(e)}</div><div>${stamp(e.at)}</div></div>${e.kind === 'extension' ? `<div><p>새 발송 예정일 ${e.due}</p></div>` : ''}`).join('')}</div>
<div>${tools(v)}${claimOf(v, control)}</div>${notices('<strong>알림</strong>', false)}${picks('<h3>이런 서비스는 어때요?</h3>')}</div>${foot()}`, '.two{display:grid;grid-template-columns:1fr 6rem}');
}
