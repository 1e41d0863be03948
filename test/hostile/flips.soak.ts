import { expect, test } from 'vitest';
import { sourceOf } from '../../lib/package/source';
import { verifyPackage } from '../../lib/package/verify';
import { byPython } from './both';
import { flipped } from './regions';
import { inputOf, pack, sampleLog } from './sample';

/** As many as the second program is given at a time. */
const BATCH = 500;

test('flips: each single bit of a package turned is found, every eighth by both programs for the same reason', async () => {
  const { zip } = await pack(inputOf(sampleLog('every flip')));
  const unseen: number[] = [];
  const apart: number[] = [];
  let batch: { bit: number; here: string }[] = [];
  const compare = () => {
    const told = byPython(batch.map(({ bit }) => ({ zip: flipped(zip, bit) })));
    for (const [i, { bit, here }] of batch.entries()) if (JSON.stringify(told[i]) !== here) apart.push(bit);
    batch = [];
  };
  for (let bit = 0; bit < zip.length * 8; bit++) {
    const report = await verifyPackage(sourceOf(flipped(zip, bit)));
    if (report.result !== 'DOES NOT MATCH') unseen.push(bit);
    // One bit of each byte, another one from byte to byte.
    if (bit % 8 === (bit >> 3) % 8) batch.push({ bit, here: JSON.stringify(report) });
    if (batch.length === BATCH) compare();
  }
  if (batch.length > 0) compare();
  expect(unseen).toEqual([]);
  expect(apart).toEqual([]);
});
