import type { TextLocale } from './price';

/** A word or letter that multiplies the number before it, ending at `end`. `factor` null: seen, but its value cannot be said. */
export interface Scale {
  end: number;
  factor: bigint | null;
  /** True for words, that can be followed by a smaller amount ("7 bin 500"). */
  word: boolean;
}

const WORDS: Record<string, bigint> = {
  thousand: 1_000n, million: 1_000_000n, billion: 1_000_000_000n, trillion: 1_000_000_000_000n,
  milyon: 1_000_000n, milyar: 1_000_000_000n, trilyon: 1_000_000_000_000n,
};
const WORD = / {0,2}(bin|thousand|million|billion|trillion|milyon|milyar|trilyon|hundred)(?![a-z])/y;
const TURKISH_LETTERS = / {0,2}(mn|mr|tn|b|k|m)(?![a-z])/y;
const ENGLISH_LETTERS = /(bn|mn|k|m|b|t)(?![a-z])/y;
const TURKISH: Record<string, bigint> = { b: 1_000n, k: 1_000n, mn: 1_000_000n, mr: 1_000_000_000n, tn: 1_000_000_000_000n };
const ENGLISH: Record<string, bigint> = { k: 1_000n, m: 1_000_000n, mn: 1_000_000n, b: 1_000_000_000n, bn: 1_000_000_000n, t: 1_000_000_000_000n };

/**
 * The scale that follows a number ending at `at`, or null. `bin` counts in Turkish text only (a bin in English holds rubbish), and a lone `B` is
 * a thousand in Turkish (`10 B ₺`, as CLDR prints) and a billion elsewhere.
 */
export function readScale(raw: string, folded: string, at: number, locale: TextLocale): Scale | null {
  WORD.lastIndex = at;
  const word = WORD.exec(folded);
  if (word) {
    const name = word[1] ?? '';
    const factor = name === 'bin' ? (locale === 'tr' ? 1_000n : null) : (WORDS[name] ?? null);
    return { end: at + word[0].length, factor, word: true };
  }
  const letters = locale === 'tr' ? TURKISH_LETTERS : ENGLISH_LETTERS;
  letters.lastIndex = at;
  const match = letters.exec(folded);
  if (!match) return null;
  const name = match[1] ?? '';
  const end = at + match[0].length;
  const written = raw.slice(end - name.length, end);
  if (name === 't' && written !== 'T') return null;
  if (locale !== 'tr') return { end, factor: ENGLISH[name] ?? null, word: false };
  if (name === 'b' && written !== 'B') return null;
  return { end, factor: TURKISH[name] ?? null, word: false };
}
