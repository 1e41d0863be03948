import { isWithheld, verifyChain, type LogLine } from '../evidence/chain';
import type { Canonical, Entry } from '../evidence/entry';
import { ENTRY_KEYS, HEAD_KEYS, LINE_KEYS, PART_KEYS, PART_NAME, TIME_KEYS } from './format';
import { decode, fields, hash, list, natural, parseCanonical, text, type JsonObject } from './json';
import { Refusal } from './refusal';

/** A line of the log with the text that it was read from (without its LF). */
export interface ReadLine {
  line: LogLine;
  text: string;
}

/** `data/head.json`, and the part of `sig/signed.json` that repeats it. */
export interface Head {
  chain: string;
  seq: number;
  count: number;
  head: string;
}

/**
 * The lines of `data/log.jsonl`, each of the right form; nothing is said of the chain yet.
 * Throws Refusal: text-form, log-line (no LF at the end, an empty line), json-form, json-fields, part-name, each with the line's number.
 */
export function readLog(bytes: Uint8Array): ReadLine[] {
  const all = decode(bytes, 'data/log.jsonl');
  if (!all.endsWith('\n')) throw new Refusal('log-line', 'end');
  return all.slice(0, -1).split('\n').map((line, i) => {
    const where = `line ${i + 1}`;
    if (line === '') throw new Refusal('log-line', where);
    return { line: logLine(parseCanonical(line, where), where), text: line };
  });
}

function logLine(value: Canonical, where: string): LogLine {
  const withheld = typeof value === 'object' && value !== null && 'entryHash' in value;
  if (!withheld) return entry(fields(value, ENTRY_KEYS, where), where);
  const line = fields(value, LINE_KEYS, where);
  return { seq: natural(line['seq'], where), entryHash: hash(line['entryHash'], where) };
}

function entry(value: JsonObject, where: string): Entry {
  for (const key of ['case', 'chain', 'kind', 'salt']) text(value[key], where);
  if (value['v'] !== 1) throw new Refusal('json-fields', where);
  natural(value['seq'], where);
  const time = fields(value['time'], TIME_KEYS, where);
  for (const key of ['boot', 'iso', 'zone']) text(time[key], where);
  for (const key of ['monotonicMs', 'utcMs']) natural(time[key], where);
  for (const code of list(value['completeness'], where)) text(code, where);
  const body = value['body'];
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal('json-fields', where);
  const names = new Set(['meta.json']);
  for (const item of list(value['parts'], where)) {
    const part = fields(item, PART_KEYS, where);
    const name = text(part['name'], where);
    hash(part['sha256'], where);
    natural(part['size'], where);
    text(part['type'], where);
    if (!PART_NAME.test(name) || names.has(name)) throw new Refusal('part-name', where);
    names.add(name);
  }
  return value as unknown as Entry;
}

/** Reads `data/head.json`. Throws Refusal: text-form, json-form, json-fields. */
export function readHead(bytes: Uint8Array): Head {
  const where = 'data/head.json';
  return headIn(fields(parseCanonical(decode(bytes, where), where), HEAD_KEYS, where), where);
}

/** The head's four values in a larger object. */
export function headIn(value: JsonObject, where: string): Head {
  return {
    chain: text(value['chain'], where),
    seq: natural(value['seq'], where),
    count: natural(value['count'], where),
    head: hash(value['head'], where),
  };
}

/**
 * Recomputes the chain and holds it against the head that is told and the key that signed. Answers the links, one a line.
 * Throws Refusal: `log-` and a ChainProblem (with the line's number), log-head, log-key.
 */
export async function checkLog(lines: readonly ReadLine[], told: Head, fingerprint: string | null): Promise<string[]> {
  const check = await verifyChain(lines.map(({ line }) => line));
  const [first] = check.problems;
  if (first) throw new Refusal(`log-${first.problem}`, `line ${first.line + 1}`);
  const same = check.head === told.head && check.chain === told.chain && check.count === told.count && check.count - 1 === told.seq;
  if (!same) throw new Refusal('log-head');
  if (check.keyFingerprint !== fingerprint) throw new Refusal('log-key');
  return check.links;
}

/** The entries that are disclosed, with their text. */
export function disclosed(lines: readonly ReadLine[]): { entry: Entry; text: string }[] {
  return lines.flatMap(({ line, text: written }) => (isWithheld(line) ? [] : [{ entry: line, text: written }]));
}
