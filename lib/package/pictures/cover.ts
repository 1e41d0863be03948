import { z } from 'zod';
import type { Entry, Part } from '../../evidence/entry';

z.config({ jitless: true });

const count = z.number().int().min(0).max(1_000_000);
const least = z.number().int().min(1).max(1_000_000);

/** A box that is painted over, in pixels of its sheet. */
const Box = z.strictObject({ x: count, y: count, width: least, height: least });
/** Rows of a sealed picture, by the picture's name within its entry. */
const Stretch = z.strictObject({ name: z.string().max(100), from: count, rows: least });
const Sheet = z.strictObject({
  width: least,
  how: z.enum(['one', 'stitched', 'stitched-header-once', 'stacked', 'stacked-header-once']),
  stretches: z.array(Stretch).min(1).max(400),
  boxes: z.array(Box).max(500),
  clear: z.boolean(),
});

/** What the user said of an exhibit's pictures for masked copies; never part of the log. */
export const CoverSchema = z.strictObject({ sheets: z.array(Sheet).min(1).max(400) });

export type CoverBox = z.infer<typeof Box>;
export type CoverStretch = z.infer<typeof Stretch>;

/**
 * A picture as the user saw it: which rows of which sealed pictures stood under one another, and what was said of it. The rows are kept with
 * the boxes, so that a copy shows what was looked at and nothing else, whatever a later version makes of the same slices. `how` is 'one' for
 * a single sealed picture, else how several were put together. `clear`: the user looked through it and found nothing personal.
 */
export type CoverSheet = z.infer<typeof Sheet>;
export type Cover = z.infer<typeof CoverSchema>;

/** Only what the user spoke of may leave in a copy: parts to be covered, or that there is nothing personal in it. */
export function isSaid({ boxes, clear }: CoverSheet): boolean {
  return boxes.length > 0 || clear;
}

/** Rows of a sheet. */
export function heightOf({ stretches }: Pick<CoverSheet, 'stretches'>): number {
  return stretches.reduce((sum, { rows }) => sum + rows, 0);
}

/** How many boxes a cover has on the sheets together. */
export function boxesOf({ sheets }: Cover): number {
  return sheets.reduce((sum, { boxes }) => sum + boxes.length, 0);
}

/** The pictures of an entry that can be covered: its slices, in order. */
export function slicesOf({ parts }: Pick<Entry, 'parts'>): Part[] {
  return parts.filter(({ name, type }) => type === 'image/png' && name.startsWith('slice-'));
}

/** A cover as stored or sent, held against the entry that it is for. Null for any other shape, for a picture that the entry has not, and for a box that is not inside its sheet. */
export function coverFor(value: unknown, entry: Pick<Entry, 'parts'>): Cover | null {
  const read = CoverSchema.safeParse(value);
  if (!read.success) return null;
  const names = new Set(slicesOf(entry).map(({ name }) => name));
  const fits = read.data.sheets.every((sheet) => {
    const height = heightOf(sheet);
    const inside = sheet.boxes.every(({ x, y, width, height: rows }) => x + width <= sheet.width && y + rows <= height);
    return inside && sheet.stretches.every(({ name }) => names.has(name));
  });
  return fits ? read.data : null;
}
