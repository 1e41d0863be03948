import type { ListedFile } from '../sites/site';

/** How a file agrees with what the case's page listed. `rounded`: the page tells a rounded size, and this one rounds to it. `unsized`: the page tells no size. */
export type FileMatch = 'same' | 'rounded' | 'unsized' | 'other-size' | 'not-listed' | 'nothing-listed';

/** A file held against a page's list; `listed` is the one of its name, null where there is none. */
export interface Matched {
  match: FileMatch;
  listed: ListedFile | null;
}

const UNITS: Record<string, number> = { '': 0, k: 1, m: 2, g: 3 };

/** The best that a list can say comes first. */
const ORDER: FileMatch[] = ['same', 'rounded', 'unsized', 'other-size'];

/** A browser numbers the second download of a name: 'logo (1).zip'. Korean names may come composed or taken apart. */
function nameOf(name: string): string {
  return name.normalize('NFC').trim().replace(/\s?\(\d{1,3}\)(?=\.[^.]*$|$)/, '');
}

/** True when a size in bytes reads as the text in thousands or in 1024s, rounded either way. */
function roundsTo(size: number, sizeText: string): boolean {
  const read = /^([\d.,]+)\s?([kmg]?)i?b$/i.exec(sizeText.trim());
  const step = UNITS[(read?.[2] ?? '').toLowerCase()];
  const digits = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(read?.[1] ?? '') ? read?.[1]?.replaceAll(',', '') : read?.[1];
  if (step === undefined || digits === undefined || !/^\d+(?:\.\d+)?$/.test(digits)) return false;
  const grain = 10 ** -(digits.split('.')[1]?.length ?? 0);
  return [1000, 1024].some((base) => Math.abs(size / base ** step - Number(digits)) < grain);
}

function matchOf(size: number, listed: ListedFile): FileMatch {
  if (listed.size !== null) return listed.size === size ? 'same' : 'other-size';
  if (listed.sizeText === null) return 'unsized';
  return roundsTo(size, listed.sizeText) ? 'rounded' : 'other-size';
}

/**
 * Holds a file (`size` in bytes) against the files that a page listed. Names are compared whole, but for the number that a browser adds to a second
 * download; of several of one name the best agreement is told.
 */
export function matchFile(file: { name: string; size: number }, list: readonly ListedFile[]): Matched {
  if (list.length === 0) return { match: 'nothing-listed', listed: null };
  const name = nameOf(file.name);
  const named = list.filter((listed) => nameOf(listed.name) === name);
  const found = named.map((listed) => ({ match: matchOf(file.size, listed), listed })).sort((a, b) => ORDER.indexOf(a.match) - ORDER.indexOf(b.match));
  return found[0] ?? { match: 'not-listed', listed: null };
}

/** A list with another reading's files added: a folded feed shows fewer of them, and none is forgotten. The later reading's size stands. */
export function joinedFiles<F extends ListedFile>(before: readonly F[], after: readonly F[]): F[] {
  const key = ({ name, sizeText }: ListedFile) => `${name}\n${sizeText ?? ''}`;
  return [...new Map([...before, ...after].map((file) => [key(file), file])).values()];
}
