import { compareToFloor } from '../money/floors';
import { all } from './kleene';
import type { FloorFinding, Facts, ListedPrice, Result } from './model';
import type { Pack } from './schema';
import { pricesOf } from './values';

/** What the floors of a pack say of a listing's prices. */
export interface FloorJudgement {
  result: Result;
  floors: FloorFinding[];
  /** Fact ids whose absence kept the answer open. */
  missing: string[];
  /** Floors with the user's own amount. */
  yours: string[];
}

/** How the floors stand for this listing: published as in the pack, there with an amount that is not published, or lifted. */
export type Standing = 'published' | 'unpublished' | 'lifted';

/** Whether a price is one that the seller asks: a struck price and a client's budget are not, and decide nothing. */
function asked({ price }: ListedPrice): boolean {
  return price.standing === 'asked' || price.standing === 'free';
}

function resultOf(findings: FloorFinding[]): Result {
  if (findings.length === 0) return 'unknown';
  return all(findings.map(({ result }) => (result === 'below' ? 'not-met' : result === 'above' || result === 'at' ? 'met' : 'unknown')));
}

/**
 * Holds every price of a listing against its floor (P3, P13). One finding a price, in reading order; the worst decides.
 * A price above no floor has not been shown to keep the programme's floor: without any judged price the result is unknown.
 */
export function judgeFloors(pack: Pack, facts: Facts, prices: string, standing: Standing): FloorJudgement {
  const listed = pricesOf(facts, prices);
  const missing = listed === null || !listed.some(asked) ? [prices] : [];
  if (listed === null) return { result: 'unknown', floors: [], missing, yours: [] };

  const yours = new Set<string>();
  const judge = (item: ListedPrice): FloorFinding => {
    const floor = pack.floors.find(({ id }) => id === item.service);
    const amount = standing === 'published' ? (floor?.amount ?? null) : null;
    if (floor?.yours && standing === 'published') yours.add(floor.id);
    const finding = { floor: floor?.id ?? null, price: item.price, label: item.label, floorMinor: amount?.minor ?? null, ...(item.package && { package: item.package }) };
    if (standing === 'lifted' && asked(item)) return { ...finding, result: 'no-floor' };
    return { ...finding, result: compareToFloor(item.price, amount) };
  };
  const floors = listed.map(judge);
  const deciding = floors.filter((_, index) => asked(listed[index]!));
  return { result: resultOf(deciding), floors, missing, yours: [...yours] };
}
