import { esc } from '../html.mjs';

const CDN = 'https://cdn.sample-assets.example';

/**
 * The order page as it was in 2018: drawn by the server, one feed, Bootstrap.
 * @param {ReturnType<typeof import('./view.mjs').orderView>} order
 * @param {string | null} unfoldHref where the whole feed is, when earlier events are left out
 */
export function feed2018(order, unfoldHref) {
  return `<!DOCTYPE html>
<html lang="ko">
<head><meta charset="utf-8"><title>거래 - 크몽 (견본)</title><link rel="stylesheet" href="${CDN}/kmong/feed.css"></head>
<body>
<nav class="navbar navbar-default"><div class="container"><a class="navbar-brand" href="/">kmong</a>
<ul class="nav navbar-nav"><li><a href="/my_orders">구매관리</a></li><li><a href="/prime">품질보장</a></li><li><a href="/inboxes">메시지</a></li></ul></div></nav>
<div class="container" id="track_div">
<div class="ribbon"><span>${esc(ribbon(order))}</span></div>
<div class="panel panel-default"><div class="panel-heading">#${esc(order.id)} ㅣ ${esc(order.purchasedAt)} ㅣ 전문가 : <a href="/@${esc(order.seller)}">${esc(order.seller)}</a></div>
<div class="panel-body"><h4><a href="/gig/${esc(order.gigId)}">${esc(order.title)}</a></h4>
<table class="table"><thead><tr><th>기본항목</th><th>수량</th><th>작업일</th><th>금액</th></tr></thead>
<tbody><tr><td>${esc(order.title)}</td><td>1</td><td>${order.days}일</td><td>${esc(order.bareAmount)}</td></tr></tbody></table>
<p class="text-right">총 결제금액 <strong>${esc(order.bareAmount)} 원</strong></p></div></div>
<ul id="trackMsgList" class="list-unstyled">
${unfoldHref ? `<li class="text-center"><a class="btn btn-default" href="${esc(unfoldHref)}">이전 내역 더보기</a></li>` : ''}
${order.events.map((e) => item(e, order)).join('\n')}
</ul>
<p class="made-up text-center">합성 견본 페이지 · synthetic sample</p>
</div>
</body></html>`;
}

/** @param {ReturnType<typeof import('./view.mjs').orderView>['events'][number]} e @param {ReturnType<typeof import('./view.mjs').orderView>} order */
function item(e, order) {
  const line = (/** @type {string} */ text) => `<li class="sys text-center"><span class="label label-default">${text}</span></li>`;
  const bubble = (/** @type {string} */ side, /** @type {string} */ body) => `<li class="media"><div class="well well-sm pull-${side}">${body}<div class="text-muted small">${esc(e.at)}</div></div></li>`;
  switch (e.kind) {
    case 'purchase':
      return `${line('주문이 접수되었습니다')}<li class="well text-center">작업물 발송 예정일 <b>${esc(order.dueDate)}</b><div class="text-muted small">${esc(e.at)}</div></li>`;
    case 'delivery': {
      const keys = `<div class="btn-group"><button type="button" class="btn btn-default"${e.last ? '' : ' disabled'}>수정요청</button><button type="button" class="btn btn-warning"${e.last ? '' : ' disabled'}>구매확정</button><button type="button" class="btn btn-default">취소/문제해결</button></div>`;
      const files = e.files.map((f) => `<a class="btn-link" href="${esc(f.href)}">${esc(f.name)}</a>`).join('<br>');
      return `${line('<strong>발송완료 되었습니다.</strong>')}${bubble('left', `<p>작업물이 도착하였습니다.</p>${e.message ? `<p>${esc(e.message)}</p>` : ''}${files}${keys}`)}`;
    }
    case 'revision':
      return bubble('right', `<p>작업물 수정 요청을 하였습니다</p>${e.message ? `<p>${esc(e.message)}</p>` : ''}`);
    case 'overdue':
      return `${line('발송지연')}${bubble('left', '<p>작업물 도착 예정일이 지났습니다.</p>')}`;
    case 'extension':
      return bubble('left', `<p>작업물 연장요청 : 발송 예정일 ${esc(e.due)}</p>`);
    case 'confirmation':
      return bubble('right', '<p>구매확정 하였습니다</p>');
    case 'cancel-request':
      return bubble('left', '<p>거래 취소 요청. 24시간 내에 응답하지 않으면, 자동 주문 취소됩니다.</p>');
    case 'cancelled':
      return bubble('left', '<p>거래취소</p>');
    case 'claim-filed':
      return bubble('right', '<p>품질보장 신청을 하였습니다</p>');
    case 'claim-refused':
      return bubble('left', '<p>품질보장 신청 결과 : 비승인</p>');
  }
}

/** @param {{ status: string }} order */
function ribbon(order) {
  if (order.status === '구매 확정') return '거래가 완료 되었습니다';
  if (order.status === '주문 취소') return '거래가 취소 되었습니다';
  return '거래가 진행중 입니다';
}
