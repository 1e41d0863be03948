import type { Entry, SealedEntry } from './entry';
import { firstPreviousLink, hashEntry, isHash, nextLink } from './hash';

/** The place of an entry whose content is withheld or was removed: the chain still verifies over it. */
export interface WithheldLine {
  seq: number;
  entryHash: string;
}

/** One line of the log as it travels: the entry itself, or only its place. */
export type LogLine = Entry | WithheldLine;

/** Why a line does not stand where it is. */
export type ChainProblem =
  | 'no-genesis'
  | 'second-genesis'
  | 'wrong-seq'
  | 'other-chain'
  | 'bad-entry'
  | 'bad-withheld'
  | 'repeated-salt';

/** What recomputing a chain gave. Never trusts a hash for a line whose entry is present. */
export interface ChainCheck {
  ok: boolean;
  /** Problems by position of the line, 0-based. */
  problems: { line: number; problem: ChainProblem }[];
  /** The chain's id as genesis tells it, or null without a genesis. */
  chain: string | null;
  /** All lines, genesis and withheld ones included. */
  count: number;
  /** Recomputed hashes and links, one a line, as far as the lines could be hashed. */
  entryHashes: string[];
  links: string[];
  /** The last link, or null when a line could not be hashed or there is none. */
  head: string | null;
  /** The key that signs for this chain: that of genesis or of the last visible key-change. */
  keyFingerprint: string | null;
}

/** True for a line of which only the place is told. */
export function isWithheld(line: LogLine): line is WithheldLine {
  return !('v' in line);
}

/** Puts an entry at its place after `previousLink`. Throws a TypeError when the entry has no canonical form. */
export async function sealEntry(entry: Entry, previousLink: string): Promise<SealedEntry> {
  const entryHash = await hashEntry(entry);
  return { chain: entry.chain, seq: entry.seq, entry, entryHash, link: await nextLink(previousLink, entryHash) };
}

/**
 * Recomputes a whole chain from its first line on, by evidence.md ("The log").
 *
 * Says whether the lines are one unbroken chain from genesis. Whether its head is the one that somebody was given,
 * and whether the right key signed it, is for the caller to compare.
 */
export async function verifyChain(lines: readonly LogLine[]): Promise<ChainCheck> {
  const check: ChainCheck = { ok: false, problems: [], chain: null, count: lines.length, entryHashes: [], links: [], head: null, keyFingerprint: null };
  const salts = new Set<string>();
  let previous: string | null = firstPreviousLink;
  if (lines.length === 0) check.problems.push({ line: 0, problem: 'no-genesis' });
  for (const [line, item] of lines.entries()) {
    const problem = problemOf(item, line, check.chain, salts);
    if (problem) check.problems.push({ line, problem });
    if (!isWithheld(item)) {
      salts.add(item.salt);
      if (line === 0) check.chain = item.chain;
      if (item.kind === 'genesis' || item.kind === 'key-change') check.keyFingerprint = fingerprintIn(item) ?? check.keyFingerprint;
    }
    const entryHash = await hashOf(item);
    previous = previous && entryHash ? await nextLink(previous, entryHash) : null;
    if (!entryHash || !previous) break;
    check.entryHashes.push(entryHash);
    check.links.push(previous);
  }
  check.head = check.links.length === lines.length ? (check.links.at(-1) ?? null) : null;
  check.ok = check.problems.length === 0 && check.head !== null;
  return check;
}

function problemOf(item: LogLine, line: number, chain: string | null, salts: Set<string>): ChainProblem | null {
  if (item.seq !== line) return 'wrong-seq';
  if (isWithheld(item)) {
    if (line === 0) return 'no-genesis';
    return isHash(item.entryHash) && Object.keys(item).length === 2 ? null : 'bad-withheld';
  }
  if (line === 0 && (item.kind !== 'genesis' || item.body['chain'] !== item.chain || !fingerprintIn(item))) return 'no-genesis';
  if (line > 0 && item.kind === 'genesis') return 'second-genesis';
  if (line > 0 && item.chain !== chain) return 'other-chain';
  if (item.v !== 1 || !/^[0-9a-f]{32}$/.test(item.salt)) return 'bad-entry';
  if (item.kind === 'key-change' && !fingerprintIn(item)) return 'bad-entry';
  return salts.has(item.salt) ? 'repeated-salt' : null;
}

function fingerprintIn(entry: Entry): string | null {
  const value = entry.body['keyFingerprint'];
  return isHash(value) ? value : null;
}

async function hashOf(item: LogLine): Promise<string | null> {
  if (isWithheld(item)) return isHash(item.entryHash) ? item.entryHash : null;
  return hashEntry(item);
}
