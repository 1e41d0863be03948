import { expect, test } from 'vitest';
import { auditLog } from '../../../lib/evidence/audit';
import type { RecourseDatabase } from '../../../lib/evidence/database';
import { otherLogs, readImported, removeImported } from '../../../lib/evidence/imported';
import { beginCapture, savePart } from '../../../lib/evidence/journal';
import { head } from '../../../lib/evidence/log';
import { readPart } from '../../../lib/evidence/parts';
import { restoreBackup } from '../../../lib/evidence/restore';
import { backedUp, capture, fileOf, logOf, orderRecord } from './backup-fixtures';
import { clockAt, disk, order, page, place, text } from './fixtures';

/** A browser with a log of its own and two others beside it; the second shares a file with the own one, and one with the first. */
async function withOthers(): Promise<{ db: RecourseDatabase; first: string; second: string; before: Awaited<ReturnType<typeof logOf>> }> {
  const db = disk()();
  await capture(db, { 'text.txt': 'mine', 'page.html': 'ours' });
  await db.cases.put(orderRecord('6826723', 5));
  const before = await logOf(db);
  const others: string[] = [];
  for (const files of [{ 'text.txt': 'theirs', 'page.html': 'both of them' }, { 'text.txt': 'the other', 'page.html': 'ours', 'more.html': 'both of them' }]) {
    const there = disk()();
    await capture(there, files as unknown as Record<string, string>);
    await there.cases.put(orderRecord(`777${others.length}`, 5));
    await restoreBackup(db, fileOf(await backedUp(there)));
    others.push((await head(there))!.chain);
  }
  return { db, first: others[0]!, second: others[1]!, before };
}

const has = async (db: RecourseDatabase, content: string) => (await db.blobs.toArray()).some(({ bytes }) => bytes !== null && new TextDecoder().decode(bytes) === content);

test('an imported log goes with its lines, its end and the files that nobody else needs', async () => {
  const { db, first, second } = await withOthers();
  expect((await otherLogs(db)).map(({ chain, count, begun }) => [chain, count, begun]).sort()).toEqual([first, second].sort().map((chain) => [chain, 2, Date.UTC(2026, 2, 2, 3, 34, 56, 789)]));
  await removeImported(db, second);
  expect((await otherLogs(db)).map(({ chain }) => chain)).toEqual([first]);
  expect((await db.imported.toArray()).every(({ chain }) => chain === first)).toBe(true);
  expect(await Promise.all(['the other', 'theirs', 'both of them', 'ours', 'mine'].map((content) => has(db, content)))).toEqual([false, true, true, true, true]);
  await removeImported(db, first);
  expect([await otherLogs(db), await readImported(db, order), await db.imported.count()]).toEqual([[], [], 0]);
});

test('the own log is afterwards, byte for byte, what it was before the other came; cases that came with it stay', async () => {
  const { db, first, second, before } = await withOthers();
  await removeImported(db, first);
  await removeImported(db, second);
  const after = await logOf(db);
  expect({ ...after, cases: [] }).toEqual({ ...before, cases: [] });
  expect(after.cases.map(({ subject }) => subject).sort()).toEqual(['6826723', '7770', '7771']);
  expect((await auditLog(db, 1)).damaged).toEqual([]);
});

test('the own log cannot be removed, nor one that is not there, and nothing changes', async () => {
  const { db, first } = await withOthers();
  const before = await logOf(db);
  const own = (await head(db))!.chain;
  for (const chain of [own, 'f'.repeat(32)]) await expect(removeImported(db, chain)).rejects.toMatchObject({ key: 'error.not-removable' });
  expect(await logOf(db)).toEqual(before);
  await removeImported(db, first);
  await expect(removeImported(db, first)).rejects.toMatchObject({ key: 'error.not-removable' });
});

test('a file that a capture under way has saved stays', async () => {
  const { db, first } = await withOthers();
  const id = await beginCapture(db, { case: order, page, place }, clockAt());
  const { sha256 } = await savePart(db, id, text('text.txt', 'theirs'), clockAt());
  await removeImported(db, first);
  expect((await readPart(db, sha256)).state).toBe('whole');
});

test('what was removed can be brought back from its backup', async () => {
  const there = disk()();
  await capture(there, { 'text.txt': 'theirs' });
  const backup = await backedUp(there);
  const db = disk()();
  await capture(db, { 'text.txt': 'mine' });
  await restoreBackup(db, fileOf(backup));
  const before = await logOf(db);
  await removeImported(db, (await head(there))!.chain);
  expect((await restoreBackup(db, fileOf(backup))).outcome).toBe('beside');
  expect(await logOf(db)).toEqual(before);
});

test('when one row refuses to go, everything stays', async () => {
  const { db, first } = await withOthers();
  const before = await logOf(db);
  const refuse = () => {
    throw new Error('no');
  };
  db.heads.hook('deleting', refuse);
  await expect(removeImported(db, first)).rejects.toThrow();
  db.heads.hook('deleting').unsubscribe(refuse);
  expect(await logOf(db)).toEqual(before);
});
