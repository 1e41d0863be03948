import { esc } from '../html.mjs';

const CDN = 'https://cdn.sample-assets.example';

/**
 * An order page whose words for a delivery nobody knows yet. Class names differ on every order, and the time is part of a link.
 * @param {ReturnType<typeof import('./view.mjs').orderView>} order
 */
export function unknownLabel(order) {
  const hash = `c${Number(order.id).toString(36)}`;
  const rows = order.events.flatMap((e) => (e.kind === 'delivery' ? [`<div class="${hash}-row" style="display:flex;gap:12px"><div><span class="${hash}-l">완성품 넘김</span></div><div><a class="${hash}-t" href="/inboxes">${esc(e.at)}</a></div></div>`] : []));
  return `<!DOCTYPE html>
<html lang="ko">
<head><meta charset="utf-8"><title>주문 정보 (견본)</title><link rel="stylesheet" href="${CDN}/kmong/site.css"></head>
<body class="${hash}"><nav><a href="/my_orders">구매 관리</a></nav>
<main><h1>주문 정보</h1><p>#${esc(order.id)}</p>
<h2><a href="/gig/${esc(order.gigId)}">${esc(order.title)}</a></h2>
<p>총 결제금액 ${esc(order.amount)}</p>
<section class="${hash}-feed">${rows.join('\n')}</section>
<button type="button">수정요청</button> <button type="button">구매확정</button>
<p>합성 견본 페이지 · synthetic sample</p></main>
</body></html>`;
}
