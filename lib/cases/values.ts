import type { Money } from '../money/price';
import { packFor } from '../rules/packs';
import type { Pack } from '../rules/schema';
import { type Overrides, withOverrides } from '../rules/thresholds';
import type { SiteId } from '../sites/site';
import type { CaseRecord } from './record';

/** What of a pack the user can set: a service's price floor, or a number that a rule counts against. */
export type ValueKind = 'floor' | 'threshold';

/** A value that the user set in place of the published one. */
export interface OwnValue<T> {
  value: T;
  /** As it was typed; '' for a floor that the user says is not known. */
  text: string;
  /** When it was set, epoch ms. */
  at: number;
  /** Where the user has it from; '' when not said. */
  note: string;
}

/** The user's own values on one site, by the pack's ids. A floor of null says that none is known. */
export interface OwnValues {
  floors: Record<string, OwnValue<Money | null>>;
  thresholds: Record<string, OwnValue<number>>;
}

const NONE: OwnValues = { floors: {}, thresholds: {} };

/** What the user has set on a site; nothing for an account that was never asked. */
export function ownValuesOf(account: CaseRecord | null): OwnValues {
  return account?.own ?? NONE;
}

/** The user's own value of one floor or threshold, or null. */
export function ownValueOf(own: OwnValues, kind: ValueKind, id: string): OwnValue<Money | null> | OwnValue<number> | null {
  const group = kind === 'floor' ? own.floors : own.thresholds;
  return Object.hasOwn(group, id) ? (group[id] ?? null) : null;
}

/** The record with one value set, or taken back with null. `own` is gone when nothing is set any more. */
export function withOwnValue(account: CaseRecord, kind: ValueKind, id: string, set: OwnValue<Money | number | null> | null): CaseRecord {
  const before = ownValuesOf(account);
  const own: OwnValues = { floors: { ...before.floors }, thresholds: { ...before.thresholds } };
  const group: Record<string, OwnValue<Money | number | null>> = kind === 'floor' ? own.floors : own.thresholds;
  if (set === null) delete group[id];
  else group[id] = set;
  const { own: _, ...rest } = account;
  return Object.keys(own.floors).length + Object.keys(own.thresholds).length === 0 ? rest : { ...rest, own };
}

/** Values by id, those only that the pack still has: a pack of a later version may have dropped one, which must not stop every judgement. */
function still<T>(values: Record<string, OwnValue<T>>, known: { id: string }[]): Record<string, T> {
  return Object.fromEntries(known.flatMap(({ id }) => (Object.hasOwn(values, id) ? [[id, (values[id] as OwnValue<T>).value]] : [])));
}

/** One pack for one set of values: a list judges a thousand cases with the same. */
const made = new WeakMap<OwnValues, Pack>();

/** The pack as it was published, for showing a published value beside the user's. Nothing is judged by it; for that there is `packOf`. */
export function publishedPack(site: SiteId): Pack {
  return packFor(site);
}

/** The pack by which everything of a site is judged: the published one with the user's own values in it, each marked. */
export function packOf(site: SiteId, account: CaseRecord | null): Pack {
  const own = account?.own;
  if (own === undefined) return packFor(site);
  const known = made.get(own);
  if (known !== undefined) return known;
  const published = packFor(site);
  const overrides: Overrides = { floors: still(own.floors, published.floors), thresholds: still(own.thresholds, published.thresholds) };
  const pack = withOverrides(published, overrides);
  made.set(own, pack);
  return pack;
}
