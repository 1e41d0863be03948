import type { CaseRecord } from '../cases/record';
import type { OpenBackup } from './backup-read';
import { type HeadRow, type LogRow, type RecourseDatabase, rowsOf } from './database';
import { EvidenceError, stored } from './errors';
import { hashEntry } from './hash';

/**
 * What became of a backup. 'restored': the browser had no log, and has this one now. 'extended': it had an older state of the same log.
 * 'beside': it has a log of its own, and this one stands beside it, to be looked at. 'nothing': all of it was here already.
 */
export type RestoreOutcome = 'restored' | 'extended' | 'beside' | 'nothing';

/** What a restore will write, worked out against the log as it stands. */
export interface RestorePlan {
  outcome: RestoreOutcome;
  /** Heads as they stood: the plan holds only as long as they do. */
  before: HeadRow[];
  heads: HeadRow[];
  rows: { own: LogRow[]; imported: LogRow[] };
  cases: CaseRecord[];
  /** Parts that the log will refer to; those not yet stored, or stored with other bytes, are to be put. */
  needed: ReadonlySet<string>;
  /** Parts of entries that the backup shows as removed. */
  released: string[];
}

/**
 * Holds a backup against what is stored. A chain that is here already is continued, or left alone where the backup is older; an entry that was
 * removed on either side after the other was written stays removed; an entry whose content is damaged here is mended.
 * Throws EvidenceError 'error.backup-forked' when a chain is here and went on differently.
 */
export async function planRestore(db: RecourseDatabase, { chains, cases, manifest }: OpenBackup): Promise<RestorePlan> {
  const before = await stored(() => db.heads.toArray());
  const hadOwn = before.some(({ own }) => own === 1);
  const plan: RestorePlan & { needed: Set<string> } = {
    outcome: 'nothing',
    before,
    heads: [],
    rows: { own: [], imported: [] },
    cases: [],
    needed: new Set(),
    released: [],
  };
  let follows = !hadOwn;
  for (const { told, rows } of chains) {
    const here = before.find(({ chain }) => chain === told.chain);
    const own = here ? here.own === 1 : told.own && !hadOwn;
    const kept = here ? await stored(() => rowsOf(db, here).where('[chain+seq]').between([told.chain, 0], [told.chain, here.seq], true, true).toArray()) : [];
    const bySeq = new Map(kept.map((row) => [row.seq, row]));
    if (here) refuseFork(here, bySeq, rows);
    const grows = !here || told.seq > here.seq;
    const put: LogRow[] = [];
    for (const row of rows) {
      const old = bySeq.get(row.seq);
      const chosen = old ? await newer(old, row, grows) : row;
      if (chosen !== old) put.push(chosen);
      for (const hash of chosen.blobs) plan.needed.add(hash);
      plan.released.push(...(old?.blobs.filter((hash) => !chosen.blobs.includes(hash)) ?? []));
    }
    (own ? plan.rows.own : plan.rows.imported).push(...put);
    if (own && told.own && grows) follows = true;
    if (!grows) continue;
    const backed = own && told.own ? { lastBackup: manifest.madeAt, backedUpTo: told.seq } : {};
    const fresh: HeadRow = { chain: told.chain, seq: told.seq, link: told.head, lastVerified: null, lastBackup: null, damaged: [], ...(own ? { own: 1 as const } : {}) };
    plan.heads.push(here ? { ...here, seq: told.seq, link: told.head, ...backed } : { ...fresh, ...backed });
    plan.outcome = worded(plan.outcome, own, here !== undefined);
  }
  plan.cases = await casesToPut(db, cases, follows);
  return plan;
}

/** Both must have the same link at the last place that both have: a link stands for all before it. */
function refuseFork(here: HeadRow, kept: ReadonlyMap<number, LogRow>, rows: readonly LogRow[]): void {
  const last = Math.min(here.seq, rows.length - 1);
  const link = last === here.seq ? here.link : kept.get(last)?.link;
  if (link !== rows[last]?.link) throw new EvidenceError('error.backup-forked');
}

function worded(so: RestoreOutcome, own: boolean, known: boolean): RestoreOutcome {
  if (own) return known ? 'extended' : 'restored';
  return so === 'nothing' ? 'beside' : so;
}

/** Of two rows of one place: what is removed stays removed, by whichever side is later; what is damaged here is mended. */
async function newer(old: LogRow, row: LogRow, grows: boolean): Promise<LogRow> {
  if (!old.entry) return old;
  if (!row.entry) return grows ? row : old;
  return (await isWhole(old)) || !(await isWhole(row)) ? old : row;
}

async function isWhole({ entry, entryHash }: LogRow): Promise<boolean> {
  try {
    return entry !== null && (await hashEntry(entry)) === entryHash;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * Records to put: of the own log those that are newer than what is here. Of another log those that are not here at all, and no account: what is
 * said of another account must not judge a case of this one.
 */
async function casesToPut(db: RecourseDatabase, cases: CaseRecord[], follows: boolean): Promise<CaseRecord[]> {
  const here = new Map((await stored(() => db.cases.toArray())).map((record) => [record.id, record]));
  return cases.filter((record) => {
    const old = here.get(record.id);
    if (follows) return !old || record.updatedAt > old.updatedAt;
    return !old && record.kind !== 'account';
  });
}
