import { surroundingsOf, taxOf, unitOf } from './context';
import type { Surroundings } from './context';
import { findFree } from './free';
import { foldLetters } from './letters';
import { ONE } from './numbers';
import type { Currency, Money, Price, TextLocale } from './price';
import { findQuantities } from './quantities';
import { findOffers } from './ranges';
import type { Offer } from './ranges';
import { meantBy } from './standing';

export type { Currency, Money, Price, TextLocale } from './price';

const ARROW = /^ ?(?:[-=]?>|[→⇒➡➔])\ufe0f? ?$/;
const MINOR_UNITS: Record<Currency, bigint> = { TRY: 100n, USD: 100n, EUR: 100n, KRW: 1n };

/**
 * The prices of a text, in reading order (pages/kmong.md 'Formats', pages/r10.md 'Prices as people write them').
 * Amounts are integers of the currency's minor unit. `locale` says which separator groups digits and which words scale them. A number without a currency is no
 * price (but "40.000-100.000+" in Turkish text, not sure). What can be understood in more than one way has `low` null or is not `sure`. Never throws;
 * time is linear in the text.
 */
export function findPrices(text: string, locale: TextLocale): Price[] {
  const folded = foldLetters(text);
  const offers = apart(findOffers(folded, findQuantities(text, folded, locale), locale));
  const around = surroundingsOf(folded, offers);
  let taxTaken = false;
  const prices = offers.map((offer, i) => {
    const price = priceOf(text, offer, around[i] ?? { before: '', after: '' }, taxTaken && offers[i - 1] !== undefined);
    taxTaken = price.vat !== null && taxOf({ before: '', after: around[i]?.after ?? '' }, true) !== null;
    return price;
  });
  prices.forEach((price, i) => {
    const before = prices[i - 1];
    if (before) relate(before, folded.slice(offers[i - 1]?.end, price.index), price);
  });
  return [...prices, ...findFree(text, folded, locale)].sort((a, b) => a.index - b.index);
}

/** Offers that share no letter. Of two that do the longer stands: '1만 백 원' is one amount, and no other stands in it. Where neither holds the other, the first is unsure. */
function apart(offers: Offer[]): Offer[] {
  const kept: Offer[] = [];
  for (const offer of [...offers].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || offer.start >= last.end) kept.push(offer);
    else if (offer.end > last.end) last.sure = false;
  }
  return kept;
}

/** What stands between two prices: a sum is no price of its own; of "50.000 → 30.000" the first is asked no more. */
function relate(one: Price, between: string, two: Price): void {
  const sum = /^ ?\+ ?$/.test(between);
  if (sum) two.sure = false;
  if (!sum && !ARROW.test(between)) return;
  const lowered = one.low && two.low && one.low.currency === two.low.currency && two.low.minor < one.low.minor;
  if (!sum && lowered && one.standing === 'asked') one.standing = 'struck';
  else if (one.standing === 'asked') one.sure = false;
}

function priceOf(text: string, offer: Offer, around: Surroundings, taxTaken: boolean): Price {
  const meant = meantBy(around, offer.ending);
  const low = toMoney(offer.low, offer.currency);
  const high = toMoney(offer.high, offer.currency);
  const unsaid = offer.low !== null && low === null;
  const budget = meant.standing === 'budget';
  const index = offer.start;
  const rawBefore = text.slice(index - around.before.length, index);
  const rawAfter = text.slice(offer.end, offer.end + around.after.length);
  return {
    text: text.slice(index, offer.end),
    index,
    low: budget ? null : low,
    high: unsaid || meant.open ? null : high,
    per: unitOf(around, rawBefore, rawAfter),
    vat: taxOf(around, taxTaken),
    standing: meant.standing,
    sure: offer.sure && !unsaid && !meant.doubt && (budget ? high !== null : low !== null),
  };
}

/** Null when the amount is finer than the minor unit, or too great to be an exact integer. */
function toMoney(value: bigint | null, currency: Currency): Money | null {
  if (value === null) return null;
  const scaled = value * MINOR_UNITS[currency];
  const minor = scaled / ONE;
  if (scaled % ONE !== 0n || minor > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return { currency, minor: Number(minor) };
}
