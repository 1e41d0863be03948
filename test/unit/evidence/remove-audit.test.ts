import { expect, test } from 'vitest';
import { auditLog } from '../../../lib/evidence/audit';
import type { LogRow, RecourseDatabase } from '../../../lib/evidence/database';
import type { SealedEntry } from '../../../lib/evidence/entry';
import { exportLines } from '../../../lib/evidence/export';
import { beginCapture, savePart, sealCapture } from '../../../lib/evidence/journal';
import { appendEntry, head, readLog } from '../../../lib/evidence/log';
import { readPart } from '../../../lib/evidence/parts';
import { removeEntry } from '../../../lib/evidence/remove';
import { clockAt, disk, note, order, page, place, text } from './fixtures';

const now = Date.UTC(2026, 2, 3);

/** A sealed capture with the given files. */
async function capture(db: RecourseDatabase, files: Record<string, string>): Promise<SealedEntry> {
  const id = await beginCapture(db, { case: order, page, place }, clockAt());
  for (const [name, content] of Object.entries(files)) await savePart(db, id, text(name, content), clockAt());
  return sealCapture(db, id, { page, completeness: [] }, clockAt());
}

const shaOf = (sealed: SealedEntry, name: string) => sealed.entry.parts.find((part) => part.name === name)!.sha256;

test('a removal leaves a tombstone and the place; content and bytes are gone, the chain still verifies', async () => {
  const db = disk()();
  const first = await capture(db, { 'text.txt': 'mine', 'page.html': 'shared' });
  const second = await capture(db, { 'page.html': 'shared' });
  const tombstone = await removeEntry(db, { seq: first.seq, why: '잘못 저장함' }, clockAt());
  expect(tombstone.entry).toMatchObject({
    kind: 'tombstone',
    case: order,
    seq: 3,
    body: { removed: 1, entryHash: first.entryHash, kind: 'capture', parts: 2, why: '잘못 저장함' },
  });
  expect((await readLog(db)).map(({ seq }) => seq)).toEqual([0, 2, 3]);
  expect((await readPart(db, shaOf(first, 'text.txt'))).state).toBe('missing');
  expect((await readPart(db, shaOf(second, 'page.html'))).state).toBe('whole');
  expect(JSON.stringify(await db.entries.toArray())).not.toContain(shaOf(first, 'text.txt'));
  const out = await exportLines(db, { caseIds: [order] });
  expect(out.lines[1]).toEqual({ seq: 1, entryHash: first.entryHash });
  expect(out.head).toBe((await head(db))!.link);
  expect((await auditLog(db, now)).damaged).toEqual([]);
  await removeEntry(db, { seq: second.seq, why: '' }, clockAt());
  expect(await db.blobs.count()).toBe(0);
});

test('bytes that an open capture has saved stay when another exhibit with the same bytes is removed', async () => {
  const db = disk()();
  const first = await capture(db, { 'text.txt': 'same' });
  const id = await beginCapture(db, { case: order, page, place }, clockAt());
  await savePart(db, id, text('text.txt', 'same'), clockAt());
  await removeEntry(db, { seq: first.seq, why: '' }, clockAt());
  const sealed = await sealCapture(db, id, { page, completeness: [] }, clockAt());
  expect((await readPart(db, shaOf(sealed, 'text.txt'))).state).toBe('whole');
});

test('genesis, tombstones, what is removed already and what never was cannot be removed', async () => {
  const db = disk()();
  await expect(removeEntry(db, { seq: 0, why: '' }, clockAt())).rejects.toMatchObject({ key: 'error.not-removable' });
  await appendEntry(db, note('one'));
  await removeEntry(db, { seq: 1, why: '' }, clockAt());
  for (const seq of [0, 1, 2, 3]) await expect(removeEntry(db, { seq, why: '' }, clockAt())).rejects.toMatchObject({ key: 'error.not-removable' });
  expect((await head(db))!.seq).toBe(2);
});

test('two removals of one exhibit at once leave one tombstone', async () => {
  const open = disk();
  const db = open();
  await appendEntry(db, note('one'));
  const both = await Promise.allSettled([removeEntry(db, { seq: 1, why: '' }, clockAt()), removeEntry(open(), { seq: 1, why: '' }, clockAt())]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await head(db))!.seq).toBe(2);
});

test('an audit of a whole log looks at every entry and part and remembers when', async () => {
  const db = disk()();
  await capture(db, { 'text.txt': 'a', 'page.html': 'b' });
  await capture(db, { 'text.txt': 'a' });
  expect(await auditLog(db, now)).toEqual({ at: now, entries: 3, parts: 2, damaged: [] });
  await appendEntry(db, note('later'));
  expect(await db.heads.toArray()).toMatchObject([{ seq: 3, lastVerified: now, damaged: [] }]);
});

