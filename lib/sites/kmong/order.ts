import type { Moment } from '../../time/moment';
import { textMap } from '../dom/text';
import type { Gap, OrderReading, Sighting, TaughtDelivery } from '../site';
import { readAmount } from './amount';
import { dateClocks } from './days';
import { entriesOf, isEvent, type Entry } from './entries';
import { doubtfulDeliveries, eventsOf, isStateBadge, mergeDeliveries, strangeEvents, type OrderEvent } from './events';
import { mayHideDeliveries } from './feed';
import { readFiles } from './files';
import { controlsOf, readAgreedDue, readClaim, readGig, readOrderId, readPurchase, readSeller, readSide, readTitle } from './fields';
import { foldLabel } from '../dom/fold';
import { orderInAddress } from './pages';
import { isEnabled, isFurniture } from './region';
import { markOn } from './marks';

/**
 * Reads an order from a subtree: the whole page, or the dialog that shows it. `now` in epoch ms. Deliveries are dated only by a time that is surely
 * theirs; whatever leaves room for an earlier, unseen one makes `deliveriesComplete` false (K10).
 */
export function readOrder(root: Element, url: URL, now: number, taught?: TaughtDelivery): { content: OrderReading; gaps: Gap[] } {
  const known = new Map<Element, boolean>();
  const entries = entriesOf(textMap(root, { skip: isFurniture, styled: true, known }), now, taught);
  dateClocks(entries, now);
  const hidden = entriesOf(textMap(root, { skip: isFurniture, take: 'hidden', known }), now, taught);
  dateClocks(hidden, now);
  const id = readOrderId(entries, orderInAddress(url));
  const told = id.stranger ? [] : eventsOf(entries, id.orderId);
  const strange = strangeEvents(told, entries);
  const events = told.filter((event) => !strange.has(event));
  const { dated, undated } = mergeDeliveries(events, entries);
  const doubtful = id.stranger ? [] : [...doubtfulDeliveries(entries, events, id.orderId), ...[...strange].filter((event) => event.kind === 'delivery')];
  const mayHide = mayHideDeliveries({ root, entries, hidden, events, hiddenEvents: eventsOf(hidden, id.orderId), dated });
  const unseen = dated.length === 0 && undated.length === 0 && showsDelivered(root, events, entries);

  const amount = readAmount(entries);
  const purchasedAt = readPurchase(entries, events, id.orderId);
  const due = readAgreedDue(entries, events, purchasedAt?.value ?? null);
  const gig = readGig(root, entries, events, url);
  const title = readTitle(gig?.link ?? null, entries);
  const confirmed = distinctMoments(events.filter((event) => event.kind === 'confirmed' && event.moment !== null));

  const gaps: Gap[] = [...id.gaps];
  if (undated.length > 0 || unseen || (dated.length === 0 && mayHide)) gaps.push({ field: 'deliveries', why: 'unreadable' });
  if (doubtful.length > 0 || id.stranger) gaps.push({ field: 'deliveries', why: 'ambiguous' });
  if (dated.length > 0 && mayHide) gaps.push({ field: 'deliveries', why: 'earlier-may-be-unseen' });
  gaps.push(...amount.gaps, ...due.gaps);
  if (purchasedAt === null) gaps.push({ field: 'order.purchasedAt', why: 'not-on-page' });

  return {
    content: {
      kind: 'order',
      orderId: id.orderId,
      side: readSide(root, entries, url),
      title,
      gigId: gig?.gigId ?? null,
      seller: readSeller(root, entries),
      amount: id.stranger ? null : amount.amount,
      purchasedAt: id.stranger ? null : purchasedAt,
      agreedDue: id.stranger ? null : due.agreedDue,
      deliveries: dated.map(sightingOf),
      revisions: distinctMoments(events.filter((event) => event.kind === 'revision' && event.moment !== null)).map(sightingOf),
      deliveriesComplete: !id.stranger && !mayHide && !unseen && undated.length === 0 && doubtful.length === 0,
      confirmedAt: confirmed[0] ? { ...sightingOf(confirmed[0]), sure: confirmed.length === 1 } : null,
      claim: id.stranger ? null : readClaim(root, entries),
      guarantee: markOn(root, entries, gig?.link ?? null, title?.value ?? null),
      latestEventMs: latestOf(entries, events),
      files: id.stranger ? [] : readFiles(entries, events, dated),
    },
    gaps,
  };
}

function sightingOf(event: OrderEvent): Sighting<Moment> {
  return { value: event.moment as Moment, text: event.text, where: event.label.text, sure: true };
}

/** Events of one kind, copies left out, oldest first. */
function distinctMoments(events: readonly OrderEvent[]): OrderEvent[] {
  return events
    .filter((event, i) => events.findIndex((other) => other.moment?.earliestMs === event.moment?.earliestMs) === i)
    .sort((a, b) => (a.moment as Moment).earliestMs - (b.moment as Moment).earliestMs);
}

/** Signs that something was delivered, though no delivery could be read: what the buyer may do only then, or a state that follows it. */
function showsDelivered(root: Element, events: readonly OrderEvent[], entries: readonly Entry[]): boolean {
  if (controlsOf(root).some((control) => isEnabled(control) && /^(?:구매확정|수정요청)(?:하기)?$/.test(foldLabel(control.textContent ?? '')))) return true;
  const labels = events.map((event) => event.label);
  return events.some((event) => event.kind === 'confirmed' || event.kind === 'revision' || (event.kind === 'delivery' && isStateBadge(event.label, labels, entries)));
}

/** The latest time that the page tells of something past. A moment's earliest instant: only what is surely later than the clock may say so. */
function latestOf(entries: readonly Entry[], events: readonly OrderEvent[]): number | null {
  const told = events.flatMap((event) => (event.moment ? [event.moment.earliestMs] : []));
  const loose = entries.flatMap((entry) => (entry.moment && !entry.promised && entry.moment.precision !== 'day' && (isEvent(entry) || entry.label.length <= 12) ? [entry.moment.earliestMs] : []));
  const all = [...told, ...loose];
  return all.length > 0 ? Math.max(...all) : null;
}
