import type { RecourseDatabase } from '../evidence/database';
import { appendEntry } from '../evidence/log';
import { type Handlers, Refusal } from '../messaging/answer';
import type { Fact } from '../rules/model';
import { labelKey, placeId, type Pointed } from '../sites/pointed/place';
import type { SiteId } from '../sites/site';
import { recordOf } from './book';
import type { SharedDeps } from './handlers';
import { accountId, type CaseRecord, emptyRecord, SITES } from './record';

async function placesOf(db: RecourseDatabase, site: SiteId): Promise<Pointed[]> {
  return (await recordOf(db, accountId(site)))?.places ?? [];
}

async function allPlaces(db: RecourseDatabase): Promise<Pointed[]> {
  return (await Promise.all(SITES.map((site) => placesOf(db, site)))).flat();
}

/** The record without what it owes to a place. The first delivery is certain no longer: the next reading says whether it is. */
export function withoutPlace(record: CaseRecord, place: Pointed): CaseRecord {
  const owed = (fact: string, where: string) => fact === place.fact && labelKey(where) === place.label;
  const deliveries = record.deliveries.filter(({ pointed, where }) => !(pointed && owed('deliveries', where)));
  const seen = Object.entries(record.seen).filter(([id, fact]) => !(fact.known && fact.origin === 'you' && owed(id, fact.where)));
  const fewer = deliveries.length < record.deliveries.length;
  const facts: Record<string, Fact> = Object.fromEntries(fewer ? seen.filter(([id]) => id !== 'deliveries.complete') : seen);
  if (!fewer && seen.length === Object.keys(record.seen).length) return record;
  return { ...record, deliveries, seen: facts, firstDeliveryCertain: record.firstDeliveryCertain && !fewer, ...(fewer ? { pin: null } : {}) };
}

/**
 * Calls about the places that the user showed. They are kept with the account's record of their site, so that they stay when settings are reset and
 * go where the cases go; showing and forgetting are entries of the log, written together with the record or not at all.
 */
export function pointedHandlers({ database, now, clock, changed, refreshAll }: SharedDeps): Pick<Handlers, 'pointedPlaces' | 'rememberPlace' | 'forgetPlace'> {
  const keep = async (db: RecourseDatabase, site: SiteId, change: (places: Pointed[]) => Pointed[]) => {
    const holder = (await db.cases.get(accountId(site))) ?? emptyRecord(site, 'account', 'me', now());
    await db.cases.put({ ...holder, places: change(holder.places ?? []), updatedAt: now() });
  };

  return {
    async pointedPlaces() {
      return allPlaces(await database());
    },

    async rememberPlace({ caseId, place, value }) {
      const db = await database();
      const record = await recordOf(db, caseId);
      if (record === null || record.site !== place.site) throw new Refusal('error.no-case');
      const { site, fact, words, relation, heading } = place;
      const pointed: Pointed = { ...place, id: placeId(place), at: now() };
      await appendEntry(
        db,
        {
          kind: record.seen[fact]?.known ? 'correction' : 'answer',
          case: caseId,
          time: clock(),
          body: { fact, value, shown: words, relation, heading, kept: true },
          parts: [],
          completeness: [],
        },
        { tables: [db.cases], run: () => keep(db, site, (places) => [...places.filter(({ id }) => id !== pointed.id), pointed]) },
      );
      await refreshAll();
      return allPlaces(db);
    },

    async forgetPlace({ id }) {
      const db = await database();
      const place = (await allPlaces(db)).find((one) => one.id === id);
      if (!place) return allPlaces(db);
      await appendEntry(
        db,
        {
          kind: 'correction',
          case: accountId(place.site),
          time: clock(),
          body: { fact: place.fact, value: null, shown: place.words, relation: place.relation, heading: place.heading, kept: false },
          parts: [],
          completeness: [],
        },
        {
          tables: [db.cases],
          run: async () => {
            await keep(db, place.site, (places) => places.filter((one) => one.id !== id));
            await db.cases.where('site').equals(place.site).modify((record, at) => {
              at.value = withoutPlace(record, place);
            });
          },
        },
      );
      await refreshAll();
      void changed();
      return allPlaces(db);
    },
  };
}
