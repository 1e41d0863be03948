import type { Moment } from '../../time/moment';
import type { Gap, OrderReading, PageReading, Sighting, Site } from '../site';
import { foundAt, sightingAt } from './apply';
import { labelKey, type Place } from './place';
import { type Sheet, sheetOf } from './spots';
import { type PlaceValue, sameValue } from './values';

type Fields = Record<string, Sighting<PlaceValue> | null>;

/** The part of the page where values can be pointed at, line by line; null where the site has none. `now`: epoch ms of reading. */
export function pointingSheet(site: Site, doc: Document, url: URL, now: number): Sheet | null {
  const root = site.pointing?.root(doc, url);
  return site.pointing && root ? sheetOf(root, { locale: site.pointing.locale, zone: site.zone, now }) : null;
}

/**
 * The site's own reading, completed where the user showed how: only for what the reader did not find itself. Where a place tells something else than
 * the reader surely read, the reader's value stands and the field is told as ambiguous; so is a single value that places tell in two ways.
 * Whether an earlier delivery may be unseen (K10) the site's own reader alone says, taught that the words mean a delivery.
 */
export function readWithPlaces(site: Site, doc: Document, url: URL, now: number, places: readonly Place[]): PageReading {
  const reading = site.read(doc, url, now);
  const own = places.filter((place) => place.site === site.id);
  const { content } = reading;
  const sheet = own.length > 0 ? pointingSheet(site, doc, url, now) : null;
  if (!sheet) return reading;
  const taught = own.filter((place) => place.fact === 'deliveries');
  const read = content.kind === 'order' && taught.length > 0 ? withDeliveries(site, doc, url, reading, content, sheet, taught) : reading;
  return withValues(read, sheet, own);
}

/**
 * Two must agree on a delivery: the site's reader, taught that the words mean one, and the place itself. What only one of them says is a doubt, and beside
 * a doubt nothing is complete.
 */
function withDeliveries(site: Site, doc: Document, url: URL, reading: PageReading, order: OrderReading, sheet: Sheet, taught: readonly Place[]): PageReading {
  const labels = new Set(taught.map((place) => place.label));
  const again = site.read(doc, url, reading.readAt, (words) => labels.has(labelKey(words)));
  if (again.content.kind !== 'order') return reading;
  const places = taught.flatMap((place) => foundAt(sheet, place));
  const read = again.content.deliveries;
  const isIn = (value: Moment, list: readonly { value: Moment }[]) => list.some((other) => sameValue(other.value, value));
  const added = read.flatMap((one) => {
    if (isIn(one.value, order.deliveries)) return [];
    const place = places.find(({ spot }) => sameValue(spot.value, one.value));
    return [{ ...one, where: place?.words ?? one.where, sure: one.sure && place !== undefined, pointed: true as const }];
  });
  const deliveries = [...order.deliveries, ...added].sort((a, b) => a.value.earliestMs - b.value.earliestMs);
  const doubt = deliveries.some((one) => !one.sure || !isIn(one.value, read)) || places.some(({ spot }) => !isIn(spot.value as Moment, read));
  const times = [order.latestEventMs, again.content.latestEventMs].filter((time) => time !== null);
  const isDelivery = ({ field }: Gap) => field === 'deliveries';
  const gaps = again.gaps.filter(isDelivery);
  return {
    ...reading,
    content: { ...order, deliveries, deliveriesComplete: again.content.deliveriesComplete && !doubt, latestEventMs: times.length > 0 ? Math.max(...times) : null },
    gaps: [...(doubt && gaps.length === 0 ? [{ field: 'deliveries', why: 'ambiguous' as const }] : gaps), ...reading.gaps.filter((gap) => !isDelivery(gap))],
  };
}

function withValues(reading: PageReading, sheet: Sheet, places: readonly Place[]): PageReading {
  const content = { ...reading.content } as PageReading['content'];
  const fields = content as unknown as Fields;
  let { gaps } = reading;
  const settle = (fact: string, why: Gap['why'] | null) => {
    gaps = [...gaps.filter(({ field }) => field !== fact), ...(why ? [{ field: fact, why }] : [])];
  };
  for (const fact of new Set(places.map((place) => place.fact))) {
    // A reading names its fields as facts are named: order.amount stands in an order's `amount`.
    const key = fact.split('.')[1] ?? '';
    const shown = key in content ? sightingAt(sheet, places.filter((place) => place.fact === fact)) : null;
    if (shown === null) continue;
    const own = fields[key] ?? null;
    if (own?.sure) {
      if (shown === 'ambiguous' || !sameValue(own.value, shown.value)) settle(fact, 'ambiguous');
    } else if (shown === 'ambiguous') settle(fact, 'ambiguous');
    else {
      fields[key] = shown;
      settle(fact, null);
    }
  }
  return { ...reading, content, gaps };
}
