import { expect, test } from 'vitest';
import { codeOf, importsOf, shippedCode } from './source';

/** The one door between the packs as published and everything that judges or shows. */
const DOOR = 'lib/cases/values.ts';

const naming = (word: string) => shippedCode().filter((path) => new RegExp(`\\b${word}\\b`).test(codeOf(path)));

test('only the door to the user’s own values takes a pack as it was published', () => {
  const PACKS = 'lib/rules/packs.ts';
  const takers = ['packFor', 'kmongPrime', 'r10ProKat'].flatMap(naming).filter((path) => path !== PACKS);
  const raw = shippedCode().filter((path) => importsOf(path).some(({ to }) => to.startsWith('lib/rules/packs/')));
  expect([[...new Set(takers)], raw]).toEqual([[DOOR], [PACKS]]);
});

test('there is one place that judges a case, and it takes the pack with the user’s own values', () => {
  const judges = shippedCode().filter((path) => path !== 'lib/rules/evaluate.ts' && importsOf(path).some(({ to, typeOnly }) => to === 'lib/rules/evaluate.ts' && !typeOnly));
  expect(judges).toEqual(['lib/cases/judged.ts']);
  expect(codeOf('lib/cases/judged.ts')).toMatch(/packOf\(/);
  expect(codeOf('lib/cases/judged.ts')).not.toMatch(/publishedPack/);
});

test('the published pack is used for showing and setting values only', () => {
  expect(naming('publishedPack').sort()).toEqual(['lib/cases/card-view.ts', 'lib/cases/value-handlers.ts', DOOR]);
});
