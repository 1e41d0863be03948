import { canonicalBytes } from '../evidence/canonical';
import { isWithheld, verifyChain, type LogLine } from '../evidence/chain';
import type { Entry } from '../evidence/entry';
import { BAGIT_TEXT, byPlace, DERIVED, folderOf, FORMAT_VERSION, HEAD, KEY, LAYOUT, LOG, MANIFEST, packageName, REQUIRED, SIGNATURE, SIGNED, TAG_MANIFEST, WITHHELD } from './format';
import type { DerivedFile, WithheldPart } from './items-check';
import { fingerprintOf, fromPem, rawSignature } from './key';
import type { Head } from './log-read';
import { bagInfo, isPayload, isTag, writeManifest } from './manifest';
import { readmeText, verifyText } from './readme';
import { type Source, digests, pageDigesters, pieces, sourceOf } from './source';
import { writeZip, type Sink, type ZipFile } from './zip/write';

/** A derived file with its bytes; its hash is computed here. */
export type DerivedInput = Omit<DerivedFile, 'sha256'> & { bytes: Blob | Uint8Array };

export interface PackageInput {
  /** `id` is the case id; the others are shown in the READMEs. */
  case: { id: string; title: string; subject: string };
  /** The whole log in order, entries of other cases withheld. */
  lines: readonly LogLine[];
  /** A sealed part. Rejects when it is not stored any more. Its bytes may have changed: they are hashed here. */
  part(sha256: string): Promise<Source>;
  /** ECDSA P-256 with SHA-256, DER. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  publicKeyPem: string;
  keyFingerprint: string;
  report: { html: string };
  /** Names are relative to `upload/`. */
  uploads: readonly { name: string; bytes: Blob | Uint8Array }[];
  derived?: readonly DerivedInput[];
  /** Sealed parts that are left out on choice, or because the stored copy is damaged. */
  withheldParts?: readonly WithheldPart[];
  /** Epoch ms. */
  now: number;
  /** Name and version of the program, such as "Recourse 0.1.0". ASCII. */
  tool: string;
}

export interface PackageOptions {
  /** Bytes handled and to be handled; every byte counts twice, for hashing and for writing. */
  onProgress?: (progress: { done: number; total: number }) => void;
  signal?: AbortSignal;
}

export interface BuiltPackage extends Head {
  /** File name for the download. */
  name: string;
  keyFingerprint: string;
  /** Size of the archive in bytes. */
  size: number;
  files: { name: string; size: number; sha256: string }[];
}

/**
 * Why a package cannot be built. `chain-broken`, `key-other` and `key-form` are faults of the log or key; `part-missing` and
 * `part-damaged` name a stored part that is gone or whose bytes changed: the caller says so and may leave it out in `withheldParts`.
 */
export class PackageError extends Error {
  readonly code: 'chain-broken' | 'key-other' | 'part-missing' | 'part-damaged' | 'name-refused';
  readonly detail: string;

  constructor(code: PackageError['code'], detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, { cause });
    this.name = 'PackageError';
    this.code = code;
    this.detail = detail;
  }
}

/** A file of the package before it is written. `load` gives the same bytes each time. */
interface Planned {
  name: string;
  size: number;
  crc: number;
  sha256: string;
  load(): Promise<Source>;
}

/**
 * Builds a package of the layout in format.ts into `sink`. Each file is read twice (hash, write), a piece at a time, so memory holds 64 MiB and
 * the texts however large the case is. Every sealed part is hashed again and compared with its entry before anything is written.
 *
 * Throws PackageError; an AbortError when `signal` aborts; what `blob`, `sign` and `sink` throw. After a throw the caller discards what
 * the sink took. The result is not verified here: read it back with verifyPackage before saying that it succeeded.
 */
