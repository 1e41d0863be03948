/** What an upload form takes. `null` where the form's limit is not known: it is said as such and nothing is made up. */
export interface UploadProfile {
  id: ProfileId;
  /** Largest size of one file in bytes; a megabyte counts 1,000,000, the least that a form can mean by it. */
  maxBytes: number;
  /** Most pages of one file. */
  maxPages: number | null;
  /** Most files of one claim. */
  maxFiles: number | null;
  /** What is made for it. */
  formats: readonly 'pdf'[];
  /** False where the form's own limit is not known and `maxBytes` is a careful guess. */
  known: boolean;
}

export const PROFILE_IDS = ['kmong-claim', 'mb-4', 'mb-10', 'mb-20', 'own'] as const;
export type ProfileId = (typeof PROFILE_IDS)[number];

/** The limits of `own`, as the user knows them. */
export interface OwnLimits {
  megabytes: number;
  maxPages: number | null;
  maxFiles: number | null;
}

const MEGABYTE = 1_000_000;
const plain = (id: ProfileId, megabytes: number): UploadProfile => ({ id, maxBytes: megabytes * MEGABYTE, maxPages: null, maxFiles: null, formats: ['pdf'], known: true });

/** Each has its name in `desk.profile.<id>`. Kmong has published no limit of its claim form, so the one of common forms stands in. */
export const PROFILES: readonly UploadProfile[] = [{ ...plain('kmong-claim', 10), known: false }, plain('mb-4', 4), plain('mb-10', 10), plain('mb-20', 20)];

export const DEFAULT_OWN: OwnLimits = { megabytes: 10, maxPages: 20, maxFiles: 5 };

/** Smallest and largest number that a limit of the user's own can be. Under a megabyte not even the fonts and one picture fit. */
export const OWN_RANGE = { megabytes: [1, 1000], maxPages: [1, 1000], maxFiles: [1, 1000] } as const;

/** The profile of an id; for `own` with the limits that the user gave. */
export function profileOf(id: ProfileId, own: OwnLimits = DEFAULT_OWN): UploadProfile {
  if (id === 'own') return { ...plain('own', own.megabytes), maxPages: own.maxPages, maxFiles: own.maxFiles };
  const found = PROFILES.find((profile) => profile.id === id);
  if (!found) throw new RangeError(`no upload profile ${id}`);
  return found;
}
