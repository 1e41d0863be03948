import type { FloorResult } from '../rules/model';
import type { Money, Price } from './price';

/**
 * Holds one price against a floor (P3). A range is judged by its low end, a discounted price as it is asked; a price of nothing is below every floor.
 * 'unknown' for: no floor known (null), a price that is not sure, has no low end, or is in another currency; a client's budget; a struck price, which nobody asks any more.
 * Never answers 'no-floor': whether a floor exists is the rules' business.
 */
export function compareToFloor(price: Price, floor: Money | null): FloorResult {
  if (floor === null || !price.sure || price.low === null) return 'unknown';
  if (price.standing === 'budget' || price.standing === 'struck') return 'unknown';
  if (price.low.minor === 0) return 'below';
  if (price.low.currency !== floor.currency) return 'unknown';
  if (price.low.minor === floor.minor) return 'at';
  return price.low.minor > floor.minor ? 'above' : 'below';
}
