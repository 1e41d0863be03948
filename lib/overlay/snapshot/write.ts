import { isOwn } from '../observe';
import { attribute, escapeText, fieldState, keptAttributes, linkOf, undecided } from './attributes';
import { backdropOf, isNative, nativeLook, paintOf, wholeLook } from './computed';
import { attributeOf, childrenOf, firstChildOf, isShown, matches, nameOf, namespaceOf, openRootOf, textOf, typeOf } from './dom';
import { isDrawn, type Picture, type PicturePlace } from './pictures';
import { frameStanding, isScrolled, scrollsWithWindow, standingOf } from './scroll';
import { countRules, harmless, loadsPictures, makeSheetReader, type Sheets, statesIn } from './styles';
import type { Watch } from './watch';
import type { Turns } from './turns';

const LEFT_OUT = new Set('script noscript template style link meta base title animate set animatetransform animatemotion param source track discard'.split(' '));
const FIELDS = new Set(['input', 'select', 'textarea']);
const VOID = new Set('area br col hr img input wbr'.split(' '));
/** Elements whose content a parser would not read as markup, or that would load: written as plain boxes. */
const RAW = new Set('plaintext xmp noembed noframes listing html head body frameset object applet portal'.split(' '));
const NAME = /^[a-z][a-z0-9:._-]*$/i;
const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
/** UTF-16 units of text that are escaped in one go. */
const PIECE = 200_000;

/** A document or shadow root: `at` is where its rules go. With `looks` its elements carry their computed look instead of the sheets'. */
export interface Scope {
  root: Document | ShadowRoot;
  at: number;
  looks: boolean;
  loads: boolean;
  sheets: Sheets;
  states: Map<Element, string>;
  used: Set<string>;
  /** Something in it does not stand at its start. */
  stands: boolean;
}

/** What is still to be written, last first: markup, text, or a node and what is in it. */
type Step = string | { text: string } | { node: Node; scope: Scope };

/** A page being written. */
export interface Writing {
  chunks: string[];
  steps: Step[];
  codes: Set<string>;
  pictures: PicturePlace[];
  /** Elements in the order written, with the place after their attributes. */
  looked: { at: number; element: Element; scope: Scope }[];
  scopes: Scope[];
  /** Elements that may show only a part of what they hold. */
  boxes: Element[];
  /** Styles of elements further on, that something before them asked for. */
  styles: Map<Element, string>;
  sheetsOf: (scope: Document | ShadowRoot) => Sheets;
  watch: Watch;
}

export function startWriting(watch: Watch): Writing {
  return { chunks: [], steps: [], codes: new Set(), pictures: [], looked: [], scopes: [], boxes: [], styles: new Map(), sheetsOf: makeSheetReader(), watch };
}

type Opener = (element: Element) => ShadowRoot | null;

/** Firefox lets extensions look into closed roots by a method, Chromium by `chrome.dom`. */
function openShadow(element: Element): ShadowRoot | null {
  const firefox = element as { openOrClosedShadowRoot?: ShadowRoot | null };
  const chromium = (globalThis as { chrome?: { dom?: { openOrClosedShadowRoot?: Opener } } }).chrome?.dom;
  return openRootOf(element) ?? firefox.openOrClosedShadowRoot ?? (element instanceof HTMLElement ? chromium?.openOrClosedShadowRoot?.(element) : null) ?? null;
}

/** A box of the same size that says what is missing. */
function missing(writing: Writing, element: Element, code: string): void {
  if (!isShown(element)) return;
  writing.codes.add(code);
  const name = attributeOf(element, 'alt') ?? attributeOf(element, 'title') ?? nameOf(element);
  writing.chunks.push(`<span data-recourse-missing="${code}"${attribute('style', `${boxLook(element)}overflow:hidden;background:#ececec;`)}>[${escapeText(name)}]</span>`);
}

/** The whole look of an element that is written as a box: what lies in a line keeps its size there. */
function boxLook(element: Element): string {
  return wholeLook(element).replace(/(^|;)display:inline;/, '$1display:inline-block;');
}

const NO_SHEETS: Sheets = { css: '', unreadable: false, untold: [] };

/** Begins a document or shadow root. Sheets of a frame speak of a document of its own, which a box is not: looks stand in for them. */
export function openScope(writing: Writing, root: Document | ShadowRoot, frame = false): Scope {
  const sheets = frame ? NO_SHEETS : writing.sheetsOf(root);
  if (sheets.unreadable) writing.codes.add('cross-origin-styles');
  writing.watch.hold(() => countRules(root));
  const scope: Scope = {
    root, at: writing.chunks.push('') - 1, looks: sheets.unreadable || frame, loads: loadsPictures(sheets.css), sheets,
    states: frame ? new Map() : statesIn(root), used: new Set(), stands: false,
  };
  writing.scopes.push(scope);
  return scope;
}

function later(writing: Writing, steps: Step[]): void {
  for (let i = steps.length - 1; i >= 0; i -= 1) writing.steps.push(steps[i] as Step);
}

function inside(node: Node, scope: Scope): Step[] {
  return Array.from(childrenOf(node), (child): Step => ({ node: child, scope }));
}

function documentIn(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument ?? null;
  } catch {
    // A frame of another origin: the caller says so.
    return null;
  }
}

