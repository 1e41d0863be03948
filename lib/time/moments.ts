import { foldLetters } from '../money/letters';
import type { TextLocale } from '../money/price';
import { calendarDate, weekdayOf } from './calendar';
import type { Day } from './calendar';
import { readTime } from './clock-times';
import type { ReadTime } from './clock-times';
import { findDates } from './dates';
import type { Needs } from './dates';
import type { Moment } from './moment';
import { MONTH_NAME, weekdayName, weekdayNamed } from './names';
import { findRelative, standsAlone } from './relative';
import { clockMoment, clockMs, dayMoment, instantMoment, precisionOf } from './spans';
import { findYearless, leavesYearOpen } from './yearless';
import { dayAt } from './zones';

export type { Moment, Precision, Reading } from './moment';

/** How to read: the page's language, the rule's time zone (IANA), and the instant (epoch ms) at which the text stood on the page. */
export interface MomentOptions {
  locale: TextLocale;
  zone: string;
  now: number;
}

/** A moment and the exact slice of the text that tells it, at `index` (UTF-16 units). */
export interface FoundMoment {
  text: string;
  index: number;
  moment: Moment;
}

/** A place that tells a date; `moment` null where it tells an impossible or undecidable one. */
interface Place {
  start: number;
  end: number;
  moment: Moment | null;
}

/** A starting point: a date, or a relative expression that is complete in itself (`day` null). */
interface Seed {
  start: number;
  end: number;
  day: Day | null;
  moment: Moment | null;
  complete: boolean;
  needs: Needs;
  yearless: boolean;
}

