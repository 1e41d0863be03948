/**
 * `npm test`: installs what is missing, builds both browsers' extensions, runs every suite, and ends with one line for all of them.
 * `npm test -- unit` (or browser, chromium, firefox) runs one suite.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareBrowser, prepareCheckers, preparePackages, ROOT, run } from './prepare.mjs';

preparePackages();
const chromium = prepareBrowser('chromium');
const firefox = prepareBrowser('firefox');
prepareCheckers();

const reports = mkdtempSync(join(tmpdir(), 'recourse-test-'));
const env = { CHROMIUM_PATH: chromium, FIREFOX_PATH: firefox, LANG: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1' };

/** Runs a command; answers its exit code. What it prints goes to the terminal at once, or into `aside`. */
function finished(args, aside, more = {}) {
  const out = aside ? 'pipe' : 'inherit';
  const child = spawn('npx', args, { cwd: ROOT, stdio: ['ignore', out, out], env: { ...process.env, ...env, ...more } });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => aside.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

async function vitest(name, config, aside) {
  const file = join(reports, `${name}.json`);
  const status = await finished(['vitest', 'run', '-c', config, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], aside);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failed = report.numFailedTests + report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length;
  return { passed: report.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed };
}

async function playwright(aside) {
  const file = join(reports, 'chromium.json');
  const status = await finished(['playwright', 'test', '-c', 'test/playwright.config.ts', '--reporter=list,json'], aside, { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed === 0 && status !== 0 ? 1 : failed };
}

async function typeCheck(aside) {
  return (await finished(['tsc', '--noEmit'], aside)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const SUITES = {
  types: typeCheck,
  unit: (aside) => vitest('unit', 'test/vitest.unit.config.ts', aside),
  browser: (aside) => vitest('browser', 'test/vitest.browser.config.ts', aside),
  firefox: (aside) => vitest('firefox', 'test/vitest.firefox.config.ts', aside),
  chromium: playwright,
};

/** What runs beside what: these two wait for their browsers most of the time, the others use every core. */
const ROUNDS = [['types'], ['unit'], ['browser', 'firefox'], ['chromium']];

const chosen = process.argv.slice(2);
for (const name of chosen) if (!(name in SUITES)) throw new Error(`No suite ${name}. There are: ${Object.keys(SUITES).join(', ')}.`);
const rounds = ROUNDS.map((round) => round.filter((name) => chosen.length === 0 || chosen.includes(name))).filter((round) => round.length > 0);

run('npx', ['wxt', 'prepare']);
run('npm', ['run', '--silent', 'build']);

const total = { passed: 0, failed: 0 };

/** Runs a suite; one that runs beside another prints when it is done. */
async function suite(name, beside) {
  const aside = beside ? [] : null;
  if (!aside) console.log(`\n== ${name}`);
  const started = Date.now();
  let counts;
  try {
    counts = await SUITES[name](aside);
  } catch (error) {
    // A suite that leaves no report has failed; the others still run, so that one run tells everything.
    if (aside) aside.push(Buffer.from(`${error.stack}\n`));
    else console.error(error);
    counts = { passed: 0, failed: 1 };
  }
  if (aside) process.stdout.write(`\n== ${name}\n${Buffer.concat(aside)}`);
  console.log(`== ${name}: ${counts.passed} passed, ${counts.failed} failed (${Math.round((Date.now() - started) / 1000)} s)`);
  total.passed += counts.passed;
  total.failed += counts.failed;
}

for (const round of rounds) await Promise.all(round.map((name) => suite(name, round.length > 1)));
rmSync(reports, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
