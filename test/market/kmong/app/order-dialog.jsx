import { useState } from 'react';
import { createPortal } from 'react-dom';
import { act } from './net.js';

const SAY = {
  purchase: ['결제 완료', '전문가 작업이 진행중입니다.'],
  delivery: ['작업물 도착', '미응답 시, 7일 후 자동으로 구매확정이 됩니다.'],
  revision: ['수정요청', '다시 작업물이 발송될 때까지 기다려주세요.'],
  overdue: ['발송지연', '작업물 도착 예정일이 지났습니다.'],
  extension: ['작업물 연장요청', '새 발송 예정일이 제안되었습니다.'],
  'cancel-request': ['거래 취소 요청', '24시간 내에 응답하지 않으면, 자동 주문 취소됩니다.'],
  cancelled: ['거래취소', '거래가 취소되었습니다.'],
  confirmation: ['구매완료', '이용해 주셔서 감사합니다.'],
  'claim-filed': ['품질보장 신청', '접수되었습니다.'],
  'claim-refused': ['품질보장 신청 결과', '비승인'],
};

/** A chat-like feed; number, amount, promised date and the claim button live in a dialog that is not in the DOM until it is opened. */
export function Dialog({ order, unfold }) {
  const [open, setOpen] = useState(false);
  return (
    <article className="mx-auto w-narrow px-5 py-8">
      <div className="flex between center">
        <div>
          <p className="typo-12 text-gray-500">{order.category}</p>
          <h1 className="typo-20"><a href={`/gig/${order.gigId}`}>{order.title}</a></h1>
          <p className="typo-14 text-gray-700"><a href={`/@${order.seller}`}>{order.seller}</a> 전문가와의 거래</p>
        </div>
        <button type="button" className="btn-line" aria-haspopup="dialog" onClick={() => setOpen(true)}>주문 정보</button>
      </div>
      {order.hidden > 0 && <p><button type="button" className="btn-ghost" onClick={unfold}>이전 내역 더보기</button></p>}
      <ul className="talk">
        {order.events.map((e, i) => (
          <li key={i} className={e.kind === 'revision' || e.kind === 'purchase' ? 'items-end' : 'items-start'}>
            <div className="bubble">
              <p className="typo-12 text-gray-500"><time>{e.at}</time></p>
              <p className="typo-16"><span aria-hidden="true">●</span> <b>{SAY[e.kind][0]}</b></p>
              <p className="typo-14">{SAY[e.kind][1]}{e.due && ` ${e.due}`}</p>
              {e.message && <p className="typo-14 text-gray-700">“{e.message}”</p>}
              {e.files.map((f) => <a key={f.name} className="file" href={f.href}>{f.name} ({f.size})</a>)}
              {e.kind === 'delivery' && (
                <div className="flex gap-2">
                  <button type="button" className="btn-line" disabled={!e.last} onClick={() => act(order.id, 'revise')}>수정 요청</button>
                  <button type="button" className="btn-fill" disabled={!e.last} onClick={() => act(order.id, 'confirm')}>구매 확정</button>
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
      {open && createPortal(<Sheet order={order} close={() => setOpen(false)} />, document.body)}
    </article>
  );
}

function Sheet({ order, close }) {
  return (
    <div className="veil" onClick={close}>
      <div role="dialog" aria-modal="true" aria-labelledby="sheet-title" className="sheet" onClick={(e) => e.stopPropagation()}>
        <h2 id="sheet-title" className="typo-20">주문 정보</h2>
        <p className="typo-14">#{order.id}</p>
        <div className="pair"><span>총 결제금액</span><span>{order.amount}</span></div>
        <div className="pair"><span>결제 일시</span><span>{order.purchasedAt}</span></div>
        <div className="pair"><span>발송 예정일</span><span>{order.dueAt}</span></div>
        {order.claim === 'offered' && <button type="button" className="btn-line wide" onClick={() => act(order.id, 'claim')}>품질보장 신청하기</button>}
        {(order.claim === 'filed' || order.claim === 'refused') && <p className="typo-14">품질보장 신청을 이미 사용했습니다.</p>}
        <button type="button" className="btn-fill wide" onClick={close}>닫기</button>
      </div>
    </div>
  );
}
