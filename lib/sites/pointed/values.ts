import type { Money, TextLocale } from '../../money/price';
import { findPrices } from '../../money/prices';
import type { Moment } from '../../time/moment';
import { findMoments } from '../../time/moments';
import type { Form } from './place';

export type PlaceValue = Moment | Money | number;

/** How to read: the site's language and zone, and the instant of reading, epoch ms. */
export interface HowToRead {
  locale: TextLocale;
  zone: string;
  now: number;
}

/** A value in a line: its exact slice at `index` (UTF-16 units), and the line's words that belong to it. */
export interface FoundValue {
  value: PlaceValue;
  text: string;
  index: number;
  words: string;
}

/** A whole number with or without thousands separators; no percentage, no part of a date, an amount or a ratio. */
const COUNT = /(?<![\p{L}\d%.,:/-])(?:\d{1,3}(?:[.,]\d{3})+|\d{1,15})(?!\d|[.,:/-]\d| ?[%₺$€원])/gu;

function hits(text: string, form: Form, how: HowToRead): Omit<FoundValue, 'words'>[] {
  if (!/[\d가-힣]/.test(text)) return [];
  if (form === 'moment') return findMoments(text, how).map((found) => ({ value: found.moment, text: found.text, index: found.index }));
  if (form === 'money') {
    return findPrices(text, how.locale).flatMap(({ sure, standing, low, high, ...found }) =>
      sure && standing === 'asked' && low !== null && low.minor === high?.minor ? [{ value: low, text: found.text, index: found.index }] : [],
    );
  }
  // '1 / 0 / 0' counts good, neutral and bad: none of the three is the one count.
  if (/\d\s*\/\s*\d/.test(text)) return [];
  return [...text.matchAll(COUNT)].map((match) => ({ value: Number(match[0].replace(/[.,]/g, '')), text: match[0], index: match.index }));
}

/** Every value of a form in a line, in reading order. Words between two values belong to the later one, words after the last to it. */
export function valuesIn(text: string, form: Form, how: HowToRead): FoundValue[] {
  const found = hits(text, form, how);
  return found.map((hit, n) => {
    const before = found[n - 1];
    const from = before ? before.index + before.text.length : 0;
    const rest = n === found.length - 1 ? text.slice(hit.index + hit.text.length) : '';
    return { ...hit, words: `${text.slice(from, hit.index)} ${rest}` };
  });
}

/** True when two values of one form are the same: moments by their span, amounts by currency and minor unit. */
export function sameValue(a: PlaceValue, b: PlaceValue): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  if ('minor' in a || 'minor' in b) return 'minor' in a && 'minor' in b && a.minor === b.minor && a.currency === b.currency;
  return a.earliestMs === b.earliestMs && a.latestMs === b.latestMs;
}

/** True when a moment is surely later than `now`, epoch ms. */
export function isAhead(value: PlaceValue, now: number): boolean {
  return typeof value === 'object' && 'earliestMs' in value && value.earliestMs > now;
}
