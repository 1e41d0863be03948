import type { Table } from 'dexie';
import { sealEntry } from './chain';
import type { Clock } from './clock';
import type { LogRow, RecourseDatabase } from './database';
import type { Entry, EntryKind, EntryTime, SealedEntry } from './entry';
import { EvidenceError, stored } from './errors';
import { firstPreviousLink, isHash, random128 } from './hash';
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
 * append starts again, so that no number of tabs can fork the chain. Where another key signed so far, a key-change entry goes before it.
 * Never call it from inside a transaction. Throws a TypeError for a draft without canonical form, CannotStore, or EvidenceError 'error.quota' | 'error.storage' |
 * 'error.part-not-stored'; whenever it throws, log and blobs are as before.
 */
export async function appendEntry(db: RecourseDatabase, draft: Draft, alongside?: Alongside): Promise<SealedEntry> {
  const sealed = await append(db, (before, keys) => sealNext(draft, before, keys), alongside);
  return sealed.at(-1) as SealedEntry;
}

/**
 * Makes this profile's key the chain's last, as evidence.md ("The log") asks: where the chain was signed by another key (it was restored from a
 * backup, or the key's row was lost), a 'key-change' entry is appended and answered. Null when nothing was to be done, or nothing was ever logged.
 * Throws as `appendEntry` does.
 */
export async function settleKey(db: RecourseDatabase, clock: Clock): Promise<SealedEntry | null> {
  const sealed = await append(db, async (before, keys) => (before ? keyChange(before, keys, clock()) : []));
  return sealed.at(-1) ?? null;
}

/** The last visible entry that names the key which signs for this profile's chain: genesis or a key-change. */
export async function signerEntry(db: RecourseDatabase): Promise<Entry | null> {
  const rows = await stored(() => db.entries.where('entry.kind').anyOf('genesis', 'key-change').toArray());
  return rows.sort((a, b) => a.seq - b.seq).at(-1)?.entry ?? null;
}

/** Fingerprints: of this profile's key, and of the key that signs for the chain so far. */
interface Keys {
  own: string;
  last: string;
}

async function append(
  db: RecourseDatabase,
  seal: (before: Head | null, keys: Keys) => Promise<SealedEntry[]>,
  alongside?: Alongside,
): Promise<SealedEntry[]> {
  const own = (await loadKey(db)).fingerprint;
  return alone(async () => {
    // Without locks another appender may win each round; each round some append succeeds, so the loop ends.
    for (;;) {
      const before = await head(db);
      const last = (await signerEntry(db))?.body['keyFingerprint'];
      const sealed = await seal(before, { own, last: isHash(last) ? last : '' });
      if (sealed.length === 0) return sealed;
      try {
        await stored(() => write(db, before, sealed, alongside));
        return sealed;
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

/** A Web Lock round a change of the chain only, where the browser has them: a capture that hangs must not keep others from appending. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks;
  return locks ? locks.request('recourse-append', work) : work();
}

/** A key-change on top of a chain that another key signs; nothing where this profile's key signs already. */
async function keyChange(before: Head, { own, last }: Keys, time: EntryTime): Promise<SealedEntry[]> {
  if (own === last) return [];
  const draft = { kind: 'key-change' as const, case: '', time, parts: [], completeness: [], body: { keyFingerprint: own, before: last } };
  return [await sealEntry(entryOf(draft, before.chain, before.seq + 1), before.link)];
}

async function sealNext(draft: Draft, before: Head | null, keys: Keys): Promise<SealedEntry[]> {
  if (before) {
    const change = await keyChange(before, keys, draft.time);
    const { seq, link } = change[0] ?? before;
    return [...change, await sealEntry(entryOf(draft, before.chain, seq + 1), link)];
  }
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
    body: { chain, keyFingerprint: keys.own },
  };
  const first = await sealEntry(genesis, firstPreviousLink);
  return [first, await sealEntry(entryOf(draft, chain, 1), first.link)];
}

/** Member by member: a stray key on a draft would make every verifier refuse the line. */
function entryOf(draft: Omit<Draft, 'kind'> & { kind: EntryKind }, chain: string, seq: number): Entry {
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
    await db.entries.bulkAdd(sealed.map((one) => rowOf(one)));
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

/** The row of a line of a log; `entry` is null where its content was removed. */
export function rowOf(sealed: Omit<LogRow, 'blobs'>): LogRow {
  return { ...sealed, blobs: [...new Set(sealed.entry?.parts.map((part) => part.sha256))] };
}
