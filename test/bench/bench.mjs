/**
 * `npm run bench`: speed as ratios in one run, since machines differ and drift. Each piece of work is timed in turn with plain work on the same
 * data, A B A B …, and the median ratio is told. `-- --json` prints the figures as JSON; `-- FILE.zip` also times verifying that package against hashing it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { digesters, sourceFrom } from '../tools/file-source.mjs';

const ROUNDS = 9;
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });

const folder = await mkdtemp(join(tmpdir(), 'recourse-bench-'));
const outfile = join(folder, 'work.mjs');
await build({ entryPoints: [new URL('./work.ts', import.meta.url).pathname], outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' });
const work = await import(pathToFileURL(outfile).href);
await rm(folder, { recursive: true, force: true });

async function timed(run) {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Median times in ms and the median of the ratios, pair by pair, after one warm-up of each. */
async function compare(name, ours, against, plain, rounds = ROUNDS) {
  await timed(ours);
  await timed(plain);
  const pairs = [];
  for (let i = 0; i < rounds; i += 1) pairs.push([await timed(ours), await timed(plain)]);
  return { name, ms: median(pairs.map(([a]) => a)), against, plainMs: median(pairs.map(([, b]) => b)), ratio: median(pairs.map(([a, b]) => a / b)) };
}

const facts = JSON.stringify({ a: Array.from({ length: 40 }, (_, i) => ({ known: true, value: i, origin: 'page', where: 'label', at: i })) });
const rows = [
  await compare('read the prices of 2,000 posts', () => work.readPrices(), 'lower-case and split the same text into words, 10 times', () => {
    for (let i = 0; i < 10; i += 1) work.THREAD.toLowerCase().split(/\s+/).length;
  }),
  await compare('1,000 assessments', () => work.judgeThousand(), 'parse and print a JSON of 40 facts 1,000 times', () => {
    for (let i = 0; i < 1000; i += 1) JSON.stringify(JSON.parse(facts));
  }),
];
/** Read in slices: a page reads a stream, which in Chromium is the faster of the two and in Node several times slower. */
const slicesOf = ({ size, read }) => ({ size, read });

// A package of 300 MB on disk, as pictures of 5 MB and as one file, checked as the command does and as a page does with a Blob.
const place = await mkdtemp(join(tmpdir(), 'recourse-bench-'));
try {
  for (const [what, shape] of [['60 files', { parts: 60, partSize: 5_000_000 }], ['one file', { parts: 1, partSize: 300_000_000 }]]) {
    const path = join(place, 'package.zip');
    await work.writeBigPackage(path, shape);
    const plain = () => execFileSync('sha256sum', [path]);
    const file = await open(path);
    rows.push(await compare(`verify 300 MB in ${what}, by command`, async () => work.verify(await sourceFrom(file), digesters), 'sha256sum', plain, 3));
    await file.close();
    rows.push(await compare(`verify 300 MB in ${what}, as a page does`, async () => work.verify(slicesOf(work.sourceOf(await openAsBlob(path)))), 'sha256sum', plain, 3));
  }
} finally {
  await rm(place, { recursive: true });
}
for (const file of positionals) {
  const bytes = new Uint8Array(await readFile(file));
  rows.push(await compare(`verify ${bytes.length} bytes`, () => work.verify(work.sourceOf(bytes)), 'SHA-256 of the same bytes', () => createHash('sha256').update(bytes).digest('hex')));
}

if (values.json) console.log(JSON.stringify(rows, null, 2));
else for (const row of rows) console.log(`${row.name}: ${row.ms.toFixed(1)} ms; ${row.against}: ${row.plainMs.toFixed(1)} ms; ratio ${row.ratio.toFixed(2)}`);
