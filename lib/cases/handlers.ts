import type { RecourseDatabase } from '../evidence/database';
import { type Draft, appendEntry } from '../evidence/log';
import type { Clock } from '../evidence/clock';
import type { Canonical } from '../evidence/entry';
import { Refusal } from '../messaging/answer';
import type { Handlers } from '../messaging/answer';
import { findPrices } from '../money/prices';
import type { PageReading } from '../sites/site';
import { judgeCase, recordOf, summaries } from './book';
import { cardView } from './card-view';
import { rememberTalk, talkOf } from './conversations';
import { SEALED_KINDS } from './exhibit-kinds';
import { deliveriesOf } from './facts';
import { mergeReading, subjectOf } from './merge';
import { putRecord } from './put-record';
import { QUESTIONS } from './questions';
import { type CaseRecord, accountId, caseId, categoryFact, emptyRecord, holderOf } from './record';
import { SITE_ZONE, say } from './say';
import { rowMarkOf } from './summary';
import type { CardView } from './view';

/** What the case calls need from outside; `changed` is told after every change of a case, for badge and reminders. */
export interface CaseDeps {
  database(): Promise<RecourseDatabase>;
  now(): number;
  clock: Clock;
  changed(): Promise<void>;
}

/** The same for calls after which every open card has to ask anew. */
export interface SharedDeps extends CaseDeps {
  refreshAll(): Promise<void>;
}

type CaseCalls = Pick<Handlers, 'saw' | 'rowMarks' | 'say' | 'pin' | 'filed' | 'summaries' | 'caseView' | 'track'>;

async function known(db: RecourseDatabase, id: string): Promise<CaseRecord> {
  const record = await recordOf(db, id);
  if (record === null) throw new Refusal('error.no-case');
  return record;
}

/** The page's own record where it is a case, else the one that the user tracks by hand at this address. */
async function recordFor(db: RecourseDatabase, reading: PageReading): Promise<CaseRecord | null> {
  const about = subjectOf(reading);
  if (about !== null) return recordOf(db, caseId(reading.site, about.kind, about.subject));
  const here = withoutHash(reading.url);
  const all = await db.cases.where('site').equals(reading.site).toArray();
  return all.find((record) => record.byHand && record.url !== null && withoutHash(record.url) === here) ?? null;
}

function withoutHash(url: string): string {
  return url.split('#')[0] ?? url;
}

