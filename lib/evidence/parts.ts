import Dexie, { type Table } from 'dexie';
import { type Digesters, PIECE, type Source, digests, pageDigesters, pieces, sourceOf } from '../package/source';
import type { BlobRow, RecourseDatabase } from './database';
import type { Part } from './entry';
import { stored } from './errors';
import { sha256 } from './hash';

/** Bytes to keep under a name of an exhibit. */
export interface NewPart {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What stored bytes are, held against their hash. */
export type PartState = 'whole' | 'changed' | 'missing';

/** Stored bytes held against their hash, read anew each time. */
export type ReadPart = { state: 'whole' | 'changed'; bytes: Uint8Array<ArrayBuffer> } | { state: 'missing' };

/** A stored part that is read from the disk as it is asked for. */
export interface StoredPart extends Source {
  type: string;
}

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

/**
 * A stored part, its bytes unchecked; null when it is not there, or not all of it. What stands in pieces is read a piece at a time, so that memory
 * stays flat. Throws CannotStore or EvidenceError when the database cannot be read at all.
 */
export async function openPart(db: RecourseDatabase, hash: string): Promise<StoredPart | null> {
  const row = await stored(() => db.blobs.get(hash));
  if (!row) return null;
  const { bytes, type, size } = row;
  if (bytes) return { ...sourceOf(bytes), type };
  const there = await stored(() => piecesOf(db, hash).count());
  if (there !== Math.ceil(size / PIECE)) return null;
  return { size, type, read: (offset, length) => readPieces(db, hash, offset, length), walk: (offset, length) => walkPieces(db, hash, offset, length) };
}

/** Reads stored bytes into memory and hashes them again. Throws as `openPart`. */
export async function readPart(db: RecourseDatabase, hash: string): Promise<ReadPart> {
  const part = await openPart(db, hash);
  if (!part) return { state: 'missing' };
  const bytes = (await part.read(0, part.size)) as Uint8Array<ArrayBuffer>;
  return { state: (await sha256(bytes)) === hash ? 'whole' : 'changed', bytes };
}

/** Hashes stored bytes again without holding them. Whoever checks many parts gives the same `digesters` to all. Throws as `openPart`. */
export async function checkPart(db: RecourseDatabase, hash: string, digesters: Digesters = pageDigesters()): Promise<PartState> {
  const part = await openPart(db, hash);
  if (!part) return 'missing';
  return (await digests(part, digesters)).sha256 === hash ? 'whole' : 'changed';
}

/**
 * Puts bytes down for an entry that is not there yet, a large part in pieces. They are marked as waiting before the first byte is written: what a
 * stop leaves behind is swept away. Not checked here. Throws EvidenceError 'error.quota' | 'error.storage', CannotStore, and what `source` throws.
 */
export async function stagePart(db: RecourseDatabase, { sha256: hash, type }: Pick<BlobRow, 'sha256' | 'type'>, source: Source): Promise<void> {
  const { size } = source;
  if (size <= PIECE) {
    const bytes = (await source.read(0, size)).slice();
    await stored(() =>
      db.transaction('rw', [db.blobs, db.staging], async () => {
        await db.staging.put({ sha256: hash });
        await db.blobs.put({ sha256: hash, bytes, type, size });
      }),
    );
    return;
  }
  await stored(() =>
    db.transaction('rw', [db.pieces, db.staging], async () => {
      await db.staging.put({ sha256: hash });
      // Pieces of a damaged copy: it may have had more of them.
      await piecesOf(db, hash).delete();
    }),
  );
  let at = 0;
  for await (const piece of pieces(source)) {
    const bytes = piece.slice();
    await stored(() => db.pieces.put({ sha256: hash, at, bytes }));
    at += piece.length;
  }
  await stored(() => db.blobs.put({ sha256: hash, bytes: null, type, size }));
}

/** Tables that a transaction with `dropUnused` in it spans. */
export function tablesOfUse(db: RecourseDatabase): Table[] {
  return [db.entries, db.imported, db.journal, db.staging, db.blobs, db.pieces];
}

/** Removes those of the parts that no entry, no open capture and no restore under way refers to. Runs inside a transaction over `tablesOfUse`. */
export async function dropUnused(db: RecourseDatabase, hashes: readonly string[]): Promise<void> {
  const open = await db.journal.where('state').anyOf('open', 'sealing').toArray();
  const held = new Set(open.flatMap((row) => ('parts' in row ? row.parts.map((part) => part.sha256) : [])));
  for (const hash of new Set(hashes)) {
    if (held.has(hash) || (await db.staging.get(hash))) continue;
    const uses = (await db.entries.where('blobs').equals(hash).count()) + (await db.imported.where('blobs').equals(hash).count());
    if (uses > 0) continue;
    await db.blobs.delete(hash);
    await piecesOf(db, hash).delete();
  }
}

function piecesOf(db: RecourseDatabase, hash: string) {
  return db.pieces.where('[sha256+at]').between([hash, Dexie.minKey], [hash, Dexie.maxKey]);
}

/** A piece that is shorter or longer than it was written is cut or filled up: the hash tells that it changed, and who reads gets as many bytes as asked for. */
async function readPieces(db: RecourseDatabase, hash: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  for (let at = offset - (offset % PIECE); at < offset + length; at += PIECE) {
    const row = await stored(() => db.pieces.get([hash, at]));
    const from = Math.max(at, offset);
    const piece = row?.bytes.subarray(from - at, Math.min(PIECE, offset + length - at)) ?? new Uint8Array(0);
    bytes.set(piece, from - offset);
    if (row) letGo(row.bytes);
  }
  return bytes;
}

async function* walkPieces(db: RecourseDatabase, hash: string, offset: number, length: number): AsyncGenerator<Uint8Array> {
  for (let at = offset; at < offset + length; at += PIECE) {
    const piece = await readPieces(db, hash, at, Math.min(PIECE, offset + length - at));
    yield piece;
    letGo(piece);
  }
}

/** Gives memory back at once that the collector would be late for: a buffer that is moved to nobody is gone. */
function letGo({ buffer }: Uint8Array<ArrayBuffer>): void {
  structuredClone(null, { transfer: [buffer] });
}
