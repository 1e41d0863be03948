import * as tables from '@hyunbinseo/holidays-kr/all';
import { calendarDate, type Day, DAY_MS, dayNumber, isoDate, weekdayOf } from './calendar';

/** Countries whose public holidays are known. */
export type Country = 'KR';

/** Public holidays by day number, and the days [from, to) for which they are known. */
interface Table {
  from: Day;
  to: Day;
  holidays: ReadonlySet<Day>;
}

/** From the official gazette, one table a year without a gap between years; substitute and temporary holidays included. */
function tableOf(years: Record<string, Readonly<Record<string, unknown>>>): Table {
  const known = Object.keys(years).map((name) => Number(name.slice(1)));
  const dates = Object.values(years).flatMap((year) => Object.keys(year));
  return {
    from: dayNumber(Math.min(...known), 1, 1),
    to: dayNumber(Math.max(...known) + 1, 1, 1),
    holidays: new Set(dates.map((date) => Date.parse(date) / DAY_MS)),
  };
}

const HOLIDAYS: Record<Country, Table> = { KR: tableOf(tables) };

/** A day was asked for whose public holidays are not known yet, or no more. The message names the year. */
export class HolidaysUnknown extends RangeError {
  constructor(country: Country, readonly year: number) {
    super(`public holidays of ${country} are not known for the year ${year}`);
    this.name = 'HolidaysUnknown';
  }
}

/** Whether a day (by number) is a business day; null when the holidays of its year are not known. */
export function businessDay(day: Day, country: Country): boolean | null {
  const { from, to, holidays } = HOLIDAYS[country];
  if (day < from || day >= to) return null;
  return weekdayOf(day) <= 5 && !holidays.has(day);
}

/** The n-th business day after a day, both by number; null as soon as a day is needed whose holidays are not known. n is a whole number, 0 or more. */
export function businessDaysAfter(day: Day, n: number, country: Country): Day | null {
  let last = day;
  if (businessDay(last, country) === null) return null;
  for (let left = n; left > 0; ) {
    last += 1;
    const business = businessDay(last, country);
    if (business === null) return null;
    if (business) left -= 1;
  }
  return last;
}

/**
 * Whether a date ('YYYY-MM-DD') is a business day (K7): neither Saturday nor Sunday nor a public holiday.
 * Throws a RangeError that names the year when its holidays are not known, and one for a date that does not exist.
 */
export function isBusinessDay(date: string, country: Country): boolean {
  const day = dayOf(date);
  const business = businessDay(day, country);
  if (business === null) throw new HolidaysUnknown(country, calendarDate(day).year);
  return business;
}

/**
 * The n-th business day after a date ('YYYY-MM-DD'); the date itself is not counted, and is the answer for n = 0. n is a whole number, 0 or more.
 * Throws a RangeError that names the year as soon as a day is needed whose holidays are not known.
 */
export function addBusinessDays(date: string, n: number, country: Country): string {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`a whole number of business days is needed, not ${n}`);
  const day = dayOf(date);
  const last = businessDaysAfter(day, n, country);
  if (last !== null) return isoDate(last);
  const { from, to } = HOLIDAYS[country];
  throw new HolidaysUnknown(country, calendarDate(day < from ? day : Math.max(day, to)).year);
}

function dayOf(date: string): Day {
  const { year, month, day } = Temporal.PlainDate.from(date, { overflow: 'reject' });
  return dayNumber(year, month, day);
}
