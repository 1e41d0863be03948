// @vitest-environment happy-dom
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { caseHandlers } from '../../../lib/cases/handlers';
import type { CardView } from '../../../lib/cases/view';
import { openDatabase } from '../../../lib/evidence/database';
import { SCHEMAS } from '../../../lib/messaging/schemas';
import { r10 } from '../../../lib/sites/r10/r10';
import { r10 as serve } from '../../market/r10/routes.mjs';
import { THREADS } from '../../market/samples.mjs';
import { clockAt } from '../evidence/fixtures';

const SENDER = {};
const NOW = Date.parse('2025-10-04T09:00:00Z');

/** The background over a database of its own; `visit` reads a page of the sample forum and tells of it, through the same check as a message. */
function background() {
  const db = openDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
  const calls = caseHandlers({ database: async () => db, now: () => NOW, clock: clockAt(), changed: vi.fn(async () => undefined) });
  const visit = async (path: string): Promise<CardView | null> => {
    const url = new URL(path, 'https://www.r10.net');
    const html = new TextDecoder('windows-1254').decode(serve({ now: () => NOW, adSeed: 1 }, url).body);
    document.body.innerHTML = /<body>(.*)<script/s.exec(html)?.[1] ?? '';
    return calls.saw(SCHEMAS.saw.parse(r10.read(document, url, NOW)) as never, SENDER);
  };
  const rule = (view: CardView | null, id: string) => view?.findings.find((finding) => finding.rule === id)?.result;
  return { db, calls, visit, rule };
}

test('an answer said on one listing reaches the member’s other listing and nobody else’s', async () => {
  const { calls, visit, rule } = background();
  const first = await visit(THREADS.aboveFloor);
  await calls.say({ caseId: first!.caseId, fact: 'account.grievancesLastYear', value: '5' }, SENDER);
  expect(rule(await visit(THREADS.cards), 'P2')).toBe('not-met');
  expect(rule(await visit(THREADS.belowFloor), 'P2')).toBe('unknown');
  const listed = await calls.summaries(undefined, SENDER);
  expect(listed.map(({ subject, verdict }) => [subject, verdict])).toContainEqual(['4100506', 'falls-short']);
});

test('a profile is no case and shows no card, yet its facts reach the member’s listing', async () => {
  const { db, calls, visit } = background();
  expect(await visit('/profil/204117-mavihokka.html')).toBeNull();
  expect(await calls.summaries(undefined, SENDER)).toEqual([]);
  expect((await db.cases.get('r10:account:204117'))?.seen['account.tradePoints']).toMatchObject({ known: true, value: 356 });
});

test('a category is confirmed once, and taken back once', async () => {
  const { calls, visit } = background();
  const category = (view: CardView | null) => view?.questions.find(({ fact }) => fact === 'listing.category')?.value ?? null;
  const first = await visit(THREADS.aboveFloor);
  await calls.say({ caseId: first!.caseId, fact: 'listing.category', value: 'pro-kat' }, SENDER);
  expect(category(await visit(THREADS.belowFloor))).toBe('pro-kat');
  expect(category(await visit(THREADS.ordinary))).toBeNull();
  await calls.say({ caseId: first!.caseId, fact: 'listing.category', value: null }, SENDER);
  expect(category(await visit(THREADS.belowFloor))).toBeNull();
});

test('a draft is judged while it is written, beside the thread that it will change', async () => {
  const { calls, visit } = background();
  await visit(THREADS.aboveFloor);
  const draft = await visit('/newthread.php?do=newthread&f=12');
  expect([draft?.caseId, draft?.kind === 'listing' && draft.floors.map(({ result }) => result)]).toEqual(['r10:listing:draft:newthread-php-12', ['below']]);
  const changed = await visit('/editpost.php?do=editpost&p=410050201');
  expect(changed?.caseId).toBe('r10:listing:draft:4100502');
  expect((await calls.summaries(undefined, SENDER)).map(({ subject }) => subject).sort()).toEqual(['4100502', 'draft:4100502', 'draft:newthread-php-12']);
});

test('a list of threads and a client’s thread are no cases', async () => {
  const { db, visit } = background();
  expect([await visit('/ornek-pro-kat-grafik/'), await visit(THREADS.client)]).toEqual([null, null]);
  expect(await db.cases.count()).toBe(0);
});
