import type { ListedPrice } from '../../../lib/rules/model';
import type { PageReading } from '../../../lib/sites/site';
import type { Moment } from '../../../lib/time/moment';

/** What a person read on a page. Times as '2025-10-02 15:20', '2025-10-02' or '2025-10-20 10:05..11:05'. What is not named is not compared. */
export interface Expected {
  url: string;
  /** Time of reading, in the site's zone. */
  now: string;
  kind: string;
  /** Fields of which it is no failure that the reader does not know them, each with the reason. */
  mayBeMissing?: Record<string, string>;
  /** Fields that the page shows and nobody can read: they have to be named as gaps. */
  gaps?: string[];
  [field: string]: unknown;
}

/** An expected price in whole units of its currency. `optional`: it stands on the page, yet is none of the offer's. */
interface ExpectedPrice {
  amount?: number;
  low?: number | null;
  high?: number | null;
  service?: string | null;
  label?: string;
  package?: string[];
  standing?: string;
  per?: string;
  vat?: string;
  sure?: boolean;
  optional?: boolean;
}

/** A reading that differs from what a person read: `wrong` says something else, `missing` says nothing. */
export interface Differences {
  wrong: string[];
  missing: string[];
}

const NOT_FIELDS = new Set(['url', 'now', 'kind', 'mayBeMissing', 'gaps']);
const TIMES = new Set(['purchasedAt', 'agreedDue', 'confirmedAt', 'openedAt', 'memberSince', 'at']);

/** Holds a reading against what a person read. `zone` is the site's. */
export function compare(reading: PageReading, expected: Expected, zone: string): Differences {
  const told: Differences = { wrong: [], missing: [] };
  const content = reading.content as unknown as Record<string, unknown>;
  if (content.kind !== expected.kind) {
    told[content.kind === 'other' ? 'missing' : 'wrong'].push(`kind: ${String(content.kind)}`);
    return told;
  }
  for (const [field, want] of Object.entries(expected)) {
    if (NOT_FIELDS.has(field)) continue;
    const found = { wrong: [] as string[], missing: [] as string[] };
    compareField(field, want, content[field], found, zone);
    told.wrong.push(...found.wrong);
    if (!expected.mayBeMissing?.[field]) told.missing.push(...found.missing);
  }
  const deliveries = expected.deliveries as string[] | undefined;
  const seen = content.deliveries as unknown[] | undefined;
  if (deliveries && seen && seen.length < deliveries.length && content.deliveriesComplete === true) told.wrong.push('deliveriesComplete: some were not seen');
  for (const field of expected.gaps ?? []) if (!reading.gaps.some((gap) => gap.field === field)) told.wrong.push(`${field}: no gap says that it could not be read`);
  return told;
}

function compareField(field: string, want: unknown, got: unknown, told: Differences, zone: string): void {
  if (field === 'prices') return comparePrices(want as ExpectedPrice[], got as ListedPrice[], told);
  if (field === 'deliveries' || field === 'revisions') return compareMoments(field, want as string[], (got as { value: Moment }[]).map(({ value }) => value), told, zone);
  if (field === 'files') return compareNames(want as string[], ((got ?? []) as { name: string }[]).map(({ name }) => name), told);
  if (field === 'messages' || field === 'threads' || field === 'orders') return compareRows(field, want as Record<string, unknown>[], got as Record<string, unknown>[], told, zone);
  const value = plain(got);
  if (value === null && want !== null) told.missing.push(`${field}: nothing, not ${JSON.stringify(want)}`);
  else if (value === null) return;
  else if (field === 'deliveriesComplete' && want === true && value === false) told.missing.push(`${field}: false`);
  else if (TIMES.has(field)) compareTime(field, want as string | null, value as Moment, told, zone);
  else if (field === 'side' && value === 'unknown') told.missing.push(`${field}: unknown`);
  else if (JSON.stringify(amountOf(value)) !== JSON.stringify(want)) told.wrong.push(`${field}: ${JSON.stringify(amountOf(value))}, not ${JSON.stringify(want)}`);
}

/** The value of a sighting, or the value itself; undefined is null. */
function plain(got: unknown): unknown {
  if (got === undefined || got === null) return null;
  return typeof got === 'object' && 'sure' in got && 'value' in got ? (got as { value: unknown }).value : got;
}

function amountOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('minor' in value)) return value;
  const { minor, currency } = value as { minor: number; currency: string };
  return currency === 'KRW' ? minor : minor / 100;
}

