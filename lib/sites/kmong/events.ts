import type { Moment } from '../../time/moment';
import { climb, commonAncestor } from '../dom/climb';
import { isDayLine, isEvent, within, type Entry } from './entries';
import { isOrderField, mayBeDelivery, orderIdsIn, wordingOf, type LabelKind } from './labels';
import { boxAbout, controlOf, isElsewhere } from './region';
import { isAgo, timeOf } from './bind';

/** A past event of the order, with the time that was bound to it. */
export interface OrderEvent {
  kind: LabelKind;
  label: Entry;
  /** Null when the label stands without a time that is surely its own. */
  moment: Moment | null;
  /** The text that the time was read from. */
  text: string;
}

/** Every past event that the page tells, in document order. Controls, furniture and other orders are left out. */
export function eventsOf(entries: readonly Entry[], orderId: string | null): OrderEvent[] {
  const labels = entries.filter((entry) => isEvent(entry) && !isAction(entry, entries) && !isElsewhere(entry.node) && !isForeign(entry, entries, orderId));
  const events = labels
    .map((label): OrderEvent => {
      const time = timeOf(label, labels, entries);
      const text = time === null || time === label ? label.text : `${label.text} ${time.text}`;
      return { kind: label.kind as LabelKind, label, moment: time?.moment ?? null, text };
    })
    .filter((event) => event.moment !== null || !isFilter(event.label, entries));
  // '구매 완료' ends an order; before the work has begun the same words tell the purchase.
  const begun = events.flatMap((event) => (event.kind === 'purchased' && event.moment ? [event.moment.earliestMs] : []));
  return events.map((event) => {
    const at = event.moment?.earliestMs ?? Infinity;
    return event.kind === 'confirmed' && /완료/.test(event.label.label) && begun.some((ms) => at <= ms) ? { ...event, kind: 'purchased' } : event;
  });
}

/**
 * Events of another feed than the order's own: a box beside it that tells several times too, other than the groups of days of one feed. The own feed is the
 * one that tells the beginning; where none or several do, all are strange.
 */
export function strangeEvents(events: readonly OrderEvent[], entries: readonly Entry[]): Set<OrderEvent> {
  const timed = events.filter((event) => event.moment !== null);
  const all = commonAncestor(timed.flatMap((event) => event.label.nodes));
  const boxes = new Map<Element, OrderEvent[]>();
  for (const event of timed) {
    const box = all && climb(event.label.node, (element) => element.parentElement === all, all);
    if (box && box !== all) boxes.set(box, [...(boxes.get(box) ?? []), event]);
  }
  const feeds = [...boxes].filter(([box, inside]) => new Set(inside.map((event) => event.moment?.earliestMs)).size > 1 && !isDayLine(within(entries, box)[0]));
  const own = feeds.filter(([, inside]) => inside.some((event) => event.kind === 'purchased'));
  return new Set(feeds.length < 2 ? [] : feeds.flatMap(([, inside]) => (own.length === 1 && inside === own[0]?.[1] ? [] : inside)));
}

/**
 * Lines that may tell of a delivery in words that are not known, or in a box that only seems to be about something else: nothing may rest on
 * there being no further delivery.
 */
export function doubtfulDeliveries(entries: readonly Entry[], events: readonly OrderEvent[], orderId: string | null): Entry[] {
  const labels = events.map((event) => event.label);
  return entries.filter((entry) => {
    if (entry.kind === null ? !mayBeDelivery(entry.label) : entry.kind !== 'delivery') return false;
    if (controlOf(entry.node) !== null || isForeign(entry, entries, orderId)) return false;
    if (entry.kind === null) return !isElsewhere(entry.node) && timeOf(entry, [...labels, entry], entries) !== null;
    const box = boxAbout(entry.node);
    return box !== null && (events.length === 0 || within(entries, box).filter((inside) => inside.moment !== null).length === 1);
  });
}

