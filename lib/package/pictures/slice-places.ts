import type { Canonical, Entry } from '../../evidence/entry';
import type { SlicePlace } from './stitch';

/**
 * Where each slice of an entry stood, from its body's `slices`: one object a picture with `scrollY` and `viewportWidth` in CSS pixels. Null
 * when the entry tells none, or not one for each of `count` pictures: captures of older versions do not.
 */
export function slicePlaces({ body }: Entry, count: number): SlicePlace[] | null {
  const told = body['slices'];
  if (!Array.isArray(told) || told.length !== count) return null;
  const places = told.map(placeIn);
  return places.every((place) => place !== null) ? places : null;
}

function placeIn(slice: Canonical): SlicePlace | null {
  if (slice === null || typeof slice !== 'object' || Array.isArray(slice)) return null;
  const { scrollY, viewportWidth } = slice;
  if (typeof scrollY !== 'number' || typeof viewportWidth !== 'number' || scrollY < 0 || viewportWidth <= 0) return null;
  return { scrollY, viewportWidth };
}
