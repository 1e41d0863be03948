import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { judgeCase, recordOf, summaries } from '../../../lib/cases/book';
import { conversationHandlers } from '../../../lib/cases/conversation-handlers';
import { exhibitHandlers, forgetStatement } from '../../../lib/cases/exhibit-handlers';
import { caseIdsOf, exhibitsOf } from '../../../lib/cases/exhibits';
import { caseHandlers } from '../../../lib/cases/handlers';
import type { CardView } from '../../../lib/cases/view';
import { captureHandlers } from '../../../lib/evidence/capture-handlers';
import type { RecourseDatabase } from '../../../lib/evidence/database';
import { exportLines } from '../../../lib/evidence/export';
import { keepFile } from '../../../lib/evidence/file';
import { loadKey, sign } from '../../../lib/evidence/key';
import { readLog } from '../../../lib/evidence/log';
import { openPart } from '../../../lib/evidence/parts';
import { makeCamera } from '../../../lib/evidence/slice';
import type { Handlers } from '../../../lib/messaging/answer';
import { SCHEMAS } from '../../../lib/messaging/schemas';
import { messagesPart } from '../../../lib/overlay/messages-part';
import { buildPackage } from '../../../lib/package/build';
import { toPem } from '../../../lib/package/key';
import { sourceOf } from '../../../lib/package/source';
import { verifyPackage } from '../../../lib/package/verify';
import type { MessagesReading, OrderReading, PageReading } from '../../../lib/sites/site';
import { orderReading, READ_AT } from '../cases/samples';
import { clockAt, disk } from '../evidence/fixtures';

const NOW = READ_AT;
const SENDER = { tab: { id: 11, windowId: 1 } } as unknown as Parameters<Handlers['saw']>[1];
const OTHER_ORDER = { orderId: '6826724', gigId: '501002' };
const URL_OF = 'https://kmong.com/inboxes?inbox_group_id=77';
const TALK: MessagesReading = {
  kind: 'messages',
  partner: { value: '모담디자인', text: '모담디자인', where: 'h', sure: true },
  gigId: null,
  orderId: null,
  group: '77',
  messages: [{ author: 'me', name: null, at: null, timeText: null, text: '시안 3개로 합의합니다', files: [] }],
  gaps: [{ before: 0, why: 'load-more' }],
};

let db: RecourseDatabase;
let handlers: ReturnType<typeof made>;

function made() {
  const deps = { database: async () => db, now: () => NOW, clock: clockAt(), changed: async () => undefined };
  const camera = makeCamera({ activeTab: async () => undefined, capture: async () => '', now: () => 0, wait: async () => undefined, wholePages: false });
  return {
    ...caseHandlers(deps),
    ...conversationHandlers(deps),
    ...exhibitHandlers(deps),
    ...captureHandlers({ ...deps, camera, removed: (store, entry) => forgetStatement(store, entry, NOW) }),
  };
}

beforeEach(() => {
  db = disk()();
  handlers = made();
});

const talk = (over: Partial<MessagesReading> = {}): PageReading => ({ site: 'kmong', url: URL_OF, readAt: NOW, gaps: [], content: { ...TALK, ...over } });
const order = (over: Partial<OrderReading> = {}, url = 'https://kmong.com/track/6826723') => handlers.saw(orderReading({ gigId: '501001', ...over }, { url }), SENDER) as Promise<CardView>;

async function capture(reading = talk(), messages = messagesPart(reading.content as MessagesReading, '시안 3개로 합의합니다\n')) {
  const { caseId } = await handlers.conversationCase(SCHEMAS.conversationCase.parse(reading) as PageReading, SENDER);
  const page = { url: URL_OF, title: '메시지', documentId: 'D' };
  const { captureId } = await handlers.beginCapture({ caseId, ...page }, SENDER);
  await handlers.savePart({ captureId, name: 'text.txt', type: 'text/plain', text: '시안 3개로 합의합니다\n' }, SENDER);
  await handlers.savePart({ captureId, name: 'messages.json', type: 'application/json', text: messages }, SENDER);
  await handlers.sealCapture({ captureId, completeness: [], slices: [], ...page }, SENDER);
  return caseId;
}

const entries = async () => (await readLog(db)).map(({ entry }) => entry).filter(({ kind }) => kind !== 'genesis');
const proof = async (id = 'kmong:order:6826723') => {
  const record = await recordOf(db, id);
  if (record === null) throw new Error('no record');
  return (await judgeCase(db, record, NOW)).context.exhibits;
};

