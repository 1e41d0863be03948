import { isOwn } from './observe';
import { attribute, escapeText, keptAttributes } from './snapshot-attributes';
import { asksForPicture, backdropOf, isNative, makeLooks, nativeLook, paintOf, wholeLook } from './snapshot-computed';
import { isCanvas, type Picture, type PicturePlace, writePictures } from './snapshot-pictures';
import { harmless, missesFonts, type Sheets, stylesOf } from './snapshot-styles';

/** A page as one file without anything that runs, and the completeness codes of what could not be kept. */
export interface Snapshot {
  html: string;
  codes: string[];
}

const LEFT_OUT = new Set('script noscript template style link meta base title object embed applet portal frame frameset animate set animatetransform animatemotion param source track discard'.split(' '));
const VOID = new Set('area br col hr img input wbr'.split(' '));
/** Elements whose content a parser would not read as markup: written as plain boxes. */
const RAW = new Set('plaintext xmp noembed noframes listing html head body frame'.split(' '));
const NAME = /^[a-z][a-z0-9:._-]*$/i;
const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
/** Elements whose look is asked of the browser where a sheet cannot be read; the rest of a very long page stays bare. */
const MOST_LOOKS = 20_000;
/** A list within the page that shows only part of itself, by this many CSS px. */
const HIDDEN_PART = 60;
/** Work at a stretch, ms, after the markup is taken. */
const STRETCH = 20;

/** A document or shadow root: `at` is where its rules go. With `looks` its elements carry their computed look instead of the sheets'. */
interface Scope {
  at: number;
  looks: boolean;
  loads: boolean;
  css: string;
  used: Set<string>;
}

interface Writing {
  chunks: string[];
  codes: Set<string>;
  pictures: PicturePlace[];
  /** Elements to be looked at after the markup: where their look goes, and whose it is. */
  looked: { at: number; element: Element; scope: Scope }[];
  scopes: Scope[];
  /** Elements that may show only a part of what they hold. */
  boxes: Element[];
}

type Opener = (element: Element) => ShadowRoot | null;

/** Firefox lets extensions look into closed roots by a method, Chromium by `chrome.dom`. */
function openShadow(element: Element): ShadowRoot | null {
  const firefox = element as { openOrClosedShadowRoot?: ShadowRoot | null };
  const chromium = (globalThis as { chrome?: { dom?: { openOrClosedShadowRoot?: Opener } } }).chrome?.dom;
  return element.shadowRoot ?? firefox.openOrClosedShadowRoot ?? (element instanceof HTMLElement ? chromium?.openOrClosedShadowRoot?.(element) : null) ?? null;
}

function isShown(element: Element): boolean {
  const box = element.getBoundingClientRect();
  return box.width > 2 && box.height > 2;
}

