import { foldLetters } from '../money/letters';
import type { TextLocale } from '../money/price';
import { readTime } from './clock-times';
import { findDates } from './dates';
import type { Moment } from './moment';
import { WEEKDAY_NAME, weekdayNamed } from './names';
import { findMonthDays, findRelative } from './relative';
import { clockMoment, dateAt, dayMoment, instantMoment } from './spans';

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

/** A starting point: a date, or a relative expression that is complete in itself. */
interface Seed {
  start: number;
  end: number;
  date: Temporal.PlainDate | null;
  moment: Moment | null;
  /** Words such as "bugün" count without a time only where they stand alone. */
  word: boolean;
}

const WEEKDAY_AFTER = new RegExp(`[\\s,]{0,2}(?<name>${WEEKDAY_NAME})(?![a-z가-힣])[.,]?`, 'y');
const WEEKDAY_BEFORE = new RegExp(`(?<![\\p{L}])(?<name>${WEEKDAY_NAME})[\\s,.]{1,3}$`, 'u');
const ZONE_NAME = /^ ?\(?(?:utc|gmt|[a-z]{2,4}t(?![a-z])|[a-z]+ standart saati|[가-힣 ]{2,8}표준시|[a-z]+ (?:standard|daylight) time)/;
const OWN_ZONE_NAME: Record<string, RegExp> = { 'Asia/Seoul': /^ ?\(?kst(?![a-z])/, 'Europe/Istanbul': /^ ?\(?trt(?![a-z])/ };

/**
 * The one moment that a text tells (formats: pages/kmong.md, pages/r10.md), or null when it tells none, more than one, or one that cannot be: an impossible date
 * is never rolled over, a weekday that contradicts the date makes both unreadable, and of zones only ISO offsets are honoured (another zone's name: null).
 * All instants are epoch ms. The same moment told twice is one.
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
  const places: Place[] = [];
  let reached = 0;
  for (const seed of findSeeds(folded, options)) {
    if (seed.start < reached) continue;
    const place = completed(folded, seed, options.zone);
    if (!place) continue;
    places.push(place);
    reached = place.end;
  }
  return places;
}

function findSeeds(folded: string, { locale, zone, now }: MomentOptions): Seed[] {
  const seeds: Seed[] = findDates(folded, locale, dateAt(now, zone).year).map((date) => ({ ...date, moment: null, word: false }));
  for (const found of findRelative(folded, locale, zone, now)) seeds.push({ ...found, word: found.date !== null });
  if (locale === 'ko') for (const found of findMonthDays(folded, zone, now)) seeds.push({ ...found, word: false });
  return seeds.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The seed with the weekday and the time of day that stand beside it; null for a day's word in running text. */
function completed(folded: string, seed: Seed, zone: string): Place | null {
  if (!seed.date) return { start: seed.start, end: seed.end, moment: seed.moment };
  const weekday = weekdayAt(folded, seed);
  const afterDay = weekday.end;
  const time = readTime(folded, afterDay);
  if (time === 'impossible' || weekday.contradicts) return { start: seed.start, end: afterDay, moment: null };
  if (!time) {
    if (seed.word && !standsAlone(folded, seed)) return null;
    return { start: seed.start, end: afterDay, moment: dayMoment(seed.date, zone) };
  }
  const place = { start: seed.start, end: time.end };
  if (time.offset !== null) return { ...place, moment: withOffset(seed.date, time.time, time.offset, zone) };
  const after = folded.slice(time.end, time.end + 40);
  const own = OWN_ZONE_NAME[zone]?.test(after) ?? false;
  if (!own && ZONE_NAME.test(after)) return { ...place, moment: null };
  return { ...place, moment: clockMoment(seed.date, time.time, zone) };
}

function weekdayAt(folded: string, seed: Seed): { contradicts: boolean; end: number } {
  const before = WEEKDAY_BEFORE.exec(folded.slice(Math.max(0, seed.start - 14), seed.start));
  WEEKDAY_AFTER.lastIndex = seed.end;
  const after = WEEKDAY_AFTER.exec(folded);
  const wrong = (match: RegExpExecArray | null) => match !== null && weekdayNamed(match.groups?.name ?? '') !== seed.date?.dayOfWeek;
  return { contradicts: wrong(before) || wrong(after), end: seed.end + (after?.[0].length ?? 0) };
}

/** "Bugün teslim ederim" promises something; "Bugün" alone, or after a label and a colon, dates something. */
function standsAlone(folded: string, seed: Seed): boolean {
  const before = folded.slice(Math.max(0, seed.start - 4), seed.start);
  const after = folded.slice(seed.end, seed.end + 4);
  const opened = seed.start <= 3 ? /^[\s(]*$|[\n\r|ㅣ·:][ (]*$/.test(before) : /[\n\r|ㅣ·:][ (]*$/.test(before);
  return opened && /^[ ).,]*(?:$|[\n\r|ㅣ·])/.test(after);
}

function withOffset(date: Temporal.PlainDate, time: { hour: number; minute: number | null; second: number | null }, offset: number, zone: string): Moment {
  const utc = Date.UTC(date.year, date.month - 1, date.day, time.hour, time.minute ?? 0, time.second ?? 0);
  return instantMoment(utc - offset * 60_000, time.second === null ? 'minute' : 'second', zone);
}