describe('the order that a conversation belongs to', () => {
  test('the order number on its page decides, known or not, over everything else', async () => {
    await order();
    await handlers.conversationCase(talk({ gigId: '501001' }), SENDER);
    await handlers.placeConversation({ conversation: 'kmong:conversation:77', order: 'kmong:order:6826723' }, SENDER);
    expect(await handlers.conversationCase(talk({ orderId: '7000001', gigId: '501001' }), SENDER)).toEqual({ caseId: 'kmong:order:7000001' });
  });

  test('the one order with the same service; with two it is not known', async () => {
    await order();
    await order(OTHER_ORDER, 'https://kmong.com/track/6826724');
    expect(await handlers.conversationCase(talk({ gigId: '501001' }), SENDER)).toEqual({ caseId: 'kmong:order:6826723' });
    await order({ orderId: '6826725' }, 'https://kmong.com/track/6826725');
    expect(await handlers.conversationCase(talk({ gigId: '501001' }), SENDER)).toEqual({ caseId: 'kmong:conversation:77' });
  });

  test('what the user chose is remembered for the conversation, and wins over the service', async () => {
    await order();
    await order(OTHER_ORDER, 'https://kmong.com/track/6826724');
    await handlers.saw(talk({ gigId: '501001' }), SENDER);
    expect(await handlers.conversationAt({ url: `${URL_OF}#x` }, SENDER)).toMatchObject({ partner: '모담디자인', how: 'service', target: 'kmong:order:6826723', apart: 0 });
    await handlers.placeConversation({ conversation: 'kmong:conversation:77', order: 'kmong:order:6826724' }, SENDER);
    expect(await handlers.conversationCase(talk({ gigId: '501001' }), SENDER)).toEqual({ caseId: 'kmong:order:6826724' });
    await handlers.placeConversation({ conversation: 'kmong:conversation:77', order: null }, SENDER);
    expect(await handlers.conversationCase(talk({ gigId: '501001' }), SENDER)).toEqual({ caseId: 'kmong:conversation:77' });
    expect(await handlers.conversationAt({ url: URL_OF }, SENDER)).toMatchObject({ how: 'apart' });
  });

  test('orders are offered most recent first; another address is another conversation', async () => {
    await order();
    await handlers.saw(orderReading(OTHER_ORDER, { readAt: NOW + 1, url: 'https://kmong.com/track/6826724' }), SENDER);
    await handlers.saw(talk(), SENDER);
    const view = await handlers.conversationAt({ url: URL_OF }, SENDER);
    expect(view?.orders.map(({ subject }) => subject)).toEqual(['6826724', '6826723']);
    expect(await handlers.conversationAt({ url: 'https://kmong.com/inboxes?inbox_group_id=78' }, SENDER)).toBeNull();
  });

  test('without a number in the address the partner names it; without either it is refused in words', async () => {
    expect(await handlers.conversationCase(talk({ group: null }), SENDER)).toEqual({ caseId: 'kmong:conversation:모담디자인' });
    await expect(handlers.conversationCase(talk({ group: null, partner: null }), SENDER)).rejects.toMatchObject({ key: 'exhibits.error.no-conversation' });
    await expect(handlers.conversationCase(orderReading({}), SENDER)).rejects.toMatchObject({ key: 'exhibits.error.no-conversation' });
  });

  test('a conversation is no case of its own in any list', async () => {
    await handlers.saw(talk(), SENDER);
    expect(await summaries(db, NOW)).toEqual([]);
  });

  test('it can be put with an order only, and only a conversation can', async () => {
    await order();
    await handlers.saw(talk(), SENDER);
    await expect(handlers.placeConversation({ conversation: 'kmong:conversation:77', order: 'kmong:order:1' }, SENDER)).rejects.toMatchObject({ key: 'error.no-case' });
    await expect(handlers.placeConversation({ conversation: 'kmong:order:6826723', order: null }, SENDER)).rejects.toMatchObject({ key: 'error.no-case' });
    expect(await entries()).toEqual([]);
  });
});

