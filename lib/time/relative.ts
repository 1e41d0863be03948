import type { TextLocale } from '../money/price';
import { calendarDate } from './dates';
import type { Moment } from './moment';
import { dateAt, dayMoment, spanMoment } from './spans';

/** A moment told from now ("3시간 전", "dün"), at [start, end) of a folded text. `date` is set where a time of day may follow. */
export interface RelativeMoment {
  start: number;
  end: number;
  date: Temporal.PlainDate | null;
  moment: Moment | null;
}

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month';

const MS: Record<'second' | 'minute' | 'hour', number> = { second: 1_000, minute: 60_000, hour: 3_600_000 };
const UNITS: Record<string, Unit> = {
  초: 'second', 분: 'minute', 시간: 'hour', 일: 'day', 주: 'week', 주일: 'week', 개월: 'month', 달: 'month',
  saniye: 'second', sn: 'second', dakika: 'minute', dk: 'minute', saat: 'hour', gun: 'day', hafta: 'week', ay: 'month',
  second: 'second', sec: 'second', minute: 'minute', min: 'minute', hour: 'hour', day: 'day', week: 'week', month: 'month',
};
const ONE_WORDS: Record<string, number> = { 한: 1, 두: 2, bir: 1, iki: 2, a: 1, an: 1, one: 1 };
const COUNTED: Record<TextLocale, RegExp> = {
  ko: /(?<![\d.,:])(?:(?<h>\d{1,4}) ?시간 )?(?<n>\d{1,4}|(?<![가-힣])[한두]) ?(?<u>초|분|시간|주일|일|주|개월|달) ?전(?!까지|부터|[가-힣]*예정)/g,
  tr: /(?<![\p{L}\d.,:])(?:(?<h>\d{1,4}) saat )?(?<n>\d{1,4}|bir|iki) (?<u>saniye|sn|dakika|dk|saat|gun|hafta|ay) once(?![a-z])/gu,
  en: /(?<![\p{L}\d.,:])(?:(?<h>\d{1,4}) hours? (?:and )?)?(?<n>\d{1,4}|an?|one) ?(?<u>second|sec|minute|min|hour|day|week|month)s? ago(?![a-z])/gu,
};
/** What turns "3 days before" into a distance from something else than now. */
const BEFORE_SOMETHING = /(?:마감|발송|시작|만료|도착|예약|예정일|종료|배송|완료|기한|마감일|도착일|[dt][ae]n|before)\s{1,2}$/;
const LONGER_UNIT = /(?:시간|일|주|개월|달|saat|gun|hafta|ay|hours?|days?|weeks?|months?),? (?:and )?$/;
const DAY_WORDS: Record<TextLocale, RegExp> = {
  ko: /(?<![가-힣])(?:오늘|어제|그저께|그제)(?![가-힣])/g,
  tr: /(?<![\p{L}\d])(?:bugun|dun|evvelsi gun|evvelki gun|onceki gun)(?![a-z])/gu,
  en: /(?<![\p{L}\d])(?:today|yesterday)(?![a-z])/gu,
};
const DAYS_BACK: Record<string, number> = {
  오늘: 0, 어제: 1, 그저께: 2, 그제: 2, bugun: 0, dun: 1, 'evvelsi gun': 2, 'evvelki gun': 2, 'onceki gun': 2, today: 0, yesterday: 1,
};
const NOW_WORDS: Record<TextLocale, RegExp> = {
  ko: /(?<![가-힣])방금(?: ?전)?(?![가-힣])/g,
  tr: /(?<![\p{L}\d])(?:az once|simdi|su an)(?![a-z])/gu,
  en: /(?<![\p{L}\d])just now(?![a-z])/gu,
};

/**
 * Moments counted from `now` (epoch ms). Seconds, minutes and hours: sites cut or round, so the true instant lies from one unit before to half a unit after
 * what is written. Days, weeks and months are calendar counts. Each in the rule's zone.
 */
export function findRelative(folded: string, locale: TextLocale, zone: string, now: number): RelativeMoment[] {
  const today = dateAt(now, zone);
  const found: RelativeMoment[] = [];
  for (const match of folded.matchAll(COUNTED[locale])) {
    const before = folded.slice(Math.max(0, match.index - 16), match.index);
    const misplaced = BEFORE_SOMETHING.test(before) || LONGER_UNIT.test(before);
    const moment = misplaced ? null : counted(match.groups ?? {}, zone, now, today);
    found.push({ start: match.index, end: match.index + match[0].length, date: null, moment });
  }
  for (const match of folded.matchAll(NOW_WORDS[locale])) {
    const moment = spanMoment(now - MS.minute, now + 1, 'minute', zone);
    found.push({ start: match.index, end: match.index + match[0].length, date: null, moment });
  }
  for (const match of folded.matchAll(DAY_WORDS[locale])) {
    const date = today.subtract({ days: DAYS_BACK[match[0]] ?? 0 });
    found.push({ start: match.index, end: match.index + match[0].length, date, moment: dayMoment(date, zone) });
  }
  return found;
}

function counted(groups: Record<string, string | undefined>, zone: string, now: number, today: Temporal.PlainDate): Moment | null {
  const word = groups.n ?? '';
  const count = ONE_WORDS[word] ?? Number(word);
  const unit = UNITS[groups.u ?? ''];
  if (unit === undefined) return null;
  if (unit === 'day' || unit === 'week' || unit === 'month') {
    if (groups.h !== undefined) return null;
    return dayMoment(today.subtract({ days: unit === 'day' ? count : 0, weeks: unit === 'week' ? count : 0, months: unit === 'month' ? count : 0 }), zone);
  }
  const hours = groups.h === undefined ? 0 : Number(groups.h);
  if (hours > 0 && unit !== 'minute') return null;
  const size = MS[unit];
  const ago = count * size + hours * MS.hour;
  const epochMs = unit === 'hour' ? null : now - ago;
  return spanMoment(now - ago - size, Math.min(now - ago + size / 2, now + 1), unit, zone, epochMs);
}

const MONTH_DAY = /(?<![^\s(|ㅣ·:~])(\d{2})\.(\d{2})(?![^\s)|ㅣ·,~])(?! ?(?:원|만|천|점|%|[a-z₩$€₺]|달러|유로|리라|배|개|명|회))/g;
const YEARS_BACK = 8;

/** `03.28` of Korean message lists: month and day, the latest such day that is not in the future. */
export function findMonthDays(folded: string, zone: string, now: number): RelativeMoment[] {
  const today = dateAt(now, zone);
  return [...folded.matchAll(MONTH_DAY)].map((match) => {
    const date = latestDay(today, Number(match[1]), Number(match[2]));
    return { start: match.index, end: match.index + match[0].length, date, moment: date && dayMoment(date, zone) };
  });
}

function latestDay(today: Temporal.PlainDate, month: number, day: number): Temporal.PlainDate | null {
  for (let back = 0; back <= YEARS_BACK; back += 1) {
    const date = calendarDate(today.year - back, month, day);
    if (date && Temporal.PlainDate.compare(date, today) <= 0) return date;
  }
  return null;
}
