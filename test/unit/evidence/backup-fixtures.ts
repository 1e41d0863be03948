import { emptyRecord } from '../../../lib/cases/record';
import { writeBackup } from '../../../lib/evidence/backup';
import type { RecourseDatabase } from '../../../lib/evidence/database';
import type { SealedEntry } from '../../../lib/evidence/entry';
import { beginCapture, savePart, sealCapture } from '../../../lib/evidence/journal';
import { sourceOf } from '../../../lib/package/source';
import { clockAt, order, page, place, text } from './fixtures';

export const madeAt = Date.UTC(2026, 2, 2, 3, 34, 56);

/** A sealed capture with the given files. */
export async function capture(db: RecourseDatabase, files: Record<string, string>, caseId = order): Promise<SealedEntry> {
  const id = await beginCapture(db, { case: caseId, page, place }, clockAt());
  for (const [name, content] of Object.entries(files)) await savePart(db, id, text(name, content), clockAt());
  return sealCapture(db, id, { page, completeness: [] }, clockAt());
}

/** The record of an order, changed at a given time. */
export const orderRecord = (subject: string, updatedAt: number) => ({ ...emptyRecord('kmong', 'order', subject, 1), title: '로고 İlan', updatedAt });

/** The bytes of a backup made now. */
export async function backedUp(db: RecourseDatabase): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  await writeBackup(db, { write: async (bytes) => void pieces.push(bytes.slice()) }, { now: madeAt, tool: 'Recourse 0' });
  return new Uint8Array(Buffer.concat(pieces));
}

/** A backup as a file that is read in stretches. */
export const fileOf = (bytes: Uint8Array<ArrayBuffer>) => sourceOf(new Blob([bytes]));

/** Everything that a log is made of, as stored. */
export async function logOf(db: RecourseDatabase) {
  const heads = (await db.heads.toArray()).map(({ chain, seq, link, own }) => ({ chain, seq, link, own }));
  return { entries: await db.entries.toArray(), imported: await db.imported.toArray(), heads, blobs: await db.blobs.toArray(), cases: await db.cases.toArray() };
}
