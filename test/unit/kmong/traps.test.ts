// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { read, readOrder, seoul, showHtml, starts } from './pages';

const URL_ = 'https://kmong.com/track/7900001';
const HEAD = '<p>#7900001</p><p>총 결제금액 10,000원</p><div><b>진행중</b> <i>26.06.01 10:00</i></div>';

function orderOf(feed: string) {
  showHtml(`<main>${HEAD}${feed}</main>`);
  return { order: readOrder(URL_), gaps: read(URL_).gaps.filter((gap) => gap.field === 'deliveries') };
}

describe('spellings of the delivery event', () => {
  it.each([
    '작업물 도착', '작업물도착', '작업물 · 도착', '작업물이 도착하였습니다.', '작업물이 도착했습니다', '작업물이 도착했어요!', '[작업물 도착]', '✅ 작업물 도착',
    '최종 작업물 도착', '작업물 도착 완료', '발송완료 되었습니다.', '작업물이 발송되었습니다.', '작업물 발송 완료', '작업물'.normalize('NFD') + ' 도착',
  ])('%s', (label) => {
    const { order } = orderOf(`<div><div><h3>${label}</h3><span>26.06.20 14:20</span></div><p>확인해 주세요.</p></div>`);
    expect(starts(order)).toEqual([seoul('2026-06-20 14:20')]);
    expect(order.deliveriesComplete).toBe(true);
  });

  it('label and time on one line, parted, or time first', () => {
    for (const card of ['<p>작업물 도착 26.06.20 14:20</p>', '<p>작업물 도착 | 26.06.20 14:20</p>', '<p>26.06.20 14:20 작업물 도착</p>', '<div><time>26.06.20 14:20</time><b>작업물 도착</b></div>', '<div><p>26.06.20</p><p>14:20</p><p>작업물 도착</p></div>']) {
      expect(starts(orderOf(card).order), card).toEqual([seoul('2026-06-20 14:20')]);
    }
  });
});

describe('promises, limits and counters', () => {
  it.each([
    '<p>작업물 도착 예정일 26.06.20</p>', '<p>작업물 도착 예정 26.06.20 18:00</p>', '<dl><dt>작업물 도착 예정일</dt><dd>26.06.20</dd></dl>', '<p>작업물 발송 예정일</p><p>26.06.20</p>',
    '<div><span>작업물 도착</span> <span>예정일</span> <b>26.06.20</b></div>', '<p>작업물 도착 마감 26.06.20</p>', '<p>작업물 도착 26.06.20까지</p>', '<p>작업물이 도착하면 7일 이내에 확인해 주세요. 26.06.20</p>',
    '<p>작업물 도착 2</p>', '<p>작업물 도착 2건</p>', '<ul><li><span>작업물 도착</span><b>2</b></li></ul>', '<p>작업물 도착 (예정) 26.06.20</p>',
  ])('%s is no delivery', (feed) => {
    expect(orderOf(feed).order.deliveries).toEqual([]);
  });

  it('keeps the delivery apart from the dates round it', () => {
    const { order } = orderOf(`<div><h3>작업물 도착</h3><time>26.06.20 14:20</time><p>발송 예정일 26.06.19</p><p>다운로드 기간 26.06.20 ~ 26.09.20</p><p>시안.zip 3.1MB 26.06.18 10:00</p>
      <p>26.06.21 09:00에 회의하시죠.</p><p>자동 구매확정 26.06.27</p></div>`);
    expect(starts(order)).toEqual([seoul('2026-06-20 14:20')]);
    expect(order.confirmedAt).toBeNull();
    expect(order.agreedDue?.value.date).toBe('2026-06-19');
  });
});

