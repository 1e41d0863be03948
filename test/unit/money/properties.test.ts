import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPrices } from '../../../lib/money/prices';
import type { Currency, TextLocale } from '../../../lib/money/prices';

const LOCALES: [string, TextLocale][] = [['tr-TR', 'tr'], ['ko-KR', 'ko'], ['en-US', 'en']];
const CURRENCIES: Currency[] = ['TRY', 'KRW', 'USD', 'EUR'];
const DISPLAYS = ['symbol', 'narrowSymbol', 'code', 'name'] as const;
const locale = fc.constantFrom(...LOCALES);
const currency = fc.constantFrom(...CURRENCIES);

test('what CLDR prints is read back: four currencies, three locales, four ways', () => {
  fc.assert(
    fc.property(locale, currency, fc.constantFrom(...DISPLAYS), fc.integer({ min: 0, max: 1_000_000_000_000 }), ([tag, short], code, currencyDisplay, minor) => {
      const amount = code === 'KRW' ? minor : minor / 100;
      const text = new Intl.NumberFormat(tag, { style: 'currency', currency: code, currencyDisplay }).format(amount);
      const prices = findPrices(text, short);
      expect(prices, text).toHaveLength(1);
      expect(prices[0], text).toMatchObject({ text, index: 0, low: { currency: code, minor }, high: { currency: code, minor }, sure: true, standing: 'asked' });
    }),
    { numRuns: 4_000 },
  );
});

test('what CLDR prints in short is read back', () => {
  const scale = fc.constantFrom(1_000, 1_000_000, 1_000_000_000);
  fc.assert(
    fc.property(locale, currency, fc.integer({ min: 1, max: 99 }), scale, fc.constantFrom('symbol', 'name'), ([tag, short], code, count, factor, currencyDisplay) => {
      const amount = count * factor;
      const text = new Intl.NumberFormat(tag, { style: 'currency', currency: code, currencyDisplay, notation: 'compact', compactDisplay: currencyDisplay === 'name' ? 'long' : 'short' }).format(amount);
      const minor = code === 'KRW' ? amount : amount * 100;
      expect(findPrices(text, short)[0], text).toMatchObject({ low: { currency: code, minor }, sure: true });
    }),
    { numRuns: 2_000 },
  );
});

test('no text yields more than its digits can mean', () => {
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

test('20,000 random texts: no throw, exact slices, whole amounts, sure only with an amount', () => {
  const piece = fc.oneof(
    fc.constantFrom('1', '12', '500', '.000', ',5', ' ', '-', '~', 'TL', '₺', '원', '만', '천', '억', '백', 'bin ', 'buçuk', 'B', 'K', '$', '€', 'Bütçe', 'KDV', 'İ', 'ücretsiz', '\n', '+', "'den", '/ay', '999999999999999999'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom<TextLocale>('tr', 'ko', 'en'), (pieces, short) => {
      const text = pieces.join('');
      let last = 0;
      for (const price of findPrices(text, short)) {
        expect(text.slice(price.index, price.index + price.text.length)).toBe(price.text);
        expect(price.index).toBeGreaterThanOrEqual(last);
        last = price.index;
        for (const money of [price.low, price.high]) if (money) expect(Number.isSafeInteger(money.minor) && money.minor >= 0).toBe(true);
        if (price.low && price.high) expect(price.low.minor).toBeLessThanOrEqual(price.high.minor);
        if (price.sure) expect(price.standing === 'budget' ? price.high : price.low).not.toBeNull();
      }
    }),
    { numRuns: 20_000 },
  );
});

/** Processor time in ms, best of five: a busy machine does not decide. */
function quickest(text: string, short: TextLocale): number {
  const times = Array.from({ length: 5 }, () => {
    const from = process.cpuUsage();
    findPrices(text, short);
    return process.cpuUsage(from).user / 1_000;
  });
  return Math.min(...times);
}

test('time grows with the text, whatever stands in it', () => {
  const seeds = ['1', '1.', '1 ', ' ', '1만', '만', '₺', '₺1', '1 TL ', '1-', 'x1', '1x', 'bütçe ', '1 bin ', 'ücretsiz ', '5 buçuk', 'KDV ', '1+', "1'"];
  for (const seed of seeds) {
    for (const short of ['tr', 'ko'] as const) {
      const small = quickest(seed.repeat(1_000), short);
      const large = quickest(seed.repeat(8_000), short);
      // Eight times the text: quadratic time would be sixty-four times as much. The floor keeps timer noise out.
      expect(large, `${seed} ${short}`).toBeLessThan(Math.max(small * 24, 60));
    }
  }
});

test('a thread of 2,000 posts is read within 50 ms', () => {
  const posts = Array.from({ length: 2_000 }, (_, i) => `Merhaba, logo ve kurumsal kimlik tasarımı ${i + 1}.000 TL + KDV, 3 konsept, 5 gün teslim. Ayrıntılar için mesaj atabilirsiniz. İyi forumlar dilerim.`);
  expect(quickest(posts.join('\n'), 'tr')).toBeLessThan(50);
});