/** A clock of a zone ('2025-10-02 15:20') as epoch ms. */
export function inZone(clock: string, zone: string): number {
  return Temporal.PlainDateTime.from(clock.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds;
}

/** A span of epoch ms and the least and greatest width that a reading of it may have. */
function spanOf(text: string, zone: string): { from: number; to: number; exact: boolean } {
  const ms = (clock: string) => inZone(clock, zone);
  const [start = '', until] = text.split('..');
  if (until) return { from: ms(start), to: ms(`${start.slice(0, 10)} ${until}`), exact: false };
  if (start.length === 10) return { from: ms(`${start} 00:00`), to: ms(`${start} 00:00`) + 86_400_000, exact: false };
  if (start.length === 7) return { from: ms(`${start}-01 00:00`), to: ms(`${start}-01 00:00`) + 31 * 86_400_000, exact: false };
  return { from: ms(start), to: ms(start), exact: true };
}

function compareTime(field: string, want: string | null, moment: Moment, told: Differences, zone: string): void {
  const shown = `${new Date(moment.earliestMs).toISOString()} to ${new Date(moment.latestMs).toISOString()}`;
  if (want === null) {
    told.wrong.push(`${field}: ${shown}, not nothing`);
    return;
  }
  const span = spanOf(want, zone);
  if (span.exact && moment.epochMs !== null && moment.epochMs !== span.from) told.wrong.push(`${field}: ${shown}, not ${want}`);
  else if (moment.earliestMs > span.from || moment.latestMs < span.to) told.wrong.push(`${field}: ${shown}, not ${want}`);
  else if (span.exact && moment.epochMs === null) told.missing.push(`${field}: only ${shown}, not ${want}`);
}

function compareMoments(field: string, want: string[], got: Moment[], told: Differences, zone: string): void {
  const left = [...got];
  for (const text of want) {
    const hit = left.findIndex((moment) => {
      const trial: Differences = { wrong: [], missing: [] };
      compareTime(field, text, moment, trial, zone);
      return trial.wrong.length + trial.missing.length === 0;
    });
    if (hit < 0) told.missing.push(`${field}: ${text} was not seen`);
    else left.splice(hit, 1);
  }
  for (const moment of left) told.wrong.push(`${field}: ${new Date(moment.earliestMs).toISOString()} is none`);
}

function compareNames(want: string[], got: string[], told: Differences): void {
  told.missing.push(...want.filter((name) => !got.includes(name)).map((name) => `files: ${name} was not seen`));
  told.wrong.push(...got.filter((name) => !want.includes(name)).map((name) => `files: ${name} is none`));
}

function compareRows(field: string, want: Record<string, unknown>[], got: Record<string, unknown>[], told: Differences, zone: string): void {
  if (got.length !== want.length) told[got.length < want.length ? 'missing' : 'wrong'].push(`${field}: ${got.length}, not ${want.length}`);
  got.forEach((row, i) => {
    for (const [name, value] of Object.entries(want[i] ?? {})) {
      if (name === 'files') compareNames(value as string[], (row.files as { name: string }[]).map((file) => file.name), told);
      else compareField(name, value, row[name], told, zone);
    }
  });
}

function comparePrices(want: ExpectedPrice[], got: ListedPrice[], told: Differences): void {
  const rest = [...got];
  for (const price of want) {
    const low = price.amount ?? price.low ?? null;
    const at = rest.findIndex((listed) => (amountOf(listed.price.low) ?? null) === low && (price.high === undefined || (amountOf(listed.price.high) ?? null) === price.high));
    const [listed] = at < 0 ? [] : rest.splice(at, 1);
    if (!listed) {
      if (!price.optional) told.missing.push(`prices: ${low} was not seen`);
      continue;
    }
    if (price.service !== undefined && listed.service !== price.service) told[listed.service === null ? 'missing' : 'wrong'].push(`prices: ${low} is for ${listed.service}, not ${price.service}`);
    if (price.label !== undefined && !listed.label?.includes(price.label)) told[listed.label === null ? 'missing' : 'wrong'].push(`prices: ${low} stands under ${listed.label}, not ${price.label}`);
    if (price.package && JSON.stringify([...(listed.package ?? [])].sort()) !== JSON.stringify([...price.package].sort())) told[listed.package ? 'wrong' : 'missing'].push(`prices: ${low} is for ${JSON.stringify(listed.package ?? null)}, not ${JSON.stringify(price.package)}`);
    for (const name of ['standing', 'per', 'vat', 'sure'] as const) {
      if (price[name] !== undefined && listed.price[name] !== price[name]) told[listed.price[name] === null ? 'missing' : 'wrong'].push(`prices: ${low} has ${name} ${listed.price[name]}, not ${price[name]}`);
    }
  }
  for (const { price } of rest) told.wrong.push(`prices: ${price.text} is none of the offer's`);
}
