import { CDN } from './places.js';

/** The site's head: its menu and banner hold 품질보장 and Prime on every page. */
export function SiteHead() {
  return (
    <header className="gnb">
      <div className="gnb-in">
        <a className="wordmark" href="/">kmong</a>
        <input className="finder" placeholder="어떤 전문가가 필요하세요?" aria-label="검색" />
        <nav aria-label="주 메뉴">
          <a href="/prime">Prime</a>
          <a href="/prime#guarantee">품질보장</a>
          <a href="/inboxes">메시지</a>
          <a href="/my_orders">구매 관리</a>
        </nav>
      </div>
    </header>
  );
}

export function Banner() {
  return (
    <a className="strip" href="/prime#guarantee">
      <img src={`${CDN}/pictures/banner.svg`} alt="" width="56" height="40" />
      <span>불만족하면 100% 환불, <b>품질보장</b> 서비스를 만나 보세요</span>
    </a>
  );
}

export function SiteFoot() {
  return (
    <footer className="foot">
      <p>자주 묻는 질문 · 이용약관 · 품질보장 안내</p>
      <p className="made-up">합성 견본 페이지 · synthetic sample</p>
    </footer>
  );
}

export function Missing() {
  return <main className="page"><h1>페이지를 찾을 수 없습니다</h1></main>;
}

export function Waiting() {
  return <main className="page"><div className="bone" /><div className="bone short" /><div className="bone" /></main>;
}

/** Reviews under an order or a service; they hold the labels that a careless reader would take for marks and events. */
export function Reviews({ list }) {
  return (
    <section className="reviews">
      <h3>서비스 평가</h3>
      {list.map((r) => (
        <blockquote key={r.by}>
          <p>{r.text}</p>
          <cite>{'★'.repeat(r.stars)} {r.by} · {r.date}</cite>
        </blockquote>
      ))}
    </section>
  );
}
