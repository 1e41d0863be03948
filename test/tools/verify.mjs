#!/usr/bin/env node
/**
 * Checks a claim package: `npm run verify -- FILE.zip [--expect-key FP] [--expect-head HASH] [--json]`.
 * The same code as in the extension, bundled on the fly. Exit code: 0 only on MATCHES, 1 otherwise, 2 when nothing could be checked: a
 * wrong command, a file that cannot be read. Prints what public/verify_package.py prints, byte for byte.
 */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { digesters, sourceFrom } from './file-source.mjs';

const USAGE = 'usage: npm run verify -- FILE.zip [--expect-key FP] [--expect-head HASH] [--json]';

/** The verifier of lib/package as a module of this process. */
async function loadVerifier() {
  const folder = await mkdtemp(join(tmpdir(), 'recourse-verify-'));
  try {
    const outfile = join(folder, 'verify.mjs');
    const entry = new URL('../../lib/package/verify.ts', import.meta.url).pathname;
    await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'neutral', mainFields: ['module', 'main'], logLevel: 'error' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'expect-key': { type: 'string' }, 'expect-head': { type: 'string' }, json: { type: 'boolean' } },
    });
    return positionals.length === 1 ? { file: positionals[0], ...values } : null;
  } catch {
    return null;
  }
}

function show({ lines, found, result }, sentences) {
  for (const { id, state, reason, detail } of lines) {
    const why = sentences[`report.verify.reason.${reason}`] + (detail ? ` (${detail})` : '');
    console.log(`${state.padEnd(15)} ${sentences[`report.verify.line.${id}`]}: ${why} [${reason}]`);
  }
  console.log(`\nKey fingerprint: ${found.keyFingerprint ?? 'unreadable'}\nHead code:       ${found.head ?? 'unreadable'}\n${result}`);
}

async function verified(options) {
  const { verifyPackage } = await loadVerifier();
  const file = await open(options.file);
  try {
    return await verifyPackage(await sourceFrom(file), { expectKey: options['expect-key'], expectHead: options['expect-head'], digesters });
  } finally {
    await file.close();
  }
}

async function main() {
  const options = readOptions();
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  let report;
  try {
    report = await verified(options);
  } catch (error) {
    console.error(`${options.file}: ${error.message}`);
    return 2;
  }
  if (options.json) console.log(JSON.stringify(report));
  else {
    const { default: sentences } = await import('../../lib/i18n/messages/report.en.json', { with: { type: 'json' } });
    show(report, sentences);
  }
  return report.result === 'MATCHES' ? 0 : 1;
}

process.exitCode = await main();
