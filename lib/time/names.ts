/** Month and weekday names, folded (see lib/money/letters), longest first so that a short name never hides a long one. Sunday is 7, as in ISO 8601. */
const MONTHS: Record<string, number> = {
  ocak: 1, oca: 1, subat: 2, sub: 2, mart: 3, mar: 3, nisan: 4, nis: 4, mayis: 5, may: 5, haziran: 6, haz: 6,
  temmuz: 7, tem: 7, agustos: 8, agu: 8, eylul: 9, eyl: 9, ekim: 10, eki: 10, kasim: 11, kas: 11, aralik: 12, ara: 12,
  january: 1, jan: 1, february: 2, feb: 2, march: 3, april: 4, apr: 4, june: 6, jun: 6, july: 7, jul: 7,
  august: 8, aug: 8, september: 9, sept: 9, sep: 9, october: 10, oct: 10, november: 11, nov: 11, december: 12, dec: 12,
};

const WEEKDAYS: Record<string, number> = {
  pazartesi: 1, pzt: 1, sali: 2, sal: 2, carsamba: 3, car: 3, persembe: 4, per: 4, cuma: 5, cum: 5, cumartesi: 6, cmt: 6, pazar: 7, paz: 7,
  monday: 1, mon: 1, tuesday: 2, tue: 2, wednesday: 3, wed: 3, thursday: 4, thu: 4, friday: 5, fri: 5, saturday: 6, sat: 6, sunday: 7, sun: 7,
  월요일: 1, 화요일: 2, 수요일: 3, 목요일: 4, 금요일: 5, 토요일: 6, 일요일: 7,
  '(월)': 1, '(화)': 2, '(수)': 3, '(목)': 4, '(금)': 5, '(토)': 6, '(일)': 7,
};

function alternatives(names: Record<string, number>): string {
  return Object.keys(names)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[()]/g, '\\$&'))
    .join('|');
}

/** Source of a regular expression that matches one month's name. */
export const MONTH_NAME = alternatives(MONTHS);
/** Source of a regular expression that matches one weekday's name. */
export const WEEKDAY_NAME = alternatives(WEEKDAYS);

/** 1 to 12, or null for a name that is none. */
export function monthNamed(name: string): number | null {
  return MONTHS[name] ?? null;
}

/** 1 (Monday) to 7, or null for a name that is none. */
export function weekdayNamed(name: string): number | null {
  return WEEKDAYS[name] ?? null;
}
