// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readOrder, seoul, showHtml, starts } from './pages';

const TRACK = 'https://kmong.com/track/6826723';
const page = (feed: string) => showHtml(`<main><p>주문번호 #6826723</p><p>총 결제금액 110,000원</p>${feed}</main>`);

describe('a feed grouped by days', () => {
  it('gives each clock the day over it', () => {
    page('<section><h3>2026년 6월 10일 (수)</h3><p><b>작업물 도착</b> <i>14:20</i></p></section><section><h3>2026년 6월 12일 (금)</h3><p><b>작업물 도착</b> <i>09:05</i></p></section>');
    expect(starts(readOrder(TRACK))).toEqual([seoul('2026-06-10 14:20'), seoul('2026-06-12 09:05')]);
  });
  it('gives a clock no day that stands in another box', () => {
    page('<section><h3>2026년 6월 10일 (수)</h3><p>안녕하세요</p></section><section><p><b>작업물 도착</b> <i>14:20</i></p></section>');
    expect(readOrder(TRACK)).toMatchObject({ deliveries: [], deliveriesComplete: false });
  });
  it('takes no promised day for the day of what happened', () => {
    page('<section><h3>2026년 6월 20일 (토)</h3><p>작업물 발송 예정일</p><p><b>작업물 도착</b> <i>14:20</i></p></section>');
    expect(starts(readOrder(TRACK))).toEqual([]);
  });
  it('takes no bare date for the heading of what follows it', () => {
    page('<div><p>26.06.10</p><p><b>작업물 도착</b> <i>14:20</i></p></div>');
    expect(starts(readOrder(TRACK))).toEqual([]);
  });
});

describe('구매 완료', () => {
  it('before the work begins is the purchase, after it the end', () => {
    page('<div><b>구매 완료</b> <i>26.06.01 10:00</i></div><div><b>진행중</b> <i>26.06.01 12:00</i></div>');
    expect(readOrder(TRACK)).toMatchObject({ confirmedAt: null, purchasedAt: { value: { epochMs: seoul('2026-06-01 10:00') } } });
    page('<div><b>진행중</b> <i>26.06.01 12:00</i></div><div><b>작업물 도착</b> <i>26.06.10 12:00</i></div><div><b>구매 완료</b> <i>26.06.12 10:00</i></div>');
    expect(readOrder(TRACK).confirmedAt?.value.epochMs).toBe(seoul('2026-06-12 10:00'));
  });
});
