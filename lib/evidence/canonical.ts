import canonicalize from 'canonicalize';
import type { Canonical } from './entry';

const printableAscii = /^[\x20-\x7e]+$/;

/** Deepest nesting, the same as a package allows. */
const deepest = 32;

/**
 * The canonical JSON text (RFC 8785) of a value of the log.
 *
 * Narrower than RFC 8785 on purpose, so that every JSON library agrees on the bytes: numbers are safe integers, keys
 * are printable ASCII, objects are plain. Throws a TypeError that names the place for a float, a lone surrogate,
 * `undefined`, a sparse list, a Date, nesting over 32 and the like; nothing is left out or turned into null silently.
 */
export function canonical(value: Canonical | object): string {
  refuse(value, '$', new Set());
  return canonicalize(value) as string;
}

/** UTF-8 bytes of the canonical JSON: what is hashed, signed and written. Throws as `canonical` does. */
export function canonicalBytes(value: Canonical | object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonical(value));
}

function refuse(value: unknown, at: string, above: Set<object>): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError(`${at}: lone surrogate`);
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${at}: not a safe integer`);
    return;
  }
  if (typeof value !== 'object') throw new TypeError(`${at}: ${typeof value} has no canonical form`);
  if (above.has(value)) throw new TypeError(`${at}: refers to itself`);
  if (above.size >= deepest) throw new TypeError(`${at}: nested more than ${deepest} deep`);
  above.add(value);
  if (Array.isArray(value)) refuseList(value, at, above);
  else refuseObject(value, at, above);
  above.delete(value);
}

function refuseList(list: unknown[], at: string, above: Set<object>): void {
  for (let i = 0; i < list.length; i++) refuse(list[i], `${at}[${i}]`, above);
}

function refuseObject(object: object, at: string, above: Set<object>): void {
  const proto: unknown = Object.getPrototypeOf(object);
  // Values that come out of IndexedDB or a message may belong to another realm, whose Object.prototype has no prototype either.
  const plain = proto === null || Object.getPrototypeOf(proto) === null;
  if (!plain) throw new TypeError(`${at}: not a plain object`);
  for (const [key, member] of Object.entries(object)) {
    if (!printableAscii.test(key) || key === 'toJSON') throw new TypeError(`${at}: key ${JSON.stringify(key)} is refused`);
    refuse(member, `${at}.${key}`, above);
  }
}