function writeFrame(writing: Writing, frame: Element): void {
  if (!isShown(frame)) return;
  const doc = documentIn(frame);
  writing.watch.hold(() => documentIn(frame));
  if (!doc?.body) return missing(writing, frame, 'cross-origin-frame');
  writing.watch.over(doc);
  const scrolled = doc.scrollingElement && isScrolled(doc.scrollingElement) ? frameStanding(doc.documentElement, doc.scrollingElement) : null;
  if (scrolled) writing.styles.set(doc.documentElement, scrolled.root);
  writing.chunks.push(`<div data-recourse-frame=""${attribute('style', `${boxLook(frame)}overflow:auto;${scrolled?.scroller ?? ''}`)}><template shadowrootmode="open">`);
  const scope = openScope(writing, doc, true);
  scope.stands = scrolled !== null;
  later(writing, [{ node: doc.documentElement, scope }, '</template></div>']);
}

/** True for a part of a drawing that lies in another file. */
function asksElsewhere(element: Element, name: string): boolean {
  if (name !== 'use' && name !== 'image' && name !== 'feImage') return false;
  const link = attributeOf(element, 'href') ?? attributeOf(element, 'xlink:href');
  return link !== null && linkOf(element, link.trim()) === '';
}

function isInTopLayer(element: Element): boolean {
  if (nameOf(element) === 'dialog') return attributeOf(element, 'open') !== null && matches(element, ':modal');
  return attributeOf(element, 'popover') !== null && matches(element, ':popover-open');
}

/** An element that the browser fills by itself; what stands in its markup is shown only where it could not. */
function isFilled(element: Element): boolean {
  return ![...element.children].some(isShown);
}

/** What an element's own style attribute becomes: with what no sheet can say again where it is shown. */
function ownStyle(writing: Writing, element: Element, scope: Scope): string {
  const own = attributeOf(element, 'style') ?? '';
  if (loadsPictures(own) && isShown(element)) writing.codes.add('images-missing');
  const asked = writing.styles.get(element) ?? '';
  if (asked) scope.stands = true;
  const name = nameOf(element);
  if (name === 'dialog' || attributeOf(element, 'popover') !== null) {
    writing.watch.hold(() => isInTopLayer(element));
    if (isInTopLayer(element)) {
      writing.chunks.push(`<div data-recourse-backdrop=""${attribute('style', backdropOf(element))}></div>`);
      return `${own};${wholeLook(element)}z-index:2147483647;${asked}`;
    }
  }
  if (name === 'canvas' || name === 'video') return `${own};${wholeLook(element)}${asked}`;
  return asked ? `${own};${asked}` : own;
}

/** Has an element stand where it was scrolled to; answers its style, and what is to be put first in it. */
function stand(writing: Writing, element: Element, scope: Scope): { style: string; first: string } {
  if (!isScrolled(element) || scrollsWithWindow(element)) return { style: '', first: '' };
  const standing = standingOf(element);
  if (!standing) return { style: '', first: '' };
  for (const [one, style] of standing.inside) writing.styles.set(one, (writing.styles.get(one) ?? '') + style);
  scope.stands = true;
  return { style: standing.scroller, first: standing.first && `<span data-recourse-stand=""${attribute('style', standing.first)}></span>` };
}

