import type { Piece, TextMap } from './text';
import { foldLabel } from './fold';

/** One line of a text map: what stands between two line breaks (or `cut` marks), trimmed. */
export interface TextLine {
  /** Place in the list of lines. */
  order: number;
  /** As it stands in the map, from `index` on. */
  text: string;
  /** Index of its first character in the map's text. */
  index: number;
  folded: string;
  nodes: Text[];
}

/** Lines of a map that hold more than spaces. `cut`: further characters that part two entries of one line, for example `|`. */
export function linesOf(map: TextMap, cut = ''): TextLine[] {
  const lines: TextLine[] = [];
  const { text, pieces } = map;
  let at = 0;
  let start = 0;
  const close = (end: number) => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const index = start + raw.indexOf(trimmed);
      while (at < pieces.length && (pieces[at] as Piece).end <= index) at++;
      lines.push({ order: lines.length, text: trimmed, index, folded: foldLabel(trimmed), nodes: nodesFrom(pieces, at, index + trimmed.length) });
    }
    start = end + 1;
  };
  for (let i = 0; i < text.length; i++) if (text[i] === '\n' || cut.includes(text[i] as string)) close(i);
  close(text.length);
  return lines;
}

function nodesFrom(pieces: Piece[], first: number, end: number): Text[] {
  const nodes: Text[] = [];
  for (let i = first; i < pieces.length && (pieces[i] as Piece).start < end; i++) {
    const { node } = pieces[i] as Piece;
    if (node.data.trim() !== '') nodes.push(node);
  }
  return nodes;
}

/** The nodes, blank ones left out, that hold characters of [index, end) of the map's text. */
export function nodesBetween(map: TextMap, index: number, end: number): Text[] {
  const { pieces } = map;
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle] as Piece).end <= index) low = middle + 1;
    else high = middle;
  }
  return nodesFrom(pieces, low, end);
}
