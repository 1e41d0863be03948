import { expect, test } from 'vitest';
import { compareToFloor } from '../../../lib/money/floors';
import { findPrices } from '../../../lib/money/prices';
import type { Money, Price } from '../../../lib/money/prices';

/** P3: the only published floor, a logo at 10.000 TL. */
const LOGO: Money = { currency: 'TRY', minor: 1_000_000 };
const held = (text: string, floor: Money | null = LOGO) => compareToFloor(findPrices(text, 'tr').at(-1) as Price, floor);

test.each([
  ['10.001 TL', 'above'],
  ['10.000 TL', 'at'],
  ['9.999,99 TL', 'below'],
  ['10.000-15.000 TL', 'at'],
  ['8-40 bin TL', 'below'],
  ["12.000 TL'den başlayan", 'above'],
  ['15.000 TL yerine 9.000 TL', 'below'],
  ['Logo: ücretsiz', 'below'],
  ['500 Dolar', 'unknown'],
  ['1xx.xxx TL', 'unknown'],
  ['500 TL indirim', 'unknown'],
  ['MAKS Bütçe 250 ₺', 'unknown'],
])('%s is %s', (text, result) => {
  expect(held(text)).toBe(result);
});

test('a struck price is not asked, and without a floor nothing can be said', () => {
  expect(compareToFloor(findPrices('5.000 TL yerine 12.000 TL', 'tr')[0] as Price, LOGO)).toBe('unknown');
  expect(held('5.000 TL', null)).toBe('unknown');
});
