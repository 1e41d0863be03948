import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPrices } from '../../../lib/money/prices';
import { everyZone } from '../machine-zones';
import { checkRandomTexts, randomTexts } from './random-texts';

test('prices: a million random texts, no throw, every property holds', () => {
  checkRandomTexts(1_000_000, Math.floor(Math.random() * 2 ** 31));
});

test('prices: 200,000 random texts give the same in five machine zones', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const digests = everyZone(() => {
    const hash = createHash('sha256');
    for (const text of fc.sample(randomTexts, { numRuns: 200_000, seed })) for (const locale of ['tr', 'ko', 'en'] as const) hash.update(JSON.stringify(findPrices(text, locale)));
    return hash.digest('hex');
  });
  expect(new Set(digests).size, `seed ${seed}`).toBe(1);
});
