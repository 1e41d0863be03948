import { compareToFloor } from '../money/floors';
import { all } from './kleene';
import type { FloorFinding, Facts, ListedPrice, Result } from './model';
import type { Pack } from './schema';
import { booleanOf, pricesOf, valueOf } from './values';

/** What the floors of a pack say of a listing's prices. */
export interface FloorJudgement {
  result: Result;
  floors: FloorFinding[];
  /** Fact ids looked at, and those whose absence kept the answer open. */
  uses: string[];
  missing: string[];
  /** Floors with the user's own amount. */
  yours: string[];
}

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
 * Whatever the category, the listing is audited for the programme: the programme's floor is its yardstick. The ordinary category is the exception:
 * a floor exists there whose amount is not published, so nothing is judged; and once the user has said that the programme has opened, there is no floor at all.
 * A price above no floor has not been shown to keep the programme's floor: without any judged price the result is unknown.
 */
export function judgeFloors(pack: Pack, facts: Facts, ids: { prices: string; category: string; opened: string }): FloorJudgement {
  const listed = pricesOf(facts, ids.prices);
  const ordinary = valueOf(facts, ids.category) === 'ordinary';
  const opened = booleanOf(facts, ids.opened);
  const uses = ordinary ? [ids.prices, ids.category, ids.opened] : [ids.prices, ids.category];
  const missing = listed === null || !listed.some(asked) ? [ids.prices] : [];
  if (ordinary && opened === null) missing.push(ids.opened);
  if (listed === null) return { result: 'unknown', floors: [], uses, missing, yours: [] };

  const yours = new Set<string>();
  const judge = (item: ListedPrice): FloorFinding => {
    const floor = pack.floors.find(({ id }) => id === item.service);
    const amount = ordinary ? null : (floor?.amount ?? null);
    if (floor?.yours && !ordinary) yours.add(floor.id);
    const finding = { floor: floor?.id ?? null, price: item.price, label: item.label, floorMinor: amount?.minor ?? null };
    if (ordinary && opened === true && asked(item)) return { ...finding, result: 'no-floor' };
    return { ...finding, result: compareToFloor(item.price, amount) };
  };
  const floors = listed.map(judge);
  const deciding = floors.filter((_, index) => asked(listed[index]!));
  return { result: resultOf(deciding), floors, uses, missing, yours: [...yours] };
}