export async function buildPackage(input: PackageInput, sink: Sink, options: PackageOptions = {}): Promise<BuiltPackage> {
  const { signal, onProgress } = options;
  const fingerprint = await fingerprintOf(fromPem(input.publicKeyPem));
  if (fingerprint !== input.keyFingerprint) throw new PackageError('key-other', fingerprint);
  const head = await headOf(input.lines, fingerprint);
  const total = 2 * roughSize(input);
  let done = 0;
  const moved = (bytes: number) => {
    signal?.throwIfAborted();
    done += bytes;
    onProgress?.({ done: Math.min(done, total), total });
  };

  const plan = new Plan(moved);
  await planLog(plan, input, head);
  await planItems(plan, input);
  await planDerived(plan, input);
  for (const { name, bytes } of input.uploads) await plan.add(`upload/${name}`, async () => sourceOf(bytes));
  await planTags(plan, input, head);
  await planSignature(plan, input, head);

  const planned = plan.files.sort((a, b) => byPlace(a.name, b.name));
  const size = await writeZip(planned.map((file) => zipFile(file, moved)), sink, signal);
  onProgress?.({ done: total, total });
  const files = planned.map((file) => ({ name: file.name, size: file.size, sha256: file.sha256 }));
  return { ...head, name: packageName(input.case.id, input.now), keyFingerprint: fingerprint, size, files };
}

/** Collects the files; each is hashed as it is added. */
class Plan {
  readonly files: Planned[] = [];
  readonly #moved: (bytes: number) => void;
  readonly #digesters = pageDigesters();

  constructor(moved: (bytes: number) => void) {
    this.#moved = moved;
  }