describe('a captured conversation', () => {
  test('is sealed as such with partner, count and gaps, and is proof of what was agreed', async () => {
    const view = await order();
    await capture(talk({ gigId: '501001' }));
    const [sealed] = await entries();
    expect(sealed).toMatchObject({ kind: 'conversation', case: 'kmong:order:6826723', body: { partner: '모담디자인', messages: 1, gaps: ['load-more'], url: URL_OF, title: '메시지' } });
    expect(await proof()).toEqual({ agreement: 1, result: 0 });
    expect(await exhibitsOf(db, view)).toMatchObject([
      { kind: 'conversation', says: [{ key: 'exhibits.conversation.partner' }, { key: 'exhibits.conversation.messages', params: { n: 1 } }, { key: 'exhibits.gap.load-more' }] },
    ]);
  });

  test.each([['not JSON', '{'], ['another shape', '{"v":1,"messages":"many"}'], ['a float where bytes count', JSON.stringify({ v: 1, partner: null, order: null, gig: null, messages: [{ n: 1.5 }], gaps: [] })]])(
    'a typed part of %s is kept as it came, and the capture is an ordinary one',
    async (_name, messages) => {
      await order();
      await capture(talk({ gigId: '501001' }), messages);
      const [sealed] = await entries();
      expect(sealed?.kind).toBe('capture');
      expect(sealed?.parts.map(({ name }) => name)).toContain('messages.json');
    },
  );

  test('sealed apart, it goes with the order it is put with: count, exhibits, package; nothing is sealed again, and the log says it', async () => {
    const view = await order();
    expect(await capture()).toBe('kmong:conversation:77');
    const before = (await readLog(db))[1];
    expect(await proof()).toEqual({ agreement: 0, result: 0 });
    expect(await handlers.conversations(undefined, SENDER)).toMatchObject([{ caseId: 'kmong:conversation:77', apart: 1 }]);
    await handlers.placeConversation({ conversation: 'kmong:conversation:77', order: 'kmong:order:6826723' }, SENDER);
    expect((await readLog(db))[1]).toEqual(before);
    expect((await entries()).at(-1)).toMatchObject({ kind: 'note', case: 'kmong:order:6826723', body: { attach: 'kmong:conversation:77' } });
    expect(await proof()).toEqual({ agreement: 1, result: 0 });
    expect(await summaries(db, NOW)).toMatchObject([{ exhibits: 1 }]);
    expect((await exhibitsOf(db, view)).map(({ kind }) => kind)).toEqual(['conversation']);
    const { lines } = await exportLines(db, { caseIds: await caseIdsOf(db, view) });
    expect(lines.map((line) => ('kind' in line ? line.kind : null))).toEqual(['genesis', 'conversation', 'note']);
  });

  test('put with another order it leaves the first, and both orders’ logs say so', async () => {
    await order();
    await order(OTHER_ORDER, 'https://kmong.com/track/6826724');
    await capture();
    for (const id of ['kmong:order:6826723', 'kmong:order:6826724']) await handlers.placeConversation({ conversation: 'kmong:conversation:77', order: id }, SENDER);
    expect((await entries()).slice(1).map(({ case: id, body }) => [id, body['attach'] ?? null, body['detach'] ?? null])).toEqual([
      ['kmong:order:6826723', 'kmong:conversation:77', null],
      ['kmong:order:6826723', null, 'kmong:conversation:77'],
      ['kmong:order:6826724', 'kmong:conversation:77', null],
    ]);
    expect([await proof(), await proof('kmong:order:6826724')]).toEqual([
      { agreement: 0, result: 0 },
      { agreement: 1, result: 0 },
    ]);
  });
});

