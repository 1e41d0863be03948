import type { RecourseDatabase } from '../evidence/database';
import type { MessagesReading, PageReading, SiteId } from '../sites/site';
import { putRecord } from './put-record';
import { type CaseRecord, caseId, emptyRecord } from './record';
import type { ConversationView } from './view';

/** A conversation as its page tells it. */
export interface Talk {
  site: SiteId;
  url: string;
  partner: string | null;
  gigId: string | null;
  orderId: string | null;
  group: string | null;
}

/** Orders offered to choose from. */
const OFFERED = 50;

/** The conversation on a page, or null where there is none. */
export function talkOf({ site, url, content }: Pick<PageReading, 'site' | 'url' | 'content'>): Talk | null {
  if (content.kind !== 'messages') return null;
  const { partner, gigId, orderId, group }: MessagesReading = content;
  return { site, url, partner: partner?.sure ? partner.value : null, gigId, orderId, group: group ?? null };
}

/** Under what a conversation is kept until it has its order: its number in the address, else its partner's name. Null where the page tells neither. */
function recordIdOf({ site, group, partner }: Talk): string | null {
  const subject = group ?? (partner === null ? null : partner.trim().slice(0, 80));
  return subject === null || subject === '' ? null : caseId(site, 'conversation', subject);
}

/** The record after another look at the conversation; the same object where nothing is new. */
function merged(before: CaseRecord | null, id: string, talk: Talk, now: number): CaseRecord {
  const record = before ?? emptyRecord(talk.site, 'conversation', id.slice(caseId(talk.site, 'conversation', '').length), now);
  const fresh = { url: talk.url, title: talk.partner ?? record.title, gigId: talk.gigId, onPage: talk.orderId };
  const same = before !== null && Object.entries(fresh).every(([key, value]) => (before[key as keyof typeof fresh] ?? null) === value);
  return same ? record : { ...record, ...fresh, updatedAt: now };
}

/** Remembers a conversation, so that the popup can ask to which order it belongs. Null for a page that tells neither number nor partner. */
export async function rememberTalk(db: RecourseDatabase, talk: Talk, now: number): Promise<CaseRecord | null> {
  const id = recordIdOf(talk);
  if (id === null) return null;
  const before = (await db.cases.get(id)) ?? null;
  const after = merged(before, id, talk, now);
  if (after !== before) await putRecord(db, after);
  return after;
}

/** The orders of a site, most recent first. */
async function ordersOf(db: RecourseDatabase, site: SiteId): Promise<CaseRecord[]> {
  const orders = await db.cases.where('kind').equals('order').toArray();
  return orders.filter((order) => order.site === site).sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1));
}

/**
 * The case under which a capture of a conversation is sealed: the order that its page names; else what the user chose; else the order that the user tracks
 * at its address; else the one order with the same service; else the conversation itself, to be put with an order later.
 */
export function placeOf(record: CaseRecord, orders: readonly CaseRecord[]): Pick<ConversationView, 'target' | 'how'> {
  if (record.onPage) return { target: caseId(record.site, 'order', record.onPage), how: 'on-page' };
  if (record.belongsTo !== undefined) return record.belongsTo === null ? { target: record.id, how: 'apart' } : { target: record.belongsTo, how: 'chosen' };
  const here = orders.filter((order) => order.byHand && order.url !== null && order.url.split('#')[0] === record.url?.split('#')[0]);
  if (here.length === 1 && here[0]) return { target: here[0].id, how: 'tracked' };
  const same = record.gigId === null ? [] : orders.filter(({ gigId }) => gigId === record.gigId);
  return same.length === 1 && same[0] ? { target: same[0].id, how: 'service' } : { target: record.id, how: 'open' };
}

/** Conversations that the user put with an order: their captures go with its package and count as proof of what was agreed. */
export async function conversationsOf(db: RecourseDatabase, order: string): Promise<string[]> {
  const all = await db.cases.where('kind').equals('conversation').toArray();
  return all.filter(({ belongsTo }) => belongsTo === order).map(({ id }) => id);
}

/** What popup and desk show of a conversation. */
export async function conversationView(db: RecourseDatabase, record: CaseRecord): Promise<ConversationView> {
  const orders = await ordersOf(db, record.site);
  return {
    caseId: record.id,
    partner: record.title,
    ...placeOf(record, orders),
    apart: await db.entries.where('entry.case').equals(record.id).count(),
    orders: orders.slice(0, OFFERED).map(({ id, subject, title }) => ({ caseId: id, subject, title })),
  };
}

/** The case for a conversation that stands on a page now. Null where the page tells nothing by which to keep it. */
export async function targetFor(db: RecourseDatabase, talk: Talk, now: number): Promise<string | null> {
  const record = await rememberTalk(db, talk, now);
  if (record !== null) return placeOf(record, await ordersOf(db, record.site)).target;
  return talk.orderId === null ? null : caseId(talk.site, 'order', talk.orderId);
}
