import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RecourseDatabase } from '../../../lib/evidence/database';
import { EvidenceError } from '../../../lib/evidence/errors';
import { MOST_KEPT, hashFile, keepFile, partNameOf } from '../../../lib/evidence/file';
import { appendEntry } from '../../../lib/evidence/log';
import { PART_NAME } from '../../../lib/package/format';
import { clockAt, disk, order } from '../evidence/fixtures';

const MIB = 1024 * 1024;
const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 9)) & 255);
const file = (content: Uint8Array<ArrayBuffer>, name = '시안.zip') => new File([content], name);
const hash = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

/** A file whose slices answer as told; `taken` notes each. */
function driven(size: number, slice: (start: number, end: number, nth: number) => Promise<Uint8Array<ArrayBuffer>>) {
  const taken: [number, number][] = [];
  const source = {
    size,
    name: 'a.zip',
    slice: (start: number, end: number) => ({ arrayBuffer: async () => (await slice(start, end, taken.push([start, end]) - 1)).buffer }),
  };
  return { file: source as unknown as File, taken };
}

describe('the hash of a file', () => {
  test('FIPS 180-4: abc, and the empty file', async () => {
    expect(await hashFile(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(await hashFile(new Blob([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test.each([4 * MIB - 1, 4 * MIB, 9 * MIB + 17])('%d bytes in pieces, as another program hashes them, told as they pass', async (size) => {
    const content = bytes(size);
    const seen: number[] = [];
    expect(await hashFile(file(content), { onProgress: ({ done, total }) => seen.push(done / total) })).toBe(hash(content));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  test('a file of 4 GB is never read in pieces larger than 4 MiB', async () => {
    const stop = new AbortController();
    const { file: huge, taken } = driven(4_294_967_296, async (start, end, nth) => {
      if (nth === 20) stop.abort();
      return new Uint8Array(end - start);
    });
    await expect(hashFile(huge, { signal: stop.signal })).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(Math.max(...taken.map(([start, end]) => end - start))).toBe(4 * MIB);
    expect(taken).toHaveLength(21);
  });

  test('a file that became shorter, or other, while it was read is refused', async () => {
    const shorter = driven(5 * MIB, async (start, end) => new Uint8Array(start === 0 ? end - start : 10));
    await expect(hashFile(shorter.file)).rejects.toMatchObject({ key: 'error.file-changed' });
    const other = driven(5 * MIB, async (start, end, nth) => new Uint8Array(end - start).fill(nth < 2 ? 1 : 2));
    await expect(hashFile(other.file)).rejects.toMatchObject({ key: 'error.file-changed' });
  });

  test('a file that the browser cannot read is told as such', async () => {
    const gone = driven(10, () => Promise.reject(new DOMException('gone', 'NotReadableError')));
    await expect(hashFile(gone.file)).rejects.toMatchObject({ key: 'error.file-unreadable' });
  });
});

describe('keeping the bytes', () => {
  let db: RecourseDatabase;
  beforeEach(() => {
    db = disk()();
  });
  const content = bytes(1000);
  const seal = (parts: Parameters<Parameters<typeof keepFile>[3]>[0][]) => appendEntry(db, { kind: 'file', case: order, time: clockAt()(), parts, completeness: [], body: {} });

  test('they stand in the store once the entry does, whole, under an ASCII name, and nothing is left waiting', async () => {
    const sealed = await keepFile(db, file(content, '=cmd|시안.PDF'), hash(content), (part) => seal([part]));
    expect(sealed.entry.parts).toEqual([{ name: 'file.pdf', sha256: hash(content), size: 1000, type: 'application/octet-stream' }]);
    expect((await db.blobs.get(hash(content)))?.bytes).toEqual(content);
    expect(await db.staging.count()).toBe(0);
  });

  test('a seal that is refused leaves no bytes; bytes that another entry holds stay', async () => {
    const refused = () => Promise.reject(new EvidenceError('error.no-case'));
    await expect(keepFile(db, file(content), hash(content), refused)).rejects.toMatchObject({ key: 'error.no-case' });
    expect([await db.blobs.count(), await db.staging.count()]).toEqual([0, 0]);
    await keepFile(db, file(content), hash(content), (part) => seal([part]));
    await expect(keepFile(db, file(content), hash(content), refused)).rejects.toMatchObject({ key: 'error.no-case' });
    expect(await db.blobs.count()).toBe(1);
  });

  test('a full disk is told, nothing is sealed', async () => {
    db.blobs.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    let asked = 0;
    await expect(keepFile(db, file(content), hash(content), async () => asked++)).rejects.toMatchObject({ key: 'error.quota' });
    expect([asked, await db.staging.count(), await db.entries.count()]).toEqual([0, 0, 0]);
  });

  test('bytes of another hash than was told, and files too large to hold, are refused before anything is written', async () => {
    await expect(keepFile(db, file(content), hash(bytes(999)), () => seal([]))).rejects.toMatchObject({ key: 'error.file-changed' });
    const { file: large, taken } = driven(MOST_KEPT + 1, async () => new Uint8Array(0));
    await expect(keepFile(db, large, '', () => seal([]))).rejects.toMatchObject({ key: 'error.file-too-large' });
    expect([taken.length, await db.blobs.count()]).toEqual([0, 0]);
  });
});

test.each([
  ['로고.AI', 'file.ai'],
  ['a.tar.gz', 'file.gz'],
  ['../../etc/passwd', 'file.bin'],
  ['=HYPERLINK("x").csv', 'file.csv'],
  ['fake\u202egpj.exe', 'file.bin'],
  ['page.html', 'file.bin'],
  ['.zip', 'file.zip'],
  ['', 'file.bin'],
])('a file named %j is kept as %s', (name, expected) => {
  expect(partNameOf(name)).toBe(expected);
  expect(partNameOf(name)).toMatch(PART_NAME);
});
