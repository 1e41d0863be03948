import type { Price } from '../../money/price';
import { findServices, isExtra, isNeutral, type Mention } from './services';

/** A service and the words that name it; `service` null when none is sure. */
export interface Binding {
  service: string | null;
  label: string | null;
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

/** What a stretch of text with one price is the price of. Several services joined by plus or 'and' are one package, which counts as its logo. */
export function bindText(text: string, mentions: Mention[], openEnded: boolean): Binding {
  const label = labelOf(text);
  const first = mentions[0];
  const last = mentions.at(-1);
  if (!first || !last || isExtra(text)) return { service: null, label };
  const ids = new Set(mentions.map((mention) => mention.id));
  if (ids.size === 1) return { service: first.id, label };
  const joined = mentions.slice(1).every((mention, i) => isJoint(text.slice(mentions[i]?.end ?? 0, mention.start), openEnded));
  return { service: joined && ids.has('logo') ? 'logo' : null, label };
}

/** True for '+', '&', 've', 'ile' between two services of a package. '/' and ',' make a list; so does 've' before a starting price. */
function isJoint(between: string, openEnded: boolean): boolean {
  const bare = between.toLowerCase().replace(/tasar[ıi]m[ıi]?|çal[ıi]şmas[ıi]|kağ[ıi]t|kağ[ıi]d[ıi]/g, ' ').trim();
  return /^(\+|&|artı|arti|birlikte|ile)$/.test(bare) || (bare === 've' && !openEnded);
}

interface Group {
  prices: number[];
  start: number;
  end: number;
}

/** Prices of a line, struck ones with the one that replaced them, and equal ones parted by nothing but tax talk together. */
function groupsOf(text: string, prices: Price[]): Group[] {
  const groups: Group[] = [];
  prices.forEach((price, at) => {
    if (price.standing === 'free') return;
    const group = groups.at(-1);
    const end = price.index + price.text.length;
    const before = prices[at - 1];
    const replaces = before?.standing === 'struck' || price.standing === 'struck';
    const gap = group ? text.slice(group.end, price.index) : '';
    if (group && (replaces || /^[\s/|,()–-]*(veya|ya da|kdv dahil|kdv hariç)?[\s:/|,(]*$/i.test(gap)) && !findServices(gap).length) {
      group.prices.push(at);
      group.end = end;
    } else groups.push({ prices: [at], start: price.index, end });
  });
  return groups;
}

/** Words after the last stop between a service and its price: they must not name something else. */
function strays(between: string): boolean {
  const stop = Math.max(...['. ', '! ', '? ', '; ', ', '].map((sign) => between.lastIndexOf(sign)));
  return stop >= 0 && !isNeutral(between.slice(stop + 1));
}

/**
 * Binds each price of one line (`index` counted in the line) to a service that the line names: services before prices, or prices
 * before services, one for one. Where that is not plain the service is null. Answers null when the line names no service at all.
 */
export function bindLine(text: string, prices: Price[]): Binding[] | null {
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
  const set = (group: Group, binding: Binding) => group.prices.forEach((at) => (result[at] = binding));
  const openEnded = (group: Group) => group.prices.some((at) => prices[at]?.high === null);
  const bindStretch = (group: Group, from: number, to: number): Binding => {
    const own = mentions.filter((mention) => mention.start >= from && mention.end <= to);
    const shifted = own.map((mention) => ({ ...mention, start: mention.start - from, end: mention.end - from }));
    const binding = bindText(text.slice(from, to), shifted, openEnded(group));
    const before = to <= group.start ? text.slice(own.at(-1)?.end ?? from, group.start) : '';
    const after = text.slice(group.end, group.end + 40).split(/[,.;(|]/)[0] ?? '';
    const unsure = before.length > REACH || strays(before) || isExtra(after.split(/\s+/).slice(0, 3).join(' '));
    return unsure ? { ...binding, service: null } : binding;
  };
  const stretch = (k: number): [number, number] => [groups[k - 1]?.end ?? 0, groups[k]?.start ?? text.length];
  const has = (from: number, to: number) => mentions.some((mention) => mention.start >= from && mention.end <= to);
  const filled = groups.map((_, k) => has(...stretch(k)));
  const tail = has(...stretch(groups.length));

  if (groups.length === 1) {
    const only = groups[0]!;
    set(only, filled[0] ? bindStretch(only, ...stretch(0)) : bindStretch(only, only.end, text.length));
  } else if (filled.every(Boolean) && !tail) groups.forEach((group, k) => set(group, bindStretch(group, ...stretch(k))));
  else if (!filled[0] && filled.slice(1).every(Boolean) && tail) groups.forEach((group, k) => set(group, bindStretch(group, ...stretch(k + 1))));
  else if (filled[0] && !filled.slice(1).some(Boolean) && !tail) set(groups[0]!, bindStretch(groups[0]!, ...stretch(0)));
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

/** Points of an offer: bullets, counts, 'sınırsız …'. */
function isFeature(text: string): boolean {
  return /^\s*([•●▪►✓✔☑✅➤*–-]|\d+\s*(adet\s+)?\p{L}|s[ıi]n[ıi]rs[ıi]z)/iu.test(text);
}
