import type { TimeOfDay } from './spans';

/** A time of day read at a place of a folded text. */
export interface ReadTime {
  time: TimeOfDay;
  end: number;
  /** Minutes east of UTC when an offset is written, else null. */
  offset: number | null;
}

/** Times later than this part of the day's word allows are another day's ("밤 1시"), so they are not read. By first and last hour as written, and what is added. */
const PARTS: Record<string, { from: number; to: number; add: number }> = {
  새벽: { from: 1, to: 6, add: 0 }, 아침: { from: 5, to: 11, add: 0 }, 낮: { from: 1, to: 5, add: 12 }, 저녁: { from: 5, to: 11, add: 12 }, 밤: { from: 6, to: 11, add: 12 },
};
const LATIN_HALF = '[ap]\\.?m(?![a-z])\\.?|o[os](?![a-z])';
const LEAD = "(?:(?:'[a-z]{1,3})?(?: tarihinde| gunu)?(?:t(?=\\d)|[\\s,]{0,3}(?:(?:at|saat|[-·|ㅣ@/])\\s{1,2})?))";
const BEFORE = `(?:(?<before>오전|오후|${LATIN_HALF}|${Object.keys(PARTS).join('|')})\\s?)?`;
const DIGITS = '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?!\\d)';
const HANGUL = '(?<hour2>\\d{1,2}) ?시(?!간)(?: ?(?:(?<minute2>\\d{1,2}) ?분(?:\\s?(?<second2>\\d{1,2}) ?초)?|(?<thirty>반)(?![가-힣])))?';
const AFTER = `(?:\\s?(?<after>${LATIN_HALF}))?`;
const TIME = new RegExp(`${LEAD}${BEFORE}(?:(?<noon>정오|noon(?![a-z]))|(?<midnight>자정|midnight(?![a-z]))|${DIGITS}|${HANGUL})${AFTER}`, 'y');
const OFFSET = /z(?![a-z])|(?<gmt> ?(?:gmt|utc))?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?(?!\d)| (?<mail>[+-]\d{4})(?!\d)/y;
const SPAN_OR_NUMBER = /^ ?[~-] ?(?:오전 ?|오후 ?)?\d{1,2} ?(?::|시)|^ ?~ ?\d|^부터 ?(?:오전 ?|오후 ?)?\d|^:?\d|^[:.]\d/;
/** "14시 5분 전" is five minutes to two; "5분간" lasts. */
const NOT_THEN = /^(?:간|동안| ?이내| ?[전후](?![가-힣])| ?[전후]에)/;
const LATEST_OFFSET = 14 * 60;

/**
 * Reads a time of day that follows a date ending at `at`. Null: none is there. 'impossible': digits stand there that no clock shows, a span of times
 * ("14:00~15:00"), or a time whose day is not sure, so that the whole moment must not be read. Of the latter kind are 24:00 (the end of the day, but
 * browsers also print it for its beginning when asked for a 24-hour clock) and 자정 (midnight before or after).
 * An offset counts in the ISO forms (after `T`, or `+` glued to the seconds), after GMT or UTC, and as four digits after the seconds: elsewhere "-15:30" is the end of a span.
 */
export function readTime(folded: string, at: number): ReadTime | 'impossible' | null {
  TIME.lastIndex = at;
  const match = TIME.exec(folded);
  if (!match?.groups) return null;
  const groups = match.groups;
  const written = { hour: groups.hour ?? groups.hour2 ?? '12', minute: groups.minute ?? groups.minute2, second: groups.second ?? groups.second2 };
  const half = groups.before ?? groups.after ?? null;
  if (groups.midnight !== undefined || (groups.before !== undefined && groups.after !== undefined)) return 'impossible';
  const hour = groups.noon === undefined ? hourOf(Number(written.hour), half) : 12;
  const minute = minuteOf(groups, written.minute);
  const second = written.second === undefined ? null : Number(written.second);
  if (hour === null || (minute ?? 0) > 59 || (second ?? 0) > 59) return 'impossible';
  const end = at + match[0].length;
  const iso = match[0].startsWith('t');
  const glued = groups.hour !== undefined && groups.after === undefined && (iso || second !== null);
  const offset = offsetAt(folded, end, glued, iso);
  if (offset === 'impossible') return offset;
  const reached = offset?.end ?? end;
  const next = folded.slice(reached, reached + 12);
  if (SPAN_OR_NUMBER.test(next) || (groups.hour2 !== undefined && NOT_THEN.test(next))) return 'impossible';
  return { time: { hour, minute, second }, end: reached, offset: offset?.minutes ?? null };
}

function minuteOf(groups: Record<string, string | undefined>, minute: string | undefined): number | null {
  if (minute !== undefined) return Number(minute);
  if (groups.thirty !== undefined) return 30;
  return groups.noon === undefined ? null : 0;
}

/** The hour of 0 to 23, or null for one that cannot be. Some pages print the half of the day before an hour of 24 ("오후 14:05") or of 0 to 11 ("오전 0:05"). */
function hourOf(hour: number, half: string | null): number | null {
  if (hour > 23) return null;
  if (half === null) return hour;
  const part = PARTS[half];
  if (part) {
    if (half === '낮' && (hour === 11 || hour === 12)) return hour;
    return hour >= part.from && hour <= part.to ? hour + part.add : null;
  }
  const afternoon = half === '오후' || half.startsWith('p') || half === 'os';
  if (hour <= 12) return (hour % 12) + (afternoon ? 12 : 0);
  return afternoon ? hour : null;
}

function offsetAt(folded: string, at: number, glued: boolean, iso: boolean): { minutes: number; end: number } | 'impossible' | null {
  OFFSET.lastIndex = at;
  const match = OFFSET.exec(folded);
  if (!match) return null;
  const { gmt, sign, hours, minutes, mail } = match.groups ?? {};
  if (!glued && gmt === undefined) return null;
  const end = at + match[0].length;
  if (mail !== undefined) return east(mail[0], mail.slice(1, 3), mail.slice(3), end);
  if (hours === undefined) return { minutes: 0, end };
  if (gmt === undefined && (hours.length < 2 || (sign === '-' && !iso))) return 'impossible';
  return east(sign, hours, minutes, end);
}

function east(sign: string | undefined, hours: string, minutes: string | undefined, end: number): { minutes: number; end: number } | 'impossible' {
  const size = Number(hours) * 60 + Number(minutes ?? 0);
  if (Number(minutes ?? 0) > 59 || size > LATEST_OFFSET) return 'impossible';
  return { minutes: sign === '-' ? -size : size, end };
}
