import { head, foot, sheet } from './frame.mjs';

const PARTNERS = '<div class="who"><a href="/@그리다봄"><b>그리다봄</b><span>상세페이지 작업물 도착 알림 보내 드렸어요.</span><small>44분 전</small></a><a href="/@한장의힘"><b>한장의힘</b><span>#7000011 문의 감사합니다.</span><small>06.20</small></a></div>';

/** Utility classes: own messages at the right by `align-items`, small grey times under each text. Seen at 2026-06-25 12:00 in Seoul. */
export function bubbles() {
  const line = (/** @type {boolean} */ mine, /** @type {string} */ text, /** @type {string} */ at) => `<li class="flex-col ${mine ? 'items-end' : 'items-start'}"><div role="presentation">${text}</div><small>${at}</small></li>`;
  return sheet(`${head()}<div class="row">${PARTNERS}<div class="talk"><div><a href="/@모담디자인">모담디자인</a><p>문의 서비스 <a href="/gig/501001">서비스 보기</a></p></div>
<ul>${[
    line(true, '로고 3안과 가이드북 20쪽으로 진행 가능할까요?', '03.28'),
    line(false, '네 가능합니다.<br>480,000원에 진행하겠습니다.', '26.06.14 17:56'),
    line(true, '원본 파일(AI)도 받을 수 있나요? 작업물 도착 26.06.20 기준입니다.', '어제 10:26'),
    line(false, '네, 포함입니다.', '44분 전'),
    line(false, '시안 보냈습니다.', '방금'),
  ].join('')}</ul><textarea placeholder="메시지를 입력하세요. (Enter: 줄바꿈)"></textarea></div></div>${foot()}`, '.row{display:flex}.flex-col{display:flex;flex-direction:column}.items-end{align-items:flex-end}.items-start{align-items:flex-start}');
}

/** Days parted by lines, clocks only beside the texts, files, a removed message, one without a time, and earlier ones behind a button. */
export function days() {
  const line = (/** @type {string} */ side, /** @type {string} */ inner, /** @type {string} */ at) => `<div class="m ${side}"><div class="b">${inner}</div>${at ? `<span class="t">${at}</span>` : ''}</div>`;
  return sheet(`${head()}<main class="two">${PARTNERS}<section><header><h2>모담디자인</h2><p>주문번호 7654321</p></header><button type="button">이전 메시지 더보기</button>
<div class="feed"><div class="day"><span>2026년 3월 28일 토요일</span></div>
${line('l', '<p>안녕하세요, 모담디자인입니다.</p>', '오전 10:26')}
${line('r', '<p>견적 부탁드립니다.</p><p>26.04.30까지 필요합니다.</p>', '오후 2:05')}
<div class="gone">삭제된 메시지입니다.</div>
${line('l', '<p>견적서입니다.</p><a href="/download/inbox/1">견적서_최종.pdf</a> <em>1.2MB</em>', '오후 3:40')}
<div class="day"><span>2026년 3월 29일 일요일</span></div>
${line('r', '<p>확인했습니다.</p>', '')}
${line('r', '<p>진행하겠습니다.</p>', '09:03')}</div>
<input placeholder="메시지를 입력해 주세요"></section></main>${foot()}`, '.two{display:grid}.m{display:flex}.r{flex-direction:row-reverse}.l{flex-direction:row}');
}

/** Pages of messages that the server draws, by the name given in `?skin=`. */
export const TALKS = { bubbles, days };
