import { ONE } from './numbers';
import type { Currency, TextLocale } from './price';
import { outerEnd, outerStart } from './quantities';
import type { Quantity } from './quantities';

/** One amount or range with its currency, before its surroundings are looked at. Values in millionths. */
export interface Offer {
  start: number;
  end: number;
  low: bigint | null;
  high: bigint | null;
  currency: Currency;
  sure: boolean;
  /** Ending of the currency's name, that tells "from", "worth", "to". */
  ending: 'from' | 'worth' | 'to' | null;
}

const SEPARATOR = /^(?: {0,2}[-~] {0,2}| {1,2}(?:ile|ila|to) {1,2}| ?(?:에서|부터) )$/;
/** "500 veya 750 TL": the number before is a price too, and nobody compares it. */
const OR = /^ {1,2}(?:veya|ya ?da|or|또는|혹은) {1,2}$/;
const LONGEST_SEPARATOR = 10;
/** Wider than this, two numbers are rather a number of something and a price ("1-500 TL"). */
const WIDEST = 20n;

/** Joins numbers into amounts with a currency: single ones, and ranges whose scale is carried back (`40-80.000 TL`, `8-40 bin TL`, `5~10만원`). */
export function findOffers(folded: string, quantities: Quantity[], locale: TextLocale): Offer[] {
  const offers: Offer[] = [];
  for (let i = 0; i < quantities.length; i += 1) {
    const one = quantities[i];
    const two = quantities[i + 1];
    if (!one) continue;
    const separator = two ? separatorOf(folded, one, two) : null;
    if (two && separator !== null) {
      const range = rangeOf(folded, one, two, separator, quantities[i + 2], locale);
      if (range) {
        offers.push(range);
        i += 1;
        continue;
      }
    }
    const offer = single(folded, one, quantities[i - 1], two);
    if (offer) offers.push(offer);
  }
  return offers;
}

function separatorOf(folded: string, one: Quantity, two: Quantity): string | null {
  const from = outerEnd(one);
  const to = outerStart(two);
  if (to < from || to - from > LONGEST_SEPARATOR || folded[one.start - 1] === '%') return null;
  const between = folded.slice(from, to);
  return SEPARATOR.test(between) ? between : null;
}

function single(folded: string, one: Quantity, before: Quantity | undefined, after: Quantity | undefined): Offer | null {
  const mark = one.suffix ?? one.prefix;
  if (!mark) return null;
  const orphan = before && !before.suffix && !before.prefix && (separatorOf(folded, before, one) !== null || OR.test(folded.slice(before.end, outerStart(one))));
  const tight = after && /^[-~]$/.test(separatorOf(folded, one, after) ?? '');
  const contested = isContested(folded, one, after);
  const known = one.side !== 'broken' && !contested ? one.value : null;
  return {
    start: outerStart(one),
    end: outerEnd(one),
    low: known,
    high: one.plus ? null : known,
    currency: mark.currency,
    sure: one.sure && known !== null && one.side === 'clear' && mark.sure && !orphan && !tight,
    ending: one.suffix?.ending ?? null,
  };
}

/** "3 ₺ 500": the sign may belong to either number, unless the second is a count of something ("500 ₺ 3 revize"). */
function isContested(folded: string, one: Quantity, after: Quantity | undefined): boolean {
  if (!one.suffix || one.prefix || !after || after.suffix || after.prefix) return false;
  // "Adet 3 TL 500": a name so placed is read with the number before it, unless that is a small count.
  const count = one.numeral?.shape === 'plain' && one.numeral.lead <= 2 && (one.value ?? 0n) < (after.value ?? 0n);
  if (folded[one.suffix.start] !== ' ' || (one.suffix.kind === 'word' && !count) || !/^ {1,2}$/.test(folded.slice(one.suffix.end, after.start))) return false;
  return !/^ {0,2}[a-z가-힣]/.test(folded.slice(after.end, after.end + 3));
}

