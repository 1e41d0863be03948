/** What is compared as what; all below LAST. Capitals of Turkish have small letters of their own. */
const FOLDED: Record<string, string> = {
  a: 'Ââ', c: 'Çç', g: 'Ğğ', i: 'İıÎî', o: 'Öö', s: 'Şş', u: 'ÜüÛû',
  ' ': '\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
  '-': '\u2010\u2011\u2012\u2013\u2014\u2015\u2212', '~': '\u223c\u301c', "'": '\u2019\u2018\u00b4`\u02bc',
};
const LAST = 0x3020;
const FULL_WIDTH_WON = 0xffe6;
const CHUNK = 8_192;

const TABLE = Uint16Array.from({ length: LAST }, (_, unit) => (unit >= 65 && unit <= 90 ? unit + 32 : unit));
for (const [plain, written] of Object.entries(FOLDED)) for (const letter of written) TABLE[letter.charCodeAt(0)] = plain.charCodeAt(0);

/**
 * The text with letters, spaces, dashes, quotes and digits brought to one plain form, for comparing only.
 * The result has the same length in UTF-16 units, so that a position in it is a position in the text.
 * İ, I and ı all become `i`: people write Turkish with and without its own letters, and a locale-less lower-casing
 * would turn İ into two units and I into the wrong letter. A table, since a replacement of one letter after the other costs more than all that follows.
 */
export function foldLetters(text: string): string {
  const parts: string[] = [];
  for (let from = 0; from < text.length; from += CHUNK) {
    const units = new Uint16Array(Math.min(CHUNK, text.length - from));
    for (let i = 0; i < units.length; i += 1) units[i] = foldUnit(text.charCodeAt(from + i));
    parts.push(Reflect.apply(String.fromCharCode, null, units));
  }
  return parts.join('');
}

function foldUnit(unit: number): number {
  if (unit < LAST) return TABLE[unit] ?? unit;
  // The full-width forms of ASCII stand in its order.
  if (unit > 0xff00 && unit < 0xff5f) return TABLE[unit - 0xfee0] ?? unit;
  return unit === FULL_WIDTH_WON ? 0x20a9 : unit;
}