describe('a delivered file', () => {
  const sha256 = createHash('sha256').update('bytes').digest('hex');
  const file = { caseId: 'kmong:order:6826723', name: '시안.zip', size: 5, sha256, type: 'application/zip', modifiedMs: 1, part: null };
  const files = [{ name: '시안.zip', size: 5, sizeText: '5 B', delivery: 0 }];

  test('is sealed with what the page listed, counts for the result, and a later folded reading changes nothing', async () => {
    const view = await order({ files });
    await order({ files: [] });
    await handlers.addFile(file, SENDER);
    expect((await entries())[0]).toMatchObject({ kind: 'file', parts: [], body: { name: '시안.zip', size: 5, sha256, match: 'same', kept: false, listed: { name: '시안.zip', size: 5, sizeText: '5 B' } } });
    expect(await proof()).toEqual({ agreement: 0, result: 1 });
    expect((await exhibitsOf(db, view))[0]).toMatchObject({ kind: 'file', title: '시안.zip', says: [{ key: 'exhibits.file.same' }, { params: { n: 5 } }, { params: { hash: sha256 } }, { key: 'exhibits.file.not-kept' }] });
  });

  test('without a list nothing is compared; of an unknown case nothing is sealed', async () => {
    await order();
    await handlers.addFile(file, SENDER);
    expect((await entries())[0]?.body).toMatchObject({ match: 'nothing-listed', listed: null });
    await expect(handlers.addFile({ ...file, caseId: 'kmong:order:1' }, SENDER)).rejects.toMatchObject({ key: 'error.no-case' });
  });

  test('a part whose bytes were never put down is not sealed', async () => {
    await order();
    await expect(handlers.addFile({ ...file, part: 'file.zip' }, SENDER)).rejects.toMatchObject({ key: 'error.part-not-stored' });
    expect(await entries()).toEqual([]);
  });

  test('a name that turns itself round is shown with the signs made visible, and sealed as it is', async () => {
    const view = await order();
    const name = 'fake\u202egpj.exe';
    await handlers.addFile({ ...file, name }, SENDER);
    expect((await exhibitsOf(db, view))[0]?.title).toBe('fake\u{fffd}gpj.exe');
    expect((await entries())[0]?.body['name']).toBe(name);
  });

  test('removed, its bytes go and a trace stays', async () => {
    await order({ files });
    const kept = new File(['bytes'], '시안.zip');
    const { seq } = await keepFile(db, kept, sha256, (part) => handlers.addFile({ ...file, part: part.name }, SENDER));
    expect(await db.blobs.count()).toBe(1);
    await handlers.removeExhibit({ seq, why: '' }, SENDER);
    expect(await db.blobs.count()).toBe(0);
    expect((await entries()).map(({ kind }) => kind)).toEqual(['tombstone']);
    expect(await proof()).toEqual({ agreement: 0, result: 0 });
  });
});

describe('marked text, notes and statements', () => {
  test('marked text is sealed with its page and surroundings; it is no proof of anything by itself', async () => {
    const view = await order();
    const said = { caseId: 'kmong:order:6826723', url: 'https://kmong.com/track/6826723', title: '주문', text: '작업물이 도착하였습니다', before: '앞', after: '뒤', inPage: true };
    await handlers.saveSelection(said, SENDER);
    const { caseId: _, ...body } = said;
    expect((await entries())[0]).toMatchObject({ kind: 'selection', body });
    expect((await exhibitsOf(db, view))[0]).toMatchObject({ kind: 'selection', words: '작업물이 도착하였습니다', says: [] });
    expect(await proof()).toEqual({ agreement: 0, result: 0 });
    await expect(handlers.saveSelection({ ...said, text: ' \n' }, SENDER)).rejects.toMatchObject({ key: 'exhibits.error.no-selection' });
  });

  test('half a character in marked text is sealed as the sign for it', async () => {
    await order();
    await handlers.saveSelection({ caseId: 'kmong:order:6826723', url: '', title: '', text: 'a\ud83d', before: '', after: '', inPage: false }, SENDER);
    expect((await entries())[0]?.body['text']).toBe('a\u{fffd}');
  });

  test('a note points at the hash of the exhibit it speaks of; the exhibit stays as it was', async () => {
    const view = await order();
    await capture(talk({ gigId: '501001' }));
    const [sealed] = (await readLog(db)).slice(1);
    await handlers.addNote({ caseId: 'kmong:order:6826723', about: sealed!.entryHash, text: ' 여기서 합의 ' }, SENDER);
    expect((await entries())[1]).toMatchObject({ kind: 'note', body: { about: sealed!.entryHash, text: '여기서 합의' } });
    expect((await exhibitsOf(db, view))[0]).toMatchObject({ kind: 'note', words: '여기서 합의', about: sealed!.seq });
    expect((await readLog(db))[1]).toEqual(sealed);
    await expect(handlers.addNote({ caseId: 'kmong:order:6826723', about: null, text: '  ' }, SENDER)).rejects.toMatchObject({ key: 'exhibits.error.no-text' });
  });

  test('a statement keeps its type, its date in the site’s zone, and its words', async () => {
    await order();
    await handlers.attest({ caseId: 'kmong:order:6826723', type: 'agreed-by-phone', at: '2025-10-02', text: '시안 3개' }, SENDER);
    const from = Temporal.ZonedDateTime.from('2025-10-02T00:00[Asia/Seoul]').epochMilliseconds;
    expect((await entries())[0]).toMatchObject({ kind: 'note', body: { attestation: 'agreed-by-phone', at: '2025-10-02', earliestMs: from, precision: 'day', text: '시안 3개' } });
  });

  test.each([
    ['a date to come', 'agreed-by-phone', '2030-01-01', 'exhibits.error.future'],
    ['no date', 'agreed-by-phone', 'someday', 'error.bad-moment'],
    ['an unknown type', 'toString', '2025-10-02', 'error.bad-answer'],
    ['a type of other cases', 'jury-approved', '2025-10-02', 'error.bad-answer'],
  ])('%s is refused and nothing is sealed', async (_name, type, at, key) => {
    await order();
    await expect(handlers.attest({ caseId: 'kmong:order:6826723', type, at, text: '' }, SENDER)).rejects.toMatchObject({ key });
    expect(await entries()).toEqual([]);
  });

  describe('the jury’s approval (P4)', () => {
    const listing = 'r10:listing:1089270380';
    const jury = async () => (await recordOf(db, listing))?.said['jury.references'];
    beforeEach(async () => {
      await handlers.track({ site: 'r10', kind: 'listing', subject: '1089270380', title: null, url: null, deliveredAt: null, amount: null }, SENDER);
    });

    test('answers the fact as the user’s word, and is taken back with the statement', async () => {
      const { seq } = await handlers.attest({ caseId: listing, type: 'jury-approved', at: '2025-10-02', text: '' }, SENDER);
      expect(await jury()).toMatchObject({ known: true, value: true, origin: 'you' });
      await handlers.removeExhibit({ seq, why: '' }, SENDER);
      expect(await jury()).toBeUndefined();
    });

    test('what was said of it since stands when the statement goes', async () => {
      const { seq } = await handlers.attest({ caseId: listing, type: 'jury-approved', at: '2025-10-02', text: '' }, SENDER);
      await handlers.say({ caseId: listing, fact: 'jury.references', value: 'no' }, SENDER);
      await handlers.removeExhibit({ seq, why: '' }, SENDER);
      expect(await jury()).toMatchObject({ value: false });
    });
  });
});

