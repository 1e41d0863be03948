import type { Moment } from '../../../lib/time/moment';
import type { OrderReading, PageReading, Sighting } from '../../../lib/sites/site';

/** A minute as a page prints it, given as ISO text with offset. */
export function minute(iso: string): Moment {
  const earliestMs = Temporal.Instant.from(iso).epochMilliseconds;
  const date = Temporal.Instant.from(iso).toZonedDateTimeISO('Asia/Seoul').toPlainDate().toString();
  return { date, epochMs: earliestMs, earliestMs, latestMs: earliestMs + 60_000, precision: 'minute' };
}

/** '3시간 전' as read at an instant: an hour wide. */
export function hour(iso: string): Moment {
  const earliestMs = Temporal.Instant.from(iso).epochMilliseconds;
  return { date: null, epochMs: null, earliestMs, latestMs: earliestMs + 3_600_000, precision: 'hour' };
}

export function seen<T>(value: T, sure = true): Sighting<T> {
  return { value, text: String(value), where: '작업물 도착', sure };
}

export const READ_AT = Temporal.Instant.from('2025-10-04T12:00+09:00').epochMilliseconds;

const EMPTY: OrderReading = {
  kind: 'order',
  orderId: '6826723',
  side: 'buyer',
  title: null,
  gigId: null,
  seller: null,
  amount: null,
  purchasedAt: null,
  agreedDue: null,
  deliveries: [],
  revisions: [],
  deliveriesComplete: true,
  confirmedAt: null,
  claim: null,
  guarantee: null,
  latestEventMs: null,
};

/** A reading of an order page with some of its fields. */
export function orderReading(order: Partial<OrderReading>, rest: Partial<PageReading> = {}): PageReading {
  return { site: 'kmong', url: 'https://kmong.com/track/6826723', readAt: READ_AT, gaps: [], ...rest, content: { ...EMPTY, ...order } };
}
