import { type Digests, type Source, digests, pageDigesters, pieces, sourceOf } from '../package/source';
import { type Sink, type ZipFile, writeZip } from '../package/zip/write';
import { type BackedBlob, type BackedChain, CASES, MANIFEST, blobName, chainName, damagedName, manifestOf } from './backup-format';
import { canonical, canonicalBytes } from './canonical';
import { type HeadRow, type LogRow, type RecourseDatabase, rowsOf } from './database';
import type { Entry } from './entry';
import { EvidenceError, stored } from './errors';
import { firstPreviousLink, hashEntry, isHash, nextLink, sha256 } from './hash';
import { openPart } from './parts';

/** What the writing of a backup needs from outside. */
export interface BackupOptions {
  /** Epoch ms. */
  now: number;
  /** Name and version of the program. */
  tool: string;
  signal?: AbortSignal;
  onProgress?(progress: { done: number; total: number }): void;
}

/** What was written. */
export interface WrittenBackup {
  /** File name, ASCII; it tells UTC. */
  name: string;
  size: number;
  /** The own chain, and the seq of the last entry in the file. */
  chain: string;
  seq: number;
  /** Parts and entries that were damaged on this disk already, and were carried as they are or named as missing. */
  damaged: number;
}

/**
 * Writes the whole log (every chain, every part, every case with its answers) as one moment's picture, in the form of backup-format.ts.
 * Parts are read a piece at a time; the log's lines alone are held.
 *
 * Throws EvidenceError 'error.log-empty' when nothing was ever logged, 'error.log-damaged' when a chain cannot be followed (a line is gone or
 * a link broken), 'error.backup-moved' when an exhibit was removed meanwhile; CannotStore; an AbortError when `signal` aborts.
 */
export async function writeBackup(db: RecourseDatabase, sink: Sink, { now, tool, signal, onProgress = () => undefined }: BackupOptions): Promise<WrittenBackup> {
  const picture = await stored(() => snapshot(db));
  const own = picture.chains.find(({ head }) => head.own === 1)?.head;
  if (!own) throw new EvidenceError('error.log-empty');
  const lines = new Map<string, ChainLines>();
  for (const { head, rows } of picture.chains) lines.set(head.chain, await linesOf(head, rows));
  const hashes = [...new Set(picture.chains.flatMap(({ rows }) => rows.flatMap(partHashes)))].sort();
  const digesters = pageDigesters();
  const blobs: BackedBlob[] = [];
  const missing: string[] = [];

  async function* files(): AsyncGenerator<ZipFile> {
    for (const [i, hash] of hashes.entries()) {
      onProgress({ done: i, total: hashes.length });
      const part = await openPart(db, hash);
      if (!part) {
        await refuseRemoved(db, hash);
        missing.push(hash);
        continue;
      }
      const found = await digests(part, digesters);
      blobs.push({ sha256: hash, found: found.sha256, size: part.size, type: part.type });
      yield fileOf(blobName(hash), part, found);
    }
    const cases = encoded(picture.cases.map((record) => JSON.stringify(record, sortedKeys)));
    yield await textFile(CASES, cases);
    const chains: BackedChain[] = [];
    for (const { head } of picture.chains) {
      const { told, damaged } = lines.get(head.chain) as ChainLines;
      const bytes = encoded(told);
      chains.push({
        chain: head.chain,
        own: head.own === 1,
        seq: head.seq,
        head: head.link,
        sha256: await sha256(bytes),
        damaged: damaged.length === 0 ? null : await sha256(encoded(damaged)),
      });
      yield await textFile(chainName(head.chain), bytes);
    }
    for (const [chain, { damaged }] of lines) if (damaged.length > 0) yield await textFile(damagedName(chain), encoded(damaged));
    const content = { madeAt: now, tool, blobs, missing, chains, cases: { count: picture.cases.length, sha256: await sha256(cases) } };
    yield await textFile(MANIFEST, canonicalBytes(manifestOf(content)));
    onProgress({ done: hashes.length, total: hashes.length });
  }

  const size = await writeZip(files(), sink, signal);
  const changed = blobs.filter(({ sha256: hash, found }) => hash !== found).length;
  const entries = [...lines.values()].reduce((sum, { damaged }) => sum + damaged.length, 0);
  return { name: backupName(now), size, chain: own.chain, seq: own.seq, damaged: missing.length + changed + entries };
}

