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
  '(?<TRY>(?:turk(?:iye|ish)? )?lira|t\\.l\\.|tl|try|(?:튀르키예 |터키 )?리라)' +
  '|(?<KRW>(?:(?:guney )?kore |(?:south )?korean )?won|krw|(?:대한민국 )?원)' +
  '|(?<USD>(?:abd |amerikan |us )?doll?ar|usd|(?:미국 )?달러)' +
  '|(?<EUR>euro|avro|eur|유로)';
const AFTER_SIGN = / {0,2}(?:[.,]?-)?'? {0,2}(?:(?<TRY>₺)|(?<KRW>₩)|(?<USD>us\$|\$)|(?<EUR>€))/y;
const AFTER_WORD = new RegExp(` {0,2}(?:[.,]?-)?[.']? {0,2}(?:${NAMES})(?<tail>'?[a-z]{0,10})`, 'y');
const BEFORE = /(?<![a-z](?![₺₩€]))(?:(?<TRY>₺|tl|try)|(?<KRW>₩|krw)|(?<USD>usd?\$|\$|usd)|(?<EUR>€|eur)) {0,2}$/;
/** Turkish case and derivation endings, and English plurals, as people glue them to a currency's name. */
const TAIL =
  /^(?:s|y?[aeiu]|[dt][ae]n?|n[iu]n|l[iu]k|l[iu]g[iu]|s[iu](?:n[aei]|nd[ae]n?)?|[dt][iu]r|l[ae]r[iu]?|y?l[ae]|'[a-z]+)$/;
/** What the ending of a currency's sign or name says, glued to it or apart ("₺500'den", "500 tl den", "500 tl lik"). */
const ENDING = /(?: |'?)((?:s[iu]n)?[dt][ae]n|l[iu][kg][a-z]{0,4})(?![a-z])|(?:'?(?:y?[ae]|s[iu]n[ae])| y[ae](?! da))(?![a-z])/y;
/** What makes a dollar sign another country's ("A$", "CAD $"). */
const OTHER_DOLLAR = /(?<![a-z])(?:ca?|au?|nz|hk|sg?|r|mx|nt|cad|aud|nzd|hkd|sgd|mxn|canad[a-z]*|austral[a-z]*|kanada|avustralya) ?$/;
/** What may follow 원, the currency; with a space before it, 원 is more often the beginning of a word. */
const WON_ENDINGS = '$|[^가-힣]|입니|이(?:에|고|며|나|면|상|하|라|[^가-힣]|$)|을|은|의|에|으로|부터|까지|씩';
const WON_TAIL = new RegExp(`^(?:${WON_ENDINGS}|입|이[었야]|대|짜리|정|만|도|과|인|임|선)`);
const SPACED_WON_TAIL = new RegExp(`^(?:${WON_ENDINGS}|[정대](?![가-힣]))`);
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
  if (sign) {
    const end = at + sign[0].length;
    return { start: at, end, currency: currencyOf(sign), kind: 'sign', sure: true, ending: endingOf(folded, end) };
  }
  AFTER_WORD.lastIndex = at;
  const word = AFTER_WORD.exec(folded);
  if (!word) return null;
  const glued = word.groups?.tail ?? '';
  const nameEnd = at + word[0].length - glued.length;
  const name = folded.slice(at, nameEnd).replace(/^[ .,'-]+/, '');
  const hangul = /[가-힣]$/.test(name);
  const tail = hangul ? '' : glued;
  const end = nameEnd + tail.length;
  if (!hangul && /[a-z]/.test(folded[end] ?? '')) return null;
  if (name === 'try' && raw.slice(nameEnd - 3, nameEnd) !== 'TRY') return null;
  if (tail !== '' && tail !== "'" && !TAIL.test(tail)) return null;
  const next = folded.slice(nameEnd, nameEnd + 3);
  // "1 원본", "3 원인"
  if (name === '원' && folded[at] === ' ' && !SPACED_WON_TAIL.test(next)) return null;
  const sure = name === 'won' ? tail !== '' && tail !== "'" : !hangul || WON_TAIL.test(next);
  return { start: at, end: nameEnd + (/^(?:s|si|i|u)$/.test(tail) ? tail.length : 0), currency: currencyOf(word), kind: 'word', sure, ending: endingOf(folded, nameEnd) };
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
  return { start, end: at, currency: currencyOf(match), kind: /[₺₩€$]/.test(name) ? 'sign' : 'word', sure: !(name === '$' && OTHER_DOLLAR.test(folded.slice(Math.max(0, start - 12), start))), ending: null };
}

function endingOf(folded: string, at: number): Mark['ending'] {
  ENDING.lastIndex = at;
  const ending = ENDING.exec(folded);
  if (!ending?.[1]) return ending && 'to';
  return ending[1].startsWith('l') ? 'worth' : 'from';
}

function currencyOf(match: RegExpExecArray): Currency {
  const groups = match.groups ?? {};
  if (groups.TRY) return 'TRY';
  if (groups.KRW) return 'KRW';
  return groups.USD ? 'USD' : 'EUR';
}
