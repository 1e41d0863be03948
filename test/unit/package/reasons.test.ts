import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textsFor } from '../../../lib/i18n/catalogue';
import { CHECKS } from '../../../lib/package/verify';
import { LOCALES } from './views';

const folder = new URL('../../../lib/package/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
const python = readFileSync(new URL('../../../public/verify_package.py', import.meta.url), 'utf8');

/** Codes that a verifier can give: in refusals, in outcomes, and those of the chain behind `log-`. */
const chain = [...readFileSync(new URL('../../../lib/evidence/chain.ts', import.meta.url), 'utf8').split('export type ChainProblem')[1]!.split(';')[0]!.matchAll(/'([a-z-]+)'/g)].map(([, code]) => `log-${code}`);
const codes = new Set([
  ...[...sources.matchAll(/new Refusal\('([a-z0-9-]+)'/g)].map(([, code]) => code!),
  ...[...sources.matchAll(/reason: '([a-z-]+)'/g)].map(([, code]) => code!),
  'zip-name', 'zip-duplicate',
  ...chain,
]);

describe('reasons of the verifiers', () => {
  it('are found by this test', () => {
    expect(codes.size).toBeGreaterThan(50);
    expect(chain).toHaveLength(7);
  });

  it.each(LOCALES)('and the checks have a sentence in %s', (locale) => {
    const texts = textsFor(locale);
    const keys = [...[...codes].map((code) => `report.verify.reason.${code}`), ...CHECKS.map((id) => `report.verify.line.${id}`)];
    expect(keys.filter((key) => !Object.hasOwn(texts, key))).toEqual([]);
  });

  it('have no sentence without a use', () => {
    const told = Object.keys(textsFor('en')).filter((key) => key.startsWith('report.verify.reason.')).map((key) => key.slice('report.verify.reason.'.length));
    expect(told.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('of the Python program are among them', () => {
    const given = [...python.matchAll(/Refusal\("([a-z0-9-]+)"|"(?:NOT CHECKED|MATCHES)", "([a-z-]+)"(?!:)/g)].map(([, refusal, outcome]) => (refusal ?? outcome)!);
    expect(given.length).toBeGreaterThan(50);
    expect(given.filter((code) => code !== 'log-' && !codes.has(code))).toEqual([]);
  });
});
