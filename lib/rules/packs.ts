import kmongPrimeJson from './packs/kmong-prime.json';
import r10ProKatJson from './packs/r10-pro-kat.json';
import { type Pack, parsePack } from './schema';

/** Kmong's Prime quality guarantee (품질보장), clauses K1 to K13 and T1 to T6. */
export const kmongPrime: Pack = parsePack(kmongPrimeJson);

/** R10's proposed Pro Kat tier, clauses P1 to P14 and Q1 to Q7. */
export const r10ProKat: Pack = parsePack(r10ProKatJson);

const PACKS: Record<Pack['site'], Pack> = { kmong: kmongPrime, r10: r10ProKat };

/** The rule pack of a site. */
export function packFor(site: Pack['site']): Pack {
  return PACKS[site];
}
