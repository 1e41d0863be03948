/**
 * The tour: the main job done once in a real browser on the sample marketplace, with a picture of every step.
 * Says what it saw; leaves the package and the pictures in a folder.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GIG_IDS, ORDERS, THREADS } from '../market/samples.mjs';
import { extensionId, pressToolbarButton, startChromium } from './chromium.mjs';
import { ROOT } from './prepare.mjs';

/** Text of the first element that a selector finds inside the card, spaces folded. */
async function told(page, selector) {
  const text = await page.locator(`recourse-card ${selector}`).first().innerText();
  return text.replace(/\s+/g, ' ').trim();
}

async function cardReady(page) {
  await page.locator('recourse-card [data-verdict]').waitFor();
}

/** The finished download; waits for the browser to give it its final name. */
async function downloaded(page, folder) {
  await page.locator('[data-build="done"], [data-build="failed"]').waitFor({ timeout: 120_000 });
  const names = (await readdir(folder)).filter((name) => name.endsWith('.zip'));
  if (names.length === 0) throw new Error(`no package in ${folder}: ${await page.locator('[data-build]').innerText()}`);
  return join(folder, names.sort().at(-1));
}

/** Answers one yes-no question of the card. */
async function answer(page, rule, yes) {
  const row = page.locator(`recourse-card [data-rule="${rule}"]`);
  await row.locator('fieldset button').nth(yes ? 0 : 1).click();
  await page.locator(`recourse-card [data-rule="${rule}"][data-result="${yes ? 'met' : 'not-met'}"]`).waitFor();
}

/** Runs the tour in `out` against a running market; `say` gets one line at a time. Answers the package's path and whether it verified. */
export async function runTour({ market, out, executablePath, say }) {
  const pictures = join(out, 'pictures');
  await mkdir(pictures, { recursive: true });
  const driven = await startChromium({ executablePath, resolverRules: market.resolverRules, downloads: out, viewport: { width: 1280, height: 860 } });
  const { context } = driven;
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const shot = async (name, of = page) => {
      await of.screenshot({ path: join(pictures, `${name}.png`) });
    };

    await page.goto(`https://kmong.com/gig/${GIG_IDS.guaranteed}`);
    await cardReady(page);
    await answer(page, 'K2', true);
    say(`Service page   ${await told(page, '.verdict-bar')}`);
    await shot('1-service');

    await page.goto(`https://kmong.com/track/${ORDERS.main}`);
    await cardReady(page);
    const k11 = page.locator('recourse-card [data-rule="K11"][data-result="unknown"]');
    if ((await k11.count()) > 0) await answer(page, 'K11', true);
    say(`Order page     ${await told(page, '.verdict-bar')}`);
    say(`               safe deadline ${await told(page, 'time[data-role="safe-deadline"]')} (${await page.locator('recourse-card time[data-role="safe-deadline"]').first().getAttribute('datetime')})`);
    for (const rule of await page.locator('recourse-card [data-rule]').all()) {
      say(`               ${await rule.getAttribute('data-rule')}: ${await rule.getAttribute('data-result')}`);
    }
    await shot('2-order');

    await page.goto('https://kmong.com/my_orders?list=virtual');
    await page.locator(`recourse-marks [data-order="${ORDERS.main}"]`).waitFor();
    say(`Order list     ${await page.locator('recourse-marks [data-order]:not([hidden])').count()} marked: ${(await page.locator(`recourse-marks [data-order="${ORDERS.main}"]`).innerText()).replace(/\s+/g, ' ').trim()}`);
    await shot('3-orders');

    await page.goto(`https://kmong.com/track/${ORDERS.main}`);
    await cardReady(page);
    await pressToolbarButton(page);
    await page.locator('recourse-card [data-action="capture"]').click();
    await page.locator('recourse-card [role="status"] .notice').waitFor({ timeout: 60_000 });
    say(`Capture        ${await told(page, '[role="status"] .notice')}`);
    await shot('4-captured');

    const desk = context.waitForEvent('page');
    await page.locator('recourse-card [data-action="export"]').click();
    const deskPage = await desk;
    const file = await downloaded(deskPage, out);
    await shot('5-desk', deskPage);
    say(`Package        ${file} (${(await stat(file)).size} bytes)`);
    const verified = spawnSync(process.execPath, ['test/tools/verify.mjs', file], { cwd: ROOT, encoding: 'utf8' });
    for (const line of `${verified.stdout}${verified.stderr}`.trim().split('\n')) say(`Verifying      ${line}`);

    await page.goto(`https://www.r10.net${THREADS.belowFloor}`);
    await cardReady(page);
    say(`Listing        ${await told(page, '.verdict-bar')}`);
    for (const floor of await page.locator('recourse-card [data-floor]').all()) {
      say(`               ${(await floor.textContent()).replace(/\s+/g, ' ').trim()}: ${await floor.getAttribute('data-result')}`);
    }
    await shot('6-listing');

    const popup = await context.newPage();
    await popup.setViewportSize({ width: 400, height: 600 });
    await popup.goto(`chrome-extension://${await extensionId(context)}/popup.html`);
    await popup.locator('[data-case]').first().waitFor();
    say(`Popup          ${await popup.locator('[data-case]').count()} cases`);
    await shot('7-popup', popup);
    return { file, matches: verified.status === 0, pictures };
  } finally {
    await driven.close();
  }
}
