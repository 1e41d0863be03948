import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildPackage, type PackageInput } from '../../../lib/package/build';
import { sourceOf } from '../../../lib/package/source';
import { png } from '../../hostile/png';
import { inputOf, sampleLog } from '../../hostile/sample';
import type { Entry, Part } from '../../../lib/evidence/entry';

const MEGABYTE = 1024 * 1024;

/** What building a large case took. */
interface LargeCase {
  /** Bytes of the archive. */
  size: number;
  /** Most memory of the process during the build over that before it, in bytes. */
  grown: number;
}

/**
 * Builds a case of `megabytes` of sealed parts, `each` megabytes a part, and measures its memory. The parts' bytes are made anew each time
 * that they are read, as a database gives them, so that the case itself is never in memory. A process with
 * `--expose-gc` measures more steadily.
 */
async function buildLargeCase({ megabytes = 1024, each = 16 } = {}): Promise<LargeCase> {
  const log = sampleLog('large', [png(8, 8, () => [1, 2, 3])]);
  const entry = log.lines[1] as Entry;
  const seeds = new Map<string, number>();
  for (let i = 0; i < megabytes / each; i++) {
    const sha256 = createHash('sha256').update(partBytes(i, each)).digest('hex');
    seeds.set(sha256, i);
    entry.parts.push({ name: `file-${String(i).padStart(4, '0')}.bin`, sha256, size: each * MEGABYTE, type: 'application/octet-stream' } satisfies Part);
  }
  const stored = inputOf(log);
  const part: PackageInput['part'] = async (hash) => {
    const seed = seeds.get(hash);
    return seed === undefined ? stored.part(hash) : sourceOf(partBytes(seed, each));
  };
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const sink = {
    async write() {
      most = Math.max(most, process.memoryUsage().rss);
    },
  };
  const { size } = await buildPackage({ ...stored, part }, sink);
  return { size, grown: most - before };
}

/** Bytes that differ from part to part and do not compress. */
function partBytes(seed: number, megabytes: number): Uint8Array {
  const words = new Uint32Array((megabytes * MEGABYTE) / 4);
  let state = seed * 2_654_435_761 + 1;
  for (let i = 0; i < words.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[i] = state;
  }
  return new Uint8Array(words.buffer);
}

test('large: a case of 1 GiB is built in the memory that a quarter of it takes', async () => {
  const small = await buildLargeCase({ megabytes: 256 });
  const { size, grown } = await buildLargeCase();
  console.log(`grown by ${Math.round(small.grown / MEGABYTE)} MiB for 256 MiB, ${Math.round(grown / MEGABYTE)} MiB more for 1 GiB`);
  expect(size).toBeGreaterThan(1024 * MEGABYTE);
  // The process keeps what the first one took, so the second one counts from there.
  expect(grown).toBeLessThan(64 * MEGABYTE);
  expect(small.grown + grown).toBeLessThan(192 * MEGABYTE);
});
