import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyChain } from '../../../lib/evidence/chain';
import type { RecourseDatabase } from '../../../lib/evidence/database';
import { exportLines } from '../../../lib/evidence/export';
import { loadKey, sign } from '../../../lib/evidence/key';
import { appendEntry, head, readLog, settleKey, signerEntry } from '../../../lib/evidence/log';
import { openPart } from '../../../lib/evidence/parts';
import { restoreBackup } from '../../../lib/evidence/restore';
import { buildPackage } from '../../../lib/package/build';
import { toPem } from '../../../lib/package/key';
import { sourceOf } from '../../../lib/package/source';
import { verifyPackage } from '../../../lib/package/verify';
import { backedUp, capture, fileOf, madeAt } from './backup-fixtures';
import { clockAt, disk, note, order } from './fixtures';

const kinds = async (db: RecourseDatabase) => (await readLog(db)).map(({ entry }) => entry.kind);

/** A browser into which the log of another one was brought, and the fingerprint of that one's key. */
async function moved(): Promise<{ db: RecourseDatabase; former: string }> {
  const before = disk()();
  await capture(before, { 'text.txt': '가나다' });
  const db = disk()();
  await restoreBackup(db, fileOf(await backedUp(before)));
  return { db, former: (await loadKey(before)).fingerprint };
}

/** The package of the sample order, as the desk makes it. */
async function packageOf(db: RecourseDatabase): Promise<Uint8Array<ArrayBuffer>> {
  const [log, key] = [await exportLines(db, { caseIds: [order] }), await loadKey(db)];
  const pieces: Uint8Array[] = [];
  await buildPackage(
    {
      case: { id: order, title: '', subject: '6826723' },
      lines: log.lines,
      part: async (sha256) => {
        const part = await openPart(db, sha256);
        if (!part) throw new Error(sha256);
        return part;
      },
      sign: (bytes) => sign(key, bytes as Uint8Array<ArrayBuffer>),
      publicKeyPem: toPem(key.spki),
      keyFingerprint: key.fingerprint,
      report: { html: '<!doctype html>' },
      uploads: [{ name: 'summary.pdf', bytes: new TextEncoder().encode('%PDF-') }],
      now: madeAt,
      tool: 'Recourse 0',
    },
    { write: async (bytes) => void pieces.push(bytes.slice()) },
  );
  return new Uint8Array(Buffer.concat(pieces));
}

test('a log brought into another browser goes on under that browser’s key, which is the chain’s last', async () => {
  const { db, former } = await moved();
  const own = await loadKey(db);
  expect(own.fingerprint).not.toBe(former);
  const change = (await settleKey(db, clockAt()))!;
  expect(change.entry).toMatchObject({ kind: 'key-change', seq: 2, case: '', parts: [], body: { before: former, keyFingerprint: createHash('sha256').update(own.spki).digest('hex') } });
  expect(await verifyChain((await readLog(db)).map(({ entry }) => entry))).toMatchObject({ ok: true, head: (await head(db))!.link, keyFingerprint: own.fingerprint });
  expect((await signerEntry(db))?.seq).toBe(2);
  expect(await settleKey(db, clockAt())).toBeNull();
  await appendEntry(db, note('next'));
  expect(await kinds(db)).toEqual(['genesis', 'capture', 'key-change', 'note']);
});

test('a package made after the move verifies under the new key, and not where the former one is expected', async () => {
  const { db, former } = await moved();
  await settleKey(db, clockAt());
  const own = (await loadKey(db)).fingerprint;
  const file = sourceOf(await packageOf(db));
  expect((await verifyPackage(file, { expectKey: own, expectHead: (await head(db))!.link })).result).toBe('MATCHES');
  expect((await verifyPackage(file, { expectKey: former })).result).toBe('DOES NOT MATCH');
});

test('without the key-change no package can be made: the key that signs is not the chain’s', async () => {
  const { db } = await moved();
  await expect(packageOf(db)).rejects.toMatchObject({ code: 'key-other' });
});

test('whatever is appended first after a move, or after the key was lost, comes behind a key-change', async () => {
  const { db } = await moved();
  await appendEntry(db, note('first'));
  expect(await kinds(db)).toEqual(['genesis', 'capture', 'key-change', 'note']);
  const lost = (await loadKey(db)).fingerprint;
  await db.keys.delete('signing');
  await appendEntry(db, note('second'));
  const log = await readLog(db);
  expect(log.slice(4).map(({ entry }) => [entry.kind, entry.body['before'] ?? null])).toEqual([
    ['key-change', lost],
    ['note', null],
  ]);
  expect(await verifyChain(log.map(({ entry }) => entry))).toMatchObject({ ok: true, keyFingerprint: (await loadKey(db)).fingerprint });
});

test('eight connections that find the key lost append one key-change', async () => {
  const open = disk();
  await appendEntry(open(), note('one'));
  await open().keys.delete('signing');
  const changes = await Promise.all(Array.from({ length: 8 }, () => settleKey(open(), clockAt())));
  expect(changes.filter((one) => one !== null)).toHaveLength(1);
  expect(await kinds(open())).toEqual(['genesis', 'note', 'key-change']);
});

test('a browser that never logged anything has no key to change', async () => {
  const db = disk()();
  expect(await settleKey(db, clockAt())).toBeNull();
  expect(await db.entries.count()).toBe(0);
});

test('a log moved back to its first browser changes its key again, and both states verify', async () => {
  const first = disk()();
  await capture(first, { 'text.txt': 'a' });
  const second = disk()();
  await restoreBackup(second, fileOf(await backedUp(first)));
  await settleKey(second, clockAt());
  await appendEntry(second, note('on the road'));
  expect((await restoreBackup(first, fileOf(await backedUp(second)))).outcome).toBe('extended');
  await settleKey(first, clockAt());
  const log = await readLog(first);
  expect(log.map(({ entry }) => entry.kind)).toEqual(['genesis', 'capture', 'key-change', 'note', 'key-change']);
  expect(await verifyChain(log.map(({ entry }) => entry))).toMatchObject({ ok: true, keyFingerprint: (await loadKey(first)).fingerprint });
});
