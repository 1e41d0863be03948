import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { caseHandlers } from '../../../lib/cases/handlers';
import { accountId } from '../../../lib/cases/record';
import { valueHandlers } from '../../../lib/cases/value-handlers';
import type { CardView, ListingView } from '../../../lib/cases/view';
import { type RecourseDatabase, openDatabase } from '../../../lib/evidence/database';
import { readLog } from '../../../lib/evidence/log';
import { type Handlers, answerCalls } from '../../../lib/messaging/answer';
import { SCHEMAS } from '../../../lib/messaging/schemas';
import { reportHtml } from '../../../lib/package/report/html';
import { r10ProKat } from '../../../lib/rules/packs';
import type { PageReading } from '../../../lib/sites/site';
import { sampleLog } from '../../hostile/sample';
import { clockAt } from '../evidence/fixtures';
import { modelOf, voice } from '../package/views';
import { listed } from '../rules/helpers';

const NOW = Date.parse('2026-11-22T12:00:00+03:00');
const SENDER = {};
const LISTING = 'r10:listing:1089270380';

/** The background's calls over a database of its own. */
function desk() {
  const db = openDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
  const told = { changed: vi.fn(async () => undefined), refreshAll: vi.fn(async () => undefined) };
  const deps = { database: async () => db, now: () => NOW, clock: clockAt(), ...told };
  const handlers = { ...caseHandlers(deps), ...valueHandlers(deps) };
  return { db, told, handlers };
}

let db: RecourseDatabase;
let told: ReturnType<typeof desk>['told'];
let handlers: ReturnType<typeof desk>['handlers'];
beforeEach(() => {
  ({ db, told, handlers } = desk());
});

/** A listing that asks 7.500 TL for a logo and 18.000 TL for a corporate identity. */
const PAGE: PageReading = {
  site: 'r10',
  url: 'https://www.r10.net/1089270380-post1.html',
  readAt: NOW,
  gaps: [],
  content: {
    kind: 'listing',
    threadId: '1089270380',
    title: null,
    author: null,
    category: null,
    openedAt: null,
    prices: [listed('logo', 7_500), listed('corporate-identity', 18_000)],
    pictureOnly: false,
    tradePoints: null,
    memberSince: null,
    identityVerified: null,
  },
};

const set = (id: string, value: string | null, more: { kind?: 'floor' | 'threshold'; site?: 'kmong' | 'r10'; note?: string } = {}) =>
  handlers.setPackValue({ site: 'r10', kind: 'floor', id, note: '', ...more, value }, SENDER);
const saw = async () => (await handlers.saw(PAGE, SENDER)) as ListingView;
const rule = (view: CardView, id: string) => view.findings.find((finding) => finding.rule === id)!;
const results = (view: ListingView) => view.floors.map(({ floor, result }) => [floor, result]);
const say = voice('en').say;

describe('a floor of the user’s own', () => {
  it('judges in place of the published one, which is told beside it with its clause', async () => {
    expect(results(await saw())).toEqual([['logo', 'below'], ['corporate-identity', 'unknown']]);
    await set('logo', '7.000 TL');
    const view = await saw();
    expect(results(view)).toEqual([['logo', 'above'], ['corporate-identity', 'unknown']]);
    expect(view.floors[0]).toMatchObject({ floorMinor: 700_000, publishedMinor: 1_000_000 });
    expect(say(view.floors[0]!.yours!)).toBe('your floor ₺7,000; published: ₺10,000 (P3)');
    expect(rule(view, 'P3').yours?.map((line) => say(line))).toEqual([expect.stringMatching(/^Logo: your floor ₺7,000; published: ₺10,000 \(P3\) · set .*22 Nov/)]);
    expect(view.ownValues).toBe(true);
    expect(say(view.because)).toContain('by your own values');
  });

  it('can be given to a service for which none is published', async () => {
    await set('corporate-identity', '20 bin TL');
    const view = await saw();
    expect(results(view)).toEqual([['logo', 'below'], ['corporate-identity', 'below']]);
    expect(view.floors[1]).toMatchObject({ floorMinor: 2_000_000, publishedMinor: null });
    expect(say(view.floors[1]!.yours!)).toBe('your floor ₺20,000; published: none (P3)');
  });

  it('can say that none is known: then nothing is judged by the published one', async () => {
    await set('logo', 'none');
    const view = await saw();
    expect(results(view)[0]).toEqual(['logo', 'unknown']);
    expect(say(view.floors[0]!.yours!)).toBe('your floor none known; published: ₺10,000 (P3)');
  });

  it('is taken back without a trace in the judgement', async () => {
    const before = await saw();
    await set('logo', '7.000 TL');
    await set('logo', null);
    expect(await saw()).toEqual(before);
    expect((await db.cases.get(accountId('r10')))?.own).toBeUndefined();
  });

  it('marks nothing on a listing that does not ask for that service', async () => {
    await set('banner', '500 TL');
    const view = await saw();
    expect(view.ownValues).toBeUndefined();
    expect(rule(view, 'P3').yours).toBeUndefined();
  });
});