/** The largest element round a label that holds no other event and no field of the whole order. */
export function cardOf(label: Entry, labels: readonly Entry[], entries: readonly Entry[]): Element | null {
  let card: Element | null = null;
  for (let element = commonAncestor(label.nodes); element && element.tagName !== 'BODY' && element.tagName !== 'MAIN'; element = element.parentElement) {
    const inside = within(entries, element);
    if (inside.some((entry) => (entry !== label && labels.includes(entry) && !(entry.kind === label.kind && entry.moment === null)) || isOrderField(entry.label))) break;
    card = element;
  }
  return card;
}

const ACTIONS = /^(?:수정요청(?:하기)?|구매확정(?:하기)?|취소문제해결|문제해결|거래취소(?:요청)?|수락|거절|요청철회|문의하기|메시지(?:보내기)?|리뷰작성|품질보장신청(?:하기)?|작업물발송(?:하기)?|작업물연장요청)$/;

/** Words of an event on a control are something that can be done, not something that happened. Two of them side by side without a time are a row of buttons, whatever the tags. */
function isAction(entry: Entry, entries: readonly Entry[]): boolean {
  if (entry.kind === 'delivery') return false;
  const control = controlOf(entry.node);
  if (control && !within(entries, control).some((inside) => inside.moment !== null)) return true;
  if (entry.moment !== null || !ACTIONS.test(entry.label)) return false;
  const before = entries[entry.order - 1];
  const after = entries[entry.order + 1];
  const isNeighbour = (other: Entry | undefined) => other !== undefined && other.moment === null && ACTIONS.test(other.label);
  return isNeighbour(after) || (isNeighbour(before) && (after === undefined || after.moment === null));
}

/** A line that stands nearest to another order's id belongs to that order. */
function isForeign(entry: Entry, entries: readonly Entry[], orderId: string | null): boolean {
  if (orderId === null) return false;
  const all = idsOf(entries);
  if (all.every(({ id }) => id === orderId)) return false;
  let ids: string[] = [];
  climb(entry.node, (element) => {
    const inside = within(entries, element);
    const [first, last] = [inside[0]?.order ?? Infinity, inside.at(-1)?.order ?? -1];
    ids = all.flatMap(({ id, order }) => (order >= first && order <= last ? [id] : []));
    return ids.length > 0;
  });
  return ids.length > 0 && !ids.includes(orderId);
}

const idsKnown = new WeakMap<readonly Entry[], { id: string; order: number }[]>();

/** Every order's number that the lines tell, with its line. */
function idsOf(entries: readonly Entry[]): { id: string; order: number }[] {
  const known = idsKnown.get(entries) ?? entries.flatMap(({ text, order }) => orderIdsIn(text).map((id) => ({ id, order })));
  idsKnown.set(entries, known);
  return known;
}

/** States beside each other without a time or a sentence: counters, tabs, a progress bar. They tell of no event. A lone state beside the order's own number or title is one too. */
function isFilter(label: Entry, entries: readonly Entry[]): boolean {
  if (controlOf(label.node)) return true;
  const next = entries[label.order + 1];
  if (next && /^\d{1,4}(?:건|개)?$/.test(next.label) && next.moment === null) return true;
  let strip: Entry[] = [];
  climb(label.node, (element) => {
    const inside = within(entries, element);
    if (inside.some((entry) => entry.moment !== null || entry.label.length > 14)) return true;
    strip = inside;
    return false;
  });
  return new Set(strip.filter(isEvent).map((entry) => entry.label)).size >= 3;
}

/** True when an undated state stands with the order's number, price or title: it says where the order is, not when. */
export function isStateBadge(label: Entry, labels: readonly Entry[], entries: readonly Entry[]): boolean {
  let badge = false;
  climb(label.node, (element) => {
    const inside = within(entries, element);
    if (inside.length < 2) return false;
    badge = inside.length <= 6 && inside.some((entry) => isOrderField(entry.label)) && !inside.some((entry) => labels.includes(entry) && entry !== label);
    return badge || inside.length > 6;
  });
  return badge;
}

