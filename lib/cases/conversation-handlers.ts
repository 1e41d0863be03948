import type { Clock } from '../evidence/clock';
import type { RecourseDatabase } from '../evidence/database';
import { appendEntry } from '../evidence/log';
import { type Handlers, Refusal } from '../messaging/answer';
import { recordOf } from './book';
import { conversationView, talkOf, targetFor } from './conversations';
import { putRecord } from './put-record';
import type { CaseRecord } from './record';

/** What the calls about conversations need from outside. */
export interface ConversationDeps {
  database(): Promise<RecourseDatabase>;
  now(): number;
  clock: Clock;
  /** Told after a change, for badge and reminders. */
  changed(): Promise<void>;
}

type ConversationCalls = Pick<Handlers, 'conversationCase' | 'conversationAt' | 'conversations' | 'placeConversation'>;

function withoutHash(url: string): string {
  return url.split('#')[0] ?? url;
}

/** Calls about conversations and the orders that they belong to. */
export function conversationHandlers({ database, now, clock, changed }: ConversationDeps): ConversationCalls {
  const conversation = async (db: RecourseDatabase, id: string): Promise<CaseRecord> => {
    const record = await recordOf(db, id);
    if (record?.kind !== 'conversation') throw new Refusal('error.no-case');
    return record;
  };
  const all = async (db: RecourseDatabase) => db.cases.where('kind').equals('conversation').toArray();

  return {
    async conversationCase(reading) {
      const db = await database();
      const talk = talkOf(reading);
      const caseId = talk === null ? null : await targetFor(db, talk, now());
      if (caseId === null) throw new Refusal('exhibits.error.no-conversation');
      return { caseId };
    },

    async conversationAt({ url }) {
      const db = await database();
      const here = (await all(db)).filter((record) => record.url !== null && withoutHash(record.url) === withoutHash(url));
      const [latest] = here.sort((a, b) => b.updatedAt - a.updatedAt);
      return latest === undefined ? null : conversationView(db, latest);
    },

    async conversations() {
      const db = await database();
      const views = await Promise.all((await all(db)).map((record) => conversationView(db, record)));
      return views.filter(({ apart }) => apart > 0);
    },

    async placeConversation({ conversation: id, order }) {
      const db = await database();
      const record = await conversation(db, id);
      if (order !== null && (await recordOf(db, order))?.kind !== 'order') throw new Refusal('error.no-case');
      const before = record.belongsTo ?? null;
      const put = (belongsTo: string | null): CaseRecord => ({ ...record, belongsTo, updatedAt: now() });
      // The record changes together with the entry that says so, or not at all.
      const note = (caseId: string, body: { attach: string } | { detach: string }, belongsTo: string | null) =>
        appendEntry(
          db,
          { kind: 'note', case: caseId, time: clock(), parts: [], completeness: [], body: { ...body, partner: record.title } },
          { tables: [db.cases], run: async () => putRecord(db, put(belongsTo)) },
        );
      if (before !== null && before !== order) await note(before, { detach: id }, null);
      if (order !== null && before !== order) await note(order, { attach: id }, order);
      if (order === null) await putRecord(db, put(null));
      await changed();
      return conversationView(db, put(order));
    },
  };
}
