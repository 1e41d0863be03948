import * as tables from '@hyunbinseo/holidays-kr/all';

/** Countries whose public holidays are known. */
export type Country = 'KR';

/** Public holidays by date, one table a year, substitute and temporary ones included (from the official gazette). */
const YEARS = new Map<string, Readonly<Record<string, unknown>>>(Object.entries(tables).map(([name, days]) => [name.slice(1), days]));

/** A day was asked for whose public holidays are not known yet, or no more. The message names the year. */
export class HolidaysUnknown extends RangeError {
  constructor(country: Country, readonly year: number) {
    super(`public holidays of ${country} are not known for the year ${year}`);
    this.name = 'HolidaysUnknown';
  }
}

/**
 * Whether a date ('YYYY-MM-DD') is a business day (K7): neither Saturday nor Sunday nor a public holiday.
 * Throws a RangeError that names the year when its holidays are not known, and one for a date that does not exist.
 */
export function isBusinessDay(date: string, country: Country): boolean {
  const day = Temporal.PlainDate.from(date, { overflow: 'reject' });
  const holidays = holidaysOf(day.year, country);
  return day.dayOfWeek <= 5 && !Object.hasOwn(holidays, day.toString());
}

/**
 * The n-th business day after a date ('YYYY-MM-DD'); the date itself is not counted, and is the answer for n = 0. n is a whole number, 0 or more.
 * Throws a RangeError that names the year as soon as a day is needed whose holidays are not known.
 */
export function addBusinessDays(date: string, n: number, country: Country): string {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`a whole number of business days is needed, not ${n}`);
  let day = Temporal.PlainDate.from(date, { overflow: 'reject' });
  holidaysOf(day.year, country);
  for (let left = n; left > 0; ) {
    day = day.add({ days: 1 });
    if (isBusinessDay(day.toString(), country)) left -= 1;
  }
  return day.toString();
}

function holidaysOf(year: number, country: Country): Readonly<Record<string, unknown>> {
  const holidays = YEARS.get(String(year));
  if (!holidays) throw new HolidaysUnknown(country, year);
  return holidays;
}
