import fc from 'fast-check';
import { findPrices } from '../../../lib/money/prices';
import type { TextLocale } from '../../../lib/money/prices';

const PIECES = [
  '1', '2', '9', '0', '12', '500', '.000', ',5', '.', ',', ' ', '  ', '-', '~', "'", '+', '%', '/', 'x', '*', '\n', '(', ')', '#', 'TL', ' TL ', '₺', '원', ' 원', '만', '천', '억', '백', '십',
  'bin ', 'bin', 'buçuk', 'milyon ', 'B', 'K', 'k', 'M', 'Mn', '$', 'US$', '€', 'euro', ' lira', 'won', 'USD ', 'Bütçe', 'KDV', '+KDV', 'İ', 'ı', 'ücretsiz', '무료', "'den", "'lik", '/ay', '건당',
  'yerine', '→', '부터', '약', '정가', '\u00a0', '\u202f', '\u200b', '\ufe0f', '💰', '５', '￦', '999999999999999999', 'xx.xxx', '일', '이', '삼', 'beş ', 'yüz ', ' veya ', ' ile ', 'kuruş', 'CAD',
];
/** Texts of bits of amounts, units and words in any order, mixed with anything at all. */
export const randomTexts = fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }), { maxLength: 16 }).map((pieces) => pieces.join(''));
const locale = fc.constantFrom<TextLocale>('tr', 'ko', 'en');

/** Every unit and scale word multiplies by at most the power of ten told here. */
const SCALES: [RegExp, number][] = [
  [/trilyon|trillion|tn|조/gi, 12], [/milyar|billion|mr|억/gi, 9], [/milyon|million|mn|m|만|b/gi, 9], [/bin|thousand|k|천/gi, 3], [/백/g, 2], [/십/g, 1],
];

/**
 * The greatest sum of minor units that a text's digits can mean: all its digits (Hangul ones as 9) set side by side, and one more for a half or a unit without a
 * number, times every scale word in it, times the hundred of the minor unit.
 */
export function mostOf(sample: string): number {
  const plain = sample.normalize('NFKC');
  const digits = Number(`1${(plain.match(/[\d일이삼사오육칠팔구]/g) ?? []).map((digit) => (/\d/.test(digit) ? digit : '9')).join('')}`);
  const power = SCALES.reduce((sum, [word, exponent]) => sum + (plain.match(word)?.length ?? 0) * exponent, 0);
  return digits * 10 ** power * 100;
}

/** What is wrong with the prices found in a text, or null: the properties that hold for every text there is. */
export function faultOf(sample: string, short: TextLocale): string | null {
  const prices = findPrices(sample, short);
  let end = 0;
  for (const price of prices) {
    if (sample.slice(price.index, price.index + price.text.length) !== price.text) return `slice of ${price.text}`;
    if (price.index < end) return `order or overlap of ${price.text}`;
    end = price.index + price.text.length;
    for (const money of [price.low, price.high]) {
      if (money && !(Number.isSafeInteger(money.minor) && money.minor >= 0)) return `amount of ${price.text}`;
      if (money && money.minor > mostOf(sample)) return `${price.text} is more than its digits can mean`;
    }
    if (price.low && price.high && price.low.minor > price.high.minor) return `limits of ${price.text}`;
    if (price.sure && (price.standing === 'budget' ? price.high : price.low) === null) return `${price.text} is sure of nothing`;
    if (price.standing === 'budget' && price.low !== null) return `low of the budget ${price.text}`;
  }
  return null;
}

/** Holds the properties against `count` random texts; throws with the smallest text that breaks one. A longer soak calls it with a million and another seed. */
export function checkRandomTexts(count: number, seed?: number): void {
  const property = fc.property(randomTexts, locale, (sample, short) => {
    const fault = faultOf(sample, short);
    if (fault !== null) throw new Error(`${fault}: ${JSON.stringify(sample)} (${short})`);
  });
  fc.assert(property, seed === undefined ? { numRuns: count } : { numRuns: count, seed });
}
