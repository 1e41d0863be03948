import { climb } from '../dom/climb';
import { foldLabel } from '../dom/fold';
import { isShown } from '../dom/visible';
import type { Sighting } from '../site';
import { within, type Entry } from './entries';
import { isOrderField } from './labels';
import { isElsewhere } from './region';

const GUARANTEE = /^(?:prime|프라임)?품질보장(?:서비스)?$/i;
const PRIME = /^(?:prime|프라임)$/i;

export type Mark = 'guarantee' | 'prime';

/** A place that bears a mark: a text that is nothing but the mark, or a picture named so. */
export interface MarkPlace {
  mark: Mark;
  /** The two words in one mark: it shows the guarantee and says nothing sure of Prime (K1: two marks). */
  both: boolean;
  text: string;
  node: Node;
  /** The element that bears it. */
  element: Element;
}

/** Every place of a subtree that bears a mark as a whole, furniture left out, in document order by kind of place. */
export function markPlaces(root: Element, lines: readonly { text: string; nodes: readonly Text[] }[], skip: (element: Element) => boolean): MarkPlace[] {
  const places: MarkPlace[] = [];
  const add = (text: string, node: Node, element: Element | null) => {
    const label = foldLabel(text).replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '');
    const mark = GUARANTEE.test(label) ? 'guarantee' : PRIME.test(label) ? 'prime' : null;
    if (mark && element) places.push({ mark, both: mark === 'guarantee' && /prime|프라임/i.test(label), text, node, element });
  };
  for (const line of lines) {
    const first = line.nodes[0];
    if (!first) continue;
    const before = places.length;
    // Marks that touch (`Prime품질보장`) stand on one line; a word stressed within a sentence is no mark.
    const rest = foldLabel(line.text).replace(/품질보장|prime|프라임/gi, '');
    if (line.nodes.length > 1 && rest.length <= 12) for (const node of line.nodes) add(node.data.trim(), node, node.parentElement);
    if (places.length === before) add(line.text, first, first.parentElement);
  }
  const known = new Map<Element, boolean>();
  for (const element of root.querySelectorAll('img[alt],[aria-label],svg')) {
    const name = element.getAttribute('alt') ?? element.getAttribute('aria-label') ?? element.querySelector('title')?.textContent ?? '';
    if (name.length <= 30 && isShown(element, known) && climb(element, skip, root) === null) add(name, element, element);
  }
  return places.filter((place, i) => places.findIndex((other) => other.element === place.element && other.mark === place.mark) === i);
}

/** The mark on an order page: only where it stands with the order's own number, price or title. Never false: the page may not show it at all. */
export function markOn(root: Element, entries: readonly Entry[], gig: Element | null, title: string | null): Sighting<boolean> | null {
  for (const place of markPlaces(root, entries, () => false)) {
    if (place.mark !== 'guarantee' || isElsewhere(place.node) || place.element.closest('a,button,[role="button"],h1,h2,h3,h4') !== null) continue;
    const home = climb(place.element, (element) => within(entries, element).some((entry) => isOrderField(entry.label) || entry.text === title) || (gig !== null && element.contains(gig)), root);
    if (home && within(entries, home).length <= 14 && home.tagName !== 'BODY') return { value: true, text: place.text, where: place.text, sure: false };
  }
  return null;
}
