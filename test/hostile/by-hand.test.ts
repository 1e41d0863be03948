import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrder, resign, rezip, unpack, utf8 } from './repack';
import { inputOf, linksOf, pack, sampleLog } from './sample';

const place = mkdtempSync(join(tmpdir(), 'recourse-by-hand-'));
const folder = join(place, 'package');
afterAll(() => rmSync(place, { recursive: true }));

const log = sampleLog('by hand');
let zip: Uint8Array;
let commands: string[];
let program: string;

/** What a stranger does: unpacks, reads VERIFY.txt, and types what it says. Commands are the lines indented by five. */
function unpackAndRead(bytes: Uint8Array, name: string): void {
  rmSync(place, { recursive: true });
  mkdirSync(place);
  writeFileSync(join(place, name), bytes);
  const { status, stderr } = spawnSync('unzip', ['-q', name, '-d', 'package'], { cwd: place, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const lines = readFileSync(join(folder, 'VERIFY.txt'), 'utf8').split('\n').filter((line) => line.startsWith('     ')).map((line) => line.slice(5));
  const python = /^(?:import|link =|for |print| )/;
  program = lines.filter((line) => python.test(line)).join('\n');
  commands = lines.filter((line) => !python.test(line) && !/^[0-9a-f]{64}$/.test(line));
  writeFileSync(join(place, 'head.py'), `${program}\n`);
}

function type(start: string): { status: number | null; stdout: string; stderr: string } {
  const found = commands.filter((command) => command.startsWith(start));
  expect(found.length, start).toBe(1);
  const { status, stdout, stderr } = spawnSync('bash', ['-c', found[0]!], { cwd: start === 'unzip' ? place : folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const STEPS = ['unzip', 'sha256sum -c --strict manifest', 'sha256sum -c --strict tagmanifest', '(cut', 'sha256sum manifest', 'cat', 'openssl dgst', 'openssl pkey', 'python3'];

describe('VERIFY.txt, followed to the letter', () => {
  beforeAll(async () => {
    const { zip: bytes, built } = await pack(inputOf(log));
    zip = bytes;
    unpackAndRead(zip, built.name);
  });

  it('has these steps and no others', () => {
    expect(commands.map((command) => STEPS.find((step) => command.startsWith(step)))).toEqual(STEPS);
  });

  it('finds every file as listed', () => {
    expect(type('unzip').stdout).toContain('No errors detected');
    for (const manifest of ['manifest', 'tagmanifest']) {
      const { status, stdout, stderr } = type(`sha256sum -c --strict ${manifest}`);
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(stdout.trimEnd().split('\n').every((line) => line.endsWith(': OK'))).toBe(true);
    }
    expect(type('(cut')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('finds both lists in the statement, the statement signed, the key and the head code', () => {
    const hashes = type('sha256sum manifest').stdout.trimEnd().split('\n').map((line) => line.slice(0, 64));
    const statement = JSON.parse(type('cat').stdout) as Record<string, unknown>;
    expect(hashes).toEqual([statement['manifestSha256'], statement['tagManifestSha256']]);
    expect(type('openssl dgst').stdout).toBe('Verified OK\n');
    expect(type('openssl pkey').stdout.slice(0, 64)).toBe(log.key.fingerprint);
    expect(type('python3')).toEqual({ status: 0, stdout: `${linksOf(log.lines).at(-1)}\n`, stderr: '' });
    const text = readFileSync(join(folder, 'VERIFY.txt'), 'utf8');
    expect(text).toContain(log.key.fingerprint);
    expect(text).toContain(linksOf(log.lines).at(-1));
  });
});

describe('VERIFY.txt, followed to the letter, shows', () => {
  const changed = (change: (files: Map<string, Uint8Array>) => void) => {
    const files = unpack(zip);
    change(files);
    unpackAndRead(rezip(inOrder(files)), 'changed.zip');
  };

  it('a changed file', () => {
    changed((files) => files.set('data/items/0001/text.txt', utf8('other')));
    const { status, stdout } = type('sha256sum -c --strict manifest');
    expect(status).toBe(1);
    expect(stdout).toContain('data/items/0001/text.txt: FAILED');
  });

  it('a file too many', () => {
    changed((files) => files.set('data/items/0001/more.txt', utf8('more')));
    expect(type('(cut').stdout).toBe('data/items/0001/more.txt\n');
  });

  it('a statement that the key did not sign', () => {
    changed((files) => {
      const signature = files.get('sig/signed.sig')!;
      resign(files, log.key, (signed) => (signed['tool'] = 'other'));
      files.set('sig/signed.sig', signature);
    });
    expect(type('openssl dgst').status).toBe(1);
  });

  it('an edited log', () => {
    changed((files) => files.set('data/log.jsonl', utf8(new TextDecoder().decode(files.get('data/log.jsonl')!).replace('"value":"yes"', '"value":"no"'))));
    expect(type('python3').stdout).not.toBe(`${linksOf(log.lines).at(-1)}\n`);
  });
});
