import { ANY_SIZE, DERIVED, FORMAT_VERSION, HEAD, KEY, LARGEST_TEXT, LAYOUT, LOG, MANIFEST, REQUIRED, SIGNATURE, SIGNED, SIGNED_KEYS, TAG_MANIFEST, WITHHELD } from './format';
import { checkDerived, checkItems, readDerived, readWithheld, type Seen, type WithheldPart } from './items-check';
import { decode, fields, hash, parseCanonical, text } from './json';
import { fingerprintOf, fromPem, signedBy } from './key';
import { checkLog, disclosed, headIn, readHead, readLog, type ReadLine } from './log-read';
import { checkBag, compareManifest, isPayload, isTag, readManifest } from './manifest';
import { otherThanPackage } from './recognise';
import { Refusal } from './refusal';
import { digests, pageDigesters, stretch, type Digesters, type Source } from './source';
import { readZip, type ZipPlace } from './zip/read';

export type CheckState = 'MATCHES' | 'DOES NOT MATCH' | 'NOT CHECKED';

/** The checks, in the order in which they are made and told. Each has a message `report.verify.line.<id>`. */
export const CHECKS = [
  'archive', 'layout', 'manifests', 'signature', 'statement', 'log', 'items', 'derived', 'withheld', 'owner-key', 'head-code', 'report', 'clock',
] as const;
export type CheckId = (typeof CHECKS)[number];

export interface CheckLine {
  id: CheckId;
  state: CheckState;
  /** A code with a message `report.verify.reason.<reason>`. */
  reason: string;
  /** The file, line or count it is about; '' where there is none. */
  detail: string;
}

export interface VerifyReport {
  /** MATCHES when no line says DOES NOT MATCH; lines that say NOT CHECKED do not prevent it. */
  result: 'MATCHES' | 'DOES NOT MATCH';
  lines: CheckLine[];
  /** What the package says of itself, null as far as it could not be read. */
  found: { keyFingerprint: string | null; head: string | null; lines: number | null };
}

export interface VerifyOptions {
  /** Fingerprint of the owner's key, got on another way than the package. */
  expectKey?: string;
  /** Head code that the owner gave away; that of an earlier state of the same log is as good. */
  expectHead?: string;
  /** Told after each piece: bytes read and bytes in all. */
  onProgress?: (progress: { done: number; total: number }) => void;
  /** The platform's own sums, where it has faster ones than WebCrypto for large files. */
  digesters?: Digesters;
}

/**
 * Recomputes everything that a package says (evidence.md, 'Verifying'; format.ts) and trusts nothing in it. Works in a page and in Node.
 * Lines, reasons and details are those of `public/verify_package.py`, word for word. Never throws for a bad package; errors of the source itself (a disk that cannot be read) pass through. Reads each file once, plus the
 * text files, and holds 64 MiB or one text of at most 256 MiB.
 */
export async function verifyPackage(source: Source, options: VerifyOptions = {}): Promise<VerifyReport> {
  const run = new Run(source, options);
  await run.all();
  const bad = run.lines.some((line) => line.state === 'DOES NOT MATCH');
  return {
    result: bad ? 'DOES NOT MATCH' : 'MATCHES',
    lines: run.lines,
    found: { keyFingerprint: run.fingerprint, head: run.links?.at(-1) ?? null, lines: run.log?.length ?? null },
  };
}

const CODE = /^[0-9a-f]{64}$/;

type Outcome = { state: CheckState; reason: string; detail?: string };

const matches: Outcome = { state: 'MATCHES', reason: 'ok' };
const absent: Outcome = { state: 'NOT CHECKED', reason: 'absent' };
const notReached: Outcome = { state: 'NOT CHECKED', reason: 'not-reached' };

/** One verification: later checks use what earlier ones have read. */
class Run {
  readonly lines: CheckLine[] = [];
  fingerprint: string | null = null;
  log: ReadLine[] | null = null;
  links: string[] | null = null;
  #places: Map<string, ZipPlace> | null = null;
  #files = new Map<string, Seen>();
  #withheld: WithheldPart[] = [];
  #signed = false;
  readonly #source: Source;
  readonly #options: VerifyOptions;

