import { isWithheld, type LogLine } from '../evidence/chain';
import type { RecourseDatabase } from '../evidence/database';
import type { Entry, SealedEntry } from '../evidence/entry';
import { hashEntry } from '../evidence/hash';
import { boxesOf, coverFor, isSaid, slicesOf, type Cover } from '../package/pictures/cover';
import { recordOf } from './book';
import type { CaseRecord } from './record';
import type { Covering } from './view';

/** What was said of an entry's pictures; null where nothing was, or where what is kept cannot be meant for this entry. */
export function coverOf(record: Pick<CaseRecord, 'covers'> | null, { entry, entryHash }: Pick<SealedEntry, 'entry' | 'entryHash'>): Cover | null {
  const covers = record?.covers;
  return covers && Object.hasOwn(covers, entryHash) ? coverFor(covers[entryHash], entry) : null;
}

/** How an exhibit's pictures stand for masked copies; null where it has none that could be covered. */
export function coveringOf(record: Pick<CaseRecord, 'covers'> | null, sealed: Pick<SealedEntry, 'entry' | 'entryHash'>): Covering | null {
  const slices = slicesOf(sealed.entry);
  if (sealed.entry.kind === 'aborted' || slices.length === 0) return null;
  const cover = coverOf(record, sealed);
  if (cover === null) return { state: 'unsaid', boxes: 0 };
  const said = new Set(cover.sheets.filter(isSaid).flatMap(({ stretches }) => stretches.map(({ name }) => name)));
  return { state: said.size === 0 ? 'unsaid' : slices.every(({ name }) => said.has(name)) ? 'said' : 'partly', boxes: boxesOf(cover) };
}

/** By seq, what was said of the pictures of disclosed entries. `entryHashes` holds one for each line. */
export async function coversOf(db: RecourseDatabase, lines: readonly LogLine[], entryHashes: readonly string[]): Promise<Map<number, Cover>> {
  const records = new Map<string, CaseRecord | null>();
  const covers = new Map<number, Cover>();
  for (const [i, line] of lines.entries()) {
    if (isWithheld(line) || slicesOf(line).length === 0) continue;
    if (!records.has(line.case)) records.set(line.case, await recordOf(db, line.case));
    const cover = coverOf(records.get(line.case) ?? null, { entry: line, entryHash: entryHashes[i] ?? '' });
    if (cover) covers.set(line.seq, cover);
  }
  return covers;
}

/**
 * Keeps what was said of an entry's pictures with the record of its case, never in the log; null forgets it. Answers whether there is a record
 * to keep it with. `now` is epoch ms.
 */
export async function keepCover(db: RecourseDatabase, { entry, entryHash }: Pick<SealedEntry, 'entry' | 'entryHash'>, cover: Cover | null, now: number): Promise<boolean> {
  return db.transaction('rw', db.cases, async () => {
    const record = await db.cases.get(entry.case);
    if (!record) return false;
    const { [entryHash]: _, ...others } = record.covers ?? {};
    await db.cases.put({ ...record, covers: cover === null ? others : { ...others, [entryHash]: cover }, updatedAt: now });
    return true;
  });
}

/** Forgets what was said of the pictures of an entry whose content was removed. */
export async function forgetCover(db: RecourseDatabase, entry: Entry, now: number): Promise<void> {
  const entryHash = await hashEntry(entry);
  const record = await recordOf(db, entry.case);
  if (record?.covers && Object.hasOwn(record.covers, entryHash)) await keepCover(db, { entry, entryHash }, null, now);
}
