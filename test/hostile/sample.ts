import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LogLine } from '../../lib/evidence/chain';
import type { Canonical, Entry, EntryKind, Part } from '../../lib/evidence/entry';
import { buildPackage, type BuiltPackage, type PackageInput } from '../../lib/package/build';
import { sourceOf } from '../../lib/package/source';

/** A log with its key and its stored parts, made with Node's own crypto and not with the code under test. */
export interface SampleLog {
  chain: string;
  lines: LogLine[];
  blobs: Map<string, Uint8Array>;
  key: SampleKey;
}

export interface SampleKey {
  privateKey: KeyObject;
  pem: string;
  fingerprint: string;
}

export const NOW = Date.UTC(2025, 9, 7, 3, 20, 0);

export function sha(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export function newKey(): SampleKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    privateKey,
    pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: sha(publicKey.export({ type: 'spki', format: 'der' })),
  };
}

/** DER signature, as `openssl dgst -sha256 -sign` makes it. */
export function signWith(key: SampleKey, data: Uint8Array): Uint8Array {
  return new Uint8Array(sign('sha256', data, key.privateKey));
}

export function hashOf(line: LogLine): string {
  return 'entryHash' in line ? line.entryHash : sha(`recourse/entry/1\n${canonicalize(line)}`);
}

/** The links of a log, by evidence.md. */
export function linksOf(lines: readonly LogLine[]): string[] {
  let link: Uint8Array = new Uint8Array(32);
  return lines.map((line) => {
    link = createHash('sha256').update('recourse/link/1\n').update(link).update(Buffer.from(hashOf(line), 'hex')).digest();
    return Buffer.from(link).toString('hex');
  });
}

const BODIES: { kind: EntryKind; body: Record<string, Canonical>; files: Record<string, [string, string]> }[] = [
  {
    kind: 'capture',
    body: { url: 'https://kmong.com/track/6826723', title: '주문 #6826723' },
    files: {
      'page.html': ['<!doctype html><title>주문</title><p>작업물이 도착하였습니다.</p>', 'text/html'],
      'text.txt': ['작업물 도착 25.10.02 15:20\n연락처 010-1234-5678', 'text/plain'],
      'facts.json': ['{"orderId":"6826723"}', 'application/json'],
    },
  },
  { kind: 'answer', body: { fact: 'account.biz', value: 'yes' }, files: {} },
  {
    kind: 'capture',
    body: { url: 'https://kmong.com/gig/55555', title: '로고 디자인' },
    files: { 'text.txt': ['품질보장', 'text/plain'], 'page.html': ['<!doctype html><p>품질보장</p>', 'text/html'] },
  },
  { kind: 'note', body: { text: 'Türkçe: ğüşiöç İı, 한글, "quotes" \\ and \n lines' }, files: {} },
  {
    kind: 'capture',
    body: { url: 'https://kmong.com/inboxes', title: '메시지' },
    files: { 'text.txt': ['시안 3개, 수정 2회로 합의', 'text/plain'] },
  },
];

/** A log of a genesis and five entries. `salt` makes its content differ from another's. */
export function sampleLog(salt = 'a', pictures: Uint8Array[] = []): SampleLog {
  const chain = sha(`chain ${salt}`).slice(0, 32);
  const key = newKey();
  const blobs = new Map<string, Uint8Array>();
  const entry = (seq: number, kind: EntryKind, body: Entry['body'], parts: Part[]): Entry => ({
    v: 1,
    chain,
    seq,
    kind,
    case: seq === 0 ? '' : 'kmong:order:6826723',
    salt: sha(`${salt} ${seq}`).slice(0, 32),
    time: { utcMs: NOW - 1000 * (100 - seq), iso: new Date(NOW - 1000 * (100 - seq)).toISOString(), zone: 'Asia/Seoul', boot: 'b1', monotonicMs: 1000 * seq },
    parts,
    completeness: kind === 'capture' ? ['no-picture'] : [],
    body,
  });
  const keep = (name: string, type: string, bytes: Uint8Array): Part => {
    blobs.set(sha(bytes), bytes);
    return { name, sha256: sha(bytes), size: bytes.length, type };
  };
  const lines: LogLine[] = [entry(0, 'genesis', { chain, keyFingerprint: key.fingerprint }, [])];
  BODIES.forEach(({ kind, body, files }, i) => {
    const parts = Object.entries(files).map(([name, [text, type]]) => keep(name, type, new TextEncoder().encode(text)));
    const slices = i === 0 ? pictures.map((bytes, n) => keep(`slice-${String(n + 1).padStart(3, '0')}.png`, 'image/png', bytes)) : [];
    lines.push(entry(i + 1, kind, body, [...slices, ...parts]));
  });
  return { chain, lines, blobs, key };
}

/** A list in a list and so on, `depth` of them. */
export function nested(depth: number): Canonical {
  return depth === 1 ? [] : [nested(depth - 1)];
}

/** Line `seq` replaced by its place alone. */
export function withhold(lines: readonly LogLine[], ...seqs: number[]): LogLine[] {
  return lines.map((line) => (seqs.includes(line.seq) ? { seq: line.seq, entryHash: hashOf(line) } : line));
}

export function inputOf(log: SampleLog, more: Partial<PackageInput> = {}): PackageInput {
  return {
    case: { id: 'kmong:order:6826723', title: '로고 디자인', subject: '#6826723' },
    lines: log.lines,
    part: async (hash) => {
      const bytes = log.blobs.get(hash);
      if (!bytes) throw new Error(`no blob ${hash}`);
      return sourceOf(bytes);
    },
    sign: async (bytes) => signWith(log.key, bytes),
    publicKeyPem: log.key.pem,
    keyFingerprint: log.key.fingerprint,
    report: { html: '<!doctype html><title>report</title>' },
    uploads: [{ name: 'summary.pdf', bytes: new TextEncoder().encode('%PDF-1.7 summary') }],
    now: NOW,
    tool: 'Recourse 0.1.0',
    ...more,
  };
}

/** Builds into memory. */
export async function pack(input: PackageInput): Promise<{ zip: Uint8Array; built: BuiltPackage }> {
  const written: Uint8Array[] = [];
  const built = await buildPackage(input, { write: async (bytes) => void written.push(bytes.slice()) });
  return { zip: new Uint8Array(Buffer.concat(written)), built };
}
