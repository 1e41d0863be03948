import type { Currency, Money } from '../money/price';
import { findPrices } from '../money/prices';
import type { Threshold } from '../rules/schema';
import type { SiteId } from '../sites/site';
import { BadAnswer } from './say';

/** The word that says 'no floor is known'; anything else that comes for a floor is an amount as people write it. */
export const NO_FLOOR = 'none';

/** How amounts are written on each site, and the currency of its programme's floors. */
const MONEY: Record<SiteId, { locale: 'ko' | 'tr'; currency: Currency }> = {
  kmong: { locale: 'ko', currency: 'KRW' },
  r10: { locale: 'tr', currency: 'TRY' },
};

/** Least and greatest whole number that a threshold of a unit can be. A length of nothing, or no exhibit at all, would be no threshold. */
export const RANGES: Record<Threshold['unit'], { min: number; max: number }> = {
  count: { min: 0, max: 999 },
  points: { min: 0, max: 9_999_999 },
  percent: { min: 0, max: 100 },
  months: { min: 1, max: 1200 },
  days: { min: 1, max: 36_500 },
  exhibits: { min: 1, max: 999 },
};

/**
 * The floor that a typed text means: one sure amount in the programme's currency and nothing beside it, more than zero; null for `NO_FLOOR`.
 * Throws BadAnswer with the message that says what to write instead: a floor that was guessed would judge every price wrongly.
 */
export function readFloor(text: string, site: SiteId): Money | null {
  const typed = text.trim();
  if (typed === NO_FLOOR) return null;
  const { locale, currency } = MONEY[site];
  if (/^[-−–]/.test(typed)) throw new BadAnswer('error.floor-not-positive');
  if (/^[\d.,\s]+$/.test(typed)) throw new BadAnswer('error.floor-no-currency');
  // Told before the rest: an amount in won is often unreadable as Turkish, and its currency is what is wrong with it.
  const isForeign = (['ko', 'tr', 'en'] as const).some((language) => findPrices(typed, language).some(({ low, standing }) => standing === 'asked' && low !== null && low.currency !== currency));
  if (isForeign) throw new BadAnswer('error.floor-currency');
  const [price, ...others] = findPrices(typed, locale);
  if (price === undefined || others.length > 0 || price.text.trim() !== typed || !price.sure || price.low === null || price.standing === 'budget') {
    throw new BadAnswer('error.floor-unreadable');
  }
  if (price.low.minor !== price.high?.minor) throw new BadAnswer('error.floor-unreadable');
  if (price.low.minor === 0) throw new BadAnswer('error.floor-not-positive');
  return price.low;
}

/** The whole number that a typed text means, within the range of its unit. Throws BadAnswer otherwise. */
export function readThreshold(text: string, unit: Threshold['unit']): number {
  const value = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : Number.NaN;
  const { min, max } = RANGES[unit];
  if (!(value >= min && value <= max)) throw new BadAnswer('error.threshold-range');
  return value;
}
