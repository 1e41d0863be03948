import { byPlace } from '../format';
import { nameProblem } from './names';
import { centralHeader, endRecords, localHeader, type ZipEntry } from './headers';

/** Where a package is written to, piece by piece; `write` settles when the piece has been taken. */
export interface Sink {
  write(bytes: Uint8Array): Promise<void>;
}

/** A file to be put into the archive. Size and CRC-32 are known beforehand: the profile has no data descriptors. */
export interface ZipFile {
  name: string;
  size: number;
  crc: number;
  /** The file's bytes in order; read once. */
  pieces(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * Writes an archive of the profile in format.ts and returns its size in bytes. Holds one piece at a time and the directory.
 *
 * Throws a RangeError for a name that the profile does not allow, for files out of order, and for a file whose pieces are not `size`
 * bytes long: a wrong archive is never finished.
 */
export async function writeZip(files: Iterable<ZipFile> | AsyncIterable<ZipFile>, sink: Sink, signal?: AbortSignal): Promise<number> {
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  let at = 0;
  const put = async (bytes: Uint8Array) => {
    signal?.throwIfAborted();
    await sink.write(bytes);
    at += bytes.length;
  };
  for await (const file of files) {
    const before = entries.at(-1);
    const problem = nameProblem(file.name, seen) ?? (before && byPlace(before.name, file.name) > 0 ? 'zip-order' : null);
    if (problem) throw new RangeError(`${problem}: ${file.name}`);
    entries.push({ name: file.name, size: file.size, crc: file.crc, offset: at });
    await put(localHeader(file));
    const end = at + file.size;
    for await (const piece of file.pieces()) await put(piece);
    if (at !== end) throw new RangeError(`${file.name} is not ${file.size} bytes long`);
  }
  const start = at;
  for (const entry of entries) await put(centralHeader(entry));
  await put(endRecords(entries.length, at - start, start));
  return at;
}