test('a package with every kind of exhibit is accepted by both verifiers', async () => {
  const view = await order();
  await capture(talk({ gigId: '501001' }));
  const kept = new File(['bytes'], '=시안.zip');
  const sha256 = createHash('sha256').update('bytes').digest('hex');
  const file = { caseId: view.caseId, name: kept.name, size: 5, sha256, type: '', modifiedMs: 1 };
  await keepFile(db, kept, sha256, (part) => handlers.addFile({ ...file, part: part.name }, SENDER));
  await handlers.addFile({ ...file, part: null }, SENDER);
  await handlers.saveSelection({ caseId: view.caseId, url: '', title: '', text: '글 😀', before: '', after: '', inPage: true }, SENDER);
  await handlers.addNote({ caseId: view.caseId, about: null, text: '메모' }, SENDER);
  await handlers.attest({ caseId: view.caseId, type: 'answer-received', at: '2025-10-02T10:00:00+09:00', text: '' }, SENDER);
  const { lines } = await exportLines(db, { caseIds: await caseIdsOf(db, view) });
  const key = await loadKey(db);
  const written: Uint8Array[] = [];
  await buildPackage(
    {
      case: { id: view.caseId, title: '', subject: view.subject },
      lines,
      part: async (hash) => {
        const part = await openPart(db, hash);
        if (!part) throw new Error(hash);
        return part;
      },
      sign: (bytes) => sign(key, bytes as Uint8Array<ArrayBuffer>),
      publicKeyPem: toPem(key.spki),
      keyFingerprint: key.fingerprint,
      report: { html: '<!doctype html>' },
      uploads: [],
      now: NOW,
      tool: 'test',
    },
    { write: async (bytes) => void written.push(bytes.slice()) },
    {},
  );
  const zip = new Uint8Array(await new Blob(written as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  expect((await verifyPackage(sourceOf(zip))).result).toBe('MATCHES');
  const path = join(mkdtempSync(join(tmpdir(), 'recourse-kinds-')), 'p.zip');
  writeFileSync(path, zip);
  expect(execFileSync('python3', ['-I', '-B', 'public/verify_package.py', path]).toString()).toContain('MATCHES');
});
