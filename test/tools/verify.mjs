#!/usr/bin/env node
/**
 * Checks a claim package: `npm run verify -- FILE.zip [--expect-key FP] [--expect-head HASH] [--json]`.
 * The same code as in the extension, bundled on the fly. Exit code: 0 only on MATCHES, 1 otherwise, 2 when the command itself was wrong.
 */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

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
    const why = sentences[`report.verify.reason.${reason}`] ?? reason;
    console.log(`${state.padEnd(15)} ${sentences[`report.verify.line.${id}`]}: ${why}${detail ? ` (${detail})` : ''} [${reason}]`);
  }
  console.log(`\nKey fingerprint: ${found.keyFingerprint ?? 'unreadable'}\nHead code:       ${found.head ?? 'unreadable'}\n${result}`);
}

async function main() {
  const options = readOptions();
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  const { verifyPackage } = await loadVerifier();
  const file = await open(options.file).catch((error) => {
    console.error(error.message);
    return null;
  });
  if (!file) return 2;
  try {
    const { size } = await file.stat();
    const source = {
      size,
      async read(offset, length) {
        const bytes = new Uint8Array(length);
        const { bytesRead } = await file.read(bytes, 0, length, offset);
        if (bytesRead !== length) throw new Error(`${options.file}: ended while it was read`);
        return bytes;
      },
    };
    const report = await verifyPackage(source, { expectKey: options['expect-key'], expectHead: options['expect-head'] });
    if (options.json) console.log(JSON.stringify(report));
    else {
      const { default: sentences } = await import('../../lib/i18n/messages/report.en.json', { with: { type: 'json' } });
      show(report, sentences);
    }
    return report.result === 'MATCHES' ? 0 : 1;
  } finally {
    await file.close();
  }
}

process.exitCode = await main();
