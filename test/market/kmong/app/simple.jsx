import { Banner, Waiting } from './chrome.jsx';
import { useData } from './net.js';

export function Home() {
  return (
    <>
      <Banner />
      <main className="page">
        <h1>필요한 전문가를 찾아보세요</h1>
        <p><a href="/my_orders">구매 관리</a> · <a href="/gig/501001">추천 서비스</a> · <a href="/inboxes">메시지</a></p>
      </main>
    </>
  );
}

/** A page about the guarantee: every label of an order page and no order. */
export function Prime() {
  return (
    <main className="page">
      <h1>Prime, 상위 2% 전문가</h1>
      <h2 id="guarantee">품질보장</h2>
      <p>작업물 도착 후 7일 이내에 구매 관리 &gt; 주문 정보 &gt; 품질보장 신청하기에서 신청할 수 있습니다.</p>
      <p>진행중 → 작업물 도착 → 수정요청 → 구매확정 순서로 진행됩니다. 예: 주문번호 #1234567</p>
    </main>
  );
}

export function Profile({ name }) {
  const seller = useData(`/__api/sellers/${encodeURIComponent(name)}`);
  if (!seller) return <Waiting />;
  return (
    <main className="page">
      <h1>{seller.name}</h1>
      <p>연락 가능 시간 10:00 ~ 18:00 · 평균 응답 1시간 이내</p>
      <ul>{seller.gigs.map((g) => <li key={g.id}><a href={`/gig/${g.id}`}>{g.title}</a> {g.price}</li>)}</ul>
    </main>
  );
}
