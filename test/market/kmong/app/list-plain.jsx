import { useEffect, useState } from 'react';
import { Banner, Waiting } from './chrome.jsx';
import { passed, useData } from './net.js';

const FILTERS = ['전체 상태', '진행중', '작업물 도착', '취소/문제해결', '구매 확정', '주문 취소', '분쟁 조정 중'];

/** Plain rows, no delivery date. The counters bear the same words as the delivery event. */
export function PlainList({ search }) {
  const [filter, setFilter] = useState('전체 상태');
  const [size, setSize] = useState(Number(new URLSearchParams(search).get('size') ?? 20));
  const query = new URLSearchParams(passed(search, []));
  query.set('size', String(size));
  if (filter !== '전체 상태') query.set('filter', filter);
  const list = useData(`/__api/orders?${query}`);
  useEffect(() => {
    document.title = '구매 관리 | 내 주문 - 크몽 (견본)';
  }, []);
  if (!list) return <Waiting />;
  return (
    <>
      <Banner />
      <main className="page">
        <div className="row-between"><h2>구매 관리</h2><a href="/prime">구매 과정 및 주문 상태 안내</a></div>
        <ul className="tally">
          {list.counters.map(([word, n]) => <li key={word}><span>{word}</span><strong>{n}</strong></li>)}
        </ul>
        <div className="chips" role="group" aria-label="주문 상태">
          {FILTERS.map((f) => <button key={f} type="button" aria-pressed={f === filter} onClick={() => setFilter(f)}>{f}</button>)}
        </div>
        {list.rows.length === 0 && <p className="empty">주문 기간 내에 구매 내역이 없습니다.</p>}
        {list.rows.map((row) => (
          <div className="order-line" key={row.id}>
            <div className="order-line-top"><span>#{row.id}</span><b className={row.late ? 'late' : ''}>{row.late ? '발송지연' : row.status}</b></div>
            <a className="order-line-title" href={`/gig/${row.gigId}`}>{row.title}</a>
            <div className="order-line-foot">
              <span><a href={`/@${row.seller}`}>{row.seller}</a> · {row.amount}</span>
              <a className="btn-line" href={`/track/${row.id}`}>거래 화면</a>
            </div>
          </div>
        ))}
        {list.rows.length < list.total && <button type="button" className="btn-line wide" onClick={() => setSize(size + 20)}>더보기</button>}
      </main>
    </>
  );
}
