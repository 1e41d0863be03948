import type { Entry, Part } from '../../evidence/entry';
import { heightOf, isSaid, slicesOf, type Cover, type CoverBox, type CoverSheet, type CoverStretch } from './cover';
import { bytesOf } from '../source';
import type { SheetWork } from './cover-sheets';
import { pngRows, pngShape, writePng, type Bitmap, type PngShape, type PngWriter } from './png';

/** A stretch of a covered picture as a picture of its own, for pages that no long picture fits. */
export interface CoveredPiece {
  /** The sealed picture that it shows rows of, and its hash. */
  name: string;
  from: string;
  /** Boxes that lie on it, in whole or in part. */
  boxes: number;
  bytes: Blob;
}

/** A copy of pictures, with the boxes painted into it. */
export interface CoveredPicture {
  name: string;
  /** Hash of the first sealed picture in it. */
  from: string;
  how: string;
  bytes: Blob;
  /** Boxes painted; none where the user found nothing personal. */
  boxes: number;
  /** Names of the sealed pictures in it. */
  slices: string[];
  pieces: CoveredPiece[];
}

/** Rows of pixels somewhere in a picture. */
type Rows = Pick<Bitmap, 'width' | 'channels' | 'data'>;

/**
 * Paints boxes over rows, in place: every pixel of a box becomes black and opaque. `top` is the place of the first of the rows in the picture
 * that the boxes are measured in.
 */
export function paintBoxes({ width, channels, data }: Rows, top: number, boxes: readonly CoverBox[]): void {
  const stride = width * channels;
  const rows = data.length / stride;
  for (const box of boxes) {
    const [left, right] = [Math.max(0, box.x), Math.min(width, box.x + box.width)];
    for (let y = Math.max(0, box.y - top); y < Math.min(rows, box.y + box.height - top); y++) {
      data.fill(0, y * stride + left * channels, y * stride + right * channels);
      if (channels === 4) for (let x = left; x < right; x++) data[y * stride + x * channels + 3] = 255;
    }
  }
}

/**
 * Copies of those of an entry's pictures that the user spoke of, with the boxes painted in: made anew of pixels alone, so that nothing of what
 * is covered, nor anything else that stood in the sealed file, is in them. A picture of which nothing was said gives no copy. Some rows are
 * held at a time beside the compressed results.
 *
 * Throws a RangeError for a sealed picture that is not as it was when the cover was made; what `blob` throws; an AbortError.
 */
export async function coveredPictures(entry: Entry, cover: Cover, work: SheetWork): Promise<CoveredPicture[]> {
  const parts = new Map(slicesOf(entry).map((part) => [part.name, part]));
  const copies: CoveredPicture[] = [];
  for (const sheet of cover.sheets) if (isSaid(sheet)) copies.push(await coveredSheet(sheet, parts, work));
  return copies;
}

async function coveredSheet(sheet: CoverSheet, parts: ReadonlyMap<string, Part>, { blob, signal }: SheetWork): Promise<CoveredPicture> {
  const pieces: CoveredPiece[] = [];
  let whole: PngWriter | null = null;
  let channels: Bitmap['channels'] | null = null;
  let y = 0;
  try {
    for (const stretch of sheet.stretches) {
      signal?.throwIfAborted();
      const { name, from, rows } = stretch;
      const part = parts.get(name);
      const shape = part ? pngShape(await bytesOf(await blob(part.sha256))) : null;
      if (!part || !shape || shape.width !== sheet.width || from + rows > shape.height || (channels ?? shape.channels) !== shape.channels) throw changed(name);
      channels = shape.channels;
      if (sheet.stretches.length > 1) whole ??= writePng({ width: sheet.width, height: heightOf(sheet), channels });
      const bytes = await coveredRows(shape, stretch, { top: y, boxes: sheet.boxes, whole, signal });
      const boxes = sheet.boxes.filter((box) => box.y < y + rows && box.y + box.height > y).length;
      pieces.push({ name, from: part.sha256, boxes, bytes: new Blob([bytes], { type: 'image/png' }) });
      y += rows;
    }
    const [first] = pieces as [CoveredPiece];
    const bytes = whole ? new Blob([await whole.done()], { type: 'image/png' }) : first.bytes;
    return { ...named(sheet, first.name), from: first.from, bytes, boxes: sheet.boxes.length, slices: [...new Set(pieces.map(({ name }) => name))], pieces };
  } catch (error) {
    await whole?.stop(error);
    throw error;
  }
}

/** What a stretch is painted by: its place in the sheet, the boxes, and the picture of the whole sheet that takes the rows too. */
interface Painting {
  top: number;
  boxes: readonly CoverBox[];
  whole: PngWriter | null;
  signal: AbortSignal | undefined;
}

/** A PNG of a stretch, painted over. */
async function coveredRows(shape: PngShape, { name, from, rows }: CoverStretch, { top, boxes, whole, signal }: Painting): Promise<Uint8Array<ArrayBuffer>> {
  const { width, channels } = shape;
  const stride = width * channels;
  const piece = writePng({ width, height: rows, channels });
  let seen = 0;
  let written = 0;
  try {
    for await (const block of pngRows(shape)) {
      signal?.throwIfAborted();
      const data = cut(block, stride, from - seen, from + rows - seen);
      seen += block.length / stride;
      if (data.length === 0) continue;
      paintBoxes({ width, channels, data }, top + written, boxes);
      written += data.length / stride;
      await piece.write(data);
      await whole?.write(data);
    }
    if (written !== rows) throw changed(name);
  } catch (error) {
    await piece.stop(error);
    throw error;
  }
  return piece.done();
}

/** Those of a block's rows that lie in [from, to), by their place in the block. */
function cut(block: Uint8Array, stride: number, from: number, to: number): Uint8Array {
  const rows = block.length / stride;
  return block.subarray(Math.min(rows, Math.max(0, from)) * stride, Math.max(0, Math.min(rows, to)) * stride);
}

/** Name of a copy, and how it was made in the words of `derived.json`. */
function named({ how, boxes }: CoverSheet, slice: string): Pick<CoveredPicture, 'name' | 'how'> {
  const base = how === 'one' ? slice.replace(/\.png$/, '') : 'stitched';
  if (boxes.length > 0) return { name: `${base}-covered.png`, how: how === 'one' ? 'covered' : `covered-${how}` };
  return how === 'one' ? { name: `${base}-copy.png`, how: 'copied' } : { name: 'stitched.png', how };
}

function changed(name: string): RangeError {
  return new RangeError(`the sealed picture ${name} is not as it was when it was covered`);
}
