import type { Table } from 'dexie';
import type { BlobRow, RecourseDatabase } from './database';
import type { Part } from './entry';
import { EvidenceError, stored } from './errors';
import { sha256 } from './hash';

/** Bytes to keep under a name of an exhibit. */
export interface NewPart {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Stored bytes held against their hash, read anew each time. */
export type ReadPart = { state: 'whole' | 'changed'; bytes: Uint8Array<ArrayBuffer> } | { state: 'missing' };

/** Names that a package allows (lib/package/format.ts), but for the file that the package itself adds. Lower case only, so that no two differ by case alone. */
const partName = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/** The row to store for new bytes, with its hash. Throws a RangeError for a name that no package could hold. */
export async function blobOf({ name, type, bytes }: NewPart): Promise<{ part: Part; row: BlobRow }> {
  if (!partName.test(name) || name === 'meta.json') throw new RangeError(`a part cannot be named ${JSON.stringify(name)}`);
  // The database keeps the whole buffer under a view, so a view of a larger one is cut out first.
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
  const hash = await sha256(own);
  return { part: { name, sha256: hash, size: bytes.length, type }, row: { sha256: hash, bytes: own, type, size: bytes.length } };
}

/** Reads stored bytes and hashes them again. Throws CannotStore or EvidenceError when the database cannot be read at all. */
export async function readPart(db: RecourseDatabase, hash: string): Promise<ReadPart> {
  const row = await stored(() => db.blobs.get(hash));
  if (!row) return { state: 'missing' };
  return { state: (await sha256(row.bytes)) === hash ? 'whole' : 'changed', bytes: row.bytes };
}

/**
 * Keeps bytes that belong to no page, such as a file that the user picked, and answers the part for a draft's `parts`.
 * They are read back and hashed again. Throws EvidenceError 'error.quota' | 'error.storage', a RangeError for a bad name.
 */
export async function keepPart(db: RecourseDatabase, fresh: NewPart): Promise<Part> {
  const { part, row } = await blobOf(fresh);
  await stored(() => db.blobs.put(row));
  if ((await readPart(db, part.sha256)).state !== 'whole') throw new EvidenceError('error.storage');
  return part;
}

/** Tables that a transaction with `dropUnused` in it spans. */
export function tablesOfUse(db: RecourseDatabase): Table[] {
  return [db.entries, db.imported, db.journal, db.staging, db.blobs];
}

/** Removes those of the blobs that no entry, no open capture and no restore under way refers to. Runs inside a transaction over `tablesOfUse`. */
export async function dropUnused(db: RecourseDatabase, hashes: readonly string[]): Promise<void> {
  const open = await db.journal.where('state').anyOf('open', 'sealing').toArray();
  const held = new Set(open.flatMap((row) => ('parts' in row ? row.parts.map((part) => part.sha256) : [])));
  for (const hash of new Set(hashes)) {
    if (held.has(hash) || (await db.staging.get(hash))) continue;
    const uses = (await db.entries.where('blobs').equals(hash).count()) + (await db.imported.where('blobs').equals(hash).count());
    if (uses === 0) await db.blobs.delete(hash);
  }
}
