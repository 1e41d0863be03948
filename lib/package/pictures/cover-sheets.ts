import type { Entry } from '../../evidence/entry';
import { bytesOf } from '../source';
import { slicesOf, type CoverSheet } from './cover';
import { pngShape } from './png';
import { slicePlaces } from './slice-places';
import { planStitch } from './stitch';

export interface SheetWork {
  /** The bytes of a sealed part. */
  blob(sha256: string): Promise<Blob | Uint8Array>;
  signal?: AbortSignal;
  /** Told of each picture that was read. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** An exhibit's pictures as they are shown to be covered; nothing is said of them yet. */
export interface PlannedSheets {
  sheets: CoverSheet[];
  /** Pictures of a kind that cannot be taken apart here: they can be neither covered nor copied. */
  unreadable: string[];
}

/**
 * What of an entry's pictures is looked through and covered: one picture put together of all where that works, else each by itself. Rejects
 * with what `blob` rejects with, and with an AbortError.
 */
export async function planSheets(entry: Entry, { blob, signal, onProgress = () => undefined }: SheetWork): Promise<PlannedSheets> {
  const slices = slicesOf(entry);
  const said = { boxes: [], clear: false };
  const load = async (i: number) => {
    onProgress({ done: i, total: slices.length });
    return bytesOf(await blob(slices[i]!.sha256));
  };
  const plan = await planStitch(slices.length, load, slicePlaces(entry, slices.length), signal);
  if (plan) {
    const stretches = plan.stretches.flatMap(({ from, rows }, i) => (rows > 0 ? [{ name: slices[i]!.name, from, rows }] : []));
    return { sheets: [{ width: plan.width, how: plan.how, stretches, ...said }], unreadable: [] };
  }
  const planned: PlannedSheets = { sheets: [], unreadable: [] };
  for (const [i, { name }] of slices.entries()) {
    signal?.throwIfAborted();
    const shape = pngShape(await load(i));
    if (shape) planned.sheets.push({ width: shape.width, how: 'one', stretches: [{ name, from: 0, rows: shape.height }], ...said });
    else planned.unreadable.push(name);
  }
  return planned;
}
