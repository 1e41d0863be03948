import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORDERS } from '../market/samples.mjs';
import { capturedWithPictures, cardOf } from './card';
import { expect, test } from './chromium';

test('capture with pictures, one click to the package, and independent programs accept it', async ({ open }) => {
  test.setTimeout(120_000);
  const { context, downloads } = await open();
  const page = await context.newPage();
  const card = await capturedWithPictures(page, `https://kmong.com/track/${ORDERS.main}`);

  const opened = context.waitForEvent('page');
  await card.locator('[data-action="export"]').click();
  const desk = await opened;
  await expect(desk.locator('[data-build]')).toHaveAttribute('data-build', 'done', { timeout: 60_000 });
  await expect(desk.locator('[data-exhibit] img').first()).toBeVisible();
  const [name] = readdirSync(downloads).filter((file) => file.endsWith('.zip')) as [string];
  expect(name).toMatch(/^RECOURSE-[\x21-\x7e]+\.zip$/);

  const folder = mkdtempSync(join(tmpdir(), 'recourse-package-'));
  const zip = join(downloads, name);
  expect(spawnSync('unzip', ['-tq', zip]).status).toBe(0);
  execFileSync('unzip', ['-q', zip, '-d', folder]);
  for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    const check = spawnSync('sha256sum', ['-c', '--strict', '--quiet', manifest], { cwd: folder, encoding: 'utf8' });
    expect(check.stderr + check.stdout, manifest).toBe('');
    expect(check.status, manifest).toBe(0);
  }
  const signature = spawnSync('openssl', ['dgst', '-sha256', '-verify', 'sig/key.pem', '-signature', 'sig/signed.sig', 'sig/signed.json'], { cwd: folder, encoding: 'utf8' });
  expect(signature.stdout).toContain('Verified OK');
  const python = spawnSync('python3', ['-B', join(process.cwd(), 'public/verify_package.py'), zip], { encoding: 'utf8' });
  expect(python.stdout + python.stderr).toContain('MATCHES');
  expect(python.status).toBe(0);

  const items = readdirSync(join(folder, 'data/items'));
  const files = items.flatMap((item) => readdirSync(join(folder, 'data/items', item)));
  expect(files).toEqual(expect.arrayContaining(['page.html', 'text.txt', 'facts.json', 'meta.json']));
  expect(files.some((file) => /^slice-\d+\.png$/.test(file))).toBe(true);
  const snapshot = items.map((item) => join(folder, 'data/items', item)).map((item) => readFileSync(join(item, 'page.html'), 'utf8'))[0] ?? '';
  expect(snapshot).toContain('작업물');
  expect(snapshot).not.toMatch(/<script|recourse-card|recourse-marks/i);
  const report = readFileSync(join(folder, 'report.html'), 'utf8');
  expect(report).toContain(ORDERS.main);
});

test('without leave for pictures the rest is sealed and what is missing is said', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  const card = await cardOf(page);
  await card.locator('[data-action="capture"]').click();
  const notice = card.locator('[role="status"] .notice');
  await expect(notice).toBeVisible({ timeout: 30_000 });
  await expect(notice.locator('li').first()).toBeVisible();
});

test('what was sealed and answered survives a restart of the worker and of the browser', async ({ market, open }) => {
  const { startChromium } = await import('../tools/chromium.mjs');
  const profile = mkdtempSync(join(tmpdir(), 'recourse-kept-'));
  const visit = async (first: boolean) => {
    const driven = await startChromium({ profile, resolverRules: market.resolverRules });
    const page = await driven.context.newPage();
    await page.goto(`https://kmong.com/track/${ORDERS.main}`);
    const card = await cardOf(page);
    if (first) {
      await card.locator('[data-action="capture"]').click();
      await expect(card.locator('[role="status"] .notice')).toBeVisible({ timeout: 30_000 });
      const session = await driven.context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await card.locator('[data-rule="K2"] fieldset button').first().click();
      await expect(card.locator('[data-rule="K2"]')).toHaveAttribute('data-result', 'met');
    } else {
      await expect(card.locator('[data-rule="K2"]')).toHaveAttribute('data-result', 'met');
      await expect(card.locator('.foot')).toContainText('1');
    }
    await driven.close();
  };
  await visit(true);
  await visit(false);
  void open;
});