/** Remembers that everything up to `seq` lies in a backup. `at` is epoch ms. */
export async function markBackedUp(db: RecourseDatabase, { chain, seq }: Pick<WrittenBackup, 'chain' | 'seq'>, at: number): Promise<void> {
  await stored(() => db.heads.update(chain, { lastBackup: at, backedUpTo: seq }));
}

/** 'RECOURSE-BACKUP-20260302T033456Z.zip' */
function backupName(now: number): string {
  return `RECOURSE-BACKUP-${new Date(now).toISOString().replace(/\.\d+Z$/, 'Z').replace(/[-:]/g, '')}.zip`;
}

function snapshot(db: RecourseDatabase) {
  return db.transaction('r', [db.heads, db.entries, db.imported, db.cases], async () => {
    const chains: { head: HeadRow; rows: LogRow[] }[] = [];
    for (const head of await db.heads.orderBy('chain').toArray()) {
      chains.push({ head, rows: await rowsOf(db, head).where('[chain+seq]').between([head.chain, 0], [head.chain, head.seq], true, true).toArray() });
    }
    return { chains, cases: await db.cases.orderBy('id').toArray() };
  });
}

interface ChainLines {
  /** As in a package's log: the entry, or its place. */
  told: string[];
  /** Entries whose content lost its hash. */
  damaged: string[];
}

async function linesOf(head: HeadRow, rows: LogRow[]): Promise<ChainLines> {
  const lines: ChainLines = { told: [], damaged: [] };
  let link = firstPreviousLink;
  for (const [seq, row] of rows.entries()) {
    if (row.seq !== seq || !isHash(row.entryHash)) throw new EvidenceError('error.log-damaged');
    link = await nextLink(link, row.entryHash);
    if (link !== row.link) throw new EvidenceError('error.log-damaged');
    const place = canonical({ seq, entryHash: row.entryHash });
    const whole = row.entry !== null && (await isWhole(row.entry, row.entryHash));
    // Without its genesis a chain cannot be read at all.
    if (seq === 0 && !whole) throw new EvidenceError('error.log-damaged');
    if (row.entry && !whole) lines.damaged.push(canonical(row.entry));
    lines.told.push(row.entry && whole ? canonical(row.entry) : place);
  }
  if (rows.length !== head.seq + 1 || link !== head.link) throw new EvidenceError('error.log-damaged');
  return lines;
}

async function isWhole(entry: Entry, entryHash: string): Promise<boolean> {
  try {
    return (await hashEntry(entry)) === entryHash;
  } catch (error) {
    // What has no canonical form any more was never sealed like this, and no line can hold it.
    if (error instanceof TypeError) throw new EvidenceError('error.log-damaged', { cause: error });
    throw error;
  }
}

function partHashes({ entry }: LogRow): string[] {
  return entry?.parts.map(({ sha256: hash }) => hash) ?? [];
}

/** A part that is gone is damage, unless its exhibit was removed after the picture was taken. */
async function refuseRemoved(db: RecourseDatabase, hash: string): Promise<void> {
  const uses = await stored(async () => (await db.entries.where('blobs').equals(hash).count()) + (await db.imported.where('blobs').equals(hash).count()));
  if (uses === 0) throw new EvidenceError('error.backup-moved');
}

function encoded(lines: string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
}

function fileOf(name: string, source: Source, { crc }: Digests): ZipFile {
  return { name, size: source.size, crc, pieces: () => pieces(source) };
}

async function textFile(name: string, bytes: Uint8Array): Promise<ZipFile> {
  const source = sourceOf(bytes);
  return fileOf(name, source, await digests(source));
}

/** For JSON.stringify: the same record always gives the same bytes. */
function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
