import type { UploadNote } from '../../lib/package/pdf/input';
import type { OwnLimits, ProfileId, UploadProfile } from '../../lib/package/profiles';
import type { CheckLine } from '../../lib/package/verify';
import type { Keep } from '../../lib/package/wishes';

/** How the building of a package stands. Errors are message keys. */
export type BuildState =
  | { step: 'idle' }
  | { step: 'running'; done: number; total: number }
  | {
      step: 'done';
      name: string;
      size: number;
      head: string;
      keyFingerprint: string;
      lines: CheckLine[];
      uploads: { name: string; size: number; pages: number }[];
      notes: UploadNote[];
    }
  | { step: 'failed'; error: string };

/** What the next package will hold. */
export interface PackingModel {
  /** Those that can be chosen; the one of the case's marketplace first. */
  profiles: readonly UploadProfile[];
  profile: UploadProfile;
  own: OwnLimits;
  ownRange: Readonly<Record<keyof OwnLimits, readonly [least: number, most: number]>>;
  /** Words to mask, as typed. */
  words: string;
  stitch: boolean;
  /** By seq; an exhibit that is not named goes in sealed. */
  keep: Readonly<Record<number, Keep>>;
}

/** A choice made in the panel. */
export type PackingChange = { profile: ProfileId } | { own: OwnLimits } | { words: string } | { stitch: boolean } | { keep: { seq: number; choice: Keep } };
