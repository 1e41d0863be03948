import type { Fact, Facts, WhyUnknown } from '../rules/model';
import { correctDeliveries } from './deliveries';
import { type CaseRecord, categoryFact, membersOf, type SeenDelivery } from './record';

/** What the log holds for a case: exhibits of what was agreed (messages, service page) and of the result (order page, files). */
export interface Exhibits {
  agreement: number;
  result: number;
}

/** All that bears on one case: its record, the account's answers, the service that it was bought from. */
export interface CaseContext {
  record: CaseRecord;
  account: CaseRecord | null;
  /** Records of a listing's author, surest last (see membersOf). */
  members?: CaseRecord[];
  service: CaseRecord | null;
  exhibits: Exhibits;
}

function unknown(why: WhyUnknown): Fact {
  return { known: false, why };
}

/** The deliveries that count: the user's list where there is one, joined with what pages showed later. */
export function deliveriesOf(record: CaseRecord): { list: SeenDelivery[]; origin: 'page' | 'you' } {
  const said = record.said['deliveries'];
  if (said?.known && Array.isArray(said.value)) {
    const list = (said.value as SeenDelivery[]).map((start) => ({ ...start, where: said.where, at: said.at }));
    return { list: correctDeliveries(record.deliveries, list), origin: 'you' };
  }
  return { list: record.deliveries, origin: 'page' };
}

function deliveryFacts(record: CaseRecord, now: number): Facts {
  const { list, origin } = deliveriesOf(record);
  const gap = record.gaps.find((missing) => missing.field === 'deliveries');
  const none = gap ? unknown(gap.why as WhyUnknown) : null;
  const last = list.at(-1);
  const shown = list.find((delivery) => delivery.pointed);
  const everSeen = record.seen['deliveries.complete'];
  const complete: Fact =
    origin === 'you' || record.firstDeliveryCertain
      ? { known: true, value: true, origin, where: '', at: record.updatedAt }
      : (everSeen ?? unknown('not-on-page'));
  const latest = Math.max(record.latestEventMs ?? 0, last?.earliestMs ?? 0);
  return {
    deliveries:
      list.length === 0 && none !== null
        ? none
        : list.length === 0 && everSeen === undefined
          ? unknown('not-on-page')
          : { known: true, value: list, origin: shown ? 'you' : origin, where: shown?.where ?? last?.where ?? '', at: last?.at ?? record.updatedAt },
    // An event whose date could not be read may be the first delivery, even when another one was read.
    'deliveries.complete': none !== null && origin === 'page' ? none : complete,
    'clock.plausible':
      latest > now ? unknown('page-later-than-clock') : { known: true, value: true, origin: 'page', where: '', at: record.updatedAt },
    ...(record.pin === null
      ? {}
      : { 'deliveries.pin': { known: true, value: record.pin, origin: 'you', where: '', at: record.updatedAt } as Fact }),
  };
}

function orderFacts({ record, account, service, exhibits }: CaseContext, now: number): Facts {
  const mark = service?.said['service.guarantee'] ?? service?.seen['service.guarantee'] ?? unknown(record.gigId === null ? 'not-on-page' : 'not-visited');
  const counted = (value: number): Fact => ({ known: true, value, origin: 'log', where: '', at: now });
  return {
    'account.biz': unknown('not-asked'),
    'claim.unused': unknown('not-asked'),
    'service.guarantee': mark,
    ...(service?.seen['service.prime'] ? { 'service.prime': service.seen['service.prime'] } : {}),
    ...record.seen,
    ...deliveryFacts(record, now),
    'evidence.agreement': counted(exhibits.agreement),
    'evidence.result': counted(exhibits.result),
    ...account?.said,
    ...withoutDeliveries(record.said),
    ...(record.filedAt === null
      ? {}
      : { 'claim.unused': { known: true, value: false, origin: 'you', where: '', at: record.filedAt } as Fact }),
  };
}

/** The user's list of deliveries is joined with the pages' in `deliveryFacts`; everything else that was said stands as it is. */
function withoutDeliveries(said: Facts): Facts {
  return Object.fromEntries(Object.entries(said).filter(([id]) => id !== 'deliveries'));
}

/** Of several sightings of a value the newest that could be read: a profile seen today knows more of the account than a thread seen last year. */
function newest(sightings: Facts[]): Facts {
  const facts: Facts = {};
  for (const [id, fact] of sightings.flatMap((seen) => Object.entries(seen))) {
    const before = facts[id];
    if (!before?.known || (fact.known && fact.at >= before.at)) facts[id] = fact;
  }
  return facts;
}

/** Answers for the account hold for that member's listings only; those of 'me' where the author is not known. */
function listingFacts({ record, account, members = [] }: CaseContext): Facts {
  const named = membersOf(record).length > 0;
  const site = Object.entries(account?.said ?? {}).filter(([id]) => !id.startsWith('listing.') && !(named && id.startsWith('account.')));
  const category = record.category === undefined ? undefined : account?.said[categoryFact(record.category)];
  const facts: Facts = {
    ...newest([...members.map(({ seen }) => seen), record.seen]),
    ...Object.fromEntries(site),
    ...(category ? { 'listing.category': category } : {}),
    ...Object.assign({}, ...members.map(({ said }) => said)),
    ...record.said,
  };
  return record.pictureOnly ? { ...facts, 'listing.prices': record.said['listing.prices'] ?? unknown('unreadable') } : facts;
}

/** Facts of a case at `now` (epoch ms), by id: the user's word over the page's, what was never seen unknown with the reason. */
export function factsOf(context: CaseContext, now: number): Facts {
  const { record, account } = context;
  if (record.kind === 'order') return orderFacts(context, now);
  if (record.kind === 'listing') return listingFacts(context);
  return { 'account.biz': unknown('not-asked'), ...record.seen, ...account?.said, ...record.said };
}
