/** Not inside a longer run of digits or letters: order numbers in addresses and hashes are no phone numbers. */
const BEFORE = '(?<![0-9A-Za-z])';
const AFTER = '(?![0-9A-Za-z])';
const GAP = '[\\s.·-]?';
const HANGUL_DIGIT = '[공영일이삼사오육륙칠팔구]';

function whole(pattern: string, flags = 'g'): RegExp {
  return new RegExp(BEFORE + pattern + AFTER, flags);
}

/** In this order: the longer and surer forms first, so that a shorter one does not cut a piece out of them. */
const NUMBERS: RegExp[] = [
  // IBAN: TR and 24 digits, in groups or not; other countries' all-digit IBANs likewise.
  whole('[A-Z]{2}[0-9]{2}(?:[ -]?[0-9]{4}){3,7}(?:[ -]?[0-9]{1,4})?', 'gi'),
  // Payment cards.
  whole('[0-9]{4}(?:[ -][0-9]{4}){3}'),
  // Korean resident registration number.
  whole('[0-9]{6} ?- ?[1-8][0-9]{6}'),
  // Korean mobile, landline, internet and relay numbers, with or without the country.
  whole(`(?:\\+?82${GAP}\\(?0?\\)?|\\(?0)(?:1[016789]|2|[3-6][1-5]|70|50[0-9])\\)?${GAP}[0-9]{3,4}${GAP}[0-9]{4}`),
  new RegExp(`공일[공일육칠팔구]${GAP}${HANGUL_DIGIT}{3,4}${GAP}${HANGUL_DIGIT}{4}`, 'g'),
  // Turkish mobile, with or without +90 or 0, and landline with one of them.
  whole(`(?:\\+?90${GAP}|0)?\\(?5[0-9]{2}\\)?${GAP}[0-9]{3}${GAP}[0-9]{2}${GAP}[0-9]{2}`),
  whole(`(?:\\+90${GAP}\\(?|\\(?0)[234][0-9]{2}\\)?${GAP}[0-9]{3}${GAP}[0-9]{2}${GAP}[0-9]{2}`),
  // Account numbers as Korean banks write them: three or four groups, ten digits or more.
  whole('(?=(?:[0-9]-?){10,20}(?![0-9-]))[0-9]{2,6}-[0-9]{2,6}-[0-9]{2,8}(?:-[0-9]{1,6})?'),
];

/** A number that an account word introduces, however it is written. */
const ACCOUNT = /(은행|뱅크|계좌|국민|신한|우리|하나|농협|기업|토스|새마을|우체국|제일|수협|신협|hesap(?: no| numarası)?|account(?: no| number)?)([^0-9\n]{0,12})([0-9](?:[ -]?[0-9]){7,19})(?![0-9])/gi;

const MAIL = /[A-Za-z0-9._%+-]+( ?(?:@|＠|\(at\)|\[at\]|골뱅이) ?)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/gi;

/** Eleven digits that pass the check of a Turkish identity number; others of that length are left alone. */
const ELEVEN = whole('[1-9][0-9]{10}');

/** Digits and signs as Korean and Japanese keyboards write them in full width, with what they stand for; one unit each. */
const WIDE = /[\uff01-\uff5e]/g;

/**
 * Masks phone numbers, mail addresses, bank accounts, cards and identity numbers, Korean and Turkish forms, for derived copies only, and
 * the `words` that the owner lists: every digit or letter of them becomes '*', what separates them stays. Order numbers, dates, amounts,
 * times and hashes stay as they are. Words are found in any case (of i, all four Turkish letters), also inside longer words from four
 * letters on, so that a suffix or particle does not hide them. A number in another form is not found; pictures are not touched. Composes
 * the text (NFC).
 */
export function maskPersonal(text: string, words: readonly string[] = []): string {
  const composed = text.normalize('NFC');
  let out = composed.replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
  out = out.replace(MAIL, (found, at: string) => found.split(at).map(stars).join(at));
  for (const form of NUMBERS) out = out.replace(form, stars);
  out = out.replace(ACCOUNT, (_, word: string, between: string, digits: string) => word + between + stars(digits));
  out = out.replace(ELEVEN, (digits) => (isTurkishId(digits) ? stars(digits) : digits));
  for (const word of words) out = out.replace(formOf(word), stars);
  return out.replace(/[^*]+/g, (kept: string, at: number) => composed.slice(at, at + kept.length));
}

/** Letters and digits as stars, one for each UTF-16 unit, so that places in the text stay. */
function stars(found: string): string {
  return found.replace(/[\p{L}\p{M}\p{N}]/gu, (char) => '*'.repeat(char.length));
}

/** A listed word as a pattern: any case, any white space between its parts. */
function formOf(word: string): RegExp {
  const composed = word.normalize('NFC').trim();
  const body = [...composed].map((char) => (/\s/.test(char) ? '\\s+' : `(?:${[...new Set(casesOf(char))].map(escaped).join('|')})`)).join('');
  const short = /^[\p{Script=Latin}\p{N}]{1,3}$/u.test(composed);
  return new RegExp(short ? `(?<![\\p{L}\\p{N}])${body}` : body, 'gu');
}

function casesOf(char: string): string[] {
  if ('iIıİ'.includes(char)) return [...'iIıİ'];
  const other = [char.toUpperCase(), char.toLowerCase()];
  return [char, ...other.filter((one) => one.length === char.length)];
}

function escaped(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}

/** The two check digits of a T.C. kimlik numarası. */
function isTurkishId(digits: string): boolean {
  const d = [...digits].map(Number);
  const sum = (picked: number[]) => picked.reduce((total, i) => total + d[i]!, 0);
  const tenth = (((7 * sum([0, 2, 4, 6, 8]) - sum([1, 3, 5, 7])) % 10) + 10) % 10;
  return d[9] === tenth && d[10] === sum([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) % 10;
}
