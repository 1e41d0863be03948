import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { openDatabase, opened } from '../../../lib/evidence/database';
import { CannotStore } from '../../../lib/evidence/errors';
import { appendEntry } from '../../../lib/evidence/log';
import { note } from './fixtures';

afterEach(() => vi.restoreAllMocks());

test('a browser without IndexedDB cannot store, and says so by name', async () => {
  const db = openDatabase({ indexedDB: undefined as unknown as IDBFactory, IDBKeyRange });
  const refusal = await opened(db).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(CannotStore);
  expect(refusal).toMatchObject({ key: 'error.cannot-store' });
  await expect(appendEntry(db, note('one'))).rejects.toBeInstanceOf(CannotStore);
});

test.each(['InvalidStateError', 'SecurityError'])('a browser that refuses to open (%s) cannot store', async (name) => {
  const indexedDB = new IDBFactory();
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('A mutation operation was attempted on a database that did not allow mutations.', name);
  });
  await expect(opened(openDatabase({ indexedDB, IDBKeyRange }))).rejects.toBeInstanceOf(CannotStore);
  await expect(appendEntry(openDatabase({ indexedDB, IDBKeyRange }), note('one'))).rejects.toBeInstanceOf(CannotStore);
});

test('data of a newer version are left alone', async () => {
  const indexedDB = new IDBFactory();
  await new Promise((resolve, reject) => {
    const request = indexedDB.open('recourse', 1000);
    request.onsuccess = () => resolve(request.result.close());
    request.onerror = reject;
  });
  const db = openDatabase({ indexedDB, IDBKeyRange });
  await expect(opened(db)).rejects.toMatchObject({ key: 'error.newer-data' });
  await expect(appendEntry(openDatabase({ indexedDB, IDBKeyRange }), note('one'))).rejects.toMatchObject({ key: 'error.newer-data' });
});

test('transactions are strict, the database is called recourse', () => {
  const db = openDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
  expect(db.name).toBe('recourse');
  expect((db as unknown as { _options: { chromeTransactionDurability: string } })._options.chromeTransactionDurability).toBe('strict');
});
