/** Spaces, zero-width characters, and the marks that sites put between the words of a label without changing its meaning. */
const BETWEEN = /[\s\u00ad\u200b-\u200f\u2060\ufeff·ㆍ・‧∙•‧/]+/g;

/**
 * Folds a visible label for comparison: compatibility forms and split Hangul are composed (NFKC), spaces, `·` and `/` go.
 * `구매 확정` = `구매확정`, `취소·문제 해결` = `취소/문제해결`. Letters keep their case: lower-casing depends on the language, so the caller decides.
 */
export function foldLabel(text: string): string {
  return text.normalize('NFKC').replace(BETWEEN, '');
}
