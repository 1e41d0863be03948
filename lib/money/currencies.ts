import type { Currency } from './price';

/** A currency's sign, code or name beside a number, at [start, end). */
export interface Mark {
  start: number;
  end: number;
  currency: Currency;
  kind: 'sign' | 'word';
  /** False for a word that is also another word ("won"). */
  sure: boolean;
  /** What the ending says: "from" (TL'den), "worth" (TL'lik), "to" (TL'ye); null otherwise. */
  ending: 'from' | 'worth' | 'to' | null;
}

const NAMES =
  '(?<TRY>turk lira|turkiye lira|turkish lira|lira|t\\.l\\.|tl|try|(?:튀르키예 |터키 )?리라)' +
  '|(?<KRW>guney kore won|kore won|south korean won|korean won|won|krw|(?:대한민국 )?원)' +
  '|(?<USD>abd dolar|amerikan dolar|us dollar|dollar|dolar|usd|(?:미국 )?달러)' +
  '|(?<EUR>euro|avro|eur|유로)';
const AFTER_SIGN = / {0,2}(?:[.,]?-)?'? {0,2}(?:(?<TRY>₺)|(?<KRW>₩)|(?<USD>us\$|\$)|(?<EUR>€))/y;
const AFTER_WORD = new RegExp(` {0,2}(?:[.,]?-)?[.']? {0,2}(?:${NAMES})(?<tail>'?[a-z]{0,10})`, 'y');
const BEFORE =
  /(?:(?<TRY>₺|(?<![a-z])(?:tl|try))|(?<KRW>₩|(?<![a-z])krw)|(?<USD>(?<![a-z])us\$|(?<![a-z])\$|(?<![a-z])usd)|(?<EUR>€|(?<![a-z])eur)) {0,2}$/;
/** Turkish case and derivation endings, and English plurals, as people glue them to a currency's name. */
const TAIL =
  /^(?:s|'s|[aeiu]|y[aeiu]|[dt][ae]n?|n[iu]n|l[iu]k|l[iu]g[iu]|s[iu]|s[iu]n[aei]|s[iu]nd[ae]n?|[dt][iu]r|l[ae]r[iu]?|yl[ae]|l[ae]|'[a-z]+)$/;
const WON_TAIL =
  /^(?:$|[^가-힣]|입|이(?:에|고|며|나|면|상|하|라|었|야|[^가-힣]|$)|을|은|의|에|으로|부터|까지|씩|대|짜리|정|만|도|과|인|임|선|이)/;
const SPACED_WON_TAIL = /^(?:$|[^가-힣]|입니|이(?:에요|고|며|나|면|상|하|라|[^가-힣]|$)|을|은|의|에|으로|부터|까지|씩|(?:정|대)(?![가-힣]))/;
/** Cheap looks that spare most numbers the long ones. */
const MAY_FOLLOW = / {0,2}[.,]?-?[.']? {0,2}[₺₩€$tlgskwaude튀터리대원미달유]/y;
const MAY_PRECEDE = /[₺₩€$lywdr]/;
const LONGEST_BEFORE = 8;

/** The currency mark that directly follows a number ending at `at`, or null. `raw` is the text as written, `folded` the same folded. */
export function markAfter(raw: string, folded: string, at: number): Mark | null {
  MAY_FOLLOW.lastIndex = at;
  if (!MAY_FOLLOW.test(folded)) return null;
  AFTER_SIGN.lastIndex = at;
  const sign = AFTER_SIGN.exec(folded);
  if (sign) return { start: at, end: at + sign[0].length, currency: currencyOf(sign), kind: 'sign', sure: true, ending: null };
  AFTER_WORD.lastIndex = at;
  const word = AFTER_WORD.exec(folded);
  if (!word) return null;
  const tail = word.groups?.tail ?? '';
  const end = at + word[0].length;
  const nameEnd = end - tail.length;
  const name = word[0].slice(0, word[0].length - tail.length).replace(/^[ .,'-]+/, '');
  if (/[a-z]/.test(folded[end] ?? '')) return null;
  if (name === 'try' && raw.slice(nameEnd - 3, nameEnd) !== 'TRY') return null;
  if (tail !== '' && tail !== "'" && !TAIL.test(tail)) return null;
  const hangul = /[가-힣]$/.test(name);
  const next = folded.slice(nameEnd, nameEnd + 3);
  // "1 원본", "3 원인": with a space before it, 원 is more often the beginning of a word.
  if (name === '원' && folded[at] === ' ' && !SPACED_WON_TAIL.test(next)) return null;
  const sure = name === 'won' ? tail !== '' && tail !== "'" : !hangul || WON_TAIL.test(next);
  return { start: at, end: nameEnd + (/^(?:s|si|i|u)$/.test(tail) ? tail.length : 0), currency: currencyOf(word), kind: 'word', sure, ending: endingOf(tail) };
}

/** The currency mark that directly precedes a number beginning at `at`, not before `from`, or null. */
export function markBefore(raw: string, folded: string, at: number, from: number): Mark | null {
  let last = at - 1;
  while (last > at - 3 && folded[last] === ' ') last -= 1;
  if (last < from || !MAY_PRECEDE.test(folded[last] ?? '')) return null;
  const begin = Math.max(from, at - LONGEST_BEFORE);
  const match = BEFORE.exec(folded.slice(begin, at));
  if (!match) return null;
  const start = begin + match.index;
  const name = match[0].trim();
  if (name === 'try' && raw.slice(start, start + 3) !== 'TRY') return null;
  // The slice may have cut the letter off that makes "A$" or "HK$" another currency.
  if (/[a-z]/.test(folded[start - 1] ?? '') && /^[a-z$]/.test(name)) return null;
  return { start, end: at, currency: currencyOf(match), kind: /[₺₩€$]/.test(name) ? 'sign' : 'word', sure: true, ending: null };
}

function endingOf(tail: string): Mark['ending'] {
  const bare = tail.replace("'", '');
  if (/^(?:s[iu]n)?[dt][ae]n$/.test(bare)) return 'from';
  if (/^l[iu][kg]/.test(bare)) return 'worth';
  if (/^(?:y[ae]|s[iu]n[ae]|a)$/.test(bare)) return 'to';
  return null;
}

function currencyOf(match: RegExpExecArray): Currency {
  const groups = match.groups ?? {};
  if (groups.TRY) return 'TRY';
  if (groups.KRW) return 'KRW';
  return groups.USD ? 'USD' : 'EUR';
}