/** A box of the same size that says what is missing. */
function missing(writing: Writing, element: Element, code: string): void {
  if (!isShown(element)) return;
  writing.codes.add(code);
  const name = element.getAttribute('alt') ?? element.getAttribute('title') ?? element.localName;
  writing.chunks.push(`<span data-recourse-missing="${code}"${attribute('style', `${boxOf(element)}overflow:hidden;background:#ececec;`)}>[${escapeText(name)}]</span>`);
}

/** The whole look of an element that is written as a box: what lies in a line keeps its size there. */
function boxOf(element: Element): string {
  return wholeLook(element).replace(/(^|;)display:inline;/, '$1display:inline-block;');
}

function openScope(writing: Writing, { css, unreadable, loads }: Sheets, always = false): Scope {
  if (unreadable) writing.codes.add('cross-origin-styles');
  const scope: Scope = { at: writing.chunks.push('') - 1, looks: unreadable || always, loads, css, used: new Set() };
  writing.scopes.push(scope);
  return scope;
}

function writeFrame(writing: Writing, frame: HTMLIFrameElement): void {
  if (!isShown(frame)) return;
  let inside: Document | null = null;
  try {
    inside = frame.contentDocument;
  } catch {
    inside = null;
  }
  if (!inside?.body) return missing(writing, frame, 'cross-origin-frame');
  writing.chunks.push(`<div data-recourse-frame=""${attribute('style', `${boxOf(frame)}overflow:auto;`)}><template shadowrootmode="open">`);
  // Its sheets speak of a document of its own, which a box is not: looks stand in for them.
  const scope = openScope(writing, stylesOf(inside), true);
  write(writing, inside.documentElement, scope);
  writing.chunks.push('</template></div>');
}

function noteScroller(writing: Writing, element: Element): void {
  if (element.scrollHeight - element.clientHeight <= HIDDEN_PART || element.clientHeight < HIDDEN_PART || element === document.body) return;
  if (/auto|scroll/.test(getComputedStyle(element).overflowY)) writing.codes.add('inner-scroll');
}

function isInTopLayer(element: Element): boolean {
  if (element.localName === 'dialog') return element.hasAttribute('open') && element.matches(':modal');
  return element.hasAttribute('popover') && element.matches(':popover-open');
}

/** What an element's own style attribute becomes: with what no sheet can say again where it is shown. */
function ownStyle(writing: Writing, element: Element): string {
  const own = element.getAttribute('style') ?? '';
  if (isInTopLayer(element)) {
    writing.chunks.push(`<div data-recourse-backdrop=""${attribute('style', backdropOf(element))}></div>`);
    return `${own};${wholeLook(element)}z-index:2147483647;`;
  }
  if (isCanvas(element)) return `${own};${wholeLook(element)}`;
  return own;
}

function writeElement(writing: Writing, element: Element, scope: Scope): void {
  const name = element.localName;
  if (isOwn(element)) return;
  if (LEFT_OUT.has(name.toLowerCase())) {
    // An empty element keeps the place: rules that count children still hold.
    if (element.namespaceURI === HTML && name !== 'source' && name !== 'track' && name !== 'param') writing.chunks.push('<template></template>');
    return;
  }
  if (name === 'iframe') return writeFrame(writing, element as HTMLIFrameElement);
  if (name === 'video' || name === 'audio') return missing(writing, element, 'media-missing');
  const { looks, loads } = scope;
  const drawn = element.namespaceURI === SVG;
  const native = looks && isNative(element);
  const style = ownStyle(writing, element) + (native ? `;${nativeLook(element)}` : looks && drawn ? `;${name === 'svg' ? wholeLook(element) : ''}${paintOf(element)}` : '');
  const rest = keptAttributes(element) + (style ? attribute('style', harmless(style)) : '');
  if (name === 'image' && drawn && isShown(element)) writing.codes.add('images-missing');
  if (name === 'img' || isCanvas(element)) {
    const source = element as Picture;
    writing.chunks.push('');
    const place = { at: writing.chunks.length - 1, source, address: isCanvas(source) ? '' : source.currentSrc, rest };
    writing.pictures.push(place);
    if (looks && !isCanvas(element)) writing.looked.push({ at: -writing.pictures.length, element, scope });
    return;
  }
  if (element.firstChild) writing.boxes.push(element);
  const tag = NAME.test(name) && (!RAW.has(name) || (name === 'body' && element === document.body)) ? name : 'div';
  writing.chunks.push(`<${tag}${rest}`, '', '>');
  if ((looks && !drawn && !native) || loads) writing.looked.push({ at: writing.chunks.length - 2, element, scope });
  if (VOID.has(name)) return;
  writeShadow(writing, element);
  if (name === 'textarea') writing.chunks.push(`\n${escapeText((element as HTMLTextAreaElement).value)}`);
  else {
    // A parser drops the line break right after this tag.
    if (name === 'pre' && element.firstChild?.nodeValue?.startsWith('\n')) writing.chunks.push('\n');
    for (const child of element.childNodes) write(writing, child, scope);
  }
  writing.chunks.push(`</${tag}>`);
}

function writeShadow(writing: Writing, element: Element): void {
  const shadow = openShadow(element);
  if (shadow) {
    writing.chunks.push('<template shadowrootmode="open">');
    const scope = openScope(writing, stylesOf(shadow));
    for (const child of shadow.childNodes) write(writing, child, scope);
    writing.chunks.push('</template>');
  } else if (element.localName.includes('-') && !element.hasChildNodes() && isShown(element)) writing.codes.add('closed-shadow');
}

function write(writing: Writing, node: Node, scope: Scope): void {
  if (node.nodeType === Node.TEXT_NODE) writing.chunks.push(escapeText(node.nodeValue ?? ''));
  else if (node.nodeType === Node.ELEMENT_NODE) writeElement(writing, node as Element, scope);
}

/** Lets the page go on after each stretch of work. */
function makeTurns(): () => Promise<void> {
  let until = performance.now() + STRETCH;
  return async () => {
    if (performance.now() < until) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    until = performance.now() + STRETCH;
  };
}

/** Asks the browser for the looks that no sheet can tell, and for pictures that only a sheet asks for. */
async function writeLooks(writing: Writing, turn: () => Promise<void>): Promise<void> {
  const looks = makeLooks();
  for (const { at, element, scope } of writing.looked.slice(0, MOST_LOOKS)) {
    await turn();
    if ((scope.looks || scope.loads) && !writing.codes.has('images-missing') && isShown(element) && asksForPicture(element)) writing.codes.add('images-missing');
    if (!scope.looks || isNative(element) || element.namespaceURI === SVG) continue;
    const name = looks.of(element);
    if (name === null) {
      writing.codes.add('page-changed');
      continue;
    }
    scope.used.add(name);
    const look = ` data-recourse-look="${name}"`;
    const picture = at < 0 ? writing.pictures[-at - 1] : undefined;
    if (picture) picture.rest += look;
    else writing.chunks[at] = look;
  }
  for (const scope of writing.scopes) writing.chunks[scope.at] = `<style>${scope.looks ? looks.rules(scope.used) : scope.css}</style>`;
}

/** The document type: pages without one, or with an old one, are laid out by other rules. */
function doctypeOf(doc: Document): string {
  if (doc.compatMode === 'BackCompat') return '';
  const { publicId = '', systemId = '' } = doc.doctype ?? {};
  return /^[\w\s/:.,'()+-]+$/.test(publicId) ? `<!DOCTYPE html PUBLIC "${publicId}"${/^[\w/:.-]+$/.test(systemId) ? ` "${systemId}"` : ''}>\n` : '<!doctype html>\n';
}

/**
 * Writes the page as it stands into one file that opens offline and runs nothing: shadow roots, form values, readable styles,
 * origin-clean pictures. The markup is taken in one go, before this returns, so that it shows one moment; looks and pictures are
 * asked for after, a stretch at a time. No request is made; elements of ours are never written.
 */
export async function snapshot(doc: Document): Promise<Snapshot> {
  const writing: Writing = { chunks: [], pictures: [], codes: new Set(), looked: [], scopes: [], boxes: [] };
  const root = doc.documentElement;
  const sheets = stylesOf(doc);
  if (missesFonts(doc, sheets.css)) writing.codes.add('fonts-missing');
  writing.chunks.push(
    `${doctypeOf(doc)}<html${keptAttributes(root)}${root.getAttribute('style') ? attribute('style', harmless(root.getAttribute('style') ?? '')) : ''}`,
    '',
    `><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${escapeText(doc.title)}</title>`,
  );
  const scope = openScope(writing, sheets);
  writing.chunks.push('</head>');
  if (scope.looks) writing.looked.push({ at: 1, element: root, scope });
  write(writing, doc.body, scope);
  writing.chunks.push('</html>\n');
  const turn = makeTurns();
  for (const box of writing.boxes) {
    await turn();
    noteScroller(writing, box);
  }
  await writeLooks(writing, turn);
  for (const code of await writePictures(writing.chunks, writing.pictures, turn)) writing.codes.add(code);
  return { html: writing.chunks.join(''), codes: [...writing.codes].sort() };
}
