import { esc } from '../../html.mjs';
import { claimOf, head, sheet, tools } from './frame.mjs';

/** @typedef {import('./frame.mjs').View} View @typedef {import('./frame.mjs').Event} Event */

const NAMES = { purchase: '진행중', delivery: '작업물 도착', revision: '수정요청', overdue: '발송지연', extension: '작업물 연장요청', 'cancel-request': '거래 취소 요청', cancelled: '거래취소', confirmation: '구매확정', 'claim-filed': '품질보장 신청', 'claim-refused': '품질보장 신청 결과' };

/** A grid in the manner of component libraries: roles instead of tags, labels as `aria-label` beside the text, cells three boxes deep, chips and avatars. @param {View} v */
export function grid(v) {
  const cell = (/** @type {string} */ inner, /** @type {string} */ name) => `<div role="cell" class="MuiGrid-item" aria-label="${name}"><div class="MuiBox-root"><span class="MuiTypography-root">${inner}</span></div></div>`;
  const chip = (/** @type {Event} */ e) => `<span class="MuiChip-root"><span class="MuiChip-icon" aria-hidden="true">●</span><span class="MuiChip-label">${v.side === 'seller' && e.kind === 'delivery' ? '작업물 발송완료' : NAMES[e.kind]}</span></span>`;
  const note = (/** @type {Event} */ e) => ({ purchase: `납품 예정일 ${v.dueDate}`, delivery: `${esc(e.message)}</span><span class="MuiTypography-root">${e.files.map((f) => `${esc(f.name)} ${esc(f.size)}`).join('</span><span class="MuiTypography-root">')}`, extension: `새 납품 예정일 ${e.due}`, 'claim-filed': '신청이 접수되었습니다', 'claim-refused': '반려' })[/** @type {'delivery'} */ (e.kind)] ?? esc(e.message);
  const pair = (/** @type {string} */ key, /** @type {string} */ value) => `<div class="MuiStack-root"><span class="MuiTypography-caption">${key}</span><span class="MuiTypography-body1">${value}</span></div>`;
  return sheet(`${head()}<div class="MuiContainer-root"><div class="MuiPaper-root">${pair('주문번호', `#${v.id}`)}${pair('서비스명', `<a href="/gig/${v.gigId}">${esc(v.title)}</a>`)}${v.side === 'seller' ? pair('의뢰인', esc(v.buyer)) : pair('전문가', esc(v.seller))}${pair('총 결제금액', v.amount)}${pair('결제일시', v.purchasedAt)}</div>
<div role="table" aria-label="진행 내역" aria-rowcount="${v.events.length + v.hidden}"><div role="rowgroup">${v.events.map((e) => `<div role="row" class="MuiGrid-container">${cell(chip(e), '상태')}${cell(note(e), '내용')}${cell(e.at, '일시')}</div>`).join('')}</div></div>
<div class="MuiAlert-root"><div>서비스 안내</div><div>작업물 도착일로부터 7일 이내에 확인해 주세요.</div></div>
<div class="MuiDrawer-root" aria-label="알림함"><div><div>#7000011</div><div>작업물 도착</div><div>26.06.20 11:11</div></div><div><div>작업물 도착</div><div>26.06.03 08:00</div></div></div>
${tools(v)}${claimOf(v, (words, on) => `<div role="button" tabindex="0"${on ? '' : ' aria-disabled="true"'}><span>${words}</span></div>`)}</div>`, '.MuiGrid-container{display:flex}.MuiStack-root{display:flex;flex-direction:column}');
}

/** As a page made to be printed: paragraphs and line breaks, no boxes at all. @param {View} v */
export function print(v) {
  const line = (/** @type {Event} */ e) => `${e.at ? `${e.at} - ` : ''}${v.side === 'seller' && e.kind === 'delivery' ? '작업물 발송 완료' : NAMES[e.kind]}`;
  const more = (/** @type {Event} */ e) => ({ delivery: `<br>${e.message ? `"${esc(e.message)}"<br>` : ''}첨부: ${e.files.map((f) => esc(f.name)).join(', ')}`, extension: `<br>(새 발송 예정일: ${e.due})`, 'claim-filed': '<br>신청이 접수되었습니다.', 'claim-refused': '<br>반려되었습니다.' })[/** @type {'delivery'} */ (e.kind)] ?? '';
  return sheet(`<p><b>거래 명세</b><br>주문번호: ${v.id}<br>서비스: <a href="/gig/${v.gigId}">${esc(v.title)}</a><br>${v.side === 'seller' ? `의뢰인: ${esc(v.buyer)}` : `전문가: ${esc(v.seller)}`}<br>결제일시: ${v.purchasedAt}<br>작업물 발송 예정일: ${v.dueAt}<br>총 결제금액: ${v.amount} (VAT 포함)</p>
<p>${v.hidden ? `… (앞의 내역 ${v.hidden}건 생략)<br>` : ''}${v.events.map((e) => line(e) + more(e)).join('<br>')}</p>
<p>${claimOf(v, (words, on) => (on ? `<a href="#claim">${words}</a>` : words))}</p>${tools(v)}
<p>안내<br>작업물 도착 후 7일 이내에 이의가 없으면 자동으로 구매확정됩니다.<br>출력일시: 26.06.25 11:58</p>`);
}
