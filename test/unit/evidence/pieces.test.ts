import { createHash } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog } from '../../../lib/evidence/audit';
import { type RecourseDatabase, openDatabase, opened } from '../../../lib/evidence/database';
import { keepFile } from '../../../lib/evidence/file';
import { appendEntry, readLog } from '../../../lib/evidence/log';
import { checkPart, openPart, readPart } from '../../../lib/evidence/parts';
import { removeEntry } from '../../../lib/evidence/remove';
import { restoreBackup, sweepAfterStop } from '../../../lib/evidence/restore';
import { backedUp, fileOf } from './backup-fixtures';
import { clockAt, disk, order } from './fixtures';

const PIECE = 4 * 1024 * 1024;
/** Three pieces, the last of them short; no two alike. */
const content = Uint8Array.from({ length: 2 * PIECE + 5 }, (_, i) => (i * 31 + (i >> 11) + 7 * (i >> 22)) & 255);
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const hash = sha(content);
const file = new File([content], 'work.psd');

let db: RecourseDatabase;
beforeEach(() => {
  db = disk()();
});

const seal = (parts: Parameters<Parameters<typeof keepFile>[3]>[0][]) => appendEntry(db, { kind: 'file', case: order, time: clockAt()(), parts, completeness: [], body: {} });
const keep = () => keepFile(db, file, hash, (part) => seal([part]));

