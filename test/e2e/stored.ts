import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { WireCall } from './wire';

const ROOT = join(import.meta.dirname, '..', '..');

/** A line of the log as the browser has it on disk. */
export interface StoredLine {
  seq: number;
  entryHash: string;
  link: string;
  /** 'removed' where the content is gone. */
  kind: string;
  captureId: string | null;
  why: string | null;
  completeness: string[];
  parts: { name: string; sha256: string }[];
}

/** What the extension's database holds, read by a page of its own and not by our code. */
export interface Stored {
  lines: StoredLine[];
  /** Link of the last line as the head's row has it; null without a log. */
  head: { seq: number; link: string } | null;
  /** Captures that the journal still has as under way. */
  open: string[];
  /** SHA-256 of every stored blob: as its key says, and as its bytes are. */
  blobs: { key: string; real: string }[];
}

/** Every row that makes up the log, as text with sorted keys; bytes stand as the hash that they really have. */
export interface Rows {
  /** Lines of the own chain, in order: content, hash and link. */
  own: string[];
  /** Lines of other logs. */
  beside: string[];
  /** Where each chain ends, and which is the own one. */
  heads: string[];
  blobs: string[];
  cases: string[];
}

/** A page of the extension, whichever browser drives it. */
interface OwnPage {
  evaluate<T>(work: () => Promise<T>): Promise<T>;
}

/** Reads the database from a page of the extension. */
export function storedIn(desk: OwnPage): Promise<Stored> {
  return desk.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const hex = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const db = await asked(indexedDB.open('recourse'));
    try {
      const names = ['entries', 'heads', 'journal', 'blobs', 'pieces'];
      const store = db.transaction(names, 'readonly');
      const [entries, heads, journal, blobs, pieces] = (await Promise.all(names.map((name) => asked(store.objectStore(name).getAll())))) as [any[], any[], any[], any[], any[]];
      const own = heads.find((row) => row.own === 1);
      const whole = (hash: string) => new Blob(pieces.filter(({ sha256 }) => sha256 === hash).map(({ bytes }) => bytes)).arrayBuffer();
      return {
        lines: entries.map(({ seq, entryHash, link, entry }) => ({
          seq,
          entryHash,
          link,
          kind: entry?.kind ?? 'removed',
          captureId: entry?.body.captureId ?? null,
          why: entry?.body.why ?? null,
          completeness: entry?.completeness ?? [],
          parts: (entry?.parts ?? []).map(({ name, sha256 }: { name: string; sha256: string }) => ({ name, sha256 })),
        })),
        head: own ? { seq: own.seq, link: own.link } : null,
        open: journal.filter(({ state }) => state === 'open' || state === 'sealing').map(({ captureId }) => captureId),
        blobs: await Promise.all(blobs.map(async ({ sha256, bytes }) => ({ key: sha256, real: hex(await crypto.subtle.digest('SHA-256', bytes ?? (await whole(sha256)))) }))),
      };
    } finally {
      db.close();
    }
  });
}

/** Reads everything that a backup carries from a page of the extension, for one log to be held against another. */
export function rowsIn(desk: OwnPage): Promise<Rows> {
  return desk.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const text = (row: unknown) =>
      JSON.stringify(row, (_, one) => (typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one));
    const db = await asked(indexedDB.open('recourse'));
    try {
      const names = ['entries', 'imported', 'heads', 'blobs', 'pieces', 'cases'];
      const store = db.transaction(names, 'readonly');
      const [own, beside, heads, blobs, pieces, cases] = (await Promise.all(names.map((name) => asked(store.objectStore(name).getAll())))) as [any[], any[], any[], any[], any[], any[]];
      const hashed = async ({ bytes, ...row }: any) => {
        const whole = bytes ?? (await new Blob(pieces.filter(({ sha256 }) => sha256 === row.sha256).map((piece) => piece.bytes)).arrayBuffer());
        return { ...row, real: [...new Uint8Array(await crypto.subtle.digest('SHA-256', whole))].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
      };
      return {
        own: own.map(text),
        beside: beside.map(text),
        heads: heads.map(({ chain, seq, link, own: mine }) => text({ chain, seq, link, own: mine === 1 })),
        blobs: (await Promise.all(blobs.map(hashed))).map(text),
        cases: cases.map(text),
      };
    } finally {
      db.close();
    }
  });
}

/** The log's head code alone, without reading what it holds. */
export function storedHead(desk: OwnPage): Promise<string> {
  return desk.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('recourse');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const heads = opening.result.transaction('heads').objectStore('heads').getAll();
          heads.onerror = () => reject(heads.error);
          heads.onsuccess = () => {
            opening.result.close();
            resolve(heads.result.find(({ own }) => own === 1).link as string);
          };
        };
      }),
  );
}

