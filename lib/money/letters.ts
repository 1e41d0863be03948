const FOLDED: Record<string, string> = {
  Ç: 'c', ç: 'c', Ğ: 'g', ğ: 'g', İ: 'i', ı: 'i', Ö: 'o', ö: 'o', Ş: 's', ş: 's', Ü: 'u', ü: 'u',
  Â: 'a', â: 'a', Î: 'i', î: 'i', Û: 'u', û: 'u',
  '\t': ' ', '\u00a0': ' ', '\u2007': ' ', '\u2009': ' ', '\u202f': ' ', '\u3000': ' ',
  '￦': '₩', '＄': '$', '，': ',', '．': '.', '：': ':', '（': '(', '）': ')', '／': '/', '＋': '+',
  '～': '~', '〜': '~', '∼': '~', '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-',
  '’': "'", '‘': "'", '´': "'", '`': "'", '＇': "'",
  '０': '0', '１': '1', '２': '2', '３': '3', '４': '4', '５': '5', '６': '6', '７': '7', '８': '8', '９': '9',
};
const FOLDABLE = new RegExp(`[A-Z${Object.keys(FOLDED).join('')}]`, 'g');

/**
 * The text with letters, spaces, dashes, quotes and digits brought to one plain form, for comparing only.
 * The result has the same length in UTF-16 units, so that a position in it is a position in the text.
 * İ, I and ı all become `i`: people write Turkish with and without its own letters, and a locale-less lower-casing
 * would turn İ into two units and I into the wrong letter.
 */
export function foldLetters(text: string): string {
  return text.replace(FOLDABLE, (letter) => FOLDED[letter] ?? letter.toLowerCase());
}
