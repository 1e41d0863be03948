import type { Locale } from './translate';

/**
 * An amount in minor units (kuruş, cent; won itself) as people of the language write it: '172,326원', '10.000 ₺', '$12.50'.
 * The fraction is shown only where there is one.
 */
export function formatMoney(minor: number, currency: string, locale: Locale): string {
  const options: Intl.NumberFormatOptions = { style: 'currency', currency, currencyDisplay: 'narrowSymbol', trailingZeroDisplay: 'stripIfInteger' };
  const style = new Intl.NumberFormat(locale, options);
  const amount = minor / 10 ** (style.resolvedOptions().maximumFractionDigits ?? 0);
  if (locale === 'ko' && currency === 'KRW') return `${new Intl.NumberFormat('ko').format(amount)}원`;
  if (locale !== 'tr') return style.format(amount);
  const parts = style.formatToParts(amount);
  const symbol = parts.find((part) => part.type === 'currency')?.value ?? currency;
  const number = parts.filter((part) => part.type !== 'currency').map((part) => part.value).join('').trim();
  return `${number} ${symbol}`;
}
