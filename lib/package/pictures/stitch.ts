import { type Bitmap, decodePng, encodePng } from './png';

/** Where a slice's window stood on the page, and how wide it was, in CSS pixels. */
export interface SlicePlace {
  scrollY: number;
  viewportWidth: number;
}

export type StitchWay = 'stitched' | 'stitched-header-once' | 'stacked' | 'stacked-header-once';

export interface Stitched {
  bytes: Uint8Array<ArrayBuffer>;
  /** `stitched`: put together by places that are known or that the pixels prove; `stacked`: one under the other, the last may repeat what stands above it. `-header-once`: rows that every slice repeats at its top stand only at the first. */
  how: StitchWay;
}

/** At least so many rows must be the same for a header or an overlap; fewer may be chance. */
const LEAST_ROWS = 12;
/** A picture higher than this is not put together: programs refuse it. */
const HIGHEST = 60_000;

/** How slices go together, worked out and not yet done. */
export interface StitchPlan extends Pick<Bitmap, 'width' | 'height' | 'channels'> {
  /** Of each slice, the row from which on it is new, and how many rows that is; none for a slice that shows nothing new. */
  stretches: { from: number; rows: number }[];
  how: StitchWay;
}

/**
 * How slices taken from top to bottom become one picture, by places where they are known. Rows that all slices repeat at their top (a header
 * that stays) are kept once; what lay under it was never pictured. Null when there are fewer than two slices, or they are of different widths
 * or kinds, or too high together. `load` gives a slice's PNG; it is called once for each, and three are held at a time.
 */
export async function planStitch(count: number, load: (i: number) => Promise<Uint8Array>, places: readonly SlicePlace[] | null, signal?: AbortSignal): Promise<StitchPlan | null> {
  if (count < 2) return null;
  const slice = async (i: number) => {
    signal?.throwIfAborted();
    return decodePng(await load(i));
  };
  const first = await slice(0);
  if (!first) return null;
  let header = first.height;
  let last: Bitmap = first;
  let before: Bitmap = first;
  const heights = [first.height];
  for (let i = 1; i < count; i++) {
    const next = await slice(i);
    if (!next || next.width !== first.width || next.channels !== first.channels) return null;
    header = Math.min(header, sameRows(first, next));
    heights.push(next.height);
    before = last;
    last = next;
  }
  // Blank rows at every top are no header: they belong to the page.
  const drawn = Array.from({ length: header }, (_, y) => y).some((y) => !isBlank(first, y, first.width * first.channels));
  if (header < LEAST_ROWS || header > first.height / 2 || !drawn) header = 0;
  const tops = places?.length === count ? places.map(({ scrollY, viewportWidth }) => Math.round((scrollY * first.width) / viewportWidth)) : null;
  const found = cuts(heights, header, tops, () => overlap(before, last, header));
  const stretches = heights.map((height, i) => ({ from: found.from[i]!, rows: height - found.from[i]! }));
  const height = stretches.reduce((sum, { rows }) => sum + rows, 0);
  if (height > HIGHEST) return null;
  const way = found.sure ? 'stitched' : 'stacked';
  return { width: first.width, height, channels: first.channels, stretches, how: header > 0 ? `${way}-header-once` : way };
}

/** One picture of slices, as `planStitch` says; null where it gives no plan. `load` is called twice for each slice. */
export async function stitch(count: number, load: (i: number) => Promise<Uint8Array>, places: readonly SlicePlace[] | null, signal?: AbortSignal): Promise<Stitched | null> {
  const plan = await planStitch(count, load, places, signal);
  if (!plan) return null;
  const stride = plan.width * plan.channels;
  async function* stretches({ stretches: told }: StitchPlan) {
    for (const [i, { from, rows }] of told.entries()) {
      signal?.throwIfAborted();
      const bitmap = rows > 0 ? await decodePng(await load(i)) : null;
      if (bitmap) yield bitmap.data.subarray(from * stride, (from + rows) * stride);
    }
  }
  return { bytes: await encodePng(plan, stretches(plan)), how: plan.how };
}

/** From which row on each slice is new, and whether its place is sure. `tops` are the slices' places in pixels of the picture. */
function cuts(heights: readonly number[], header: number, tops: readonly number[] | null, lastOverlap: () => number | null): { from: number[]; sure: boolean } {
  if (tops) {
    const ends = heights.map((height, i) => tops[i]! + height);
    const seen = heights.map((height, i) => (i === 0 ? 0 : Math.min(height, Math.max(0, ends[i - 1]! - tops[i]!))));
    return { from: seen.map((rows, i) => (i === 0 ? 0 : Math.max(rows, header))), sure: tops.every((top, i) => i === 0 || (top >= tops[i - 1]! && top <= ends[i - 1]!)) };
  }
  const over = lastOverlap();
  const last = heights.length - 1;
  return { from: heights.map((_, i) => (i === 0 ? 0 : i === last ? Math.max(header, over ?? 0) : header)), sure: over !== null };
}

/** How many rows two slices share at their tops. */
function sameRows(a: Bitmap, b: Bitmap): number {
  const stride = a.width * a.channels;
  const rows = Math.min(a.height, b.height);
  for (let y = 0; y < rows; y++) if (!sameRow(a, y, b, y, stride)) return y;
  return rows;
}

/**
 * How far the page's last slice repeats the one above it: the page ended before a whole window could be scrolled. Told by the pixels alone:
 * the one number of rows at which all of them agree, blank ones aside. Null when there is none, or more than one. 0 is no overlap, which
 * pixels cannot prove.
 */
function overlap(above: Bitmap, below: Bitmap, header: number): number | null {
  const stride = above.width * above.channels;
  const fits: number[] = [];
  for (let rows = header + LEAST_ROWS; rows <= Math.min(above.height, below.height); rows++) {
    let drawn = 0;
    let y = header;
    while (y < rows && sameRow(above, above.height - rows + y, below, y, stride)) {
      if (!isBlank(below, y, stride)) drawn++;
      y++;
    }
    if (y === rows && drawn >= LEAST_ROWS) fits.push(rows);
    if (fits.length > 1) return null;
  }
  return fits[0] ?? null;
}

function sameRow(a: Bitmap, y: number, b: Bitmap, z: number, stride: number): boolean {
  const [from, to] = [y * stride, z * stride];
  for (let x = 0; x < stride; x++) if (a.data[from + x] !== b.data[to + x]) return false;
  return true;
}

function isBlank(bitmap: Bitmap, y: number, stride: number): boolean {
  const at = y * stride;
  for (let x = bitmap.channels; x < stride; x++) if (bitmap.data[at + x] !== bitmap.data[at + x - bitmap.channels]) return false;
  return true;
}
