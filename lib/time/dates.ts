import type { TextLocale } from '../money/price';
import { MONTH_NAME, monthNamed } from './names';

/** A calendar date written in full at [start, end) of a folded text. `date` null: such a day does not exist, or the order of its numbers cannot be told. */
export interface WrittenDate {
  start: number;
  end: number;
  date: Temporal.PlainDate | null;
}

type Order = 'year-first' | 'day-first' | 'month-first' | 'unknown';

/** A label may be glued to a date when text nodes are joined ("도착26.03.28"); Latin letters, digits and ids may not. */
const EDGE = '(?<![a-z\\d./_#-])(?<!\\d[,:])';
const CLOSE = '(?![\\d/_:]|[-.,]\\d|원|만|천|%)';
const PATTERNS: RegExp[] = [
  new RegExp(`(?<![\\d./_#-])(?<!\\d[,:])(?<y>\\d{4}|\\d{2})년 ?(?<m>\\d{1,2})월 ?(?<d>\\d{1,2})일`, 'gu'),
  new RegExp(`${EDGE}(?<y>\\d{4})(?<s>[-./])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})(?:\\.(?!\\d))?${CLOSE}`, 'gu'),
  new RegExp(`${EDGE}(?<y>\\d{4}|\\d{2})\\. (?<m>\\d{1,2})\\. (?<d>\\d{1,2})(?:\\.(?!\\d)|(?![\\d.]))${CLOSE}`, 'gu'),
  new RegExp(`${EDGE}(?<a>\\d{1,2})(?<s>[-./])(?<b>\\d{1,2})\\k<s>(?<c>\\d{4}|\\d{2})(?:\\.(?!\\d))?${CLOSE}`, 'gu'),
  new RegExp(`${EDGE}(?<d>\\d{1,2})\\.? (?<n>${MONTH_NAME})\\.?,? (?<y>\\d{4})(?!\\d)`, 'gu'),
  new RegExp(`(?<![\\p{L}\\d])(?<n>${MONTH_NAME})\\.? (?<d>\\d{1,2})(?:st|nd|rd|th)?,? (?<y>\\d{4})(?!\\d)`, 'gu'),
];

/** Every date of a folded text that names its year. Two-digit years lie from 79 years before to 20 years after `thisYear`. */
export function findDates(folded: string, locale: TextLocale, thisYear: number): WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const pattern of PATTERNS) {
    for (const match of folded.matchAll(pattern)) {
      found.push({ start: match.index, end: match.index + match[0].length, date: dateOf(match.groups ?? {}, locale, thisYear) });
    }
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

function dateOf(groups: Record<string, string | undefined>, locale: TextLocale, thisYear: number): Temporal.PlainDate | null {
  if (groups.a !== undefined) return numbered(groups, locale, thisYear);
  const month = groups.n === undefined ? Number(groups.m) : monthNamed(groups.n);
  return month === null ? null : calendarDate(fullYear(groups.y ?? '', thisYear), month, Number(groups.d));
}

/** `a-b-c`: Korean text puts the year first when all three have at most two digits, Turkish text the day first, English text may do either. */
function numbered(groups: Record<string, string | undefined>, locale: TextLocale, thisYear: number): Temporal.PlainDate | null {
  const [a, b, c] = [groups.a ?? '', groups.b ?? '', groups.c ?? ''];
  const order = orderOf(locale, c.length === 4, groups.s ?? '', Number(a), Number(b));
  if (order === 'year-first') return a.length === 2 ? calendarDate(fullYear(a, thisYear), Number(b), Number(c)) : null;
  const year = fullYear(c, thisYear);
  if (order === 'day-first') return calendarDate(year, Number(b), Number(a));
  if (order === 'month-first') return calendarDate(year, Number(a), Number(b));
  return null;
}

function orderOf(locale: TextLocale, longYear: boolean, separator: string, a: number, b: number): Order {
  if (locale === 'ko' && !longYear) return 'year-first';
  if (locale === 'tr') return 'day-first';
  if (a > 12) return 'day-first';
  if (b > 12) return 'month-first';
  if (a === b || separator === '.') return 'day-first';
  return 'unknown';
}

function fullYear(digits: string, thisYear: number): number {
  if (digits.length === 4) return Number(digits);
  const century = Math.floor(thisYear / 100) * 100;
  const year = century + Number(digits);
  if (year > thisYear + 20) return year - 100;
  return year < thisYear - 79 ? year + 100 : year;
}

/** The date, or null when there is no such day or the year is none that a page would print. */
export function calendarDate(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day <= first.daysInMonth ? first.with({ day }) : null;
}
