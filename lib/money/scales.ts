import type { TextLocale } from './price';

/** A word or letter that multiplies the number before it, ending at `end`. `factor` null: seen, but its value cannot be said. */
export interface Scale {
  end: number;
  factor: bigint | null;
  /** True for words, that can be followed by a smaller amount ("7 bin 500"). */
  word: boolean;
}

/** Powers of ten. */
const WORDS: Record<string, number> = { thousand: 3, million: 6, billion: 9, trillion: 12, milyon: 6, milyar: 9, trilyon: 12 };
const WORD = / {0,2}(bin|thousand|million|billion|trillion|milyon|milyar|trilyon|hundred|mil|mio|ml[yi]?n|mrd|grand|yuz)(?=tl|[^a-z]|$)/y;
const TURKISH_LETTERS = / {0,2}(mn|mr|tn|b|k|m)(?=tl|[^a-z]|$)/y;
const ENGLISH_LETTERS = /(bn|mn|k|m|b|t)(?![a-z])/y;
const TURKISH: Record<string, number> = { b: 3, k: 3, mn: 6, mr: 9, tn: 12, bin: 3 };
const ENGLISH: Record<string, number> = { k: 3, m: 6, mn: 6, b: 9, bn: 9, t: 12 };

/**
 * The scale that follows a number ending at `at`, or null. `bin` counts in Turkish text only (a bin in English holds rubbish), and a lone `B` is
 * a thousand in Turkish (`10 B ₺`, as CLDR prints) and a billion elsewhere.
 */
export function readScale(raw: string, folded: string, at: number, locale: TextLocale): Scale | null {
  const local = locale === 'tr' ? TURKISH : ENGLISH;
  WORD.lastIndex = at;
  const word = WORD.exec(folded);
  if (word) return { end: at + word[0].length, factor: power(WORDS[word[1] ?? ''] ?? local[word[1] ?? '']), word: true };
  const letters = locale === 'tr' ? TURKISH_LETTERS : ENGLISH_LETTERS;
  letters.lastIndex = at;
  const match = letters.exec(folded);
  if (!match) return null;
  const name = match[1] ?? '';
  const end = at + match[0].length;
  const capital = /[A-Z]/.test(raw[end - 1] ?? '');
  if (!capital && (name === 't' || (name === 'b' && locale === 'tr'))) return null;
  return { end, factor: power(local[name]), word: false };
}

function power(exponent: number | undefined): bigint | null {
  return exponent === undefined ? null : 10n ** BigInt(exponent);
}
