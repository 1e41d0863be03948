import { climb, commonAncestor } from '../dom/climb';
import { isEvent, within, type Entry } from './entries';
import { isOrderField, wordingOf } from './labels';
import { controlOf } from './region';
import { valuesOf } from './values';

/**
 * Finds the time that belongs to an event's label: the smallest ancestor that also holds a readable time, and never one that might be
 * another event's. What cannot be told apart is null.
 * `events` are the labels of past events on the page, controls left out; `entries` all lines.
 */
export function timeOf(label: Entry, events: readonly Entry[], entries: readonly Entry[]): Entry | null {
  if (label.moment !== null) return label.promised ? null : label;
  // A clock of its own without a day: another line's time is not this one's.
  if (/\d:\d\d/.test(label.text) || announcesPromise(label, entries)) return null;
  const inner = commonAncestor(label.nodes);
  if (!inner) return null;
  if (inner.closest('dt')) return onlyTime(valuesOf(label, entries) ?? []);
  const next = entries[label.order + 1];
  if (label.kind === 'purchased' && /[일시각자짜간]$/.test(label.label) && next && isValueOf(next, inner, entries[label.order - 1])) return next;
  const row = inner.closest('tr');
  const cell = row ? climb(inner, (element) => element.parentElement === row, row) : null;
  const layout = cell !== null && within(entries, cell).some((entry) => entry !== label && events.includes(entry));
  if (row && !layout) return timeInRow(label, row, events, entries);

  let child: Element | null = null;
  for (let element: Element | null = inner; element && element.tagName !== 'BODY' && element.tagName !== 'MAIN'; element = element.parentElement) {
    const inside = within(entries, element);
    const others = events.filter((event) => event !== label && inside.includes(event) && !isTwin(event, label, events, entries));
    if (others.length > 0) return child === inner || child === null ? timeInFlat(label, element, inside) : null;
    if (child && inside.some((entry) => isOrderField(entry.label) && !child?.contains(entry.node))) return null;
    const times = timesIn(inside);
    if (times.length > 0) return choose(label, times, element, child, entries);
    child = element;
  }
  return null;
}

/** A bare time that follows a key among keys and values laid out in one row. */
function isValueOf(value: Entry, key: Element, before: Entry | undefined): boolean {
  const own = commonAncestor(value.nodes);
  return value.moment !== null && !value.promised && value.label === '' && own !== key && own?.parentElement === key.parentElement && (!before || before.moment === null);
}

/** `작업물 도착` followed by a line of its own that says 예정일. */
function announcesPromise(label: Entry, entries: readonly Entry[]): boolean {
  const next = entries[label.order + 1];
  return next !== undefined && /^예정(?:일|일시)?$/.test(next.label);
}

/** 2: only a time. 1: a name and a time. 0: a time in running text. */
function nearness(entry: Entry): 0 | 1 | 2 {
  if (entry.label === '') return 2;
  return entry.label.length <= 12 && /^[\p{L}()]+$/u.test(entry.label) && !isEvent(entry) ? 1 : 0;
}

/** A title and a sentence of one card: both say the same, in different wording, around one time at most. */
function isTwin(event: Entry, label: Entry, events: readonly Entry[], entries: readonly Entry[]): boolean {
  if (event.kind !== label.kind || !(event.kind === 'delivery' || event.kind === 'confirmed') || wordingOf(event.label) === wordingOf(label.label)) return false;
  const both = commonAncestor([...event.nodes, ...label.nodes]);
  if (!both) return false;
  const inside = within(entries, both);
  if (inside.some((entry) => isEvent(entry) && events.includes(entry) && entry !== event && entry !== label)) return false;
  return distinct(timesIn(inside)).length <= 1;
}

function distinct(times: readonly Entry[]): Entry[] {
  return times.filter((time, i) => times.findIndex((other) => other.moment?.earliestMs === time.moment?.earliestMs && other.moment?.latestMs === time.moment?.latestMs) === i);
}

