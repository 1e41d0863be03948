import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage, type VerifyReport } from '../../lib/package/verify';
import { centralHeader, endRecords, localHeader } from '../../lib/package/zip/headers';
import { byBoth, failing, PYTHON } from './both';
import { regionsOf } from './regions';
import { utf8 } from './repack';
import { inputOf, pack, sampleLog } from './sample';

describe('a package that is cut short', () => {
  it('at every boundary of its structure is refused by both, as cut short once its first name is there', async () => {
    const { zip } = await pack(inputOf(sampleLog('cut')));
    const cuts = [...new Set(regionsOf(zip).flatMap(({ from, to }) => [from, from + 1, from + 4, from + 29, to - 1]))].filter((at) => at < zip.length).sort((a, b) => a - b);
    const pairs = await byBoth(cuts.map((at) => ({ zip: zip.slice(0, at) })));
    for (const [i, at] of cuts.entries()) {
      const { here, python } = pairs[i]!;
      expect(failing(here), `cut at ${at}`).toEqual([`archive:${at < 4 ? 'not-zip' : at < 39 ? 'not-package' : 'zip-end'}`]);
      expect(python).toEqual(here);
    }
    expect(cuts.length).toBeGreaterThan(200);
  }, 60_000);
});

describe('what claims to be huge', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recourse-huge-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const SIZE = 10 * 1024 ** 3;

  /** A file of holes with bytes at some places. */
  function sparse(name: string, size: number, pieces: readonly (readonly [number, Uint8Array])[]): string {
    const path = join(folder, name);
    const file = openSync(path, 'w');
    ftruncateSync(file, size);
    for (const [at, bytes] of pieces) writeSync(file, bytes, 0, bytes.length, at);
    closeSync(file);
    return path;
  }

  /** A well-formed archive in which `report.html` has ten gigabytes. */
  function largeReport(): string {
    const files = [{ name: 'bagit.txt', size: 3 }, { name: 'report.html', size: SIZE }, { name: 'sig/signed.json', size: 3 }];
    const pieces: [number, Uint8Array][] = [];
    let at = 0;
    const entries = files.map((file) => {
      const entry = { ...file, crc: 0, offset: at };
      const header = localHeader(entry);
      pieces.push([at, header]);
      at += header.length + file.size;
      return entry;
    });
    const directory = Buffer.concat(entries.map((entry) => centralHeader(entry)));
    const end = Buffer.concat([directory, endRecords(files.length, directory.length, at)]);
    return sparse('report.zip', at + end.length, [...pieces, [at, end]]);
  }

  /** Only the last records, which fit the file's size: `count` files in a directory of `size` bytes. */
  function directoryOf(name: string, count: number, size: number, offset: number): string {
    const end = endRecords(count, size, offset);
    return sparse(name, offset + size + end.length, [[0, utf8('PK\x03\x04')], [offset + size, end]]);
  }

  async function here(path: string): Promise<{ report: VerifyReport; read: number }> {
    const file = openSync(path, 'r');
    let read = 0;
    try {
      const report = await verifyPackage({
        size: fstatSync(file).size,
        async read(offset, length) {
          read += length;
          const bytes = new Uint8Array(length);
          readSync(file, bytes, 0, length, offset);
          return bytes;
        },
      });
      return { report, read };
    } finally {
      closeSync(file);
    }
  }

  const DRIVER = `
import importlib.util, io, json, sys
spec = importlib.util.spec_from_file_location('verify_package', sys.argv[1])
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)
class Counted(io.FileIO):
    count = 0
    def read(self, size=-1):
        data = super().read(size)
        Counted.count += len(data)
        return data
print(json.dumps({'report': program.Run(Counted(sys.argv[2]), None, None).all(), 'read': Counted.count}))
`;
  function python(path: string): { report: VerifyReport; read: number } {
    const { status, stdout, stderr } = spawnSync('python3', ['-I', '-B', '-c', DRIVER, PYTHON, path], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as { report: VerifyReport; read: number };
  }

  const BOMBS: [name: string, make: () => string, refused: string][] = [
    ['ten gigabytes of nothing', () => sparse('nothing.zip', SIZE, []), 'archive:not-zip'],
    ['ten gigabytes behind a first header', () => sparse('begun.zip', SIZE, [[0, localHeader({ name: 'bagit.txt', size: 3, crc: 0 })]]), 'archive:zip-end'],
    ['a report of ten gigabytes', largeReport, 'archive:too-large'],
    ['a directory of four gigabytes', () => directoryOf('directory.zip', 3, 2 ** 32, 100), 'archive:not-package'],
    ['a directory of a million files', () => directoryOf('million.zip', 1_000_000, 60_000_000, 100), 'archive:not-package'],
  ];

  let results: Map<string, { here: Awaited<ReturnType<typeof here>>; python: ReturnType<typeof python> }>;
  beforeAll(async () => {
    results = new Map();
    for (const [name, make] of BOMBS) {
      const path = make();
      results.set(name, { here: await here(path), python: python(path) });
      rmSync(path);
    }
  }, 60_000);

  it.each(BOMBS)('%s: refused by both after little reading', (name, _make, refused) => {
    const result = results.get(name)!;
    expect(failing(result.here.report)).toEqual([refused]);
    expect(result.python.report).toEqual(result.here.report);
    // The end, the directory's bounds, and a mebibyte to find the words.
    expect(result.here.read).toBeLessThan(1.1 * 1024 ** 2);
    expect(result.python.read).toBeLessThan(1.1 * 1024 ** 2);
  });
});
