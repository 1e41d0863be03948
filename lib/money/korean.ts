import { readNumeral, ONE } from './numbers';

const UNITS: Record<string, bigint> = { 십: 10n, 백: 100n, 천: 1_000n, 만: 10_000n, 억: 100_000_000n, 조: 1_000_000_000_000n };
const DIGIT = '일이삼사오육칠팔구';
const HANGUL = /[가-힣]/;
const UNIT_OR_WON = /[십백천만억조원]/;
const UNIT_FOLLOWS = / ?[십백천만억조]/y;
const GREATEST = 10_000_000_000_000_000n;

/** A number written with 십, 백, 천, 만, 억, 조, taken part by part; every unit may come once, in falling order. */
interface Tally {
  /** Takes a number in millionths; false when none can stand here. */
  number(value: bigint): boolean;
  /** Takes a unit; false when it cannot stand here. */
  unit(letter: string): boolean;
  sum(): bigint;
}

function newTally(): Tally {
  let total = 0n;
  let section = 0n;
  let pending: bigint | null = null;
  let lastBig = GREATEST;
  let lastSmall = 10_000n;
  /** The value of the latest unit, in whole units: what comes after must be less. */
  let below = GREATEST;
  return {
    number(value) {
      if (pending !== null || value >= below * ONE) return false;
      pending = value;
      return true;
    },
    unit(letter) {
      const unit = UNITS[letter];
      if (unit === undefined || unit >= (unit < 10_000n ? lastSmall : lastBig)) return false;
      if (unit < 10_000n) {
        section += (pending ?? ONE) * unit;
        lastSmall = unit;
      } else {
        total += (pending === null && section === 0n ? ONE : section + (pending ?? 0n)) * unit;
        section = 0n;
        lastBig = unit;
        lastSmall = 10_000n;
      }
      below = unit;
      pending = null;
      return true;
    },
    sum: () => total + section + (pending ?? 0n),
  };
}

/** What follows a number when it is scaled in the Korean way. `factor` is set when a plain chain of units follows one number (`5만`, `3천만`). */
export interface KoreanScale {
  end: number;
  value: bigint | null;
  factor: bigint | null;
}

/**
 * Reads the units after a number that ends at `at`: `만` (`2.5만`), `만 5천`, `만 9,802`. `hasMark` says whether a currency stands at a position: a smaller
 * number without a unit belongs to the amount only when its currency follows (`1,320만 9,802원`; not `₩10만 3개월`). Null when no unit follows.
 */
export function readKoreanScale(folded: string, at: number, first: bigint | null, hasMark: (at: number) => boolean): KoreanScale | null {
  UNIT_FOLLOWS.lastIndex = at;
  if (!UNIT_FOLLOWS.test(folded)) return null;
  const tally = newTally();
  tally.number(first ?? ONE);
  let factor: bigint | null = 1n;
  let sound = first !== null;
  let position = at;
  let units = 0;
  for (;;) {
    const gap = folded[position] === ' ' ? 1 : 0;
    const letter = folded[position + gap] ?? '';
    const unit = UNITS[letter];
    if (unit !== undefined) {
      const next = folded[position + gap + 1] ?? '';
      const word = HANGUL.test(next) && !UNIT_OR_WON.test(next) && !hasMark(position + gap + 1);
      if (word && gap === 1) break;
      // A unit that runs on into a word ("150만큼") may be no unit.
      if (word && !/^(?:부터|까지|씩|정도|대)/.test(folded.slice(position + 1, position + 3))) sound = false;
      if (!tally.unit(letter)) {
        sound = false;
        break;
      }
      if (factor !== null) factor *= unit;
      position += gap + 1;
      units += 1;
      continue;
    }
    if (units === 0 || !/\d/.test(letter)) break;
    const numeral = readNumeral(folded, position + gap, 'ko');
    const after = folded[numeral.end] === ' ' ? folded[numeral.end + 1] : folded[numeral.end];
    const scaled = /[십백천만억]/.test(after ?? '');
    if (!scaled && !hasMark(numeral.end)) break;
    if (numeral.value === null || !numeral.sure || !tally.number(numeral.value)) {
      sound = false;
      break;
    }
    factor = null;
    position = numeral.end;
  }
  if (units === 0) return null;
  return { end: position, value: sound ? tally.sum() : null, factor: sound ? factor : null };
}

/** The value, in millionths, of a number written in Hangul alone (`백만`, `오만`), or null when the letters do not make one. */
export function koreanWord(letters: string): bigint | null {
  const tally = newTally();
  for (const letter of letters) {
    const digit = DIGIT.indexOf(letter);
    const taken = digit >= 0 ? tally.number(BigInt(digit + 1) * ONE) : tally.unit(letter);
    if (!taken) return null;
  }
  return tally.sum();
}
