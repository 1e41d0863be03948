import type { Numeral } from './numbers';

/**
 * What stands to the left of a number. `doubt`: the amount is as read, its part is not ("+500", "3 x 500"). `broken`: the number is a piece of
 * something else or continues it (ids, dates, "1 500", "1'500", "bin 500"), so the digits do not say the amount.
 */
export type Side = 'clear' | 'doubt' | 'broken';

const HANGUL = /[가-힣]/;
const KOREAN_NUMBER = /[일이삼사오육칠팔구십백천만억조]/;
const LETTER = /[\p{L}\p{M}\p{Nd}_]/u;
/** The last unit of an emoji, of a keycap above all: "1️⃣500". */
const EMOJI_END = /[\ufe0f\u20e3]/;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const NUMBER_WORD =
  /(?<![a-z])(?:bin|yuz|milyon|milyar|bucuk|on|yirmi|otuz|kirk|elli|altmis|yetmis|seksen|doksan|bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|thousand|million|billion|hundred) {1,2}$/;
const GROUP_BEFORE = /(?:^|[^\p{L}\d%#.,:/-])(0\d*|\d{1,3}) $/u;

/** Judges the left side of the number (or of its currency sign) at `at`. `numeral` is null when a currency sign stands between. */
export function sideOf(folded: string, at: number, numeral: Numeral | null): Side {
  const before = folded[at - 1];
  if (before === undefined || before === '\n' || before === '\r') return 'clear';
  if (before === ' ') return spacedSide(folded, at, numeral);
  const second = folded[at - 2] ?? '';
  if (HANGUL.test(before)) return KOREAN_NUMBER.test(before) && numeral ? 'broken' : 'clear';
  if (EMOJI_END.test(before)) return 'clear';
  const whole = /[\udc00-\udfff]/.test(before) ? second + before : before;
  if (LETTER.test(whole)) return numeral ? 'broken' : 'doubt';
  // "10%45,000원": the percentage is the number before it.
  if (before === '%' && /\d/.test(second)) return 'doubt';
  if (INVISIBLE.test(before) || /[%#@&\\]/.test(before)) return 'broken';
  if (before === '-') return /[\d\p{L}]/u.test(second) && !HANGUL.test(second) ? 'broken' : 'doubt';
  if (before === '~' && second === '~') return 'clear';
  if (/[+~×≈±<≤≥]/.test(before) || (before === '>' && !/[-=>a-z"'/]/.test(second))) return 'doubt';
  if (before === '/' && !numeral) return 'doubt';
  if (before === '/' || before === ':' || before === "'") return /\d/.test(second) || (before === "'" && LETTER.test(second)) ? 'broken' : 'clear';
  if (before === '.') return second === '.' ? 'clear' : 'broken';
  if (before === ',') return 'broken';
  return 'clear';
}

function spacedSide(folded: string, at: number, numeral: Numeral | null): Side {
  const near = folded.slice(Math.max(0, at - 14), at);
  const trimmed = near.trimEnd();
  if (/[+×≈±<≤≥]$|(?:^|[^~])~$|(?:\d|[^\s] +)[x*]$/.test(trimmed)) return 'doubt';
  if (/\d ?\/$/.test(trimmed)) return 'broken';
  if (!numeral) return 'clear';
  // "5. 500 TL", "500, 750 TL"; at the start of a line "5." is the number of an item.
  if (/\d ?[.,]$/.test(trimmed) && !/(?:^|[\n\r]) *\d{1,2}\.$/.test(lineStartOf(folded, at))) return 'broken';
  if (NUMBER_WORD.test(near)) return 'broken';
  // "1 500 TL" is fifteen hundred or a count beside a price; "5 0 0 TL" is spaced out.
  const continues = (numeral.lead === 3 || numeral.lead === 1) && numeral.shape !== 'masked';
  return (continues && GROUP_BEFORE.test(near)) || /\d \d{2,4} $/.test(near) ? 'broken' : 'clear';
}

/** The text before a position, long enough to hold a line's item number; begins with a line break or the text's start only if the line does. */
function lineStartOf(folded: string, at: number): string {
  const near = folded.slice(Math.max(0, at - 8), at).trimEnd();
  return at > 8 ? near.replace(/^ +(?=\d)/, '_') : near;
}
