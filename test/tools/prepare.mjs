/**
 * Installs what a fresh checkout lacks: packages and browsers. Needs Node and nothing else, so it may import nothing but Node's own modules.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Runs a command in the project; its output goes through. Throws when it fails, with what to do about it. */
export function run(command, args, { env = {}, hint = '' } = {}) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  if (error || status !== 0) throw new Error(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ` (exit ${status})`}${hint ? `\n${hint}` : ''}`);
}

/** Installs node_modules when it is missing or older than the lockfile. */
export function preparePackages() {
  const stamp = join(ROOT, 'node_modules', '.package-lock.json');
  const lock = join(ROOT, 'package-lock.json');
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing packages …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { hint: 'npm could not install the packages that package-lock.json names.' });
}

const BROWSERS = {
  chromium: { variable: 'CHROMIUM_PATH', names: ['chromium', 'chromium-browser'], packages: ['chromium', 'chromium-l10n', 'fonts-nanum'], playwright: 'chromium' },
  firefox: { variable: 'FIREFOX_PATH', names: ['firefox-esr', 'firefox'], packages: ['firefox-esr'], playwright: null },
};

function onPath(names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, name);
      if (folder && existsSync(file)) return file;
    }
  }
  return null;
}

function find({ variable, names }) {
  const told = process.env[variable];
  if (told && !existsSync(told)) throw new Error(`${variable} names ${told}, which is not there.`);
  return told || onPath(names);
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** The command that runs apt-get as root, or null where we may not. */
function asRoot() {
  if (!isDebian()) return null;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null;
}

function aptInstall(packages) {
  const root = asRoot();
  if (root === null) return false;
  const apt = (...args) => {
    const [command, ...rest] = [...root, 'apt-get', ...args];
    return spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  };
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

function playwrightInstall(name) {
  if (name === null) return null;
  const done = spawnSync('npx', ['playwright', 'install', name], { cwd: ROOT, stdio: 'inherit' });
  if (done.status !== 0) return null;
  const path = spawnSync(process.execPath, ['-e', `console.log(require('playwright-core').${name}.executablePath())`], { cwd: ROOT, encoding: 'utf8' }).stdout.trim();
  return existsSync(path) ? path : null;
}

/** True when Debian's packages can be installed and one of them is not there yet (fonts, the browser's languages, the tools that check a package). */
function lacks(packages) {
  return packages.filter((name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0);
}

/** Path of a browser; it is installed when there is none. Throws with the package and the variable to set when it cannot be had. */
export function prepareBrowser(kind) {
  const browser = BROWSERS[kind];
  const found = find(browser);
  if (found) {
    if (!process.env[browser.variable] && asRoot() !== null) {
      const missing = lacks(browser.packages);
      if (missing.length > 0) aptInstall(missing);
    }
    return found;
  }
  console.log(`Installing ${kind} …`);
  const path = (aptInstall(browser.packages) && find(browser)) || playwrightInstall(browser.playwright);
  if (!path) throw new Error(`No ${kind} here. Install the package ${browser.packages[0]}, or set ${browser.variable} to the browser's program.`);
  return path;
}

/** Installs the independent programs that the tests hold packages against, where that is possible. */
export function prepareCheckers() {
  const wanted = [
    ['unzip', 'unzip'],
    ['openssl', 'openssl'],
    ['pdftoppm', 'poppler-utils'],
    ['python3', 'python3'],
  ].filter(([program]) => onPath([program]) === null);
  if (wanted.length > 0) aptInstall(wanted.map(([, name]) => name));
}
