import type { RecourseDatabase } from '../evidence/database';
import type { CaseRecord } from './record';

/**
 * Keeps a record. What was said of pictures is changed by ./covers alone: it stays as it is by now, whenever the record was read, so that no
 * covered part is uncovered by a page that was read meanwhile.
 */
export async function putRecord(db: RecourseDatabase, { covers: _, ...record }: CaseRecord): Promise<void> {
  await db.transaction('rw', db.cases, async () => {
    const covers = (await db.cases.get(record.id))?.covers;
    await db.cases.put(covers ? { ...record, covers } : record);
  });
}
