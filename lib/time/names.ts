import type { TextLocale } from '../money/price';

/** Month and weekday names, folded (see lib/money/letters). Sunday is 7, as in ISO 8601. */
const MONTHS: Record<string, number> = {
  ocak: 1, oca: 1, subat: 2, sub: 2, mart: 3, mar: 3, nisan: 4, nis: 4, mayis: 5, may: 5, haziran: 6, haz: 6,
  temmuz: 7, tem: 7, agustos: 8, agu: 8, eylul: 9, eyl: 9, ekim: 10, eki: 10, kasim: 11, kas: 11, aralik: 12, ara: 12,
  january: 1, jan: 1, february: 2, feb: 2, march: 3, april: 4, apr: 4, june: 6, jun: 6, july: 7, jul: 7,
  august: 8, aug: 8, september: 9, sept: 9, sep: 9, october: 10, oct: 10, november: 11, nov: 11, december: 12, dec: 12,
};

const WEEKDAYS: Record<string, number> = {
  pazartesi: 1, sali: 2, carsamba: 3, persembe: 4, cuma: 5, cumartesi: 6, pazar: 7,
  monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7,
  월요일: 1, 화요일: 2, 수요일: 3, 목요일: 4, 금요일: 5, 토요일: 6, 일요일: 7,
};
/** Short names are words of their own in other languages ("per", "sat", "car"), so each counts in its own only. */
const SHORT_WEEKDAYS: Record<TextLocale, Record<string, number>> = {
  ko: { 월: 1, 화: 2, 수: 3, 목: 4, 금: 5, 토: 6, 일: 7 },
  tr: { pzt: 1, sal: 2, car: 3, per: 4, cum: 5, cmt: 6, paz: 7 },
  en: { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 },
};

/** Longest first, so that a short name never hides a long one. */
function alternatives(names: Record<string, number>): string {
  return Object.keys(names)
    .sort((a, b) => b.length - a.length)
    .join('|');
}

/** Source of a regular expression that matches one month's name. */
export const MONTH_NAME = alternatives(MONTHS);

/** Source of a regular expression that matches one weekday's name in a text of this language. Without brackets the Korean short ones are words too ("일", work). */
export function weekdayName(locale: TextLocale, bracketed: boolean): string {
  return alternatives(bracketed || locale !== 'ko' ? { ...WEEKDAYS, ...SHORT_WEEKDAYS[locale] } : WEEKDAYS);
}

/** 1 to 12. Names that `MONTH_NAME` does not match are refused. */
export function monthNamed(name: string): number {
  return required(MONTHS[name], name);
}

/** A month's name of three letters may be another word ("may", "ara"). */
export function isShortMonth(name: string): boolean {
  return name.length <= 3;
}

/** 1 (Monday) to 7. Names that `weekdayName` does not match are refused. */
export function weekdayNamed(name: string, locale: TextLocale): number {
  return required(WEEKDAYS[name] ?? SHORT_WEEKDAYS[locale][name], name);
}

function required(number: number | undefined, name: string): number {
  if (number === undefined) throw new RangeError(`${name} names no month or weekday`);
  return number;
}
