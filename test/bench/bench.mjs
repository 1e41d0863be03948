/**
 * `npm run bench`: speed as ratios in one run, since machines differ and drift. Each piece of work is timed in turn with plain work on the same
 * data, A B A B …, and the median ratio is told. `-- --json` prints the figures as JSON; `-- FILE.zip` also times verifying that package against hashing it.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

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
async function compare(name, ours, against, plain) {
  await timed(ours);
  await timed(plain);
  const pairs = [];
  for (let i = 0; i < ROUNDS; i += 1) pairs.push([await timed(ours), await timed(plain)]);
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
for (const file of positionals) {
  const bytes = new Uint8Array(await readFile(file));
  rows.push(await compare(`verify ${bytes.length} bytes`, () => work.verify(bytes), 'SHA-256 of the same bytes', () => createHash('sha256').update(bytes).digest('hex')));
}

if (values.json) console.log(JSON.stringify(rows, null, 2));
else for (const row of rows) console.log(`${row.name}: ${row.ms.toFixed(1)} ms; ${row.against}: ${row.plainMs.toFixed(1)} ms; ratio ${row.ratio.toFixed(2)}`);