describe('a large file that is kept', () => {
  test('stands in pieces of 4 MiB and is read back from any place', async () => {
    await keep();
    expect((await db.pieces.toArray()).map(({ at, bytes }) => [at, bytes.length])).toEqual([[0, PIECE], [PIECE, PIECE], [2 * PIECE, 5]]);
    const part = (await openPart(db, hash))!;
    expect([part.size, part.type]).toEqual([content.length, 'application/octet-stream']);
    for (const [from, length] of [[0, 1], [PIECE - 3, 6], [PIECE, PIECE], [PIECE + 1, PIECE + 4], [2 * PIECE + 4, 1]] as const) {
      expect(sha(await part.read(from, length)), `${from} ${length}`).toBe(sha(content.subarray(from, from + length)));
    }
    expect(await readPart(db, hash)).toMatchObject({ state: 'whole' });
    expect(await checkPart(db, hash)).toBe('whole');
  });

  test('that another exhibit holds already is not written again', async () => {
    await keep();
    db.pieces.hook('creating', () => {
      throw new Error('written again');
    });
    await keep();
    expect(await readLog(db)).toHaveLength(3);
    expect(await checkPart(db, hash)).toBe('whole');
  });

  test('goes with its exhibit, all pieces, unless another holds it', async () => {
    const { entry } = await keep();
    const { entry: other } = await keep();
    await removeEntry(db, { seq: entry.seq, why: '' }, clockAt());
    expect(await checkPart(db, hash)).toBe('whole');
    await removeEntry(db, { seq: other.seq, why: '' }, clockAt());
    expect([await db.blobs.count(), await db.pieces.count()]).toEqual([0, 0]);
  });

  test('is refused and leaves nothing when it changes while it is read', async () => {
    let reads = 0;
    const changing = {
      size: content.length,
      name: 'work.psd',
      slice: (start: number, end: number) => ({ arrayBuffer: async () => (reads++ === 1 ? content.slice(start, end).fill(0) : content.slice(start, end)).buffer }),
    } as unknown as File;
    // The second look at it, after the refusal, sees that it is not the file that was told.
    await expect(keepFile(db, changing, sha(content.slice(1)), () => seal([]))).rejects.toMatchObject({ key: 'error.file-changed' });
    expect([await db.blobs.count(), await db.pieces.count(), await db.staging.count(), await db.entries.count()]).toEqual([0, 0, 0, 0]);
  });

  test('tells how far it is, and leaves nothing when it is cancelled on the way', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const work = { signal: stop.signal, onProgress: ({ done, total }: { done: number; total: number }) => (seen.push(done / total), done === PIECE && stop.abort()) };
    await expect(keepFile(db, file, hash, (part) => seal([part]), work)).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toEqual([0, PIECE / content.length]);
    expect([await db.blobs.count(), await db.pieces.count(), await db.staging.count(), await db.entries.count()]).toEqual([0, 0, 0, 0]);
  });

  test('that another exhibit holds stays whole when that one is removed in the same moment', async () => {
    const { entry } = await keep();
    const again = await keepFile(db, file, hash, async (part) => {
      await removeEntry(db, { seq: entry.seq, why: '' }, clockAt());
      return seal([part]);
    });
    expect(again.entry.parts[0]!.sha256).toBe(hash);
    expect(await checkPart(db, hash)).toBe('whole');
  });

  test('is refused as a fault of the disk when what was written is not what is read', async () => {
    db.pieces.hook('reading', (row) => ({ ...row, bytes: row.bytes.slice().fill(9) }));
    await expect(keep()).rejects.toMatchObject({ key: 'error.storage' });
    expect([await db.blobs.count(), await db.pieces.count(), await db.entries.count()]).toEqual([0, 0, 0]);
  });

  test('and a disk that is full at its second piece leaves nothing', async () => {
    let pieces = 0;
    db.pieces.hook('creating', () => {
      if (++pieces === 2) throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(keep()).rejects.toMatchObject({ key: 'error.quota' });
    expect([await db.blobs.count(), await db.pieces.count(), await db.staging.count()]).toEqual([0, 0, 0]);
  });

  test('and a stop after its second piece leaves what the next start sweeps away', async () => {
    await db.staging.put({ sha256: hash });
    await db.pieces.bulkPut([{ sha256: hash, at: 0, bytes: content.slice(0, PIECE) }, { sha256: hash, at: PIECE, bytes: content.slice(PIECE, 2 * PIECE) }]);
    expect(await openPart(db, hash)).toBeNull();
    await sweepAfterStop(db);
    expect([await db.pieces.count(), await db.staging.count()]).toEqual([0, 0]);
  });
});

describe('damage to a piece', () => {
  const damages: [string, () => Promise<unknown>, string][] = [
    ['a changed byte', () => db.pieces.update([hash, PIECE], { bytes: content.slice(PIECE, 2 * PIECE).fill(1, 7, 8) }), 'part-changed'],
    ['a piece cut short', () => db.pieces.update([hash, 0], { bytes: content.slice(0, PIECE - 1) }), 'part-changed'],
    ['two pieces exchanged', async () => {
      await db.pieces.update([hash, 0], { bytes: content.slice(PIECE, 2 * PIECE) });
      await db.pieces.update([hash, PIECE], { bytes: content.slice(0, PIECE) });
    }, 'part-changed'],
    ['a piece that is gone', () => db.pieces.delete([hash, PIECE]), 'part-missing'],
    ['the last piece gone', () => db.pieces.delete([hash, 2 * PIECE]), 'part-missing'],
  ];
  test.each(damages)('%s is found by the audit, and keeping the file again mends it', async (_, damage, what) => {
    const { entry } = await keep();
    await damage();
    expect((await auditLog(db, 1)).damaged).toEqual([{ seq: entry.seq, what, name: 'file.psd', sha256: hash }]);
    await keep();
    expect((await auditLog(db, 2)).damaged).toEqual([]);
  });
});

test('a backup carries it byte for byte into another browser, and back comes the same backup', async () => {
  await keep();
  const backup = await backedUp(db);
  const other = disk()();
  await restoreBackup(other, fileOf(backup));
  expect(await checkPart(other, hash)).toBe('whole');
  expect(sha(await backedUp(other))).toBe(sha(backup));
});

test('a restore replaces a damaged copy by the whole one', async () => {
  await keep();
  const backup = await backedUp(db);
  await db.pieces.update([hash, 0], { bytes: new Uint8Array(PIECE) });
  await restoreBackup(db, fileOf(backup));
  expect(await checkPart(db, hash)).toBe('whole');
});

test('data of version 2, where a large file stands whole, is read and kept as it was', async () => {
  const indexedDB = new IDBFactory();
  await new Promise<void>((resolve, reject) => {
    // As Recourse 0.1.0 left it: Dexie's version 2 is the browser's 20.
    const request = indexedDB.open('recourse', 20);
    request.onerror = reject;
    request.onupgradeneeded = () => {
      const made = request.result;
      const entries = made.createObjectStore('entries', { keyPath: ['chain', 'seq'] });
      for (const index of ['entry.case', 'entry.kind']) entries.createIndex(index, index);
      entries.createIndex('[entry.case+entry.kind]', ['entry.case', 'entry.kind']);
      entries.createIndex('blobs', 'blobs', { multiEntry: true });
      made.createObjectStore('heads', { keyPath: 'chain' }).createIndex('own', 'own', { unique: true });
      made.createObjectStore('blobs', { keyPath: 'sha256' }).put({ sha256: hash, bytes: content, type: 'application/octet-stream', size: content.length });
      made.createObjectStore('journal', { keyPath: 'captureId' }).createIndex('state', 'state');
      made.createObjectStore('keys', { keyPath: 'id' });
      const cases = made.createObjectStore('cases', { keyPath: 'id' });
      for (const index of ['site', 'kind', 'updatedAt']) cases.createIndex(index, index);
      const imported = made.createObjectStore('imported', { keyPath: ['chain', 'seq'] });
      imported.createIndex('entry.case', 'entry.case');
      imported.createIndex('blobs', 'blobs', { multiEntry: true });
      made.createObjectStore('staging', { keyPath: 'sha256' });
    };
    request.onsuccess = () => resolve(request.result.close());
  });
  const later = await opened(openDatabase({ indexedDB, IDBKeyRange }));
  expect(later.backendDB().version).toBe(30);
  expect(await checkPart(later, hash)).toBe('whole');
  expect(sha((await readPart(later, hash) as { bytes: Uint8Array }).bytes)).toBe(hash);
});
