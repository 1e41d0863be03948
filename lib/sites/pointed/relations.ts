import { commonAncestor } from '../dom/climb';
import type { TextLine } from '../dom/lines';
import { isName, labelKey, type Place, type Relation } from './place';
import { elementOf, linesIn, type Sheet, valuesOfLine } from './spots';
import type { FoundValue } from './values';

/** Words that stand beside a value, and how. */
export interface Naming {
  relation: Relation;
  words: string;
}

/** A list's or table's value may share its cell with a remark; with more lines the cell is a layout, not a value. */
const CELL_LINES = 3;

/** Climbing from one line, the first element that holds more than it also holds the other: nothing else stands nearer. */
function isNearest(sheet: Sheet, from: TextLine, other: TextLine): boolean {
  let element = elementOf(from);
  while (element && element !== sheet.root && linesIn(sheet, element).length < 2) element = element.parentElement;
  return element !== null && other.nodes.every((node) => element.contains(node));
}

/** Each of two lines is the other's nearest: in markup that keeps a label with its value, a value that is missing gives no place to a stranger. */
function belong(sheet: Sheet, label: TextLine, value: TextLine): boolean {
  return isNearest(sheet, value, label) && isNearest(sheet, label, value);
}

/** Two lines and nothing else in one element: only then does a value stand over its name, as most names stand over their values. */
function isPair(sheet: Sheet, value: TextLine, label: TextLine): boolean {
  const both = commonAncestor([...value.nodes, ...label.nodes]);
  return both !== null && linesIn(sheet, both).length === 2;
}

/** The line's words when it names something and holds no value itself: another field with its value names nothing but itself. */
function nameOf(sheet: Sheet, line: TextLine | undefined): string | null {
  const forms = ['moment', 'money'] as const;
  return line && isName(labelKey(line.text)) && forms.every((form) => valuesOfLine(sheet, line, form).length === 0) ? line.text : null;
}

function textOf(sheet: Sheet, element: Element): string {
  return linesIn(sheet, element).map((line) => line.text).join(' ');
}

/** The `<dt>` before a `<dd>`. In a list that begins with its values nothing can be told. */
function termOf(value: Element): Element | null {
  if (value.parentElement?.firstElementChild?.tagName === 'DD') return null;
  let before = value.previousElementSibling;
  while (before?.tagName === 'DD') before = before.previousElementSibling;
  return before?.tagName === 'DT' ? before : null;
}

/** Heading cells over a cell, and the cells before it in its row. Spanned tables are not counted by place. */
function cellsAbout(cell: Element): { head: Element | null; before: Element[]; only: boolean } {
  const row = cell.parentElement;
  const table = cell.closest('table');
  if (!row || !table) return { head: null, before: [], only: false };
  const at = [...row.children].indexOf(cell);
  const first = table.querySelector('tr');
  const heads = first && first !== row && first.querySelector('td') === null && table.querySelector('[colspan]:not([colspan="1"]),[rowspan]:not([rowspan="1"])') === null;
  const rows = [...table.querySelectorAll('tr')].filter((one) => one !== first || !heads);
  return { head: heads ? (first.children[at] ?? null) : null, before: [...row.children].slice(0, at).reverse(), only: rows.length === 1 };
}

/** Every way in which words name the value of a line, the surest first. */
export function namingsOf(sheet: Sheet, line: TextLine, found: FoundValue, place: Pick<Place, 'form'>): Naming[] {
  const namings: Naming[] = [];
  const add = (relation: Relation, words: string | null | undefined) => {
    if (words && isName(labelKey(words))) namings.push({ relation, words: words.replace(/\s+/g, ' ').trim() });
  };
  const cell = elementOf(line)?.closest('dd,td') ?? null;
  const alone = cell !== null && linesIn(sheet, cell).length <= CELL_LINES && oneValue(sheet, linesIn(sheet, cell), place) !== null;
  if (alone && cell.tagName === 'DD') {
    const term = termOf(cell);
    add('term', term && textOf(sheet, term));
  } else if (alone) {
    const { head, before, only } = cellsAbout(cell);
    const beside = before.map((other) => linesIn(sheet, other)).find((lines) => lines.length === 1 && nameOf(sheet, lines[0]) !== null)?.[0]?.text;
    if (only) add('column', head && textOf(sheet, head));
    add('row', beside);
    if (!only && !beside) add('column', head && textOf(sheet, head));
  }
  add('line', found.words);
  if (labelKey(found.words) === '') {
    const before = sheet.lines[line.order - 1];
    const after = sheet.lines[line.order + 1];
    const beforeName = nameOf(sheet, before);
    const afterName = nameOf(sheet, after);
    if (before && beforeName && belong(sheet, before, line)) add('next', beforeName);
    if (after && afterName && isPair(sheet, line, after)) add('above', afterName);
  }
  return namings;
}

/** The one value of some lines; null when there is none or there are several. */
function oneValue(sheet: Sheet, lines: TextLine[], place: Pick<Place, 'form'>): { line: TextLine; found: FoundValue } | null {
  const all = lines.flatMap((line) => valuesOfLine(sheet, line, place.form).map((found) => ({ line, found })));
  return all.length === 1 ? (all[0] ?? null) : null;
}
