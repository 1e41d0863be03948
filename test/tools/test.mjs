/**
 * `npm test`: installs what is missing, builds both browsers' extensions, runs every suite, and ends with one line for all of them.
 * `npm test -- unit` (or browser, chromium, firefox) runs one suite.
 */
import { spawnSync } from 'node:child_process';
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

function vitest(name, config) {
  const file = join(reports, `${name}.json`);
  const { status } = spawnSync('npx', ['vitest', 'run', '-c', config, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failed = report.numFailedTests + report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length;
  return { passed: report.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed };
}

function playwright() {
  const file = join(reports, 'chromium.json');
  const { status } = spawnSync('npx', ['playwright', 'test', '-c', 'test/playwright.config.ts', '--reporter=list,json'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed === 0 && status !== 0 ? 1 : failed };
}

function typeCheck() {
  const { status } = spawnSync('npx', ['tsc', '--noEmit'], { cwd: ROOT, stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const SUITES = {
  types: typeCheck,
  unit: () => vitest('unit', 'test/vitest.unit.config.ts'),
  browser: () => vitest('browser', 'test/vitest.browser.config.ts'),
  chromium: playwright,
  firefox: () => vitest('firefox', 'test/vitest.firefox.config.ts'),
};

const chosen = process.argv.slice(2);
for (const name of chosen) if (!(name in SUITES)) throw new Error(`No suite ${name}. There are: ${Object.keys(SUITES).join(', ')}.`);
const names = chosen.length > 0 ? chosen : Object.keys(SUITES);

run('npx', ['wxt', 'prepare']);
run('npm', ['run', '--silent', 'build']);

const total = { passed: 0, failed: 0 };
for (const name of names) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  let counts;
  try {
    counts = SUITES[name]();
  } catch (error) {
    // A suite that leaves no report has failed; the others still run, so that one run tells everything.
    console.error(error);
    counts = { passed: 0, failed: 1 };
  }
  console.log(`== ${name}: ${counts.passed} passed, ${counts.failed} failed (${Math.round((Date.now() - started) / 1000)} s)`);
  total.passed += counts.passed;
  total.failed += counts.failed;
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
