import { canonicalBytes } from './canonical';
import type { Entry } from './entry';

/** What stands before the first entry: 32 zero bytes. */
export const firstPreviousLink = '0'.repeat(64);

const hash64 = /^[0-9a-f]{64}$/;

/** True for 32 bytes in lower-case hex, the only form of hashes in the log. */
export function isHash(text: unknown): text is string {
  return typeof text === 'string' && hash64.test(text);
}

/** Lower-case hex of bytes. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

/** Bytes of lower-case hex of a hash. Throws a RangeError on anything but 64 digits. */
export function fromHash(hex: string): Uint8Array<ArrayBuffer> {
  if (!isHash(hex)) throw new RangeError('not a SHA-256 in lower-case hex');
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** 128 random bits in lower-case hex: salts, chain ids, capture ids, boot ids. */
export function random128(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/** SHA-256 of bytes, lower-case hex. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));
}

/** `SHA-256("recourse/entry/1\n" ‖ JCS(entry))` in lower-case hex. Throws a TypeError when the entry has no canonical form. */
export async function hashEntry(entry: Entry): Promise<string> {
  return sha256(joined('recourse/entry/1\n', canonicalBytes(entry)));
}

/** `SHA-256("recourse/link/1\n" ‖ previous link ‖ entryHash)`, hashes as raw bytes; in and out in lower-case hex. */
export async function nextLink(previousLink: string, entryHash: string): Promise<string> {
  return sha256(joined('recourse/link/1\n', fromHash(previousLink), fromHash(entryHash)));
}

function joined(domain: string, ...pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = [new TextEncoder().encode(domain), ...pieces];
  const bytes = new Uint8Array(all.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of all) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
