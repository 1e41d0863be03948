import { esc } from '../../html.mjs';
import { claimOf, counters, foot, head, notices, picks, sheet, talk, tools } from './frame.mjs';

/** @typedef {import('./frame.mjs').View} View @typedef {import('./frame.mjs').Event} Event */

const files = (/** @type {Event} */ e) => e.files.map((f) => `<a href="${esc(f.href)}">${esc(f.name)}</a> (${esc(f.size)})`).join('<br>');
const person = (/** @type {View} */ v) => (v.side === 'seller' ? ['의뢰인', esc(v.buyer)] : ['전문가', esc(v.seller)]);

/** Definition lists: of the order, and of what has happened. @param {View} v */
export function definitions(v) {
  const names = { purchase: '결제 완료', delivery: '작업물 도착', revision: '수정 요청', overdue: '발송 지연', extension: '작업물 연장 요청', 'cancel-request': '주문 취소 요청', cancelled: '주문 취소', confirmation: '구매확정', 'claim-filed': '품질보장 신청', 'claim-refused': '품질보장 신청 결과' };
  const rest = (/** @type {Event} */ e) => ({ delivery: `<dd>${esc(e.message)}<br>${files(e)}</dd>`, extension: `<dd>변경된 발송 예정일 ${e.due}</dd>`, 'claim-filed': '<dd>접수되었습니다</dd>', 'claim-refused': '<dd>반려</dd>' })[/** @type {'delivery'} */ (e.kind)] ?? '';
  const [who, name] = person(v);
  return sheet(`${head()}<main><h1>주문 정보</h1>
<dl><dt>주문번호</dt><dd>${v.id}</dd><dt>서비스</dt><dd><a href="/gig/${v.gigId}">${esc(v.title)}</a></dd><dt>${who}</dt><dd>${name}</dd><dt>결제 일시</dt><dd>${v.purchasedAt}</dd><dt>총 결제 금액</dt><dd>₩ ${v.bareAmount}</dd><dt>작업물 발송 예정일</dt><dd>${v.dueAt}</dd></dl>
<h2>진행 내역</h2>${v.hidden ? '<button type="button">전체 내역 보기</button>' : ''}
<dl>${v.events.map((e) => `<dt>${v.side === 'seller' && e.kind === 'delivery' ? '작업물 발송' : names[e.kind]}</dt><dd>${e.at}</dd>${rest(e)}`).join('')}</dl>
${tools(v)}${claimOf(v, (words, on) => `<input type="button" value="${words}"${on ? '' : ' disabled'}>${on ? '' : `<p>${words}</p>`}`)}${picks()}${talk()}</main>${foot()}`);
}

/** A table with a column of promised dates beside the column of times, and marks before the names. @param {View} v */
export function table(v) {
  const names = { purchase: '① 결제완료', delivery: '② 작업물·도착', revision: '③ 수정요청', overdue: '발송지연', extension: '작업물 연장요청', 'cancel-request': '거래 취소 요청', cancelled: '거래취소', confirmation: '④ 구매 완료', 'claim-filed': '품질보장 신청', 'claim-refused': '품질보장 신청 결과' };
  const note = (/** @type {Event} */ e) => ({ delivery: files(e), 'claim-filed': '접수됨', 'claim-refused': '비승인' })[/** @type {'delivery'} */ (e.kind)] ?? '';
  const plain = (/** @type {string} */ text) => text.replace(/^[①-④] /, '• ');
  const [who, name] = person(v);
  return sheet(`${head()}<main><h2>주문 정보</h2>
<table><tbody><tr><th>주문번호</th><td>#${v.id}</td></tr><tr><th>${who}</th><td>${name}</td></tr><tr><th>서비스</th><td><a href="/gig/${v.gigId}">${esc(v.title)}</a></td></tr><tr><th>총결제금액(VAT포함)</th><td>${v.amount}</td></tr><tr><th>할인금액</th><td>20,000원</td></tr></tbody></table>
<table><thead><tr><th>상태</th><th>도착 예정일</th><th>일시</th><th>비고</th></tr></thead>
<tbody>${v.events.map((e) => `<tr><td>${v.side === 'seller' && e.kind === 'delivery' ? '• 작업물 발송완료' : plain(names[e.kind])}</td><td>${e.due || v.dueDate}</td><td>${e.at}</td><td>${note(e)}</td></tr>`).join('')}</tbody>
${v.hidden ? `<tfoot><tr><td colspan="4"><a href="#all">${v.hidden}건 더보기</a></td></tr></tfoot>` : ''}</table>
${tools(v)}<p>${claimOf(v, (words, on) => `<a href="#claim"${on ? '' : ' aria-disabled="true"'}>${words}</a>`)}</p>
${notices('<h4>알림</h4>')}${talk()}${picks()}</main>${foot()}`);
}

/** The order in a dialog over the list of all orders, which tells of other orders. @param {View} v */
export function dialog(v) {
  const names = { purchase: '진행중', delivery: '작업물 도착!', revision: '수정요청', overdue: '발송지연', extension: '작업물 연장요청', 'cancel-request': '거래 취소 요청', cancelled: '거래취소', confirmation: '구매확정', 'claim-filed': '품질보장 신청', 'claim-refused': '품질보장 신청 결과' };
  const more = (/** @type {Event} */ e) => ({ purchase: `<p>도착 예정일 <b>${v.dueDate}</b></p>`, delivery: `<p>${esc(e.message)}</p><div>${files(e)}</div>`, extension: `<p>새로운 도착 예정일 <b>${e.due}</b></p>`, 'claim-filed': '<p>접수되었습니다.</p>', 'claim-refused': '<p>반려되었습니다.</p>' })[/** @type {'delivery'} */ (e.kind)] ?? '';
  const [who, name] = person(v);
  return sheet(`${head()}<main><h2>구매 관리</h2>${counters()}<ul><li><span>#7000011</span><a href="/gig/501002">쇼핑몰 상세페이지</a><span>작업물 도착</span><time>26.06.02 10:00</time></li><li><span>#${v.id}</span><a href="/gig/${v.gigId}">${esc(v.title)}</a><span>${v.status}</span></li><li><span>#7000012</span><a href="/gig/501003">홈페이지 제작</a><span>구매 확정</span><time>26.05.02 10:00</time></li></ul></main>
<div role="dialog" aria-modal="true" aria-label="주문 정보"><h3>주문 정보</h3><button type="button" aria-label="닫기">×</button><p>#${v.id}</p><p>${who} : ${name}</p><p><a href="/gig/${v.gigId}">${esc(v.title)}</a></p><p>총 결제금액 <b>${v.amount}</b></p>
<div>${v.hidden ? '<p><button type="button">모두 보기</button></p>' : ''}${v.events.map((e) => `<div><p>${v.side === 'seller' && e.kind === 'delivery' ? '작업물을 발송했습니다.' : names[e.kind]}</p><p>${e.at}</p>${more(e)}</div>`).join('')}</div>
${tools(v)}${claimOf(v, (words, on) => `<button type="button"${on ? '' : ' disabled'}>${words}</button>`)}</div>${foot()}`);
}
