import { foldLabel } from '../dom/fold';
import { isShown, isSilent } from '../dom/visible';
import type { OrderListReading, RowAnchor } from '../site';
import { joined } from './kind';
import { orderIdsIn } from './labels';
import { gigLinks, isGenericLink } from './fields';
import { isFurniture } from './region';

/** Each order of a list with the row that shows it: the smallest repeated, row-like element that holds no other order's number. */
export function listRows(root: Element): RowAnchor[] {
  const hits = idNodes(root);
  const counts = new Map<Element, Set<string>>();
  for (const { id, node } of hits) {
    for (let element = node.parentElement; element; element = element.parentElement) {
      const ids = counts.get(element);
      if (ids) ids.add(id);
      else counts.set(element, new Set([id]));
      if (element === root) break;
    }
  }
  const paths = hits.map(({ id, node }) => ({ id, path: pathOf(node, root, counts) }));
  const usual = usualShape(paths.filter(({ path }) => path.repeated).map(({ path }) => path.elements));
  const rows = new Map<string, Element>();
  for (const { id, path } of paths) {
    const row = path.elements.find((element, depth) => `${depth} ${element.tagName}` === usual) ?? rowIn(path.elements);
    if (row && !rows.has(id)) rows.set(id, row);
  }
  return [...rows].map(([orderId, element]) => ({ orderId, element }));
}

/** Shown text nodes that hold an order's number, furniture left out. One pass; style is asked only where a number stands. */
function idNodes(root: Element): { id: string; node: Text }[] {
  const hits: { id: string; node: Text }[] = [];
  const known = new Map<Element, boolean>();
  let labelled = false;
  const walk = (element: Element) => {
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 1) {
        if (!isSilent(child as Element) && !isFurniture(child as Element)) walk(child as Element);
        continue;
      }
      if (child.nodeType !== 3) continue;
      const data = joined(child as Text);
      if (data.trim() === '') continue;
      const text = labelled && /^\s*#?\d{5,12}\s*$/.test(data) ? `#${data.trim().replace('#', '')}` : data;
      labelled = /주문번호[:：]?$/.test(foldLabel(data));
      if (!/\d{5}/.test(text) || !isShown(element, known)) continue;
      const ids = new Set(orderIdsIn(text));
      const [id] = ids;
      if (ids.size === 1 && id !== undefined) hits.push({ id, node: child as Text });
    }
  };
  walk(root);
  return hits;
}

interface Path {
  /** Ancestors of the number that hold no other number, innermost first. */
  elements: Element[];
  /** True when the next ancestor holds other orders: the last element is one of a series. */
  repeated: boolean;
}

function pathOf(node: Text, root: Element, counts: ReadonlyMap<Element, ReadonlySet<string>>): Path {
  const elements: Element[] = [];
  for (let element = node.parentElement; element && element !== root; element = element.parentElement) {
    if ((counts.get(element)?.size ?? 0) > 1) return { elements, repeated: true };
    elements.push(element);
  }
  return { elements, repeated: (counts.get(root)?.size ?? 0) > 1 };
}

/** Depth over the number and tag of most rows; a group with a single order in it would else be taken for its row. */
function usualShape(paths: Element[][]): string | null {
  const votes = new Map<string, number>();
  for (const path of paths) {
    const last = path.length - 1;
    const vote = `${last} ${path[last]?.tagName ?? ''}`;
    if (last >= 0) votes.set(vote, (votes.get(vote) ?? 0) + 1);
  }
  const best = [...votes].sort((a, b) => b[1] - a[1])[0];
  return best && best[1] > 1 ? best[0] : null;
}

/** A row by its tag or role, else the first ancestor that holds more than the number. */
function rowIn(path: Element[]): Element | null {
  const marked = path.filter((element) => /^(?:TR|LI|ARTICLE)$/.test(element.tagName) || /^(?:row|listitem|article)$/.test(element.getAttribute('role') ?? '')).at(-1);
  if (marked) return marked;
  return path.find((element) => element.childElementCount > 1 && /원/.test(element.textContent ?? '')) ?? path.find((element) => element.childElementCount > 1) ?? null;
}

/** The list's orders in reading order. */
export function readList(root: Element, url: URL): OrderListReading {
  const orders = listRows(root).map(({ orderId, element }) => {
    const links = gigLinks(element, url);
    const ids = new Set(links.map((link) => link.gigId));
    const title = links.map(({ link }) => (link.textContent ?? '').replace(/\s+/g, ' ').trim()).find((text) => text.length >= 4 && !isGenericLink(text)) ?? titleIn(element);
    return { orderId, title, gigId: ids.size === 1 ? (links[0]?.gigId ?? null) : null };
  });
  return { kind: 'order-list', orders };
}

/** The title of a row without a link: the cell under a heading cell that says so, or the row's one heading. */
function titleIn(row: Element): string | null {
  const cells = [...(row.closest('table')?.querySelector('tr')?.children ?? [])].map((cell) => foldLabel(cell.textContent ?? ''));
  const column = cells.findIndex((name) => /^(?:서비스|상품|기본항목|제목)(?:명)?$/.test(name));
  const headings = [...row.querySelectorAll('h2,h3,h4,h5')];
  const cell = row.tagName === 'TR' && column >= 0 ? row.children[column] : headings.length === 1 ? headings[0] : null;
  const title = (cell?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return title.length >= 4 && orderIdsIn(title).length === 0 ? title : null;
}