describe('a threshold of the user’s own', () => {
  it('decides its rule and is named in it, the other thresholds of the clause untouched', async () => {
    await saw();
    await handlers.say({ caseId: LISTING, fact: 'account.grievancesLastYear', value: '2' }, SENDER);
    expect(rule(await saw(), 'P2')).toMatchObject({ result: 'met' });
    await set('grievances.year', '1', { kind: 'threshold' });
    const view = await saw();
    expect(rule(view, 'P2').result).toBe('not-met');
    expect(rule(view, 'P2').yours?.map((line) => say(line))).toEqual([expect.stringMatching(/your value 1; published: 3 \(count, P2\)/)]);
    expect(rule(view, 'P10').yours).toBeUndefined();
  });

  it('reaches the pre-flight too', async () => {
    const order: PageReading = { site: 'kmong', url: 'https://kmong.com/track/6826723', readAt: NOW, gaps: [], content: { kind: 'order', orderId: '6826723', side: 'buyer', title: null, gigId: null, seller: null, amount: null, purchasedAt: null, agreedDue: null, deliveries: [], revisions: [], deliveriesComplete: true, confirmedAt: null, claim: null, guarantee: null, latestEventMs: null } };
    await handlers.saw(order, SENDER);
    for (const _ of [1, 2]) await db.entries.add(capture('kmong:order:6826723'));
    const ready = async () => {
      const view = await handlers.caseView({ caseId: 'kmong:order:6826723' }, SENDER);
      return view.kind === 'order' ? view.preflight.find(({ line }) => line.key === 'background.preflight.result')?.ready : null;
    };
    expect(await ready()).toBe(true);
    await set('evidence.least', '3', { kind: 'threshold', site: 'kmong' });
    expect(await ready()).toBe(false);
  });
});

let seq = 100;
/** A row as the capture index counts it. */
function capture(caseId: string) {
  seq += 1;
  const entry = { v: 1 as const, chain: 'other', seq, kind: 'capture' as const, case: caseId, salt: '', time: clockAt()(), parts: [], completeness: [], body: {} };
  return { chain: 'other', seq, entry, entryHash: '', link: '', blobs: [] };
}

describe('no surface judges by the published pack when the user changed it', () => {
  it('card, case view, lists and report agree', async () => {
    await saw();
    await set('logo', '7.000 TL');
    await set('corporate-identity', '18.000 TL');
    const card = await saw();
    const shown = (await handlers.caseView({ caseId: LISTING }, SENDER)) as ListingView;
    expect(shown).toEqual(card);
    expect(rule(card, 'P3').result).toBe('met');
    const [summary] = await handlers.summaries(undefined, SENDER);
    expect(summary).toMatchObject({ caseId: LISTING, verdict: card.verdict, ownValues: true });
    const page = reportHtml(await modelOf(sampleLog(), { view: shown, zone: 'Europe/Istanbul' }), voice('tr'));
    expect([...page.matchAll(/data-floor="([^"]*)" data-result="([^"]*)"/g)].map((found) => found.slice(1))).toEqual([['logo', 'above'], ['corporate-identity', 'at']]);
    expect(page).toContain('tabanınız 7.000 ₺; yayımlanan: 10.000 ₺ (P3)');
    expect(page.match(/data-own="true"/g)).toHaveLength(4); // both prices and both lines of P3
    expect(page).toContain('kendi değerlerinize göre');
  });

  it('the quality score says that it rests on them', async () => {
    await saw();
    await set('logo', '7.000 TL');
    expect((await saw()).rubric).toMatchObject({ ownValues: true });
  });
});

describe('what is typed', () => {
  it.each([
    ['12.000 TL', 1_200_000],
    [' ₺12.000 ', 1_200_000],
    ['12 bin TL', 1_200_000],
    ['12.500,50 TL', 1_250_050],
  ])('%s is an amount', async (typed, minor) => {
    await set('logo', typed);
    expect((await saw()).floors[0]?.floorMinor).toBe(minor);
  });

  it.each([
    ['12.000', 'error.floor-no-currency'],
    ['12.000 $', 'error.floor-currency'],
    ['150,000원', 'error.floor-currency'],
    ['-12.000 TL', 'error.floor-not-positive'],
    ['0 TL', 'error.floor-not-positive'],
    ['ücretsiz', 'error.floor-not-positive'],
    ['12,000 TL', 'error.floor-unreadable'],
    ['10.000-12.000 TL', 'error.floor-unreadable'],
    ['10.000 TL 12.000 TL', 'error.floor-unreadable'],
    ['12.000 TL + KDV', 'error.floor-unreadable'],
    ['en az 12.000 TL', 'error.floor-unreadable'],
    ['çok', 'error.floor-unreadable'],
    ['', 'error.floor-unreadable'],
  ])('%s is none, and says why; nothing is kept or logged', async (typed, key) => {
    await expect(set('logo', typed)).rejects.toMatchObject({ key });
    expect(await readLog(db)).toEqual([]);
    expect(await db.cases.get(accountId('r10'))).toBeUndefined();
    expect(told.refreshAll).not.toHaveBeenCalled();
  });

  it.each(['-1', '1.5', '1000', 'three', ''])('%s is no threshold', async (typed) => {
    await expect(set('grievances.year', typed, { kind: 'threshold' })).rejects.toMatchObject({ key: 'error.threshold-range' });
  });

  it.each([['tattoo', 'floor'], ['grievances.year', 'floor'], ['logo', 'threshold'], ['toString', 'floor']] as const)('%s as a %s is refused: the pack has none', async (id, kind) => {
    await expect(set(id, '1', { kind })).rejects.toMatchObject({ key: 'error.no-value' });
  });

  it('has the shape that the call checks', () => {
    const data = { site: 'r10', kind: 'floor', id: 'logo', value: '12.000 TL', note: '' };
    expect(SCHEMAS.setPackValue.safeParse(data).success).toBe(true);
    for (const wrong of [{ kind: 'rule' }, { value: 12 }, { site: 'other' }, { note: 'x'.repeat(501) }]) expect(SCHEMAS.setPackValue.safeParse({ ...data, ...wrong }).success).toBe(false);
  });
});

