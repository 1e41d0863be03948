/**
 * `npm run soak`: the runs that take too long for `npm test`, one line each, and one for all of them. `npm run soak -- kill` runs those whose file has that in its name:
 * prices, moments, flips, large, kill, kill-firefox, windows, many, gigabyte.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareBrowser, preparePackages, ROOT, run } from './prepare.mjs';

preparePackages();
const env = { ...process.env, CHROMIUM_PATH: prepareBrowser('chromium'), FIREFOX_PATH: prepareBrowser('firefox'), LANG: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1' };
run('npx', ['wxt', 'prepare']);
run('npm', ['run', '--silent', 'build']);

const folder = mkdtempSync(join(tmpdir(), 'recourse-soak-'));
try {
  const file = join(folder, 'soak.json');
  const { status } = spawnSync('npx', ['vitest', 'run', '-c', 'test/vitest.soak.config.ts', '--reporter=verbose', '--reporter=json', `--outputFile.json=${file}`, ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
    env,
  });
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length;
  const told = { passed: report.numPassedTests, failed: Math.max(report.numFailedTests + broken, status === 0 ? 0 : 1) };
  if (process.argv.length === 2) {
    const pages = join(folder, 'pages.json');
    const { status: ended } = spawnSync('npx', ['playwright', 'test', '-c', 'test/playwright.config.ts', '--grep', '@soak', '--reporter=list,json'], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...env, RECOURSE_SOAK: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: pages },
    });
    const { stats } = JSON.parse(readFileSync(pages, 'utf8'));
    told.passed += stats.expected;
    told.failed += Math.max(stats.unexpected + stats.flaky, ended === 0 ? 0 : 1);
  }
  console.log(`\n${told.passed} passed, ${told.failed} failed`);
  process.exitCode = told.failed > 0 || told.passed === 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
