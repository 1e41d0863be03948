import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { sourceOf } from '../../lib/package/source';
import { writeZip } from '../../lib/package/zip/write';
import { readZip } from '../../lib/package/zip/read';

/** A file that is no good backup, and the message that must be said of it. */
export interface BadFile {
  what: string;
  path: string;
  says: string;
}

/** Files that somebody may bring in place of a backup, made of a good one and of a package. */
export async function badFiles(backup: string, zip: string): Promise<BadFile[]> {
  const folder = mkdtempSync(join(tmpdir(), 'recourse-bad-'));
  const put = (name: string, bytes: Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const good = readFileSync(backup);
  const flipped = Buffer.from(good);
  flipped[flipped.length >> 1]! ^= 4;
  const letter = put('letter.txt', Buffer.from('no backup, but a letter\n'.repeat(40)));
  execFileSync('python3', ['-m', 'zipfile', '-c', join(folder, 'letter.zip'), letter]);
  return [
    { what: 'a text', path: letter, says: 'error.backup-not-one' },
    { what: 'an archive of something else', path: join(folder, 'letter.zip'), says: 'error.backup-not-one' },
    { what: 'a package', path: zip, says: 'error.backup-not-one' },
    { what: 'a backup without its end', path: put('cut.zip', good.subarray(0, -1000)), says: 'error.backup-cut' },
    { what: 'a backup with one bit turned', path: put('flipped.zip', flipped), says: 'error.backup-damaged' },
    { what: 'a backup of a newer version', path: put('newer.zip', await newer(good)), says: 'error.backup-newer' },
  ];
}

/** The backup as a version to come would number it, whole in every other way. */
async function newer(backup: Buffer): Promise<Uint8Array> {
  const files = (await readZip(sourceOf(Uint8Array.from(backup)))).map(({ name, start, size }) => {
    const bytes = backup.subarray(start, start + size);
    const later = name === 'manifest.json' ? Buffer.from(bytes.toString().replace(/"v":\d+\}$/, '"v":99}')) : bytes;
    if (name === 'manifest.json' && later.equals(bytes)) throw new Error('the manifest tells no version at its end');
    return { name, size: later.length, crc: crc32(later), pieces: () => [later] };
  });
  const written: Uint8Array[] = [];
  await writeZip(files, { write: async (bytes) => void written.push(bytes.slice()) });
  return Buffer.concat(written);
}
