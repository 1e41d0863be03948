import type { RecourseDatabase } from '../evidence/database';
import { readImported } from '../evidence/imported';
import { head, readLog } from '../evidence/log';
import { readPart } from '../evidence/parts';
import type { SealedEntry } from '../evidence/entry';
import { recordOf } from './book';
import { caseId } from './record';
import type { CardView, ExhibitView, LogState } from './view';

/** Cases whose exhibits belong to one: itself, and for an order the service that it was bought from. */
export async function caseIdsOf(db: RecourseDatabase, view: Pick<CardView, 'caseId' | 'kind' | 'site'>): Promise<string[]> {
  if (view.kind !== 'order') return [view.caseId];
  const record = await recordOf(db, view.caseId);
  return record?.gigId ? [view.caseId, caseId(view.site, 'service', record.gigId)] : [view.caseId];
}

/** Address of a stored picture inside the extension; null when it is gone or its bytes changed. The caller revokes it. */
async function pictureOf(db: RecourseDatabase, { entry }: SealedEntry): Promise<string | null> {
  const part = entry.parts.find(({ type }) => type === 'image/png');
  if (part === undefined) return null;
  const stored = await readPart(db, part.sha256);
  return stored.state === 'whole' ? URL.createObjectURL(new Blob([stored.bytes], { type: part.type })) : null;
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Exhibits of a case for the desk, newest first, each with its first picture; those of other logs after the own ones. */
export async function exhibitsOf(db: RecourseDatabase, view: CardView): Promise<ExhibitView[]> {
  const exhibits: ExhibitView[] = [];
  for (const id of await caseIdsOf(db, view)) {
    for (const sealed of await readLog(db, { caseId: id })) exhibits.push(...(await exhibitIn(db, sealed)));
    for (const sealed of await readImported(db, id)) exhibits.push(...(await exhibitIn(db, sealed)).map((exhibit) => ({ ...exhibit, otherLog: sealed.chain })));
  }
  const own = ({ otherLog }: ExhibitView) => (otherLog === undefined ? 0 : 1);
  return exhibits.sort((a, b) => own(a) - own(b) || b.seq - a.seq);
}

/** What the desk shows of an entry; nothing for one that is no capture. */
async function exhibitIn(db: RecourseDatabase, sealed: SealedEntry): Promise<ExhibitView[]> {
  const { kind, body, completeness, parts, time, seq } = sealed.entry;
  if (kind !== 'capture' && kind !== 'aborted') return [];
  return [
    {
      seq,
      kind,
      title: textIn(body['title']),
      url: textIn(body['url']),
      at: time.utcMs,
      entryHash: sealed.entryHash,
      completeness,
      parts: parts.map(({ name, size }) => ({ name, size })),
      picture: await pictureOf(db, sealed),
    },
  ];
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
