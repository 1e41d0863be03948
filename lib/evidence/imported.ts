import type { RecourseDatabase } from './database';
import type { SealedEntry } from './entry';
import { stored } from './errors';

/** Entries of a case in logs that stand beside the own one, oldest first within each. They are never appended to, counted or exported with the own log. */
export async function readImported(db: RecourseDatabase, caseId: string): Promise<SealedEntry[]> {
  const rows = await stored(() => db.imported.where('entry.case').equals(caseId).toArray());
  return rows
    .sort((a, b) => (a.chain === b.chain ? a.seq - b.seq : a.chain < b.chain ? -1 : 1))
    .flatMap(({ chain, seq, entry, entryHash, link }) => (entry ? [{ chain, seq, entry, entryHash, link }] : []));
}

/** A log that stands beside the own one: its chain's id, and its number of lines. */
export interface OtherLog {
  chain: string;
  count: number;
}

/** All of them. */
export async function otherLogs(db: RecourseDatabase): Promise<OtherLog[]> {
  const heads = await stored(() => db.heads.toArray());
  return heads.filter(({ own }) => own !== 1).map(({ chain, seq }) => ({ chain, count: seq + 1 }));
}
