import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { crc32 as nodeCrc32 } from 'node:zlib';
import { digests, pageDigesters, pieces, sourceOf, stretch } from '../../../lib/package/source';

const PIECE = 4 * 1024 * 1024;
const content = Uint8Array.from({ length: 2 * PIECE + 7 }, (_, i) => (i * 31 + (i >> 11) + 7 * (i >> 22)) & 255);
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const of = (bytes: Uint8Array) => ({ crc: nodeCrc32(bytes), sha256: sha(bytes) });

/** A Blob whose stream is another one; its slices are as they are. */
function withStream(stream: () => ReadableStream): Blob {
  return Object.assign(new Blob([content]), {
    stream,
    slice: (start: number, end: number) => Object.assign(new Blob([content.slice(start, end)]), { stream }),
  });
}

afterEach(() => vi.useRealTimers());

describe('the pieces of a file', () => {
  it.each([['a Blob', new Blob([content])], ['memory', content]])('of %s are its bytes in order, 4 MiB each but the last', async (_, data) => {
    const found: [number, string][] = [];
    for await (const piece of pieces(sourceOf(data))) found.push([piece.length, sha(piece)]);
    expect(found).toEqual([0, PIECE, 2 * PIECE].map((at) => [Math.min(PIECE, content.length - at), sha(content.subarray(at, at + PIECE))]));
  });

  it('of a Blob are one buffer: however large it is, one piece is held', async () => {
    const buffers = new Set<number>();
    let live: Uint8Array | null = null;
    for await (const piece of pieces(sourceOf(new Blob([content])))) {
      if (live) buffers.add(live.byteLength);
      live = piece;
    }
    // The pieces before were taken for the ones after them.
    expect([...buffers]).toEqual([0]);
  });

  it.each([[0, 0], [5, 0], [3, PIECE], [PIECE - 1, PIECE + 5], [0, content.length]])('of a stretch from %d of %d bytes are those of the stretch', async (start, size) => {
    for (const data of [content, new Blob([content])]) expect(await digests(stretch(stretch(sourceOf(data), 1, content.length - 1), Math.max(0, start - 1), size))).toEqual(of(content.subarray(Math.max(1, start), Math.max(1, start) + size)));
  });

  it('are read in slices in a browser whose Blobs are no byte streams', async () => {
    expect(await digests(sourceOf(withStream(() => new ReadableStream({})).slice(0, content.length)))).toEqual(of(content));
  });

  it('are read in slices from where a stream stops giving', async () => {
    vi.useFakeTimers();
    let given = 0;
    const stalling = () =>
      new ReadableStream({
        type: 'bytes',
        pull(controller) {
          if (given >= PIECE + 100) return new Promise(() => undefined);
          controller.enqueue(content.slice(given, given + 100_000));
          given += 100_000;
          return undefined;
        },
      });
    const done = digests(sourceOf(withStream(stalling)));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await done).toEqual(of(content));
    expect(given).toBeGreaterThan(PIECE);
  });

  it('are read in slices where a stream fails, and fail as the slices fail', async () => {
    const failing = () => new ReadableStream({ type: 'bytes', pull: () => Promise.reject(new TypeError('network error')) });
    expect(await digests(sourceOf(withStream(failing)))).toEqual(of(content));
    const gone = { size: 10, stream: failing, slice: () => gone, arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) };
    await expect(digests(sourceOf(gone as unknown as Blob))).rejects.toMatchObject({ name: 'NotReadableError' });
  });

  it('of a reader that leaves early end the stream', async () => {
    let cancelled = false;
    const stream = () => new ReadableStream({ type: 'bytes', pull: (controller) => controller.enqueue(content.slice(0, PIECE)), cancel: () => void (cancelled = true) });
    for await (const piece of pieces(sourceOf(withStream(stream)))) if (piece.length > 0) break;
    expect(cancelled).toBe(true);
  });
});

it('digesters of a page give each file its own sums, large after small and small after large', async () => {
  const digesters = pageDigesters();
  for (const size of [0, 10, content.length, 3, PIECE + 1]) expect(await digests(sourceOf(content.subarray(0, size)), digesters)).toEqual(of(content.subarray(0, size)));
});
