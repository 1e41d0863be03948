import { isShown, isSilent } from './visible';

/** One text node's place in a map: its characters stand at [start, end) of the map's text. */
export interface Piece {
  node: Text;
  start: number;
  end: number;
}

/** A subtree's text as the eye reads it, with the way back to the nodes. */
export interface TextMap {
  /** Text of all shown nodes. Blocks, cells, buttons and `<br>` are parted by `\n`; white space inside a node is turned into spaces, one for one. */
  text: string;
  pieces: Piece[];
  /** A Range over [index, index + length) of `text`, or null when that stretch holds no character of a node. */
  rangeAt(index: number, length: number): Range | null;
  /** The node that holds the character at `index`, or null for a line break that was put in. */
  nodeAt(index: number): Text | null;
}

export interface TextOptions {
  /** Subtrees to leave out. */
  skip?: (element: Element) => boolean;
  /** `shown` (default): only what is shown. `hidden`: only what is not. */
  take?: 'shown' | 'hidden';
  /** Ask the styles wherever an inline element begins or ends, not only where a wrong join could change a word or number. Dear on long pages. */
  styled?: boolean;
  /** Answers of a pass over the same page just before, for a second one that asks the same elements. */
  known?: Map<Element, boolean>;
}

const BLOCKS = new Set(
  ('address article aside blockquote body button caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul').split(' '),
);

/** Text of a subtree in one pass, see TextMap. Nodes inside `<pre>` keep their line breaks. */
export function textMap(root: Node, options: TextOptions = {}): TextMap {
  const pieces: Piece[] = [];
  const known = options.known ?? new Map<Element, boolean>();
  const parts: string[] = [];
  let length = 0;
  let last = '\n';
  let broken = true;
  /** Elements entered or left since the last text was taken: they may part two texts that no space parts. */
  let between: Element[] = [];

  const put = (text: string) => {
    parts.push(text);
    length += text.length;
    last = text.at(-1) ?? last;
  };

  const take = (node: Text, keep: boolean) => {
    const parent = node.parentElement;
    if (!parent || node.data === '') return;
    const blank = node.data.trim() === '';
    if (!blank && isShown(parent, known) === (options.take === 'hidden')) return;
    const text = keep ? node.data : node.data.replace(/\s/g, ' ');
    if (blank) {
      if (broken || last === ' ') return;
    } else {
      if (broken) {
        if (length > 0 && last !== '\n') put('\n');
      } else {
        const gap = gapBetween(last, text, between, options.styled === true);
        if (gap) put(gap);
      }
      broken = false;
      between = [];
    }
    pieces.push({ node, start: length, end: length + text.length });
    put(text);
  };

  const walk = (node: Node, keep: boolean) => {
    if (node.nodeType === 3) return take(node as Text, keep);
    if (node.nodeType !== 1 && node.nodeType !== 11) return;
    if (node.nodeType === 11) return node.childNodes.forEach((child) => walk(child, keep));
    const element = node as Element;
    if (isSilent(element) || options.skip?.(element)) return;
    const tag = element.localName;
    const block = tag === 'br' || BLOCKS.has(tag);
    if (block) broken = true;
    else between.push(element);
    for (let child = element.firstChild; child; child = child.nextSibling) walk(child, keep || tag === 'pre');
    if (block) broken = true;
    else between.push(element);
  };
  walk(root, false);

  const text = parts.join('');
  const pieceAt = (index: number) => pieces[pieceIndex(pieces, index)];
  return {
    text,
    pieces,
    nodeAt(index) {
      const piece = pieceAt(index);
      return piece && index >= piece.start && index < piece.end ? piece.node : null;
    },
    rangeAt(index, count) {
      if (count <= 0) return null;
      const first = pieceAt(index);
      const final = pieces[pieceIndex(pieces, index + count - 1)];
      if (!first || !final || index < first.start || index >= first.end) return null;
      const range = first.node.ownerDocument.createRange();
      range.setStart(first.node, index - first.start);
      range.setEnd(final.node, Math.min(index + count, final.end) - final.start);
      return range;
    },
  };
}

/** Index of the last piece that starts at or before `index`, -1 when there is none. */
function pieceIndex(pieces: Piece[], index: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle] as Piece).start <= index) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * What parts two texts that follow each other without a block between. Tag names do not tell: a `span` in a flex row stands apart
 * from its neighbour, and `1` beside `15,000` must never read as 115,000. Styles are asked only where a wrong join could change a word or a number.
 */
function gapBetween(before: string, after: string, between: Element[], styled: boolean): '\n' | ' ' | '' {
  if (between.length === 0) return '';
  const touching = !/\s/.test(before) && !/^\s/.test(after);
  const numbers = /[\d\s]$/.test(before) && /^\s*\d/.test(after);
  if (!touching && !numbers && !styled) return '';
  let space = false;
  for (const element of new Set(between)) {
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    if (!style) continue;
    if (/^(block|flex|grid|table|list-item|flow-root)/.test(style.display) || itemOfRow(element)) return '\n';
    if (style.display.startsWith('inline-') || hasRoom(style)) space = true;
  }
  return space && touching ? ' ' : '';
}

/** Children of a flex or grid box stand apart. Browsers already say `block` for them; asked for engines that do not. */
function itemOfRow(element: Element): boolean {
  const parent = element.parentElement;
  const style = parent?.ownerDocument.defaultView?.getComputedStyle(parent);
  return style !== undefined && /flex|grid/.test(style.display);
}

function hasRoom(style: CSSStyleDeclaration): boolean {
  return [style.marginLeft, style.marginRight, style.paddingLeft, style.paddingRight].some((size) => parseFloat(size) > 1);
}

/** Text of a subtree as the eye reads it, lines parted by `\n`, spaces collapsed, ends trimmed. */
export function visibleText(root: Node, options?: TextOptions): string {
  return textMap(root, options)
    .text.split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
