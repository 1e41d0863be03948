import { byPlace, LARGEST_DIRECTORY, MOST_FILES } from '../format';
import { Refusal } from '../refusal';
import type { Source } from '../source';
import { nameProblem } from './names';
import * as zip from './headers';
import type { ZipEntry } from './headers';

/** An entry with the place of its bytes. */
export interface ZipPlace extends ZipEntry {
  /** Where its data start. */
  start: number;
}


/**
 * Reads an archive's directory and checks that every byte outside the files' data is the only one that the profile allows. The data
 * themselves are not read: compare their CRC-32 while hashing.
 *
 * Throws Refusal with one of: zip-end (no end record at the very end: cut short, junk or a comment behind it), zip-directory (directory
 * and end records disagree, or tell more than LARGEST_DIRECTORY or MOST_FILES: nothing of it is read then), zip-name, zip-duplicate (case-fold twins included), zip-order, zip-method (not STORE), zip-flags, zip-size
 * (sizes differ), zip-extra, zip-comment, zip-fixed (time, version, host, attributes, disk), zip-gap (bytes before, between or shared by
 * entries), zip-header (local header differs from the directory).
 */
export async function readZip(source: Source): Promise<ZipPlace[]> {
  const { count, size, offset } = await readEnd(source);
  if (size > LARGEST_DIRECTORY || count > MOST_FILES) throw new Refusal('zip-directory', 'too large');
  const directory = await source.read(offset, size);
  const entries = readDirectory(directory, count);
  const places: ZipPlace[] = [];
  let at = 0;
  for (const entry of entries) {
    if (entry.offset !== at) throw new Refusal('zip-gap', entry.name);
    const header = zip.localHeader(entry);
    if (at + header.length + entry.size > offset) throw new Refusal('zip-gap', entry.name);
    if (!equal(await source.read(at, header.length), header)) throw new Refusal('zip-header', entry.name);
    places.push({ ...entry, start: at + header.length });
    at += header.length + entry.size;
  }
  if (at !== offset) throw new Refusal('zip-gap', 'before the directory');
  return places;
}

async function readEnd(source: Source): Promise<{ count: number; size: number; offset: number }> {
  if (source.size < zip.END_SIZE) throw new Refusal('zip-end');
  const long = zip.END_SIZE + zip.LOCATOR_SIZE + zip.END64_SIZE;
  const length = Math.min(source.size, long);
  const tail = await source.read(source.size - length, length);
  const view = viewOf(tail);
  const end = length - zip.END_SIZE;
  if (view.getUint32(end, true) !== zip.END_SIGNATURE || view.getUint16(end + 20, true) !== 0) throw new Refusal('zip-end');
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let offset = view.getUint32(end + 16, true);
  if (count === zip.FULL16 || size === zip.FULL32 || offset === zip.FULL32) {
    if (length < long || view.getUint32(0, true) !== zip.END64_SIGNATURE) throw new Refusal('zip-end', 'Zip64');
    count = u64(view, 32);
    size = u64(view, 40);
    offset = u64(view, 48);
  }
  const expected = zip.endRecords(count, size, offset);
  if (offset + size + expected.length !== source.size) throw new Refusal('zip-directory');
  if (!equal(tail.subarray(length - expected.length), expected)) throw new Refusal('zip-end', 'fields');
  return { count, size, offset };
}

function readDirectory(bytes: Uint8Array, count: number): ZipEntry[] {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  let at = 0;
  while (at < bytes.length) {
    if (at + zip.CENTRAL_SIZE > bytes.length || view.getUint32(at, true) !== zip.CENTRAL_SIGNATURE) throw new Refusal('zip-directory');
    const { entry, length } = readCentral(bytes, view, at);
    const problem = nameProblem(entry.name, seen);
    if (problem) throw new Refusal(problem, printable(entry.name));
    const before = entries.at(-1);
    if (before && byPlace(before.name, entry.name) > 0) throw new Refusal('zip-order', entry.name);
    entries.push(entry);
    at += length;
  }
  if (entries.length !== count) throw new Refusal('zip-directory', 'count');
  return entries;
}

function readCentral(bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry; length: number } {
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
  const length = zip.CENTRAL_SIZE + nameLength + extraLength + commentLength;
  if (at + length > bytes.length) throw new Refusal('zip-directory');
  let name = '';
  for (const byte of bytes.subarray(at + zip.CENTRAL_SIZE, at + zip.CENTRAL_SIZE + nameLength)) name += String.fromCharCode(byte);
  if (view.getUint16(at + 8, true) !== 0) throw new Refusal('zip-flags', printable(name));
  if (view.getUint16(at + 10, true) !== 0) throw new Refusal('zip-method', printable(name));
  if (commentLength > 0) throw new Refusal('zip-comment', printable(name));
  if (view.getUint32(at + 20, true) !== view.getUint32(at + 24, true)) throw new Refusal('zip-size', printable(name));
  const entry: ZipEntry = {
    name,
    crc: view.getUint32(at + 16, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  readZip64(entry, view, at + zip.CENTRAL_SIZE + nameLength, extraLength);
  const expected = zip.centralHeader(entry);
  if (expected.length !== length) throw new Refusal('zip-extra', printable(name));
  if (!equal(bytes.subarray(at, at + length), expected)) throw new Refusal('zip-fixed', printable(name));
  return { entry, length };
}

/** Fills in the values that the Zip64 field holds; whether the field is needed and well made, the comparison afterwards tells. */
function readZip64(entry: ZipEntry, view: DataView, at: number, length: number): void {
  const largeSize = entry.size === zip.FULL32;
  const largeOffset = entry.offset === zip.FULL32;
  const needed = (largeSize ? 16 : 0) + (largeOffset ? 8 : 0);
  if (length !== (needed ? needed + 4 : 0)) throw new Refusal('zip-extra', printable(entry.name));
  if (largeSize) entry.size = u64(view, at + 4);
  if (largeOffset) entry.offset = u64(view, at + 4 + (largeSize ? 16 : 0));
}

function u64(view: DataView, at: number): number {
  const value = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
  if (!Number.isSafeInteger(value)) throw new Refusal('zip-directory', 'Zip64');
  return value;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** A name from an untrusted archive, safe to show. */
function printable(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '?').slice(0, 120);
}
