import type { Price } from '../../money/price';
import { findServices, isDescription, isExtra, isNeutral, type Mention } from './services';
import { foldText } from './turkish';

/** A service and the words that name it; `service` null when none is sure. `package`: floor ids of all the services that one price is for. */
export interface Binding {
  service: string | null;
  label: string | null;
  package?: string[];
}

/** A heading that speaks for the lines under it. `strong` when it stands out by its type, so that only another such line ends it. */
export interface Heading extends Binding {
  strong: boolean;
}

const LONGEST_LABEL = 80;
/** Farther from its price than this a name in the same line is talk, not a label. Characters. */
const REACH = 80;
const NOTHING: Binding = { service: null, label: null };

/** A label as shown: separators and bullets at its ends go. */
export function labelOf(text: string): string | null {
  const label = text.replace(/\s+/g, ' ').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})+]+$/gu, '').trim();
  return label === '' ? null : label.slice(0, LONGEST_LABEL);
}

/** Whether a service stands in brackets behind other words, which it describes. */
function isAside(text: string, { start, end }: Mention): boolean {
  const open = text.lastIndexOf('(', start);
  const close = text.indexOf(')', open);
  return open >= 0 && (close < 0 || close >= end) && !isNeutral(text.slice(0, open));
}

/** '+', '&', 've', 'ile' join two services to one package. '/' and ',' make a list, and so does 've' before a starting price; but all that a 'paket: …' counts up is in it. */
function isJoint(between: string, openEnded: boolean, counted: boolean): boolean {
  const bare = foldText(between).replace(/tasar\w*|calisma\w*|kagi\w*/g, '').trim();
  return /^(\+|&|arti|birlikte|ile|ile birlikte)$/.test(bare) || (/^(,? ?ve|,)$/.test(bare) && (counted || (bare === 've' && !openEnded)));
}

/** What a stretch of text with one price is the price of. Several services joined are one package, which counts as its logo. */
export function bindText(text: string, mentions: Mention[], openEnded: boolean): Binding {
  const label = labelOf(text);
  const asides = mentions.filter((mention) => isAside(text, mention));
  const heads = mentions.filter((mention) => !asides.includes(mention));
  const first = heads[0];
  const rest = mentions.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text);
  if (!first || isExtra(rest)) return { service: null, label };
  const ids = new Set(heads.map(({ id }) => id));
  const counted = /(paket|set)\w*\s*[:(–-]/i.test(text.slice(0, first.start));
  const joined = ids.size === 1 || heads.slice(1).every((mention, i) => isJoint(text.slice(heads[i]!.end, mention.start), openEnded, counted));
  if (!joined) return { service: null, label };
  const floors = [...new Set(mentions.flatMap(({ id }) => id ?? []))];
  const service = ids.size === 1 ? first.id : ids.has('logo') ? 'logo' : null;
  return { service, label, ...(floors.length > 0 && mentions.some(({ id }) => id !== first.id) ? { package: floors } : {}) };
}

interface Group {
  prices: number[];
  start: number;
  end: number;
}

/** The words right after a price, up to the first sign that ends them. */
function clauseAfter(text: string, end: number): string {
  return /^\)?[^,.;:()|/–]*/.exec(text.slice(end, end + 60))?.[0] ?? '';
}

