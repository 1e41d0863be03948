import { type Digesters, pageDigesters } from '../package/source';
import { type HeadRow, type LogRow, type RecourseDatabase, rowsOf } from './database';
import { stored } from './errors';
import { firstPreviousLink, hashEntry, isHash, nextLink } from './hash';
import { type PartState, checkPart } from './parts';

/** Rows read at a time, so that memory stays flat however long the log is. */
const stride = 200;

/** One thing that is not as it was sealed. `name` and `sha256` tell the part, null for the entry itself. */
export interface Damage {
  seq: number;
  what: 'entry-changed' | 'entry-missing' | 'link-broken' | 'head-wrong' | 'part-changed' | 'part-missing';
  name: string | null;
  sha256: string | null;
}

/** What a self-audit found. `entries` and `parts` were looked at; `damaged` is empty when everything is whole. */
export interface Audit {
  /** Epoch ms, as given. */
  at: number;
  entries: number;
  parts: number;
  damaged: Damage[];
}

/**
 * Recomputes every chain and hashes every stored part again, by evidence.md ("The log"). What is damaged is listed and remembered with the
 * head, never dropped; `lastVerified` moves only when everything was whole. Entries appended meanwhile are left to the next audit.
 * `now` is epoch ms. Throws CannotStore or EvidenceError when the database itself cannot be read.
 */
export async function auditLog(db: RecourseDatabase, now: number): Promise<Audit> {
  const audit: Audit = { at: now, entries: 0, parts: 0, damaged: [] };
  for (const head of await stored(() => db.heads.toArray())) {
    const damaged = [...(await auditEntries(db, head, audit)), ...(await auditEnd(db, head))];
    // A log that stood beside the own one and was removed meanwhile is not damaged.
    if (damaged.length > 0 && !(await stored(() => db.heads.get(head.chain)))) continue;
    audit.damaged.push(...damaged);
    const found = { damaged, lastAudit: now, ...(damaged.length === 0 ? { lastVerified: now } : {}) };
    await stored(() => db.heads.update(head.chain, found));
  }
  return audit;
}

async function auditEntries(db: RecourseDatabase, head: HeadRow, audit: Audit): Promise<Damage[]> {
  const damaged: Damage[] = [];
  const looked = new Map<string, PartState>();
  const digesters = pageDigesters();
  // Null after a line whose link is unknown: the next link cannot be recomputed, and the line itself was reported.
  let previous: string | null = firstPreviousLink;
  for (let from = 0; from <= head.seq; from += stride) {
    const to = Math.min(from + stride - 1, head.seq);
    const rows = await stored(() => rowsOf(db, head).where('[chain+seq]').between([head.chain, from], [head.chain, to], true, true).toArray());
    const bySeq = new Map(rows.map((row) => [row.seq, row]));
    for (let seq = from; seq <= to; seq++) {
      const row = bySeq.get(seq);
      if (row) {
        audit.entries++;
        if (!(await entryIsWhole(row))) damaged.push(atEntry(seq, 'entry-changed'));
        if (!(await linkIsWhole(row, previous))) damaged.push(atEntry(seq, 'link-broken'));
        damaged.push(...(await auditParts(db, head, row, looked, digesters)));
      } else {
        damaged.push(atEntry(seq, 'entry-missing'));
      }
      previous = row && isHash(row.link) ? row.link : null;
    }
  }
  audit.parts += looked.size;
  return damaged;
}

/** The head must be the link of the last line, and nothing may stand behind it. */
async function auditEnd(db: RecourseDatabase, audited: HeadRow): Promise<Damage[]> {
  return stored(() =>
    db.transaction('r', [db.heads, rowsOf(db, audited)], async () => {
      const { chain } = audited;
      const head = await db.heads.get(chain);
      const last = await rowsOf(db, audited).where('[chain+seq]').between([chain, 0], [chain, Number.MAX_SAFE_INTEGER]).last();
      const right = head !== undefined && last !== undefined && last.seq === head.seq && last.link === head.link;
      return right ? [] : [atEntry(head?.seq ?? 0, 'head-wrong')];
    }),
  );
}

async function entryIsWhole({ chain, seq, entry, entryHash }: LogRow): Promise<boolean> {
  if (!entry) return isHash(entryHash);
  if (entry.chain !== chain || entry.seq !== seq) return false;
  try {
    return (await hashEntry(entry)) === entryHash;
  } catch (error) {
    // What has no canonical form any more was never sealed like this.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function linkIsWhole(row: LogRow, previous: string | null): Promise<boolean> {
  if (!isHash(row.link) || !isHash(row.entryHash)) return false;
  return previous === null || (await nextLink(previous, row.entryHash)) === row.link;
}

async function auditParts(db: RecourseDatabase, head: HeadRow, row: LogRow, looked: Map<string, PartState>, digesters: Digesters): Promise<Damage[]> {
  const damaged: Damage[] = [];
  for (const part of row.entry?.parts ?? []) {
    const state = looked.get(part.sha256) ?? (await checkPart(db, part.sha256, digesters));
    looked.set(part.sha256, state);
    if (state !== 'whole') damaged.push({ seq: row.seq, what: `part-${state}`, name: part.name, sha256: part.sha256 });
  }
  if (damaged.length === 0) return damaged;
  // The exhibit may have been removed since its row was read: that is no damage.
  const now = await stored(() => rowsOf(db, head).get([row.chain, row.seq]));
  return now?.entry ? damaged : [];
}

function atEntry(seq: number, what: Damage['what']): Damage {
  return { seq, what, name: null, sha256: null };
}
