// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { OrderReading } from '../../../lib/sites/site';
import { LIFE_NAMES, SEEN_AT, viewOf } from '../../market/kmong/skins/lives.mjs';
import { SKINS } from '../../market/kmong/skins/skins.mjs';
import { read, seoul, showHtml, starts } from './pages';

/** What a person reads on any of the pages of each life. The order is bought 06-01 10:12 for 480,000 won and promised for 06-15 18:00. */
const FIRST = seoul('2026-06-12 14:20');
const SECOND = seoul('2026-06-18 18:41');
const LIVES: Record<string, { deliveries: number[]; revisions?: number[]; confirmed?: number; claim?: 'filed' | 'refused' }> = {
  working: { deliveries: [] },
  one: { deliveries: [FIRST] },
  two: { deliveries: [FIRST, SECOND], revisions: [seoul('2026-06-13 09:05')] },
  three: { deliveries: [FIRST, SECOND, seoul('2026-06-22 08:15')], revisions: [seoul('2026-06-13 09:05'), seoul('2026-06-19 11:30')] },
  confirmed: { deliveries: [FIRST], confirmed: seoul('2026-06-19 20:00') },
  cancelAsked: { deliveries: [FIRST] },
  late: { deliveries: [] },
  extended: { deliveries: [seoul('2026-06-20 09:30')] },
  filed: { deliveries: [SECOND], claim: 'filed' },
  refused: { deliveries: [FIRST], claim: 'refused' },
};
const PURCHASED = seoul('2026-06-01 10:12');
const ADDRESS = 'https://kmong.com/track/7654321';
type SkinName = keyof typeof SKINS;
const names = Object.keys(SKINS) as SkinName[];

function orderOn(skin: SkinName, life: string, how: Parameters<typeof viewOf>[1] = {}) {
  showHtml(SKINS[skin](viewOf(life, how)));
  const { content, gaps } = read(ADDRESS, SEEN_AT);
  if (content.kind !== 'order') throw new Error(`${skin} ${life}: read as ${content.kind}`);
  return { order: content, gaps };
}

/** No field may say anything but what stands there; a field may be missing. */
function expectNothingWrong(order: OrderReading, life: string) {
  const told = LIVES[life] as (typeof LIVES)[string];
  if (order.purchasedAt) expect(order.purchasedAt.value.earliestMs === PURCHASED || order.purchasedAt.value.date === '2026-06-01').toBe(true);
  if (order.agreedDue?.sure) expect(order.agreedDue.value.date).toBe('2026-06-15');
  if (order.amount) expect(order.amount.value).toEqual({ currency: 'KRW', minor: 480000 });
  if (order.seller?.sure) expect(order.seller.value).toBe('모담디자인');
  if (order.gigId !== null) expect(order.gigId).toBe('501001');
  if (order.confirmedAt) expect(order.confirmedAt.value.earliestMs).toBe(told.confirmed);
  for (const revision of order.revisions) expect(told.revisions).toContain(revision.value.earliestMs);
  expect(order.guarantee).toBeNull();
}

describe.each(names)('skin %s', (skin) => {
  it.each(LIFE_NAMES)('life "%s": every delivery, nothing else', (life) => {
    const { order } = orderOn(skin, life);
    const told = LIVES[life] as (typeof LIVES)[string];
    expect(starts(order)).toEqual(told.deliveries);
    expect(order.deliveries.every((delivery) => delivery.sure)).toBe(true);
    expect(order.deliveriesComplete).toBe(true);
    expect(order.revisions.map((revision) => revision.value.earliestMs)).toEqual(told.revisions ?? []);
    expect(order.confirmedAt?.value.earliestMs).toBe(told.confirmed);
    expect(order.amount?.value.minor).toBe(480000);
    expect(order.seller?.value).toBe('모담디자인');
    expect(order.orderId).toBe('7654321');
    expect(order.gigId).toBe('501001');
    expect(order.purchasedAt?.value.date).toBe('2026-06-01');
    expect(order.agreedDue?.value.date).toBe('2026-06-15');
    expectNothingWrong(order, life);
    const claim = skin === 'feed' ? (told.claim ?? null) : (told.claim ?? (['one', 'two', 'three', 'cancelAsked', 'extended'].includes(life) ? 'offered' : null));
    expect(order.claim?.value ?? null).toBe(claim);
  });

  it('a feed of which a part is folded away is never complete', () => {
    const { order, gaps } = orderOn(skin, 'three', { folded: true });
    const seen = starts(order);
    expect(seen).toEqual([seoul('2026-06-22 08:15')]);
    expect(order.deliveriesComplete).toBe(false);
    expect(gaps).toContainEqual({ field: 'deliveries', why: 'earlier-may-be-unseen' });
  });

  it('a folded feed is not complete where what is left shows no revision either', () => {
    const { order } = orderOn(skin, 'confirmed', { folded: true });
    expect(LIVES.confirmed?.deliveries).toEqual(expect.arrayContaining(starts(order)));
    expect(order.deliveriesComplete).toBe(false);
  });

  it('without times there is no date, and no claim that nothing was delivered', () => {
    const { order, gaps } = orderOn(skin, 'one', { time: 'none' });
    expect(order.deliveries).toEqual([]);
    expect(order.deliveriesComplete).toBe(false);
    expect(gaps.some((gap) => gap.field === 'deliveries')).toBe(true);
    expectNothingWrong(order, 'one');
  });

  it('times without a year are those of the last year that has passed', () => {
    const { order } = orderOn(skin, 'two', { time: 'yearless' });
    expect(starts(order)).toEqual([FIRST, SECOND]);
    expect(order.deliveriesComplete).toBe(true);
  });

  it('counts of days name the day, no more', () => {
    const { order } = orderOn(skin, 'two', { time: 'relative' });
    expect(order.deliveries.map((delivery) => delivery.value.date)).toEqual(['2026-06-12', '2026-06-18']);
    order.deliveries.forEach(({ value }, i) => {
      const truth = [FIRST, SECOND][i] as number;
      expect(value.earliestMs <= truth && truth < value.latestMs).toBe(true);
    });
  });

  it("on the seller's side the order is the seller's, and no date is another's", () => {
    const { order } = orderOn(skin, 'two', { side: 'seller' });
    if (skin !== 'feed') expect(order.side).toBe('seller');
    expect([FIRST, SECOND]).toEqual(expect.arrayContaining(starts(order)));
    if (starts(order).length < 2) expect(order.deliveriesComplete).toBe(false);
    expect(order.claim).toBeNull();
  });
});

describe('delivered files', () => {
  const listed = (nth: number) => [
    { name: `결과물_${nth}차.zip`, size: null, sizeText: '24.6MB', delivery: nth - 1 },
    { name: `미리보기_${nth}차.pdf`, size: null, sizeText: '3.1MB', delivery: nth - 1 },
  ];

  it.each(['article', 'hashed', 'tailwind', 'ledger', 'accordion', 'columns'] as const)('%s lists them beside their delivery, a size only as written', (skin) => {
    expect(orderOn(skin, 'two').order.files).toEqual([...listed(1), ...listed(2)]);
  });

  it.each(names)('%s: none is put beside another delivery', (skin) => {
    for (const file of orderOn(skin, 'two').order.files ?? []) {
      const told = [...listed(1), ...listed(2)].find(({ name }) => name === file.name);
      expect([told?.delivery, null]).toContain(file.delivery);
      expect([told?.sizeText, null]).toContain(file.sizeText);
    }
  });
});
