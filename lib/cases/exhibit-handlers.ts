import type { Clock } from '../evidence/clock';
import type { RecourseDatabase } from '../evidence/database';
import type { Canonical, Entry, Part, SealedEntry } from '../evidence/entry';
import { type Alongside, appendEntry, head } from '../evidence/log';
import { type Handlers, Refusal } from '../messaging/answer';
import type { Sealed } from '../messaging/protocol';
import { coverFor } from '../package/pictures/cover';
import { readMoment } from '../time/moments';
import { ATTESTATIONS } from './attestations';
import { recordOf } from './book';
import { keepCover } from './covers';
import type { ExhibitKind } from './exhibit-kinds';
import { matchFile } from './file-match';
import { putRecord } from './put-record';
import type { CaseRecord } from './record';
import { SITE_ZONE, say } from './say';

/** What the calls about exhibits need from outside. */
export interface ExhibitDeps {
  database(): Promise<RecourseDatabase>;
  now(): number;
  clock: Clock;
  /** Told after an exhibit was sealed: the case's counts changed. */
  changed(): Promise<void>;
}

type ExhibitCalls = Pick<Handlers, 'saveSelection' | 'addFile' | 'addNote' | 'attest' | 'coverPictures'>;

/** Text as it can be sealed: a page or a file's name may hold half a character. */
function told(text: string): string {
  return text.toWellFormed();
}

function answer({ seq, entryHash, entry }: SealedEntry): Sealed {
  return { seq, entryHash, completeness: entry.completeness };
}

/** Calls that seal what is no capture of a page (marked text, files, notes, statements), and the one that keeps what was said of an exhibit's pictures. */
export function exhibitHandlers({ database, now, clock, changed }: ExhibitDeps): ExhibitCalls {
  const seal = async (db: RecourseDatabase, kind: ExhibitKind, caseId: string, body: { [key: string]: Canonical }, parts: Part[] = [], alongside?: Alongside) => {
    const sealed = await appendEntry(db, { kind, case: caseId, time: clock(), parts, completeness: [], body }, alongside);
    await changed();
    return answer(sealed);
  };
  const known = async (db: RecourseDatabase, id: string): Promise<CaseRecord> => {
    const record = await recordOf(db, id);
    if (record === null) throw new Refusal('error.no-case');
    return record;
  };

  return {
    async saveSelection({ caseId, url, title, text, before, after, inPage }) {
      if (text.trim() === '') throw new Refusal('exhibits.error.no-selection');
      return seal(await database(), 'selection', caseId, { url: told(url), title: told(title), text: told(text), before: told(before), after: told(after), inPage });
    },

    async addFile({ caseId, name, size, sha256, type, modifiedMs, part }) {
      const db = await database();
      const record = await known(db, caseId);
      const { match, listed } = matchFile({ name, size }, record.files ?? []);
      const body = {
        title: told(name),
        name: told(name),
        size,
        sha256,
        type: told(type),
        modifiedMs,
        kept: part !== null,
        match,
        listed: listed === null ? null : { name: told(listed.name), size: listed.size, sizeText: listed.sizeText },
        url: record.url === null ? '' : told(record.url),
      };
      const parts: Part[] = part === null ? [] : [{ name: part, sha256, size, type: 'application/octet-stream' }];
      // From the append on the entry holds the bytes that the desk put down.
      return seal(db, 'file', caseId, body, parts, { tables: [db.staging], run: async () => void (await db.staging.delete(sha256)) });
    },

    async coverPictures({ seq, entryHash, cover }) {
      const db = await database();
      const end = await head(db);
      const row = end === null ? undefined : await db.entries.get([end.chain, seq]);
      if (!row?.entry || row.entryHash !== entryHash) throw new Refusal('error.no-exhibit');
      const fit = cover === null ? null : coverFor(cover, row.entry);
      if (cover !== null && fit === null) throw new Refusal('error.inside');
      if (!(await keepCover(db, { entry: row.entry, entryHash }, fit, now()))) throw new Refusal('error.no-case');
    },

    async addNote({ caseId, about, text }) {
      if (text.trim() === '') throw new Refusal('exhibits.error.no-text');
      const db = await database();
      await known(db, caseId);
      return seal(db, 'note', caseId, { text: told(text.trim()), about });
    },

    async attest({ caseId, type, at, text }) {
      const db = await database();
      const record = await known(db, caseId);
      const attestation = Object.hasOwn(ATTESTATIONS, type) ? ATTESTATIONS[type] : undefined;
      const kind = record.kind;
      if (!attestation?.cases.some((one) => one === kind)) throw new Refusal('error.bad-answer');
      const moment = readMoment(at.trim(), { locale: record.site === 'kmong' ? 'ko' : 'tr', zone: SITE_ZONE[record.site], now: now() });
      if (moment === null) throw new Refusal('error.bad-moment');
      if (moment.earliestMs > now()) throw new Refusal('exhibits.error.future');
      const { earliestMs, latestMs, precision } = moment;
      const { fact } = attestation;
      const time = clock();
      const body = { attestation: type, at: told(at.trim()), earliestMs, latestMs, precision, text: told(text.trim()) };
      // The fact is answered together with the entry that says so; it stands as long as the statement does (see forgetStatement).
      const answered = fact === undefined ? null : say(record, fact, 'yes', time.utcMs);
      const alongside = answered === null ? undefined : { tables: [db.cases], run: async () => putRecord(db, answered) };
      const sealed = await appendEntry(db, { kind: 'note', case: caseId, time, parts: [], completeness: [], body }, alongside);
      await changed();
      return answer(sealed);
    },
  };
}

/** Takes back the fact that a statement answered, when the statement itself was removed and nothing else was said of the fact since. */
export async function forgetStatement(db: RecourseDatabase, { case: id, body, time }: Entry, now: number): Promise<void> {
  const type = body['attestation'];
  const fact = typeof type === 'string' && Object.hasOwn(ATTESTATIONS, type) ? ATTESTATIONS[type]?.fact : undefined;
  const record = fact === undefined ? null : await recordOf(db, id);
  const said = fact === undefined ? undefined : record?.said[fact];
  if (record === null || fact === undefined || !said?.known || said.at !== time.utcMs) return;
  await putRecord(db, say(record, fact, null, now));
}
