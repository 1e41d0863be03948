import { attribute } from './attributes';
import { boxOf, nameOf, namespaceOf } from './dom';
import type { Turns } from './turns';

export type Picture = HTMLImageElement | HTMLCanvasElement | HTMLVideoElement;

/** The place in the written page that a picture's data goes to. `address` is what was shown when the page was written. */
export interface PicturePlace {
  at: number;
  source: Picture;
  address: string;
}

/** UTF-16 units of pictures kept in one page. */
const ROOM = 16_000_000;
/** Pictures up to so many pixels are kept without loss. */
const LOSSLESS = 1_500_000;
/** A side of a picture redrawn, px: canvases are refused above. */
const LONGEST = 8000;

const DRAWN = new Set(['img', 'canvas', 'video']);

/** True for what is kept as a picture: pictures, drawings, the frame that a video shows. */
export function isDrawn(element: Element): element is Picture {
  return DRAWN.has(nameOf(element)) && namespaceOf(element) === 'http://www.w3.org/1999/xhtml';
}

function isCanvas(source: Picture): source is HTMLCanvasElement {
  return nameOf(source) === 'canvas';
}

function isVideo(source: Picture): source is HTMLVideoElement {
  return nameOf(source) === 'video';
}

/** Width and height to redraw at: its own, or for a drawing that scales, as large as it is shown. */
function sizeOf(image: HTMLImageElement): [number, number] {
  const shown = image.getBoundingClientRect();
  const scale = /\.svg(\?|#|$)/i.test(image.currentSrc) ? Math.max(1, (shown.width * devicePixelRatio) / image.naturalWidth) : 1;
  const fit = Math.min(scale, LONGEST / image.naturalWidth, LONGEST / image.naturalHeight);
  return [Math.max(1, Math.round(image.naturalWidth * fit)), Math.max(1, Math.round(image.naturalHeight * fit))];
}

/** The picture as data, redrawn by the browser; null when it is not loaded or its origin keeps it to itself. */
function dataOf(source: Picture): string | null {
  try {
    if (isCanvas(source)) return encode(source);
    if (isVideo(source)) return source.readyState >= 2 ? frameOf(source) : null;
    if (!source.complete || source.naturalWidth === 0) return null;
    if (source.currentSrc.startsWith('data:image/')) return source.currentSrc;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = sizeOf(source);
    canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
    return canvas.width === source.naturalWidth ? encode(canvas) : scaledTo(source, encode(canvas));
  } catch {
    // A picture of another origin taints the canvas: named as missing by the caller.
    return null;
  }
}

function frameOf(video: HTMLVideoElement): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return encode(canvas);
}

function encode(canvas: HTMLCanvasElement): string {
  return canvas.width * canvas.height <= LOSSLESS ? canvas.toDataURL('image/png') : canvas.toDataURL('image/webp', 0.9);
}

/** A picture redrawn larger than it says it is, in a wrapper that says what it said. */
function scaledTo({ naturalWidth, naturalHeight }: HTMLImageElement, data: string): string {
  return drawing(naturalWidth, naturalHeight, `<image width="${naturalWidth}" height="${naturalHeight}" preserveAspectRatio="none" href="${data}"/>`);
}

function drawing(width: number, height: number, inside: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width || 1} ${height || 1}" preserveAspectRatio="none">${inside}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** The size that a picture takes without being told: what stands in for it takes the same. */
function natural(source: Picture): { width: number; height: number } {
  if (isCanvas(source)) return { width: source.width, height: source.height };
  if (isVideo(source)) return { width: source.clientWidth, height: source.clientHeight };
  if (source.naturalWidth > 0) return { width: source.naturalWidth, height: source.naturalHeight };
  return { width: source.clientWidth, height: source.clientHeight };
}

/** A crossed-out box of that size: something was here and is not kept. */
function emptyBox({ width, height }: { width: number; height: number }): string {
  return drawing(width, height, `<path d="M0 0H${width}V${height}H0ZL${width} ${height}M${width} 0L0 ${height}" fill="#ececec" stroke="#999"/>`);
}

/** True for a picture that a person would miss: one with a box, or one that has none only because it was never loaded. What is told of a video is told for itself. */
function isMissed(source: Picture): boolean {
  if (isVideo(source)) return false;
  if (!isCanvas(source) && !source.complete) return source.getClientRects().length > 0;
  const box = boxOf(source);
  return box.width > 2 && box.height > 2;
}

function isSame({ source, address }: PicturePlace): boolean {
  return source.isConnected && (nameOf(source) !== 'img' || (source as HTMLImageElement).currentSrc === address);
}

/** A drawing of nothing: of some drawings (WebGL) the browser gives nothing else, whatever they show. */
function isEmpty(source: Picture, data: string): boolean {
  if (!isCanvas(source)) return false;
  const blank = document.createElement('canvas');
  [blank.width, blank.height] = [source.width, source.height];
  return encode(blank) === data;
}

/** False where the browser answers noise instead of pictures, as one does that resists fingerprinting. */
function tellsTruth(): boolean {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [8, 8];
  const pen = canvas.getContext('2d');
  if (!pen) return false;
  pen.fillStyle = '#3c78b4';
  pen.fillRect(0, 0, 8, 8);
  // A browser may stir the last bits, which nobody sees.
  return pen.getImageData(0, 0, 8, 8).data.every((value, i) => Math.abs(value - ([60, 120, 180, 255][i % 4] as number)) <= 4);
}

/**
 * Writes pictures into their places, one a turn, so that the page stays usable. Answers the codes of what could not be kept. A picture
 * that the site changed meanwhile is not kept: it would tell of another moment.
 */
export async function writePictures(chunks: string[], places: readonly PicturePlace[], turns: Turns): Promise<string[]> {
  const codes = new Set<string>();
  let room = places.length > 0 && tellsTruth() ? ROOM : 0;
  for (const place of places) {
    if (turns.due()) await turns.next();
    const same = isSame(place);
    if (!same) codes.add('page-changed');
    const data = same && room > 0 ? dataOf(place.source) : null;
    if (data?.startsWith('data:image/') && data.length <= room) {
      room -= data.length;
      if (isEmpty(place.source, data) && isMissed(place.source)) codes.add('images-missing');
      chunks[place.at] = `${attribute('src', data)} data-recourse-picture="redrawn"`;
    } else {
      if (isMissed(place.source)) codes.add('images-missing');
      chunks[place.at] = `${attribute('src', emptyBox(natural(place.source)))} data-recourse-missing="images-missing"`;
    }
  }
  return [...codes];
}
