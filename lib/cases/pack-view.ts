import type { Line, Param } from '../i18n/translate';
import { siteOf } from '../rules/packs';
import type { Floor, Pack, Threshold } from '../rules/schema';
import { RANGES } from './value-entry';
import type { OwnValue, OwnValues } from './values';
import type { ClauseView, PackValues, ProgrammeView, ValueView } from './view';

/** A clause with its source as it is shown. Throws a RangeError for an id that the pack does not have. */
export function clauseView(pack: Pack, id: string): ClauseView {
  const clause = pack.clauses.find((one) => one.id === id);
  if (clause === undefined) throw new RangeError(`clause ${id} is not in pack ${pack.id}`);
  const source = pack.sources.find((one) => one.id === clause.source);
  if (source === undefined) throw new RangeError(`source ${clause.source} is not in pack ${pack.id}`);
  return {
    id,
    says: { key: `clause.${id}.says` },
    source: source.title,
    sourceUrl: source.url,
    date: clause.date ?? source.dated,
    readOn: source.readOn,
    status: clause.status,
  };
}

/** The programme that a pack describes, with its standing. */
export function programmeOf(pack: Pack): ProgrammeView {
  return {
    name: { key: `programme.${pack.id}.name` },
    status: pack.clauses[0]?.status ?? 'old',
    note: { key: `programme.${pack.id}.note` },
  };
}

function floorParam(amount: Floor['amount'], otherwise: string): Param {
  return amount === null ? { kind: 'line', line: { key: otherwise } } : { kind: 'money', ...amount };
}

/** The user's floor and the published one in one sentence, with the clause; `own` is the floor as the user's pack has it. */
export function ownFloorLine(own: Floor, published: Floor): Line {
  return {
    key: 'card.yours.floor',
    params: { mine: floorParam(own.amount, 'card.yours.none'), published: floorParam(published.amount, 'card.yours.not-published'), clause: own.clause },
  };
}

function ownThresholdLine(own: Threshold, published: Threshold): Line {
  return { key: 'card.yours.threshold', params: { mine: own.value, published: published.value, unit: { kind: 'line', line: { key: `unit.${own.unit}` } }, clause: own.clause } };
}

function inPack<T extends { id: string }>(list: T[], id: string): T {
  const found = list.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`"${id}" is not in the published pack`);
  return found;
}

/**
 * Every value of the user's that a finding rests on, each with the published one, its clause and the time it was set. `ids` are the finding's `yours`,
 * `pack` the one it was judged by.
 */
export function ownLines(ids: string[], pack: Pack, published: Pack, own: OwnValues): Line[] {
  const line = (name: string, what: Line, at: number): Line => ({
    key: 'card.yours.line',
    params: { name: { kind: 'line', line: { key: name } }, what: { kind: 'line', line: what }, at: { kind: 'start', ms: at, zone: pack.zone } },
  });
  const wanted = ({ id }: { id: string }) => ids.includes(id);
  return [
    ...pack.floors.filter(wanted).map((floor) => line(`floor.${floor.id}.name`, ownFloorLine(floor, inPack(published.floors, floor.id)), own.floors[floor.id]?.at ?? 0)),
    ...pack.thresholds.filter(wanted).map((one) => line(`threshold.${one.id}.name`, ownThresholdLine(one, inPack(published.thresholds, one.id)), own.thresholds[one.id]?.at ?? 0)),
  ];
}

function floorValue(pack: Pack, floor: Floor, own: OwnValue<Floor['amount']> | undefined): ValueView {
  return {
    kind: 'floor',
    id: floor.id,
    name: { key: `floor.${floor.id}.name` },
    clause: clauseView(pack, floor.clause),
    unit: null,
    range: null,
    published: floor.amount === null ? null : { kind: 'money', ...floor.amount },
    own: own === undefined ? null : { value: own.value === null ? null : { kind: 'money', ...own.value }, text: own.text, at: own.at, note: own.note },
  };
}

function thresholdValue(pack: Pack, { id, clause, unit, value }: Threshold, own: OwnValue<number> | undefined): ValueView {
  return {
    kind: 'threshold',
    id,
    name: { key: `threshold.${id}.name` },
    clause: clauseView(pack, clause),
    unit: { key: `unit.${unit}` },
    range: RANGES[unit],
    published: value,
    own: own ?? null,
  };
}

/** Every floor and threshold of a published pack, with the user's own value where there is one. */
export function packValues(published: Pack, own: OwnValues): PackValues {
  return {
    site: siteOf(published),
    zone: published.zone,
    programme: programmeOf(published),
    values: [
      ...published.floors.map((floor) => floorValue(published, floor, own.floors[floor.id])),
      ...published.thresholds.map((threshold) => thresholdValue(published, threshold, own.thresholds[threshold.id])),
    ],
  };
}
