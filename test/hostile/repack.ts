import canonicalize from 'canonicalize';
import { crc32 } from 'node:zlib';
import { linksOf, sha, signWith, type SampleKey } from './sample';
import type { LogLine } from '../../lib/evidence/chain';

/** Files of a package in the archive's order. */
export type Files = Map<string, Uint8Array>;

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const fromUtf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The files of a well-made archive, read by their local headers. */
export function unpack(zip: Uint8Array): Files {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const files: Files = new Map();
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const size = view.getUint32(at + 18, true);
    const start = at + 30 + view.getUint16(at + 26, true);
    files.set(fromUtf8(zip.subarray(at + 30, start)), zip.slice(start, start + size));
    at = start + size;
  }
  return files;
}

/** What an archive may do wrong, for one file of it. */
export interface Quirk {
  method?: number;
  flags?: number;
  time?: number;
  extra?: Uint8Array;
  comment?: Uint8Array;
  attributes?: number;
  madeBy?: number;
  disk?: number;
  version?: number;
  date?: number;
  internal?: number;
  /** What both headers tell instead of the file's size and CRC. */
  size?: number;
  crc?: number;
  /** In the local header alone. */
  localName?: string;
  localCrc?: number;
  localFlags?: number;
  localMethod?: number;
  localTime?: number;
  localSize?: number;
  localExtra?: Uint8Array;
}

/** Writes an archive by the letter of APPNOTE, sharing nothing with lib/package. Names in the order given, doubles allowed. */
export function rezip(files: [string, Uint8Array][], quirks: Record<string, Quirk> = {}, { gap = new Uint8Array(), comment = '' }: { gap?: Uint8Array; comment?: string } = {}): Uint8Array {
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [i, [name, bytes]] of files.entries()) {
    const q = quirks[name] ?? {};
    const crc = q.crc ?? crc32Of(bytes);
    const told = q.size ?? bytes.length;
    const extra = q.extra ?? new Uint8Array();
    const localExtra = q.localExtra ?? extra;
    const note = q.comment ?? new Uint8Array();
    const raw = latin(name);
    const localRaw = latin(q.localName ?? name);
    const common = (flags: number, method: number, time: number, c: number, size: number) =>
      [...u16(q.version ?? 20), ...u16(flags), ...u16(method), ...u16(time), ...u16(q.date ?? 0x21), ...u32(c), ...u32(size), ...u32(size)];
    const [flags, method, time] = [q.flags ?? 0, q.method ?? 0, q.time ?? 0];
    const local = Uint8Array.from([
      ...u32(0x04034b50), ...common(q.localFlags ?? flags, q.localMethod ?? method, q.localTime ?? time, q.localCrc ?? crc, q.localSize ?? told),
      ...u16(localRaw.length), ...u16(localExtra.length), ...localRaw, ...localExtra,
    ]);
    directory.push(Uint8Array.from([
      ...u32(0x02014b50), ...u16(q.madeBy ?? 0x032d), ...common(flags, method, time, crc, told), ...u16(raw.length), ...u16(extra.length), ...u16(note.length), ...u16(q.disk ?? 0), ...u16(q.internal ?? 0),
      ...u32(q.attributes ?? 0x81a40000), ...u32(at), ...raw, ...extra, ...note,
    ]));
    const hole = i === 1 ? gap : new Uint8Array();
    body.push(local, bytes, hole);
    at += local.length + bytes.length + hole.length;
  }
  const size = directory.reduce((sum, d) => sum + d.length, 0);
  const end = [...u32(0x06054b50), ...u16(0), ...u16(0), ...u16(files.length), ...u16(files.length), ...u32(size), ...u32(at), ...u16(comment.length), ...latin(comment)];
  return new Uint8Array(Buffer.concat([...body, ...directory, Uint8Array.from(end)]));
}

/** bagit.txt first, then byte order: the order that a package has. */
export function inOrder(files: Files): [string, Uint8Array][] {
  return [...files].sort(([a], [b]) => (a === 'bagit.txt' ? -1 : b === 'bagit.txt' ? 1 : a < b ? -1 : 1));
}

/** Recounts the Payload-Oxum and rewrites both manifests, as a careful forger without the key would. */
export function remanifest(files: Files): Files {
  const manifest = (pick: (name: string) => boolean) =>
    utf8([...files.keys()].filter(pick).sort().map((name) => `${sha(files.get(name)!)}  ${name}\n`).join(''));
  const payload = [...files].filter(([name]) => name.startsWith('data/'));
  const oxum = `${payload.reduce((sum, [, bytes]) => sum + bytes.length, 0)}.${payload.length}`;
  const info = files.get('bag-info.txt');
  if (info) files.set('bag-info.txt', utf8(fromUtf8(info).replace(/Payload-Oxum: .*/, `Payload-Oxum: ${oxum}`)));
  files.set('manifest-sha256.txt', manifest((name) => name.startsWith('data/')));
  files.set('tagmanifest-sha256.txt', manifest((name) => !name.startsWith('data/') && !name.startsWith('sig/') && name !== 'tagmanifest-sha256.txt'));
  return files;
}

/** Rewrites manifests and statement and signs them: what only a holder of `key` can do. `change` edits the statement before. */
export function resign(files: Files, key: SampleKey, change: (signed: Record<string, unknown>) => void = () => undefined): Files {
  remanifest(files);
  const signed = JSON.parse(fromUtf8(files.get('sig/signed.json')!)) as Record<string, unknown>;
  Object.assign(signed, JSON.parse(fromUtf8(files.get('data/head.json')!)));
  signed['manifestSha256'] = sha(files.get('manifest-sha256.txt')!);
  signed['tagManifestSha256'] = sha(files.get('tagmanifest-sha256.txt')!);
  signed['keyFingerprint'] = key.fingerprint;
  change(signed);
  files.set('sig/signed.json', utf8(canonicalize(signed)!));
  files.set('sig/signed.sig', signWith(key, files.get('sig/signed.json')!));
  files.set('sig/key.pem', utf8(key.pem));
  return files;
}

export function logOf(files: Files): LogLine[] {
  return fromUtf8(files.get('data/log.jsonl')!).trimEnd().split('\n').map((line) => JSON.parse(line) as LogLine);
}

/** Puts a log in; with `rehead` the head and the metas follow it. */
export function setLog(files: Files, lines: readonly LogLine[], rehead = true): Files {
  files.set('data/log.jsonl', utf8(lines.map((line) => `${canonicalize(line)}\n`).join('')));
  if (!rehead) return files;
  const head = { chain: (lines[0] as { chain: string }).chain, count: lines.length, head: linksOf(lines).at(-1), seq: lines.length - 1 };
  files.set('data/head.json', utf8(canonicalize(head)!));
  for (const line of lines) {
    if ('parts' in line && line.parts.length > 0) files.set(`data/items/${String(line.seq).padStart(4, '0')}/meta.json`, utf8(canonicalize(line)!));
  }
  return files;
}

export function crc32Of(bytes: Uint8Array): number {
  return crc32(bytes);
}

export function u16(n: number): number[] {
  return [n & 255, (n >>> 8) & 255];
}

export function u32(n: number): number[] {
  return [...u16(n & 0xffff), ...u16(n >>> 16)];
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

export function u64(n: number): number[] {
  return [...u32(n % 2 ** 32 >>> 0), ...u32(Math.floor(n / 2 ** 32))];
}
