import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceOf } from '../../lib/package/source';
import { verifyPackage, type VerifyReport } from '../../lib/package/verify';
import type { Ground } from './mutation';
import { MUTATIONS } from './mutations';
import { inOrder, rezip, unpack } from './repack';
import { inputOf, linksOf, pack, sampleLog, signWith, newKey, withhold, hashOf, sha } from './sample';
import type { Entry } from '../../lib/evidence/entry';

const PYTHON = new URL('../../public/verify_package.py', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'recourse-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Case {
  name: string;
  zip: Uint8Array;
  args: { expectKey?: string; expectHead?: string };
}

/** Runs the program's own checks over all files in one process, for speed; its command line is tested elsewhere. */
const DRIVER = `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location('verify_package', sys.argv[1])
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)
for case in json.load(sys.stdin):
    with open(case['file'], 'rb') as file:
        print(json.dumps(program.Run(file, case.get('expectKey'), case.get('expectHead')).all()))
`;

/** All cases through both verifiers. */
async function runAll(cases: Case[]): Promise<Map<string, { here: VerifyReport; python: VerifyReport }>> {
  const files = cases.map(({ zip, args }) => {
    const file = join(folder, `${randomUUID()}.zip`);
    writeFileSync(file, zip);
    return { file, ...args };
  });
  const { status, stdout, stderr } = spawnSync('python3', ['-I', '-c', DRIVER, PYTHON], { input: JSON.stringify(files), encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(stderr);
  const told = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as VerifyReport);
  const results = new Map<string, { here: VerifyReport; python: VerifyReport }>();
  for (const [i, { name, zip, args }] of cases.entries()) results.set(name, { here: await verifyPackage(sourceOf(zip), args), python: told[i]! });
  return results;
}

const failing = (report: VerifyReport) => report.lines.filter((line) => line.state === 'DOES NOT MATCH').map((line) => `${line.id}:${line.reason}`);

describe('hostile packages', () => {
  let results: Awaited<ReturnType<typeof runAll>>;

  beforeAll(async () => {
    const log = sampleLog();
    const { zip } = await pack(inputOf(log));
    const ground: Ground = { zip, log, head: linksOf(log.lines).at(-1)! };
    const cases: Case[] = [];
    for (const mutation of MUTATIONS) {
      const args = mutation.told ? { expectKey: log.key.fingerprint, expectHead: ground.head } : {};
      cases.push({ name: mutation.name, zip: await mutation.make(ground), args });
    }
    results = await runAll(cases);
  }, 60_000);

  it('are at least forty, each with its own name', () => {
    expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length);
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(MUTATIONS)('$name: $refused', ({ name, refused }) => {
    const { here, python } = results.get(name)!;
    expect(failing(here)).toContain(refused);
    expect(here.result).toBe('DOES NOT MATCH');
    expect(python.result).toBe('DOES NOT MATCH');
    expect(python).toEqual(here);
  });
});

describe('good packages', () => {
  let results: Awaited<ReturnType<typeof runAll>>;
  const log = sampleLog();
  const links = linksOf(log.lines);
  const key = { expectKey: log.key.fingerprint };

  beforeAll(async () => {
    const part = (log.lines[1] as Entry).parts.find(({ name }) => name === 'text.txt')!;
    const changed = newKey();
    const after: Entry = { ...(log.lines[2] as Entry), seq: 6, kind: 'key-change', salt: sha('new key').slice(0, 32), body: { keyFingerprint: changed.fingerprint } };
    const good: [string, Parameters<typeof inputOf>[1], Case['args']][] = [
      ['whole', {}, { ...key, expectHead: links.at(-1)! }],
      ['told nothing', {}, {}],
      ['an earlier head', {}, { ...key, expectHead: links[2]! }],
      ['upper-case codes', {}, { expectKey: log.key.fingerprint.toUpperCase(), expectHead: links.at(-1)!.toUpperCase() }],
      ['exhibits 3 and 5 alone', { lines: withhold(log.lines, 1, 2, 4) }, { ...key, expectHead: links.at(-1)! }],
      ['all withheld but genesis', { lines: withhold(log.lines, 1, 2, 3, 4, 5) }, key],
      ['an original left out', { withheldParts: [{ seq: 1, name: 'text.txt', sha256: part.sha256, why: 'choice' }] }, key],
      [
        'a masked copy beside its original',
        { derived: [{ seq: 1, name: 'text-masked.txt', from: part.sha256, how: 'masked', bytes: new TextEncoder().encode('연락처 ***-****-****') }] },
        key,
      ],
      ['no uploads', { uploads: [] }, key],
      [
        'a changed key',
        { lines: [...log.lines, after], keyFingerprint: changed.fingerprint, publicKeyPem: changed.pem, sign: async (bytes) => signWith(changed, bytes) },
        { expectKey: changed.fingerprint, expectHead: links.at(-1)! },
      ],
    ];
    const cases: Case[] = [];
    for (const [name, more, args] of good) cases.push({ name, zip: (await pack(inputOf(log, more))).zip, args });
    cases.push({ name: 'zipped by another writer of the same profile', zip: rezip(inOrder(unpack(cases[0]!.zip))), args: key });
    results = await runAll(cases);
  }, 60_000);

  it('match in both verifiers, which say the same', () => {
    expect(results.size).toBe(11);
    for (const [name, { here, python }] of results) {
      expect(failing(here), name).toEqual([]);
      expect(here.result, name).toBe('MATCHES');
      expect(python, name).toEqual(here);
    }
  });

  it.each([
    ['told nothing', 'owner-key', 'NOT CHECKED', 'not-given', ''],
    ['told nothing', 'head-code', 'NOT CHECKED', 'not-given', ''],
    ['told nothing', 'withheld', 'NOT CHECKED', 'absent', ''],
    ['told nothing', 'derived', 'NOT CHECKED', 'absent', ''],
    ['whole', 'owner-key', 'MATCHES', 'ok', ''],
    ['whole', 'head-code', 'MATCHES', 'ok', ''],
    ['whole', 'clock', 'NOT CHECKED', 'own-clock', ''],
    ['an earlier head', 'head-code', 'MATCHES', 'head-earlier', '2'],
    ['exhibits 3 and 5 alone', 'withheld', 'NOT CHECKED', 'left-out', '3 + 0'],
    ['an original left out', 'withheld', 'NOT CHECKED', 'left-out', '0 + 1'],
    ['a masked copy beside its original', 'derived', 'MATCHES', 'ok', ''],
    ['a changed key', 'head-code', 'MATCHES', 'head-earlier', '5'],
  ] as const)('%s: %s is %s (%s)', (name, id, state, reason, detail) => {
    expect(results.get(name)!.here.lines.find((line) => line.id === id)).toEqual({ id, state, reason, detail });
  });

  it('keep the entry hash of a withheld entry', () => {
    const line = withhold(log.lines, 2)[2];
    expect(line).toEqual({ seq: 2, entryHash: hashOf(log.lines[2]!) });
  });
});
