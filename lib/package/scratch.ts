import type { Sink } from './zip/write';

/** A file of the origin private file system that takes a package while it is built, so that memory stays flat. */
export interface Scratch {
  sink: Sink;
  /** Ends writing and answers the file. */
  done(): Promise<File>;
  /** Removes the file, finished or not. May be called again. */
  discard(): Promise<void>;
}

const PREFIX = 'package-';

/** A new scratch file. Whatever an earlier desk left is removed first: hold the lock of `alone` meanwhile. */
export async function openScratch(): Promise<Scratch> {
  const folder = await navigator.storage.getDirectory();
  for await (const name of folder.keys()) if (name.startsWith(PREFIX)) await folder.removeEntry(name);
  const name = `${PREFIX}${crypto.randomUUID()}.zip`;
  const handle = await folder.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  let open = true;
  let there = true;
  return {
    sink: { write: (bytes: Uint8Array) => writable.write(bytes as Uint8Array<ArrayBuffer>) },
    async done() {
      await writable.close();
      open = false;
      return handle.getFile();
    },
    async discard() {
      if (open) await writable.abort();
      open = false;
      if (there) await folder.removeEntry(name);
      there = false;
    },
  };
}

/** Runs `work` while no other page of the extension runs such work; answers null when one does. */
export function alone<T>(work: () => Promise<T>): Promise<T | null> {
  return navigator.locks.request('recourse-package', { ifAvailable: true }, (lock) => (lock === null ? null : work()));
}
