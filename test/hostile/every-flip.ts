import { byPython } from './both';
import { flipped } from './regions';
import { inputOf, pack, sampleLog } from './sample';
import { sourceOf } from '../../lib/package/source';
import { verifyPackage } from '../../lib/package/verify';

/** How many packages the Python program is given at a time. */
const BATCH = 500;

/**
 * Flips every bit of a small package in turn and answers those that a verifier did not find: none. `every` thins the bits for the Python
 * program, which starts openssl for each package: 1 for all, 8 for one in each byte. Some minutes for ours, an hour for Python at 8.
 */
export async function flips({ every = 8, onProgress = () => undefined }: { every?: number; onProgress?: (done: number, total: number) => void } = {}): Promise<{ bits: number; unseen: number[]; unseenByPython: number[] }> {
  const { zip } = await pack(inputOf(sampleLog('soak')));
  const total = zip.length * 8;
  const unseen: number[] = [];
  const unseenByPython: number[] = [];
  let waiting: number[] = [];
  for (let bit = 0; bit < total; bit += 1) {
    if ((await verifyPackage(sourceOf(flipped(zip, bit)))).result !== 'DOES NOT MATCH') unseen.push(bit);
    // Another bit of the byte each time, so that no bit is left out everywhere.
    if (bit % every === Math.floor(bit / every) % every) waiting.push(bit);
    if (waiting.length === 0 || (waiting.length < BATCH && bit < total - 1)) continue;
    const told = byPython(waiting.map((one) => ({ zip: flipped(zip, one) })));
    unseenByPython.push(...waiting.filter((_, i) => told[i]!.result !== 'DOES NOT MATCH'));
    waiting = [];
    onProgress(bit + 1, total);
  }
  return { bits: total, unseen, unseenByPython };
}
