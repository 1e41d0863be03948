import { sha256 as sha256InPieces } from '@noble/hashes/sha2.js';
import { PIECE, type Source, sourceOf } from '../package/source';
import type { RecourseDatabase } from './database';
import type { Part } from './entry';
import { EvidenceError, stored } from './errors';
import { sha256, toHex } from './hash';
import { checkPart, dropUnused, stagePart, tablesOfUse } from './parts';

/** Largest file whose bytes are kept. Memory does not grow with it, but each check of the log and of a package reads it again. */
export const MOST_KEPT = 1024 * 1024 * 1024;
/** Above this a file's bytes are kept only when the user asks. */
export const KEPT_BY_DEFAULT = 50 * 1000 * 1000;

/** Endings that stay in a kept file's name. Others become `.bin`: a package should hold nothing that a double click runs. */
const ENDINGS = new Set('ai apng avif bmp csv doc docx eps fig flac gif gz heic hwp hwpx idml indd jpeg jpg key m4a mov mp3 mp4 odt otf pdf png ppt pptx psd rar rtf sketch tar tif tiff ttf txt wav webm webp woff woff2 xd xls xlsx zip 7z'.split(' '));

export interface FileWork {
  signal?: AbortSignal;
  /** `done` and `total` in bytes. */
  onProgress?(progress: { done: number; total: number }): void;
}

/** ASCII name under which a package holds a kept file; the file's own name stands in the entry. */
export function partNameOf(name: string): string {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return `file.${ENDINGS.has(ending) ? ending : 'bin'}`;
}

/** Exactly the bytes from `start`. Throws EvidenceError 'error.file-unreadable' | 'error.file-changed'. */
async function read(file: Blob, start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = (await sourceOf(file).read(start, length)) as Uint8Array<ArrayBuffer>;
  } catch (error) {
    // The browser's one name for a file that went away, is locked, or is not the one that was chosen any more.
    if (error instanceof DOMException) throw new EvidenceError('error.file-unreadable', { cause: error });
    throw error;
  }
  if (bytes.length !== length) throw new EvidenceError('error.file-changed');
  return bytes;
}

/**
 * SHA-256 of a file in lower-case hex, read in pieces: memory stays flat however large it is. Its first and last piece are read again at the end, so that
 * a file written to meanwhile is told where the browser itself does not. Throws EvidenceError 'error.file-unreadable' | 'error.file-changed', an AbortError when `signal` aborts.
 */
export async function hashFile(file: Blob, { signal, onProgress = () => undefined }: FileWork = {}): Promise<string> {
  const hash = sha256InPieces.create();
  const total = file.size;
  const ends = new Map<number, string>();
  const last = Math.max(0, Math.ceil(total / PIECE) - 1) * PIECE;
  for (let at = 0; at < total; at += PIECE) {
    signal?.throwIfAborted();
    onProgress({ done: at, total });
    const piece = await read(file, at, Math.min(PIECE, total - at));
    if (at === 0 || at === last) ends.set(at, await sha256(piece));
    hash.update(piece);
  }
  for (const [at, before] of ends) {
    signal?.throwIfAborted();
    if ((await sha256(await read(file, at, Math.min(PIECE, total - at)))) !== before) throw new EvidenceError('error.file-changed');
  }
  onProgress({ done: total, total });
  return toHex(hash.digest());
}

/**
 * Puts a file's bytes down, has `seal` write the entry that refers to them, and takes them away again where that failed: bytes without an entry never
 * stay. They are read back before `seal` is called; bytes that stand there whole already are not written again. `expected` is the file's hash as
 * `hashFile` told it.
 * Throws EvidenceError 'error.file-too-large' | 'error.file-unreadable' | 'error.file-changed' | 'error.quota' | 'error.storage', CannotStore, an AbortError
 * when `signal` aborts before all bytes are down, and what `seal` throws.
 */
export async function keepFile<T>(db: RecourseDatabase, file: File, expected: string, seal: (part: Part) => Promise<T>, { signal, onProgress }: FileWork = {}): Promise<T> {
  if (file.size > MOST_KEPT) throw new EvidenceError('error.file-too-large');
  const part: Part = { name: partNameOf(file.name), sha256: expected, size: file.size, type: 'application/octet-stream' };
  const source: Source = {
    size: file.size,
    read(offset, length) {
      signal?.throwIfAborted();
      onProgress?.({ done: offset, total: file.size });
      return read(file, offset, length);
    },
  };
  return oneAtATime(async () => {
    try {
      // Bytes that another exhibit holds would go with it if it were removed meanwhile.
      await stored(() => db.staging.put({ sha256: expected }));
      if ((await checkPart(db, expected)) !== 'whole') {
        await stagePart(db, part, source);
        if ((await checkPart(db, expected)) !== 'whole') throw new EvidenceError((await hashFile(file)) === expected ? 'error.storage' : 'error.file-changed');
      }
      return await seal(part);
    } finally {
      await release(db, expected);
    }
  });
}

/** The lock under which parts stand for entries that are not there yet: a background that starts meanwhile sweeps nothing away. */
async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks;
  return locks ? locks.request('recourse-restore', work) : work();
}

/** From here on an entry holds the bytes, or nothing does. */
async function release(db: RecourseDatabase, hash: string): Promise<void> {
  await stored(() =>
    db.transaction('rw', tablesOfUse(db), async () => {
      await db.staging.delete(hash);
      await dropUnused(db, [hash]);
    }),
  );
}
