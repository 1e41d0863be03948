/**
 * Calendar days as whole numbers: days since 1970-01-01 of the Gregorian calendar, without any zone. Reading a page asks for thousands of them, and a number
 * costs nothing to compare, to count with and to keep.
 */
export type Day = number;

export const DAY_MS = 86_400_000;

/** A day's year, month (1 to 12) and day of the month. */
export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

/** The day, or null when there is no such day or the year is none that a page would print (1900 to 2199). */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumber(year, month, day);
}

/** The number of a day that is known to exist. */
export function dayNumber(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function calendarDate(day: Day): CalendarDate {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** 'YYYY-MM-DD'. */
export function isoDate(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1 (Monday) to 7 (Sunday), as in ISO 8601. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The same day of the month so many months before, or that month's last day where it has no such day. */
export function monthsBefore(day: Day, months: number): Day {
  const from = calendarDate(day);
  const count = from.year * 12 + from.month - 1 - months;
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return dayNumber(year, month, Math.min(from.day, daysInMonth(year, month)));
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
