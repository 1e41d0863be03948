import { type Ending, type Reading, type Window, windowOpenings, windowReadings } from '../time/windows';
import type { Facts, StartEvent, StartReadings } from './model';
import { pausesOf, type Pauses } from './pauses';
import { lastInstant, startsOf } from './values';

/** A window counted from one start event. */
export interface Run extends StartReadings {
  /** Readings from the last instant at which the start can have happened, with the longest pauses: nothing is called closed before them. */
  last: Reading[];
  /** When it opens, by each reading: from the first instant, and from the last. */
  opens: Ending[];
  opensLast: Ending[];
}

/** An event with the place that it has among those of its fact, from 1. */
export interface Numbered {
  number: number;
  start: StartEvent;
}

/** The runs that a window may count from; not `complete` when a later one may be unknown. */
export interface Runs {
  runs: Run[];
  complete: boolean;
}

/** The earliest known end of all readings; null when none is known. */
function least(readings: Reading[]): number | null {
  let found: number | null = null;
  for (const { closesAt } of readings) if (closesAt !== null && (found === null || closesAt < found)) found = closesAt;
  return found;
}

/** The latest known end of all readings; null when none is known. */
function greatest(readings: Reading[]): number | null {
  let found: number | null = null;
  for (const { closesAt } of readings) if (closesAt !== null && (found === null || closesAt > found)) found = closesAt;
  return found;
}

function runFrom({ number, start }: Numbered, window: Window, pauses: Pauses): Run {
  const readings = windowReadings(start, window, pauses.least);
  const opens = windowOpenings(start, window, pauses.least);
  const lastMs = lastInstant(start);
  if (lastMs === start.earliestMs && pauses.most.length === 0) return { number, start, readings, last: readings, opens, opensLast: opens };
  const end = { earliestMs: lastMs, precision: lastMs === start.earliestMs ? start.precision : ('second' as const) };
  return { number, start, readings, opens, last: windowReadings(end, window, pauses.most), opensLast: windowOpenings(end, window, pauses.most) };
}

/** Events that may be the first, or the last, of all; those that are neither for sure are left out. */
function chosen(events: Numbered[], which: Window['which']): Numbered[] {
  if (which === 'first') {
    const least = Math.min(...events.map(({ start }) => lastInstant(start)));
    return events.filter(({ start }) => start.earliestMs <= least);
  }
  if (which === 'last') {
    const greatest = Math.max(...events.map(({ start }) => start.earliestMs));
    return events.filter(({ start }) => lastInstant(start) >= greatest);
  }
  return events;
}

/**
 * The runs after an event that starts the count anew: it alone when it surely came while the window ran, the earlier ones too when that is not sure,
 * and nothing changes when the window had surely closed, or had not begun.
 */
function restarted(runs: Run[], next: Run): Run[] {
  const begun = Math.max(...runs.map(({ start }) => lastInstant(start)));
  const neverBegun = Math.min(...runs.map(({ start }) => start.earliestMs));
  if (lastInstant(next.start) <= neverBegun) return runs;
  const closed = runs.every(({ last }) => last.every(({ closesAt }) => closesAt !== null && closesAt <= next.start.earliestMs));
  if (closed) return runs;
  const running = runs.every(({ readings }) => (least(readings) ?? Infinity) > lastInstant(next.start));
  return running && next.start.earliestMs >= begun ? [next] : [...runs, next];
}

/** What a window counts from, given its events in the order of their fact. */
export function runsOf(window: Window, events: Numbered[], facts: Facts): Runs {
  const pauses = pausesOf(window, facts);
  let runs = chosen(events, window.which).map((event) => runFrom(event, window, pauses));
  if (window.restarts === undefined || runs.length === 0) return { runs, complete: pauses.complete };
  const anew = startsOf(facts, window.restarts)?.toSorted((a, b) => a.earliestMs - b.earliestMs);
  for (const [index, start] of (anew ?? []).entries()) runs = restarted(runs, runFrom({ number: events.length + index + 1, start }, window, pauses));
  return { runs, complete: pauses.complete && anew !== undefined };
}

/** The end of a run as an event that another window can start from: from its earliest reading to its latest; null when no end is known. */
export function endOfRun({ number, readings, last }: Run): Numbered | null {
  const from = least(readings);
  const to = greatest(last) ?? from;
  return from === null || to === null ? null : { number, start: { earliestMs: from, latestMs: Math.max(from, to) + 1, precision: 'second' } };
}
