import type { Entry } from '../evidence/entry';
import { sha256 } from '../evidence/hash';
import { DERIVED, DERIVED_KEYS, folderOf, PART_NAME, WITHHELD, WITHHELD_KEYS } from './format';
import { decode, fields, hash, list, natural, parseCanonical, text, type JsonObject } from './json';
import { Refusal } from './refusal';

/** What a verifier knows of a file after reading it once. */
export interface Seen {
  size: number;
  sha256: string;
}

/** A sealed part that was left out on choice: one object of `data/withheld.json`. */
export interface WithheldPart {
  seq: number;
  name: string;
  sha256: string;
  /** Why, in a word of the person or the tool that left it out. */
  why: string;
}

/** A copy made from a sealed part: one object of `data/derived/derived.json`. */
export interface DerivedFile {
  seq: number;
  name: string;
  sha256: string;
  /** Hash of the sealed part it was made from. */
  from: string;
  /** How: 'stitched', 'masked' and the like. */
  how: string;
}

type Disclosed = readonly { entry: Entry; text: string }[];

/** Reads `data/withheld.json`. Throws Refusal: text-form, json-form, json-fields, withheld-form (empty, or not in order). */
export function readWithheld(bytes: Uint8Array): WithheldPart[] {
  const parts = objects(bytes, WITHHELD, WITHHELD_KEYS).map((item) => ({
    ...place(item, WITHHELD),
    why: text(item['why'], WITHHELD),
  }));
  if (parts.length === 0 || !inOrder(parts)) throw new Refusal('withheld-form');
  return parts;
}

/** Reads `data/derived/derived.json`. Throws Refusal: text-form, json-form, json-fields, derived-form. */
export function readDerived(bytes: Uint8Array): DerivedFile[] {
  const files = objects(bytes, DERIVED, DERIVED_KEYS).map((item) => ({
    ...place(item, DERIVED),
    from: hash(item['from'], DERIVED),
    how: text(item['how'], DERIVED),
  }));
  if (files.length === 0 || !inOrder(files)) throw new Refusal('derived-form');
  return files;
}

/**
 * Holds `data/items/` against the disclosed entries, in order of seq and of parts. Throws Refusal: part-missing, meta-differs,
 * withheld-present (listed as left out and yet there), withheld-unknown (listed as left out and no such part), part-size, part-hash,
 * part-extra (a file that no entry tells).
 */
export async function checkItems(entries: Disclosed, files: ReadonlyMap<string, Seen>, withheld: readonly WithheldPart[]): Promise<void> {
  const extra = new Set([...files.keys()].filter((name) => name.startsWith('data/items/')));
  const left = new Map(withheld.map((part) => [`${part.seq}/${part.name}`, part.sha256]));
  for (const { entry, text: line } of entries) {
    if (entry.parts.length === 0) continue;
    const folder = `data/items/${folderOf(entry.seq)}`;
    const meta = `${folder}/meta.json`;
    if (!files.has(meta)) throw new Refusal('part-missing', meta);
    if (files.get(meta)!.sha256 !== (await sha256(new TextEncoder().encode(line)))) throw new Refusal('meta-differs', meta);
    extra.delete(meta);
    for (const part of entry.parts) {
      const name = `${folder}/${part.name}`;
      const file = files.get(name);
      const place = `${entry.seq}/${part.name}`;
      extra.delete(name);
      if (left.has(place)) {
        if (left.get(place) !== part.sha256) throw new Refusal('withheld-unknown', name);
        if (file) throw new Refusal('withheld-present', name);
        left.delete(place);
        continue;
      }
      if (!file) throw new Refusal('part-missing', name);
      if (file.size !== part.size) throw new Refusal('part-size', name);
      if (file.sha256 !== part.sha256) throw new Refusal('part-hash', name);
    }
  }
  const [unknown] = left.keys();
  if (unknown !== undefined) throw new Refusal('withheld-unknown', unknown);
  const [more] = [...extra].sort();
  if (more !== undefined) throw new Refusal('part-extra', more);
}

/** Holds `data/derived/` against its list and the sealed parts. Throws Refusal: derived-source, derived-missing, derived-hash, derived-unlisted. */
export function checkDerived(entries: Disclosed, files: ReadonlyMap<string, Seen>, derived: readonly DerivedFile[]): void {
  const extra = new Set([...files.keys()].filter((name) => name.startsWith('data/derived/') && name !== DERIVED));
  for (const { seq, name, sha256: told, from } of derived) {
    const path = `data/derived/${folderOf(seq)}/${name}`;
    const source = entries.find(({ entry }) => entry.seq === seq)?.entry.parts.some((part) => part.sha256 === from);
    if (!source) throw new Refusal('derived-source', path);
    const file = files.get(path);
    if (!file) throw new Refusal('derived-missing', path);
    if (file.sha256 !== told) throw new Refusal('derived-hash', path);
    extra.delete(path);
  }
  const [more] = [...extra].sort();
  if (more !== undefined) throw new Refusal('derived-unlisted', more);
}

function objects(bytes: Uint8Array, where: string, keys: readonly string[]): JsonObject[] {
  return list(parseCanonical(decode(bytes, where), where), where).map((item) => fields(item, keys, where));
}

function place(item: JsonObject, where: string): { seq: number; name: string; sha256: string } {
  const name = text(item['name'], where);
  if (!PART_NAME.test(name)) throw new Refusal('part-name', where);
  return { seq: natural(item['seq'], where), name, sha256: hash(item['sha256'], where) };
}

/** By seq, then name in byte order, none twice. */
function inOrder(items: readonly { seq: number; name: string }[]): boolean {
  return items.every((item, i) => {
    const before = items[i - 1];
    return !before || before.seq < item.seq || (before.seq === item.seq && before.name < item.name);
  });
}
