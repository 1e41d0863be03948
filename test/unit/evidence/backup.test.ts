import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, asyncProperty, array, boolean, constantFrom, record, string, uint8Array } from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { emptyRecord } from '../../../lib/cases/record';
import { auditLog } from '../../../lib/evidence/audit';
import { markBackedUp, writeBackup } from '../../../lib/evidence/backup';
import { backupDue, backupState } from '../../../lib/evidence/backup-due';
import { appendEntry, head, readLog } from '../../../lib/evidence/log';
import { removeEntry } from '../../../lib/evidence/remove';
import { restoreBackup, sweepAfterStop } from '../../../lib/evidence/restore';
import { backedUp, capture, fileOf, logOf, madeAt, orderRecord } from './backup-fixtures';
import { clockAt, disk, keptPart, note, order, otherOrder } from './fixtures';

afterEach(() => vi.restoreAllMocks());

const sha = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const DAY = 86_400_000;

test('export, wipe, import: entries, links, heads, bytes and cases are the same', async () => {
  const before = disk()();
  await capture(before, { 'text.txt': '가나다', 'page.html': '<p>ş</p>' });
  await capture(before, { 'text.txt': '가나다' }, otherOrder);
  const removed = await capture(before, { 'text.txt': 'private' });
  await removeEntry(before, { seq: removed.seq, why: '' }, clockAt());
  await before.cases.bulkPut([orderRecord('6826723', 5), { ...emptyRecord('kmong', 'account', 'me', 1), said: { 'account.biz': { known: true, value: true, origin: 'you', where: '', at: 4 } } }]);
  const after = disk()();
  const result = await restoreBackup(after, fileOf(await backedUp(before)));
  expect(result).toEqual({ outcome: 'restored', madeAt, count: 5, damaged: 0 });
  expect(await logOf(after)).toEqual(await logOf(before));
  expect(await head(after)).toEqual(await head(before));
  expect((await auditLog(after, madeAt)).damaged).toEqual([]);
  expect(await after.staging.count()).toBe(0);
});

