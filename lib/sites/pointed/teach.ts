import type { PageReading, Site } from '../site';
import { readWithPlaces } from './complete';
import { learnPlaces } from './learn';
import { POINTABLE, type Place } from './place';
import type { Sheet, Spot } from './spots';
import { type PlaceValue, sameValue } from './values';

/** What can be made of a spot that the user showed. */
export interface Lesson {
  /** How to find it again; null where nothing beside it names it surely, so that it serves on this page only. */
  place: Place | null;
  /** All that this page tells by that place; deliveries may be several. */
  values: PlaceValue[];
}

/** Values that a reading owes to what the user showed. */
function shownIn({ content }: PageReading, fact: string): PlaceValue[] {
  if (content.kind === 'order' && fact === 'deliveries') return content.deliveries.filter(({ sure, pointed }) => sure && pointed).map(({ value }) => value);
  const sightings = Object.values({ ...content }).filter((one) => typeof one === 'object' && one !== null && 'pointed' in one);
  return sightings.map((one) => (one as unknown as { value: PlaceValue }).value);
}

/** Learns a place by trying it: the first one by which this very page, read anew, tells the value that was shown. */
export function teach(site: Site, doc: Document, url: URL, sheet: Sheet, spot: Spot, fact: string): Lesson {
  const form = POINTABLE[fact];
  if (form === undefined) throw new RangeError(`${fact} cannot be pointed at`);
  for (const place of learnPlaces(sheet, spot, { site: site.id, fact, form })) {
    const values = shownIn(readWithPlaces(site, doc, url, sheet.how.now, [place]), fact);
    if (values.some((value) => sameValue(value, spot.value))) return { place, values };
  }
  return { place: null, values: [] };
}
