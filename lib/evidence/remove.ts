import type { Clock } from './clock';
import type { RecourseDatabase } from './database';
import type { EntryKind, SealedEntry } from './entry';
import { EvidenceError, stored } from './errors';
import { appendEntry, head } from './log';
import { dropUnused, tablesOfUse } from './parts';

/** Without these the chain could not be read; a tombstone is itself the trace of a removal. */
const permanent: ReadonlySet<EntryKind> = new Set(['genesis', 'key-change', 'tombstone']);

/**
 * Removes an entry's content and bytes for good and leaves a tombstone entry, which it answers. The entry's place in the chain stays as
 * `{ seq, entryHash }`, so the chain still verifies. Bytes that another entry or an open capture shares stay.
 * `why` is the user's words, or ''. Throws EvidenceError 'error.not-removable' for what is permanent, absent or already removed, and as
 * `appendEntry` does; then nothing was removed.
 */
export async function removeEntry(db: RecourseDatabase, removal: { seq: number; why: string }, clock: Clock): Promise<SealedEntry> {
  const end = await head(db);
  const row = end && (await stored(() => db.entries.get([end.chain, removal.seq])));
  if (!row?.entry || permanent.has(row.entry.kind)) throw new EvidenceError('error.not-removable');
  const { kind, case: caseId, parts } = row.entry;
  return appendEntry(
    db,
    {
      kind: 'tombstone',
      case: caseId,
      time: clock(),
      parts: [],
      completeness: [],
      body: { removed: row.seq, entryHash: row.entryHash, kind, parts: parts.length, why: removal.why.toWellFormed() },
    },
    {
      tables: tablesOfUse(db),
      run: async () => {
        const now = await db.entries.get([row.chain, row.seq]);
        if (!now?.entry) throw new EvidenceError('error.not-removable');
        await db.entries.put({ ...now, entry: null, blobs: [] });
        await dropUnused(db, now.blobs);
      },
    },
  );
}
