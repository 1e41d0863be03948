import type { TimeOfDay } from './spans';

/** A time of day read at a place of a folded text. */
export interface ReadTime {
  time: TimeOfDay;
  end: number;
  /** Minutes east of UTC when an ISO offset is written, else null. */
  offset: number | null;
}

const LEAD = "(?:T|[\\s,]{0,3}(?:(?:at|saat|-|·|\\|)\\s{1,2})?)";
const HALF_BEFORE = '(?<before>오전|오후|am|pm)?\\s?';
const DIGITS = '(?<hour>\\d{1,2})[:](?<minute>\\d{2})(?:[:](?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?!\\d)';
const HANGUL = '(?<hour2>\\d{1,2})시(?:\\s?(?<minute2>\\d{1,2})분(?:\\s?(?<second2>\\d{1,2})초)?)?';
const HALF_AFTER = '(?:\\s?(?<after>am|pm)(?![a-z]))?';
const TIME = new RegExp(`${LEAD}${HALF_BEFORE}(?:${DIGITS}|${HANGUL})${HALF_AFTER}`, 'iy');
const OFFSET = /z(?![a-z])|[+-](\d{2}):?(\d{2})(?!\d)/y;
const LATEST_OFFSET = 14 * 60;

/**
 * Reads a time of day that follows a date ending at `at`. Null: none is there. 'impossible': digits stand there that no clock shows, or a span of times
 * ("14:00~15:00"), so that the whole moment must not be read.
 * An offset counts only in the ISO forms (after `T`, or glued to the seconds): elsewhere "-15:30" is the end of a span.
 */
export function readTime(folded: string, at: number): ReadTime | 'impossible' | null {
  TIME.lastIndex = at;
  const match = TIME.exec(folded);
  if (!match?.groups) return null;
  const groups = match.groups;
  const half = (groups.before ?? groups.after)?.toLowerCase() ?? null;
  const written = { hour: groups.hour ?? groups.hour2, minute: groups.minute ?? groups.minute2, second: groups.second ?? groups.second2 };
  const hour = hourOf(Number(written.hour), half);
  const minute = written.minute === undefined ? null : Number(written.minute);
  const second = written.second === undefined ? null : Number(written.second);
  if (hour === null || (minute ?? 0) > 59 || (second ?? 0) > 59) return 'impossible';
  const end = at + match[0].length;
  const iso = /^t\d/i.test(match[0]) || second !== null;
  const offset = iso && groups.hour ? offsetAt(folded, end) : null;
  if (offset === 'impossible') return offset;
  const after = folded.slice(offset?.end ?? end, (offset?.end ?? end) + 8);
  if (/^ ?[~-] ?\d{1,2}(?::|시)/.test(after) || /^[:\d]/.test(after)) return 'impossible';
  return { time: { hour, minute, second }, end: offset?.end ?? end, offset: offset?.minutes ?? null };
}

function hourOf(hour: number, half: string | null): number | null {
  if (half === null) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  const afternoon = half === '오후' || half === 'pm';
  return (hour % 12) + (afternoon ? 12 : 0);
}

function offsetAt(folded: string, at: number): { minutes: number; end: number } | 'impossible' | null {
  OFFSET.lastIndex = at;
  const match = OFFSET.exec(folded);
  if (!match) return null;
  const end = at + match[0].length;
  if (match[1] === undefined) return { minutes: 0, end };
  const size = Number(match[1]) * 60 + Number(match[2]);
  if (Number(match[2]) > 59 || size > LATEST_OFFSET) return 'impossible';
  return { minutes: match[0].startsWith('-') ? -size : size, end };
}