/** Ids of the captures that a page was told to have begun. */
export function begunIn(calls: readonly WireCall[]): string[] {
  return calls.flatMap(({ step, answer }) => (step === 'beginCapture' && answer?.ok ? [answer.value['captureId'] as string] : []));
}

/** Hashes of the entries that a page was told to be sealed. */
export function sealedIn(calls: readonly WireCall[]): string[] {
  return calls.flatMap(({ step, answer }) => (step === 'sealCapture' && answer?.ok ? [answer.value['entryHash'] as string] : []));
}

/** What must hold after any stop, by the log's rules: what was told as sealed is there as a capture; what was never asked to be sealed is there as aborted. */
export function expectWhole(stored: Stored, calls: readonly WireCall[]): void {
  expectOrderly(stored);
  const kinds = new Map(stored.lines.map(({ captureId, kind }) => [captureId, kind]));
  for (const hash of sealedIn(calls)) assert.equal(stored.lines.find(({ entryHash }) => entryHash === hash)?.kind, 'capture', `told as sealed: ${hash}`);
  const asked = new Set(calls.filter(({ step }) => step === 'sealCapture').map(({ captureId }) => captureId));
  for (const id of begunIn(calls)) {
    if (asked.has(id)) assert.ok(['capture', 'aborted'].includes(kinds.get(id) ?? 'nothing'), `begun and asked to be sealed: ${id}`);
    else assert.equal(kinds.get(id), 'aborted', `begun and never asked to be sealed: ${id}`);
  }
}

/** What must hold of any log at rest: one entry a capture, each complete or told as aborted; lines one behind another; no bytes missing, wrong or left over. */
export function expectOrderly({ lines, head, open, blobs }: Stored): void {
  assert.deepEqual(lines.map(({ seq }) => seq), lines.map((_, i) => i));
  const last = lines.at(-1);
  assert.deepEqual(head, last ? { seq: last.seq, link: last.link } : null);
  assert.deepEqual(open, [], 'captures left open');
  const captures = lines.filter(({ captureId }) => captureId !== null);
  assert.equal(new Set(captures.map(({ captureId }) => captureId)).size, captures.length, 'one entry for each capture');
  for (const { seq, kind, parts } of captures) {
    const names = parts.map(({ name }) => name);
    if (kind === 'aborted') continue;
    assert.ok(kind === 'capture' || kind === 'conversation', kind);
    for (const name of ['text.txt', 'facts.json', 'page.html', ...(kind === 'conversation' ? ['messages.json'] : [])]) assert.ok(names.includes(name), `entry ${seq} is sealed without ${name}`);
  }
  assert.deepEqual(blobs.filter(({ key, real }) => key !== real), []);
  const used = new Set(lines.flatMap(({ parts }) => parts.map(({ sha256 }) => sha256)));
  assert.deepEqual(new Set(blobs.map(({ key }) => key)), used);
}

/** The lines that stood before still stand, unchanged and in their places. */
export function expectKept(before: Stored, after: Stored): void {
  const places = ({ lines }: Stored) => lines.map(({ entryHash, link }) => `${entryHash} ${link}`);
  assert.deepEqual(places(after).slice(0, before.lines.length), places(before));
}

/** Both verifiers say MATCHES of a package, with that head. */
export function expectVerified(zip: string, head: string): void {
  const options = [zip, '--expect-head', head];
  const node = spawnSync(process.execPath, [join(ROOT, 'test/tools/verify.mjs'), ...options], { encoding: 'utf8' });
  const python = spawnSync('python3', ['-B', join(ROOT, 'public/verify_package.py'), ...options], { encoding: 'utf8' });
  for (const { stdout, stderr, status } of [node, python]) {
    assert.equal(stdout.trimEnd().split('\n').at(-1), 'MATCHES', stdout + stderr);
    assert.equal(status, 0);
  }
}

/** A log came whole from another browser: every row is as it was there, and the one line more hands the log on from one key to the next. */
export function expectMoved(before: Rows, after: Rows, key: { from: string; to: string }): void {
  assert.notEqual(key.from, key.to);
  assert.deepEqual(after.own.slice(0, -1), before.own);
  assert.deepEqual(after.blobs, before.blobs);
  assert.deepEqual(after.cases, before.cases);
  assert.deepEqual(after.beside, before.beside);
  const { seq, chain, link, entry } = JSON.parse(after.own.at(-1) ?? '{}');
  assert.deepEqual({ seq, kind: entry.kind, body: entry.body }, { seq: before.own.length, kind: 'key-change', body: { keyFingerprint: key.to, before: key.from } });
  assert.deepEqual(after.heads.map((head) => JSON.parse(head)).filter(({ own }) => own), [{ chain, seq, link, own: true }]);
}
