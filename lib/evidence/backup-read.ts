import { type CaseRecord, emptyRecord } from '../cases/record';
import { crc32 } from '../package/zip/crc32';
import { decode } from '../package/json';
import { readLog } from '../package/log-read';
import { Refusal } from '../package/refusal';
import { type Digesters, type Source, digests, pageDigesters, stretch } from '../package/source';
import { LOCAL_SIZE } from '../package/zip/headers';
import { type ZipPlace, readZip } from '../package/zip/read';
import { type BackedBlob, type BackedChain, CASES, MANIFEST, type Manifest, NewerBackup, blobName, chainName, damagedName, readManifest } from './backup-format';
import { isWithheld, verifyChain } from './chain';
import type { LogRow } from './database';
import type { Entry } from './entry';
import { EvidenceError } from './errors';
import { sha256 } from './hash';
import { rowOf } from './log';

/** Largest of the files that are read whole beside the parts, bytes. */
const largestText = 256 * 1024 * 1024;

/** A backup that was read and found whole, but for the bytes of its parts: those are checked as they are read. */
export interface OpenBackup {
  manifest: Manifest;
  chains: { told: BackedChain; rows: LogRow[] }[];
  cases: CaseRecord[];
  /** How many entries carry a content that lost its hash before the backup was made. */
  spoiled: number;
  /** A part, its bytes held against their hash. Throws EvidenceError 'error.backup-damaged'. */
  part(one: BackedBlob): Promise<Source>;
}

/**
 * Reads a file as a backup (backup-format.ts) and checks all of it but the parts' bytes. Nothing is believed: sizes are held against the file, names
 * against the manifest, chains are recomputed, and each part must be named by an entry.
 *
 * Throws EvidenceError 'error.backup-not-one' (no backup at all), 'error.backup-cut' (its end is gone), 'error.backup-newer' (made by a newer
 * version), 'error.backup-damaged' (anything else that is not as it was written).
 */
export async function readBackup(source: Source): Promise<OpenBackup> {
  try {
    return await read(source);
  } catch (error) {
    if (error instanceof NewerBackup) throw new EvidenceError('error.backup-newer', { cause: error });
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'backup-format') throw new EvidenceError('error.backup-not-one', { cause: error });
    if (error.code === 'zip-end') throw new EvidenceError((await startsAsArchive(source)) ? 'error.backup-cut' : 'error.backup-not-one', { cause: error });
    throw new EvidenceError((await startsAsBackup(source)) ? 'error.backup-damaged' : 'error.backup-not-one', { cause: error });
  }
}

async function read(source: Source): Promise<OpenBackup> {
  const places = new Map((await readZip(source)).map((place) => [place.name, place]));
  const text = async (name: string, hash: string | null) => {
    const place = places.get(name);
    if (!place || place.size > largestText) throw new Refusal('backup-file', name);
    const bytes = await bytesAt(source, place);
    if (hash !== null && (await sha256(bytes)) !== hash) throw new Refusal('backup-file', name);
    return bytes;
  };
  // An archive of another kind is no damaged backup.
  if (!places.has(MANIFEST)) throw new Refusal('backup-format', 'no manifest');
  const manifest = readManifest(await text(MANIFEST, null));
  refuseOtherFiles(places, manifest);
  const chains: OpenBackup['chains'] = [];
  let spoiled = 0;
  for (const told of manifest.chains) {
    const damaged = told.damaged === null ? null : await text(damagedName(told.chain), told.damaged);
    const contents = damaged === null ? new Map<number, Entry>() : spoiledIn(damaged, told.chain);
    spoiled += contents.size;
    chains.push({ told, rows: await rowsIn(told, await text(chainName(told.chain), told.sha256), contents) });
  }
  refuseOtherParts(manifest, chains.flatMap(({ rows }) => rows.flatMap(({ blobs }) => blobs)));
  const cases = casesIn(await text(CASES, manifest.cases.sha256), manifest.cases.count);
  const digesters = pageDigesters();
  return { manifest, chains, cases, spoiled, part: (one) => partIn(source, places.get(blobName(one.sha256)), one, digesters) };
}

/** Exactly the files that the manifest names, each part of the size that it tells. */
function refuseOtherFiles(places: ReadonlyMap<string, ZipPlace>, { blobs, chains }: Manifest): void {
  const wanted = new Set([MANIFEST, CASES, ...chains.flatMap(({ chain, damaged }) => [chainName(chain), ...(damaged === null ? [] : [damagedName(chain)])])]);
  for (const { sha256: hash, size } of blobs) {
    wanted.add(blobName(hash));
    if (places.get(blobName(hash))?.size !== size) throw new Refusal('backup-file', blobName(hash));
  }
  if (places.size !== wanted.size) throw new Refusal('backup-file', 'more or less files than the manifest names');
}

