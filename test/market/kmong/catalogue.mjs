/**
 * The services of the sample. 501001 bears the 품질보장 mark and Prime, 501002 neither, 501003 Prime only.
 * @typedef {{ id: string, title: string, category: string, seller: string, guarantee: boolean, prime: boolean,
 *   prices: [number, number, number], days: [number, number, number], revisions: [number, number, number], rating: string, reviews: number }} Gig
 */

/** @type {Gig[]} */
export const GIGS = [
  gig('501001', '브랜드 로고와 가이드북, 기업 아이덴티티 전체 설계', '로고·브랜딩', '모담디자인', true, true, [480000, 950000, 1900000], [7, 12, 20], [2, 3, 5], '5.0', 214),
  gig('501002', '쇼핑몰 상세페이지 기획부터 디자인까지', '상세페이지', '그리다봄', false, false, [150000, 280000, 450000], [5, 7, 10], [1, 2, 3], '4.8', 87),
  gig('501003', '반응형 기업 홈페이지 제작, 유지보수 포함', '홈페이지', '웹결공방', false, true, [990000, 1800000, 3200000], [14, 21, 30], [2, 3, 4], '4.9', 156),
  gig('501004', '회사소개서·IR 피칭덱 PPT 디자인', 'PPT·인포그래픽', '한장의힘', true, true, [300000, 650000, 1200000], [5, 8, 12], [2, 2, 3], '5.0', 98),
  gig('501005', '영문 계약서 번역과 원어민 감수', '번역·통역', '바른말번역', false, false, [50000, 120000, 200000], [3, 5, 7], [1, 1, 2], '4.7', 61),
  gig('501006', '유튜브 영상 컷 편집, 자막, 썸네일 한 번에', '영상 편집', '컷앤톤', false, false, [70000, 130000, 240000], [3, 4, 6], [1, 2, 2], '4.9', 173),
  gig('501007', '블로그 원고 작성 10건 묶음', '마케팅', '글밭상회', false, false, [90000, 160000, 300000], [6, 9, 14], [1, 1, 2], '4.6', 44),
  gig('501008', '파이썬 업무 자동화 프로그램 개발', 'IT·프로그래밍', '도토리랩', false, true, [200000, 500000, 1100000], [7, 14, 25], [1, 2, 3], '4.9', 72),
  gig('501009', '모바일 앱 UI/UX 디자인, 화면 설계서 포함', 'UI·UX', '결미상점', true, true, [700000, 1500000, 2800000], [10, 18, 28], [2, 3, 4], '5.0', 131),
];

/** @returns {Gig} */
function gig(id, title, category, seller, guarantee, prime, prices, days, revisions, rating, reviews) {
  return { id, title, category, seller, guarantee, prime, prices, days, revisions, rating, reviews };
}

/** @param {string} id @returns {Gig | undefined} */
export function findGig(id) {
  return GIGS.find((g) => g.id === id);
}

/** Reviews hold the word 품질보장 on purpose, beside services without the mark too. */
export const REVIEWS = [
  { by: 'ha****', stars: 5, text: '처음에는 품질보장 서비스가 아니라 망설였는데 결과가 정말 좋았습니다.', date: '25.11.02' },
  { by: 'st****', stars: 5, text: '작업물 도착까지 이틀 걸렸고 수정도 바로 해 주셨어요.', date: '25.10.21' },
  { by: 'bl****', stars: 4, text: '품질보장 된다고 들었는데 제 주문에는 해당이 없네요. 그래도 만족합니다.', date: '25.09.13' },
];

/** `480,000원`. @param {number} amount won */
export function won(amount) {
  return `${grouped(amount)}원`;
}

/** `480,000`. @param {number} amount */
export function grouped(amount) {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}
