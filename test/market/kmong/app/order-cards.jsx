import { Banner, Reviews } from './chrome.jsx';
import { css } from './emotion.js';
import { act } from './net.js';
import { CDN } from './places.js';

const frame = css('& { max-width: 1080px; margin: 28px auto; padding: 0 20px; display: grid; grid-template-columns: minmax(0, 1fr) 300px; gap: 24px; }');
const bought = css('& { display: flex; gap: 16px; padding: 20px; border: 1px solid #e4e5ed; border-radius: 12px; } & img { border-radius: 8px; width: 120px; height: 90px; object-fit: cover; } & a { color: inherit; font-weight: 700; text-decoration: none; }');
const box = css('& { margin-top: 16px; border: 1px solid #e4e5ed; border-radius: 12px; background: #fff; overflow: hidden; }');
const strip = css('& { display: flex; justify-content: space-between; align-items: center; padding: 16px 20px; border-bottom: 1px solid #f2f3f7; } & strong { font-size: 17px; } & span { color: #9a9ba7; font-size: 13px; font-variant-numeric: tabular-nums; }');
const inner = css('& { padding: 16px 20px; line-height: 1.65; font-size: 15px; } & small { color: #777985; } & li { padding: 8px 12px; background: #f7f8fb; border-radius: 8px; margin-top: 6px; list-style: none; } & ul { padding: 0; }');
const keys = css('& { display: flex; gap: 8px; margin-top: 14px; } & button { flex: 1; height: 44px; border-radius: 8px; border: 1px solid #c8cad2; background: #fff; font: inherit; font-weight: 700; } & button:last-child { background: #ffd400; border-color: #ffd400; } & button:disabled { opacity: .35; }');
const side = css('& { border: 1px solid #e4e5ed; border-radius: 12px; padding: 20px; font-size: 14px; align-self: start; } & h2 { font-size: 16px; margin: 0 0 14px; } & p { display: flex; justify-content: space-between; margin: 8px 0; color: #555969; } & b { color: #212224; } & button { width: 100%; margin-top: 14px; height: 42px; border: 1px solid #303441; border-radius: 8px; background: #fff; font: inherit; font-weight: 700; } & button:disabled { opacity: .4; }');
const more = css('& { width: 100%; height: 44px; margin-top: 16px; border: 1px dashed #c8cad2; border-radius: 12px; background: #fafafc; font: inherit; color: #555969; }');

/** One card per event: name on the left, time on the right, classes hashed. */
export function Cards({ order, unfold }) {
  return (
    <>
      <Banner />
      <div className={frame}>
        <main>
          <h2>구매한 서비스</h2>
          <div className={bought}>
            <img src={`${CDN}/pictures/gig-${order.gigId}.png`} alt="" />
            <div>
              <a href={`/gig/${order.gigId}`}>{order.title}</a>
              <p>전문가 <a href={`/@${order.seller}`}>{order.seller}</a></p>
              <p>{order.package} · 작업일 {order.days}일 · 수정 2회</p>
            </div>
          </div>
          {order.hidden > 0 && <button type="button" className={more} onClick={unfold}>이전 내역 더보기</button>}
          {order.events.map((e, i) => <EventCard key={i} event={e} order={order} />)}
          <Reviews list={order.reviews} />
        </main>
        <aside className={side}>
          <h2>주문 정보</h2>
          <p><span>주문번호</span><b>#{order.id}</b></p>
          <p><span>결제일시</span><b>{order.purchasedAt}</b></p>
          <p><span>작업물 발송 예정일</span><b>{order.dueAt}</b></p>
          <p><span>총 결제금액 (VAT 포함)</span><b>{order.amount}</b></p>
          {order.claim === 'offered' && <button type="button" onClick={() => act(order.id, 'claim')}>품질보장 신청하기</button>}
          {(order.claim === 'filed' || order.claim === 'refused') && <button type="button" disabled>품질보장 신청 완료</button>}
        </aside>
      </div>
    </>
  );
}

function EventCard({ event, order }) {
  const [name, Body] = PARTS[event.kind];
  return (
    <section className={box}>
      <div className={strip}><strong>{name}</strong><span>{event.at}</span></div>
      <div className={inner}><Body event={event} order={order} /></div>
    </section>
  );
}

const PARTS = {
  purchase: ['진행중', ({ order }) => <>전문가 작업이 진행중입니다.<br /><small>작업물 도착 예정일 {order.dueAt}</small></>],
  delivery: ['작업물 도착', Delivery],
  revision: ['수정요청', ({ event }) => <>{event.message && <p>{event.message}</p>}다시 작업물이 발송될 때까지 기다려주세요.</>],
  overdue: ['발송지연', ({ order }) => <>작업물 도착 예정일이 지났습니다.<br /><small>도착 예정일 {order.dueAt}</small></>],
  extension: ['작업물 연장요청', ({ event }) => <>새 발송 예정일 {event.due}</>],
  'cancel-request': ['거래 취소 요청', () => <>24시간 내에 응답하지 않으면, 자동 주문 취소됩니다.<span className={keys}><button type="button">거절</button><button type="button">수락</button></span></>],
  cancelled: ['거래취소', () => <>주문이 취소되었습니다.</>],
  confirmation: ['구매완료', () => <>거래가 완료되었습니다.<span className={keys}><button type="button">리뷰 작성</button></span></>],
  'claim-filed': ['품질보장 신청', () => <>신청이 접수되었습니다. 영업일 기준 1~2일 내에 결과를 알려 드립니다.</>],
  'claim-refused': ['품질보장 신청 결과', () => <>비승인. 같은 거래로 다시 신청할 수 없습니다.</>],
};

function Delivery({ event, order }) {
  const live = event.last;
  return (
    <>
      <p>미응답 시, 7일 후 자동으로 구매확정이 됩니다.</p>
      {event.message && <p>보낸 사람 {order.seller}<br />{event.message}</p>}
      <small>다운로드 기간 {event.keptUntil}</small>
      <ul>{event.files.map((f) => <li key={f.name}><a href={f.href}>{f.name}</a> <small>{f.size}</small></li>)}</ul>
      <div className={keys}>
        <button type="button" disabled={!live} onClick={() => act(order.id, 'revise')}>수정요청</button>
        <button type="button" disabled={!live} onClick={() => act(order.id, 'confirm')}>구매확정</button>
      </div>
    </>
  );
}