function refuseOtherParts({ blobs, missing }: Manifest, used: string[]): void {
  const held = [...blobs.map(({ sha256: hash }) => hash), ...missing].sort();
  const needed = [...new Set(used)].sort();
  if (held.length !== needed.length || held.some((hash, i) => hash !== needed[i])) throw new Refusal('backup-file', 'parts');
}

async function rowsIn(told: BackedChain, log: Uint8Array, spoiled: ReadonlyMap<number, Entry>): Promise<LogRow[]> {
  const lines = readLog(log).map(({ line }) => line);
  const check = await verifyChain(lines);
  if (!check.ok || check.chain !== told.chain || check.head !== told.head || check.count !== told.seq + 1) throw new Refusal('backup-chain', told.chain);
  for (const seq of spoiled.keys()) {
    const place = lines[seq];
    if (!place || !isWithheld(place)) throw new Refusal('backup-chain', told.chain);
  }
  return lines.map((line, seq) => {
    const entry = isWithheld(line) ? (spoiled.get(seq) ?? null) : line;
    return rowOf({ chain: told.chain, seq, entry, entryHash: check.entryHashes[seq] as string, link: check.links[seq] as string });
  });
}

/** Contents by seq that no longer have their entry's hash. */
function spoiledIn(bytes: Uint8Array, chain: string): Map<number, Entry> {
  const contents = new Map<number, Entry>();
  for (const { line } of readLog(bytes)) {
    if (isWithheld(line) || line.chain !== chain || contents.has(line.seq)) throw new Refusal('backup-chain', chain);
    contents.set(line.seq, line);
  }
  return contents;
}

function casesIn(bytes: Uint8Array, count: number): CaseRecord[] {
  const lines = decode(bytes, CASES).split('\n').slice(0, -1);
  const records = lines.map(recordIn);
  if (records.length !== count || new Set(records.map(({ id }) => id)).size !== count) throw new Refusal('backup-file', CASES);
  return records;
}

/** A record with every member of the kind that this version writes; what an older version did not know has its empty value. */
function recordIn(line: string): CaseRecord {
  const value = jsonOf(line);
  const { site, kind, subject, createdAt } = value as Partial<CaseRecord>;
  const named = (site === 'kmong' || site === 'r10') && (kind === 'order' || kind === 'service' || kind === 'listing' || kind === 'account' || kind === 'conversation') && typeof subject === 'string';
  if (!named || typeof createdAt !== 'number') throw new Refusal('backup-file', CASES);
  const empty = emptyRecord(site, kind, subject, createdAt);
  const record = { ...empty, ...value };
  const odd = Object.entries(empty).some(([key, sample]) => !alike(record[key as keyof CaseRecord], sample));
  if (odd || record.id !== empty.id) throw new Refusal('backup-file', CASES);
  return record;
}

function jsonOf(line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // SyntaxError: falls through to the one refusal.
  }
  throw new Refusal('backup-file', CASES);
}

/** An empty value shows its kind but for null, beside which anything may stand. */
function alike(value: unknown, sample: unknown): boolean {
  if (sample === null) return value !== undefined;
  return typeof value === typeof sample && value !== null && Array.isArray(value) === Array.isArray(sample);
}

async function partIn(source: Source, place: ZipPlace | undefined, { found }: BackedBlob, digesters: Digesters): Promise<Source> {
  if (!place) throw new EvidenceError('error.backup-damaged');
  const part = stretch(source, place.start, place.size);
  const sums = await digests(part, digesters);
  if (sums.crc !== place.crc || sums.sha256 !== found) throw new EvidenceError('error.backup-damaged');
  return part;
}

async function bytesAt(source: Source, { name, start, size, crc }: ZipPlace): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await source.read(start, size));
  if (bytes.length !== size || crc32(bytes) !== crc) throw new Refusal('backup-file', name);
  return bytes;
}

async function startsAsArchive(source: Source): Promise<boolean> {
  const start = await source.read(0, Math.min(4, source.size));
  return start.length === 4 && start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4;
}

/** True when the archive's first file bears the name of a backup's first one: a part, or the cases where there is none. Another program's archive is no damaged backup. */
async function startsAsBackup(source: Source): Promise<boolean> {
  const name = new TextDecoder().decode(await source.read(LOCAL_SIZE, Math.max(0, Math.min(CASES.length, source.size - LOCAL_SIZE))));
  return name.startsWith(blobName('')) || name === CASES;
}
