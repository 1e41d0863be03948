import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../../lib/package/verify';
import { rezip, utf8 } from '../../hostile/repack';
import { inputOf, linksOf, pack, sampleLog } from '../../hostile/sample';

const at = (path: string) => new URL(`../../../${path}`, import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'recourse-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

const log = sampleLog('command');
const key = log.key.fingerprint;
const head = linksOf(log.lines).at(-1)!;
const good = join(folder, 'good.zip');
const bad = join(folder, 'bad.zip');
const cut = join(folder, 'cut.zip');
const empty = join(folder, 'empty.zip');
const document = join(folder, 'document.docx');
const directory = join(folder, 'a folder');

beforeAll(async () => {
  const { zip } = await pack(inputOf(log));
  const changed = zip.slice();
  changed[Math.floor(zip.length / 2)]! ^= 4;
  writeFileSync(good, zip);
  writeFileSync(bad, changed);
  writeFileSync(cut, zip.slice(0, 1000));
  writeFileSync(empty, '');
  writeFileSync(document, rezip([['word/document.xml', utf8('<w/>')]]));
  mkdirSync(directory);
});

const PROGRAMS = {
  node: ['node', at('test/tools/verify.mjs')],
  python: ['python3', '-I', at('public/verify_package.py')],
} as const;

function run(name: keyof typeof PROGRAMS, ...args: string[]) {
  const [program, ...first] = PROGRAMS[name];
  const { status, stdout, stderr } = spawnSync(program, [...first, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe.each(['node', 'python'] as const)('the verifier of %s', (name) => {
  it('exits 0 on MATCHES, with the codes shown', () => {
    const { status, stdout, stderr } = run(name, good);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('MATCHES');
    expect(stdout).toContain(key);
    expect(stdout).toContain(head);
    expect(stdout).toMatch(/NOT CHECKED +.*not-given/);
  });

  it('takes --expect-key and --expect-head in any place', () => {
    expect(run(name, good, '--expect-key', key, '--expect-head', head).status).toBe(0);
    expect(run(name, '--expect-key', 'a'.repeat(64), good).status).toBe(1);
    expect(run(name, good, '--expect-head', 'a'.repeat(64)).status).toBe(1);
  });

  it('tells every check in JSON', () => {
    const report = JSON.parse(run(name, good, '--json').stdout) as { result: string; lines: { id: string }[]; found: { head: string } };
    expect(report.result).toBe('MATCHES');
    expect(report.lines.map(({ id }) => id)).toEqual([...CHECKS]);
    expect(report.found.head).toBe(head);
  });

  it.each([
    ['no file', []],
    ['two files', [good, good]],
    ['an unknown option', [good, '--nonsense']],
    ['an option cut short', [good, '--expect-k', key]],
    ['an option without its code', [good, '--expect-key']],
    ['a file that is not there', [join(folder, 'nowhere.zip')]],
    ['a folder', [directory]],
  ])('exits 2 with a reason and without a report: %s', (_what, args) => {
    const { status, stdout, stderr } = run(name, ...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
    expect(stderr).not.toMatch(/Traceback|^\s+at /m);
  });
});

describe('both programs print the same, byte for byte', () => {
  it.each([
    ['a good package', [good, '--expect-key', key], 0, 'MATCHES'],
    ['a changed package', [bad], 1, 'DOES NOT MATCH'],
    ['a package cut short', [cut], 1, 'the file is cut short, or something stands behind its end'],
    ['an empty file', [empty], 1, 'this is not a ZIP file'],
    ['a document of another program', [document], 1, 'this ZIP file is no Recourse package'],
    ['a code cut short', [good, '--expect-head', head.slice(1)], 1, 'the code given to compare is not 64 hexadecimal digits'],
  ])('%s', (_what, args, status, words) => {
    const [ours, theirs] = [run('node', ...args), run('python', ...args)];
    expect(ours.status).toBe(status);
    expect(ours.stdout).toContain(words);
    expect(theirs).toEqual(ours);
    expect(run('python', ...args, '--json')).toEqual(run('node', ...args, '--json'));
  });
});

describe('the Python program without openssl', () => {
  it('says what it needs and exits 2: a signature that nobody checked is no match', () => {
    const python = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout.trim();
    const { status, stdout, stderr } = spawnSync(python, ['-I', at('public/verify_package.py'), good], { encoding: 'utf8', env: { PATH: directory } });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('openssl');
  });
});
