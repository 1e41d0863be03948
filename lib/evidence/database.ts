import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { CaseRecord } from '../cases/record';
import type { Damage } from './audit';
import type { Entry, EntryTime, Part } from './entry';
import { EvidenceError, openedOrRefused } from './errors';

/** A line of a log at its place. `entry` is null once its content was removed; hash and link stay for ever. */
export interface LogRow {
  chain: string;
  seq: number;
  entry: Entry | null;
  entryHash: string;
  link: string;
  /** SHA-256 of each part, indexed, so that a shared blob is found before it is removed. */
  blobs: string[];
}

/** Where a chain ends, and what the last self-audit said of it. */
export interface HeadRow {
  chain: string;
  seq: number;
  link: string;
  /** 1 on the one chain that this profile appends to; absent on imported, read-only chains. Unique index. */
  own?: 1;
  /** Epoch ms of the last audit that found everything whole; null before the first. */
  lastVerified: number | null;
  /** Epoch ms of the last backup; null before the first. */
  lastBackup: number | null;
  /** Seq of the last entry that the last backup holds. */
  backedUpTo?: number;
  /** Epoch ms of the last audit, whatever it found. */
  lastAudit?: number;
  /** What the last audit found damaged; stays until a later audit finds it whole. */
  damaged: Damage[];
}

/**
 * The bytes of a part by their hash. A Uint8Array and not a Blob: both browsers keep it inside the transaction that wrote it,
 * whereas a Blob is a handle that can outlive or lose its file.
 */
export interface BlobRow {
  sha256: string;
  /** Null where they stand in pieces, so that nobody has to hold a large file whole. */
  bytes: Uint8Array<ArrayBuffer> | null;
  type: string;
  size: number;
}

/** A piece of a large part: `PIECE` bytes from `at`, a multiple of it; the last may be shorter. */
export interface PieceRow {
  sha256: string;
  at: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The page as it stood at one end of a capture. */
export interface PageState {
  url: string;
  title: string;
  documentId: string;
}

/** The window and tab in which a capture runs; null for one that needs no page, such as a file that the user picked. */
export interface Place {
  windowId: number;
  tabId: number;
}

/** A capture under way. */
export interface OpenCapture {
  captureId: string;
  state: 'open' | 'sealing';
  case: string;
  page: PageState;
  place: Place | null;
  begun: EntryTime;
  /** Epoch ms of the last sign of life. */
  aliveAt: number;
  parts: Part[];
}

/** A capture that ended; nothing of its content is kept here. */
export interface EndedCapture {
  captureId: string;
  state: 'sealed' | 'aborted';
  chain: string;
  seq: number;
}

export type JournalRow = OpenCapture | EndedCapture;

/** The profile's signing key. The private half cannot be exported. */
export interface KeyRow {
  id: 'signing';
  pair: CryptoKeyPair;
  /** Public key, SPKI DER. */
  spki: Uint8Array<ArrayBuffer>;
  /** Lower-case hex SHA-256 of `spki`. */
  fingerprint: string;
}

/** Bytes that a restore has put down for entries that are not there yet; swept when the restore did not come to its end. */
export interface StagedRow {
  sha256: string;
}

/** Version of the stored shapes; a later one comes with an upgrade of its own. */
const version = 3;

/** Everything that Recourse keeps, in the extension's own origin. Only the background and extension pages open it. */
export class RecourseDatabase extends Dexie {
  /** This profile's own chain, and no other: what is counted here is what it can export. */
  entries!: Table<LogRow, [string, number]>;
  /** Chains of other logs, kept beside the own one to be looked at. */
  imported!: Table<LogRow, [string, number]>;
  heads!: EntityTable<HeadRow, 'chain'>;
  blobs!: EntityTable<BlobRow, 'sha256'>;
  pieces!: Table<PieceRow, [string, number]>;
  journal!: Table<JournalRow, string>;
  keys!: EntityTable<KeyRow, 'id'>;
  cases!: EntityTable<CaseRecord, 'id'>;
  staging!: EntityTable<StagedRow, 'sha256'>;

  constructor(options: DexieOptions) {
    super('recourse', { ...options, chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      entries: '[chain+seq], entry.case, entry.kind, [entry.case+entry.kind], *blobs',
      heads: 'chain, &own',
      blobs: 'sha256',
      journal: 'captureId, state',
      keys: 'id',
      cases: 'id, site, kind, updatedAt',
    });
    this.version(2).stores({ imported: '[chain+seq], entry.case, *blobs', staging: 'sha256' });
    this.version(version).stores({ pieces: '[sha256+at]' });
    // Dexie would open data of a later version and write old shapes into it; its own numbers stand in tens at the browser.
    this.on('ready', (db) => {
      if (db.backendDB().version > version * 10) throw new EvidenceError('error.newer-data');
    });
  }
}

/** The table that holds a chain's lines: the own one's, or that of the chains beside it. */
export function rowsOf(db: RecourseDatabase, { own }: Pick<HeadRow, 'own'>): RecourseDatabase['entries'] {
  return own === 1 ? db.entries : db.imported;
}

/**
 * The database. It opens on first use; where the browser refuses, that first use throws CannotStore.
 * `options` is for another IndexedDB than the global one.
 */
export function openDatabase(options: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'> = {}): RecourseDatabase {
  return new RecourseDatabase(options);
}

/** Opens it now and answers it, so that a browser that gives no database is known before any work. Throws CannotStore or EvidenceError. */
export async function opened(db: RecourseDatabase): Promise<RecourseDatabase> {
  await openedOrRefused(() => db.open());
  return db;
}