function choose(label: Entry, times: Entry[], element: Element, child: Element | null, entries: readonly Entry[]): Entry | null {
  const beside = child ? within(entries, child) : [label];
  const composite = beside.some((entry) => entry !== label && entry.label.length > 2);
  const first = beside[0]?.order ?? label.order;
  const last = beside.at(-1)?.order ?? label.order;
  const adjacent = (time: Entry) => time.order === last + 1 || time.order === first - 1;
  const alone = (time: Entry) => {
    const branch = climb(time.node, (ancestor) => ancestor.parentElement === element, element);
    return branch === null || within(entries, branch).every((entry) => entry === time);
  };
  if (composite) {
    if (child && /^(?:LI|ARTICLE)$/.test(child.tagName)) return null;
    const near = times.filter((time) => nearness(time) === 2 && adjacent(time) && alone(time));
    return near.length === 1 ? (near[0] ?? null) : null;
  }
  const shape = child ? shapeOf(child) : '';
  const fit = times.filter((time) => {
    if (child?.tagName === 'LI' && !(adjacent(time) && alone(time))) return false;
    if (!adjacent(time) && !standsAtEdge(time, element, entries)) return false;
    const branch = climb(time.node, (ancestor) => ancestor.parentElement === element, element);
    return branch === null || alone(time) || !shape.includes('>') || shapeOf(branch) !== shape;
  });
  const pure = fit.filter((time) => nearness(time) === 2);
  const pool = distinct(pure.length > 0 ? pure : fit);
  if (pool.length <= 1) return pool[0] ?? null;
  const near = pool.filter((time) => adjacent(time) && alone(time));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** Words that only the past is told in. */
export function isAgo({ text }: { text: string }): boolean {
  return /전|어제|오늘|그제/.test(text);
}

/** Away from its label a time counts only with a clock, or as one that is surely past, and as the first or last thing of the card, controls left out: a bare date there may be a promise whose label is gone. */
function standsAtEdge(time: Entry, element: Element, entries: readonly Entry[]): boolean {
  if (time.moment?.precision === 'day' && !isAgo(time)) return false;
  const said = within(entries, element).filter((entry) => controlOf(entry.node) === null || entry === time);
  return said[0] === time || said.at(-1) === time;
}

/** Tag and first tags inside: cards of one feed have one shape. */
function shapeOf(element: Element): string {
  const tags: string[] = [];
  for (let at: Element | null = element; at && tags.length < 3; at = at.firstElementChild) tags.push(at.tagName);
  return tags.join('>');
}

/** Labels and times as direct children of one element, strictly by turns, label first. Anything else could hand a time to the wrong label. */
function timeInFlat(label: Entry, element: Element, inside: readonly Entry[]): Entry | null {
  const turns = inside.filter((entry) => isEvent(entry) || (entry.moment !== null && !entry.promised && nearness(entry) > 0));
  let wanted: 'label' | 'time' = 'label';
  for (const entry of turns) {
    const direct = commonAncestor(entry.nodes);
    if (!direct || (direct !== element && direct.parentElement !== element)) return null;
    if (isEvent(entry)) {
      if (wanted !== 'label') return null;
      wanted = entry.moment !== null ? 'label' : 'time';
    } else {
      if (wanted !== 'time') return null;
      wanted = 'label';
    }
  }
  if (wanted !== 'label') return null;
  const next = turns[turns.indexOf(label) + 1];
  return next && next.moment !== null && !isEvent(next) ? next : null;
}

/** Label in a table: its time stands in the same row, or, for a row of headings, in the cell below. */
function timeInRow(label: Entry, row: Element, events: readonly Entry[], entries: readonly Entry[]): Entry | null {
  const inside = within(entries, row);
  if (!inside.some((entry) => entry.moment !== null)) return onlyTime(valuesOf(label, entries) ?? []);
  return inside.some((entry) => events.includes(entry) && entry !== label && !isTwin(entry, label, events, entries)) ? null : onlyTime(inside);
}

/** The one time of some lines, bare times before named ones. */
function onlyTime(inside: readonly Entry[]): Entry | null {
  const times = timesIn(inside);
  const bare = times.filter((time) => nearness(time) === 2);
  const found = distinct(bare.length > 0 ? bare : times);
  return found.length === 1 ? (found[0] ?? null) : null;
}

function timesIn(inside: readonly Entry[]): Entry[] {
  return inside.filter((entry) => entry.moment !== null && !entry.promised && nearness(entry) > 0);
}
