import type { Moment } from '../../time/moment';
import { findMoments } from '../../time/moments';
import { climb, commonAncestor } from '../dom/climb';
import { foldLabel } from '../dom/fold';
import { linesOf, nodesBetween, type TextLine } from '../dom/lines';
import type { TextMap } from '../dom/text';
import type { TaughtDelivery } from '../site';
import { isTerm, kindOfLabel, labelOf, type LabelKind } from './labels';
import { keyOf } from './values';

/** One line of the page, or one part of a line that tells several times. */
export interface Entry {
  order: number;
  text: string;
  /** The line without its time, folded. Empty for a line that is only a time. */
  label: string;
  kind: LabelKind | null;
  moment: Moment | null;
  /** True when the time is a promise, a limit, a period or a file's: never an event's. */
  promised: boolean;
  nodes: Text[];
  /** The first of them: where the line begins. */
  node: Text;
}

/** Marks that part the fields of one line: `#6826723 ㅣ 26.06.01 ㅣ 전문가 : …`. */
const CUTS = '|ㅣ│｜';
/** Keys that begin a field of their own behind ` · ` or ` / `: `결제일 25.09.10 · 총 결제금액 88,000원`. */
const KEY = '(?:주문\\s?번호|(?:주문|결제|구매)\\s?일|전문가|판매자|의뢰인|(?:총\\s?)?결제\\s?금액)';
const FIELD_CUT = new RegExp(`\\s[·/]\\s(?=${KEY})|(?<=^${KEY}[^·/]*)\\s[·/]\\s`);
const MAY_TELL_TIME = /\d|방금|어제|오늘|그제|그저께|전$/;
/** A time of day without its date. */
export const CLOCK_ONLY = /^(?:\(?[월화수목금토일]\)?)?(?:오전|오후|AM|PM)?\d{1,2}(?::\d{2}){1,2}(?:AM|PM)?$/i;
/** Endings of files that people send. */
export const ENDINGS = '\\.(?:zip|pdf|png|jpe?g|gif|webp|ai|psd|eps|mp4|mov|hwpx?|docx?|pptx?|xlsx?|csv|fig|svg|mp3|wav|txt|7z|rar)';
const FILE = new RegExp(`${ENDINGS}(?![a-z])|\\d[KMG]B`, 'i');

/**
 * The page's lines with their times. `now` is the time of reading, epoch ms; relative times are resolved against it. Words that are known to say something
 * else (a promise, another event) mean that, whatever they were `taught` to mean.
 */
export function entriesOf(map: TextMap, now: number, taught?: TaughtDelivery): Entry[] {
  const entries: Entry[] = [];
  const add = (text: string, index: number, words: string, moment: Moment | null) => {
    const label = labelOf(words);
    const nodes = nodesBetween(map, index, index + text.length);
    const node = nodes[0];
    if (node) entries.push({ order: entries.length, text, label, kind: kindOfLabel(label) ?? (taught?.(words) ? 'delivery' : null), moment, promised: false, nodes, node });
  };
  const lines = linesOf(map, CUTS).flatMap((line) => fieldsOf(line, map));
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as (typeof lines)[number];
    const isClock = CLOCK_ONLY.test(line.folded);
    const found = !isClock && MAY_TELL_TIME.test(line.folded) ? timesOfLine(line, now) : [];
    const next = lines[i + 1];
    const only = found[0];
    if (only && found.length === 1 && next && only.moment.precision === 'day' && labelOf(line.text.replace(only.text, '')) === '' && CLOCK_ONLY.test(next.folded) && standsBeside(line, next)) {
      const joined = timesIn(`${only.text} ${next.text}`, now);
      if (joined.length === 1 && joined[0]?.moment.precision !== 'day') {
        add(map.text.slice(line.index, next.index + next.text.length), line.index, '', joined[0]?.moment ?? null);
        i++;
        continue;
      }
    }
    if (found.length === 0) add(line.text, line.index, line.text, null);
    found.forEach((hit, n) => {
      const before = found[n - 1];
      const from = before ? before.index + before.text.length : 0;
      const last = n === found.length - 1;
      const to = last ? line.text.length : hit.index + hit.text.length;
      const words = `${line.text.slice(from, hit.index)} ${line.text.slice(hit.index + hit.text.length, to)}`;
      const after = /^\s*(?:까지|예정|[~〜∼])/.exec(line.text.slice(to))?.[0] ?? '';
      add(line.text.slice(from, to).trim(), line.index + from, words + after, hit.moment);
    });
  }
  for (const entry of entries) entry.promised = entry.moment !== null && isPromised(entries, entry);
  return entries;
}

