import { isWithheld, type LogLine } from '../evidence/chain';
import type { WithheldPart } from './items-check';
import type { UploadProfile } from './profiles';

/**
 * What goes in of an exhibit. `sealed`: the entry and its files. `copy`: the entry, and instead of its files masked copies of those that can
 * be masked. `withheld`: nothing but its place and its salted hash.
 */
export type Keep = 'sealed' | 'copy' | 'withheld';

/** The owner's choices for one package. */
export interface PackageWishes {
  profile: UploadProfile;
  /** By seq; an exhibit that is not named goes in sealed, unless parts of its pictures were covered (see `withCovered`). */
  keep: Readonly<Record<number, Keep>>;
  /** Words to be masked beside what maskPersonal finds, such as names. */
  words: readonly string[];
  /** Whether the pictures of an exhibit are also put together to one. */
  stitch: boolean;
}

/**
 * The choices with those that follow from covered pictures: where the user covered a part and said nothing else of the exhibit, the sealed
 * pictures stay out. `boxes` counts the covered parts by seq.
 */
export function withCovered<W extends Pick<PackageWishes, 'keep'>>(wishes: W, boxes: Iterable<readonly [seq: number, boxes: number]>): W {
  const copies = [...boxes].flatMap(([seq, count]) => (count > 0 && wishes.keep[seq] === undefined ? [[seq, 'copy' as const]] : []));
  return copies.length === 0 ? wishes : { ...wishes, keep: { ...wishes.keep, ...Object.fromEntries(copies) } };
}

/** Why a sealed file is left out, as `data/withheld.json` tells it. */
export const BY_CHOICE = 'owner-choice';

/** Seqs of the entries whose content stays out. */
export function withheldSeqs({ keep }: PackageWishes): number[] {
  return seqsOf(keep, 'withheld');
}

/** The sealed files that stay out although their entry goes in. */
export function leftOutParts(lines: readonly LogLine[], { keep }: PackageWishes): WithheldPart[] {
  const copies = new Set(seqsOf(keep, 'copy'));
  return lines.flatMap((line) => (isWithheld(line) || !copies.has(line.seq) ? [] : line.parts.map(({ name, sha256 }) => ({ seq: line.seq, name, sha256, why: BY_CHOICE }))));
}

/** Words of a field, one a line or parted by commas; single characters are left out, since they would blot whole texts. */
export function wordsIn(field: string): string[] {
  return [...new Set(field.split(/[\n,]/).map((word) => word.trim().replace(/\s+/g, ' ')))].filter((word) => [...word].length > 1);
}

function seqsOf(keep: PackageWishes['keep'], wanted: Keep): number[] {
  return Object.entries(keep).flatMap(([seq, choice]) => (choice === wanted ? [Number(seq)] : []));
}
