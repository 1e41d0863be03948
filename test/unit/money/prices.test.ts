import { describe, expect, test } from 'vitest';
import { findPrices } from '../../../lib/money/prices';
import type { Currency, Price, TextLocale } from '../../../lib/money/prices';

const only = (text: string, locale: TextLocale): Price => {
  const prices = findPrices(text, locale);
  expect(prices, text).toHaveLength(1);
  return prices[0] as Price;
};

describe('one price, sure', () => {
  test.each<[TextLocale, string, string, number, Currency]>([
    ['tr', '7.500 ₺', '7.500 ₺', 750_000, 'TRY'],
    ['tr', '15.000₺', '15.000₺', 1_500_000, 'TRY'],
    ['tr', '₺1.999', '₺1.999', 199_900, 'TRY'],
    ['tr', '6TL', '6TL', 600, 'TRY'],
    ['tr', 'Logo: 20.000 TL', '20.000 TL', 2_000_000, 'TRY'],
    ['tr', '7,000.00 TL', '7,000.00 TL', 700_000, 'TRY'],
    ['tr', '1.50 TL', '1.50 TL', 150, 'TRY'],
    ['tr', '1.000,50 TL', '1.000,50 TL', 100_050, 'TRY'],
    ['tr', '7 bin 500 lira', '7 bin 500 lira', 750_000, 'TRY'],
    ['tr', '7 buçuk bin TL', '7 buçuk bin TL', 750_000, 'TRY'],
    ['tr', '8 milyon TL', '8 milyon TL', 800_000_000, 'TRY'],
    ['tr', '1 milyon 250 bin TL', '1 milyon 250 bin TL', 125_000_000, 'TRY'],
    ['tr', '10 BİN TL', '10 BİN TL', 1_000_000, 'TRY'],
    ['tr', '10 B ₺', '10 B ₺', 1_000_000, 'TRY'],
    ['tr', '1,5 Mn ₺', '1,5 Mn ₺', 150_000_000, 'TRY'],
    ['tr', '500 Dolar', '500 Dolar', 50_000, 'USD'],
    ['tr', '10.000$', '10.000$', 1_000_000, 'USD'],
    ['tr', '2.500,- TL', '2.500,- TL', 250_000, 'TRY'],
    ['tr', 'Logo 500 ₺ 3 revize', '500 ₺', 50_000, 'TRY'],
    ['tr', '%20 ile 500 TL', '500 TL', 50_000, 'TRY'],
    ['ko', '172,326원', '172,326원', 172_326, 'KRW'],
    ['ko', '₩ 100,000', '₩ 100,000', 100_000, 'KRW'],
    ['ko', '1000 원', '1000 원', 1_000, 'KRW'],
    ['ko', '10만원', '10만원', 100_000, 'KRW'],
    ['ko', '5 만원', '5 만원', 50_000, 'KRW'],
    ['ko', '1만 5천원', '1만 5천원', 15_000, 'KRW'],
    ['ko', '15만5천원', '15만5천원', 155_000, 'KRW'],
    ['ko', '2.5만원', '2.5만원', 25_000, 'KRW'],
    ['ko', '백만원', '백만원', 1_000_000, 'KRW'],
    ['ko', '이백오십만원', '이백오십만원', 2_500_000, 'KRW'],
    ['ko', '1,320만 9,802원', '1,320만 9,802원', 13_209_802, 'KRW'],
    ['ko', '1만 백 원', '1만 백 원', 10_100, 'KRW'],
    ['ko', '1억 2천5백만원', '1억 2천5백만원', 125_000_000, 'KRW'],
    ['ko', '₩10만 3개월', '₩10만', 100_000, 'KRW'],
    ['ko', 'DELUXE 30,000원 5일 3회', '30,000원', 30_000, 'KRW'],
    ['ko', '가격5,000원입니다', '5,000원', 5_000, 'KRW'],
    ['en', '$1,234.56', '$1,234.56', 123_456, 'USD'],
    ['en', '1.5 million US dollars', '1.5 million US dollars', 150_000_000, 'USD'],
  ])('%s: %s', (locale, text, slice, minor, currency) => {
    expect(only(text, locale)).toEqual({
      text: slice, index: text.indexOf(slice), low: { currency, minor }, high: { currency, minor }, per: null, vat: null, standing: 'asked', sure: true,
    });
  });
});

