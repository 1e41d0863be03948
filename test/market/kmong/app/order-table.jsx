import { act } from './net.js';

const NBSP = '\u00a0';
const LABELS = {
  purchase: ['결제완료', '전문가 작업이 진행중입니다.'],
  delivery: [`작업물${NBSP}도착`, '파일 2개'],
  revision: ['수정 요청', '다시 작업물이 발송될 때까지 기다려주세요.'],
  overdue: ['발송 지연', '작업물 도착 예정일이 지났습니다.'],
  extension: ['작업물 연장 요청', ''],
  'cancel-request': ['거래 취소 요청', '24시간 내에 응답하지 않으면, 자동 주문 취소됩니다.'],
  cancelled: ['거래 취소', ''],
  confirmation: ['구매 완료', '리뷰를 작성할 수 있습니다.'],
  'claim-filed': ['품질보장 신청', '접수'],
  'claim-refused': ['품질보장 신청', '비승인'],
};

/** Definition list and table: newest row first, time before the label, labels spelt with other spaces, amount before its name. */
export function Tables({ order, unfold }) {
  const rows = [...order.events].reverse();
  return (
    <main className="ledger">
      <h1>주문{NBSP}정보</h1>
      <dl>
        <dd>{order.bareAmount} 원</dd>
        <dt>총 결제 금액</dt>
        <dd><a href={`/gig/${order.gigId}`}>{order.title}</a></dd>
        <dt>서비스</dt>
        <dd><a href={`/@${order.seller}`}>{order.seller}</a></dd>
        <dt>전문가</dt>
        <dd>#{order.id}</dd>
        <dt>주문 번호</dt>
        <dd>{order.dueAt}</dd>
        <dt>도착 예정일</dt>
      </dl>
      <table>
        <caption>진행 내역</caption>
        <thead><tr><th>일시</th><th>구분</th><th>안내</th></tr></thead>
        <tbody>
          {rows.map((e, i) => (
            <tr key={rows.length - i}>
              <td>{e.at}</td>
              <th scope="row">{LABELS[e.kind][0]}</th>
              <td>{e.kind === 'extension' ? `새 발송 예정일 ${e.due}` : LABELS[e.kind][1]}</td>
            </tr>
          ))}
        </tbody>
        {order.hidden > 0 && <tfoot><tr><td colSpan="3"><button type="button" onClick={unfold}>이전 내역 더보기</button></td></tr></tfoot>}
      </table>
      <p className="ledger-keys">
        <button type="button" disabled={rows[0]?.kind !== 'delivery'} onClick={() => act(order.id, 'revise')}>수정요청</button>
        <button type="button" disabled={rows[0]?.kind !== 'delivery'} onClick={() => act(order.id, 'confirm')}>구매확정</button>
        {order.claim === 'offered' && <button type="button" onClick={() => act(order.id, 'claim')}>품질보장 신청하기</button>}
      </p>
      <p className="ledger-note">미응답 시, 7일 후 자동으로 구매확정이 됩니다. 품질보장 서비스는 별도 안내를 확인해 주세요.</p>
    </main>
  );
}
