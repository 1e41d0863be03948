import { climb } from '../dom/climb';
import type { TextLine } from '../dom/lines';
import { bindText, type Binding, labelOf } from './bind';
import { findServices, isExtra, isNeutral } from './services';

/** Boxes that hold many offers: a service named in one of their parts does not speak for the others. */
const LISTS = /^(TR|TABLE|TBODY|THEAD|TFOOT|UL|OL|DL)$/;
const LONGEST_NAME = 60;
/** A span that claims more rows or columns than this is no price list's. */
const WIDEST = 50;
const UNKNOWN: Binding = { service: null, label: null };

function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function bindName(text: string): Binding | undefined {
  const mentions = findServices(text);
  if (mentions.length > 0) return bindText(text, mentions, false);
  return isNeutral(text) ? undefined : { service: null, label: labelOf(text) };
}

/**
 * Binds a price by the smallest box around it that says more than the price: a card of a price list. `undefined` when there is no
 * such box, or when it holds other prices too.
 */
export function bindByBox(line: TextLine, lines: TextLine[], priced: ReadonlyMap<TextLine, unknown>, body: Element): Binding | undefined {
  const node = line.nodes[0];
  for (let box = node?.parentElement; box && box !== body && !LISTS.test(box.tagName); box = box.parentElement) {
    const around = box;
    // The lines of a box stand together: only those next to this one are asked.
    let from = line.order;
    let to = line.order;
    const holds = (at: number) => lines[at]?.nodes.some((text) => around.contains(text)) === true;
    while (holds(from - 1)) from -= 1;
    while (holds(to + 1)) to += 1;
    const inside = lines.slice(from, to + 1).filter((other) => other !== line);
    if (inside.length === 0) continue;
    if (inside.some((other) => priced.has(other))) return undefined;
    const named = inside.filter((other) => other.text.length <= LONGEST_NAME && findServices(other.text).length > 0);
    const first = named[0];
    if (!first) {
      if (inside.every((other) => isNeutral(other.text))) continue;
      return { service: null, label: labelOf(inside[0]?.text ?? '') };
    }
    const binding = bindName(first.text) ?? UNKNOWN;
    const over = inside.slice(0, inside.indexOf(first));
    const plain = over.every((other) => isNeutral(other.text)) && (first.order < line.order || named.length === 1);
    if (!plain) return { service: null, label: binding.label };
    return over.length > 0 && named.length > 1 ? bindBundle(over[0]!.text, named) : binding;
  }
  return undefined;
}

/** A tier's card that counts up several services ('Gold Paket': logo, kartvizit …) is one package. */
export function bindBundle(title: string, named: TextLine[]): Binding {
  const ids = new Set(named.flatMap((line) => findServices(line.text).map(({ id }) => id)));
  const floors = [...ids].filter((id) => id !== null);
  return { service: ids.has('logo') ? 'logo' : ids.size === 1 ? (floors[0] ?? null) : null, label: labelOf(title), ...(floors.length > 1 ? { package: floors } : {}) };
}

/** What one reading has worked out of the tables it came upon, so that a long price list is laid out once. */
export type Tables = Map<Element, Table>;

/** `sections`: whether each row is a line over a group of rows; `head`: the first row that is none. */
interface Table {
  grid: Element[][];
  paired: boolean;
  sections: boolean[];
  head: number;
  /** The first row that each cell stands in. */
  rows: Map<Element, Element[]>;
}

/** Cells of a table by row and column; a cell that spans stands in every place that it covers. */
function gridOf(table: Element): Element[][] {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
  const grid: Element[][] = rows.map(() => []);
  const spanOf = (cell: Element, name: string) => Math.min(WIDEST, Math.max(1, Number(cell.getAttribute(name)) || 1));
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.children) {
      while (grid[at]![column]) column += 1;
      for (let down = 0; down < spanOf(cell, 'rowspan'); down += 1) {
        for (let right = 0; right < spanOf(cell, 'colspan'); right += 1) if (grid[at + down]) grid[at + down]![column + right] = cell;
      }
    }
  });
  return grid;
}

