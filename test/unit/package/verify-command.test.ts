import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputOf, linksOf, pack, sampleLog } from '../../hostile/sample';

const at = (path: string) => new URL(`../../../${path}`, import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'recourse-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

const log = sampleLog('command');
const good = join(folder, 'good.zip');
const bad = join(folder, 'bad.zip');

beforeAll(async () => {
  const { zip } = await pack(inputOf(log));
  writeFileSync(good, zip);
  const changed = zip.slice();
  changed[Math.floor(zip.length / 2)]! ^= 4;
  writeFileSync(bad, changed);
});

const PROGRAMS: [string, string[]][] = [
  ['node', [at('test/tools/verify.mjs')]],
  ['python3', ['-I', at('public/verify_package.py')]],
];

describe.each(PROGRAMS)('the verifier of %s', (program, first) => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(program, [...first, ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  it('exits 0 on MATCHES, with the codes shown', () => {
    const { status, stdout } = run(good);
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('MATCHES');
    expect(stdout).toContain(log.key.fingerprint);
    expect(stdout).toContain(linksOf(log.lines).at(-1)!);
    expect(stdout).toMatch(/NOT CHECKED +.*not-given/);
  });

  it('exits 1 on DOES NOT MATCH', () => {
    const { status, stdout } = run(bad);
    expect(status).toBe(1);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('DOES NOT MATCH');
  });

  it('takes --expect-key and --expect-head', () => {
    const key = log.key.fingerprint;
    const head = linksOf(log.lines).at(-1)!;
    expect(run(good, '--expect-key', key, '--expect-head', head).status).toBe(0);
    expect(run('--expect-key', 'a'.repeat(64), good).status).toBe(1);
    expect(run(good, '--expect-head', 'a'.repeat(64)).status).toBe(1);
  });

  it('prints JSON', () => {
    const report = JSON.parse(run(good, '--json').stdout) as { result: string; lines: { id: string }[]; found: { head: string } };
    expect(report.result).toBe('MATCHES');
    expect(report.lines).toHaveLength(12);
    expect(report.found.head).toBe(linksOf(log.lines).at(-1));
  });

  it('exits 2 when the command is wrong', () => {
    expect(run().status).toBe(2);
    expect(run(good, '--nonsense').status).toBe(2);
    expect(run(join(folder, 'nowhere.zip')).status).toBe(2);
  });
});
