/** The smallest element that holds the node and passes the test, never above `top`; null when none does. */
export function climb(from: Node, test: (element: Element) => boolean, top?: Element): Element | null {
  let element = from.nodeType === 1 ? (from as Element) : from.parentElement;
  while (element) {
    if (test(element)) return element;
    if (element === top) return null;
    element = element.parentElement;
  }
  return null;
}

/** The smallest element that holds all the nodes; null for none. */
export function commonAncestor(nodes: readonly Node[]): Element | null {
  const first = nodes[0];
  return first ? climb(first, (element) => nodes.every((node) => element.contains(node))) : null;
}

/** Headings, and the names of folds and field sets. */
export function isHeading(element: Element): boolean {
  return /^(?:H[1-6]|SUMMARY|LEGEND)$/.test(element.tagName);
}

/** The nearest heading text (headings, and the names of folds and field sets) that stands over the node within its sections: for "is this in the reviews?". Nearest first. */
export function headingsOver(node: Node, top: Element): string[] {
  const found: string[] = [];
  for (let element = node.parentElement; element && element !== top; element = element.parentElement) {
    for (let before = element.previousElementSibling; before; before = before.previousElementSibling) {
      if (isHeading(before)) {
        found.push(before.textContent ?? '');
        break;
      }
    }
  }
  return found;
}
