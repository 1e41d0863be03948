import { type Reading, safeReading, type Window } from '../time/windows';
import type { Deadline, Facts, Result, StartReadings, WhyUnknown, WindowFinding } from './model';
import { endOfRun, type Numbered, type Run, runsOf } from './runs';
import type { Pack } from './schema';
import { booleanOf, factOf, startsOf, valueOf } from './values';

/** A window's finding with what other windows need of it. */
interface Outcome {
  finding: WindowFinding;
  runs: Run[];
  /** Whether every end is known; otherwise what follows from it may come later than any date here. */
  complete: boolean;
}

function earliest({ number, readings }: Run): Deadline | null {
  const reading = safeReading(readings);
  return reading === null || reading.closesAt === null ? null : { closesAt: reading.closesAt, reading: reading.id, number };
}

function latestOf(runs: Run[], allKnown: boolean): WindowFinding['latest'] {
  let latest: Deadline | null = null;
  let complete = allKnown;
  for (const { last, number } of runs) {
    for (const { id, closesAt } of last) {
      if (closesAt === null) complete = false;
      else if (latest === null || closesAt > latest.closesAt) latest = { closesAt, reading: id, number };
    }
  }
  return latest && { closesAt: latest.closesAt, reading: latest.reading, number: latest.number, complete };
}

