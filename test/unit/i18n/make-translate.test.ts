import { describe, expect, test } from 'vitest';
import { formatMoney } from '../../../lib/i18n/money';
import { makeTranslate } from '../../../lib/i18n/make-translate';

const NOW = Date.parse('2025-10-05T12:00:00+09:00');
const t = makeTranslate(
  { plain: '안녕하세요', slots: '{a} / {b} / {a}', when: '{at}까지', price: '최저가 {amount}', outer: '[{inner}]', n: '{n}개' },
  'ko',
  () => NOW,
);

describe('makeTranslate', () => {
  test('fills every slot, more than once', () => expect(t('slots', { a: 'x', b: 'y' })).toBe('x / y / x'));
  test('a value that looks like a slot or a replacement pattern stays as it is', () => expect(t('slots', { a: '{b}', b: '$&$1' })).toBe('{b} / $&$1 / {b}'));
  test('an end on a midnight', () => expect(t({ key: 'when', params: { at: { kind: 'end', ms: Date.parse('2025-10-09T00:00:00+09:00'), zone: 'Asia/Seoul' } } })).toBe('10월 8일(수) 24:00까지'));
  test('a start on a midnight', () => expect(t({ key: 'when', params: { at: { kind: 'start', ms: Date.parse('2025-10-09T00:00:00+09:00'), zone: 'Asia/Seoul' } } })).toBe('10월 9일(목) 00:00까지'));
  test('money', () => expect(t('price', { amount: { kind: 'money', currency: 'KRW', minor: 172326 } })).toBe('최저가 172,326원'));
  test('a line in a line', () => expect(t('outer', { inner: { kind: 'line', line: { key: 'slots', params: { a: '1', b: '2' } } } })).toBe('[1 / 2 / 1]'));
  test('numbers are grouped as the language does', () => expect(t('n', { n: 12345 })).toBe('12,345개'));
  test('a missing key is an error that names it', () => expect(() => t('no.such')).toThrow(/no\.such/));
  test('a key of every object is no text', () => expect(() => t('constructor')).toThrow(RangeError));
  test('a missing value is an error that names the slot', () => expect(() => t('slots', { a: 'x' })).toThrow(/\{b\}/));
});

describe('formatMoney', () => {
  test.each([
    [1_000_000, 'TRY', 'tr', '10.000 ₺'],
    [750_050, 'TRY', 'tr', '7.500,50 ₺'],
    [5_000, 'KRW', 'ko', '5,000원'],
    [1_250, 'USD', 'en', '$12.50'],
    [0, 'TRY', 'tr', '0 ₺'],
  ] as const)('%i %s in %s', (minor, currency, locale, words) => expect(formatMoney(minor, currency, locale)).toBe(words));
});
