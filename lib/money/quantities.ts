import { candidatesIn } from './candidates';
import { markAfter, markBefore } from './currencies';
import type { Mark } from './currencies';
import { koreanWord, readKoreanScale } from './korean';
import { ONE, readNumeral } from './numbers';
import type { Numeral } from './numbers';
import type { TextLocale } from './price';
import { readScale } from './scales';
import { sideOf } from './sides';
import type { Side } from './sides';

/** A number of the text with all that multiplies it and the currency beside it, at [start, end) without the currency. */
export interface Quantity {
  start: number;
  end: number;
  numeral: Numeral | null;
  /** In millionths of the whole unit, null when it cannot be said. */
  value: bigint | null;
  sure: boolean;
  side: Side;
  /** The one factor that was applied to the numeral; 1 for none, null for a sum of several. */
  factor: bigint | null;
  /** "100.000+": the amount is a lower bound. */
  plus: boolean;
  prefix: Mark | null;
  suffix: Mark | null;
}

interface Amount {
  end: number;
  value: bigint | null;
  sure: boolean;
  factor: bigint | null;
}

const HALF = / {1,2}bucuk(?![a-z])/y;
const HANGUL_NUMBER = /(?<![가-힣\d])[일이삼사오육칠팔구십백천만억조]{1,12}(?= ?원)/g;
/** "5 lira 50 kuruş": the amount goes on; "$50 CAD": the dollar is another country's. */
const MORE = /^ ?\(?(?:cad|aud|nzd|hkd|sgd|mxn|canad|austral|kanada|avustral)|^ {0,2}(?:(?:ve|and) )?(?:\d{1,2} ?|[a-z]{2,9} ){1,2}(?:kurus|krs?(?![a-z])|cent|sent)/;
const LONGEST_MORE = 32;
const UNSPACED_DIGIT = /^[₺₩€$]\d/;

/** The numbers of the text that can have to do with a price, in reading order. Linear in the text's length. */
export function findQuantities(raw: string, folded: string, locale: TextLocale): Quantity[] {
  const found = readNumbers(raw, folded, locale);
  if (!folded.includes('원')) return found;
  for (const match of folded.matchAll(HANGUL_NUMBER)) {
    const word = hangulQuantity(raw, folded, match.index, match[0]);
    if (word) found.push(word);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Where a quantity begins with its currency. */
export function outerStart(quantity: Quantity): number {
  return quantity.prefix?.start ?? quantity.start;
}

/** Where a quantity ends with its currency. */
export function outerEnd(quantity: Quantity): number {
  return quantity.suffix?.end ?? quantity.end + (quantity.plus ? 1 : 0);
}

function readNumbers(raw: string, folded: string, locale: TextLocale): Quantity[] {
  const found: Quantity[] = [];
  let claimed = 0;
  let read = 0;
  for (const start of candidatesIn(folded)) {
    if (start < read) continue;
    const numeral = readNumeral(folded, start, locale);
    const amount = readAmount(raw, folded, numeral, locale);
    const prefix = markBefore(raw, folded, start, claimed);
    const plus = /^\+(?! ?(?:\d|%|kdv|vat|k\.d|부가))/.test(folded.slice(amount.end, amount.end + 5));
    const suffixAt = plus ? amount.end + 1 : amount.end;
    const suffix = suffixOf(raw, folded, suffixAt, prefix);
    const end = suffix?.end ?? amount.end;
    const contradicted = isContradicted(raw, folded, suffixAt, prefix, suffix) || MORE.test(folded.slice(end, end + LONGEST_MORE));
    found.push({
      start, numeral, prefix, suffix, plus, ...amount,
      side: contradicted ? 'broken' : sideOf(folded, prefix?.start ?? start, prefix ? null : numeral),
    });
    claimed = end;
    read = Math.max(amount.end, numeral.end);
  }
  return found;
}

/** A sign glued to the next number belongs to that one; after a number that has its own sign only a name of the same currency is taken (CLDR prints `₺5,00 Türk lirası`). */
function suffixOf(raw: string, folded: string, at: number, prefix: Mark | null): Mark | null {
  const mark = markAfter(raw, folded, at);
  if (!mark) return null;
  if (prefix) return mark.kind === 'word' && mark.currency === prefix.currency ? mark : null;
  const spaced = folded[at] === ' ';
  if (mark.kind === 'sign' && spaced && UNSPACED_DIGIT.test(folded.slice(mark.end - 1, mark.end + 1))) return null;
  return mark;
}

/** "$50 TL", "$20ea": what follows the amount says that its sign, or its number, is not all. */
function isContradicted(raw: string, folded: string, at: number, prefix: Mark | null, suffix: Mark | null): boolean {
  if (!prefix || suffix) return false;
  if (/[a-z]/.test(folded[at] ?? '') && /[a-z\d]/.test(folded[at - 1] ?? '')) return true;
  const other = markAfter(raw, folded, at);
  return other?.kind === 'word' && !/^ ?\d/.test(folded.slice(other.end, other.end + 2));
}

function readAmount(raw: string, folded: string, numeral: Numeral, locale: TextLocale): Amount {
  const hasMark = (at: number) => markAfter(raw, folded, at) !== null;
  const korean = readKoreanScale(folded, numeral.end, numeral.value, hasMark);
  if (korean) return { end: korean.end, value: korean.value, sure: numeral.sure && korean.value !== null, factor: korean.factor };

  HALF.lastIndex = numeral.end;
  const half = locale === 'tr' ? HALF.exec(folded) : null;
  let end = numeral.end + (half?.[0].length ?? 0);
  let value = numeral.value;
  if (half && value !== null) value = numeral.shape === 'plain' ? value + ONE / 2n : null;
  const scale = readScale(raw, folded, end, locale);
  if (!scale) return { end, value, sure: numeral.sure && value !== null, factor: half ? null : 1n };
  // "₺10 B Paket": a lone letter before another word may name a package.
  const letterOrName = !scale.word && / /.test(folded[end] ?? '') && /^ [a-z]/.test(folded.slice(scale.end, scale.end + 2)) && !hasMark(scale.end);
  // "1.500 bin": a million and a half, or one and a half thousand.
  const twice = locale === 'tr' && numeral.shape === 'grouped';
  const known = value !== null && scale.factor !== null && !letterOrName && !twice;
  value = known && value !== null && scale.factor !== null ? value * scale.factor : null;
  end = scale.end;
  let factor = known ? scale.factor : null;
  let below = scale.factor;
  while (scale.word && value !== null && below !== null) {
    const rest = smallerTerm(raw, folded, end, below, locale, hasMark);
    if (!rest) break;
    value += rest.value;
    end = rest.end;
    factor = null;
    below = rest.factor;
  }
  return { end, value, sure: value !== null, factor };
}

/** The next, smaller part of an amount in words: `500` of "7 bin 500 lira", `250 bin` of "1 milyon 250 bin TL". */
function smallerTerm(raw: string, folded: string, at: number, below: bigint, locale: TextLocale, hasMark: (at: number) => boolean) {
  const gap = /^ {0,2}(?=\d)/.exec(folded.slice(at, at + 3))?.[0].length;
  if (gap === undefined) return null;
  const numeral = readNumeral(folded, at + gap, locale);
  if (numeral.value === null || numeral.shape === 'decimal') return null;
  const scale = readScale(raw, folded, numeral.end, locale);
  const factor = scale?.word ? scale.factor : 1n;
  const end = scale?.word ? scale.end : numeral.end;
  if (factor === null || numeral.value * factor >= below * ONE) return null;
  if (factor === 1n && !hasMark(end)) return null;
  return { value: numeral.value * factor, end, factor };
}

function hangulQuantity(raw: string, folded: string, start: number, letters: string): Quantity | null {
  // "5 만원", "1**만원": the number before it has taken the unit.
  const before = folded.slice(Math.max(0, start - 12), start);
  if (/\d[\dx*?#•●○.,]* ?$/.test(before) || !/[십백천만억조]/.test(letters) || letters === '조') return null;
  const value = koreanWord(letters);
  const end = start + letters.length;
  const suffix = markAfter(raw, folded, end);
  if (value === null || !suffix?.sure) return null;
  // "**만원", "○○만원", "1~만원": the number before the unit is hidden.
  const masked = /[^\s가-힣.,:;|()/[\]] ?$|몇 $/.test(before);
  // "만원" alone also means full to the last seat, "천원" and the like are short enough to be part of a name.
  const sure = letters.length > 1 && (folded[end] !== ' ' || letters.length > 2);
  return { start, end, numeral: null, value, sure, side: masked ? 'broken' : 'clear', factor: 1n, plus: false, prefix: null, suffix };
}