  async add(name: string, load: Planned['load']): Promise<Planned> {
    if (!REQUIRED.includes(name) && !LAYOUT.some((form) => form.test(name))) throw new PackageError('name-refused', name);
    const source = await load();
    const file = { name, size: source.size, load, ...(await digests(source, this.#digesters, this.#moved)) };
    this.files.push(file);
    return file;
  }

  text(name: string, text: string): Promise<Planned> {
    return this.bytes(name, new TextEncoder().encode(text));
  }

  bytes(name: string, bytes: Uint8Array): Promise<Planned> {
    return this.add(name, async () => sourceOf(bytes));
  }

  /** Hashes by name of the files that `belongs` picks. */
  hashes(belongs: (name: string) => boolean): Map<string, string> {
    return new Map(this.files.filter(({ name }) => belongs(name)).map(({ name, sha256: hash }) => [name, hash]));
  }
}

async function headOf(lines: readonly LogLine[], fingerprint: string): Promise<Head> {
  const check = await verifyChain(lines);
  if (!check.ok || check.head === null || check.chain === null) {
    throw new PackageError('chain-broken', check.problems.map(({ line, problem }) => `${line}: ${problem}`).join(', '));
  }
  if (check.keyFingerprint !== fingerprint) throw new PackageError('key-other', check.keyFingerprint ?? '');
  return { chain: check.chain, seq: check.count - 1, count: check.count, head: check.head };
}

async function planLog(plan: Plan, input: PackageInput, head: Head): Promise<void> {
  await plan.text(LOG, input.lines.map((line) => `${new TextDecoder().decode(lineBytes(line))}\n`).join(''));
  await plan.bytes(HEAD, canonicalBytes(head));
}

async function planItems(plan: Plan, input: PackageInput): Promise<void> {
  const withheld = [...(input.withheldParts ?? [])].sort(bySeqAndName);
  const left = new Set(withheld.map((part) => `${part.seq}/${part.name}`));
  for (const entry of input.lines) {
    if (isWithheld(entry) || entry.parts.length === 0) continue;
    const folder = `data/items/${folderOf(entry.seq)}`;
    await plan.bytes(`${folder}/meta.json`, lineBytes(entry));
    for (const part of entry.parts) {
      if (left.has(`${entry.seq}/${part.name}`)) continue;
      const name = `${folder}/${part.name}`;
      const file = await plan.add(name, () => stored(input, part.sha256, name));
      if (file.sha256 !== part.sha256 || file.size !== part.size) throw new PackageError('part-damaged', name);
    }
  }
  if (withheld.length > 0) {
    const list = withheld.map(({ seq, name, sha256: hash, why }) => ({ seq, name, sha256: hash, why }));
    await plan.bytes(WITHHELD, canonicalBytes(list));
  }
}

async function stored(input: PackageInput, hash: string, name: string): Promise<Source> {
  try {
    return await input.part(hash);
  } catch (error) {
    throw new PackageError('part-missing', name, error);
  }
}

async function planDerived(plan: Plan, input: PackageInput): Promise<void> {
  if (!input.derived?.length) return;
  const list: DerivedFile[] = [];
  for (const { seq, name, from, how, bytes } of [...input.derived].sort(bySeqAndName)) {
    const file = await plan.add(`data/derived/${folderOf(seq)}/${name}`, async () => sourceOf(bytes));
    list.push({ seq, name, from, how, sha256: file.sha256 });
  }
  await plan.bytes(DERIVED, canonicalBytes(list));
}

async function planTags(plan: Plan, input: PackageInput, head: Head): Promise<void> {
  const payload = plan.files.filter(({ name }) => isPayload(name));
  const bytes = payload.reduce((sum, { size }) => sum + size, 0);
  const date = new Date(input.now).toISOString().slice(0, 10);
  await plan.text('bagit.txt', BAGIT_TEXT);
  await plan.text('bag-info.txt', bagInfo({ date, tool: input.tool, caseId: input.case.id, bytes, files: payload.length }));
  for (const locale of ['en', 'ko', 'tr'] as const) {
    await plan.text(`README-${locale}.txt`, readmeText(locale, { ...input.case, head, keyFingerprint: input.keyFingerprint }));
  }
  await plan.text('VERIFY.txt', verifyText({ head, keyFingerprint: input.keyFingerprint }));
  await plan.text('report.html', input.report.html);
  await plan.text(MANIFEST, writeManifest(plan.hashes(isPayload)));
  await plan.text(TAG_MANIFEST, writeManifest(plan.hashes(isTag)));
}

async function planSignature(plan: Plan, input: PackageInput, head: Head): Promise<void> {
  const hashes = plan.hashes((name) => name === MANIFEST || name === TAG_MANIFEST);
  const signed = canonicalBytes({
    v: FORMAT_VERSION,
    ...head,
    keyFingerprint: input.keyFingerprint,
    manifestSha256: hashes.get(MANIFEST)!,
    tagManifestSha256: hashes.get(TAG_MANIFEST)!,
    tool: input.tool,
  });
  const signature = await input.sign(signed);
  rawSignature(signature);
  await plan.bytes(SIGNED, signed);
  await plan.bytes(SIGNATURE, signature);
  await plan.text(KEY, input.publicKeyPem);
}

function zipFile(file: Planned, moved: (bytes: number) => void): ZipFile {
  return {
    name: file.name,
    size: file.size,
    crc: file.crc,
    async *pieces() {
      for await (const piece of pieces(await file.load())) {
        yield piece;
        moved(piece.length);
      }
    },
  };
}

function lineBytes(line: LogLine): Uint8Array {
  return canonicalBytes(line as Entry);
}

function bySeqAndName(a: { seq: number; name: string }, b: { seq: number; name: string }): number {
  return a.seq - b.seq || (a.name < b.name ? -1 : 1);
}

/** Bytes of the parts and uploads: what takes time. */
function roughSize(input: PackageInput): number {
  const left = new Set((input.withheldParts ?? []).map((part) => `${part.seq}/${part.name}`));
  let bytes = 64 * 1024;
  for (const line of input.lines) {
    if (isWithheld(line)) continue;
    for (const part of line.parts) if (!left.has(`${line.seq}/${part.name}`)) bytes += part.size;
  }
  for (const { bytes: data } of [...input.uploads, ...(input.derived ?? [])]) bytes += data instanceof Uint8Array ? data.length : data.size;
  return bytes;
}