  constructor(source: Source, options: VerifyOptions) {
    this.#source = source;
    this.#options = options;
  }

  async all(): Promise<void> {
    await this.#check('archive', () => this.#archive());
    const inside = (work: () => Promise<Outcome>) => (this.#places ? work() : Promise.resolve(notReached));
    await this.#check('layout', () => inside(() => this.#layout()));
    await this.#check('manifests', () => inside(() => this.#manifests()));
    await this.#check('signature', () => inside(() => this.#signature()));
    await this.#check('statement', () => inside(() => this.#statement()));
    await this.#check('log', () => inside(() => this.#chain()));
    await this.#check('items', () => inside(() => this.#items()));
    await this.#check('derived', () => inside(() => this.#derived()));
    await this.#check('withheld', async () => this.#leftOut());
    await this.#check('owner-key', async () => this.#ownerKey());
    await this.#check('head-code', async () => this.#headCode());
    await this.#check('report', async () => (this.#places ? { state: 'NOT CHECKED', reason: 'not-compared' } : notReached));
    await this.#check('clock', async () => ({ state: 'NOT CHECKED', reason: 'own-clock' }));
  }

  async #check(id: CheckId, work: () => Promise<Outcome>): Promise<void> {
    try {
      const { state, reason, detail = '' } = await work();
      this.lines.push({ id, state, reason, detail });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.lines.push({ id, state: 'DOES NOT MATCH', reason: error.code, detail: error.detail });
    }
  }

