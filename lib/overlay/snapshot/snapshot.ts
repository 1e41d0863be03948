import { attribute, escapeText, keptAttributes } from './attributes';
import { asksForPicture, isNative, makeLooks, type Mends, mendsOf } from './computed';
import { attributeOf, bodyOf, isConnected, isShown, namespaceOf, rootOf, titleOf } from './dom';
import { writePictures } from './pictures';
import { hidesPart, scrollsWithWindow, STANDING } from './scroll';
import { harmless, missesFonts, savedRules } from './styles';
import { type Watch, watch } from './watch';
import { openScope, type Scope, startWriting, type Writing, writeSteps } from './write';
import { makeTurns, NO_TURNS, type Turns } from './turns';

/** A page as one file without anything that runs, and the completeness codes of what could not be kept. */
export interface Snapshot {
  html: string;
  codes: string[];
}

/** What was taken of a page in one moment, and the file that it becomes. */
export interface Taken<T> {
  beside: T;
  page: Promise<Snapshot>;
}

const SVG = 'http://www.w3.org/2000/svg';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'";
/** Elements whose look is asked of the browser where a sheet cannot be read; the rest of a very long page stays bare. */
const MOST_LOOKS = 20_000;
/** Times that a page is read in pieces, begun anew when it changes meanwhile. A page that never rests is then read in one go: it shows one moment, at the cost of a halt. */
const MOST_PIECEWISE = 2;

/** Asks the browser for the looks that no sheet can tell, and for pictures that only a style asks for. True when some look was asked for. */
async function writeLooks(writing: Writing, turns: Turns): Promise<boolean> {
  const looks = makeLooks();
  const mends = new Map<Scope, Mends>();
  for (const scope of writing.scopes) if (!scope.looks && scope.sheets.untold.length > 0) mends.set(scope, await mendsOf(scope.root, scope.sheets.untold, turns));
  let asked = 0;
  for (const { at, element, scope } of writing.looked) {
    if (turns.due()) await turns.next();
    if ((scope.looks || scope.loads) && !writing.codes.has('images-missing') && isShown(element) && asksForPicture(element)) writing.codes.add('images-missing');
    const mend = mends.get(scope)?.marks.get(element);
    if (mend !== undefined) writing.chunks[at] = attribute('data-recourse-mend', mend);
    if (!scope.looks || isNative(element) || namespaceOf(element) === SVG || ++asked > MOST_LOOKS) continue;
    const name = isConnected(element) ? looks.of(element) : null;
    if (name === null) {
      writing.codes.add('page-changed');
      continue;
    }
    scope.used.add(name);
    writing.chunks[at] = ` data-recourse-look="${name}"`;
  }
  for (const scope of writing.scopes) {
    if (turns.due()) await turns.next();
    const rules = scope.looks ? looks.rules(scope.used) : savedRules(scope.sheets.css) + (mends.get(scope)?.css ?? '');
    writing.chunks[scope.at] = `<style>${rules}${scope.stands ? STANDING : ''}</style>`;
  }
  return writing.scopes.some((scope) => scope.looks || (mends.get(scope)?.marks.size ?? 0) > 0);
}

/** The document type: pages without one, or with an old one, are laid out by other rules. */
function doctypeOf(doc: Document): string {
  if (doc.compatMode === 'BackCompat') return '';
  const { publicId = '', systemId = '' } = doc.doctype ?? {};
  return /^[\w\s/:.,'()+-]+$/.test(publicId) ? `<!DOCTYPE html PUBLIC "${publicId}"${/^[\w/:.-]+$/.test(systemId) ? ` "${systemId}"` : ''}>\n` : '<!doctype html>\n';
}

/** Writes the markup. False as soon as the page has changed meanwhile. */
async function writeMarkup(writing: Writing, doc: Document, turns: Turns): Promise<boolean> {
  const root = rootOf(doc);
  const style = attributeOf(root, 'style');
  writing.chunks.push(
    `${doctypeOf(doc)}<html${keptAttributes(root)}${style ? attribute('style', harmless(style)) : ''}`,
    '',
    `><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${escapeText(titleOf(doc))}</title>`,
  );
  const scope = openScope(writing, doc);
  writing.chunks.push('</head>');
  if (scope.looks || scope.sheets.untold.length > 0) writing.looked.push({ at: 1, element: root, scope });
  if (turns.due()) await turns.next();
  writing.steps.push('</html>\n', { node: bodyOf(doc), scope });
  return writeSteps(writing, turns);
}

/** Finishes what was taken: looks and pictures, a stretch at a time. */
async function finish(writing: Writing, doc: Document, seen: Watch): Promise<Snapshot> {
  try {
    const turns = makeTurns();
    if (missesFonts(doc, writing.scopes[0]?.sheets.css ?? '')) writing.codes.add('fonts-missing');
    for (const box of writing.boxes) {
      if (turns.due()) await turns.next();
      if (hidesPart(box) && !scrollsWithWindow(box)) writing.codes.add('inner-scroll');
    }
    // Looks that were asked for after the markup are of the moment that it tells of only where nothing changed.
    if ((await writeLooks(writing, turns)) && seen.changed()) writing.codes.add('page-changed');
    for (const code of await writePictures(writing.chunks, writing.pictures, turns)) writing.codes.add(code);
    return { html: writing.chunks.join(''), codes: [...writing.codes].sort() };
  } finally {
    seen.end();
  }
}

/**
 * Writes the page as it stands into one file that opens offline and runs nothing: shadow roots, form values, readable styles,
 * origin-clean pictures. The markup shows one moment, that of `beside`: it is taken a stretch at a time while the page is watched, and
 * anew if the page changes meanwhile; that `beside` then answers otherwise is said. Looks and pictures are asked for after, and a page that
 * changed by then is said to have. No request is made; elements of ours are never written.
 */
export async function snapshot<T>(doc: Document, beside: () => T): Promise<Taken<T>> {
  let first: T | undefined;
  for (let tries = 1; ; tries += 1) {
    const turns = tries > MOST_PIECEWISE ? NO_TURNS : makeTurns();
    const seen = watch();
    const writing = startWriting(seen);
    let whole = false;
    try {
      seen.over(doc);
      const taken = beside();
      if (tries === 1) first = taken;
      // Other words stood there when the capture was asked for.
      else if (taken !== first) writing.codes.add('page-changed');
      if (turns.due()) await turns.next();
      whole = await writeMarkup(writing, doc, turns);
      if (!whole && turns === NO_TURNS) {
        writing.codes.add('page-changed');
        whole = true;
      }
      if (whole) return { beside: taken, page: finish(writing, doc, seen) };
    } finally {
      if (!whole) seen.end();
    }
  }
}