/** The fields of one line, where what parts them might be a mark within a label and only their keys tell. */
function fieldsOf(line: TextLine, map: TextMap): TextLine[] {
  const cut = FIELD_CUT.exec(line.text);
  if (!cut) return [line];
  const part = (from: number, to: number): TextLine => {
    const text = line.text.slice(from, to);
    return { ...line, text, index: line.index + from, folded: foldLabel(text), nodes: nodesBetween(map, line.index + from, line.index + to) };
  };
  return [part(0, cut.index), ...fieldsOf(part(cut.index + cut[0].length, line.text.length), map)];
}

/** The clock under a date is that date's where nothing else stands in its part of the box: after a line that parts the days it is the next message's. */
function standsBeside(date: TextLine, clock: TextLine): boolean {
  const both = commonAncestor([...date.nodes, ...clock.nodes]);
  const [node] = clock.nodes;
  const branch = both && node && climb(node, (element) => element.parentElement === both, both);
  return !branch || branch === both || foldLabel(branch.textContent ?? '') === clock.folded;
}

/** A time that stands in an element of its own needs no leave from the words before it: `도착 3일 전` alone may mean three days before the arrival. */
function timesOfLine({ text, nodes }: TextLine, now: number) {
  const found = timesIn(text, now);
  const tail = nodes.at(-1)?.data.trim() ?? '';
  if (found.length > 0 || nodes.length < 2 || !text.endsWith(tail)) return found;
  return timesIn(tail, now).flatMap((hit) => (hit.text === tail ? [{ ...hit, index: text.length - tail.length }] : []));
}

/** Times that a text tells, Seoul's, read at `now` (epoch ms). */
export function timesIn(text: string, now: number) {
  return findMoments(text, { locale: 'ko', zone: 'Asia/Seoul', now });
}

/** First and last entry of every element: lines of one element follow each other, so a subtree's lines are one slice. */
const spans = new WeakMap<readonly Entry[], Map<Element, [number, number]>>();

function spansOf(entries: readonly Entry[]): Map<Element, [number, number]> {
  const known = spans.get(entries);
  if (known) return known;
  const fresh = new Map<Element, [number, number]>();
  entries.forEach((entry, i) => {
    for (let element = entry.node.parentElement; element; element = element.parentElement) {
      const span = fresh.get(element);
      if (span) span[1] = i;
      else fresh.set(element, [i, i]);
    }
  });
  spans.set(entries, fresh);
  return fresh;
}

/** Entries that begin inside an element, in order. `entries` is the whole list of the page. */
export function within(entries: readonly Entry[], element: Element): Entry[] {
  const span = spansOf(entries).get(element);
  return span ? entries.slice(span[0], span[1] + 1) : [];
}

/** A line that is a date without a clock and nothing else. */
export function isDayLine(entry: Entry | undefined): boolean {
  return entry?.moment?.precision === 'day' && entry.label === '';
}

/** True when the entry says that something has happened. */
export function isEvent(entry: Entry): boolean {
  return entry.kind !== null && entry.kind !== 'due' && entry.kind !== 'term';
}

/** A short label that names what stands beside it, not a sentence. */
function isKey(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.moment === null && entry.label.length <= 16 && !/[다요]$/.test(entry.label);
}

function isPromised(entries: readonly Entry[], entry: Entry): boolean {
  const { label } = entry;
  if (label !== '') return !isEvent(entry) && (isTerm(label) || entry.kind !== null || FILE.test(label));
  const before = entries[entry.order - 1];
  if (before && isKey(before) && !isEvent(before) && (before.kind !== null || isTerm(before.label))) return true;
  const after = entries[entry.order + 1];
  if (after && after.moment === null && /^(?:까지|예정|마감|전까지|이내|만료)/.test(after.label)) return true;
  return isPromisedByKey(entry) || isPromisedByCompany(entries, entry);
}

/** Under a heading cell or beside a term such as 발송 예정일. */
function isPromisedByKey(entry: Entry): boolean {
  const key = labelOf(keyOf(entry.node) ?? '');
  return key.length <= 16 && !/\d/.test(key) && isTerm(key);
}

/** The smallest element that holds the time and something else: a small one that speaks of limits or files makes it no event's time. */
function isPromisedByCompany(entries: readonly Entry[], entry: Entry): boolean {
  const own = commonAncestor(entry.nodes);
  let company: Entry[] = [];
  if (own) climb(own, (element) => (company = within(entries, element)).length > 1);
  if (company.length > 4 || company.some(isEvent)) return false;
  return company.some((other) => other !== entry && other.label.length <= 40 && (FILE.test(other.label) || (!/[다요]$/.test(other.label) && isTerm(other.label))));
}
