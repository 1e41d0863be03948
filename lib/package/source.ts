import { sha256 as sha256InPieces } from '@noble/hashes/sha2.js';
import { toHex } from '../evidence/hash';
import { crc32 } from './zip/crc32';

/** Bytes that can be read anywhere: a file, a Blob, memory, a stored part. */
export interface Source {
  size: number;
  /** Exactly `length` bytes from `offset`; the caller stays within size. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /**
   * The same bytes in order, in pieces of PIECE but for the last, each good until the next is asked for. For a source whose reads would leave
   * more for the collector than it takes away in time: hundreds of megabytes pile up while a large case is hashed.
   */
  walk?(offset: number, length: number): AsyncIterable<Uint8Array>;
}

/** Length of the pieces in which large files are read. */
export const PIECE = 4 * 1024 * 1024;

/** Up to here a file is hashed whole by WebCrypto. */
const WHOLE = 64 * 1024 * 1024;

/** A Blob, or bytes in memory, as a source. */
export function sourceOf(data: Blob | Uint8Array): Source {
  if (data instanceof Uint8Array) {
    return { size: data.length, read: async (offset, length) => data.subarray(offset, offset + length) };
  }
  const read: Source['read'] = async (offset, length) => new Uint8Array(await data.slice(offset, offset + length).arrayBuffer());
  return { size: data.size, read, walk: (offset, length) => walkBlob(data.slice(offset, offset + length)) };
}

/** Bytes of a part, wherever they are held. */
export async function bytesOf(data: Blob | Uint8Array): Promise<Uint8Array> {
  return data instanceof Uint8Array ? data : new Uint8Array(await data.arrayBuffer());
}

/** A stretch of another source. */
export function stretch(source: Source, start: number, size: number): Source {
  const within: Source = { size, read: (offset, length) => source.read(start + offset, length) };
  return source.walk ? { ...within, walk: (offset, length) => source.walk!(start + offset, length) } : within;
}

/** The pieces of a source in order, each good until the next is asked for. */
export async function* pieces(source: Source): AsyncGenerator<Uint8Array> {
  if (source.walk) {
    yield* source.walk(0, source.size);
    return;
  }
  for (let at = 0; at < source.size; at += PIECE) yield await source.read(at, Math.min(PIECE, source.size - at));
}

/** A stream that gave nothing for so long, ms, is given up. */
const STALLED = 30_000;

/**
 * A Blob in pieces. They are read from its stream into one buffer; where there is no such stream, where it fails or stops giving (seen once, in
 * Chromium on a machine with far too much to do: the read neither ended nor failed), slice after slice. That takes more memory, and for a file
 * that cannot be read it throws the browser's DOMException.
 */
async function* walkBlob(blob: Blob): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const piece of streamed(blob)) {
    at += piece.length;
    yield piece;
  }
  for (; at < blob.size; at += PIECE) yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
}

/** Whole pieces from the start, as many as the stream gives. */
async function* streamed(blob: Blob): AsyncGenerator<Uint8Array> {
  const reader = byteReader(blob);
  if (!reader) return;
  let buffer = new ArrayBuffer(Math.min(PIECE, blob.size));
  try {
    for (let at = 0; at < blob.size; at += buffer.byteLength) {
      const wanted = Math.min(PIECE, blob.size - at);
      let held = 0;
      while (held < wanted) {
        const read = await soon(reader.read(new Uint8Array(buffer, held, wanted - held)));
        if (!read || read.done) return;
        buffer = read.value.buffer;
        held += read.value.length;
      }
      yield new Uint8Array(buffer, 0, held);
    }
  } finally {
    // One that stalls does not end either, and one that failed cannot be ended: nobody waits for it.
    reader.cancel().catch(() => undefined);
  }
}

/** Null in a browser whose Blobs are no byte streams. */
function byteReader(blob: Blob): ReadableStreamBYOBReader | null {
  try {
    return blob.stream().getReader({ mode: 'byob' });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** What is read; null when that fails or takes too long. */
async function soon<T>(reading: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), STALLED);
  });
  try {
    return await Promise.race([reading.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** CRC-32 (unsigned) and SHA-256 (lower-case hex) of the same bytes. */
export interface Digests {
  crc: number;
  sha256: string;
}

/** Takes the bytes of one file in pieces and gives both sums at the end. */
export interface Digester {
  update(bytes: Uint8Array): void;
  done(): Digests | Promise<Digests>;
}

/** A digester for each file of so many bytes, one file after the other. */
export type Digesters = (size: number) => Digester;

/**
 * What a page has: WebCrypto hashes whole buffers only, so a file of at most 64 MiB is gathered in one room that all files share, and a larger
 * one is hashed in pieces at about a tenth of the speed. However many files there are, memory stays that of the room.
 */
export function pageDigesters(): Digesters {
  let room = new Uint8Array(0);
  return (size) => {
    if (size > WHOLE) return inPieces();
    if (room.length < size) room = new Uint8Array(Math.max(size, Math.min(WHOLE, 2 * room.length)));
    let held = 0;
    let crc = 0;
    return {
      update(bytes) {
        room.set(bytes, held);
        held += bytes.length;
        crc = crc32(bytes, crc);
      },
      done: async () => ({ crc, sha256: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', room.subarray(0, held)))) }),
    };
  };
}

function inPieces(): Digester {
  const hash = sha256InPieces.create();
  let crc = 0;
  return {
    update(bytes) {
      hash.update(bytes);
      crc = crc32(bytes, crc);
    },
    done: () => ({ crc, sha256: toHex(hash.digest()) }),
  };
}

/** CRC-32 and SHA-256 of a source in one pass; `seen` is told of each piece's length. Whoever hashes many files gives the same `digesters` to all. */
export async function digests(source: Source, digesters: Digesters = pageDigesters(), seen: (bytes: number) => void = () => undefined): Promise<Digests> {
  const digester = digesters(source.size);
  for await (const piece of pieces(source)) {
    digester.update(piece);
    seen(piece.length);
  }
  return digester.done();
}
