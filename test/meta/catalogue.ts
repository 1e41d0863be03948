import { QUESTIONS } from '../../lib/cases/questions';
import { filesUnder, shippedCode, codeOf, textOf } from './source';

export const LOCALES = ['ko', 'tr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type Texts = Record<string, string>;

const FOLDER = 'lib/i18n/messages';

/** Parts of the catalogue, by the names of their files. */
export const PARTS = [...new Set(filesUnder(FOLDER).map((path) => path.slice(FOLDER.length + 1).replace(/\.\w+\.json$/, '')))];

/** One part in one language; throws when there is none. */
export function part(name: string, locale: Locale): Texts {
  return JSON.parse(textOf(`${FOLDER}/${name}.${locale}.json`));
}

/** Every text of one language. */
export function allTexts(locale: Locale): Texts {
  return Object.assign({}, ...PARTS.map((name) => part(name, locale)));
}

export const slotsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot as string).sort();

interface Use {
  path: string;
  /** The key as written, or a template's fixed parts. */
  key: string;
}

const users = () => [...shippedCode(), ...filesUnder('test/tools').filter((path) => path.endsWith('.mjs'))];
const KEY = /['"]([a-z][\w-]*(?:\.[\w-]+)+)['"]/g;
const TEMPLATE = /`([a-z][\w-]*\.[^`\s]*\$\{[^`]*)`/g;
/** Codes that a log may bring and that are looked up in a group of keys: `sayCode('kind', …)`. */
const CODES = /sayCode\('([\w-]+)',/g;
const FILE = /\.(?:css|csv|html|ico|ics|js|json|jsonl|mjs|pdf|pem|png|py|sig|ts|tsx|txt|woff2|zip)$/;

/** Strings in the code that have the form of a key: their first word is the first word of some text's key, and they are neither a fact's id nor a file's name. */
export function literalKeys(texts: Texts): Use[] {
  const first = new Set(Object.keys(texts).map((key) => key.split('.')[0]));
  return users().flatMap((path) =>
    [...codeOf(path).matchAll(KEY)]
      .map(([, key]) => ({ path, key: key as string }))
      .filter(({ key }) => first.has(key.split('.')[0]) && !FILE.test(key) && !(key in QUESTIONS) && !(`fact.${key}.label` in texts)),
  );
}

/** Templates in the code that make keys, as patterns. */
export function templateKeys(texts: Texts): (Use & { pattern: RegExp })[] {
  const first = new Set(Object.keys(texts).map((key) => key.split('.')[0]));
  const coded = users().flatMap((path) => [...codeOf(path).matchAll(CODES)].map(([, group]) => ({ path, key: `${group}.`, pattern: new RegExp(`^${group}\\..+$`) })));
  const templates = users().flatMap((path) =>
    [...codeOf(path).matchAll(TEMPLATE)]
      .map(([, key]) => ({ path, key: key as string, pattern: new RegExp(`^${(key as string).split(/\$\{[^}]*\}/).map((fixed) => fixed.replaceAll('.', '\\.')).join('.+')}$`) }))
      .filter(({ key }) => first.has(key.split('.')[0])),
  );
  return [...coded, ...templates];
}

/** The words of a union of strings that a file declares: `export type NAME = 'a' | 'b'`. Throws when there is none. */
export function union(path: string, name: string): string[] {
  const declared = new RegExp(`type ${name} =([^;]*);`).exec(codeOf(path))?.[1];
  const words = [...(declared ?? '').matchAll(/'([^']+)'/g)].map(([, word]) => word as string);
  if (words.length === 0) throw new Error(`${path} declares no union ${name}`);
  return words;
}

/** Every word that the code hands on in a given way, by a pattern with one group. Throws when the pattern finds nothing: then the code has changed its way. */
export function wordsIn(folders: string[], pattern: RegExp): string[] {
  const words = folders.flatMap(filesUnder).filter((path) => /\.tsx?$/.test(path)).flatMap((path) => [...codeOf(path).matchAll(pattern)].map(([, word]) => word as string));
  if (words.length === 0) throw new Error(`nothing in ${folders.join(', ')} matches ${pattern.source}`);
  return [...new Set(words)];
}
