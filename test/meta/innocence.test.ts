import { expect, test } from 'vitest';
import { CATEGORIES, GIG_IDS, ORDERS, SECURITY_TOKEN, THREADS } from '../market/samples.mjs';
import { shippedFiles, textOf } from './source';

// The first order's number is the example in the notes on Kmong's pages, so address examples may show it.
const { main: _example, ...orders } = ORDERS;

/** Marks by which code could tell the sample marketplace from the real sites. */
const TELLING = [
  /localhost/i,
  /127\.0\.0\.1|\[::1\]/,
  /synthetic|합성|견본/i,
  /sample-assets|__market|__api/,
  /(?:\.\.\/|\btest\/)market\b/,
  // A port on an address.
  /https?:\/\/[^/\s'"`]+:\d/,
  ...[CATEGORIES, GIG_IDS, orders, THREADS].flatMap((names) => Object.values(names)).concat(SECURITY_TOKEN).map((name) => new RegExp(`(?<![\\w.])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`)),
];

test('shipped code knows nothing of the sample marketplace', () => {
  const telling = shippedFiles().flatMap((path) => {
    const text = textOf(path);
    return TELLING.filter((mark) => mark.test(text)).map((mark) => `${path}: ${mark.source}`);
  });
  expect(telling).toEqual([]);
});