describe('a change', () => {
  it('is an entry of the log with what stood before, and tells open cards, badge and reminders', async () => {
    await set('logo', '12.000 TL', { note: ' Moderatörden ' });
    await set('logo', '13.000 TL');
    await set('logo', null);
    await set('corporate-identity', '20.000 TL');
    const entries = (await readLog(db, { caseId: accountId('r10') })).map(({ entry }) => [entry.kind, entry.body]);
    const lira = (minor: number) => JSON.stringify({ currency: 'TRY', minor });
    const common = { fact: 'floor.logo', published: lira(1_000_000), note: '', pack: `${r10ProKat.id} ${r10ProKat.version}` };
    expect(entries).toEqual([
      ['correction', { ...common, value: lira(1_200_000), before: lira(1_000_000), note: 'Moderatörden' }],
      ['correction', { ...common, value: lira(1_300_000), before: lira(1_200_000) }],
      ['correction', { ...common, value: null, before: lira(1_300_000) }],
      ['answer', { ...common, fact: 'floor.corporate-identity', published: null, value: lira(2_000_000), before: null }],
    ]);
    expect(told.refreshAll).toHaveBeenCalledTimes(4);
    expect(told.changed).toHaveBeenCalledTimes(4);
  });

  it('keeps the account’s answers, and they keep it', async () => {
    await saw();
    await handlers.say({ caseId: LISTING, fact: 'account.identityVerified', value: 'yes' }, SENDER);
    await set('logo', '7.000 TL');
    await handlers.say({ caseId: LISTING, fact: 'account.grievancesLastYear', value: '1' }, SENDER);
    const view = await saw();
    expect([rule(view, 'P1').result, rule(view, 'P2').result, view.floors[0]?.result]).toEqual(['met', 'met', 'above']);
  });

  it('is listed beside what is published, with its day and where the user has it from', async () => {
    const packs = await set('logo', '12.000 TL', { note: 'Moderatörden' });
    const r10 = packs.find(({ site }) => site === 'r10')!;
    expect(r10.values.find(({ id }) => id === 'logo')).toMatchObject({
      published: { kind: 'money', currency: 'TRY', minor: 1_000_000 },
      own: { value: { kind: 'money', currency: 'TRY', minor: 1_200_000 }, text: '12.000 TL', at: NOW, note: 'Moderatörden' },
      clause: { id: 'P3', status: 'proposed' },
    });
    expect(r10.values.find(({ id }) => id === 'banner')).toMatchObject({ published: null, own: null });
    expect(r10.values.find(({ id }) => id === 'grievances.year')).toMatchObject({ kind: 'threshold', published: 3, unit: { key: 'unit.count' }, range: { min: 0, max: 999 } });
    expect(await handlers.packValues(undefined, SENDER)).toEqual(packs);
  });

  it('of a value that a later pack has dropped is kept and judges nothing', async () => {
    await set('logo', '7.000 TL');
    const account = (await db.cases.get(accountId('r10')))!;
    await db.cases.put({ ...account, own: { ...account.own!, floors: { ...account.own!.floors, dropped: { value: null, text: '', at: 0, note: '' } } } });
    expect(results(await saw())[0]).toEqual(['logo', 'above']);
    await set('banner', '500 TL');
    expect(Object.keys((await db.cases.get(accountId('r10')))!.own!.floors)).toContain('dropped');
  });
});

it('only our own pages may set a value: a marketplace’s page is refused before anything is read', async () => {
  answerCalls(handlers as unknown as Handlers);
  const ask = async (url: string) => {
    const data = { site: 'r10', kind: 'floor', id: 'logo', value: '1 TL', note: '' };
    const [outcome] = await fakeBrowser.runtime.onMessage.trigger({ call: 'setPackValue', data }, { url } as never);
    return outcome;
  };
  expect(await ask('https://www.r10.net/1089270380-post1.html')).toEqual({ ok: false, error: 'error.not-allowed' });
  expect(await readLog(db)).toEqual([]);
  expect(await ask(fakeBrowser.runtime.getURL('/options.html'))).toMatchObject({ ok: true });
  expect(await readLog(db)).toHaveLength(2); // genesis and the change
});
