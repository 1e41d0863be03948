import { beforeEach, expect, test } from 'vitest';
import { recordOf } from '../../../lib/cases/book';
import { coverOf, coveringOf, coversOf, forgetCover, keepCover } from '../../../lib/cases/covers';
import { exhibitHandlers } from '../../../lib/cases/exhibit-handlers';
import { exhibitsOf } from '../../../lib/cases/exhibits';
import { caseHandlers } from '../../../lib/cases/handlers';
import { putRecord } from '../../../lib/cases/put-record';
import { emptyRecord } from '../../../lib/cases/record';
import type { CardView } from '../../../lib/cases/view';
import type { RecourseDatabase } from '../../../lib/evidence/database';
import type { SealedEntry } from '../../../lib/evidence/entry';
import { exportLines } from '../../../lib/evidence/export';
import { beginCapture, savePart, sealCapture } from '../../../lib/evidence/journal';
import { restoreBackup } from '../../../lib/evidence/restore';
import type { Cover, CoverBox } from '../../../lib/package/pictures/cover';
import { png } from '../../hostile/png';
import { backedUp, fileOf } from '../evidence/backup-fixtures';
import { clockAt, disk, order, page, place } from '../evidence/fixtures';

const NOW = Date.UTC(2026, 2, 3);
const BOX: CoverBox = { x: 1, y: 2, width: 10, height: 5 };
const VIEW = { caseId: order, kind: 'order', site: 'kmong' } as CardView;
const cover = (boxes: CoverBox[], clear = false): Cover => ({ sheets: [{ width: 40, how: 'one', stretches: [{ name: 'slice-000.png', from: 0, rows: 30 }], boxes, clear }] });

let db: RecourseDatabase;
let sealed: SealedEntry;
let handlers: ReturnType<typeof exhibitHandlers>;
const SENDER = {} as Parameters<typeof handlers.coverPictures>[1];

async function exhibit(pictures: number): Promise<SealedEntry> {
  const id = await beginCapture(db, { case: order, page, place }, clockAt());
  await savePart(db, id, { name: 'text.txt', type: 'text/plain', bytes: new TextEncoder().encode('x') }, clockAt());
  for (let i = 0; i < pictures; i++) await savePart(db, id, { name: `slice-00${i}.png`, type: 'image/png', bytes: png(40, 30, () => [i, 1, 1]) as Uint8Array<ArrayBuffer> }, clockAt());
  return sealCapture(db, id, { page, completeness: [] }, clockAt());
}

beforeEach(async () => {
  db = disk()();
  await db.cases.put(emptyRecord('kmong', 'order', '6826723', 1));
  sealed = await exhibit(1);
  handlers = exhibitHandlers({ database: async () => db, now: () => NOW, clock: clockAt(), changed: async () => undefined });
});

const keep = (value: Cover | null, over: { seq?: number; entryHash?: string } = {}) => handlers.coverPictures({ seq: sealed.seq, entryHash: sealed.entryHash, cover: value, ...over }, SENDER);
const kept = async () => coverOf(await recordOf(db, order), sealed);

test('what was said of pictures is kept with the case and never in the log', async () => {
  const before = await db.entries.toArray();
  await keep(cover([BOX]));
  expect(await kept()).toEqual(cover([BOX]));
  expect(await db.entries.toArray()).toEqual(before);
  const { lines } = await exportLines(db, { caseIds: [order] });
  expect(await coversOf(db, lines, before.map(({ entryHash }) => entryHash))).toEqual(new Map([[sealed.seq, cover([BOX])]]));
  await keep(null);
  expect(await kept()).toBeNull();
});

test('the desk shows how an exhibit’s pictures stand; one without pictures has none to cover', async () => {
  const two = await exhibit(2);
  await exhibit(0);
  const shown = async () => (await exhibitsOf(db, VIEW)).map(({ seq, covering }) => [seq, covering]);
  expect(await shown()).toEqual([[3, undefined], [two.seq, { state: 'unsaid', boxes: 0 }], [sealed.seq, { state: 'unsaid', boxes: 0 }]]);
  await keep(cover([BOX, BOX]));
  // Of two pictures one was spoken of.
  await keep(cover([], true), two);
  expect(await shown()).toEqual([[3, undefined], [two.seq, { state: 'partly', boxes: 0 }], [sealed.seq, { state: 'said', boxes: 2 }]]);
});

test('it is refused for another entry, for a box outside the picture, and for a case that is not there', async () => {
  await expect(keep(cover([BOX]), { entryHash: 'a'.repeat(64) })).rejects.toMatchObject({ key: 'error.no-exhibit' });
  await expect(keep(cover([BOX]), { seq: 99 })).rejects.toMatchObject({ key: 'error.no-exhibit' });
  await expect(keep(cover([{ ...BOX, y: 26 }]))).rejects.toMatchObject({ key: 'error.inside' });
  await db.cases.delete(order);
  await expect(keep(cover([BOX]))).rejects.toMatchObject({ key: 'error.no-case' });
});

test('what a damaged or foreign backup holds in its place counts as nothing said', async () => {
  for (const odd of [{ sheets: 'x' }, cover([{ ...BOX, width: 400 }]), 7]) {
    await db.cases.update(order, { covers: { [sealed.entryHash]: odd as Cover } });
    expect(await kept()).toBeNull();
    expect(coveringOf(await recordOf(db, order), sealed)).toEqual({ state: 'unsaid', boxes: 0 });
  }
});

test('a record that was read before a part was covered does not uncover it', async () => {
  const stale = (await recordOf(db, order))!;
  await keep(cover([BOX]));
  await putRecord(db, { ...stale, title: 'later' });
  expect([await kept(), (await recordOf(db, order))!.title]).toEqual([cover([BOX]), 'later']);
  await caseHandlers({ database: async () => db, now: () => NOW, clock: clockAt(), changed: async () => undefined }).filed({ caseId: order, at: NOW - 1 }, SENDER);
  expect(await kept()).toEqual(cover([BOX]));
});

test('it goes with its exhibit, and leaves what was said of others', async () => {
  const other = await exhibit(1);
  await keep(cover([BOX]));
  await keepCover(db, other, cover([], true), NOW);
  await forgetCover(db, sealed.entry, NOW);
  const record = await recordOf(db, order);
  expect([coverOf(record, sealed), coverOf(record, other)]).toEqual([null, cover([], true)]);
});

test('it comes back with a backup', async () => {
  await keep(cover([BOX]));
  const backup = await backedUp(db);
  const fresh = disk()();
  await restoreBackup(fresh, fileOf(backup));
  expect(coverOf(await recordOf(fresh, order), sealed)).toEqual(cover([BOX]));
});
