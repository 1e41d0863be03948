import type { TextLocale } from '../money/price';
import { calendarDate, dayOf } from './calendar';
import type { Day } from './calendar';
import { EDGE, FROM_A_DAY, before } from './dates';
import type { Needs, WrittenDate } from './dates';
import { MONTH_NAME, isShortMonth, monthNamed } from './names';

const YEARS_BACK = 8;
const HANGUL = /(?<![\d./_#-])(?<!\d[,:])(\d{1,2}) ?월 ?(\d{1,2}) ?일(?![간차째])/g;
/** `03.28` alone is what message lists print; in a sentence it may be any number, and with other separators only a time or a weekday makes it a date. */
const DOTTED = /(?<![^\s(|ㅣ·:~])(\d{2})\.(\d{2})(?![^\s)(|ㅣ·,~])(?! ?(?:원|만|천|점|%|[a-z₩$€₺]|달러|유로|리라|배|개|명|회))/g;
const LOOSE = /(?<![^\s(|ㅣ·:])(\d{1,2})(?:\/|\. )(\d{1,2})\.?(?=[\s,(])/g;
const TURKISH = /(?<![^\s(|·:])(\d{2})[./](\d{2})(?=[\s,])/g;
const DAY_FIRST = new RegExp(`${EDGE}(\\d{1,2})(?:st|nd|rd|th)?(?: of|\\.)? ?(${MONTH_NAME})(?![a-z])\\.?(?!,? ?'?\\d{2}(?![\\d:.]))(?!,? ?\\d{3})`, 'g');
const NAME_FIRST = new RegExp(`(?<![\\p{L}\\d]|\\d[., ])(${MONTH_NAME})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:a-z]|[.,]\\d|,? '?\\d{2}(?![\\d:])|,? \\d{3})`, 'gu');
/** Another year is named nearby, or the number is a score, so that the latest such day would be a guess. */
const OTHER_YEAR = /(?:(?:\d{4}|년도?|해|매|yil|yili|sene|year|every|her)[ ,./-]{0,3}|(?:평점|별점|평균|점수|버전|용량|크기|비율|환율|만족도)[ :]{0,3})$/;
/** The end of a span, whose beginning tells the year. */
const ENDS_A_SPAN = /~ ?$|\d ?- ?$/;
/** What is promised may lie ahead, and then the latest such day is the wrong year. */
const PROMISED_BEFORE = /(?:예정일?|마감일?|기한|기일|due|by|until|deadline|teslim tarihi|son tarih|termin)[ :]{0,3}$/;
const PROMISED_AFTER = /^[) ]{0,2}(?:까지|예정|마감|이내|전까지|이전|'?[a-z]{0,3} kadar|son gun)/;

/** Every date of a folded text that names month and day only: the latest such day that is not after `today`. */
export function findYearless(folded: string, locale: TextLocale, today: Day): WrittenDate[] {
  const found: WrittenDate[] = [];
  const add = (match: RegExpExecArray, month: number, day: string | undefined, needs: Needs) => {
    const lead = before(folded, match.index);
    const known = !OTHER_YEAR.test(lead) && !PROMISED_BEFORE.test(lead) && !FROM_A_DAY.test(lead) && !ENDS_A_SPAN.test(lead);
    found.push({ start: match.index, end: match.index + match[0].length, date: known ? latestDay(today, month, Number(day)) : null, needs });
  };
  if (folded.includes('월')) for (const match of folded.matchAll(HANGUL)) add(match, Number(match[1]), match[2], 'nothing');
  if (locale === 'ko') {
    for (const match of folded.matchAll(DOTTED)) add(match, Number(match[1]), match[2], 'standing');
    for (const match of folded.matchAll(LOOSE)) add(match, Number(match[1]), match[2], 'time');
  }
  if (locale === 'tr') for (const match of folded.matchAll(TURKISH)) add(match, Number(match[2]), match[1], 'time');
  if (/[a-z]{3}/.test(folded)) {
    const named = (name: string) => (isShortMonth(name) ? 'standing' : 'nothing');
    for (const match of folded.matchAll(DAY_FIRST)) add(match, monthNamed(match[2] ?? ''), match[1], named(match[2] ?? ''));
    if (locale === 'en') for (const match of folded.matchAll(NAME_FIRST)) add(match, monthNamed(match[1] ?? ''), match[2], named(match[1] ?? ''));
  }
  return found;
}

/** Whether the text goes on so that a date without its year may lie ahead ("까지", "'a kadar"), or tells the year after all ("Mar 24 14:05:10 2019"). */
export function leavesYearOpen(folded: string, end: number): boolean {
  const after = folded.slice(end, end + 16);
  return PROMISED_AFTER.test(after) || /^,? \(?(?:19|20|21)\d{2}(?!\d)/.test(after);
}

function latestDay(today: Day, month: number, day: number): Day | null {
  const { year } = calendarDate(today);
  for (let back = 0; back <= YEARS_BACK; back += 1) {
    const date = dayOf(year - back, month, day);
    if (date !== null && date <= today) return date;
  }
  return null;
}