/** Deliveries told twice are one: copies of a card, a title and its sentence, the ribbon and the bubble of one event. Oldest first. */
export function mergeDeliveries(events: readonly OrderEvent[], entries: readonly Entry[]): { dated: OrderEvent[]; undated: OrderEvent[] } {
  const all = events.filter((event) => event.kind === 'delivery');
  const labels = events.map((event) => event.label);
  const dated: OrderEvent[] = [];
  for (const event of all.filter((candidate) => candidate.moment !== null)) {
    const twin = dated.findIndex((other) => isSame(event, other, events));
    const kept = dated[twin];
    if (!kept) dated.push(event);
    else if (isFiner(event, kept)) dated[twin] = event;
  }
  const clocked = dated.some((event) => event.moment?.precision !== 'day');
  const bare = clocked ? dated.filter(isBareDate) : [];
  const told = ribbonsToldByBubbles(events);
  const undated = all.filter(
    (event) => event.moment === null && !isStateBadge(event.label, labels, entries) && !told.has(event) && !isInDatedCard(event, all, labels, entries),
  );
  const sure = dated.filter((event) => !bare.includes(event)).sort((a, b) => (a.moment as Moment).earliestMs - (b.moment as Moment).earliestMs);
  return { dated: sure, undated: [...undated, ...bare] };
}

/** A date without a clock beside deliveries that have one: likely the order's date beside its state, too doubtful to count. */
function isBareDate(event: OrderEvent): boolean {
  return event.moment?.precision === 'day' && !isAgo(event);
}

function isSame(a: OrderEvent, b: OrderEvent, events: readonly OrderEvent[]): boolean {
  const [x, y] = [a.moment as Moment, b.moment as Moment];
  if (x.earliestMs === y.earliestMs && x.latestMs === y.latestMs) return true;
  const contained = (inner: Moment, outer: Moment) => inner.precision !== outer.precision && inner.earliestMs >= outer.earliestMs && inner.latestMs <= outer.latestMs;
  if (contained(x, y) || contained(y, x)) return true;
  const neighbours = Math.abs(events.indexOf(a) - events.indexOf(b)) === 1;
  return neighbours && wordingOf(a.label.label) !== wordingOf(b.label.label) && Math.abs(x.earliestMs - y.earliestMs) <= 5 * 60_000;
}

/** The finer time of two for the same event; of two equally fine, the earlier. */
function isFiner(a: OrderEvent, b: OrderEvent): boolean {
  const width = (event: OrderEvent) => (event.moment as Moment).latestMs - (event.moment as Moment).earliestMs;
  return width(a) < width(b) || (width(a) === width(b) && (a.moment as Moment).earliestMs < (b.moment as Moment).earliestMs);
}

/** The ribbon 발송완료 carries no time: the bubble after it (before it, newest first) does. A bubble speaks for one ribbon only. */
function ribbonsToldByBubbles(events: readonly OrderEvent[]): Set<OrderEvent> {
  const told = new Set<OrderEvent>();
  const spent = new Set<OrderEvent>();
  for (const step of [1, -1]) {
    events.forEach((event, at) => {
      const other = events[at + step];
      if (event.kind !== 'delivery' || event.moment !== null || told.has(event) || wordingOf(event.label.label) !== 'ribbon') return;
      if (other?.kind !== 'delivery' || other.moment === null || spent.has(other) || wordingOf(other.label.label) === 'ribbon') return;
      told.add(event);
      spent.add(other);
    });
  }
  return told;
}

/** An undated sentence inside the card of a dated delivery. */
function isInDatedCard(event: OrderEvent, all: readonly OrderEvent[], labels: readonly Entry[], entries: readonly Entry[]): boolean {
  return all.some((other) => {
    if (other.moment === null || wordingOf(other.label.label) === wordingOf(event.label.label)) return false;
    const both = commonAncestor([...other.label.nodes, ...event.label.nodes]);
    return both !== null && !within(entries, both).some((entry) => labels.includes(entry) && entry !== other.label && entry !== event.label);
  });
}
