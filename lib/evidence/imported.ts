import type { RecourseDatabase } from './database';
import type { SealedEntry } from './entry';
import { EvidenceError, stored } from './errors';
import { dropUnused, tablesOfUse } from './parts';

/** Entries of a case in logs that stand beside the own one, oldest first within each. They are never appended to, counted or exported with the own log. */
export async function readImported(db: RecourseDatabase, caseId: string): Promise<SealedEntry[]> {
  const rows = await stored(() => db.imported.where('entry.case').equals(caseId).toArray());
  return rows
    .sort((a, b) => (a.chain === b.chain ? a.seq - b.seq : a.chain < b.chain ? -1 : 1))
    .flatMap(({ chain, seq, entry, entryHash, link }) => (entry ? [{ chain, seq, entry, entryHash, link }] : []));
}

/** A log that stands beside the own one: its chain's id, its number of lines, and when it began, epoch ms (null where its first line is gone). */
export interface OtherLog {
  chain: string;
  count: number;
  begun: number | null;
}

/** All of them. */
export async function otherLogs(db: RecourseDatabase): Promise<OtherLog[]> {
  const heads = (await stored(() => db.heads.toArray())).filter(({ own }) => own !== 1);
  const genesis = await stored(() => db.imported.bulkGet(heads.map(({ chain }) => [chain, 0])));
  return heads.map(({ chain, seq }, i) => ({ chain, count: seq + 1, begun: genesis[i]?.entry?.time.utcMs ?? null }));
}

/**
 * Removes a log that stands beside the own one: its lines, its end, and the parts that nothing else refers to, in one transaction. Cases that
 * came with it stay: they may be followed here by now. Throws EvidenceError 'error.not-removable' for the own log and for one that is not
 * there, 'error.storage', CannotStore; whenever it throws, everything is as before.
 */
export async function removeImported(db: RecourseDatabase, chain: string): Promise<void> {
  await stored(() =>
    db.transaction('rw', [...tablesOfUse(db), db.heads], async () => {
      const head = await db.heads.get(chain);
      if (!head || head.own === 1) throw new EvidenceError('error.not-removable');
      const lines = db.imported.where('[chain+seq]').between([chain, 0], [chain, Number.MAX_SAFE_INTEGER]);
      const hashes = new Set<string>();
      await lines.each(({ blobs }) => blobs.forEach((hash) => hashes.add(hash)));
      await lines.delete();
      await db.heads.delete(chain);
      await dropUnused(db, [...hashes]);
    }),
  );
}