/** Whether lists stand side by side in a table: 'name, price, name, price'. Then each price has the names since the price before it. */
function isPaired(row: Element[], hasPrice: (element: Element) => boolean): boolean {
  const marks = row.map((cell) => (hasPrice(cell) ? 'p' : bindName(textOf(cell)) ? 'n' : '')).join('');
  return /pn+p/.test(marks);
}

/** The name that a row gives the price in `column`; `undefined` when it says nothing. */
function nameInRow(row: Element[], column: number, paired: boolean, hasPrice: (element: Element) => boolean): Binding | undefined {
  const cells = row.map((cell, at) => ({ at, priced: hasPrice(cell), name: cell === row[at - 1] || hasPrice(cell) ? undefined : bindName(textOf(cell)) }));
  const first = cells.findIndex(({ priced }) => priced);
  const named = cells.filter(({ name }) => name !== undefined);
  const leading = named.filter(({ at }) => at < first);
  const since = Math.max(-1, ...cells.filter(({ at, priced }) => priced && at < column).map(({ at }) => at));
  const own = paired ? named.filter(({ at }) => at > since && at < column) : leading.length > 0 ? leading : named;
  if (own.length === 0) return paired ? UNKNOWN : undefined;
  const chief = own[0]!.name!;
  const others = own.slice(1).some(({ name }) => name!.service !== null && name!.service !== chief.service);
  const heads = row.slice(0, own[0]!.at).every((cell) => /^[\d.)#\s]*$/.test(textOf(cell)) || hasPrice(cell));
  return others && (!heads || leading.length === 0) ? { service: null, label: chief.label } : chief;
}

/** The line of a table that stands over a group of rows: a row of one cell. */
function isSection(row: Element[]): boolean {
  return new Set(row.filter((cell) => textOf(cell) !== '')).size === 1;
}

/**
 * Binds a price by its row, the head of its column and the line over its group of rows; or by the term of a definition. `undefined`
 * when it stands in none of these, or when they say nothing of what is sold.
 */
export function bindByRow(node: Node, hasPrice: (element: Element) => boolean, body: Element, tables: Tables): Binding | undefined {
  const cell = climb(node, (element) => element === body || /^(TD|TH|DD)$/.test(element.tagName), body);
  if (!cell || cell === body) return undefined;
  if (cell.tagName === 'DD') {
    let term = cell.previousElementSibling;
    while (term?.tagName === 'DD' && !hasPrice(term)) term = term.previousElementSibling;
    return term?.tagName === 'DT' ? bindName(textOf(term)) : UNKNOWN;
  }
  const table = cell.closest('table');
  if (!table) return undefined;
  let known = tables.get(table);
  if (!known) {
    const grid = gridOf(table);
    const sections = grid.map(isSection);
    known = { grid, paired: grid.some((row) => isPaired(row, hasPrice)), sections, head: sections.indexOf(false), rows: new Map([...grid].reverse().flatMap((row) => row.map((cell) => [cell, row] as const))) };
    tables.set(table, known);
  }
  const { grid, paired, sections, head: first } = known;
  const at = grid.indexOf(known.rows.get(cell) ?? []);
  const row = grid[at];
  if (!row) return undefined;
  const column = row.indexOf(cell);
  const own = nameInRow(row, column, paired, hasPrice);
  let above = at - 1;
  while (above >= 0 && !(sections[above] && !grid[above]!.some(hasPrice))) above -= 1;
  const over = above < 0 ? undefined : bindName(textOf(grid[above]!.find((part) => textOf(part) !== '')!));
  const head = first >= 0 && first < at ? grid[first]![column] : undefined;
  const top = head && head !== cell && !hasPrice(head) ? bindName(textOf(head)) : undefined;
  if (top === undefined) return own ?? over;
  if (own === undefined) return isExtra(textOf(head!)) ? { service: null, label: top.label } : top;
  return own.service === top.service ? own : { service: null, label: own.label };
}
