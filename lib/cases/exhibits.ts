import type { RecourseDatabase } from '../evidence/database';
import { readImported } from '../evidence/imported';
import { head, readLog } from '../evidence/log';
import { readPart } from '../evidence/parts';
import type { Entry, SealedEntry } from '../evidence/entry';
import { recordOf } from './book';
import { coveringOf } from './covers';
import { conversationsOf } from './conversations';
import { isExhibitKind } from './exhibit-kinds';
import { contentOf, isPlacing } from './exhibit-view';
import { type CaseRecord, caseId } from './record';
import type { CardView, ExhibitView, LogState } from './view';

/** Type of the pictures of a capture. */
const PICTURE = 'image/png';

/** Cases whose exhibits belong to one: itself, and for an order the service that it was bought from and the conversations that were put with it. */
export async function caseIdsOf(db: RecourseDatabase, view: Pick<CardView, 'caseId' | 'kind' | 'site'>): Promise<string[]> {
  if (view.kind !== 'order') return [view.caseId];
  const record = await recordOf(db, view.caseId);
  const service = record?.gigId ? [caseId(view.site, 'service', record.gigId)] : [];
  return [view.caseId, ...service, ...(await conversationsOf(db, view.caseId))];
}

/** Address of a stored picture (PNG) inside the extension; null when it is gone or its bytes changed. The caller revokes it. */
export async function pictureAt(db: RecourseDatabase, sha256: string): Promise<string | null> {
  const stored = await readPart(db, sha256);
  return stored.state === 'whole' ? URL.createObjectURL(new Blob([stored.bytes], { type: PICTURE })) : null;
}

/** Exhibits of a case for the desk, newest first; those of other logs after the own ones. */
export async function exhibitsOf(db: RecourseDatabase, view: CardView): Promise<ExhibitView[]> {
  const own: SealedEntry[] = [];
  const other: SealedEntry[] = [];
  for (const id of await caseIdsOf(db, view)) {
    own.push(...(await readLog(db, { caseId: id })));
    other.push(...(await readImported(db, id)));
  }
  const latest = (a: ExhibitView, b: ExhibitView) => b.seq - a.seq;
  const beside: ExhibitView[] = [];
  for (const otherLog of new Set(other.map(({ chain }) => chain))) {
    const entries = other.filter(({ chain }) => chain === otherLog);
    beside.push(...(await shown(db, entries)).map(({ covering: _, ...exhibit }) => ({ ...exhibit, otherLog })));
  }
  return [...(await shown(db, own)).sort(latest), ...beside.sort(latest)];
}

function isShown(entry: Entry): boolean {
  return isExhibitKind(entry.kind) && !isPlacing(entry);
}

/** What the desk shows of entries, in their order; those that are no exhibits are left out. */
async function shown(db: RecourseDatabase, entries: readonly SealedEntry[]): Promise<ExhibitView[]> {
  const seqs = new Map(entries.map(({ entryHash, seq }) => [entryHash, seq]));
  const records = new Map<string, CaseRecord | null>();
  for (const id of new Set(entries.map(({ entry }) => entry.case))) records.set(id, await recordOf(db, id));
  const exhibits: ExhibitView[] = [];
  for (const sealed of entries) {
    const { kind, completeness, parts, time, seq } = sealed.entry;
    if (!isExhibitKind(kind) || !isShown(sealed.entry)) continue;
    const covering = coveringOf(records.get(sealed.entry.case) ?? null, sealed);
    exhibits.push({
      seq,
      kind,
      ...contentOf(sealed.entry, (hash) => seqs.get(hash) ?? null),
      at: time.utcMs,
      entryHash: sealed.entryHash,
      completeness,
      parts: parts.map(({ name, size }) => ({ name, size })),
      picture: parts.find(({ type }) => type === PICTURE)?.sha256 ?? null,
      ...(covering === null ? {} : { covering }),
    });
  }
  return exhibits;
}

/** Where this profile's log ends and what the last self-audit said of it. */
export async function logState(db: RecourseDatabase): Promise<LogState> {
  const [end, row, key] = [await head(db), await db.heads.get({ own: 1 }), await db.keys.get('signing')];
  return {
    head: end?.link ?? null,
    count: end?.count ?? 0,
    keyFingerprint: key?.fingerprint ?? null,
    lastVerified: row?.lastVerified ?? null,
    damaged: row?.damaged.length ?? 0,
  };
}
