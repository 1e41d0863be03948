import type { RecourseDatabase } from '../evidence/database';
import { appendEntry } from '../evidence/log';
import { Refusal } from '../messaging/answer';
import type { Handlers } from '../messaging/answer';
import type { Money } from '../money/price';
import { siteOf } from '../rules/packs';
import type { Pack } from '../rules/schema';
import { recordOf } from './book';
import type { SharedDeps } from './handlers';
import { packValues } from './pack-view';
import { accountId, emptyRecord, SITES } from './record';
import { readFloor, readThreshold } from './value-entry';
import { type ValueKind, ownValueOf, ownValuesOf, publishedPack, withOwnValue } from './values';
import type { PackValues } from './view';

/** The published value of that id as text for the log (null: none is published), and what a typed text means in its place. Throws Refusal for an id that is not there. */
function published(pack: Pack, kind: ValueKind, id: string): { text: string | null; read(text: string): Money | number | null } {
  const floor = pack.floors.find((one) => one.id === id);
  if (kind === 'floor' && floor !== undefined) {
    return { text: floor.amount === null ? null : JSON.stringify(floor.amount), read: (text) => readFloor(text, siteOf(pack)) };
  }
  const threshold = pack.thresholds.find((one) => one.id === id);
  if (kind === 'threshold' && threshold !== undefined) {
    return { text: String(threshold.value), read: (text) => readThreshold(text, threshold.unit) };
  }
  throw new Refusal('error.no-value');
}

/**
 * Calls about the user's own floors and thresholds. They are kept with the account's record, so that they stay when settings are reset and go
 * where the cases go; every change is an entry of the log, written together with the record or not at all.
 */
export function valueHandlers({ database, now, clock, changed, refreshAll }: SharedDeps): Pick<Handlers, 'packValues' | 'setPackValue'> {
  const all = async (db: RecourseDatabase): Promise<PackValues[]> =>
    Promise.all(SITES.map(async (site) => packValues(publishedPack(site), ownValuesOf(await recordOf(db, accountId(site))))));

  return {
    async packValues() {
      return all(await database());
    },

    async setPackValue({ site, kind, id, value, note }) {
      const db = await database();
      const pack = publishedPack(site);
      const was = published(pack, kind, id);
      const account = accountId(site);
      const before = ownValueOf(ownValuesOf(await recordOf(db, account)), kind, id);
      // Read before it is written down: what cannot be understood is neither kept nor logged.
      const set = value === null ? null : { value: was.read(value), text: value.trim(), at: now(), note: note.trim() };
      await appendEntry(
        db,
        {
          kind: was.text === null ? 'answer' : 'correction',
          case: account,
          time: clock(),
          body: {
            fact: `${kind}.${id}`,
            value: set === null ? null : JSON.stringify(set.value),
            before: before === null ? was.text : JSON.stringify(before.value),
            published: was.text,
            note: note.trim(),
            pack: `${pack.id} ${pack.version}`,
          },
          parts: [],
          completeness: [],
        },
        {
          tables: [db.cases],
          run: async () => {
            const holder = (await db.cases.get(account)) ?? emptyRecord(site, 'account', 'me', now());
            await db.cases.put({ ...withOwnValue(holder, kind, id, set), updatedAt: now() });
          },
        },
      );
      await refreshAll();
      void changed();
      return all(db);
    },
  };
}
