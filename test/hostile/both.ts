import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceOf } from '../../lib/package/source';
import { verifyPackage, type VerifyReport } from '../../lib/package/verify';

export const PYTHON = new URL('../../public/verify_package.py', import.meta.url).pathname;

export interface Case {
  zip: Uint8Array;
  expectKey?: string;
  expectHead?: string;
}

export interface Pair {
  here: VerifyReport;
  python: VerifyReport;
}

/** Runs the program's own checks over many files in one process, for speed; its command line is tested elsewhere. */
const DRIVER = `
import importlib.util, io, json, sys
spec = importlib.util.spec_from_file_location('verify_package', sys.argv[1])
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)
with open(sys.argv[2], 'rb') as file:
    for case in json.load(sys.stdin):
        data = file.read(case['length'])
        print(json.dumps(program.Run(io.BytesIO(data), case.get('expectKey'), case.get('expectHead')).all()))
`;

/** What the Python program says of each. Throws with its own words when it crashed. */
export function byPython(cases: readonly Case[]): VerifyReport[] {
  const folder = mkdtempSync(join(tmpdir(), 'recourse-hostile-'));
  try {
    const file = join(folder, 'cases');
    writeFileSync(file, Buffer.concat(cases.map(({ zip }) => zip)));
    const input = JSON.stringify(cases.map(({ zip, expectKey, expectHead }) => ({ length: zip.length, expectKey, expectHead })));
    const { status, stdout, stderr } = spawnSync('python3', ['-I', '-B', '-c', DRIVER, PYTHON, file], { input, encoding: 'utf8', maxBuffer: 1e9 });
    if (status !== 0) throw new Error(stderr);
    return stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as VerifyReport);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What each verifier says of each. */
export async function byBoth(cases: readonly Case[]): Promise<Pair[]> {
  const told = byPython(cases);
  const pairs: Pair[] = [];
  for (const [i, { zip, expectKey, expectHead }] of cases.entries()) {
    pairs.push({ here: await verifyPackage(sourceOf(zip), { ...(expectKey && { expectKey }), ...(expectHead && { expectHead }) }), python: told[i]! });
  }
  return pairs;
}

/** The checks that failed, with their reasons. */
export function failing(report: VerifyReport): string[] {
  return report.lines.filter((line) => line.state === 'DOES NOT MATCH').map((line) => `${line.id}:${line.reason}`);
}