function pinnedOf(runs: Run[], facts: Facts, window: Window): WindowFinding['pinned'] {
  const pin = typeof window.starts === 'string' ? valueOf(facts, `${window.starts}.pin`) : null;
  if (typeof pin !== 'object' || pin === null || !('index' in pin) || pin.index === 0) return null;
  const run = runs.find(({ number }) => number === pin.index + 1);
  const deadline = run && earliest(run);
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

/** Reasons for an end that cannot be known; those of lib/time are among them. */
function whyNone(readings: { why: string | null }[]): WhyUnknown {
  return (readings.find(({ why }) => why !== null)?.why as WhyUnknown | undefined) ?? 'unreadable';
}

/** What starts the window: events of a fact, or ends of another window. A string says why that is not known. */
function originOf(window: Window, facts: Facts, before: Map<string, Outcome>): { events: Numbered[]; complete: boolean } | WhyUnknown {
  if (typeof window.starts === 'string') {
    const events = startsOf(facts, window.starts);
    if (events !== null) return { events: events.map((start, index) => ({ number: index + 1, start })), complete: true };
    const fact = factOf(facts, window.starts);
    return fact.known ? 'unreadable' : fact.why;
  }
  const { finding, runs, complete } = outcomeOf(before, window.starts.after);
  if (finding.why !== null) return finding.why;
  return { events: runs.flatMap((run) => endOfRun(run) ?? []), complete };
}

function outcomeOf(before: Map<string, Outcome>, id: string): Outcome {
  const outcome = before.get(id);
  if (outcome === undefined) throw new RangeError(`No window "${id}" before.`);
  return outcome;
}

/** When the window opens: see WindowFinding. Absent for one that opens at its start. */
function openingOf(window: Window, runs: Run[], complete: boolean, before: Map<string, Outcome>): WindowFinding['opens'] {
  const started = Math.min(...runs.map(({ start }) => start.earliestMs));
  if (window.opens === undefined) {
    // The end of another window lies ahead of us as an opening does.
    if (typeof window.starts === 'string') return undefined;
    const surely = Math.max(...runs.map(({ start }) => start.latestMs - 1));
    return complete ? { from: started, surely, why: null } : { from: started, surely: null, why: 'unreadable' };
  }
  if ('after' in window.opens) {
    const other = outcomeOf(before, window.opens.after);
    const ends = other.runs.map((run) => endOfRun(run));
    const known = ends.filter((end) => end !== null);
    const from = known.length < ends.length || known.length === 0 ? started : Math.min(...known.map(({ start }) => start.earliestMs));
    if (other.complete && known.length > 0) return { from, surely: Math.max(...known.map(({ start }) => start.latestMs - 1)), why: null };
    return { from, surely: null, why: other.runs.length === 0 ? other.finding.why : (other.finding.why ?? whyNone(other.runs.flatMap(({ last }) => last))) };
  }
  const from = runs.flatMap(({ opens }) => opens.flatMap(({ closesAt }) => closesAt ?? []));
  const last = runs.flatMap(({ opensLast }) => opensLast);
  const unknown = last.find(({ closesAt }) => closesAt === null);
  if (unknown || !complete) return { from: Math.min(started, ...from), surely: null, why: whyNone(last) };
  return { from: Math.min(...from), surely: Math.max(...last.map(({ closesAt }) => closesAt ?? -Infinity)), why: null };
}

/** Readings open at the end of the other window, where the window says so. */
function withOpening(readings: Reading[], window: Window, opens: WindowFinding['opens']): Reading[] {
  if (window.opens === undefined || !('after' in window.opens) || opens === undefined) return readings;
  const opensAt = opens.surely ?? opens.from;
  return readings.map((reading) => ({ ...reading, opensAt: Math.max(reading.opensAt, opensAt) }));
}

/** A window of which no date may be told, and why; null where nothing has started it. */
function without({ id, clause, zone }: Window, why: WhyUnknown | null, runs: Run[], starts: StartReadings[]): Outcome {
  const finding: WindowFinding = { id, clause, zone, state: why === null ? 'not-started' : 'unknown', why, starts, safe: null, latest: null, pinned: null };
  return { finding, runs, complete: false };
}

/** The earliest end of all; of equals the first. */
function safeOf(runs: Run[]): Deadline | null {
  let safe: Deadline | null = null;
  for (const run of runs) {
    const next = earliest(run);
    if (next !== null && (safe === null || next.closesAt < safe.closesAt)) safe = next;
  }
  return safe;
}

function outcome(pack: Pack, window: Window, facts: Facts, now: number, before: Map<string, Outcome>): Outcome {
  const origin = originOf(window, facts, before);
  if (typeof origin === 'string') return without(window, origin, [], []);
  const counted = runsOf(window, origin.events, facts);
  const complete = counted.complete && origin.complete;
  const { runs } = counted;
  const opens = runs.length === 0 ? undefined : openingOf(window, runs, complete, before);
  const starts = runs.map(({ number, start, readings }) => ({ number, start, readings: withOpening(readings, window, opens) }));

  const unseen = refused(pack, facts) ?? unfulfilled(pack, window, facts, 'list');
  if (unseen !== null || runs.length === 0) return without(window, unseen, runs, starts);
  const ahead = typeof window.starts === 'string' && runs.some(({ start }) => start.earliestMs > now);
  const untimed = unfulfilled(pack, window, facts, 'time') ?? (ahead ? 'page-later-than-clock' : null);
  if (untimed !== null) return without(window, untimed, runs, starts);
  const safe = safeOf(runs);
  if (safe === null) return without(window, whyNone(runs.flatMap(({ readings }) => readings)), runs, starts);

  const latest = latestOf(runs, complete);
  const over = latest !== null && now >= latest.closesAt && latest.complete;
  const opened = opens === undefined || (opens.surely !== null && now >= opens.surely);
  const state = over ? 'closed' : now >= safe.closesAt ? 'past-safe' : opened ? 'open' : 'not-yet';
  const { id, clause, zone } = window;
  const finding: WindowFinding = { id, clause, zone, state, why: null, starts, safe, latest, pinned: pinnedOf(runs, facts, window) };
  if (opens !== undefined) finding.opens = opens;
  return { finding, runs, complete: latest !== null && latest.complete };
}

/**
 * What is known of every window of a pack at `now` (epoch ms), in pack order: every reading from every start, the safe date, the latest date, and where now stands between them.
 * The safe date is the earliest reading of the earliest start. There is none, and the state is 'unknown', when a start may be unseen or lies after `now`.
 * Starts are numbered from 1 in the order given. The pin is the fact `<starts>.pin`; it adds a date and changes no state.
 */
export function windowFindings(pack: Pack, facts: Facts, now: number): WindowFinding[] {
  const before = new Map<string, Outcome>();
  for (const window of pack.windows) before.set(window.id, outcome(pack, window, facts, now, before));
  return [...before.values()].map(({ finding }) => finding);
}

/** The state of a window at `now` as a rule's result: open is met; closed, and before any opening, is not met; everything between is not known. */
export function windowResult({ state, opens }: WindowFinding, now: number): Result {
  if (state === 'open') return 'met';
  if (state === 'not-yet') return opens !== undefined && now < opens.from ? 'not-met' : 'unknown';
  return state === 'closed' ? 'not-met' : 'unknown';
}

/** Ids of the facts that bear on a window, those of the windows that it follows included. */
export function factsOfWindow(pack: Pack, id: string): string[] {
  const window = pack.windows.find((candidate) => candidate.id === id);
  if (window === undefined) throw new RangeError(`No window "${id}" in pack "${pack.id}".`);
  const { starts, restarts, freezes = [], requires = [], opens } = window;
  const named = freezes.flatMap((freeze) => ('until' in freeze ? [freeze.until] : [freeze.from, freeze.to]));
  return [
    ...(typeof starts === 'string' ? [starts] : factsOfWindow(pack, starts.after)),
    ...requires,
    ...(restarts === undefined ? [] : [restarts]),
    ...named,
    ...(opens && 'after' in opens ? factsOfWindow(pack, opens.after) : []),
  ];
}
