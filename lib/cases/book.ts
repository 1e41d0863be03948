import type { RecourseDatabase } from '../evidence/database';
import type { CaseSummary } from './view';
import type { CaseContext } from './facts';
import { conversationsOf } from './conversations';
import { type ExhibitKind, proofCounts } from './exhibit-kinds';
import { type JudgedCase, judge } from './judged';
import { type CaseRecord, accountId, caseId, membersOf } from './record';
import { summaryOf } from './summary';

/** The record of a case, or null. */
export async function recordOf(db: RecourseDatabase, id: string): Promise<CaseRecord | null> {
  return (await db.cases.get(id)) ?? null;
}

/** Exhibits in the log that speak of the case itself, of the service it was bought from, and of conversations that were put with it. */
async function exhibitsOf(db: RecourseDatabase, record: CaseRecord): Promise<{ agreement: number; result: number }> {
  const service = record.kind === 'order' && record.gigId !== null ? caseId(record.site, 'service', record.gigId) : null;
  const conversations = record.kind === 'order' ? await conversationsOf(db, record.id) : [];
  return proofCounts({ own: record.id, service, conversations }, (id, kind) => db.entries.where('[entry.case+entry.kind]').equals([id, kind]).count());
}

async function contextOf(db: RecourseDatabase, record: CaseRecord): Promise<CaseContext> {
  const service = record.kind === 'order' && record.gigId !== null ? await recordOf(db, caseId(record.site, 'service', record.gigId)) : null;
  const members = (await db.cases.bulkGet(membersOf(record).map((member) => accountId(record.site, member)))).filter((one) => one !== undefined);
  return { record, service, account: await recordOf(db, accountId(record.site)), members, exhibits: await exhibitsOf(db, record) };
}

/** Reads and judges one case. */
export async function judgeCase(db: RecourseDatabase, record: CaseRecord, now: number): Promise<JudgedCase> {
  return judge(await contextOf(db, record), now);
}

function bySafeDeadline(a: CaseSummary, b: CaseSummary): number {
  return (a.safeClosesAt ?? Number.POSITIVE_INFINITY) - (b.safeClosesAt ?? Number.POSITIVE_INFINITY) || a.caseId.localeCompare(b.caseId);
}

/** Orders whose time has run out come after those that still have some; the earliest safe deadline first within each. */
function inOrderOfUrgency(summaries: CaseSummary[]): CaseSummary[] {
  const over = (summary: CaseSummary) => (summary.filed || summary.state === 'closed' ? 1 : 0);
  return summaries.sort((a, b) => over(a) - over(b) || bySafeDeadline(a, b));
}

/** Every order and listing with its verdict at `now`. Reads each table once: the popup lists a thousand cases. */
export async function summaries(db: RecourseDatabase, now: number): Promise<CaseSummary[]> {
  const records = await db.cases.toArray();
  const byId = new Map(records.map((record) => [record.id, record]));
  const counts = new Map<string, number>();
  // Only the index is read: entries hold texts of whole captures.
  await db.entries.orderBy('[entry.case+entry.kind]').eachKey((key) => {
    const place = String(key);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  });
  const count = (id: string, kind: ExhibitKind) => counts.get(String([id, kind])) ?? 0;
  const talks = new Map<string, string[]>();
  for (const { id, belongsTo } of records) if (belongsTo) talks.set(belongsTo, [...(talks.get(belongsTo) ?? []), id]);
  const list: CaseSummary[] = [];
  for (const record of records) {
    if (record.kind === 'account' || record.kind === 'service' || record.kind === 'conversation') continue;
    const serviceId = record.gigId === null ? null : caseId(record.site, 'service', record.gigId);
    const context: CaseContext = {
      record,
      account: byId.get(accountId(record.site)) ?? null,
      members: membersOf(record).flatMap((member) => byId.get(accountId(record.site, member)) ?? []),
      service: serviceId === null ? null : (byId.get(serviceId) ?? null),
      exhibits: await proofCounts({ own: record.id, service: serviceId, conversations: talks.get(record.id) ?? [] }, count),
    };
    list.push(summaryOf(judge(context, now)));
  }
  return inOrderOfUrgency(list);
}
