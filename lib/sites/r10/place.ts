import { climb } from '../dom/climb';
import type { TextLine } from '../dom/lines';
import { bindText, type Binding, labelOf } from './bind';
import { findServices, isExtra, isNeutral } from './services';

/** Boxes that hold many offers: a service named in one of their parts does not speak for the others. */
const LISTS = /^(TR|TABLE|TBODY|THEAD|TFOOT|UL|OL|DL)$/;
const LONGEST_NAME = 60;

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
export function bindByBox(line: TextLine, lines: TextLine[], priced: Set<TextLine>, body: Element): Binding | undefined {
  const node = line.nodes[0];
  for (let box = node?.parentElement; box && box !== body && !LISTS.test(box.tagName); box = box.parentElement) {
    const around = box;
    const inside = lines.filter((other) => other !== line && other.nodes.some((text) => around.contains(text)));
    if (inside.length === 0) continue;
    if (inside.some((other) => priced.has(other))) return undefined;
    const named = inside.filter((other) => other.text.length <= LONGEST_NAME && findServices(other.text).length > 0);
    const first = named[0];
    if (!first) {
      if (inside.every((other) => isNeutral(other.text))) continue;
      return { service: null, label: labelOf(inside[0]?.text ?? '') };
    }
    const binding = bindName(first.text) ?? { service: null, label: null };
    const over = inside.slice(0, inside.indexOf(first));
    const plain = over.every((other) => isNeutral(other.text)) && (first.order < line.order || named.length === 1);
    return plain ? binding : { ...binding, service: null };
  }
  return undefined;
}

function isSpanned(table: Element | null): boolean {
  return table?.querySelector('[rowspan]:not([rowspan="1"]), [colspan]:not([colspan="1"])') != null;
}

/**
 * Binds a price by its row: the row's other cells, then the head of its column; or by the term of a definition. `undefined` when it
 * stands in none of these, or when they say nothing of what is sold.
 */
export function bindByRow(node: Node, hasPrice: (element: Element) => boolean, body: Element): Binding | undefined {
  const cell = climb(node, (element) => element === body || /^(TD|TH|DD)$/.test(element.tagName), body);
  if (!cell || cell === body) return undefined;
  if (cell.tagName === 'DD') {
    const term = cell.previousElementSibling;
    return term?.tagName === 'DT' ? bindName(textOf(term)) : { service: null, label: null };
  }
  const row = cell.parentElement;
  const table = cell.closest('table');
  if (!row || !table) return undefined;
  const cells = [...row.children];
  const names = cells.filter((other) => other !== cell && !hasPrice(other)).map((other) => bindName(textOf(other)));
  const own = names.find((name) => name?.service) ?? names.find((name) => name !== undefined);
  if (isSpanned(table)) return own ?? { service: null, label: null };
  const headRow = table.querySelector('tr');
  const head = headRow !== row ? headRow?.children[cells.indexOf(cell)] : undefined;
  if (!head || hasPrice(head)) return own;
  const column = bindName(textOf(head));
  if (column === undefined) return own;
  if (own === undefined) return isExtra(textOf(head)) ? { ...column, service: null } : column;
  return own.service === column.service ? own : { service: null, label: own.label };
}
