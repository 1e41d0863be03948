/** Elements whose text is never shown as page content. */
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'head', 'select', 'datalist', 'textarea', 'iframe', 'object', 'canvas', 'audio', 'video']);

/** True for elements whose text is never page content: scripts, styles, templates, form choices. */
export function isSilent(element: Element): boolean {
  return SILENT.has(element.localName);
}

function isClosedDetail(element: Element): boolean {
  const parent = element.parentElement;
  return parent !== null && parent.tagName === 'DETAILS' && !parent.hasAttribute('open') && element.tagName !== 'SUMMARY';
}

/**
 * True when the element is shown, as far as style tells: neither it nor an ancestor is hidden, display:none, in a closed
 * details, or (itself) visibility:hidden. Elements scrolled out of view, covered, or clipped for screen readers count as shown.
 * `known` remembers answers within one pass; the page's styles may change between passes.
 */
export function isShown(element: Element, known: Map<Element, boolean> = new Map()): boolean {
  const answer = known.get(element);
  if (answer !== undefined) return answer;
  const shown = standsOpen(element, known) && element.checkVisibility({ visibilityProperty: true });
  known.set(element, shown);
  return shown;
}

/** The `hidden` attribute and closed details, looked for by hand: an engine without its own style sheet does not know them. */
const open = new WeakMap<Map<Element, boolean>, Map<Element, boolean>>();
function standsOpen(element: Element, known: Map<Element, boolean>): boolean {
  let memory = open.get(known);
  if (!memory) open.set(known, (memory = new Map()));
  const answer = memory.get(element);
  if (answer !== undefined) return answer;
  const parent = element.parentElement;
  const result = !element.hasAttribute('hidden') && !isClosedDetail(element) && (parent === null || standsOpen(parent, known));
  memory.set(element, result);
  return result;
}
