import { useEffect, useState } from 'react';
import { CDN } from './places.js';

const HEADINGS = {
  purchase: ['진행중', '전문가 작업이 진행중입니다.'],
  delivery: ['작업물 도착', '미응답 시, 7일 후 자동으로 구매확정이 됩니다.'],
  revision: ['수정요청', '다시 작업물이 발송될 때까지 기다려주세요.'],
  overdue: ['발송지연', '작업물 도착 예정일이 지났습니다.'],
  extension: ['작업물 연장요청', '새 발송 예정일이 제안되었습니다.'],
  'cancel-request': ['거래 취소 요청', '24시간 내에 응답하지 않으면, 자동 주문 취소됩니다.'],
  cancelled: ['거래취소', ''],
  confirmation: ['구매완료', '리뷰를 작성해 주세요.'],
  'claim-filed': ['품질보장 신청', '신청이 접수되었습니다.'],
  'claim-refused': ['품질보장 신청 결과', '비승인'],
};

/** The whole document, drawn on the server and hydrated from <html> down: any foreign node inside it is React's trouble. */
export function OrderDocument({ order, rest, script }) {
  const [open, setOpen] = useState(order.hidden === 0);
  const [liked, setLiked] = useState(0);
  useEffect(() => {
    window.__hydrated = true;
  }, []);
  const events = open && order.hidden > 0 ? rest : order.events;
  return (
    <html lang="ko">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>거래 상세 - 크몽 (견본)</title>
        <link rel="stylesheet" href={`${CDN}/kmong/site.css`} />
        <link rel="stylesheet" href={`${CDN}/kmong/orders.css`} />
      </head>
      <body className="bg-sand">
        <div className="rail">
          <a className="wordmark" href="/">kmong</a>
          <a href="/my_orders">구매 관리</a>
          <a href="/inboxes">메시지</a>
          <a href="/prime#guarantee">품질보장이란?</a>
        </div>
        <section className="sheet-main">
          <header className="deal">
            <img src={`${CDN}/pictures/gig-${order.gigId}.png`} alt="" width="96" height="72" />
            <div>
              <h1><a href={`/gig/${order.gigId}`}>{order.title}</a></h1>
              <p>#{order.id} · <a href={`/@${order.seller}`}>{order.seller}</a> · {order.status}</p>
            </div>
            <button type="button" onClick={() => setLiked(liked + 1)}>찜 {liked}</button>
          </header>
          {!open && <button type="button" className="unfold" onClick={() => setOpen(true)}>이전 내역 더보기</button>}
          <ol className="steps">
            {events.map((e, i) => (
              <li key={i}>
                <article>
                  <h2>{HEADINGS[e.kind][0]}</h2>
                  <p className="when">{e.at}</p>
                  <p>{HEADINGS[e.kind][1]}</p>
                  {e.kind === 'purchase' && <p className="dim">도착 예정일: {order.dueAt}</p>}
                  {e.message && <p>{e.message}</p>}
                  {e.files.length > 0 && (
                    <p>
                      {e.files.map((f) => <a key={f.name} className="file" href={f.href}>{f.name}</a>)}
                      <span className="dim">다운로드 기간 {e.keptUntil}</span>
                    </p>
                  )}
                  {e.kind === 'delivery' && (
                    <p className="pairs">
                      <button type="button" disabled={!e.last}>수정요청</button>
                      <button type="button" disabled={!e.last}>구매확정</button>
                    </p>
                  )}
                </article>
              </li>
            ))}
          </ol>
          <section className="sums" aria-label="주문 정보">
            <p>총 결제금액 (VAT 포함) <strong>{order.amount}</strong></p>
            <p>결제일시 {order.purchasedAt}</p>
            {order.claim === 'offered' && <button type="button">품질보장 신청하기</button>}
          </section>
          <Picks />
          <p className="made-up">합성 견본 페이지 · synthetic sample</p>
        </section>
        <script id="order-data" type="application/json" dangerouslySetInnerHTML={{ __html: safe({ order, rest, script }) }} />
        <script src={script} defer />
      </body>
    </html>
  );
}

/** Fetched and put in after hydration: React moves nodes of its own while strangers may already be there. */
function Picks() {
  const [list, setList] = useState(null);
  useEffect(() => {
    fetch('/__api/gigs/501002').then((r) => r.json()).then((gig) => setList(gig.others));
  }, []);
  if (!list) return <aside className="picks" aria-busy="true" />;
  return (
    <aside className="picks">
      <h2>추천 서비스</h2>
      {list.map((g) => <a key={g.id} href={`/gig/${g.id}`}>{g.title}{g.guarantee && <em> 품질보장</em>}</a>)}
    </aside>
  );
}

/** JSON that may stand in a script element. */
function safe(value) {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
