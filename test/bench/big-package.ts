import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry, Part } from '../../lib/evidence/entry';
import { buildPackage } from '../../lib/package/build';
import { sourceOf } from '../../lib/package/source';
import { inputOf, sampleLog, sha } from '../hostile/sample';

const MIB = 1024 ** 2;

/** Bytes that no program can guess the hash of beforehand, the same for the same number. */
function noise(number: number, size: number): Uint8Array {
  const block = createHash('sha512').update(String(number)).digest();
  const bytes = Buffer.alloc(size, block);
  bytes.writeUInt32LE(number, 0);
  return bytes;
}

/**
 * Writes a good package of `parts` pictures of `partSize` bytes to `path` without ever holding more than one of them; answers its size and codes.
 * With one part the whole content is one file, which verifiers must read in pieces.
 */
export async function writeBigPackage(path: string, { parts, partSize }: { parts: number; partSize: number }): Promise<{ size: number; key: string; head: string }> {
  const log = sampleLog('big');
  const numbers = new Map<string, number>();
  const big = Array.from({ length: parts }, (_, i): Part => {
    const hash = sha(noise(i, partSize));
    numbers.set(hash, i);
    return { name: `slice-${String(i + 1).padStart(5, '0')}.png`, sha256: hash, size: partSize, type: 'image/png' };
  });
  const last = log.lines.at(-1) as Entry;
  const lines = [...log.lines, { ...last, seq: last.seq + 1, salt: sha('big').slice(0, 32), parts: big }];
  const input = inputOf(log, { lines });
  const file = openSync(path, 'w');
  try {
    const part = async (hash: string) => (numbers.has(hash) ? sourceOf(noise(numbers.get(hash)!, partSize)) : input.part(hash));
    const built = await buildPackage({ ...input, part }, { write: async (bytes) => void writeSync(file, bytes) });
    return { size: built.size, key: built.keyFingerprint, head: built.head };
  } finally {
    closeSync(file);
  }
}

/** What a command took at most, in MiB of resident memory, and how it ended. */
function peak(command: readonly string[]): { mib: number; status: number | null } {
  const script = 'import json, resource, subprocess, sys; r = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); print(json.dumps([r.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))';
  const { stdout } = spawnSync('python3', ['-c', script, ...command], { encoding: 'utf8' });
  const [status, kib] = JSON.parse(stdout) as [number, number];
  return { mib: kib / 1024, status };
}

/**
 * Verifies a package of `mib` MiB in many files, one of the same size in one file, and one of 1 MiB with both commands. Answers the peak memory of
 * each: that of the large ones may exceed that of the small one by a few pieces, not by their size.
 */
export async function bigPackage({ mib = 1024 }: { mib?: number } = {}): Promise<{ what: string; program: string; size: number; mib: number; status: number | null }[]> {
  const root = new URL('../../', import.meta.url).pathname;
  const folder = mkdtempSync(join(tmpdir(), 'recourse-big-'));
  const programs = { node: ['node', join(root, 'test/tools/verify.mjs')], python: ['python3', '-I', join(root, 'public/verify_package.py')] };
  const kinds = [['small', { parts: 1, partSize: MIB }], ['many files', { parts: mib / 4, partSize: 4 * MIB }], ['one file', { parts: 1, partSize: mib * MIB }]] as const;
  try {
    const rows = [];
    for (const [what, kind] of kinds) {
      const path = join(folder, 'big.zip');
      const { key, head } = await writeBigPackage(path, kind);
      for (const [program, command] of Object.entries(programs)) {
        rows.push({ what, program, size: statSync(path).size, ...peak([...command, path, '--expect-key', key, '--expect-head', head]) });
      }
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
