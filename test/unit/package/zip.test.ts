import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as nodeCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { toHex } from '../../../lib/evidence/hash';
import { crc32 } from '../../../lib/package/zip/crc32';
import { digests, sourceOf, type Source } from '../../../lib/package/source';
import { writeZip, type ZipFile } from '../../../lib/package/zip/write';
import { readZip } from '../../../lib/package/zip/read';

const folder = mkdtempSync(join(tmpdir(), 'recourse-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): ZipFile => {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, crc: nodeCrc32(bytes), pieces: () => [bytes] };
};

async function zipped(files: ZipFile[]): Promise<Uint8Array> {
  const out: Uint8Array[] = [];
  await writeZip(files, { write: async (bytes) => void out.push(bytes.slice()) });
  return new Uint8Array(Buffer.concat(out));
}

const FILES = [file('bagit.txt', 'bag'), file('README-en.txt', 'read'), file('data/log.jsonl', '{}\n'), file('data/empty.txt', '')].sort((a, b) =>
  a.name === 'bagit.txt' ? -1 : b.name === 'bagit.txt' ? 1 : a.name < b.name ? -1 : 1,
);

describe('writeZip', () => {
  it('writes what unzip and Python read back', async () => {
    const path = join(folder, 'a.zip');
    writeFileSync(path, await zipped(FILES));
    expect(execFileSync('unzip', ['-tq', path]).toString()).toContain('No errors detected');
    const script = 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print([(i.filename,i.compress_type,i.flag_bits,i.date_time,i.external_attr>>16,i.extra,z.read(i).decode()) for i in z.infolist()])';
    expect(execFileSync('python3', ['-c', script, path]).toString().trim()).toBe(
      "[('bagit.txt', 0, 0, (1980, 1, 1, 0, 0, 0), 33188, b'', 'bag'), ('README-en.txt', 0, 0, (1980, 1, 1, 0, 0, 0), 33188, b'', 'read'), " +
        "('data/empty.txt', 0, 0, (1980, 1, 1, 0, 0, 0), 33188, b'', ''), ('data/log.jsonl', 0, 0, (1980, 1, 1, 0, 0, 0), 33188, b'', '{}\\n')]",
    );
  });

  it('gives the same bytes each time', async () => {
    expect(await zipped(FILES)).toEqual(await zipped(FILES));
  });

  it.each([
    ['zip-name', [file('../a', '')]],
    ['zip-name', [file('한글.txt', '')]],
    ['zip-name', [file('data/', '')]],
    ['zip-duplicate', [file('a', ''), file('A', '')]],
    ['zip-order', [file('b', ''), file('a', '')]],
    ['zip-order', [file('a', ''), file('bagit.txt', '')]],
  ])('refuses %s', async (reason, files) => {
    await expect(zipped(files)).rejects.toThrow(reason);
  });

  it('refuses a file that is not as long as it said', async () => {
    await expect(zipped([{ ...file('a', 'xyz'), size: 4 }])).rejects.toThrow('a is not 4 bytes long');
  });

  it('stops when it is aborted', async () => {
    const control = new AbortController();
    let written = 0;
    const sink = { write: async (bytes: Uint8Array) => void ((written += bytes.length), control.abort()) };
    await expect(writeZip(FILES, sink, control.signal)).rejects.toThrow(/abort/i);
    // Only the first piece, the local header of bagit.txt.
    expect(written).toBe(39);
  });
});

/** Keeps small writes where they fall; every other byte is zero, as are the large files' own. */
function sparse(): { sink: { write(bytes: Uint8Array): Promise<void> }; source(): Source } {
  const kept: { at: number; bytes: Uint8Array }[] = [];
  let size = 0;
  return {
    sink: {
      async write(bytes) {
        if (bytes.length < 1 << 20) kept.push({ at: size, bytes: bytes.slice() });
        size += bytes.length;
      },
    },
    source: () => ({
      size,
      async read(offset, length) {
        const out = new Uint8Array(length);
        for (const { at, bytes } of kept) {
          if (at + bytes.length <= offset || at >= offset + length) continue;
          const from = Math.max(at, offset);
          out.set(bytes.subarray(from - at, Math.min(bytes.length, offset + length - at)), from - offset);
        }
        return out;
      },
    }),
  };
}

describe('Zip64', () => {
  const MIB = 1024 * 1024;
  const zeros = new Uint8Array(64 * MIB);
  const large = (name: string, size: number): ZipFile => ({
    name,
    size,
    crc: 0,
    *pieces() {
      for (let left = size; left > 0; left -= zeros.length) yield zeros.subarray(0, Math.min(left, zeros.length));
    },
  });

  it.each([
    ['a file of 5 GiB and one behind it', [large('a', 5 * 1024 * MIB), file('b', 'b')]],
    ['a file of exactly 0xffffffff bytes', [large('a', 0xffffffff), file('b', 'b')]],
    ['many files whose offsets pass 4 GiB', [large('a', 3 * 1024 * MIB), large('b', 3 * 1024 * MIB), file('c', 'c')]],
    ['a file of 0xfffffffe bytes, which needs none itself', [large('a', 0xfffffffe), file('b', 'b')]],
  ])('is written and read: %s', async (_, files) => {
    const { sink, source } = sparse();
    expect(await writeZip(files, sink)).toBe(source().size);
    const places = await readZip(source());
    expect(places.map(({ name, size }) => [name, size])).toEqual(files.map(({ name, size }) => [name, size]));
    const last = places.at(-1)!;
    expect(new TextDecoder().decode(await source().read(last.start, 1))).toBe(last.name);
  });

  it('is understood by Python where a directory is past 4 GiB', async () => {
    const { sink, source } = sparse();
    await writeZip([large('a', 5 * 1024 * MIB), file('b', 'hello')], sink);
    const { size } = source();
    // A file with a hole: the file system keeps the zeros without writing them.
    const path = join(folder, 'large.zip');
    const tail = await source().read(size - 400, 400);
    const head = await source().read(0, 60);
    const script = `import sys,os,zipfile
f=open(sys.argv[1],'wb'); f.write(bytes.fromhex(sys.argv[3])); f.seek(int(sys.argv[2])-400); f.write(bytes.fromhex(sys.argv[4])); f.close()
z=zipfile.ZipFile(sys.argv[1]); print([(i.filename,i.file_size,i.header_offset) for i in z.infolist()], z.read('b').decode())`;
    const out = execFileSync('python3', ['-c', script, path, String(size), toHex(head), toHex(tail)]).toString().trim();
    expect(out).toBe("[('a', 5368709120, 0), ('b', 5, 5368709171)] hello");
  });

  it('is written and read for 70,000 files', async () => {
    const files = Array.from({ length: 70_000 }, (_, i) => file(`f${String(i).padStart(5, '0')}`, ''));
    expect(await readZip(sourceOf(await zipped(files)))).toHaveLength(70_000);
  });
});

describe('hashes', () => {
  it('crc32 gives what Node gives, in pieces of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.array(fc.nat(400), { maxLength: 4 }), (bytes, cuts) => {
        let crc = 0;
        let from = 0;
        for (const to of [...cuts.sort((a, b) => a - b), bytes.length]) {
          const piece = bytes.subarray(from, to);
          crc = crc32(piece, crc);
          from = Math.max(from, Math.min(to, bytes.length));
        }
        expect(crc).toBe(nodeCrc32(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('a file over 64 MiB is hashed in pieces to the same', async () => {
    const bytes = new Uint8Array(65 * 1024 * 1024 + 3).fill(7);
    let longest = 0;
    const source: Source = { size: bytes.length, read: async (at, length) => ((longest = Math.max(longest, length)), bytes.subarray(at, at + length)) };
    expect(await digests(source)).toEqual({ crc: nodeCrc32(bytes), sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(longest).toBeLessThanOrEqual(4 * 1024 * 1024);
  });
});
