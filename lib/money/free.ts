import type { Currency, Price, TextLocale } from './price';

const WORDS = /(?<![a-z])(?:ucretsiz|bedava)(?:dir|tir)?(?![a-z])|무료|(?<![a-z-])(?:for )?free(?: of charge)?(?![a-z-])/g;
const HOME: Record<TextLocale, Currency> = { tr: 'TRY', ko: 'KRW', en: 'USD' };

/**
 * Words that ask no money. Sure only where the word stands as the price itself: alone on its line, or after a colon. "Ücretsiz revizyon" gives a part of
 * the service away, not the service. The currency is that of the locale.
 */
export function findFree(raw: string, folded: string, locale: TextLocale): Price[] {
  const found: Price[] = [];
  for (const match of folded.matchAll(WORDS)) {
    const end = match.index + match[0].length;
    const before = folded.slice(Math.max(0, match.index - 8), match.index);
    const after = folded.slice(end, end + 4);
    const ended = /^[ .!)\]]{0,3}(?:$|[\n\r|])/.test(after);
    const alone = ended && /(?:^|[\n\r:=|])[ *•("-]{0,4}$/.test(before) && (match.index <= 8 || /[\n\r:=|]/.test(before));
    if (match[0] === 'free' && !alone) continue;
    const nothing = { currency: HOME[locale], minor: 0 };
    found.push({
      text: raw.slice(match.index, end), index: match.index, low: nothing, high: nothing, per: null, vat: null, standing: 'free', sure: alone,
    });
  }
  return found;
}
