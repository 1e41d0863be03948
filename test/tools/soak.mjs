/**
 * `npm run soak`: the runs that take too long for `npm test`, one line each, and one for all of them. `npm run soak -- kill` runs those whose file has that in its name:
 * prices, moments, flips, kill, windows, gigabyte.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareBrowser, preparePackages, ROOT, run } from './prepare.mjs';

preparePackages();
const env = { ...process.env, CHROMIUM_PATH: prepareBrowser('chromium'), LANG: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1' };
run('npx', ['wxt', 'prepare']);
run('npx', ['wxt', 'build']);

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
  const failed = Math.max(report.numFailedTests + broken, status === 0 ? 0 : 1);
  console.log(`\n${report.numPassedTests} passed, ${failed} failed`);
  process.exitCode = failed > 0 || report.numPassedTests === 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