function rangeOf(folded: string, one: Quantity, two: Quantity, separator: string, next: Quantity | undefined, locale: TextLocale): Offer | null {
  const currency = currencyOf(folded, one, two, separator, locale);
  if (!currency) return null;
  const ends = limits(folded, one, two, separator, locale);
  const plus = two.plus || one.plus;
  // "500 TL-750 TL-1000 TL" is a list of prices.
  const list = next && separatorOf(folded, two, next) !== null && Boolean(next.suffix ?? next.prefix);
  const sure = !list && ends !== null && ends.sure && one.side === 'clear' && one.sure && two.sure && currency.sure;
  return {
    start: outerStart(one),
    end: outerEnd(two),
    low: ends && one.side !== 'broken' ? ends.low : null,
    high: ends && one.side !== 'broken' && !plus ? ends.high : null,
    currency: currency.currency,
    sure,
    ending: two.suffix?.ending ?? null,
  };
}

function currencyOf(folded: string, one: Quantity, two: Quantity, separator: string, locale: TextLocale): { currency: Currency; sure: boolean } | null {
  const first = one.suffix ?? one.prefix;
  const second = two.suffix ?? two.prefix;
  if (first && second) return first.currency === second.currency ? { currency: first.currency, sure: first.sure && second.sure } : null;
  if (second) return { currency: second.currency, sure: second.sure };
  if (one.prefix && !one.suffix) {
    const rest = folded.slice(two.end, two.end + 3);
    const counted = /^ ?[a-z가-힣]/.test(rest);
    const ended = /^ ?(?:$|[\n\r.;)])/.test(rest);
    return counted || (separator.length > 1 && !ended) ? null : { currency: one.prefix.currency, sure: true };
  }
  // "40.000-100.000+" without a currency is how people on a Turkish board write prices, and never more than a likely one.
  const bare = !first && locale === 'tr' && two.plus && one.numeral?.shape === 'grouped' && two.numeral?.shape === 'grouped';
  return bare ? { currency: 'TRY', sure: false } : null;
}

interface Limits {
  low: bigint | null;
  high: bigint | null;
  sure: boolean;
}

const UNDECIDED: Limits = { low: null, high: null, sure: false };

function limits(folded: string, one: Quantity, two: Quantity, separator: string, locale: TextLocale): Limits {
  if (one.value === null || two.value === null) return UNDECIDED;
  const low = carried(one, two, locale);
  if (low === null) return UNDECIDED;
  if (low.value > two.value || two.value > low.value * WIDEST) return UNDECIDED;
  if (looksLikeItemNumber(folded, one, two, separator)) return UNDECIDED;
  return { low: low.value, high: two.value, sure: low.sure };
}

/** The first number with the scale of the second, where people leave it out; null when it may or may not be meant. */
function carried(one: Quantity, two: Quantity, locale: TextLocale): { value: bigint; sure: boolean } | null {
  const value = one.value ?? 0n;
  const high = two.value ?? 0n;
  if (one.factor !== 1n || one.suffix) return { value, sure: true };
  if (two.factor === null) return value * WIDEST >= high ? { value, sure: true } : null;
  if (two.factor > 1n) {
    if (value <= high / two.factor) return { value: value * two.factor, sure: !two.prefix };
    return value >= 1_000n * ONE ? { value, sure: true } : null;
  }
  const groups = two.numeral?.groups ?? 0;
  if (one.numeral?.shape !== 'plain' || one.numeral.lead > 3 || groups === 0) return { value, sure: true };
  const unit = 1_000n ** BigInt(groups);
  if (value * unit > high) return { value, sure: true };
  const round = high % (unit * ONE) === 0n;
  if (locale !== 'tr' || !round || value * unit === high) return null;
  return { value: value * unit, sure: true };
}

/** "1 - 2.000 TL", "1-10.000 TL" at the start of a line: the first may be the number of an item in a list. */
function looksLikeItemNumber(folded: string, one: Quantity, two: Quantity, separator: string): boolean {
  if (one.suffix || one.prefix || one.factor !== 1n || one.numeral?.shape !== 'plain' || !separator.includes('-')) return false;
  if (separator.length > 1) return one.numeral.lead <= 2;
  const lineStart = /(?:^|[\n\r])[ *•(]*$/.test(folded.slice(Math.max(0, one.start - 4), one.start));
  return lineStart && one.numeral.lead === 1 && two.factor === 1n;
}
