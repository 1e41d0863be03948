import { readNumeral, ONE } from './numbers';

const SMALL: Record<string, bigint> = { 십: 10n, 백: 100n, 천: 1_000n };
const BIG: Record<string, bigint> = { 만: 10_000n, 억: 100_000_000n, 조: 1_000_000_000_000n };
const DIGIT = '일이삼사오육칠팔구';
const HANGUL = /[가-힣]/;
const UNIT_OR_WON = /[십백천만억조원]/;
const UNIT_FOLLOWS = / ?[십백천만억조]/y;
const GREATEST = 10_000_000_000_000_000n;

/** Sum of a number written with 십, 백, 천, 만, 억, 조; every unit may come once, in falling order. */
class Tally {
  private total = 0n;
  private section = 0n;
  private pending: bigint | null = null;
  private lastBig = GREATEST;
  private lastSmall = 10_000n;
  /** The value of the latest unit, in whole units: what comes after must be less. */
  private below = GREATEST;

  /** Takes a number in millionths; false when none can stand here. */
  number(value: bigint): boolean {
    if (this.pending !== null || value >= this.below * ONE) return false;
    this.pending = value;
    return true;
  }

  /** Takes a unit; false when it cannot stand here. */
  unit(letter: string): boolean {
    const small = SMALL[letter];
    if (small !== undefined) {
      if (small >= this.lastSmall) return false;
      this.section += (this.pending ?? ONE) * small;
      this.lastSmall = small;
      this.below = small;
    } else {
      const big = BIG[letter];
      if (big === undefined || big >= this.lastBig) return false;
      const before = this.section + (this.pending ?? 0n);
      this.total += (before === 0n && this.pending === null ? ONE : before) * big;
      this.section = 0n;
      this.lastBig = big;
      this.lastSmall = 10_000n;
      this.below = big;
    }
    this.pending = null;
    return true;
  }

  get value(): bigint {
    return this.total + this.section + (this.pending ?? 0n);
  }
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
  const tally = new Tally();
  tally.number(first ?? ONE);
  let factor: bigint | null = 1n;
  let sound = first !== null;
  let position = at;
  let units = 0;
  for (;;) {
    const gap = folded[position] === ' ' ? 1 : 0;
    const letter = folded[position + gap] ?? '';
    const unit = SMALL[letter] ?? BIG[letter];
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
  return { end: position, value: sound ? tally.value : null, factor: sound ? factor : null };
}

/** The value, in millionths, of a number written in Hangul alone (`백만`, `오만`), or null when the letters do not make one. */
export function koreanWord(letters: string): bigint | null {
  const tally = new Tally();
  for (const letter of letters) {
    const digit = DIGIT.indexOf(letter);
    const taken = digit >= 0 ? tally.number(BigInt(digit + 1) * ONE) : tally.unit(letter);
    if (!taken) return null;
  }
  return tally.value;
}