test('one byte flipped in a stored file is found in each exhibit that holds it, and remembered until it is mended', async () => {
  const db = disk()();
  const first = await capture(db, { 'text.txt': 'a', 'page.html': 'shared' });
  const second = await capture(db, { 'copy.html': 'shared' });
  await auditLog(db, now);
  const sha256 = shaOf(first, 'page.html');
  const row = (await db.blobs.get(sha256))!;
  const bytes = row.bytes!.slice();
  bytes[2]! ^= 1;
  await db.blobs.put({ ...row, bytes });
  const damaged = [
    { seq: first.seq, what: 'part-changed', name: 'page.html', sha256 },
    { seq: second.seq, what: 'part-changed', name: 'copy.html', sha256 },
  ];
  expect((await auditLog(db, now + 1)).damaged).toEqual(damaged);
  expect((await db.heads.toArray())[0]).toMatchObject({ lastVerified: now, damaged });
  expect(await readLog(db)).toHaveLength(3);
  await db.blobs.put(row);
  await auditLog(db, now + 2);
  expect((await db.heads.toArray())[0]).toMatchObject({ lastVerified: now + 2, damaged: [] });
});

const spoiled: [string, (db: RecourseDatabase, chain: string, sha256: string) => PromiseLike<unknown>, object[]][] = [
  ['a file deleted', (db, _, sha256) => db.blobs.delete(sha256), [{ seq: 1, what: 'part-missing', name: 'text.txt' }]],
  ['an entry edited', (db, chain) => edit(db, chain, 2, (row) => void (row.entry!.body['text'] = 'other')), [{ seq: 2, what: 'entry-changed' }]],
  [
    'an entry edited into what JSON cannot hold canonically',
    (db, chain) => edit(db, chain, 2, (row) => void (row.entry!.body['text'] = 0.5)),
    [{ seq: 2, what: 'entry-changed' }],
  ],
  [
    'an entry edited and hashed anew',
    (db, chain) => edit(db, chain, 2, (row) => void (row.entryHash = 'a'.repeat(64))),
    [
      { seq: 2, what: 'entry-changed' },
      { seq: 2, what: 'link-broken' },
    ],
  ],
  [
    'a link edited',
    (db, chain) => edit(db, chain, 2, (row) => void (row.link = 'a'.repeat(64))),
    [
      { seq: 2, what: 'link-broken' },
      { seq: 3, what: 'link-broken' },
    ],
  ],
  ['an entry dropped', (db, chain) => db.entries.delete([chain, 2]), [{ seq: 2, what: 'entry-missing' }]],
  [
    'the last entry dropped',
    (db, chain) => db.entries.delete([chain, 3]),
    [
      { seq: 3, what: 'entry-missing' },
      { seq: 3, what: 'head-wrong' },
    ],
  ],
  [
    'the head set back',
    async (db, chain) => {
      const earlier = (await db.entries.get([chain, 2]))!;
      await db.heads.update(chain, { seq: 2, link: earlier.link });
    },
    [{ seq: 2, what: 'head-wrong' }],
  ],
];

function edit(db: RecourseDatabase, chain: string, seq: number, change: (row: LogRow) => void) {
  return db.entries.where('[chain+seq]').equals([chain, seq]).modify(change);
}

test.each(spoiled)('%s is found and named', async (_, spoil, found) => {
  const db = disk()();
  const { chain, entry } = await capture(db, { 'text.txt': 'a' });
  await appendEntry(db, note('two'));
  await appendEntry(db, note('three'));
  await spoil(db, chain, entry.parts[0]!.sha256);
  const { damaged } = await auditLog(db, now);
  expect(damaged).toMatchObject(found);
  expect(damaged).toHaveLength(found.length);
  expect((await db.heads.toArray())[0]!.lastVerified).toBeNull();
});

test('an audit goes on over more rows than it reads at a time', async () => {
  const db = disk()();
  for (let i = 0; i < 205; i++) await appendEntry(db, note(`${i}`));
  expect(await auditLog(db, now)).toMatchObject({ entries: 206, damaged: [] });
  const { chain } = (await head(db))!;
  await db.entries.delete([chain, 199]);
  await db.entries.delete([chain, 200]);
  expect((await auditLog(db, now)).damaged).toMatchObject([
    { seq: 199, what: 'entry-missing' },
    { seq: 200, what: 'entry-missing' },
  ]);
});

test('a profile that never logged anything has nothing to audit', async () => {
  expect(await auditLog(disk()(), now)).toEqual({ at: now, entries: 0, parts: 0, damaged: [] });
});
