import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMoments, readMoment } from '../../../lib/time/moments';
import { everyZone } from '../machine-zones';
import { randomTexts } from './random-texts';

const LOCALES = ['tr', 'ko', 'en'] as const;
/** 2026-03-02 12:34:56 in Korea. */
const NOW = Date.UTC(2026, 2, 2, 3, 34, 56);

test('moments: a million random texts, no throw, every span is a span, every slice is where it is said to be', () => {
  fc.assert(
    fc.property(randomTexts, fc.constantFrom(...LOCALES), (text, locale) => {
      for (const { text: slice, index, moment } of findMoments(text, { locale, zone: 'Asia/Seoul', now: NOW })) {
        if (text.slice(index, index + slice.length) !== slice || !(moment.earliestMs < moment.latestMs)) throw new Error(`${slice} at ${index}`);
        const { epochMs } = moment;
        if (epochMs !== null && !(moment.earliestMs <= epochMs && epochMs < moment.latestMs)) throw new Error(`${slice}: an instant outside its span`);
      }
      readMoment(text, { locale, zone: 'Asia/Seoul', now: NOW });
    }),
    { numRuns: 1_000_000, seed: Math.floor(Math.random() * 2 ** 31) },
  );
});

test('moments: 200,000 random texts give the same in five machine zones', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  let found = 0;
  const digests = everyZone(() => {
    const hash = createHash('sha256');
    for (const text of fc.sample(randomTexts, { numRuns: 200_000, seed })) {
      for (const [locale, zone] of [['ko', 'Asia/Seoul'], ['tr', 'Europe/Istanbul']] as const) {
        const moment = readMoment(text, { locale, zone, now: NOW });
        if (moment) found += 1;
        hash.update(JSON.stringify(moment));
      }
    }
    return hash.digest('hex');
  });
  expect(new Set(digests).size, `seed ${seed}`).toBe(1);
  expect(found).toBeGreaterThan(5_000);
});
