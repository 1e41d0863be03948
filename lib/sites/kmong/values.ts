import { commonAncestor } from '../dom/climb';
import { within, type Entry } from './entries';

/**
 * Lines of the value that the markup itself gives to a key: the `<dd>` of a `<dt>`, the cell below a heading cell. Null where the markup
 * says nothing of the kind; empty where the list or table is not built so that it can be told.
 */
export function valuesOf(key: Entry, entries: readonly Entry[]): Entry[] | null {
  const element = commonAncestor(key.nodes);
  const term = element?.closest('dt');
  if (term) return valueElements(term).flatMap((value) => within(entries, value));
  const cell = element?.closest('th');
  const below = cell && cellBelow(cell);
  return below ? within(entries, below) : null;
}

/** The `<dd>`s of a term. Terms come first, or, in a list that begins with a value and goes strictly by turns, last. */
function valueElements(term: Element): Element[] {
  const pairs = [...(term.parentElement?.children ?? [])];
  const first = pairs[0]?.tagName;
  const last = pairs.at(-1)?.tagName;
  if (first === 'DD' && last === 'DT') {
    const byTurns = pairs.every((child, i) => child.tagName === (i % 2 === 0 ? 'DD' : 'DT'));
    return byTurns && term.previousElementSibling ? [term.previousElementSibling] : [];
  }
  const values: Element[] = [];
  if (first === 'DD' || last === 'DT') return values;
  for (let next = term.nextElementSibling; next?.tagName === 'DD'; next = next.nextElementSibling) values.push(next);
  return values;
}

/** The cell under a heading cell that has further headings and no value beside it. */
function cellBelow(cell: Element): Element | null {
  const row = cell.parentElement;
  if (!row || row.children.length < 2 || row.querySelector('td') !== null) return null;
  const next = row.nextElementSibling ?? row.parentElement?.nextElementSibling?.querySelector('tr');
  return next?.children[[...row.children].indexOf(cell)] ?? null;
}

/** The key that the markup gives to a value: the term of its `<dd>`, the heading of its column. Null where there is none. */
export function keyOf(node: Node): string | null {
  const value = node.parentElement?.closest('dd,td');
  if (!value) return null;
  if (value.tagName === 'DD') {
    const terms = [...(value.parentElement?.children ?? [])].filter((child) => child.tagName === 'DT' && valueElements(child).includes(value));
    return terms[0]?.textContent ?? null;
  }
  const head = value.closest('table')?.querySelector('tr')?.children[[...(value.parentElement?.children ?? [])].indexOf(value)];
  return head && head !== value ? head.textContent : null;
}
