import { useEffect } from 'react';
import { Banner, Missing, Reviews, Waiting } from './chrome.jsx';
import { passed, useData } from './net.js';
import { CDN } from './places.js';

const PACKAGES = ['STANDARD', 'DELUXE', 'PREMIUM'];

/** The service page. The marks stand above the title; other services' marks stand at the foot, as decoys. */
export function Service({ id, search }) {
  const gig = useData(`/__api/gigs/${id}${passed(search, [])}`);
  useEffect(() => {
    if (gig?.title) document.title = `${gig.title} - 크몽 (견본)`;
  }, [gig]);
  if (!gig) return <Waiting />;
  if (gig.missing) return <Missing />;
  return (
    <>
      <Banner />
      <div className="page service">
        <main>
          <p className="crumb">{gig.category}</p>
          {(gig.prime || gig.guarantee) && (
            <p className="marks">
              {gig.prime && <span className="mark-prime">Prime</span>}
              {gig.guarantee && <span className="mark-promise">품질보장</span>}
            </p>
          )}
          <h1>{gig.title}</h1>
          <p className="rate">★ {gig.rating} <span>({gig.reviews})</span></p>
          <img className="hero" src={`${CDN}/pictures/gig-${gig.id}.png`} alt="" />
          <Section title="서비스 설명">
            <p>기획 단계부터 함께 정리하고, 합의한 범위를 문서로 남긴 뒤 작업합니다.</p>
            <p>작업 범위와 일정은 결제 전에 메시지로 확정합니다.</p>
          </Section>
          <Section title="서비스 제공 절차"><ol><li>상담과 범위 확정</li><li>1차 시안</li><li>수정</li><li>최종 작업물 발송</li></ol></Section>
          <Section title="의뢰인 준비사항"><p>회사 소개 자료, 원하시는 색상과 참고 이미지를 보내 주세요.</p></Section>
          <Section title="수정 및 재진행"><p>패키지에 적힌 횟수만큼 수정합니다. 범위를 벗어난 수정은 추가 비용이 있습니다.</p></Section>
          <Reviews list={gig.text} />
          <section className="others">
            <h3>비슷한 다른 서비스</h3>
            <ul>
              {gig.others.map((o) => (
                <li key={o.id}>
                  <a href={`/gig/${o.id}`}>{o.title}</a>
                  <span>{o.prime && <em>Prime</em>}{o.guarantee && <em>품질보장</em>} {o.price}~</span>
                </li>
              ))}
            </ul>
          </section>
        </main>
        <aside>
          <table className="packs">
            <thead><tr><th />{PACKAGES.map((p) => <th key={p} scope="col">{p}</th>)}</tr></thead>
            <tbody>
              <tr><th scope="row">가격</th>{gig.prices.map((p) => <td key={p}>{p}</td>)}</tr>
              <tr><th scope="row">작업일</th>{gig.days.map((d, i) => <td key={PACKAGES[i]}>{d}일</td>)}</tr>
              <tr><th scope="row">수정 횟수</th>{gig.revisions.map((r, i) => <td key={PACKAGES[i]}>{r}회</td>)}</tr>
            </tbody>
          </table>
          <button type="button" className="btn-fill wide">구매하기</button>
          <p className="by">전문가 <a href={`/@${gig.seller}`}>{gig.seller}</a></p>
        </aside>
      </div>
    </>
  );
}

function Section({ title, children }) {
  return <section><h2>{title}</h2>{children}</section>;
}
