import { decode, fields, hash, list, natural, parseCanonical, text, type JsonObject } from '../package/json';
import { Refusal } from '../package/refusal';
import type { Canonical } from './entry';

/**
 * The backup of a whole log, one file, version 1.
 *
 * An archive of the package's own ZIP profile (lib/package/zip/headers.ts): STORE only, names in byte order, every header byte fixed, so that
 * any program opens it and any changed byte outside the files' data is found. It holds:
 *
 *     blobs/<sha256>            the bytes of a part, named by the hash that the log gives them
 *     cases.jsonl               one case or account a line, in the order of their ids: JSON with sorted keys
 *     chains/<chain>.jsonl      a chain, one entry a line in RFC 8785 form as in a package's data/log.jsonl; `{ seq, entryHash }` for a removed entry
 *     damaged/<chain>.jsonl     only where an entry's content no longer has its hash: that content; its line in the chain is `{ seq, entryHash }`
 *     manifest.json             RFC 8785: the `Manifest` below
 *
 * Checksums: each blob by its name, each other file by the manifest's SHA-256, the manifest and all the rest by the CRC-32 of the archive, and
 * each chain by its recomputed head. What is damaged on this disk is carried as it lies there and named: `found` of a blob is the hash of the bytes
 * that are carried, `missing` lists parts that the disk no longer has. The signing key is not in it, because it cannot be taken out; nor are
 * captures under way, nor settings, which are no evidence.
 */
export const BACKUP_VERSION = 1;
const FORMAT = 'recourse-backup';

export const MANIFEST = 'manifest.json';
export const CASES = 'cases.jsonl';

/** File names, by the hash of a blob or the id of a chain. */
export const blobName = (sha256: string) => `blobs/${sha256}`;
export const chainName = (chain: string) => `chains/${chain}.jsonl`;
export const damagedName = (chain: string) => `damaged/${chain}.jsonl`;

const chainId = /^[0-9a-f]{32}$/;

export interface BackedBlob {
  sha256: string;
  /** Hash of the bytes in the file; another than `sha256` where the disk gave back other bytes than were sealed. */
  found: string;
  size: number;
  type: string;
}

export interface BackedChain {
  chain: string;
  /** True for the one chain that the profile appended to. */
  own: boolean;
  seq: number;
  /** The last link. */
  head: string;
  /** Of the file in `chains/`. */
  sha256: string;
  /** Of the file in `damaged/`, or null when there is none. */
  damaged: string | null;
}

/** What a backup holds. Lists are sorted by hash or chain id, nothing stands in them twice. */
export interface Manifest {
  v: number;
  format: string;
  /** Epoch ms. */
  madeAt: number;
  tool: string;
  blobs: BackedBlob[];
  missing: string[];
  chains: BackedChain[];
  cases: { count: number; sha256: string };
}

/** A manifest for what was written. */
export function manifestOf(content: Omit<Manifest, 'v' | 'format'>): Manifest {
  return { v: BACKUP_VERSION, format: FORMAT, ...content };
}

/** A backup that a newer version made: its shapes are not known here. */
export class NewerBackup extends Error {}

/** Reads `manifest.json`. Throws NewerBackup; Refusal 'backup-format' for another kind of file, else text-form, json-form, json-fields. */
export function readManifest(bytes: Uint8Array): Manifest {
  const value = parseCanonical(decode(bytes, MANIFEST), MANIFEST);
  if (value === null || typeof value !== 'object' || Array.isArray(value) || value['format'] !== FORMAT) throw new Refusal('backup-format', MANIFEST);
  if (natural(value['v'], MANIFEST) > BACKUP_VERSION) throw new NewerBackup();
  const told = fields(value, ['blobs', 'cases', 'chains', 'format', 'madeAt', 'missing', 'tool', 'v'], MANIFEST);
  const cases = fields(told['cases'], ['count', 'sha256'], MANIFEST);
  const manifest: Manifest = {
    v: BACKUP_VERSION,
    format: FORMAT,
    madeAt: natural(told['madeAt'], MANIFEST),
    tool: text(told['tool'], MANIFEST),
    blobs: list(told['blobs'], MANIFEST).map(blobIn),
    missing: list(told['missing'], MANIFEST).map((one) => hash(one, MANIFEST)),
    chains: list(told['chains'], MANIFEST).map(chainIn),
    cases: { count: natural(cases['count'], MANIFEST), sha256: hash(cases['sha256'], MANIFEST) },
  };
  sorted(manifest.blobs.map(({ sha256 }) => sha256));
  sorted(manifest.missing);
  sorted(manifest.chains.map(({ chain }) => chain));
  if (manifest.chains.filter(({ own }) => own).length !== 1) throw new Refusal('json-fields', MANIFEST);
  return manifest;
}

function blobIn(value: Canonical): BackedBlob {
  const told = fields(value, ['found', 'sha256', 'size', 'type'], MANIFEST);
  return { sha256: hash(told['sha256'], MANIFEST), found: hash(told['found'], MANIFEST), size: natural(told['size'], MANIFEST), type: text(told['type'], MANIFEST) };
}

function chainIn(value: Canonical): BackedChain {
  const told: JsonObject = fields(value, ['chain', 'damaged', 'head', 'own', 'seq', 'sha256'], MANIFEST);
  const chain = text(told['chain'], MANIFEST);
  if (!chainId.test(chain) || typeof told['own'] !== 'boolean') throw new Refusal('json-fields', MANIFEST);
  return {
    chain,
    own: told['own'],
    seq: natural(told['seq'], MANIFEST),
    head: hash(told['head'], MANIFEST),
    sha256: hash(told['sha256'], MANIFEST),
    damaged: told['damaged'] === null ? null : hash(told['damaged'], MANIFEST),
  };
}

function sorted(names: string[]): void {
  if (names.some((name, i) => i > 0 && name <= (names[i - 1] as string))) throw new Refusal('json-fields', MANIFEST);
}
