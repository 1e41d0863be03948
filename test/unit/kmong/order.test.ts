// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { NOW, read, readOrder, seoul, show, starts } from './pages';

describe('order skins', () => {
  it('event cards: both deliveries of a revision loop, and the order fields', () => {
    show('order-cards');
    const order = readOrder('https://kmong.com/track/7012345');
    expect(starts(order)).toEqual([seoul('2026-06-12 14:20'), seoul('2026-06-18 18:41')]);
    expect(order.deliveriesComplete).toBe(true);
    expect(order.revisions.map((event) => event.value.earliestMs)).toEqual([seoul('2026-06-13 09:05')]);
    expect(order.purchasedAt?.value.earliestMs).toBe(seoul('2026-06-01 10:12'));
    expect(order.agreedDue?.value.date).toBe('2026-06-15');
    expect(order.agreedDue?.sure).toBe(true);
    expect(order.amount?.value).toEqual({ currency: 'KRW', minor: 330000 });
    expect(order).toMatchObject({ orderId: '7012345', side: 'buyer', gigId: '445566', confirmedAt: null });
    expect(order.title?.value).toBe('브랜드 로고 디자인 맞춤 제작');
    expect(order.seller?.value).toBe('모래공방');
    expect(order.claim).toMatchObject({ value: 'offered', sure: true });
    expect(order.guarantee).toBeNull();
    expect(order.latestEventMs).toBe(seoul('2026-06-18 18:41'));
    expect(read('https://kmong.com/track/7012345').gaps).toEqual([]);
  });

  it('feed of 2018: ribbon and bubble are one delivery, chat times are none', () => {
    show('order-feed-2018');
    const order = readOrder('https://kmong.com/track/5123456?MID=1');
    expect(starts(order)).toEqual([seoul('2018-03-17 17:56'), seoul('2018-03-20 11:00')]);
    expect(order.deliveriesComplete).toBe(true);
    expect(order.amount?.value.minor).toBe(55000);
    expect(order.agreedDue?.value.date).toBe('2018-03-19');
    expect(order.purchasedAt).toMatchObject({ sure: false, value: { date: '2018-03-14' } });
    expect(order.seller?.value).toBe('나무그림');
    expect(order.side).toBe('buyer');
  });

  it('table with a column of promised dates, labels with a middle dot', () => {
    show('order-table');
    const order = readOrder('https://kmong.com/track/6900001');
    expect(starts(order)).toEqual([seoul('2026-05-19 21:14:49')]);
    expect(order.confirmedAt?.value.epochMs).toBe(seoul('2026-05-27 00:00:03'));
    expect(order.amount?.value.minor).toBe(1100000);
    expect(order.agreedDue?.value.date).toBe('2026-05-20');
    expect(order.side).toBe('buyer');
  });

  it('definition list: the period for files that follows is no delivery', () => {
    show('order-definitions');
    const order = readOrder('https://kmong.com/orders/6800002');
    expect(order.orderId).toBe('6800002');
    expect(starts(order)).toEqual([seoul('2026-04-08 15:05')]);
    expect(order.purchasedAt?.value.earliestMs).toBe(seoul('2026-04-01 09:30'));
    expect(order.amount?.value.minor).toBe(220000);
  });

  it('newest first, split labels, relative times against the time of reading', () => {
    show('order-newest-first');
    const order = readOrder('https://kmong.com/track/7100003');
    expect(order.deliveries).toHaveLength(2);
    expect(order.deliveries[0]?.value.earliestMs).toBe(seoul('2026-06-18 10:00'));
    const later = order.deliveries[1]?.value;
    expect(later?.date).toBe('2026-06-25');
    expect(later?.earliestMs).toBeLessThanOrEqual(NOW - 3 * 3_600_000);
    expect(later?.latestMs).toBeGreaterThanOrEqual(NOW - 3 * 3_600_000);
    expect(order.deliveriesComplete).toBe(true);
    expect(order.revisions.map((event) => event.value.earliestMs)).toEqual([seoul('2026-06-24 10:26')]);
  });

  it('two copies of a card, one of them not shown, are one delivery', () => {
    show('order-twins');
    const order = readOrder('https://kmong.com/track/7200004');
    expect(starts(order)).toEqual([seoul('2026-06-20 14:20')]);
    expect(order.deliveriesComplete).toBe(true);
    document.head.innerHTML = '';
    expect(starts(readOrder('https://kmong.com/track/7200004'))).toEqual([seoul('2026-06-20 14:20')]);
  });

  it('order in a dialog over its list', () => {
    show('order-dialog');
    const order = readOrder('https://kmong.com/my_orders');
    expect(order).toMatchObject({ orderId: '7300005', gigId: '11' });
    expect(starts(order)).toEqual([seoul('2026-06-09 12:34')]);
    expect(order.claim?.value).toBe('offered');
  });

  it("seller's side", () => {
    show('order-seller');
    expect(readOrder('https://kmong.com/track/7400006').side).toBe('seller');
  });
});

describe('what must not be guessed', () => {
  it('a folded feed is not complete', () => {
    show('order-folded');
    const { content, gaps } = read('https://kmong.com/track/7500007');
    expect(content).toMatchObject({ deliveriesComplete: false });
    expect(gaps).toContainEqual({ field: 'deliveries', why: 'earlier-may-be-unseen' });
  });

  it('a delivery without its own time has no date: neither the period, the promise nor the order date', () => {
    show('order-undated');
    const { content, gaps } = read('https://kmong.com/track/7600008');
    expect(content).toMatchObject({ deliveries: [], deliveriesComplete: false });
    expect(gaps).toContainEqual({ field: 'deliveries', why: 'unreadable' });
  });

  it('progress bar, counter, promise and help sentence are no deliveries, and no sign of hidden ones', () => {
    show('order-working');
    const { content, gaps } = read('https://kmong.com/track/7700009');
    expect(content).toMatchObject({ deliveries: [], deliveriesComplete: true });
    expect(gaps.filter((gap) => gap.field === 'deliveries')).toEqual([]);
  });

  it("another order's content under this address is not this order's", () => {
    show('order-cards');
    const { content, gaps } = read('https://kmong.com/track/6826723');
    expect(content).toMatchObject({ orderId: '6826723', deliveries: [], deliveriesComplete: false, amount: null });
    expect(gaps).toContainEqual({ field: 'order.id', why: 'ambiguous' });
  });
});