/** Prices of a line, struck ones with the one that replaced them, and those parted by a stroke or bracket and followed by no word of their own together. */
function groupsOf(text: string, prices: Price[]): Group[] {
  const groups: Group[] = [];
  prices.forEach((price, at) => {
    if (price.standing === 'free') return;
    const group = groups.at(-1);
    const end = price.index + price.text.length;
    const replaces = prices[at - 1]?.standing === 'struck' || price.standing === 'struck';
    const gap = group ? text.slice(group.end, price.index) : '';
    const same = /^[\s/|()–-]*(veya|ya da|kdv dahil|kdv hariç)?[\s:/|(]*$/i.test(gap) && isNeutral(clauseAfter(text, end));
    if (group && findServices(gap).length === 0 && (replaces || same)) {
      group.prices.push(at);
      group.end = end;
    } else groups.push({ prices: [at], start: price.index, end });
  });
  return groups;
}

/** Words between a service and its price that name something else: then the price may be that thing's. Leaders ('Logo ...... 7.500') are no distance. */
function strays(between: string): boolean {
  return between.replace(/[.\s_…·•-]{2,}/g, ' ').length > REACH || !isDescription(between);
}

/** Where the sentences of a line begin; a stop inside a price is none. */
function sentencesOf(text: string, prices: Price[]): number[] {
  const starts = [...text.matchAll(/[.!?;]\s+(?=\p{Lu})/gu)].map((stop) => stop.index + stop[0].length);
  return [0, ...starts.filter((at) => !prices.some(({ index, text: { length } }) => index < at && at <= index + length)), text.length];
}

/**
 * Binds each price of one line (`index` counted in the line) to a service that the line names, a line of several prices sentence by sentence.
 * Where that is not plain the service is null. Answers null when the line names no service at all.
 */
export function bindLine(text: string, prices: Price[]): Binding[] | null {
  const bounds = prices.length > 1 ? sentencesOf(text, prices) : [0, text.length];
  const parts = bounds.slice(1).map((end, at) => {
    const start = bounds[at]!;
    const own = prices.filter(({ index }) => index >= start && index < end).map((price) => ({ ...price, index: price.index - start }));
    return { own, bound: bindSentence(text.slice(start, end), own) };
  });
  if (parts.every(({ bound }) => bound === null)) return null;
  return parts.flatMap(({ own, bound }) => bound ?? own.map(() => NOTHING));
}

/** Binds the prices of one sentence: services before prices, or prices before services, one for one. */
function bindSentence(text: string, prices: Price[]): Binding[] | null {
  const inPrice = (mention: Mention) => prices.some((price) => mention.start < price.index + price.text.length && price.index < mention.end);
  const mentions = findServices(text).filter((mention) => !inPrice(mention));
  if (mentions.length === 0) return null;
  const result: Binding[] = prices.map(() => NOTHING);
  const paid = prices.filter((price) => price.standing !== 'free');
  if (paid.length === 0) {
    // 'Logo ücretsiz' is a price of nothing; 'ücretsiz revizyon' beside it is not.
    const plain = mentions.length === 1 && prices.length === 1 && isNeutral(restOf(text, prices).replace(text.slice(mentions[0]?.start, mentions[0]?.end), ' '));
    return prices.map(() => (plain ? bindText(text, mentions, false) : { service: null, label: labelOf(restOf(text, prices)) }));
  }
  const groups = groupsOf(text, prices);
  const within = (from: number, to: number) => mentions.filter((mention) => mention.start >= from && mention.end <= to);
  const openEnded = (group: Group) => group.prices.some((at) => prices[at]?.high === null);
  const bindStretch = (group: Group, from: number, to: number): Binding => {
    const own = within(from, to);
    const shifted = own.map((mention) => ({ ...mention, start: mention.start - from, end: mention.end - from }));
    const binding = bindText(text.slice(from, to), shifted, openEnded(group));
    const over = to <= group.start;
    const between = over ? text.slice(own.at(-1)?.end ?? from, group.start) : text.slice(group.end, own[0]?.start);
    const after = clauseAfter(text.slice(0, groups[groups.indexOf(group) + 1]?.start), group.end);
    // A name after the price ends what is said of a price that had its name before it.
    const unsure = strays(between) || (over ? isExtra(after) || (group === groups.at(-1) && within(group.end, group.end + after.length).length > 0) : /[.!?;]\s/.test(between));
    return unsure ? { service: null, label: binding.label } : binding;
  };
  const stretch = (k: number): [number, number] => [groups[k - 1]?.end ?? 0, groups[k]?.start ?? text.length];
  const filled = groups.map((_, k) => within(...stretch(k)).length > 0);
  const tail = within(...stretch(groups.length)).length > 0;
  const set = (k: number, from: number) => {
    const group = groups[k]!;
    const binding = bindStretch(group, ...stretch(from));
    group.prices.forEach((at) => (result[at] = binding));
  };
  // A name that follows the last of several prices would be the next one's if names came first: then only one order of the two is left.
  const before = filled.every(Boolean) && (!tail || groups.length === 1 || /[.;!?)]\s/.test(text.slice(groups.at(-1)!.end, groups.at(-1)!.end + 40)));
  if (before) groups.forEach((_, k) => set(k, k));
  else if (!filled[0] && filled.slice(1).every(Boolean) && tail) groups.forEach((_, k) => set(k, k + 1));
  else if (filled[0] && !filled.slice(1).some(Boolean) && !tail) set(0, 0);
  return result;
}

/** The line without its prices: what it says of itself. */
export function restOf(text: string, prices: Price[]): string {
  return [...prices].reverse().reduce((rest, price) => `${rest.slice(0, price.index)} ${rest.slice(price.index + price.text.length)}`, text);
}

/** The heading that a line without a price makes, `undefined` when it leaves the one above standing. */
export function headingOf(text: string, strong: boolean, above: Heading | null): Heading | null | undefined {
  const mentions = findServices(text);
  const short = text.length <= 60 && text.split(/\s+/).length <= 7 && !/[.!?]$/.test(text);
  if (mentions.length > 0 && short && !isFeature(text)) return { ...bindText(text, mentions, false), strong };
  if (mentions.length > 0 || isNeutral(text) || isFeature(text)) return undefined;
  if (strong || (short && !above?.strong)) return { service: null, label: labelOf(text), strong };
  return above?.strong ? undefined : null;
}

/** A short line of its own words right over a price may be its name, whatever stands above. */
export function mayName(text: string): boolean {
  return text.length <= 60 && !isDescription(text) && !isFeature(text) && findServices(text).length === 0;
}

/** Points of an offer: bullets, counts, 'sınırsız …'. */
function isFeature(text: string): boolean {
  return /^\s*([•●▪►✓✔☑✅➤*–-]|\d+([-–]\d+)?\s*(adet\s+)?\p{L}|s[ıi]n[ıi]rs[ıi]z)/iu.test(text);
}
