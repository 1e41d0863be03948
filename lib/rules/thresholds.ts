import type { Money } from '../money/price';
import { type Pack, parsePack } from './schema';

/** The user's own values, by id. A floor of null says that the user knows of none; an id that is absent keeps what is published. */
export interface Overrides {
  thresholds?: Record<string, number>;
  floors?: Record<string, Money | null>;
}

/**
 * The pack with the user's own thresholds and floors in place of the published ones, each marked as theirs; findings that rest on one name it in `yours`.
 * Throws a RangeError that names an id which the pack does not have, a ZodError on a value that can be no threshold or floor. The pack given is not changed.
 */
export function withOverrides(pack: Pack, { thresholds = {}, floors = {} }: Overrides): Pack {
  for (const id of Object.keys(thresholds)) if (!pack.thresholds.some((known) => known.id === id)) throw new RangeError(`No threshold "${id}" in pack "${pack.id}".`);
  for (const id of Object.keys(floors)) if (!pack.floors.some((known) => known.id === id)) throw new RangeError(`No floor "${id}" in pack "${pack.id}".`);
  return parsePack({
    ...pack,
    thresholds: pack.thresholds.map((known) => (Object.hasOwn(thresholds, known.id) ? { ...known, value: thresholds[known.id], date: null, yours: true } : known)),
    floors: pack.floors.map((known) => (Object.hasOwn(floors, known.id) ? { ...known, amount: floors[known.id], date: null, yours: true } : known)),
  });
}
