import { type LogLine, verifyChain } from './chain';
import type { LogRow, RecourseDatabase } from './database';
import type { Entry } from './entry';
import { EvidenceError, stored } from './errors';
import { hashEntry } from './hash';

/** A chain as a package carries it: each of `lines` in canonical JSON is one line of data/log.jsonl. */
export interface LogExport {
  chain: string;
  /** Seq of the last line. */
  seq: number;
  /** Number of lines, genesis and withheld ones included. */
  count: number;
  /** The last link. */
  head: string;
  lines: LogLine[];
  /** Seqs of the case's entries whose content no longer matches its hash: their place is told, their content is not. */
  damaged: number[];
}

/**
 * This profile's chain in order, as one moment's picture: whole entries for genesis, every key-change and those of the cases, only
 * `{ seq, entryHash }` for the rest, for removed entries and for the seqs in `withheld`. Hashes are recomputed on the way out.
 * Throws EvidenceError 'error.log-empty' when nothing was ever logged, 'error.log-damaged' when the chain itself does not verify.
 */
export async function exportLines(db: RecourseDatabase, options: { caseIds: readonly string[]; withheld?: readonly number[] }): Promise<LogExport> {
  const { end, rows } = await stored(() => snapshot(db));
  if (!end) throw new EvidenceError('error.log-empty');
  const held = new Set(options.withheld);
  const cases = new Set(options.caseIds);
  const lines: LogLine[] = [];
  const damaged: number[] = [];
  for (const row of rows) {
    const entry = row.entry;
    const told = entry !== null && isTold(entry, cases, held);
    const whole = told && (await isWhole(row, entry));
    if (told && !whole) damaged.push(row.seq);
    lines.push(whole ? entry : { seq: row.seq, entryHash: row.entryHash });
  }
  const check = await verifyChain(lines);
  if (!check.ok || check.head !== end.link || check.count !== end.seq + 1) throw new EvidenceError('error.log-damaged');
  return { chain: end.chain, seq: end.seq, count: check.count, head: check.head, lines, damaged };
}

function snapshot(db: RecourseDatabase) {
  return db.transaction('r', [db.heads, db.entries], async () => {
    const end = await db.heads.get({ own: 1 });
    const rows = end ? await db.entries.where('[chain+seq]').between([end.chain, 0], [end.chain, end.seq], true, true).toArray() : [];
    return { end, rows };
  });
}

function isTold(entry: Entry, cases: ReadonlySet<string>, held: ReadonlySet<number>): boolean {
  if (entry.kind === 'genesis' || entry.kind === 'key-change') return true;
  return cases.has(entry.case) && !held.has(entry.seq);
}

async function isWhole(row: LogRow, entry: Entry): Promise<boolean> {
  try {
    return (await hashEntry(entry)) === row.entryHash;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