const MAY_TELL = /\d|전|오늘|어제|그제|그저께|방금|지금|once|dun|gun|simdi|su an|ago|today|yesterday|now/;
const weekdays = (locale: TextLocale) => ({
  after: new RegExp(`[\\s,]{0,2}(?:[(\\[<] ?(?<inside>${weekdayName(locale, true)}) ?[)\\]>]|(?<name>${weekdayName(locale, false)})(?![a-z]))[.,]?`, 'y'),
  before: new RegExp(`(?<![\\p{L}])(?<name>${weekdayName(locale, false)})[\\s,.]{1,3}$`, 'u'),
});
const WEEKDAY = { ko: weekdays('ko'), tr: weekdays('tr'), en: weekdays('en') };
/** A span whose end is only half written ("1월 3일 ~ 5일", "24 Mart - 26 Mart"). */
const GOES_ON = new RegExp(`^ ?~ ?\\d|^-\\d|^ - \\d{1,2}(?:일|[./]\\d|\\.? (?:${MONTH_NAME})|, \\d{4})`);
const ZONE_NAME = /^ ?\(?(?:(?:utc|gmt|(?:[pmceakjhi]|ae|ac|aw|nz|hk|ak)[sd]t|[cew]es?t|[bt]rt|bst|sgt|msk)(?![a-z])|[\p{L}]+ (?:standart )?saati|[가-힣 ]{2,8}표준시|[가-힣]{2,6} 시간(?![가-힣])|[\p{L}]+ (?:standard |daylight |summer )?time)/u;
const OWN_ZONE_NAME: Record<string, RegExp> = {
  'Asia/Seoul': /^ ?\(?(?:kst(?![a-z])|(?:대한민국|한국) (?:표준시|시간)|kore (?:standart )?saati|korean standard time)/,
  'Europe/Istanbul': /^ ?\(?(?:trt(?![a-z])|튀르키예 (?:표준시|시간)|turkiye (?:standart )?saati|turkiye standard time|turkiye time)/,
};

/**
 * The one moment that a text tells (formats: pages/kmong.md, pages/r10.md; those of CLDR), or null when it tells none, more than one, or one that cannot be: an impossible
 * date is never rolled over, a weekday that contradicts the date makes both unreadable, and of zones only written offsets and the rule zone's own name are honoured.
 * A date without its year is the latest such day that is not in the future, and null where the text leaves the year open. All instants are epoch ms. The same moment told twice is one.
 */
export function readMoment(text: string, options: MomentOptions): Moment | null {
  const places = findPlaces(text, options);
  const first = places[0]?.moment;
  if (!first) return null;
  const same = places.every(({ moment }) => moment?.earliestMs === first.earliestMs && moment.latestMs === first.latestMs);
  return same ? first : null;
}

/** Every moment of a block of text, in reading order; places that tell an impossible one are left out. */
export function findMoments(text: string, options: MomentOptions): FoundMoment[] {
  return findPlaces(text, options).flatMap(({ start, end, moment }) => (moment ? [{ text: text.slice(start, end), index: start, moment }] : []));
}

function findPlaces(text: string, options: MomentOptions): Place[] {
  const folded = foldLetters(text);
  if (!MAY_TELL.test(folded)) return [];
  const seeds = findSeeds(folded, options);
  const places: Place[] = [];
  let reached = 0;
  seeds.forEach((seed, i) => {
    if (seed.start < reached) return;
    const place = completed(folded, seed, seeds.slice(i + 1, i + 4), options);
    if (!place) return;
    places.push(place);
    reached = place.end;
  });
  return places;
}

function findSeeds(folded: string, { locale, zone, now }: MomentOptions): Seed[] {
  const today = dayAt(now, zone);
  const seeds: Seed[] = [];
  const add = (start: number, end: number, day: Day | null, needs: Needs, yearless: boolean) => seeds.push({ start, end, day, moment: null, complete: false, needs, yearless });
  if (/\d/.test(folded)) {
    for (const { start, end, date, needs } of findDates(folded, locale, calendarDate(today).year)) add(start, end, date, needs, false);
    for (const { start, end, date, needs } of findYearless(folded, locale, today)) add(start, end, date, needs, true);
  }
  for (const { start, end, date, moment } of findRelative(folded, locale, { now, zone, today })) {
    if (date === null) seeds.push({ start, end, day: null, moment, complete: true, needs: 'nothing', yearless: false });
    else add(start, end, date, 'standing', false);
  }
  return seeds.length > 1 ? seeds.sort((a, b) => a.start - b.start || b.end - a.end) : seeds;
}

/** The seed with the weekday and the time of day that stand beside it; null where it lacks what it needs to be a date. */
function completed(folded: string, seed: Seed, others: Seed[], { locale, zone }: MomentOptions): Place | null {
  const { start, day } = seed;
  if (seed.complete) return { start, end: seed.end, moment: seed.moment };
  const weekday = weekdayAt(folded, seed, locale);
  const time = readTime(folded, weekday.end);
  const told = time !== null || weekday.told;
  if (seed.needs === 'time' && !told) return null;
  if (seed.needs === 'standing' && !told && !standsAlone(folded, start, seed.end)) return null;
  const end = time === null || time === 'impossible' ? weekday.end : time.end;
  const unread = { start, end, moment: null };
  if (day === null || time === 'impossible' || weekday.contradicts || (seed.yearless && leavesYearOpen(folded, end))) return unread;
  if (time === null) return spanBegins(folded, end, others) ? unread : { start, end, moment: dayMoment(day, zone) };
  return { start, end, moment: timed(folded, day, time, zone) };
}

function weekdayAt(folded: string, seed: Seed, locale: TextLocale): { told: boolean; contradicts: boolean; end: number } {
  const { before: leading, after: trailing } = WEEKDAY[locale];
  const before = leading.exec(folded.slice(Math.max(0, seed.start - 14), seed.start));
  trailing.lastIndex = seed.end;
  const after = trailing.exec(folded);
  const names = [before?.groups?.name, after?.groups?.inside ?? after?.groups?.name].filter((name) => name !== undefined);
  const contradicts = seed.day !== null && names.some((name) => weekdayNamed(name, locale) !== weekdayOf(seed.day ?? 0));
  return { told: names.length > 0, contradicts, end: seed.end + (after?.[0].length ?? 0) };
}

/** Whether the date is the first of a span whose last is not written in full; one that is stands as a date of its own. */
function spanBegins(folded: string, end: number, others: Seed[]): boolean {
  return GOES_ON.test(folded.slice(end, end + 24)) && !others.some(({ start, yearless }) => !yearless && start >= end && start <= end + 3);
}

function timed(folded: string, day: Day, { time, end, offset }: ReadTime, zone: string): Moment | null {
  if (offset !== null) return instantMoment(clockMs(day, time) - offset * 60_000, precisionOf(time), zone);
  const after = folded.slice(end, end + 40);
  const own = OWN_ZONE_NAME[zone]?.test(after) ?? false;
  return !own && ZONE_NAME.test(after) ? null : clockMoment(day, time, zone);
}