function writeElement(writing: Writing, element: Element, scope: Scope): void {
  const html = namespaceOf(element) === HTML;
  const name = html ? nameOf(element).toLowerCase() : nameOf(element);
  if (isOwn(element)) return;
  if (LEFT_OUT.has(name.toLowerCase())) {
    // An empty element keeps the place: rules that count children still hold.
    if (html && name !== 'source' && name !== 'track' && name !== 'param') writing.chunks.push('<template></template>');
    return;
  }
  if (name === 'iframe' || name === 'frame') return writeFrame(writing, element);
  if (name === 'audio' || name === 'embed' || (name === 'object' && isFilled(element))) return missing(writing, element, 'media-missing');
  if (name === 'video' && isShown(element)) writing.codes.add('media-missing');
  const { looks, loads } = scope;
  const drawn = namespaceOf(element) === SVG;
  const native = looks && isNative(element);
  const holds = firstChildOf(element) !== null;
  const standing = holds ? stand(writing, element, scope) : { style: '', first: '' };
  const style = ownStyle(writing, element, scope) + (native ? `;${nativeLook(element)}` : looks && drawn ? `;${name === 'svg' ? wholeLook(element) : ''}${paintOf(element)}` : '') + undecided(element) + standing.style;
  const state = scope.states.get(element);
  const rest = keptAttributes(element) + (state ? attribute('data-recourse-state', state) : '') + (style ? attribute('style', harmless(style)) : '');
  if (drawn && asksElsewhere(element, name) && isShown(element)) writing.codes.add('images-missing');
  if (html && FIELDS.has(name)) writing.watch.hold(() => (name === 'input' ? fieldState(element) : name === 'select' ? (element as HTMLSelectElement).selectedIndex : (element as HTMLTextAreaElement).value));
  const wanted = (looks && !drawn && !native) || loads || scope.sheets.untold.length > 0;
  const tag = NAME.test(name) && (!RAW.has(name) || element === element.ownerDocument.body && writing.scopes[0] === scope) ? name : 'div';
  if (isDrawn(element)) {
    writing.chunks.push(`<img${rest}`, '', '', '>');
    writing.pictures.push({ at: writing.chunks.length - 2, source: element as Picture, address: addressOf(element) });
    if (wanted) writing.looked.push({ at: writing.chunks.length - 3, element, scope });
    return;
  }
  if (holds || name === 'textarea') writing.boxes.push(element);
  writing.chunks.push(`<${tag}${rest}`, '', `>${standing.first}`);
  if (wanted) writing.looked.push({ at: writing.chunks.length - 2, element, scope });
  if (VOID.has(name)) return;
  if (html && name === 'textarea') return later(writing, [`\n`, { text: (element as HTMLTextAreaElement).value }, '</textarea>']);
  const shadow = shadowSteps(writing, element);
  // A select that shows none of its options would show the first.
  const none = html && name === 'select' && !(element as HTMLSelectElement).multiple && (element as HTMLSelectElement).selectedIndex < 0;
  // A parser drops the line break right after this tag.
  const first = firstChildOf(element);
  const dropped = html && name === 'pre' && !standing.first && first && typeOf(first) === Node.TEXT_NODE && textOf(first as Text).startsWith('\n');
  later(writing, [...shadow, dropped ? '\n' : none ? '<option hidden selected value=""></option>' : '', ...inside(element, scope), `</${tag}>`]);
}

/** What a picture shows: of another address it is another picture. */
function addressOf(element: Element): string {
  return nameOf(element) === 'img' ? (element as HTMLImageElement).currentSrc : '';
}

/** Begins an element's shadow root; answers what is in it. */
function shadowSteps(writing: Writing, element: Element): Step[] {
  const shadow = openShadow(element);
  if (!shadow) {
    if (nameOf(element).includes('-') && !firstChildOf(element) && namespaceOf(element) === HTML && isShown(element)) writing.codes.add('closed-shadow');
    return [];
  }
  writing.watch.over(shadow);
  writing.chunks.push('<template shadowrootmode="open">');
  const scope = openScope(writing, shadow);
  return [...inside(shadow, scope), '</template>'];
}

function writeText(writing: Writing, text: string): void {
  writing.chunks.push(escapeText(text.slice(0, PIECE)));
  if (text.length > PIECE) writing.steps.push({ text: text.slice(PIECE) });
}

/** Writes what is still to be written, with what is in it, a stretch at a time. False as soon as the page has changed meanwhile. */
export async function writeSteps(writing: Writing, turns: Turns): Promise<boolean> {
  for (let step = writing.steps.pop(); step !== undefined; step = writing.steps.pop()) {
    if (typeof step === 'string') writing.chunks.push(step);
    else if ('text' in step) writeText(writing, step.text);
    else if (typeOf(step.node) === Node.TEXT_NODE) writeText(writing, textOf(step.node as Text));
    else if (typeOf(step.node) === Node.ELEMENT_NODE) writeElement(writing, step.node as Element, step.scope);
    if (!turns.due()) continue;
    await turns.next();
    if (writing.watch.changed()) return false;
  }
  return !writing.watch.changed() && !writing.watch.differs();
}
