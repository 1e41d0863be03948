import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Folder of the project. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** Files under a folder, paths from the root; throws when the folder is not there. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => normalize(join(entry.parentPath, entry.name)).slice(ROOT.length + 1))
    .sort();
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** A file's code without its comments. */
export function codeOf(path: string): string {
  return textOf(path).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*$/gm, '');
}

/** Everything that is shipped and written by us, catalogues and packs included. */
export function shippedFiles(): string[] {
  return ['lib', 'components', 'entrypoints'].flatMap(filesUnder);
}

/** Shipped code alone. */
export function shippedCode(): string[] {
  return shippedFiles().filter((path) => /\.tsx?$/.test(path));
}

export interface Import {
  /** A path from the root, or a package's name as written. */
  to: string;
  /** Gone after compiling: `import type` and `export type`. An inline `type` leaves the import standing (verbatimModuleSyntax). */
  typeOnly: boolean;
}

const STATIC = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\sfrom\s+)?['"]([^'"\n]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"\n]+)['"]/g;
const ADDRESS = /new URL\(\s*['"](\.[^'"\n]+)['"],\s*import\.meta\.url/g;
const GLOB = /import\.meta\.glob(?:<[^(]*>)?\(\s*'([^'\n]+)'/g;
const SCRIPT = /<(?:script|link)[^>]*\s(?:src|href)="([^"]+)"/g;

function resolve(from: string, asked: string): string {
  // `?inline` and its like say how the bundler takes a file, not which one.
  const target = asked.replace(/\?\w+$/, '');
  if (!target.startsWith('.')) return target;
  const path = normalize(join(dirname(from), target));
  for (const ending of ['', '.ts', '.tsx']) {
    const file = path + ending;
    if (/\.\w+$/.test(file) && existsSync(join(ROOT, file))) return file;
  }
  throw new Error(`${from} imports ${target}, which is not there`);
}

/** What a file imports, in any way that this project uses. Throws on a relative import that leads nowhere. */
export function importsOf(path: string): Import[] {
  const text = textOf(path);
  if (path.endsWith('.html')) return [...text.matchAll(SCRIPT)].map(([, target]) => ({ to: resolve(path, target as string), typeOnly: false }));
  if (!/\.m?[jt]sx?$/.test(path)) return [];
  const found: Import[] = [];
  for (const [, type, target] of text.matchAll(STATIC)) found.push({ to: resolve(path, target as string), typeOnly: type !== undefined });
  for (const pattern of [DYNAMIC, ADDRESS]) {
    for (const [, target] of text.matchAll(pattern)) {
      // An address may be a folder, which is no module.
      if (pattern === DYNAMIC || /\.\w+$/.test(target as string)) found.push({ to: resolve(path, target as string), typeOnly: false });
    }
  }
  for (const [, pattern] of text.matchAll(GLOB)) {
    const [folder, ending] = normalize(join(dirname(path), pattern as string)).split('*') as [string, string];
    for (const file of filesUnder(folder)) if (file.endsWith(ending)) found.push({ to: file, typeOnly: false });
  }
  return found;
}

/** Every file and package that the given files lead to, each with the chain of imports that leads there. `types: false` leaves out what is gone after compiling. */
export function reachedFrom(starts: string[], { types }: { types: boolean }): Map<string, string[]> {
  const ways = new Map<string, string[]>(starts.map((start) => [start, [start]]));
  const queue = [...starts];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (!existsSync(join(ROOT, path))) continue;
    for (const { to, typeOnly } of importsOf(path)) {
      if ((typeOnly && !types) || ways.has(to)) continue;
      ways.set(to, [...(ways.get(path) ?? []), to]);
      queue.push(to);
    }
  }
  return ways;
}
