import kmongPrimeJson from './packs/kmong-prime.json';
import r10ProKatJson from './packs/r10-pro-kat.json';
import { type Pack, parsePack } from './schema';

/** Kmong's Prime quality guarantee (품질보장), clauses K1 to K13 and T1 to T6. */
export const kmongPrime: Pack = parsePack(kmongPrimeJson);

/** R10's proposed Pro Kat tier, clauses P1 to P14 and Q1 to Q7. */
export const r10ProKat: Pack = parsePack(r10ProKatJson);

/** Sites that have a pack. */
type PackSite = keyof typeof PACKS;

const PACKS = { kmong: kmongPrime, r10: r10ProKat };

/** The rule pack of a site. */
export function packFor(site: PackSite): Pack {
  return PACKS[site];
}

/** The site of a pack; a RangeError for a pack of a marketplace that the product does not know. */
export function siteOf({ id, site }: Pack): PackSite {
  if (!Object.hasOwn(PACKS, site)) throw new RangeError(`Pack "${id}" is for "${site}", which is no site of ours.`);
  return site as PackSite;
}
