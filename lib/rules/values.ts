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

/** A number that is one, or null. */
export function numberOf(facts: Facts, id: string): number | null {
  const value = valueOf(facts, id);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

const PRECISIONS: Precision[] = ['second', 'minute', 'hour', 'day'];

function isSpan(value: unknown): value is StartEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { earliestMs, latestMs, precision } = value as Partial<Moment>;
  return Number.isFinite(earliestMs) && Number.isFinite(latestMs) && earliestMs! <= latestMs! && PRECISIONS.includes(precision!);
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
  const isPrice = (item: unknown): item is ListedPrice => typeof item === 'object' && item !== null && 'price' in item;
  return items.every(isPrice) ? items : null;
}
