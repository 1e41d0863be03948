import type { Reading } from '../time/moment';
import { type Window, safeReading, windowReadings } from '../time/windows';
import type { Deadline, Facts, Result, StartEvent, StartReadings, WhyUnknown, WindowFinding } from './model';
import type { Pack } from './schema';
import { booleanOf, factOf, startsOf, valueOf } from './values';

const GRAIN: Partial<Record<StartEvent['precision'], number>> = { second: 1_000, minute: 60_000 };

/**
 * Readings from the last instant at which the start can have happened, so that nothing is called closed too early.
 * A time printed to the minute or second is taken as printed, as the worked examples of K10 do.
 */
function lastReadings({ start, readings }: StartReadings, window: Window): Reading[] {
  const { earliestMs, latestMs, precision } = start;
  const grain = GRAIN[precision];
  const printed = grain !== undefined && latestMs - earliestMs <= grain && earliestMs % grain === 0;
  if (printed || latestMs === earliestMs) return readings;
  return windowReadings({ earliestMs: latestMs - 1, precision: 'second' }, window);
}

function earliest({ number, readings }: StartReadings): Deadline | null {
  const reading = safeReading(readings);
  return reading === null || reading.closesAt === null ? null : { closesAt: reading.closesAt, reading: reading.id, number };
}

function latestOf(starts: StartReadings[], window: Window): WindowFinding['latest'] {
  let latest: Deadline | null = null;
  let complete = true;
  for (const start of starts) {
    for (const { id, closesAt } of lastReadings(start, window)) {
      if (closesAt === null) complete = false;
      else if (latest === null || closesAt > latest.closesAt) latest = { closesAt, reading: id, number: start.number };
    }
  }
  return latest && { ...latest, complete };
}

function pinnedOf(starts: StartReadings[], facts: Facts, window: Window): WindowFinding['pinned'] {
  const pin = valueOf(facts, `${window.starts}.pin`);
  if (typeof pin !== 'object' || pin === null || !('index' in pin) || pin.index === 0) return null;
  const chosen = starts[pin.index];
  const deadline = chosen && earliest(chosen);
  return deadline ? { ...deadline, reason: pin.reason } : null;
}

/** Why no date may be given at all, for example on the seller's side, or null. */
function refused(pack: Pack, facts: Facts): WhyUnknown | null {
  return pack.refusals.find(({ fact, value }) => valueOf(facts, fact) === value)?.otherwise ?? null;
}

/** Why a requirement of the window is not fulfilled, or null when all of them are. */
function unfulfilled(pack: Pack, window: Window, facts: Facts, about: 'list' | 'time'): WhyUnknown | null {
  for (const requirement of pack.requirements) {
    if (requirement.about !== about || !window.requires?.includes(requirement.fact)) continue;
    const fact = factOf(facts, requirement.fact);
    if (!fact.known) return fact.why;
    if (booleanOf(facts, requirement.fact) !== true) return requirement.otherwise;
  }
  return null;
}

/**
 * What is known of a window at `now` (epoch ms): every reading from every start, the safe date, the latest date, and where now stands between them.
 * The safe date is the earliest reading of the earliest start. There is none, and the state is 'unknown', when a start may be unseen or lies after `now`.
 * Starts are numbered from 1 in the order given. The pin is the fact `<starts>.pin`; it adds a date and changes no state.
 */
export function windowFinding(pack: Pack, window: Window, facts: Facts, now: number): WindowFinding {
  const blank = { id: window.id, clause: window.clause, zone: window.zone, safe: null, latest: null, pinned: null };
  const events = startsOf(facts, window.starts);
  if (events === null) {
    const fact = factOf(facts, window.starts);
    return { ...blank, state: 'unknown', why: fact.known ? 'unreadable' : fact.why, starts: [] };
  }
  const starts = events.map((start, index) => ({ number: index + 1, start, readings: windowReadings(start, window) }));
  const unseen = refused(pack, facts) ?? unfulfilled(pack, window, facts, 'list');
  if (unseen !== null) return { ...blank, state: 'unknown', why: unseen, starts };
  if (starts.length === 0) return { ...blank, state: 'not-started', why: null, starts };

  const untimed = unfulfilled(pack, window, facts, 'time') ?? (events.some(({ earliestMs }) => earliestMs > now) ? 'page-later-than-clock' : null);
  if (untimed !== null) return { ...blank, state: 'unknown', why: untimed, starts };

  const safe = starts.map(earliest).reduce((least, next) => (least === null || (next !== null && next.closesAt < least.closesAt) ? next : least));
  const latest = latestOf(starts, window);
  if (safe === null || latest === null) return { ...blank, state: 'unknown', why: 'unreadable', starts };

  const over = now >= latest.closesAt && latest.complete;
  const state = now < safe.closesAt ? 'open' : over ? 'closed' : 'past-safe';
  return { ...blank, state, why: null, starts, safe, latest, pinned: pinnedOf(starts, facts, window) };
}

/** The state of a window as a rule's result: open is met, closed is not met, everything between is not known. */
export function windowResult({ state }: WindowFinding): Result {
  if (state === 'open') return 'met';
  return state === 'closed' ? 'not-met' : 'unknown';
}
