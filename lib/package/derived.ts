import { isWithheld, type LogLine } from '../evidence/chain';
import type { Entry, Part } from '../evidence/entry';
import type { DerivedInput } from './build';
import { slicesOf, type Cover } from './pictures/cover';
import { coveredPictures, type CoveredPicture } from './pictures/covered';
import { slicePlaces } from './pictures/slice-places';
import { stitch } from './pictures/stitch';
import { bytesOf } from './source';
import type { PackageWishes } from './wishes';

/** A copy for `data/derived/`; with `picture` where it is one of pictures that the user looked through. */
export type MadeCopy = DerivedInput & { picture?: Pick<CoveredPicture, 'boxes' | 'slices' | 'pieces'> };

export interface DerivedSources {
  /** The bytes of a sealed part. */
  blob(sha256: string): Promise<Blob | Uint8Array>;
  /** By seq, what the user said of an exhibit's pictures. */
  covers?: ReadonlyMap<number, Cover>;
  /** Masks a text. */
  mask(text: string): string;
  signal?: AbortSignal;
  /** Told of each exhibit that is done. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** A text longer than this gets no masked copy: it would not fit into memory beside the rest. */
const LONGEST_TEXT = 32 * 1024 * 1024;

/**
 * Copies for `data/derived/`: of each disclosed exhibit its texts, masked, and one picture of its slices where that was asked for. Of an exhibit
 * that goes in as a copy alone no picture goes in but those that the user looked through, with the parts covered that were to be. Rejects with
 * what `blob` rejects with, and with an AbortError.
 */
export async function derivedCopies(lines: readonly LogLine[], { keep, stitch: together }: PackageWishes, { blob, covers, mask, signal, onProgress }: DerivedSources): Promise<MadeCopy[]> {
  const copies: MadeCopy[] = [];
  const entries = lines.filter((line): line is Entry => !isWithheld(line) && line.kind !== 'aborted' && line.parts.length > 0);
  for (const [i, entry] of entries.entries()) {
    for (const part of entry.parts) {
      if (!isMaskable(part)) continue;
      signal?.throwIfAborted();
      const text = mask(new TextDecoder().decode(await bytesOf(await blob(part.sha256))));
      copies.push({ seq: entry.seq, name: maskedName(part.name), from: part.sha256, how: 'masked', bytes: new Blob([text]) });
    }
    if (keep[entry.seq] === 'copy') copies.push(...(await covered(entry, covers?.get(entry.seq), { blob, ...(signal ? { signal } : {}) })));
    else if (together) copies.push(...(await stitched(entry, blob, signal)));
    onProgress?.({ done: i + 1, total: entries.length });
  }
  return copies;
}

/** True for a part whose text is masked in copies. `facts.json` holds what a reader made of the page, not what the page said. */
export function isMaskable({ name, type, size }: Part): boolean {
  return size <= LONGEST_TEXT && (type === 'text/plain' || (type === 'application/json' && name !== 'facts.json'));
}

/** 'text.txt' becomes 'text-masked.txt'. */
export function maskedName(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? `${name}-masked` : `${name.slice(0, dot)}-masked${name.slice(dot)}`;
}

async function covered(entry: Entry, cover: Cover | undefined, work: Pick<DerivedSources, 'blob' | 'signal'>): Promise<MadeCopy[]> {
  const pictures = cover ? await coveredPictures(entry, cover, work) : [];
  return pictures.map(({ name, from, how, bytes, ...picture }) => ({ seq: entry.seq, name, from, how, bytes, picture }));
}

async function stitched(entry: Entry, blob: DerivedSources['blob'], signal: AbortSignal | undefined): Promise<MadeCopy[]> {
  const slices = slicesOf(entry);
  const made = await stitch(slices.length, async (i) => bytesOf(await blob(slices[i]!.sha256)), slicePlaces(entry, slices.length), signal);
  return made ? [{ seq: entry.seq, name: 'stitched.png', from: slices[0]!.sha256, how: made.how, bytes: new Blob([made.bytes], { type: 'image/png' }) }] : [];
}
