import { foldLabel } from '../dom/fold';
import type { SiteId } from '../site';

/** What kind of value stands at a place. */
export type Form = 'moment' | 'money' | 'number';

/**
 * How a value stands to the words that name it. `line`: on one line with them. `next`, `above`: on the line right after or right before theirs.
 * `term`: the `<dd>` of their `<dt>`. `row`: a cell of their row. `column`: a cell under their heading.
 */
export type Relation = 'line' | 'next' | 'above' | 'term' | 'row' | 'column';

/** Facts that the user can point at, with the form of their value. */
export const POINTABLE: Readonly<Record<string, Form>> = {
  deliveries: 'moment',
  'order.purchasedAt': 'moment',
  'order.agreedDue': 'moment',
  'order.confirmedAt': 'moment',
  'order.amount': 'money',
  'account.memberSince': 'moment',
  'account.tradePoints': 'number',
};

/** Facts whose moments have happened: a time to come cannot be one of them. */
export const PAST: ReadonlySet<string> = new Set(['deliveries', 'order.purchasedAt', 'order.confirmedAt', 'account.memberSince']);

/** How to find a value again: the words beside it and how it stands to them. Never class names, ids or coordinates. */
export interface Place {
  site: SiteId;
  fact: string;
  form: Form;
  /** The words beside it as `labelKey` folds them. */
  label: string;
  /** The same words as they were written, for people. */
  words: string;
  relation: Relation;
  /** Heading of the part of the page, folded, where the words alone stood in several; else null. */
  heading: string | null;
}

/** A place that the user showed, kept for the next pages. `at`: epoch ms by the machine's clock. */
export interface Pointed extends Place {
  id: string;
  at: number;
}

/** Longest words that still name something; longer ones are running text. */
const LONGEST = 40;

/** Words as places are compared: folded, every number the same, marks at the edges and empty brackets gone. */
export function labelKey(words: string): string {
  return foldLabel(words)
    .replace(/\d+/g, '0')
    .replace(/\(\)|\[\]|\p{Extended_Pictographic}|\ufe0f/gu, '')
    .replace(/^[^\p{L}\p{N}(]+|[^\p{L}\p{N})]+$/gu, '');
}

/** True for folded words that can name a value: two letters or more, and no running text. */
export function isName(label: string): boolean {
  return label.length <= LONGEST && (label.match(/\p{L}/gu)?.length ?? 0) > 1;
}

/** One name a place: shown twice, it is kept once. */
export function placeId({ site, fact, relation, label, heading }: Place): string {
  return [site, fact, relation, label, heading ?? ''].join(' ');
}