  async #archive(): Promise<Outcome> {
    const places = await this.#directory();
    // Before anything is hashed: only sealed and derived files, which are read in pieces, may be of any size.
    const large = places.find(({ name, size }) => size > LARGEST_TEXT && !ANY_SIZE.test(name));
    if (large) throw new Refusal('too-large', large.name);
    this.#places = new Map(places.map((place) => [place.name, place]));
    const digesters = this.#options.digesters ?? pageDigesters();
    let done = 0;
    let broken: string | null = null;
    for (const { name, start, size, crc } of places) {
      const found = await digests(stretch(this.#source, start, size), digesters, (bytes) => {
        done += bytes;
        this.#options.onProgress?.({ done, total: this.#source.size });
      });
      this.#files.set(name, { size, sha256: found.sha256 });
      if (found.crc !== crc) broken ??= name;
    }
    if (broken !== null) throw new Refusal('zip-crc', broken);
    return matches;
  }

  /** The archive's files; a file that is something else altogether is called by its name. */
  async #directory(): Promise<ZipPlace[]> {
    try {
      const places = await readZip(this.#source);
      if (places.some(({ name }) => name === 'bagit.txt' || name === SIGNED)) return places;
      throw new Refusal('not-package');
    } catch (error) {
      throw error instanceof Refusal ? ((await otherThanPackage(this.#source)) ?? error) : error;
    }
  }

  async #layout(): Promise<Outcome> {
    const missing = REQUIRED.find((name) => !this.#files.has(name));
    if (missing) throw new Refusal('file-missing', missing);
    const unknown = [...this.#files.keys()].find((name) => !REQUIRED.includes(name) && !LAYOUT.some((form) => form.test(name)));
    if (unknown) throw new Refusal('file-unknown', unknown);
    const payload = [...this.#files].filter(([name]) => isPayload(name));
    const bytes = payload.reduce((sum, [, file]) => sum + file.size, 0);
    checkBag(await this.#read('bagit.txt'), await this.#read('bag-info.txt'), { bytes, files: payload.length });
    return matches;
  }

  async #manifests(): Promise<Outcome> {
    for (const [manifest, belongs] of [[MANIFEST, isPayload], [TAG_MANIFEST, isTag]] as const) {
      const there = [...this.#files].filter(([name]) => belongs(name)).map(([name, file]) => [name, file.sha256] as const);
      compareManifest(readManifest(await this.#read(manifest), manifest), new Map(there));
    }
    return matches;
  }

  async #signature(): Promise<Outcome> {
    const spki = fromPem(decode(await this.#read(KEY), KEY));
    this.fingerprint = await fingerprintOf(spki);
    if (!(await signedBy(spki, await this.#read(SIGNATURE), await this.#read(SIGNED)))) throw new Refusal('signature-wrong');
    this.#signed = true;
    return matches;
  }

  async #statement(): Promise<Outcome> {
    const signed = fields(parseCanonical(decode(await this.#read(SIGNED), SIGNED), SIGNED), SIGNED_KEYS, SIGNED);
    const told = headIn(signed, SIGNED);
    text(signed['tool'], SIGNED);
    if (signed['v'] !== FORMAT_VERSION) throw new Refusal('json-fields', SIGNED);
    if (hash(signed['manifestSha256'], SIGNED) !== this.#files.get(MANIFEST)?.sha256) throw new Refusal('signed-manifest');
    if (hash(signed['tagManifestSha256'], SIGNED) !== this.#files.get(TAG_MANIFEST)?.sha256) throw new Refusal('signed-tagmanifest');
    if (hash(signed['keyFingerprint'], SIGNED) !== this.fingerprint) throw new Refusal('signed-key');
    const head = readHead(await this.#read(HEAD));
    const same = told.chain === head.chain && told.seq === head.seq && told.count === head.count && told.head === head.head;
    if (!same) throw new Refusal('signed-head');
    return matches;
  }

  async #chain(): Promise<Outcome> {
    this.log = readLog(await this.#read(LOG));
    this.links = await checkLog(this.log, readHead(await this.#read(HEAD)), this.fingerprint);
    return matches;
  }

  async #items(): Promise<Outcome> {
    if (!this.log) return notReached;
    if (this.#files.has(WITHHELD)) this.#withheld = readWithheld(await this.#read(WITHHELD));
    await checkItems(disclosed(this.log), this.#files, this.#withheld);
    return matches;
  }

  async #derived(): Promise<Outcome> {
    if (!this.log) return notReached;
    const some = [...this.#files.keys()].some((name) => name.startsWith('data/derived/'));
    if (!some) return absent;
    checkDerived(disclosed(this.log), this.#files, readDerived(await this.#read(DERIVED)));
    return matches;
  }

  /** What was left out can be counted, not checked. */
  #leftOut(): Outcome {
    if (!this.log) return notReached;
    const entries = this.log.length - disclosed(this.log).length;
    if (entries === 0 && this.#withheld.length === 0) return absent;
    return { state: 'NOT CHECKED', reason: 'left-out', detail: `${entries} + ${this.#withheld.length}` };
  }

  #ownerKey(): Outcome {
    const expected = code(this.#options.expectKey);
    if (expected === null) return { state: 'NOT CHECKED', reason: 'not-given' };
    if (!this.#signed) return notReached;
    if (expected !== this.fingerprint) throw new Refusal('key-other', this.fingerprint ?? '');
    return matches;
  }

  #headCode(): Outcome {
    const expected = code(this.#options.expectHead);
    if (expected === null) return { state: 'NOT CHECKED', reason: 'not-given' };
    if (!this.links) return notReached;
    const seq = this.links.indexOf(expected);
    if (seq < 0) throw new Refusal('head-other', this.links.at(-1) ?? '');
    return seq === this.links.length - 1 ? matches : { state: 'MATCHES', reason: 'head-earlier', detail: String(seq) };
  }

  async #read(name: string): Promise<Uint8Array> {
    const place = this.#places?.get(name);
    if (!place) throw new Refusal('file-missing', name);
    return this.#source.read(place.start, place.size);
  }
}

/** A code that somebody typed or pasted, as the package writes it; null when none was given. Throws Refusal('code-form'). */
function code(given: string | undefined): string | null {
  if (given === undefined) return null;
  const plain = given.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '').toLowerCase();
  if (!CODE.test(plain)) throw new Refusal('code-form');
  return plain;
}
