/** Currencies the readers tell apart. */
export type Currency = 'TRY' | 'KRW' | 'USD' | 'EUR';

/** An amount as an integer of the currency's minor unit: kuruş, cent; won itself. */
export interface Money {
  currency: Currency;
  minor: number;
}

/** Languages whose ways of writing amounts and dates are known. */
export type TextLocale = 'ko' | 'tr' | 'en';

/** One price found in a text. `text` is the exact slice at `index` (UTF-16 units), so that a Range can be made over it. */
export interface Price {
  text: string;
  index: number;
  /** Least amount that the text can mean; null when it cannot be said (a budget's floor, an amount finer than the minor unit). */
  low: Money | null;
  /** Greatest amount; equal to `low` for a single price, null for an open end ("100.000+", "'den başlayan"). */
  high: Money | null;
  /** Unit the price is for, as written ("ay", "adet", "kelime", "건"), or null. */
  per: string | null;
  vat: 'included' | 'excluded' | null;
  standing: 'asked' | 'struck' | 'budget' | 'free';
  /** False when the amount should be shown but must not decide a rule. */
  sure: boolean;
}
