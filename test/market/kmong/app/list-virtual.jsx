import { useEffect, useState } from 'react';
import { Waiting } from './chrome.jsx';
import { passed, useData } from './net.js';

const ROW = 84;
const HEIGHT = 640;
const POOL = Math.ceil(HEIGHT / ROW) + 4;

/** All rows in an inner scroller: a fixed pool of absolutely placed nodes, each showing another order as one scrolls. Rows bear the time of their state: for 작업물 도착 that of the delivery. */
export function VirtualList({ search }) {
  const [top, setTop] = useState(0);
  const list = useData(`/__api/orders?size=1000${passed(search, []).replace('?', '&')}`);
  useEffect(() => {
    document.title = '구매 관리 | 전체 내역 - 크몽 (견본)';
  }, []);
  if (!list) return <Waiting />;
  const first = Math.max(0, Math.floor(top / ROW) - 2);
  const slots = [];
  for (let i = first; i < Math.min(first + POOL, list.rows.length); i += 1) slots.push([i % POOL, i]);
  slots.sort((a, b) => a[0] - b[0]);
  return (
    <div className="vbox">
      <h2>구매 관리 <small>전체 상품 {list.total}건</small></h2>
      <p className="vbox-sum">{list.counters.map(([word, n]) => <span key={word}>{word} {n}</span>)}</p>
      <div className="vbox-port" style={{ height: HEIGHT }} tabIndex={0} role="list" onScroll={(e) => setTop(e.currentTarget.scrollTop)}>
        <div style={{ height: list.rows.length * ROW, position: 'relative' }}>
          {slots.map(([slot, i]) => {
            const row = list.rows[i];
            return (
              <div key={slot} role="listitem" className="vbox-cell" style={{ transform: `translateY(${i * ROW}px)`, height: ROW }}>
                <a className="vbox-name" href={`/track/${row.id}`}>{row.title}</a>
                <span className="vbox-no">주문번호 #{row.id}</span>
                <a className="vbox-gig" href={`/gig/${row.gigId}`}>서비스 보기</a>
                <span className="vbox-who">{row.seller}</span>
                <span className="vbox-sumup">{row.amount}</span>
                <span className="vbox-state">{row.status}{row.stateAt && ` ${row.stateAt}`}</span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
