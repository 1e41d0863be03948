import { canonical } from '../evidence/canonical';
import type { Canonical } from '../evidence/entry';
import { isHash } from '../evidence/hash';
import { DEEPEST_JSON } from './format';
import { Refusal } from './refusal';

export type JsonObject = { [key: string]: Canonical };

/** UTF-8 text without byte-order mark, strictly decoded. Throws Refusal('text-form'). */
export function decode(bytes: Uint8Array, where: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal('text-form', where);
  }
}

/**
 * The value of a text that must be canonical JSON as format.ts asks: parsing and writing again gives the same text, so doubled keys,
 * spaces, other number forms, needless escapes and lone surrogates all fail. Throws Refusal('json-form').
 */
export function parseCanonical(text: string, where: string): Canonical {
  try {
    if (depth(text) > DEEPEST_JSON) throw new Refusal('json-form', where);
    const value = JSON.parse(text) as Canonical;
    if (canonical(value) === text) return value;
  } catch {
    // SyntaxError from the parser and TypeError from the writer mean the same here: not the one allowed form.
  }
  throw new Refusal('json-form', where);
}

/** An object with exactly these keys. Throws Refusal('json-fields'). */
export function fields(value: Canonical | undefined, keys: readonly string[], where: string): JsonObject {
  if (value === null || value === undefined || typeof value !== 'object' || Array.isArray(value)) throw new Refusal('json-fields', where);
  const found = Object.keys(value).sort();
  if (found.length !== keys.length || found.some((key, i) => key !== keys[i])) throw new Refusal('json-fields', where);
  return value;
}

/** A list. Throws Refusal('json-fields'). */
export function list(value: Canonical | undefined, where: string): Canonical[] {
  if (!Array.isArray(value)) throw new Refusal('json-fields', where);
  return value;
}

export function text(value: Canonical | undefined, where: string): string {
  if (typeof value !== 'string') throw new Refusal('json-fields', where);
  return value;
}

/** A whole number, 0 or more. */
export function natural(value: Canonical | undefined, where: string): number {
  if (typeof value !== 'number' || value < 0) throw new Refusal('json-fields', where);
  return value;
}

export function hash(value: Canonical | undefined, where: string): string {
  if (!isHash(value)) throw new Refusal('json-fields', where);
  return value;
}

/** Deepest nesting of brackets outside strings; for text of any kind. */
function depth(json: string): number {
  let now = 0;
  let most = 0;
  let inside = false;
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (inside) {
      if (char === '\\') i++;
      else if (char === '"') inside = false;
    } else if (char === '"') inside = true;
    else if (char === '[' || char === '{') most = Math.max(most, ++now);
    else if (char === ']' || char === '}') now--;
  }
  return most;
}
