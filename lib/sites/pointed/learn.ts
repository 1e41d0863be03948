import type { SiteId } from '../site';
import { foundAt, headingsOf } from './apply';
import { labelKey, type Form, type Place } from './place';
import { namingsOf } from './relations';
import type { Sheet, Spot } from './spots';
import { sameValue } from './values';

/**
 * Every way to find a spot again that leads to it on this very page, the surest first. Where the words stand in several parts of the page,
 * the heading over the spot tells them apart; where nothing does, they are left out. Deliveries alone may be several.
 */
export function learnPlaces(sheet: Sheet, spot: Spot, about: { site: SiteId; fact: string; form: Form }): Place[] {
  return namingsOf(sheet, spot.line, spot, about).flatMap(({ relation, words }) => {
    const place: Place = { ...about, relation, words, label: labelKey(words), heading: null };
    const choices = [place, ...headingsOf(sheet, spot).filter((heading) => heading !== '').map((heading) => ({ ...place, heading }))];
    return choices.find((choice) => leadsBack(sheet, spot, choice)) ?? [];
  });
}

function leadsBack(sheet: Sheet, spot: Spot, place: Place): boolean {
  const values = foundAt(sheet, place).map((found) => found.spot.value);
  const holds = values.some((value) => sameValue(value, spot.value));
  return holds && (place.fact === 'deliveries' || values.every((value) => sameValue(value, spot.value)));
}
