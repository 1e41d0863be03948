import { isHash } from '../evidence/hash';
import { BAGIT_TEXT, byPlace, TAG_MANIFEST } from './format';
import { decode } from './json';
import { Refusal } from './refusal';
import { nameProblem } from './zip/names';

/** Writes a manifest: a line for each name in byte order. */
export function writeManifest(hashes: ReadonlyMap<string, string>): string {
  const names = [...hashes.keys()].sort((a, b) => (a < b ? -1 : 1));
  return names.map((name) => `${hashes.get(name)}  ${name}\n`).join('');
}

/** Reads a manifest of the one form that `writeManifest` gives, with names that an archive may hold. Throws Refusal('manifest-form'). */
export function readManifest(bytes: Uint8Array, where: string): Map<string, string> {
  const text = decode(bytes, where);
  const hashes = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const hash = line.slice(0, 64);
    const name = line.slice(66);
    if (!isHash(hash) || line.slice(64, 66) !== '  ' || hashes.has(name) || nameProblem(name, new Set())) throw new Refusal('manifest-form', where);
    hashes.set(name, hash);
  }
  if (writeManifest(hashes) !== text) throw new Refusal('manifest-form', where);
  return hashes;
}

/** True for the files that `manifest-sha256.txt` lists. */
export function isPayload(name: string): boolean {
  return name.startsWith('data/');
}

/** True for the files that `tagmanifest-sha256.txt` lists. */
export function isTag(name: string): boolean {
  return !isPayload(name) && !name.startsWith('sig/') && name !== TAG_MANIFEST;
}

/**
 * Holds a manifest against the files that are there: not-listed (a file that the manifest does not name), listed-missing (a name without
 * its file), hash-differs. Throws Refusal with the first of them in byte order of names.
 */
export function compareManifest(listed: ReadonlyMap<string, string>, there: ReadonlyMap<string, string>): void {
  for (const name of [...new Set([...listed.keys(), ...there.keys()])].sort(byPlace)) {
    if (!listed.has(name)) throw new Refusal('not-listed', name);
    if (!there.has(name)) throw new Refusal('listed-missing', name);
    if (listed.get(name) !== there.get(name)) throw new Refusal('hash-differs', name);
  }
}

/** Text of `bag-info.txt`. `bytes` and `files` are counted over `data/`; `date` is YYYY-MM-DD. */
export function bagInfo({ date, tool, caseId, bytes, files }: { date: string; tool: string; caseId: string; bytes: number; files: number }): string {
  return `Bagging-Date: ${date}\nBag-Software-Agent: ${tool}\nExternal-Identifier: ${caseId}\nPayload-Oxum: ${bytes}.${files}\n`;
}

/** Checks `bagit.txt` and `bag-info.txt`. Throws Refusal('bagit-text' | 'bag-info'). */
export function checkBag(bagit: Uint8Array, info: Uint8Array, payload: { bytes: number; files: number }): void {
  if (decode(bagit, 'bagit.txt') !== BAGIT_TEXT) throw new Refusal('bagit-text');
  const text = decode(info, 'bag-info.txt');
  const form = /^Bagging-Date: \d{4}-\d{2}-\d{2}\nBag-Software-Agent: [ -~]+\nExternal-Identifier: [ -~]*\nPayload-Oxum: (\d+\.\d+)\n$/.exec(text);
  if (!form || form[1] !== `${payload.bytes}.${payload.files}`) throw new Refusal('bag-info');
}
