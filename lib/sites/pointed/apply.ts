import { headingsOver } from '../dom/climb';
import type { Sighting } from '../site';
import { labelKey, type Place } from './place';
import { type Naming, namingsOf } from './relations';
import { type Sheet, spotsOf, type Spot } from './spots';
import { type PlaceValue, sameValue } from './values';

/** On one line or on two makes no difference to the eye, and a style sheet that came late turns one into the other. */
function sameRelation(place: Place, { relation }: Naming): boolean {
  const flat = (one: string) => (one === 'next' ? 'line' : one);
  return flat(place.relation) === flat(relation);
}

/** Folded texts of the headings over a spot, the nearest first. */
export function headingsOf(sheet: Sheet, spot: Spot): string[] {
  const node = spot.line.nodes[0];
  return node ? headingsOver(node, sheet.root).map(labelKey) : [];
}

/** The naming by which a place finds a spot, or null. */
function namedBy(sheet: Sheet, spot: Spot, place: Place): Naming | null {
  const naming = namingsOf(sheet, spot.line, spot, place).find((one) => labelKey(one.words) === place.label && sameRelation(place, one));
  if (!naming || (place.heading !== null && !headingsOf(sheet, spot).includes(place.heading))) return null;
  return naming;
}

/** Every value on the sheet that stands where a place says. */
export function foundAt(sheet: Sheet, place: Place): { spot: Spot; words: string }[] {
  return spotsOf(sheet, place.fact, place.form).flatMap((spot) => {
    const naming = namedBy(sheet, spot, place);
    return naming ? [{ spot, words: naming.words }] : [];
  });
}

/**
 * The one value that some places of a single fact tell on this page. 'ambiguous' when they tell several, null when they tell none.
 * A value that cannot be (a past event in the future) is none.
 */
export function sightingAt(sheet: Sheet, places: readonly Place[]): Sighting<PlaceValue> | 'ambiguous' | null {
  const found = places.flatMap((place) => foundAt(sheet, place));
  const first = found[0];
  if (!first) return null;
  if (found.some(({ spot }) => !sameValue(spot.value, first.spot.value))) return 'ambiguous';
  return { value: first.spot.value, text: first.spot.line.text, where: first.words, sure: true, pointed: true };
}
