import { isOwn } from './observe';
import { attribute, escapeText, keptAttributes } from './snapshot-attributes';
import { harmless, standIn, stylesOf } from './snapshot-styles';

/** A page as one file without anything that runs, and the completeness codes of what could not be kept. */
export interface Snapshot {
  html: string;
  codes: string[];
}

const LEFT_OUT = new Set('script noscript template style link meta base title object embed applet portal frame frameset animate set animatetransform animatemotion param source track discard'.split(' '));
const VOID = new Set('area br col hr img input wbr'.split(' '));
/** Elements whose content a parser would not read as markup: written as plain boxes. */
const RAW = new Set('plaintext xmp noembed noframes listing'.split(' '));
const NAME = /^[a-z][a-z0-9:._-]*$/i;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/** Elements that get computed styles where a sheet cannot be read; the rest of a very long page stays bare. */
const STAND_INS = 4000;
/** UTF-16 units of pictures kept in one page. */
const PICTURE_ROOM = 16_000_000;
/** A list within the page that shows only part of itself, by this many CSS px. */
const HIDDEN_PART = 60;

interface Writing {
  chunks: string[];
  pictures: { at: number; source: HTMLImageElement | HTMLCanvasElement; rest: string }[];
  codes: Set<string>;
  standIns: number;
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

function missing(writing: Writing, element: Element, code: string): void {
  if (!isShown(element)) return;
  writing.codes.add(code);
  writing.chunks.push(`<span data-recourse-missing="${code}">[${escapeText(element.getAttribute('alt') ?? element.getAttribute('title') ?? element.localName)}]</span>`);
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
  writing.chunks.push(`<div data-recourse-frame="" style="width:${frame.clientWidth}px"><template shadowrootmode="open"><style>${stylesOf(inside).css}</style>`);
  for (const child of inside.body.childNodes) write(writing, child);
  writing.chunks.push('</template></div>');
}

function styleOf(writing: Writing, element: Element): string {
  const own = element.getAttribute('style') ?? '';
  if (writing.standIns <= 0) return own;
  writing.standIns -= 1;
  return standIn(element) + own;
}

function noteScroller(writing: Writing, element: Element): void {
  if (element.scrollHeight - element.clientHeight <= HIDDEN_PART || element.clientHeight < HIDDEN_PART || element === document.body) return;
  if (/auto|scroll/.test(getComputedStyle(element).overflowY)) writing.codes.add('inner-scroll');
}

function writeElement(writing: Writing, element: Element): void {
  const name = element.localName;
  if (isOwn(element) || LEFT_OUT.has(name.toLowerCase())) return;
  if (name === 'iframe') return writeFrame(writing, element as HTMLIFrameElement);
  if (name === 'video' || name === 'audio') return missing(writing, element, 'media-missing');
  const style = styleOf(writing, element);
  const rest = keptAttributes(element) + (style ? attribute('style', harmless(style)) : '');
  if (element instanceof HTMLImageElement || element instanceof HTMLCanvasElement) {
    writing.pictures.push({ at: writing.chunks.push('') - 1, source: element, rest });
    return;
  }
  noteScroller(writing, element);
  const tag = NAME.test(name) && !RAW.has(name) ? name : 'div';
  writing.chunks.push(`<${tag}${rest}>`);
  if (VOID.has(name)) return;
  writeShadow(writing, element);
  if (element instanceof HTMLTextAreaElement) writing.chunks.push(`\n${escapeText(element.value)}`);
  else for (const child of element.childNodes) write(writing, child);
  writing.chunks.push(`</${tag}>`);
}

function writeShadow(writing: Writing, element: Element): void {
  const shadow = openShadow(element);
  if (shadow) {
    const { css, unreadable } = stylesOf(shadow);
    if (unreadable) writing.codes.add('cross-origin-styles');
    writing.chunks.push(`<template shadowrootmode="open"><style>${css}</style>`);
    for (const child of shadow.childNodes) write(writing, child);
    writing.chunks.push('</template>');
  } else if (element.localName.includes('-') && !element.hasChildNodes() && isShown(element)) writing.codes.add('closed-shadow');
}

function write(writing: Writing, node: Node): void {
  if (node.nodeType === Node.TEXT_NODE) writing.chunks.push(escapeText(node.nodeValue ?? ''));
  else if (node.nodeType === Node.ELEMENT_NODE) writeElement(writing, node as Element);
}

/** The picture as data, redrawn by the browser; null when it is not loaded or its origin keeps it to itself. */
function pictureData(source: HTMLImageElement | HTMLCanvasElement): string | null {
  if (source instanceof HTMLImageElement && (!source.complete || source.naturalWidth === 0)) return null;
  try {
    if (source instanceof HTMLCanvasElement) return source.toDataURL('image/webp', 0.85);
    if (source.currentSrc.startsWith('data:image/')) return source.currentSrc;
    const canvas = document.createElement('canvas');
    canvas.width = source.naturalWidth;
    canvas.height = source.naturalHeight;
    canvas.getContext('2d')?.drawImage(source, 0, 0);
    return canvas.toDataURL('image/webp', 0.85);
  } catch {
    // A picture of another origin taints the canvas: named as missing by the caller.
    return null;
  }
}

async function writePictures(writing: Writing): Promise<void> {
  let room = PICTURE_ROOM;
  for (const { at, source, rest } of writing.pictures) {
    const data = room > 0 ? pictureData(source) : null;
    if (data && data.length <= room && data.startsWith('data:image/')) {
      room -= data.length;
      writing.chunks[at] = `<img${rest}${attribute('src', data)} data-recourse-picture="redrawn">`;
    } else {
      if (isShown(source)) writing.codes.add('images-missing');
      writing.chunks[at] = `<img${rest} data-recourse-missing="images-missing">`;
    }
    // One picture a task: the page stays usable.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/**
 * Writes the page as it stands into one file that opens offline and runs nothing: shadow roots, form values, readable styles,
 * origin-clean pictures. The markup is taken in one go, so that it shows one moment; pictures are drawn after. No request is made;
 * elements of ours are never written.
 */
export async function snapshot(doc: Document): Promise<Snapshot> {
  const { css, unreadable } = stylesOf(doc);
  const writing: Writing = { chunks: [], pictures: [], codes: new Set(), standIns: unreadable ? STAND_INS : 0 };
  if (unreadable) writing.codes.add('cross-origin-styles');
  const root = doc.documentElement;
  writing.chunks.push(
    `<!doctype html>\n<html${keptAttributes(root)}${root.getAttribute('style') ? attribute('style', harmless(root.getAttribute('style') ?? '')) : ''}><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>${escapeText(doc.title)}</title><style>${css}</style></head>`,
  );
  write(writing, doc.body);
  writing.chunks.push('</html>\n');
  await writePictures(writing);
  return { html: writing.chunks.join(''), codes: [...writing.codes].sort() };
}
