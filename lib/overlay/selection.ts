import type { Call } from '../messaging/call';
import type { Outcome, Sealed } from '../messaging/protocol';

/** Text that the user marked on the page, with what stands round it. `inPage` is false where it is not the page's own text: a frame, a field. */
export interface Marked {
  text: string;
  before: string;
  after: string;
  inPage: boolean;
}

/** Characters of marked text that are kept. */
const LONGEST = 100_000;
/** Characters kept on either side. */
const AROUND = 200;
const UNSHOWN = 'script,style,noscript,template,textarea';

function blockOf(node: Node): Element | null {
  let element = node.parentElement;
  while (element && /^(?:inline|contents)$/.test(getComputedStyle(element).display)) element = element.parentElement;
  return element;
}

/** Shown text of the body that stands beside a place, nearest first: back from it or on from it. */
function beside(range: Range, step: 'previousNode' | 'nextNode'): string {
  const back = step === 'previousNode';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const [container, offset] = back ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset];
  let text = '';
  let from: Node = container;
  if (container instanceof Text) text = back ? container.data.slice(0, offset) : container.data.slice(offset);
  // Between two children the walk starts at the one after the place; at its end, after the whole element.
  walker.currentNode = container instanceof Text ? container : (container.childNodes[offset] ?? lastIn(container));
  if (!(container instanceof Text) && !back && walker.currentNode instanceof Text && container.childNodes[offset]) text = walker.currentNode.data;
  while (text.trim().length < AROUND) {
    const node = walker[step]();
    if (!(node instanceof Text)) break;
    if (node.parentElement?.closest(UNSHOWN) || node.parentElement?.checkVisibility?.() === false) continue;
    const gap = blockOf(node) === blockOf(from) ? '' : '\n';
    text = back ? node.data + gap + text : text + gap + node.data;
    from = node;
  }
  const folded = text.replace(/[^\S\n]+/gu, ' ').replace(/ ?\n[\s]*/gu, '\n').trim();
  return back ? folded.slice(-AROUND) : folded.slice(0, AROUND);
}

function lastIn(node: Node): Node {
  return node.lastChild === null ? node : lastIn(node.lastChild);
}

/**
 * The text that is marked on the page. `told` is what the browser says was marked: it stands alone where the page's own selection is elsewhere. Null where nothing is marked.
 */
export function markedText(told: string): Marked | null {
  const selection = document.getSelection();
  const range = selection !== null && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const text = range === null ? '' : (selection?.toString() ?? '');
  if (range !== null && text.trim() !== '' && document.body.contains(range.commonAncestorContainer)) {
    return { text, before: beside(range, 'previousNode'), after: beside(range, 'nextNode'), inPage: true };
  }
  return told.trim() === '' ? null : { text: told, before: '', after: '', inPage: false };
}

/** Has the background seal marked text under a case, with the page's address and title. */
export function sealMarked(marked: Marked | null, caseId: string, call: Call): Promise<Outcome<Sealed>> {
  if (marked === null) return Promise.resolve({ ok: false, error: 'exhibits.error.no-selection' });
  return call('saveSelection', { caseId, url: location.href, title: document.title, ...marked, text: marked.text.slice(0, LONGEST) });
}
