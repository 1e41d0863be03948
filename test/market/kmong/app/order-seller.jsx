import { act } from './net.js';

const WORDS = {
  purchase: '주문 접수',
  delivery: '작업물 도착',
  revision: '수정요청',
  overdue: '발송지연',
  extension: '작업물 연장요청',
  'cancel-request': '거래 취소 요청',
  cancelled: '거래취소',
  confirmation: '구매완료',
  'claim-filed': '품질보장 접수 안내',
  'claim-refused': '품질보장 결과 안내',
};

/** The same page from the seller's chair: events carry the same names, the buttons are the seller's. */
export function Seller({ order, unfold }) {
  const over = order.events.some((e) => e.kind === 'confirmation' || e.kind === 'cancelled');
  return (
    <div className="Track_wrap__q81Xd">
      <div className="Track_head__M2nf0">
        <h1>판매 관리 <em>#{order.id}</em></h1>
        <p>의뢰인 {order.buyer} · <a href={`/gig/${order.gigId}`}>{order.title}</a></p>
        <p>결제금액 {order.amount} / 정산 예정 금액 {order.settlement}</p>
        <p>작업물 발송 예정일 : {order.dueAt}</p>
      </div>
      <div className="Track_tools__0bVtr">
        <button type="button" disabled={over} onClick={() => act(order.id, 'deliver')}>작업물 발송</button>
        <button type="button" disabled={over}>작업 기한 연장요청</button>
        <button type="button">취소/문제해결</button>
      </div>
      {order.hidden > 0 && <button type="button" className="Track_more__x1a7L" onClick={unfold}>이전 내역 더보기</button>}
      <dl className="Track_feed__7PYcE">
        {order.events.map((e, i) => (
          <div key={i}>
            <dt>{WORDS[e.kind]}</dt>
            <dd>
              <i>{e.at}</i>
              {e.kind === 'delivery' && <p>의뢰인에게 작업물을 보냈습니다. 미응답 시, 7일 후 자동으로 구매확정이 됩니다.</p>}
              {e.message && <p>{e.message}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
