import { expect, test } from 'vitest';
import { ORDERS } from '../market/samples.mjs';
import { openDesk, packageFrom } from './desk';
import { onMarket } from './on-market';
import { expectVerified, expectWhole, sealedIn, storedIn } from './stored';
import { captureAtOnce } from './windows';

const driven = onMarket();

test('windows: eight windows of a hundred captures each make one unforked chain, and its package verifies', async () => {
  const told = await captureAtOnce(driven().context, 8, 100);
  const desk = await openDesk(driven().context, `kmong:order:${ORDERS.main}`);
  const stored = await storedIn(desk);
  expectWhole(stored, told.flat());
  expect(stored.lines.map(({ kind }) => kind)).toEqual(['genesis', ...Array(800).fill('capture')]);
  const seqOf = new Map(stored.lines.map(({ entryHash, seq }) => [entryHash, seq]));
  for (const calls of told) {
    const seqs = sealedIn(calls).map((hash) => seqOf.get(hash) as number);
    expect(seqs).toHaveLength(100);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  }
  expectVerified(await packageFrom(desk, driven().downloads, 1_800_000), stored.head?.link ?? '');
});
