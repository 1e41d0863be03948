import { handOver } from '../package/hand-over';
import { sourceOf } from '../package/source';
import { type WrittenBackup, markBackedUp, writeBackup } from './backup';
import { readBackup } from './backup-read';
import type { RecourseDatabase } from './database';

const PREFIX = 'backup-';

export interface BackupFileOptions {
  /** Epoch ms. */
  now: number;
  /** Name and version of the program. */
  tool: string;
  signal: AbortSignal;
  onProgress(progress: { done: number; total: number }): void;
}

/**
 * Makes a backup, reads the finished file back as a restore would, and hands it to the browser's downloads, whose folder a cloud drive may carry.
 * The log counts as backed up only once the file lies there with its whole size.
 *
 * Runs in an extension page: the worker has neither `URL.createObjectURL` (Chromium) nor the time. Throws as `writeBackup`, `readBackup` and
 * `handOver` do; an AbortError when `signal` aborts. Nothing is left behind then.
 */
export function makeBackup(db: RecourseDatabase, options: BackupFileOptions): Promise<WrittenBackup> {
  // One at a time: two desks would sweep each other's file away.
  return navigator.locks.request('recourse-backup', () => makeFile(db, options));
}

async function makeFile(db: RecourseDatabase, { now, tool, signal, onProgress }: BackupFileOptions): Promise<WrittenBackup> {
  const folder = await navigator.storage.getDirectory();
  await sweep(folder);
  const scratch = `${PREFIX}${crypto.randomUUID()}.zip`;
  const handle = await folder.getFileHandle(scratch, { create: true });
  try {
    const writable = await handle.createWritable();
    let written: WrittenBackup;
    try {
      written = await writeBackup(db, { write: (bytes) => writable.write(bytes as Uint8Array<ArrayBuffer>) }, { now, tool, signal, onProgress });
    } catch (error) {
      await writable.abort();
      throw error;
    }
    await writable.close();
    const file = await handle.getFile();
    await readThrough(file, signal);
    await handOver(new Blob([file], { type: 'application/zip' }), written.name, signal);
    await markBackedUp(db, written, now);
    return written;
  } finally {
    await folder.removeEntry(scratch);
  }
}

async function readThrough(file: Blob, signal: AbortSignal): Promise<void> {
  const backup = await readBackup(sourceOf(file));
  for (const one of backup.manifest.blobs) {
    signal.throwIfAborted();
    await backup.part(one);
  }
}

/** Files left by a page that was closed while it made a backup. */
async function sweep(folder: FileSystemDirectoryHandle): Promise<void> {
  for await (const name of folder.keys()) if (name.startsWith(PREFIX)) await folder.removeEntry(name);
}
