import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPrices } from '../../../lib/money/prices';
import type { Currency, TextLocale } from '../../../lib/money/prices';
import { checkRandomTexts } from './random-texts';

const LOCALES: [string, TextLocale][] = [['tr-TR', 'tr'], ['ko-KR', 'ko'], ['en-US', 'en']];
const CURRENCIES: Currency[] = ['TRY', 'KRW', 'USD', 'EUR'];
const DISPLAYS = ['symbol', 'narrowSymbol', 'code', 'name'] as const;
const locale = fc.constantFrom(...LOCALES);
const currency = fc.constantFrom(...CURRENCIES);
const style = fc.record({
  currencyDisplay: fc.constantFrom(...DISPLAYS),
  currencySign: fc.constantFrom('standard' as const, 'accounting' as const),
  useGrouping: fc.boolean(),
});

const formats = new Map<string, Intl.NumberFormat>();
/** What CLDR prints; the formatters are costly to make and few. */
function print(tag: string, options: Intl.NumberFormatOptions, amount: number): string {
  const key = tag + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat(tag, { style: 'currency', ...options });
  formats.set(key, format);
  return format.format(amount);
}

function expectRead(text: string, short: TextLocale, code: Currency, minor: number): void {
  const prices = findPrices(text, short);
  expect(prices, text).toHaveLength(1);
  expect(prices[0], text).toMatchObject({ text, index: 0, low: { currency: code, minor }, high: { currency: code, minor }, sure: true, standing: 'asked' });
}

test('what CLDR prints is read back: currencies, locales, displays, signs, grouping, with minor units and without', () => {
  fc.assert(
    fc.property(locale, currency, style, fc.boolean(), fc.integer({ min: 0, max: 1_000_000_000_000 }), ([tag, short], code, options, whole, drawn) => {
      const minor = whole && code !== 'KRW' ? drawn - (drawn % 100) : drawn;
      const digits = whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
      expectRead(print(tag, { currency: code, ...options, ...digits }, code === 'KRW' ? minor : minor / 100), short, code, minor);
    }),
    { numRuns: 6_000 },
  );
});

test('what CLDR prints in short and in long compact form is read back where the amount is not rounded', () => {
  const scale = fc.constantFrom(1_000, 10_000, 1_000_000, 100_000_000, 1_000_000_000);
  const form = fc.constantFrom('short' as const, 'long' as const);
  fc.assert(
    fc.property(locale, currency, fc.integer({ min: 1, max: 99 }), scale, style, form, ([tag, short], code, tenths, factor, options, compactDisplay) => {
      const amount = (tenths * factor) / 10;
      const compact = { currency: code, ...options, notation: 'compact', compactDisplay } as const;
      const text = print(tag, compact, amount);
      const exact = print(tag, { ...compact, maximumSignificantDigits: 15 }, amount);
      fc.pre(text === exact);
      expectRead(text, short, code, code === 'KRW' ? amount : amount * 100);
    }),
    { numRuns: 4_000 },
  );
});

test('a loss as CLDR prints it is never a sure price', () => {
  fc.assert(
    fc.property(locale, currency, style, fc.integer({ min: 1, max: 100_000_000 }), ([tag, short], code, options, minor) => {
      const text = print(tag, { currency: code, ...options }, code === 'KRW' ? -minor : -minor / 100);
      expect(findPrices(text, short).filter((price) => price.sure), text).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test('no text yields more than the digits of one run can mean, where no word scales them', () => {
  const piece = fc.constantFrom('1', '2', '9', '0', '00', '500', '.', ',', ' ', '-', "'", '~', 'TL', '₺', ' TL ', 'x', '+', '%', '/', '\n', 'kdv');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom<TextLocale>('tr', 'ko', 'en'), (pieces, short) => {
      const text = pieces.join('');
      const runs = text.match(/[\d., '~-]+/g) ?? [];
      const most = Math.max(0, ...runs.map((run) => Number(run.replace(/\D/g, '') || 0))) * 100;
      for (const price of findPrices(text, short)) {
        expect(price.low?.minor ?? 0, text).toBeLessThanOrEqual(most);
        expect(price.high?.minor ?? 0, text).toBeLessThanOrEqual(most);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('50,000 random texts: no throw, exact slices in reading order, amounts that their digits can mean, sure only with an amount', () => {
  checkRandomTexts(50_000);
});

// A reader whose time grows with the square of the text would run into the test's time limit many times over.
test.each(['1', '1.', '1 ', ' ', '1만', '만', '₺', '₺1', '1 TL ', 'TL', '원', '1-', 'x1', '1x', 'bütçe ', '1 bin ', 'ücretsiz ', '5 buçuk', 'KDV ', '1+', "1'"])('100,000 of %j are read to the end', (seed) => {
  const text = seed.repeat(100_000);
  for (const locale of ['tr', 'ko', 'en'] as const) expect(findPrices(text, locale).every((price) => text.startsWith(price.text, price.index))).toBe(true);
});
