import type { Table } from 'dexie';
import { sealEntry } from './chain';
import type { LogRow, RecourseDatabase } from './database';
import type { Entry, EntryKind, SealedEntry } from './entry';
import { EvidenceError, stored } from './errors';
import { firstPreviousLink, random128 } from './hash';
import { loadKey } from './key';

/** An entry before it has its place. Genesis and key-change are made by the log itself. */
export type Draft = Omit<Entry, 'v' | 'chain' | 'seq' | 'salt' | 'kind'> & { kind: Exclude<EntryKind, 'genesis' | 'key-change'> };

/** Writes that stand or fall with an append. `run` works inside its transaction: database calls only; what it throws undoes all. */
export interface Alongside {
  tables: Table[];
  run(sealed: SealedEntry): PromiseLike<void>;
}

/** Where a chain ends. `count` is the number of lines, genesis included. */
export interface Head {
  chain: string;
  seq: number;
  count: number;
  link: string;
}

/** The head on which an append was built is no longer the head. */
class HeadMoved extends Error {}

/**
 * Appends an entry to this profile's chain and answers once it is on disk. The first append also makes entry 0, genesis.
 *
 * Hashes are made outside, then one short transaction re-reads the head and writes only if it has not moved; otherwise the
 * append starts again, so that no number of tabs can fork the chain. Never call it from inside a transaction.
 * Throws a TypeError for a draft without canonical form, CannotStore, or EvidenceError 'error.quota' | 'error.storage' |
 * 'error.part-not-stored'; whenever it throws, log and blobs are as before.
 */
export async function appendEntry(db: RecourseDatabase, draft: Draft, alongside?: Alongside): Promise<SealedEntry> {
  const fingerprint = (await loadKey(db)).fingerprint;
  return onlyOne(async () => {
    // Without locks another appender may win each round; each round some append succeeds, so the loop ends.
    for (;;) {
      const before = await head(db);
      const sealed = await sealNext(draft, before, fingerprint);
      try {
        await stored(() => write(db, before, sealed, alongside));
        return sealed.at(-1) as SealedEntry;
      } catch (error) {
        if (!(error instanceof HeadMoved)) throw error;
      }
    }
  });
}

/** The end of this profile's own chain, or null while nothing was ever logged. */
export async function head(db: RecourseDatabase): Promise<Head | null> {
  const row = await stored(() => db.heads.get({ own: 1 }));
  return row ? { chain: row.chain, seq: row.seq, count: row.seq + 1, link: row.link } : null;
}

/** Entries of this profile's chain in order, those of one case if asked. Removed entries are left out; their tombstones are in. */
export async function readLog(db: RecourseDatabase, options: { caseId?: string } = {}): Promise<SealedEntry[]> {
  const { caseId } = options;
  const end = await head(db);
  if (!end) return [];
  const rows = await stored(() =>
    caseId === undefined
      ? db.entries.where('[chain+seq]').between([end.chain, 0], [end.chain, end.seq], true, true).toArray()
      : db.entries.where('entry.case').equals(caseId).toArray(),
  );
  return rows
    .filter((row) => row.chain === end.chain && row.seq <= end.seq)
    .sort((a, b) => a.seq - b.seq)
    .flatMap(({ chain, seq, entry, entryHash, link }) => (entry ? [{ chain, seq, entry, entryHash, link }] : []));
}

/** A Web Lock round the append only, where the browser has them: a capture that hangs must not keep others from appending. */
async function onlyOne<T>(append: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks;
  return locks ? locks.request('recourse-append', append) : append();
}

async function sealNext(draft: Draft, before: Head | null, fingerprint: string): Promise<SealedEntry[]> {
  if (before) return [await sealEntry(entryOf(draft, before.chain, before.seq + 1), before.link)];
  const chain = random128();
  const genesis: Entry = {
    v: 1,
    chain,
    seq: 0,
    kind: 'genesis',
    case: '',
    salt: random128(),
    time: draft.time,
    parts: [],
    completeness: [],
    body: { chain, keyFingerprint: fingerprint },
  };
  const first = await sealEntry(genesis, firstPreviousLink);
  return [first, await sealEntry(entryOf(draft, chain, 1), first.link)];
}

/** Member by member: a stray key on a draft would make every verifier refuse the line. */
function entryOf(draft: Draft, chain: string, seq: number): Entry {
  const { utcMs, iso, zone, boot, monotonicMs } = draft.time;
  return {
    v: 1,
    chain,
    seq,
    kind: draft.kind,
    case: draft.case,
    salt: random128(),
    time: { utcMs, iso, zone, boot, monotonicMs },
    parts: draft.parts.map(({ name, sha256, size, type }) => ({ name, sha256, size, type })),
    completeness: draft.completeness,
    body: draft.body,
  };
}

function write(db: RecourseDatabase, before: Head | null, sealed: SealedEntry[], alongside?: Alongside): PromiseLike<void> {
  const tables = new Set<Table>([db.entries, db.heads, db.blobs, ...(alongside?.tables ?? [])]);
  return db.transaction('rw', [...tables], async () => {
    const now = await db.heads.get({ own: 1 });
    if (now?.link !== before?.link) throw new HeadMoved();
    const last = sealed.at(-1) as SealedEntry;
    await refuseMissingParts(db, last.entry);
    await db.entries.bulkAdd(sealed.map(rowOf));
    if (now) await db.heads.update(now.chain, { seq: last.seq, link: last.link });
    else await db.heads.add({ chain: last.chain, seq: last.seq, link: last.link, own: 1, lastVerified: null, lastBackup: null, damaged: [] });
    await alongside?.run(last);
  });
}

async function refuseMissingParts(db: RecourseDatabase, entry: Entry): Promise<void> {
  const wanted = new Set(entry.parts.map((part) => part.sha256));
  if (wanted.size === 0) return;
  const there = await db.blobs.where('sha256').anyOf([...wanted]).count();
  if (there !== wanted.size) throw new EvidenceError('error.part-not-stored');
}

function rowOf(sealed: SealedEntry): LogRow {
  return { ...sealed, blobs: [...new Set(sealed.entry.parts.map((part) => part.sha256))] };
}