describe('a date that is missing is not borrowed', () => {
  it.each([
    ['from the next card', '<div class="k"><h3>작업물 도착</h3><p>미응답 시, 7일 후 자동으로 구매확정이 됩니다.</p></div><div class="k"><h3>수정요청</h3><time>26.06.20 14:20</time></div>'],
    ['from an unknown card', '<section><div><div><h3>작업물 도착</h3></div></div><div><div><h3>문의 답변</h3></div><time>26.06.20 14:20</time></div></section>'],
    ['from the period', '<div><h3>작업물 도착</h3><p>다운로드 기간</p><p>~ 26.09.20</p></div>'],
    ['from a file', '<div><h3>작업물 도착</h3><div><a>시안.zip</a><br><span>26.06.20 14:20</span></div></div>'],
    ['from the header', '<div>#7900001<br>26.06.02<div><h3>작업물 도착</h3></div></div>'],
    ['from a table row beside', '<table><tr><td>작업물 도착</td><td></td></tr><tr><td>비고</td><td>26.06.20 14:20</td></tr></table>'],
  ])('%s', (_, feed) => {
    const { order, gaps } = orderOf(feed);
    expect(order.deliveries).toEqual([]);
    expect(order.deliveriesComplete).toBe(false);
    expect(gaps).toContainEqual({ field: 'deliveries', why: 'unreadable' });
  });
});

describe('signs of a delivery that is not seen', () => {
  const LAST = '<li><b>작업물 도착</b> <i>26.06.20 14:20</i></li>';
  it.each([
    ['earlier history behind a button', `<button>이전 내역 더보기</button><ul>${LAST}</ul>`],
    ['a bare more beside the list', `<div><ul>${LAST}<li><b>구매완료</b> <i>26.06.22 10:00</i></li></ul><button>더보기</button></div>`],
    ['+3', `<ul><li>+3</li>${LAST}</ul>`],
    ['a revision before it', `<ul><li><b>수정요청</b> <i>26.06.18 10:00</i></li>${LAST}</ul>`],
    ['a closed fold with a delivery', `<details><summary>6월 12일</summary><b>작업물 도착</b> <i>26.06.12 10:00</i></details><ul>${LAST}</ul>`],
    ['a hidden card', `<ul><li style="display:none"><b>작업물 도착</b> <i>26.06.12 10:00</i></li>${LAST}</ul>`],
    ['a delivered card without its label', `<div><time>26.06.12 10:00</time><p>미응답 시, 7일 후 자동으로 구매확정이 됩니다.</p></div><ul>${LAST}</ul>`],
    ['a second number', '<ul><li><b>2차 작업물 도착</b> <i>26.06.20 14:20</i></li></ul>'],
    ['other words for a delivery', `<ul><li><b>결과물 전달 완료</b> <i>26.06.12 10:00</i></li>${LAST}</ul>`],
    ['a list that is loading', `<ul aria-busy="true">${LAST}</ul>`],
  ])('%s', (_, feed) => {
    const { order, gaps } = orderOf(feed);
    expect(order.deliveriesComplete).toBe(false);
    expect(gaps.length).toBeGreaterThan(0);
  });

  it.each([
    ['a folded message in the card', '<div><h3>작업물 도착</h3><time>26.06.20 14:20</time><p>긴 글</p><button>메시지 더보기</button></div>'],
    ['more recommendations elsewhere', `<ul>${LAST}</ul><section><h2>추천 서비스</h2><a href="/x">더보기</a></section>`],
  ])('%s is no such sign', (_, feed) => {
    expect(orderOf(feed).order.deliveriesComplete).toBe(true);
  });
});

describe('claim', () => {
  const DELIVERED = '<div><b>작업물 도착</b> <i>26.06.20 14:20</i></div>';
  it.each([
    ['<button>품질보장 신청하기</button>', 'offered'], ['<button disabled>품질보장 신청하기</button>', null], ['<p>구매 관리 > 주문 정보 > 품질보장 신청하기</p>', null],
    ['<p>품질보장 신청이 접수되었습니다.</p>', 'filed'], ['<p>품질보장 심사 중</p>', 'filed'], ['<p>품질보장 비승인</p>', 'refused'], ['<p>품질보장 신청이 반려되었습니다.</p>', 'refused'],
    ['<p>품질보장 신청이 거절되면 다시 신청할 수 없습니다.</p>', null], ['<nav><button>품질보장 신청하기</button></nav>', null],
  ])('%s', (html, value) => {
    expect(orderOf(DELIVERED + html).order.claim?.value ?? null).toBe(value);
  });
});

