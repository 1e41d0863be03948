import type { Price } from '../money/price';
import type { Moment, Precision } from '../time/moment';
import type { Fact, Facts, FactValue, ListedPrice, StartEvent } from './model';

/** The fact of that id; one that is absent is unknown because it was not on the page. */
export function factOf(facts: Facts, id: string): Fact {
  return (Object.hasOwn(facts, id) ? facts[id] : undefined) ?? { known: false, why: 'not-on-page' };
}

/** The fact's value, or null when it is not known. */
export function valueOf(facts: Facts, id: string): FactValue | null {
  const fact = factOf(facts, id);
  return fact.known ? fact.value : null;
}

/** A yes or no, or null when it is not known or is something else. */
export function booleanOf(facts: Facts, id: string): boolean | null {
  const value = valueOf(facts, id);
  return typeof value === 'boolean' ? value : null;
}

/** A whole number, 0 or more, or null. */
export function countOf(facts: Facts, id: string): number | null {
  const value = valueOf(facts, id);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** A number that is one, or null. */
export function numberOf(facts: Facts, id: string): number | null {
  const value = valueOf(facts, id);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

const PRECISIONS: Precision[] = ['second', 'minute', 'hour', 'day'];
const GRAIN: Partial<Record<Precision, number>> = { second: 1_000, minute: 60_000 };
/** The years in which the calendar is counted: 1000 to 9000, epoch ms. */
const FIRST = -30_610_224_000_000;
const LAST = 221_845_392_000_000;

/** Whether a number is a time that the calendar reaches, epoch ms. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= FIRST && value <= LAST;
}

/**
 * The last instant at which an event can have happened, epoch ms. A time printed to the minute or second is taken as printed, as the worked examples of K10 do.
 */
export function lastInstant({ earliestMs, latestMs, precision }: StartEvent): number {
  const grain = GRAIN[precision];
  const printed = grain !== undefined && latestMs - earliestMs <= grain && earliestMs % grain === 0;
  return printed || latestMs === earliestMs ? earliestMs : latestMs - 1;
}

function isSpan(value: unknown): value is StartEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { earliestMs, latestMs, precision } = value as Partial<Moment>;
  return isTime(earliestMs) && isTime(latestMs) && earliestMs <= latestMs && PRECISIONS.includes(precision!);
}

/** A moment, as the span in which it lies, or null. */
export function momentOf(facts: Facts, id: string): StartEvent | null {
  const value = valueOf(facts, id);
  return isSpan(value) ? value : null;
}

/** Start events in the order given; a single moment is one event. null when not known, or when any of them is no span of time. */
export function startsOf(facts: Facts, id: string): StartEvent[] | null {
  const value = valueOf(facts, id);
  if (isSpan(value)) return [value];
  if (!Array.isArray(value)) return null;
  const events: unknown[] = value;
  return events.every(isSpan) ? events : null;
}

/** Prices of a listing in reading order, or null. */
export function pricesOf(facts: Facts, id: string): ListedPrice[] | null {
  const value = valueOf(facts, id);
  if (!Array.isArray(value)) return null;
  const items: unknown[] = value;
  return items.every(isListedPrice) ? items : null;
}

function isListedPrice(item: unknown): item is ListedPrice {
  const price: unknown = typeof item === 'object' && item !== null && 'price' in item ? item.price : null;
  if (typeof price !== 'object' || price === null) return false;
  const { low, standing, sure } = price as Partial<Price>;
  return typeof sure === 'boolean' && typeof standing === 'string' && (low === null || (typeof low === 'object' && Number.isSafeInteger(low.minor) && typeof low.currency === 'string'));
}