describe('ranges', () => {
  test.each<[TextLocale, string, number, number | null]>([
    ['tr', '40-80.000 TL', 4_000_000, 8_000_000],
    ['tr', '8-40 bin TL', 800_000, 4_000_000],
    ['tr', '500-1.000 TL', 50_000, 100_000],
    ['tr', '500 TL - 1.000 TL', 50_000, 100_000],
    ['tr', '₺12.500 – ₺15.000', 1_250_000, 1_500_000],
    ['tr', '500 ile 1.000 TL arası', 50_000, 100_000],
    ['tr', '40.000-100.000+ TL', 4_000_000, null],
    ['tr', "450TL'den başlayan fiyatlarla", 45_000, null],
    ['tr', '500 liradan başlayan', 50_000, null],
    ['ko', '50만원 ~ 60만원', 500_000, 600_000],
    ['ko', '50~60만원', 500_000, 600_000],
    ['ko', '5,000원~10,000원', 5_000, 10_000],
    ['ko', '3,000~1만원', 3_000, 10_000],
    ['ko', '50만원~', 500_000, null],
    ['ko', '50만원부터', 500_000, null],
    ['en', '$5-10K', 500_000, 1_000_000],
    ['en', '€ 10 – 20', 1_000, 2_000],
  ])('%s: %s', (locale, text, low, high) => {
    const price = only(text, locale);
    expect([price.low?.minor, price.high?.minor ?? null, price.sure]).toEqual([low, high, true]);
  });
});

describe('what can be meant in more than one way is not sure', () => {
  test.each<[TextLocale, string]>([
    ['tr', '0,015TL'], ['tr', '1xx.xxx TL'], ['tr', '1**.*** TL'], ['ko', '1XX,XXX원'], ['tr', '7,000 TL'], ['tr', '1 500 TL'], ['tr', "1'500 TL"], ['tr', 'bin 500 lira'],
    ['tr', '1-10.000 TL'], ['tr', 'Paket 1 - 2.000 TL'], ['tr', '1-500 TL'], ['tr', '3 ₺ 500'], ['tr', '1.500 bin TL'], ['tr', '10.00.000 TL'], ['tr', '5. 500, 750 TL'],
    ['ko', '1.000원'], ['ko', '5,00원'], ['en', '$7.000'], ['tr', '5.000,123 TL'], ['tr', 'AB-500 TL'], ['tr', '5 0 0 TL'], ['tr', '14:500 TL'], ['tr', '500/750 TL'],
  ])('%s: %s has no amount', (locale, text) => {
    for (const price of findPrices(text, locale)) expect(price).toMatchObject({ low: null, sure: false });
    expect(findPrices(text, locale)).not.toHaveLength(0);
  });
  test.each<[TextLocale, string]>([
    ['tr', '7.5 TL'], ['tr', "10 TL'lik"], ['tr', "en az 10 TL'lik alışveriş"], ['tr', '500 TL indirim'], ['tr', "18.750 TL'ye kadar"], ['tr', '-₺5,00'], ['tr', '+500 TL'],
    ['tr', '3 x 500 TL'], ['tr', '500 TL + 250 TL'], ['tr', '40.000-100.000+'], ['tr', 'Taban fiyat logo için 10.000 TL'], ['tr', 'Bütçenize uygun fiyatlar: 500 TL'],
    ['ko', '약 5만원'], ['ko', '5만원 이상 구매시'], ['ko', '5천원대'], ['ko', '5,000원 할인'], ['ko', '만원'], ['ko', '100원칙'], ['en', '5 won'],
  ])('%s: %s is shown and decides nothing', (locale, text) => {
    const prices = findPrices(text, locale);
    expect(prices).not.toHaveLength(0);
    expect(prices.filter((price) => price.sure)).toEqual([]);
  });
});

test.each<[TextLocale, string]>([
  ['tr', 'Teklif alın'], ['tr', 'Özel Fiyat'], ['tr', 'Fiyat için DM'], ['tr', '%50 indirim'], ['tr', '300 x 250'], ['tr', '3 konsept'], ['tr', '11 Adet'], ['tr', '(10 Kare)'],
  ['tr', "1.'lik"], ['tr', '3 gün'], ['tr', 'Hata 404'], ['tr', '(R10+)'], ['tr', '0532 123 45 67'], ['tr', '24.03.2025'], ['tr', '7.500'], ['tr', '500 TLC'],
  ['ko', '5,000'], ['ko', '3일'], ['ko', '수정 2회'], ['ko', '150만 조회'], ['ko', '010-1234-5678'], ['ko', '26.03.28 14:14'], ['ko', '#6826723'], ['ko', '사원 3명'], ['ko', 'PSD 1 원본 제공'],
  ['en', 'A$500'], ['en', 'HK$500'], ['en', 'feel free'], ['en', 'I try 5 times'], ['en', '£500'],
])('%s: %s is no price', (locale, text) => {
  expect(findPrices(text, locale)).toEqual([]);
});

