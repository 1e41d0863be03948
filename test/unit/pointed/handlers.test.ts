import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { caseHandlers } from '../../../lib/cases/handlers';
import { pointedHandlers } from '../../../lib/cases/pointed';
import type { OrderView } from '../../../lib/cases/view';
import { type RecourseDatabase, openDatabase } from '../../../lib/evidence/database';
import { readLog } from '../../../lib/evidence/log';
import { SCHEMAS } from '../../../lib/messaging/schemas';
import type { Place } from '../../../lib/sites/pointed/place';
import type { OrderReading } from '../../../lib/sites/site';
import { minute, orderReading, seen } from '../cases/samples';
import { clockAt } from '../evidence/fixtures';

const NOW = Temporal.Instant.from('2025-10-04T12:00+09:00').epochMilliseconds;
const SENDER = {};
const CASE = 'kmong:order:6826723';
const PLACE: Place = { site: 'kmong', fact: 'deliveries', form: 'moment', label: '완성품넘김', words: '완성품 넘김', relation: 'next', heading: null };
const DUE: Place = { ...PLACE, fact: 'order.agreedDue', label: '약속한날', words: '약속한 날' };

function desk() {
  const db = openDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
  const told = { changed: vi.fn(async () => undefined), refreshAll: vi.fn(async () => undefined) };
  const deps = { database: async () => db, now: () => NOW, clock: clockAt(), ...told };
  return { db, told, handlers: { ...caseHandlers(deps), ...pointedHandlers(deps) } };
}

let db: RecourseDatabase;
let told: ReturnType<typeof desk>['told'];
let handlers: ReturnType<typeof desk>['handlers'];
beforeEach(() => {
  ({ db, told, handlers } = desk());
});

const delivered = minute('2025-10-02T15:20+09:00');
const shownAt = (words: string, value = delivered) => ({ ...seen(value), where: words, pointed: true as const });

async function saw(order: Partial<OrderReading>): Promise<OrderView> {
  const reading = SCHEMAS.saw.parse(orderReading(order));
  const view = await handlers.saw(reading as never, SENDER);
  if (view?.kind !== 'order') throw new Error('no order');
  return view;
}

const bodies = async () => {
  const log = await readLog(db);
  return log.flatMap(({ entry }) => (entry && ['answer', 'correction'].includes(entry.kind) ? [{ kind: entry.kind, case: entry.case, body: entry.body }] : []));
};

test('a place is kept with the account, told to open cards, and noted in the log with fact, words and value', async () => {
  await saw({});
  const [kept] = await handlers.rememberPlace({ caseId: CASE, place: PLACE, value: '25.10.02 15:20' }, SENDER);
  expect(kept).toMatchObject({ ...PLACE, at: NOW });
  expect(await handlers.pointedPlaces(undefined, SENDER)).toEqual([kept]);
  expect(told.refreshAll).toHaveBeenCalledTimes(1);
  expect(await bodies()).toEqual([{ kind: 'answer', case: CASE, body: { fact: 'deliveries', value: '25.10.02 15:20', shown: '완성품 넘김', relation: 'next', heading: null, kept: true } }]);
  await handlers.rememberPlace({ caseId: CASE, place: PLACE, value: '25.10.02 15:20' }, SENDER);
  expect(await handlers.pointedPlaces(undefined, SENDER)).toHaveLength(1);
});

test('a place of another site than the case’s is refused, and so is one of no case', async () => {
  await saw({});
  await expect(handlers.rememberPlace({ caseId: CASE, place: { ...PLACE, site: 'r10' }, value: 'x' }, SENDER)).rejects.toMatchObject({ key: 'error.no-case' });
  await expect(handlers.rememberPlace({ caseId: 'kmong:order:1', place: PLACE, value: 'x' }, SENDER)).rejects.toMatchObject({ key: 'error.no-case' });
  expect(await bodies()).toEqual([]);
});

test('what a page may send is a place and nothing else', () => {
  expect(SCHEMAS.rememberPlace.safeParse({ caseId: CASE, place: PLACE, value: 'x' }).success).toBe(true);
  expect(SCHEMAS.rememberPlace.safeParse({ caseId: CASE, place: { ...PLACE, selector: '.x1a' }, value: 'x' }).success).toBe(false);
  expect(SCHEMAS.rememberPlace.safeParse({ caseId: CASE, place: { ...PLACE, fact: 'account.biz' }, value: 'x' }).success).toBe(false);
});

test('a delivery that was shown gives the date and says where it was read; it completes nothing that the reading leaves open', async () => {
  const open = await saw({ deliveries: [shownAt('완성품 넘김')] });
  const row = open.findings.find(({ rule }) => rule === 'K10');
  expect(open.window).toMatchObject({ state: 'open', deliveries: [{ origin: 'you', startMs: delivered.earliestMs }] });
  expect(row?.detail).toMatchObject({ key: 'background.detail.shown', params: { where: '완성품 넘김' } });
  expect(row?.question).toMatchObject({ origin: 'you', shown: '완성품 넘김', pointable: true });
  ({ db, told, handlers } = desk());
  const doubtful = await saw({ deliveries: [shownAt('완성품 넘김')], deliveriesComplete: false });
  expect(doubtful.window).toMatchObject({ state: 'unknown', safe: null });
});

test('forgetting takes what was read by it away, and leaves what was read otherwise; the log keeps both notes', async () => {
  const second = minute('2025-10-03T18:00+09:00');
  await saw({ deliveries: [shownAt('완성품 넘김'), seen(second)], agreedDue: shownAt('약속한 날', second), purchasedAt: seen(delivered) });
  await handlers.rememberPlace({ caseId: CASE, place: PLACE, value: '25.10.02 15:20' }, SENDER);
  const places = await handlers.rememberPlace({ caseId: CASE, place: DUE, value: '25.10.03 18:00' }, SENDER);
  const id = places.find(({ fact }) => fact === 'deliveries')?.id ?? '';
  expect((await handlers.forgetPlace({ id }, SENDER)).map(({ fact }) => fact)).toEqual(['order.agreedDue']);
  const record = await db.cases.get(CASE);
  expect(record?.deliveries.map(({ earliestMs }) => earliestMs)).toEqual([second.earliestMs]);
  expect(record?.firstDeliveryCertain).toBe(false);
  expect(Object.keys(record?.seen ?? {})).toEqual(expect.arrayContaining(['order.agreedDue', 'order.purchasedAt']));
  const view = await handlers.caseView({ caseId: CASE }, SENDER);
  expect(view.kind === 'order' && view.window.safe).toBeNull();
  expect((await bodies()).map(({ body }) => [body['fact'], body['kept']])).toEqual([['deliveries', true], ['order.agreedDue', true], ['deliveries', false]]);

  await handlers.forgetPlace({ id: places.find(({ fact }) => fact === 'order.agreedDue')?.id ?? '' }, SENDER);
  expect(Object.keys((await db.cases.get(CASE))?.seen ?? {})).not.toContain('order.agreedDue');
  expect(await handlers.pointedPlaces(undefined, SENDER)).toEqual([]);
});
