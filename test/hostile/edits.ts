import canonicalize from 'canonicalize';
import type { LogLine } from '../../lib/evidence/chain';
import type { Entry } from '../../lib/evidence/entry';
import type { Ground } from './mutation';
import { fromUtf8, inOrder, logOf, remanifest, resign, rezip, setLog, unpack, utf8, type Files } from './repack';
import { signWith } from './sample';

export type Edit = (files: Files, ground: Ground) => void;

/** Files changed, nothing else: what a careless hand does. */
export const careless = (edit: Edit) => (ground: Ground) => {
  const files = unpack(ground.zip);
  edit(files, ground);
  return rezip(inOrder(files));
};
/** Manifests made anew, statement and signature left. */
export const remade = (edit: Edit) => (ground: Ground) => {
  const files = unpack(ground.zip);
  edit(files, ground);
  return rezip(inOrder(remanifest(files)));
};
/** Everything made anew and signed with the owner's own key. */
export const signed = (edit: Edit) => (ground: Ground) => {
  const files = unpack(ground.zip);
  edit(files, ground);
  return rezip(inOrder(resign(files, ground.log.key)));
};
export const append = (name: string, text: string): Edit => (files) => files.set(name, utf8(fromUtf8(files.get(name)!) + text));
export const replace = (name: string, from: string | RegExp, to: string | ((found: string) => string)): Edit => (files) => {
  const before = fromUtf8(files.get(name)!);
  const after = typeof to === 'string' ? before.replace(from, to) : before.replace(from, to);
  if (before === after) throw new Error(`${name} holds no ${from}`);
  files.set(name, utf8(after));
};
export const editEntry = (seq: number, change: (entry: Entry) => void, rehead: boolean): Edit => (files) => {
  const lines = logOf(files);
  change(lines[seq] as Entry);
  setLog(files, lines, rehead);
};
export const flipIn = (name: string, bit = 0): Edit => (files) => {
  const bytes = files.get(name)!;
  bytes[Math.floor(bytes.length / 2)]! ^= 1 << bit;
};

export const LOG_FILE = 'data/log.jsonl';
export const TEXT = 'data/items/0001/text.txt';

/** The statement changed before it is signed with the owner's own key. */
export const statement = (change: (signedJson: Record<string, unknown>) => void) => ({ zip, log }: Ground) =>
  rezip(inOrder(resign(unpack(zip), log.key, change)));

/** The statement's text changed, and that signed: what a writer of bad JSON would do. */
export const rawStatement = (change: (text: string) => string) => ({ zip, log }: Ground) => {
  const files = resign(unpack(zip), log.key);
  const before = fromUtf8(files.get('sig/signed.json')!);
  if (change(before) === before) throw new Error('the statement stayed the same');
  files.set('sig/signed.json', utf8(change(before)));
  files.set('sig/signed.sig', signWith(log.key, files.get('sig/signed.json')!));
  return rezip(inOrder(files));
};

/** The lines of the log changed; head and metas follow, so that only what is odd in a line is left to find. */
export const editLog = (change: (lines: LogLine[]) => LogLine[]): Edit => (files) => setLog(files, change(logOf(files)));

/** One line of the log as text, put in as it is given. */
export const rawLine = (seq: number, change: (text: string) => string): Edit => (files) => {
  const lines = fromUtf8(files.get(LOG_FILE)!).split('\n');
  const before = lines[seq]!;
  lines[seq] = change(before);
  if (lines[seq] === before) throw new Error(`line ${seq} stayed the same`);
  files.set(LOG_FILE, utf8(lines.join('\n')));
};

/** A file with the canonical JSON of a value. */
export const json = (name: string, value: unknown): Edit => (files) => files.set(name, utf8(canonicalize(value)!));

/** Several edits one after the other. */
export const all = (...edits: Edit[]): Edit => (files, ground) => edits.forEach((edit) => edit(files, ground));

/** A line more in a manifest, at its place in the order. */
export const listed = (manifest: string, line: string): Edit => (files) => {
  const lines = [...fromUtf8(files.get(manifest)!).trimEnd().split('\n'), line].sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
  files.set(manifest, utf8(`${lines.join('\n')}\n`));
};