describe('standing', () => {
  test('struck and asked beside each other', () => {
    expect(findPrices('1.000 TL yerine 750 TL', 'tr').map((price) => [price.standing, price.low?.minor])).toEqual([['struck', 100_000], ['asked', 75_000]]);
    expect(findPrices('정가 50,000원 할인가 30,000원', 'ko').map((price) => price.standing)).toEqual(['struck', 'asked']);
  });
  test.each([['MAKS Bütçe 250 ₺', 25_000], ['BÜTÇEM 500 TL', 50_000], ['butce: 500 tl', 50_000], ['500 TL bütçem var', 50_000]])('%s is a budget', (text, high) => {
    expect(only(text, 'tr')).toMatchObject({ standing: 'budget', low: null, high: { currency: 'TRY', minor: high }, sure: true });
  });
  test('free as the price itself, and free of something', () => {
    expect(only('Logo: ÜCRETSİZ', 'tr')).toMatchObject({ standing: 'free', low: { currency: 'TRY', minor: 0 }, sure: true });
    expect(only('ücretsiz', 'tr')).toMatchObject({ standing: 'free', low: { currency: 'TRY', minor: 0 }, sure: true });
    expect(only('ücretsiz revizyon', 'tr')).toMatchObject({ standing: 'free', sure: false });
    expect(only('무료 상담', 'ko')).toMatchObject({ standing: 'free', sure: false });
  });
});

test.each<[TextLocale, string, string | null, Price['vat']]>([
  ['tr', '1.200.000,00 TL + KDV', null, 'excluded'],
  ['tr', '500TL+KDV', null, 'excluded'],
  ['tr', '10.000 TL + %20 KDV', null, 'excluded'],
  ['tr', '₺500 + KDV', null, 'excluded'],
  ['tr', '500 TL (KDV Dahil)', null, 'included'],
  ['tr', '500 TL KDV dahil değil', null, 'excluded'],
  ['tr', 'KDV dahil 500 TL', null, 'included'],
  ['tr', '1.000TL/ay + KDV', 'ay', 'excluded'],
  ['tr', '10 TL/adet', 'adet', null],
  ['tr', 'aylık 500 TL', 'ay', null],
  ['tr', 'Kelime başı 2 TL', 'Kelime', null],
  ['ko', '총 결제금액 (VAT 포함) 172,326원', null, 'included'],
  ['ko', '35만원(VAT별도)', null, 'excluded'],
  ['ko', '건당 5,000원', '건', null],
  ['ko', '5,000원/건', '건', null],
  ['en', '$500/mo', 'mo', null],
  ['en', '$500 per month', 'month', null],
])('%s: %s: unit and tax', (locale, text, per, vat) => {
  expect(only(text, locale)).toMatchObject({ per, vat, sure: true });
});

test('tax belongs to its own price', () => {
  expect(findPrices('5.000 TL + KDV 300 TL KDV dahil', 'tr').map((price) => price.vat)).toEqual(['excluded', 'included']);
});

test('prices of a list come in reading order, each with its own slice', () => {
  const text = 'Logo 10.000 TL\nKartvizit ₺1.500 ₺2.000\nWeb 500 $\nRevizyon: ücretsiz';
  const prices = findPrices(text, 'tr');
  expect(prices.map((price) => [price.text, price.low?.minor, price.low?.currency])).toEqual([
    ['10.000 TL', 1_000_000, 'TRY'], ['₺1.500', 150_000, 'TRY'], ['₺2.000', 200_000, 'TRY'], ['500 $', 50_000, 'USD'], ['ücretsiz', 0, 'TRY'],
  ]);
  for (const price of prices) expect(text.slice(price.index, price.index + price.text.length)).toBe(price.text);
});

test('letters that grow when lower-cased do not shift the slices', () => {
  const text = 'İİİ İNDİRİMSİZ FİYAT: 7.500 ₺';
  expect(only(text, 'tr')).toMatchObject({ text: '7.500 ₺', index: text.indexOf('7'), sure: true });
});

test('spaces of other widths', () => {
  expect(only('7.500\u00a0TL', 'tr')).toMatchObject({ low: { minor: 750_000 }, sure: true });
  expect(only('7\u200b.500 TL', 'tr').sure).toBe(false);
});
