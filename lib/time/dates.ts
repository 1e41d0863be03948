import type { TextLocale } from '../money/price';
import { dayOf } from './calendar';
import type { Day } from './calendar';
import { MONTH_NAME, monthNamed } from './names';

/**
 * What a place of a text must have beside it to count as a date. `nothing`: it is one anyway. `standing`: a weekday or a time, or nothing else on its line.
 * `time`: a weekday or a time.
 */
export type Needs = 'nothing' | 'standing' | 'time';

/** A calendar date written in full at [start, end) of a folded text. `date` null: such a day does not exist, or the order of its numbers cannot be told. */
export interface WrittenDate {
  start: number;
  end: number;
  date: Day | null;
  needs: Needs;
}

/** A label may be glued to a date when text nodes are joined ("도착26.03.28"); Latin letters, digits and ids may not. */
export const EDGE = '(?<![a-z\\d./_#@%+-])(?<!\\d[,:])';
/** Nor may a date run on as a longer number, a price, a file's name or an address. */
const CLOSE = '(?![\\d/_%]|[-.,:]\\d|\\.?[a-su-z]|\\.?t(?!\\d)|원|만(?!료)|천|달러| ?(?:[₺₩$€]|tl(?![a-z])|lira))';
const HANGUL = /(?<![\d./_#-])(?<!\d[,:])(\d{4}|\d{2}) ?년 ?(\d{1,2}) ?월 ?(\d{1,2}) ?일(?![간차째])/g;
const NUMBERED = new RegExp(`${EDGE}(\\d{4}|\\d{1,2})(?:([-/])(\\d{1,2})\\2|(\\. ?)(\\d{1,2})\\. ?)(\\d{4}|\\d{1,2})(\\.(?!\\d))?${CLOSE}`, 'g');
const SHORT_YEAR = "'\\d{2}(?!\\d)";
const DAY_FIRST = new RegExp(`${EDGE}(\\d{1,2})(?:st|nd|rd|th)?(?: of)?(?:\\.? ?|[-/])(${MONTH_NAME})(?:\\.?,? ?|[-/])(\\d{4}(?!\\d)|${SHORT_YEAR}|(?<=[-/])\\d{2}(?!\\d))`, 'g');
const NAME_FIRST = new RegExp(`(?<![\\p{L}\\d])(${MONTH_NAME})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4}(?!\\d)|${SHORT_YEAR})`, 'gu');
/** Numbers that look like dates but name a release or an address. */
const RELEASE = /(?:^|[^a-z])(?:v|ver|versiyon|version|surum|surumu|build|sdk|ios|android|macos|windows|php|ip|node|wordpress)[.:]? ?$|(?:버전|버젼)[ :]{0,2}$/;
/** "24 - 26 Mart 2025", "24 ve 26 Mart 2025": the first day stands without its month. */
export const FROM_A_DAY = /(?<![\d./:-])\d{1,2}\.?(?: ?[~-] ?| (?:ile|ve|and|to) )$/;

/** Every date of a folded text that names its year, in reading order. Two-digit years lie from 79 years before to 20 years after `thisYear`. */
export function findDates(folded: string, locale: TextLocale, thisYear: number): WrittenDate[] {
  const found: WrittenDate[] = [];
  if (folded.includes('년')) for (const match of folded.matchAll(HANGUL)) found.push(place(match, written(match[1], Number(match[2]), match[3], thisYear)));
  for (const match of folded.matchAll(NUMBERED)) {
    const date = numbered(match, locale, thisYear);
    if (date && !RELEASE.test(before(folded, match.index))) found.push(date);
  }
  if (/[a-z]{3}/.test(folded)) {
    for (const match of folded.matchAll(DAY_FIRST)) {
      const partOfSpan = FROM_A_DAY.test(before(folded, match.index));
      found.push(place(match, partOfSpan ? null : written(match[3], monthNamed(match[2] ?? ''), match[1], thisYear)));
    }
    for (const match of folded.matchAll(NAME_FIRST)) found.push(place(match, written(match[3], monthNamed(match[1] ?? ''), match[2], thisYear)));
  }
  let reached = 0;
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < reached) return false;
      reached = end;
      return true;
    });
}

/** What stands before a place, as far as it can change its meaning. */
export function before(folded: string, start: number): string {
  return folded.slice(Math.max(0, start - 20), start);
}

function place(match: RegExpExecArray, date: Day | null, needs: Needs = 'nothing'): WrittenDate {
  return { start: match.index, end: match.index + match[0].length, date, needs };
}

function written(year: string | undefined, month: number, day: string | undefined, thisYear: number): Day | null {
  return dayOf(fullYear((year ?? '').replace("'", ''), thisYear), month, Number(day));
}

/**
 * Three numbers. A year of four digits tells its place; with two, Korean text puts it first, Turkish text last. English text may put the day or the month first:
 * there only a number above 12, or two equal ones, tell. Null where the three are no date at all (a list, a release, a score).
 */
function numbered(match: RegExpExecArray, locale: TextLocale, thisYear: number): WrittenDate | null {
  const [a = '', b = '', c = ''] = [match[1], match[3] ?? match[5], match[6]];
  const spaced = match[0].includes(' ');
  if (a.length === 4) return c.length === 4 ? null : place(match, written(a, Number(b), c, thisYear));
  if (c.length === 4) return place(match, inOrder(a, b, c, locale, thisYear));
  if (locale === 'ko' ? a.length === 1 : c.length === 1) return null;
  const padded = a.length === 2 && b.length === 2 && c.length === 2;
  const sure = padded || spaced || match[2] === '/';
  if ((spaced || !sure) && locale !== 'ko') return null;
  if (spaced && !/\. .*\. /.test(match[0])) return null;
  const date = locale === 'ko' ? written(a, Number(b), c, thisYear) : inOrder(a, b, c, locale, thisYear);
  return place(match, date, sure ? 'nothing' : 'standing');
}

function inOrder(a: string, b: string, year: string, locale: TextLocale, thisYear: number): Day | null {
  const [first, second] = [Number(a), Number(b)];
  if (locale === 'tr' || first > 12 || first === second) return written(year, second, a, thisYear);
  return second > 12 ? written(year, first, b, thisYear) : null;
}

function fullYear(digits: string, thisYear: number): number {
  if (digits.length === 4) return Number(digits);
  const century = Math.floor(thisYear / 100) * 100;
  const year = century + Number(digits);
  if (year > thisYear + 20) return year - 100;
  return year < thisYear - 79 ? year + 100 : year;
}
