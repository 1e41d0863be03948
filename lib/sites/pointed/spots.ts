import { commonAncestor } from '../dom/climb';
import { linesOf, type TextLine } from '../dom/lines';
import { textMap, type TextMap } from '../dom/text';
import { type Form, PAST } from './place';
import { type FoundValue, type HowToRead, isAhead, valuesIn } from './values';

/** Marks that part the fields of one line. */
const CUTS = '|ㅣ│｜';

/** The part of a page in which places are looked for, line by line as the eye reads it. */
export interface Sheet {
  root: Element;
  map: TextMap;
  lines: TextLine[];
  how: HowToRead;
}

/** A value on the page that the user can point at. */
export interface Spot extends FoundValue {
  line: TextLine;
  /** Covers exactly the value's text. */
  range: Range;
}

/** The site's own furniture names other things than the page's case. */
function isFurniture(element: Element): boolean {
  return element.tagName === 'NAV' || /^(?:navigation|menu|menubar|search)$/.test(element.getAttribute('role') ?? '');
}

/** Reads a subtree into lines. */
export function sheetOf(root: Element, how: HowToRead): Sheet {
  const map = textMap(root, { styled: true, skip: isFurniture });
  return { root, map, lines: linesOf(map, CUTS), how };
}

/** The values of a form in one line, with the words of the line that belong to each. */
export function valuesOfLine(sheet: Sheet, line: TextLine, form: Form): FoundValue[] {
  return valuesIn(line.text, form, sheet.how);
}

/** Every value on the sheet that a fact could have, in reading order. */
export function spotsOf(sheet: Sheet, fact: string, form: Form): Spot[] {
  return sheet.lines.flatMap((line) =>
    valuesOfLine(sheet, line, form).flatMap((found) => {
      const range = sheet.map.rangeAt(line.index + found.index, found.text.length);
      return range === null || (PAST.has(fact) && isAhead(found.value, sheet.how.now)) ? [] : [{ ...found, line, range }];
    }),
  );
}

/** The smallest element that holds a whole line. */
export function elementOf(line: TextLine): Element | null {
  return commonAncestor(line.nodes);
}

/** The lines that begin inside an element. */
export function linesIn(sheet: Sheet, element: Element): TextLine[] {
  return sheet.lines.filter((line) => line.nodes[0] !== undefined && element.contains(line.nodes[0]));
}
