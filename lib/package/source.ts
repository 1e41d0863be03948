import { sha256, toHex } from '../evidence/hash';
import { crc32 } from './crc32';
import { Sha256 } from './sha256';

/** Bytes that can be read anywhere: a file, a Blob, memory. */
export interface Source {
  size: number;
  /** Exactly `length` bytes from `offset`; the caller stays within size. */
  read(offset: number, length: number): Promise<Uint8Array>;
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
  return {
    size: data.size,
    read: async (offset, length) => new Uint8Array(await data.slice(offset, offset + length).arrayBuffer()),
  };
}

/** A stretch of another source. */
export function stretch(source: Source, start: number, size: number): Source {
  return { size, read: (offset, length) => source.read(start + offset, length) };
}

/** The pieces of a source in order. */
export async function* pieces(source: Source, length = PIECE): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.size; at += length) yield await source.read(at, Math.min(length, source.size - at));
}

/** CRC-32 (unsigned) and SHA-256 (lower-case hex) of the same bytes. */
export interface Digests {
  crc: number;
  sha256: string;
}

/** Takes bytes in pieces and gives both sums at the end. */
export interface Digester {
  update(bytes: Uint8Array): void;
  done(): Digests;
}

/**
 * CRC-32 and SHA-256 of a source in one pass; `seen` is told of each piece's length. Holds at most 64 MiB. A platform that has faster sums
 * than WebCrypto for large files gives a digester of its own.
 */
export async function digests(source: Source, seen: (bytes: number) => void = () => undefined, own?: () => Digester): Promise<Digests> {
  if (own) {
    const digester = own();
    for await (const piece of pieces(source)) {
      digester.update(piece);
      seen(piece.length);
    }
    return digester.done();
  }
  if (source.size <= WHOLE) {
    const bytes = await source.read(0, source.size);
    const hashing = sha256(bytes);
    const crc = crc32(bytes);
    seen(bytes.length);
    return { crc, sha256: await hashing };
  }
  const hash = new Sha256();
  let crc = 0;
  for await (const piece of pieces(source)) {
    hash.update(piece);
    crc = crc32(piece, crc);
    seen(piece.length);
  }
  return { crc, sha256: toHex(hash.digest()) };
}
