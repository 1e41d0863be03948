import { build } from 'esbuild';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const app = (/** @type {string} */ name) => fileURLToPath(new URL(`./app/${name}`, import.meta.url));

/**
 * @typedef {{ client: Map<string, string>, renderOrder: (props: object) => string }} Bundles
 * @type {Promise<Bundles> | null}
 */
let made = null;

/** The pages' scripts, bundled once a process from the React that is installed. */
export function bundles() {
  made ??= make();
  return made;
}

/** @returns {Promise<Bundles>} */
async function make() {
  const common = /** @type {const} */ ({ bundle: true, write: false, minify: true, jsx: 'automatic', jsxImportSource: 'react', define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'silent', tsconfigRaw: '{}' });
  const [browser, node] = await Promise.all([
    build({ ...common, entryPoints: { app: app('main.jsx'), document: app('document-client.jsx') }, outdir: 'out', format: 'iife', target: 'es2022', charset: 'utf8' }),
    build({ ...common, entryPoints: [app('document-server.jsx')], format: 'cjs', platform: 'node', target: 'node20' }),
  ]);
  const client = new Map(browser.outputFiles.map((f) => [f.path.replace(/^.*[\\/]/, ''), f.text]));
  const served = node.outputFiles[0];
  if (!served) throw new Error('the server bundle is empty');
  const folder = await mkdtemp(join(tmpdir(), 'market-react-'));
  try {
    const file = join(folder, 'document.cjs');
    await writeFile(file, served.text);
    return { client, renderOrder: createRequire(import.meta.url)(file).renderOrder };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
