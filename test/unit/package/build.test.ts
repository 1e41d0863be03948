import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../../lib/evidence/entry';
import { buildPackage, type BuiltPackage, type PackageInput } from '../../../lib/package/build';
import { packageName } from '../../../lib/package/format';
import { sourceOf } from '../../../lib/package/source';
import { verifyPackage } from '../../../lib/package/verify';
import { png } from '../../hostile/png';
import { inputOf, linksOf, newKey, NOW, pack, sampleLog, sha, withhold } from '../../hostile/sample';

const folder = mkdtempSync(join(tmpdir(), 'recourse-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

const log = sampleLog('build', [png(64, 48, (x, y) => [x, y, 0])]);
const root = join(folder, 'unpacked');
const path = join(folder, 'package.zip');
let built: BuiltPackage;

beforeAll(async () => {
  const made = await pack(inputOf(log, { lines: withhold(log.lines, 4) }));
  built = made.built;
  writeFileSync(path, made.zip);
  execFileSync('unzip', ['-q', path, '-d', root]);
});

const shell = (command: string) => spawnSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' });

describe('a built package', () => {
  it('tells its name, head, key, size and files', () => {
    expect(built.name).toBe('RECOURSE-kmong-order-6826723-20251007T032000Z.zip');
    expect(built.head).toBe(linksOf(log.lines).at(-1));
    expect([built.seq, built.count, built.chain]).toEqual([5, 6, log.chain]);
    expect(built.keyFingerprint).toBe(log.key.fingerprint);
    expect(built.size).toBe(readFileSync(path).length);
    const listed = execFileSync('unzip', ['-Z1', path]).toString().trim().split('\n');
    expect(built.files.map(({ name }) => name)).toEqual(listed);
  });

  it('holds the layout, bagit.txt first and then byte order', () => {
    expect(built.files.map(({ name }) => name)).toEqual([
      'bagit.txt', 'README-en.txt', 'README-ko.txt', 'README-tr.txt', 'VERIFY.txt', 'bag-info.txt', 'data/head.json',
      'data/items/0001/facts.json', 'data/items/0001/meta.json', 'data/items/0001/page.html', 'data/items/0001/slice-001.png', 'data/items/0001/text.txt',
      'data/items/0003/meta.json', 'data/items/0003/page.html', 'data/items/0003/text.txt', 'data/items/0005/meta.json', 'data/items/0005/text.txt',
      'data/log.jsonl', 'manifest-sha256.txt', 'report.html', 'sig/key.pem', 'sig/signed.json', 'sig/signed.sig', 'tagmanifest-sha256.txt', 'upload/summary.pdf',
    ]);
  });

  it.each([
    ['unzip -tq ../package.zip', 'No errors detected'],
    ['sha256sum -c --strict --quiet manifest-sha256.txt && echo fine', 'fine'],
    ['sha256sum -c --strict --quiet tagmanifest-sha256.txt && echo fine', 'fine'],
    ['openssl dgst -sha256 -verify sig/key.pem -signature sig/signed.sig sig/signed.json', 'Verified OK'],
  ])('satisfies %s', (command, answer) => {
    const { status, stdout, stderr } = shell(command);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain(answer);
  });

  it('can be checked by hand as VERIFY.txt says', () => {
    const text = readFileSync(join(root, 'VERIFY.txt'), 'utf8');
    const program = /\n( {5}import sys, json[\s\S]*?\n)   must give/.exec(text)![1]!.replace(/^ {5}/gm, '');
    writeFileSync(join(folder, 'head.py'), program);
    expect(shell('python3 ../head.py < data/log.jsonl').stdout.trim()).toBe(built.head);
    expect(shell('openssl pkey -pubin -in sig/key.pem -outform DER | sha256sum').stdout.slice(0, 64)).toBe(log.key.fingerprint);
    expect(text).toContain(built.head);
    expect(text).toContain(log.key.fingerprint);
  });

  it('holds the log, its head and the statement as canonical JSON', () => {
    const lines = readFileSync(join(root, 'data/log.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    expect(JSON.parse(lines[4]!)).toEqual(withhold(log.lines, 4)[4]);
    expect(readFileSync(join(root, 'data/items/0003/meta.json'), 'utf8')).toBe(lines[3]);
    expect(readFileSync(join(root, 'data/head.json'), 'utf8')).toBe(`{"chain":"${log.chain}","count":6,"head":"${built.head}","seq":5}`);
    const signed = readFileSync(join(root, 'sig/signed.json'), 'utf8');
    expect(signed).toBe(
      `{"chain":"${log.chain}","count":6,"head":"${built.head}","keyFingerprint":"${log.key.fingerprint}","manifestSha256":"${sha(readFileSync(join(root, 'manifest-sha256.txt')))}",` +
        `"seq":5,"tagManifestSha256":"${sha(readFileSync(join(root, 'tagmanifest-sha256.txt')))}","tool":"Recourse 0.1.0","v":1}`,
    );
  });

  it('counts its payload in bag-info.txt', () => {
    const info = readFileSync(join(root, 'bag-info.txt'), 'utf8');
    const count = shell('find data -type f | wc -l').stdout.trim();
    const bytes = shell("find data -type f -printf '%s\\n' | paste -sd+ | bc").stdout.trim() || String(built.files.filter(({ name }) => name.startsWith('data/')).reduce((sum, { size }) => sum + size, 0));
    expect(info).toBe(`Bagging-Date: 2025-10-07\nBag-Software-Agent: Recourse 0.1.0\nExternal-Identifier: kmong:order:6826723\nPayload-Oxum: ${bytes}.${count}\n`);
  });

  it('says the same in three READMEs and never what cannot be said', () => {
    for (const locale of ['en', 'ko', 'tr']) {
      const text = readFileSync(join(root, `README-${locale}.txt`), 'utf8');
      expect(text).toContain(built.head);
      expect(text).toContain(log.key.fingerprint);
      expect(text).not.toMatch(/tamper-proof|court-admissible|legally valid/i);
    }
  });

  it('is the same twice but for the signature', async () => {
    const { built: again } = await pack(inputOf(log, { lines: withhold(log.lines, 4) }));
    const plain = (one: BuiltPackage) => one.files.filter(({ name }) => name !== 'sig/signed.sig').map(({ name, sha256 }) => [name, sha256]);
    expect(plain(again)).toEqual(plain(built));
  });
});

describe('buildPackage', () => {
  const refused = async (more: Partial<PackageInput>, code: string) => {
    let written = 0;
    const sink = { write: async (bytes: Uint8Array) => void (written += bytes.length) };
    await expect(buildPackage(inputOf(log, more), sink)).rejects.toMatchObject({ code });
    expect(written).toBe(0);
  };

  it.each<[string, string, () => Partial<PackageInput>]>([
    ['a stored part whose bytes changed', 'part-damaged', () => ({ part: async () => sourceOf(new TextEncoder().encode('changed')) })],
    ['a stored part that is gone', 'part-missing', () => ({ part: async () => Promise.reject(new Error('gone')) })],
    ['a log with a line missing', 'chain-broken', () => ({ lines: log.lines.filter(({ seq }) => seq !== 2) })],
    ['a log of another key', 'key-other', () => { const other = newKey(); return { publicKeyPem: other.pem, keyFingerprint: other.fingerprint }; }],
    ['a fingerprint of another key', 'key-other', () => ({ keyFingerprint: 'a'.repeat(64) })],
    ['an upload of a name outside the layout', 'name-refused', () => ({ uploads: [{ name: '../evil.pdf', bytes: new Uint8Array() }] })],
  ])('writes nothing for %s', async (_, code, more) => {
    await refused(more(), code);
  });

  it('leaves a damaged part out when that is said, and the rest verifies', async () => {
    const text = (log.lines[1] as Entry).parts.find(({ name }) => name === 'text.txt')!;
    const part = async (hash: string) => sourceOf(hash === text.sha256 ? new TextEncoder().encode('damaged') : log.blobs.get(hash)!);
    const { zip } = await pack(inputOf(log, { part, withheldParts: [{ seq: 1, name: 'text.txt', sha256: text.sha256, why: 'damaged' }] }));
    const report = await verifyPackage(sourceOf(zip));
    expect(report.result).toBe('MATCHES');
    expect(report.lines.find(({ id }) => id === 'withheld')).toMatchObject({ state: 'NOT CHECKED', detail: '0 + 1' });
  });

  it('tells its progress up to the end, never backwards', async () => {
    const seen: number[] = [];
    let total = 0;
    await buildPackage(inputOf(log), { write: async () => undefined }, { onProgress: (progress) => (seen.push(progress.done), (total = progress.total)) });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(total);
  });

  it('stops when it is cancelled midway', async () => {
    const control = new AbortController();
    let written = 0;
    const sink = { write: async (bytes: Uint8Array) => void ((written += bytes.length), written > 3000 && control.abort()) };
    await expect(buildPackage(inputOf(log), sink, { signal: control.signal })).rejects.toThrow(/abort/i);
    expect(written).toBeLessThan(built.size);
  });

  it('holds one piece of a large part at a time', async () => {
    const bytes = new Uint8Array(9 * 1024 * 1024).fill(1);
    const lines = structuredClone(log.lines);
    const entry = lines[5] as Entry;
    entry.parts.push({ name: 'file.bin', sha256: sha(bytes), size: bytes.length, type: 'application/octet-stream' });
    let largest = 0;
    const sink = { write: async (piece: Uint8Array) => void (largest = Math.max(largest, piece.length)) };
    await buildPackage(inputOf(log, { lines, part: async (hash) => sourceOf(hash === sha(bytes) ? new Blob([bytes]) : log.blobs.get(hash)!) }), sink);
    expect(largest).toBe(4 * 1024 * 1024);
  });
});

describe('packageName', () => {
  it.each([
    ['kmong:order:6826723', 'RECOURSE-kmong-order-6826723-20251007T032000Z.zip'],
    ['r10:listing:../../etc', 'RECOURSE-r10-listing-etc-20251007T032000Z.zip'],
    ['주문', 'RECOURSE-log-20251007T032000Z.zip'],
  ])('%s', (id, name) => {
    expect(packageName(id, NOW)).toBe(name);
  });
});