/** Calls about cases: reading, answering, pinning, filing, tracking by hand. */
export function caseHandlers({ database, now, clock, changed }: CaseDeps): CaseCalls {
  const view = async (db: RecourseDatabase, record: CaseRecord): Promise<CardView> => {
    const judged = await judgeCase(db, record, now());
    return cardView(judged, await logOf(db, record.id), now());
  };

  const note = (db: RecourseDatabase, kind: Draft['kind'], id: string, body: { [key: string]: Canonical }) =>
    appendEntry(db, { kind, case: id, time: clock(), body, parts: [], completeness: [] });

  /** Keeps a changed record, tells whoever counts, and answers with what it looks like now. */
  const keep = async (db: RecourseDatabase, record: CaseRecord): Promise<CardView> => {
    await putRecord(db, record);
    const shown = await view(db, record);
    // Badge and reminders look at every case; the card need not wait for them.
    void changed();
    return shown;
  };

  return {
    async saw(reading) {
      const db = await database();
      const talk = talkOf(reading);
      if (talk !== null) await rememberTalk(db, talk, now());
      const before = await recordFor(db, reading);
      const after = mergeReading(before, reading);
      if (after === null) return before === null ? null : view(db, before);
      if (after.kind !== 'account') return keep(db, after);
      // A member's profile is no case: it bears on that member's listings.
      await db.cases.put(after);
      void changed();
      return null;
    },

    async rowMarks({ orderIds }) {
      const db = await database();
      const wanted = new Set(orderIds);
      const all = await summaries(db, now());
      return all.filter(({ kind, site, subject }) => kind === 'order' && site === 'kmong' && wanted.has(subject)).map(rowMarkOf);
    },

    async say({ caseId: id, fact, value }) {
      const db = await database();
      const record = await known(db, id);
      const forAccount = QUESTIONS[fact]?.account === true;
      const holder = forAccount
        ? ((await recordOf(db, accountId(record.site, holderOf(record, fact)))) ?? emptyRecord(record.site, 'account', holderOf(record, fact), now()))
        : record;
      const pageValue = record.seen[fact]?.known === true || (fact === 'deliveries' && record.deliveries.length > 0);
      // Read before it is written down: an answer that cannot be understood is neither kept nor logged.
      const after = say(holder, fact, value, now());
      await note(db, pageValue ? 'correction' : 'answer', id, { fact, value, before: valueBefore(holder, record, fact) });
      await db.cases.put(after);
      if (fact === 'listing.category' && record.category !== undefined) {
        // The category is said once and holds for every listing there.
        const me = (await recordOf(db, accountId(record.site))) ?? emptyRecord(record.site, 'account', 'me', now());
        const { [categoryFact(record.category)]: _, ...said } = me.said;
        const answer = after.said[fact];
        await db.cases.put({ ...me, said: answer ? { ...said, [categoryFact(record.category)]: answer } : said, updatedAt: now() });
      }
      if (!forAccount) return keep(db, after);
      const shown = await view(db, record);
      void changed();
      return shown;
    },

    async pin({ caseId: id, number, reason }) {
      const db = await database();
      const record = await known(db, id);
      if (number !== null && deliveriesOf(record).list[number - 1] === undefined) throw new Refusal('error.no-delivery');
      if (number !== null && reason.trim() === '') throw new Refusal('error.no-reason');
      await note(db, 'answer', id, { fact: 'deliveries.pin', value: number, reason });
      return keep(db, { ...record, pin: number === null ? null : { index: number - 1, reason: reason.trim() }, updatedAt: now() });
    },

    async filed({ caseId: id, at }) {
      const db = await database();
      const record = await known(db, id);
      await note(db, 'filed', id, { at });
      return keep(db, { ...record, filedAt: at, updatedAt: now() });
    },

    async summaries() {
      return summaries(await database(), now());
    },

    async caseView({ caseId: id }) {
      const db = await database();
      return view(db, await known(db, id));
    },

    async track({ site, kind, subject, title, url, deliveredAt, amount }) {
      const number = subject.replace(/^[#\s]+/, '').trim();
      if (!/^\d{4,20}$/.test(number)) throw new Refusal('error.bad-subject');
      const db = await database();
      const before = (await recordOf(db, caseId(site, kind, number))) ?? emptyRecord(site, kind, number, now());
      let record: CaseRecord = { ...before, title: title ?? before.title, url: url ?? before.url, byHand: true, updatedAt: now() };
      if (deliveredAt !== null) record = say(record, 'deliveries', deliveredAt, now());
      if (amount !== null) {
        const price = findPrices(amount, site === 'kmong' ? 'ko' : 'tr').find(({ low, sure }) => sure && low !== null);
        if (price?.low == null) throw new Refusal('error.bad-price');
        record = { ...record, amount: price.low };
      }
      await note(db, 'answer', record.id, { fact: 'track', title, url, deliveredAt, amount, zone: SITE_ZONE[site] });
      return keep(db, record);
    },
  };
}

/** What stood before an answer, as text for the log; null where nothing did. */
function valueBefore(holder: CaseRecord, record: CaseRecord, fact: string): string | null {
  const before = holder.said[fact] ?? record.seen[fact];
  return before?.known === true ? JSON.stringify(before.value) : null;
}

async function logOf(db: RecourseDatabase, id: string) {
  const sealed = await db.entries.where('[entry.case+entry.kind]').anyOf(SEALED_KINDS.map((kind) => [id, kind])).count();
  const head = await db.heads.get({ own: 1 });
  return { sealed, lastVerified: head?.lastVerified ?? null, lastBackup: head?.lastBackup ?? null };
}