describe('order fields', () => {
  it('a list that puts the value before its term is read so; the promise is no event', () => {
    showHtml('<main><dl><dd>480,000 원</dd><dt>총 결제 금액</dt><dd>달무리</dd><dt>전문가</dt><dd>#7900001</dd><dt>주문 번호</dt><dd>26.06.30 21:04</dd><dt>도착 예정일</dt></dl><p>진행중 26.06.01 10:00</p></main>');
    const order = readOrder(URL_);
    expect(order).toMatchObject({ amount: { value: { minor: 480000 } }, seller: { value: '달무리' }, agreedDue: { value: { date: '2026-06-30' } } });
    expect(order.latestEventMs).toBe(seoul('2026-06-01 10:00'));
  });

  it('a claim told in two cards: what was filed, then what came of it', () => {
    const filed = '<section><b>품질보장 신청</b> <i>26.06.21 10:00</i><p>신청이 접수되었습니다. 1~2일 내에 알려 드립니다.</p></section>';
    expect(orderOf(filed).order.claim?.value).toBe('filed');
    expect(orderOf(`${filed}<section><b>품질보장 신청 결과</b> <i>26.06.23 10:00</i><p>비승인. 다시 신청할 수 없습니다.</p></section>`).order.claim?.value).toBe('refused');
  });

  it('takes the linked service that stands with the order, not a recommended one', () => {
    showHtml(`<main><div><p>#7900001</p><a href="/gig/10">우리 로고</a></div><ul><li><a href="/gig/20">남의 로고</a><p>20,000원</p></li></ul></main>`);
    expect(readOrder(URL_).gigId).toBe('10');
    showHtml(`<main><p>#7900001</p><b>작업물 도착</b><section><h2>추천 서비스</h2><a href="/gig/20">남의 로고</a></section></main>`);
    expect(readOrder(URL_).gigId).toBeNull();
  });

  it('tells two totals apart only by saying so', () => {
    showHtml(`<main><p>#7900001</p><p>총 결제금액 10,000원</p><p>총 결제금액 12,000원</p></main>`);
    expect(readOrder(URL_).amount).toBeNull();
    expect(read(URL_).gaps).toContainEqual({ field: 'order.amount', why: 'ambiguous' });
  });

  it('reads the total among other sums, and not a neighbour that only touches it', () => {
    showHtml(`<style>.r{display:flex}</style><main><p>#7900001</p><dl><dt>상품금액</dt><dd>20,000원</dd><dt>할인</dt><dd>-5,000원</dd><dt>총 결제금액</dt><dd>15,000원</dd></dl></main>`);
    expect(readOrder(URL_).amount?.value.minor).toBe(15000);
    showHtml(`<style>.r{display:flex}</style><main><p>#7900001</p><div class="r"><span>총 결제금액</span><span>1</span><span>15,000원</span></div></main>`);
    expect(readOrder(URL_).amount?.value.minor).not.toBe(115000);
  });

  it('without an address, one number is the order and two are none', () => {
    showHtml(`<main>${HEAD}</main>`);
    expect(readOrder('https://kmong.com/x/detail').orderId).toBe('7900001');
    showHtml(`<main>${HEAD}<p>#7900002</p></main>`);
    expect(readOrder('https://kmong.com/x/detail').orderId).toBeNull();
    expect(read('https://kmong.com/x/detail').gaps).toContainEqual({ field: 'order.id', why: 'ambiguous' });
  });

  it("another order's delivery on the same page is left out", () => {
    const { order } = orderOf('<div><b>작업물 도착</b> <i>26.06.20 14:20</i></div><section><p>#7900002</p><b>작업물 도착</b> <i>26.06.05 10:00</i></section>');
    expect(starts(order)).toEqual([seoul('2026-06-20 14:20')]);
  });

  it("the extension's new date alone is not sure, beside the agreed one it does not count", () => {
    const { order } = orderOf('<p>작업물 발송 예정일 26.06.15</p><div><b>작업물 연장요청</b> <i>26.06.14 10:00</i><p>새 발송 예정일 26.06.25</p></div>');
    expect(order.agreedDue).toMatchObject({ sure: true, value: { date: '2026-06-15' } });
    const alone = orderOf('<div><b>작업물 연장요청</b> <i>26.06.14 10:00</i><p>새 발송 예정일 26.06.25</p></div>').order;
    expect(alone.agreedDue).toMatchObject({ sure: false, value: { date: '2026-06-25' } });
  });
});
