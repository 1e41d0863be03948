import type { TextLocale } from '../money/price';
import { calendarDate, monthsBefore } from './calendar';
import type { Day } from './calendar';
import type { Moment } from './moment';
import { dayMoment, spanMoment } from './spans';

/** A moment told from now ("3시간 전", "dün"), at [start, end) of a folded text. `date` is set where a time of day may follow. */
export interface RelativeMoment {
  start: number;
  end: number;
  date: Day | null;
  moment: Moment | null;
}

/** The instant from which is counted (epoch ms), the rule's zone and the day there. */
export interface Present {
  now: number;
  zone: string;
  today: Day;
}

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month';

const MS = { second: 1_000, minute: 60_000, hour: 3_600_000 };
const UNITS: Record<string, Unit> = {
  초: 'second', 분: 'minute', 시간: 'hour', 일: 'day', 주: 'week', 주일: 'week', 개월: 'month', 달: 'month',
  saniye: 'second', sn: 'second', dakika: 'minute', dk: 'minute', saat: 'hour', sa: 'hour', gun: 'day', hafta: 'week', hf: 'week', ay: 'month',
  second: 'second', sec: 'second', s: 'second', minute: 'minute', min: 'minute', m: 'minute', hour: 'hour', hr: 'hour', h: 'hour', day: 'day', d: 'day', week: 'week', wk: 'week', w: 'week',
  month: 'month', mo: 'month',
};
const WORDS: Record<string, number> = {
  일: 1, 한: 1, 두: 2, 세: 3, 네: 4, 다섯: 5, 여섯: 6, 일곱: 7, 여덟: 8, 아홉: 9, 열: 10,
  bir: 1, iki: 2, uc: 3, dort: 4, bes: 5, alti: 6, yedi: 7, sekiz: 8, dokuz: 9, on: 10,
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
};
/** Korean has words for counts of days. */
const DAY_COUNTS: Record<string, number> = { 하루: 1, 이틀: 2, 사흘: 3, 나흘: 4, 닷새: 5, 엿새: 6, 이레: 7, 여드레: 8, 아흐레: 9, 열흘: 10 };
const KOREAN_NUMBER = '(?<![가-힣])(?:[한두세네열]|다섯|여섯|일곱|여덟|아홉)';
const COUNTED: Record<TextLocale, RegExp> = {
  ko: new RegExp(`(?<![\\d.,:~-])(?:(?<h>\\d{1,4}) ?시간 )?(?:(?<n>\\d{1,4}|${KOREAN_NUMBER}|(?<![가-힣])일(?= ?주)) ?(?<u>초|분|시간|주일|일|주|개월|달)|(?<![가-힣])(?<d>${Object.keys(DAY_COUNTS).join('|')})) ?전(?![가-힣]|에 ?\\S)`, 'g'),
  tr: /(?<![\p{L}\d.,:~'-])(?:(?<h>\d{1,4}) saat,? )?(?<n>\d{1,4}|bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on) ?(?<u>saniye|sn|dakika|dk|saat|sa|gun|hafta|hf|ay)\.? once(?![a-z])/gu,
  en: /(?<![\p{L}\d.,:~'-])(?:(?<h>\d{1,4}) hours?,? (?:and )?)?(?<n>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten) ?(?<u>(?:second|sec|minute|min|hour|hr|day|week|wk|month)s?|mos?|[smhdw])\.? ago(?![a-z])/gu,
};
/** What makes "3 days before" a distance from something else than now, or a count that is not this one ("yirmi iki gün", "1분 30초"). */
const NOT_COUNTED_FROM_NOW = new RegExp(
  [
    '(?:마감|발송|시작|만료|도착|예약|예정|종료|배송|완료|기한|수업|행사|이벤트|결제|촬영|방문|납품|오픈|출시|여행|공연|시험|계약|신청|구매|확정)일?\\s{1,2}$',
    '[dt][ae]n\\s{1,2}$|before\\s{1,2}$',
    '(?:초|분|시간|일|주|개월|달|년|saniye|dakika|dk|saat|gun|hafta|ay|yil|(?:second|minute|hour|day|week|month|year)s?),? (?:and |ve )?$',
    '(?:^|[^a-z])(?:on|yirmi|otuz|kirk|elli|altmis|yetmis|seksen|doksan|yuz|bin|bir|iki|uc|bucuk|en az|en cok|en fazla|neredeyse|twenty|thirty|forty|fifty|half|than|over|almost|under|nearly|within|last) $',
    '(?:열|스물|서른|마흔|쉰|백|천|만|최소|최대|적어도|거의|이내|한) ?$',
    '\\d ?[~-] ?$|\\d (?:veya|ya da|ile|or|to) $',
  ].join('|'),
);
/** Libraries put "about" before rounded hours, which the span allows for; a day so told is not sure. */
const ABOUT = /(?:약|대략|yaklasik|about)\s{1,2}$/;
const DAY_WORDS: Record<TextLocale, RegExp> = {
  ko: /(?<![가-힣])(?:오늘|어제|그저께|그제)(?![가-힣])/g,
  tr: /(?<![\p{L}\d])(?:bugun|dun|evvelsi gun|evvelki gun|onceki gun)(?![a-z])/gu,
  en: /(?<![\p{L}\d])(?:today|yesterday)(?![a-z])/gu,
};
const DAYS_BACK: Record<string, number> = {
  오늘: 0, 어제: 1, 그저께: 2, 그제: 2, bugun: 0, dun: 1, 'evvelsi gun': 2, 'evvelki gun': 2, 'onceki gun': 2, today: 0, yesterday: 1,
};
const NOW_WORDS: Record<TextLocale, RegExp> = {
  ko: /(?<![가-힣])(?:방금(?: ?전)?|몇 ?초 ?전|지금)(?![가-힣])/g,
  tr: /(?<![\p{L}\d])(?:az once|simdi|su an(?:da)?|birkac saniye once)(?![a-z])/gu,
  en: /(?<![\p{L}\d])(?:just now|now|a few seconds ago)(?![a-z])/gu,
};
/** Every word without which nothing of a language is told from now, so that other texts cost one look. */
const MAY_TELL: Record<TextLocale, RegExp> = { ko: /전|오늘|어제|그제|그저께|방금|지금/, tr: /once|gun|dun|simdi|su an/, en: /ago|today|yesterday|now/ };

/**
 * Moments counted from `now`. Seconds, minutes and hours: sites cut or round, so the true instant lies from one unit before to half a unit after what is written.
 * Days, weeks and months are calendar counts in the rule's zone. Weeks and months that only have a name ("지난주", "geçen hafta"), years, and what lies ahead are not read.
 */
export function findRelative(folded: string, locale: TextLocale, present: Present): RelativeMoment[] {
  if (!MAY_TELL[locale].test(folded)) return [];
  const { now, zone, today } = present;
  const found: RelativeMoment[] = [];
  const add = (match: RegExpExecArray, date: Day | null, moment: Moment | null) => found.push({ start: match.index, end: match.index + match[0].length, date, moment });
  for (const match of folded.matchAll(COUNTED[locale])) {
    const before = folded.slice(Math.max(0, match.index - 16), match.index);
    add(match, null, NOT_COUNTED_FROM_NOW.test(before) ? null : counted(match.groups ?? {}, ABOUT.test(before), present));
  }
  for (const match of folded.matchAll(NOW_WORDS[locale])) {
    if (standsAlone(folded, match.index, match.index + match[0].length)) add(match, null, spanMoment(now - MS.minute, now + 1, 'minute', zone));
  }
  for (const match of folded.matchAll(DAY_WORDS[locale])) add(match, today - (DAYS_BACK[match[0]] ?? 0), null);
  return found;
}

/** "Bugün teslim ederim" promises something; "Bugün" alone, or after a label and a colon, dates something. */
export function standsAlone(folded: string, start: number, end: number): boolean {
  const before = folded.slice(Math.max(0, start - 4), start);
  const after = folded.slice(end, end + 4);
  const opened = start <= 3 ? /^[\s(]*$|[\n\r|ㅣ·:][ (]*$/.test(before) : /[\n\r|ㅣ·:][ (]*$/.test(before);
  return opened && /^[ ).,]*(?:$|[\n\r|ㅣ·])/.test(after);
}

function counted({ h, n = '', u = '', d }: Record<string, string | undefined>, about: boolean, { now, zone, today }: Present): Moment | null {
  const count = d === undefined ? (WORDS[n] ?? Number(n)) : (DAY_COUNTS[d] ?? 0);
  const unit = d === undefined ? (UNITS[u] ?? UNITS[u.replace(/s$/, '')]) : 'day';
  if (unit === undefined) return null;
  if (unit === 'day' || unit === 'week' || unit === 'month') {
    if (h !== undefined || about) return null;
    const day = unit === 'month' ? monthsBefore(today, count) : today - count * (unit === 'week' ? 7 : 1);
    return calendarDate(day).year < 1900 ? null : dayMoment(day, zone);
  }
  const hours = h === undefined ? 0 : Number(h);
  if ((hours > 0 && unit !== 'minute') || (about && unit !== 'hour')) return null;
  const size = MS[unit];
  const ago = count * size + hours * MS.hour;
  const epochMs = unit === 'hour' ? null : now - ago;
  return spanMoment(now - ago - size, Math.min(now - ago + size / 2, now + 1), unit, zone, epochMs);
}