test('any program opens it: parts under their hashes, the log in lines, checksums that sha256sum agrees with', async () => {
  const db = disk()();
  const sealed = await capture(db, { 'text.txt': '가나다' });
  await db.cases.put(orderRecord('6826723', 5));
  const folder = mkdtempSync(join(tmpdir(), 'recourse-backup-'));
  try {
    writeFileSync(join(folder, 'b.zip'), await backedUp(db));
    execFileSync('unzip', ['-q', 'b.zip', '-d', 'out'], { cwd: folder });
    const read = (name: string) => readFileSync(join(folder, 'out', name));
    expect(readdirSync(join(folder, 'out', 'blobs'))).toEqual([sha('가나다')]);
    expect(read(`blobs/${sha('가나다')}`).toString()).toBe('가나다');
    const chain = read(`chains/${sealed.chain}.jsonl`);
    const lines = chain.toString().trimEnd().split('\n').map((line) => JSON.parse(line));
    expect(lines.map(({ kind }) => kind)).toEqual(['genesis', 'capture']);
    expect(lines[1]).toEqual(sealed.entry);
    expect(JSON.parse(read('manifest.json').toString())).toEqual({
      v: 1,
      format: 'recourse-backup',
      madeAt,
      tool: 'Recourse 0',
      blobs: [{ sha256: sha('가나다'), found: sha('가나다'), size: 9, type: 'text/plain' }],
      missing: [],
      chains: [{ chain: sealed.chain, own: true, seq: 1, head: sealed.link, sha256: sha(chain), damaged: null }],
      cases: { count: 1, sha256: sha(read('cases.jsonl')) },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('any log comes back byte for byte, and gives the same backup again', async () => {
  const step = record({ bytes: uint8Array({ maxLength: 40 }), note: string({ maxLength: 20, unit: 'binary' }), name: constantFrom('a.txt', 'b.png'), remove: boolean() });
  await assert(
    asyncProperty(array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const before = disk()();
      for (const { bytes, note: words, name, remove } of steps) {
        const part = await keptPart(before, { name, type: 'image/png', bytes: Uint8Array.from(bytes) });
        const { seq } = await appendEntry(before, { ...note(words.toWellFormed()), parts: [part] });
        if (remove) await removeEntry(before, { seq, why: words }, clockAt());
      }
      const file = await backedUp(before);
      const after = disk()();
      await restoreBackup(after, fileOf(file));
      expect(await logOf(after)).toEqual(await logOf(before));
      expect(Buffer.from(await backedUp(after)).equals(file)).toBe(true);
    }),
    { numRuns: 12 },
  );
}, 60_000);

test('importing the same backup twice changes nothing', async () => {
  const before = disk()();
  await capture(before, { 'text.txt': 'a' });
  await before.cases.put(orderRecord('6826723', 5));
  const file = await backedUp(before);
  const after = disk()();
  await restoreBackup(after, fileOf(file));
  const once = [await logOf(after), await after.heads.toArray()];
  expect((await restoreBackup(after, fileOf(file))).outcome).toBe('nothing');
  expect([await logOf(after), await after.heads.toArray()]).toEqual(once);
  expect((await restoreBackup(before, fileOf(file))).outcome).toBe('nothing');
});

test('a longer backup of the same log extends it, removals and newer cases included; an older one changes nothing', async () => {
  const before = disk()();
  const first = await capture(before, { 'text.txt': 'a' });
  await before.cases.put(orderRecord('6826723', 5));
  const older = await backedUp(before);
  const after = disk()();
  await restoreBackup(after, fileOf(older));
  await removeEntry(before, { seq: first.seq, why: '' }, clockAt());
  await capture(before, { 'text.txt': 'b' });
  await before.cases.bulkPut([orderRecord('6826723', 6), orderRecord('6826724', 6)]);
  expect((await restoreBackup(after, fileOf(await backedUp(before)))).outcome).toBe('extended');
  expect(await logOf(after)).toEqual(await logOf(before));
  expect(await after.blobs.toCollection().primaryKeys()).toEqual([sha('b')]);
  const now = await logOf(after);
  expect((await restoreBackup(after, fileOf(older))).outcome).toBe('nothing');
  expect(await logOf(after)).toEqual(now);
});

test('a log that went on differently in two places is refused, and nothing changes', async () => {
  const before = disk()();
  await capture(before, { 'text.txt': 'a' });
  const after = disk()();
  await restoreBackup(after, fileOf(await backedUp(before)));
  await capture(after, { 'text.txt': 'mine' });
  await capture(before, { 'text.txt': 'other' });
  await capture(before, { 'text.txt': 'more' });
  const now = await logOf(after);
  await expect(restoreBackup(after, fileOf(await backedUp(before)))).rejects.toMatchObject({ key: 'error.backup-forked' });
  expect(await logOf(after)).toEqual(now);
});

test('beside a log of its own another one is only kept: own entries, head and answers stay as they were', async () => {
  const other = disk()();
  const theirs = await capture(other, { 'text.txt': 'theirs', 'page.html': 'shared' });
  await other.cases.bulkPut([orderRecord('6826723', 99), orderRecord('6826799', 99), { ...emptyRecord('kmong', 'account', 'me', 1), updatedAt: 99 }]);
  const db = disk()();
  await capture(db, { 'text.txt': 'mine', 'page.html': 'shared' });
  await db.cases.put(orderRecord('6826723', 5));
  const before = await logOf(db);
  const file = await backedUp(other);
  expect((await restoreBackup(db, fileOf(file))).outcome).toBe('beside');
  const after = await logOf(db);
  expect(after.entries).toEqual(before.entries);
  expect(after.heads.filter(({ own }) => own === 1)).toEqual(before.heads);
  expect(after.imported).toEqual((await logOf(other)).entries);
  expect(after.cases).toEqual([orderRecord('6826723', 5), orderRecord('6826799', 99)]);
  expect(await db.entries.where('[entry.case+entry.kind]').equals([order, 'capture']).count()).toBe(1);
  expect((await restoreBackup(db, fileOf(file))).outcome).toBe('nothing');
  // The own log goes on, is audited with the other, and both go into the next backup.
  await appendEntry(db, note('next'));
  expect(await readLog(db)).toHaveLength(3);
  expect(await auditLog(db, madeAt)).toMatchObject({ entries: 5, damaged: [] });
  await db.blobs.delete(theirs.entry.parts[0]!.sha256);
  expect((await auditLog(db, madeAt)).damaged).toMatchObject([{ seq: 1, what: 'part-missing', name: 'text.txt' }]);
});

test('both logs of a profile come back together', async () => {
  const other = disk()();
  await capture(other, { 'text.txt': 'theirs' });
  const db = disk()();
  await capture(db, { 'text.txt': 'mine' });
  await restoreBackup(db, fileOf(await backedUp(other)));
  const after = disk()();
  await restoreBackup(after, fileOf(await backedUp(db)));
  expect(await logOf(after)).toEqual(await logOf(db));
});

test('removing an own exhibit leaves bytes that the other log holds too', async () => {
  const other = disk()();
  await capture(other, { 'text.txt': 'shared' });
  const db = disk()();
  const mine = await capture(db, { 'text.txt': 'shared' });
  await restoreBackup(db, fileOf(await backedUp(other)));
  await removeEntry(db, { seq: mine.seq, why: '' }, clockAt());
  expect(await db.blobs.count()).toBe(1);
});

test('what is damaged is carried as damaged: named in the result, shown by the audit, never dropped', async () => {
  const db = disk()();
  const sealed = await capture(db, { 'gone.txt': 'gone', 'page.html': 'spoiled', 'text.txt': 'whole' });
  await appendEntry(db, note('said'));
  await db.blobs.delete(sha('gone'));
  await db.blobs.update(sha('spoiled'), { bytes: Uint8Array.of(1, 2) });
  await db.entries.where('[chain+seq]').equals([sealed.chain, 2]).modify((row) => void (row.entry!.body['text'] = 'changed'));
  const after = disk()();
  expect((await restoreBackup(after, fileOf(await backedUp(db)))).damaged).toBe(3);
  expect((await logOf(after)).entries).toEqual((await logOf(db)).entries);
  expect((await auditLog(after, madeAt)).damaged.map(({ seq, what, name }) => [seq, what, name])).toEqual([
    [1, 'part-missing', 'gone.txt'],
    [1, 'part-changed', 'page.html'],
    [2, 'entry-changed', null],
  ]);
});

test('a backup made while all was whole mends what was damaged since', async () => {
  const db = disk()();
  const sealed = await capture(db, { 'text.txt': 'a', 'page.html': 'b' });
  await appendEntry(db, note('said'));
  const whole = await logOf(db);
  const file = await backedUp(db);
  await db.blobs.delete(sha('a'));
  await db.blobs.update(sha('b'), { bytes: Uint8Array.of(0) });
  await db.entries.where('[chain+seq]').equals([sealed.chain, 2]).modify((row) => void (row.entry!.body['text'] = 'changed'));
  await restoreBackup(db, fileOf(file));
  expect(await logOf(db)).toEqual(whole);
});

test('an older backup does not bring back what was removed since', async () => {
  const db = disk()();
  const sealed = await capture(db, { 'text.txt': 'private' });
  const file = await backedUp(db);
  await removeEntry(db, { seq: sealed.seq, why: '' }, clockAt());
  expect((await restoreBackup(db, fileOf(file))).outcome).toBe('nothing');
  expect((await db.entries.get([sealed.chain, sealed.seq]))!.entry).toBeNull();
  expect(await db.blobs.count()).toBe(0);
});

test('captures made while a backup is being brought back are not lost, whichever comes first', async () => {
  const other = disk()();
  for (let i = 0; i < 5; i++) await capture(other, { 'text.txt': `theirs ${i}` });
  const file = await backedUp(other);
  const open = disk();
  const [db, page2] = [open(), open()];
  const [result] = await Promise.all([
    restoreBackup(db, fileOf(file)),
    (async () => {
      for (let i = 0; i < 8; i++) await appendEntry(page2, note(`mine ${i}`));
    })(),
  ]);
  expect(['restored', 'beside']).toContain(result.outcome);
  expect((await db.entries.filter(({ entry }) => entry?.kind === 'note').toArray()).map(({ entry }) => entry!.body['text'])).toEqual(Array.from({ length: 8 }, (_, i) => `mine ${i}`));
  expect(await db.blobs.count()).toBe(5);
  expect((await auditLog(db, madeAt)).damaged).toEqual([]);
});

test('a log that cannot be followed, and an empty one, are not backed up', async () => {
  const db = disk()();
  await expect(backedUp(db)).rejects.toMatchObject({ key: 'error.log-empty' });
  const { chain } = await appendEntry(db, note('one'));
  await appendEntry(db, note('two'));
  await db.entries.delete([chain, 1]);
  await expect(backedUp(db)).rejects.toMatchObject({ key: 'error.log-damaged' });
});

test('an exhibit removed while the backup is written is not taken for damage; the backup is refused as overtaken', async () => {
  const db = disk()();
  await capture(db, { 'a.txt': 'first' });
  const second = await capture(db, { 'b.txt': 'second' });
  let writes = 0;
  const sink = {
    write: async () => {
      if (writes++ === 0) for (const seq of [1, second.seq]) await removeEntry(db, { seq, why: '' }, clockAt());
    },
  };
  await expect(writeBackup(db, sink, { now: madeAt, tool: 'Recourse 0' })).rejects.toMatchObject({ key: 'error.backup-moved' });
});

test('a backup can be called off', async () => {
  const db = disk()();
  await capture(db, { 'a.txt': 'first' });
  const stop = AbortSignal.abort();
  await expect(writeBackup(db, { write: async () => undefined }, { now: madeAt, tool: 'Recourse 0', signal: stop })).rejects.toMatchObject({ name: 'AbortError' });
  const after = disk()();
  await expect(restoreBackup(after, fileOf(await backedUp(db)), { signal: stop })).rejects.toMatchObject({ name: 'AbortError' });
  expect([await after.entries.count(), await after.blobs.count()]).toEqual([0, 0]);
});

test('what no backup holds is counted, and dated by its oldest entry', async () => {
  const db = disk()();
  expect(await backupState(db)).toEqual({ lastBackup: null, unsavedSince: null, unsaved: 0 });
  const sealedAt = Date.UTC(2026, 2, 2, 3, 34, 56, 789);
  await appendEntry(db, note('one'));
  const { chain, seq } = await appendEntry(db, note('two'));
  expect(await backupState(db)).toEqual({ lastBackup: null, unsavedSince: sealedAt, unsaved: 2 });
  await markBackedUp(db, { chain, seq }, madeAt);
  expect(await backupState(db)).toEqual({ lastBackup: madeAt, unsavedSince: null, unsaved: 0 });
  await appendEntry(db, note('three'));
  expect(await backupState(db)).toEqual({ lastBackup: madeAt, unsavedSince: sealedAt, unsaved: 1 });
});

test.each([
  ['all backed up', { lastBackup: 0, unsavedSince: null }, { backup: 'daily', backupRemindDays: 30 }, 90 * DAY, null],
  ['daily, never backed up', { lastBackup: null, unsavedSince: 5 * DAY }, { backup: 'daily', backupRemindDays: 30 }, 5 * DAY, 'make'],
  ['daily, a moment before the day is over', { lastBackup: DAY, unsavedSince: DAY }, { backup: 'daily', backupRemindDays: 30 }, 2 * DAY - 1, null],
  ['daily, as the day is over', { lastBackup: DAY, unsavedSince: DAY }, { backup: 'daily', backupRemindDays: 30 }, 2 * DAY, 'make'],
  ['weekly, on the sixth day', { lastBackup: 0, unsavedSince: DAY }, { backup: 'weekly', backupRemindDays: 30 }, 6 * DAY, null],
  ['weekly, on the seventh', { lastBackup: 0, unsavedSince: DAY }, { backup: 'weekly', backupRemindDays: 30 }, 7 * DAY, 'make'],
  ['off, a moment before 30 days', { lastBackup: 0, unsavedSince: DAY }, { backup: 'off', backupRemindDays: 30 }, 30 * DAY - 1, null],
  ['off, at 30 days', { lastBackup: 0, unsavedSince: DAY }, { backup: 'off', backupRemindDays: 30 }, 30 * DAY, 'remind'],
  ['never backed up, 30 days after the first entry', { lastBackup: null, unsavedSince: DAY }, { backup: 'off', backupRemindDays: 30 }, 31 * DAY, 'remind'],
  ['reminders switched off', { lastBackup: null, unsavedSince: 0 }, { backup: 'off', backupRemindDays: 0 }, 900 * DAY, null],
] as const)('what is due: %s', (_, state, wishes, now, due) => {
  expect(backupDue({ unsaved: 1, ...state }, wishes, now)).toBe(due);
});

test('bytes that a restore has put down stay when an exhibit with the same bytes is removed meanwhile', async () => {
  const db = disk()();
  const sealed = await capture(db, { 'text.txt': 'shared' });
  await db.staging.put({ sha256: sha('shared') });
  await removeEntry(db, { seq: sealed.seq, why: '' }, clockAt());
  expect(await db.blobs.toCollection().primaryKeys()).toEqual([sha('shared')]);
  await sweepAfterStop(db);
  expect(await db.blobs.count()).toBe(0);
});
