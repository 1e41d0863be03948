import { DAY_MS, calendarDate } from './calendar';
import type { Day } from './calendar';

/**
 * Offsets are asked of Temporal at the edges of stretches of three days and remembered. Where both edges agree the clock did not change between them: in the
 * time zone database no two changes of one zone since 1900 lie within three days of each other (the nearest, Freetown 1939, are 3 days 23 hours apart).
 */
const STRETCH = 3 * DAY_MS;
const MOST_REMEMBERED = 20_000;
const edges = new Map<string, Map<number, number>>();

/** Milliseconds that a zone's clock (IANA name) is ahead of UTC at an instant (epoch ms). RangeError for a zone that does not exist. */
export function offsetAt(epochMs: number, zone: string): number {
  let known = edges.get(zone);
  if (!known) edges.set(zone, (known = new Map()));
  const stretch = Math.floor(epochMs / STRETCH);
  const before = atEdge(known, stretch, zone);
  return before === atEdge(known, stretch + 1, zone) ? before : asked(epochMs, zone);
}

function atEdge(known: Map<number, number>, stretch: number, zone: string): number {
  const remembered = known.get(stretch);
  if (remembered !== undefined) return remembered;
  const offset = asked(stretch * STRETCH, zone);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(stretch, offset);
  return offset;
}

function asked(epochMs: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs)).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
}

/** The day that a zone's calendar shows at an instant (epoch ms). */
export function dayAt(epochMs: number, zone: string): Day {
  return Math.floor((Math.floor(epochMs) + offsetAt(epochMs, zone)) / DAY_MS);
}

/** When a zone's clock showed a time: `first` and `last` differ for a time that came twice, and stand on both sides of the change for one that was skipped. */
export interface Shown {
  first: number;
  last: number;
  skipped: boolean;
}

/** The instants (epoch ms) at which a zone's clock showed a time of a day, `clockMs` being milliseconds from 1970-01-01 00:00 on that clock. */
export function whenShown(clockMs: number, zone: string): Shown {
  const before = offsetAt(clockMs - DAY_MS, zone);
  const after = offsetAt(clockMs + DAY_MS, zone);
  const [early, late] = [clockMs - before, clockMs - after];
  if (before === after) return { first: early, last: early, skipped: false };
  const [byBefore, byAfter] = [offsetAt(early, zone) === before, offsetAt(late, zone) === after];
  if (byBefore && byAfter) return { first: early, last: late, skipped: false };
  if (byBefore) return { first: early, last: early, skipped: false };
  if (byAfter) return { first: late, last: late, skipped: false };
  return { first: Math.min(early, late), last: Math.max(early, late), skipped: true };
}

/** The first instant (epoch ms) of a day in a zone; where the clock skipped midnight, that of the change. */
export function dayStart(day: Day, zone: string): number {
  const shown = whenShown(day * DAY_MS, zone);
  if (!shown.skipped) return shown.first;
  const { year, month, day: dayOfMonth } = calendarDate(day);
  return new Temporal.PlainDate(year, month, dayOfMonth).toZonedDateTime(zone).epochMilliseconds;
}
