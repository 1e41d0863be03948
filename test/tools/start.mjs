/**
 * `npm start`: installs what is missing, builds, starts the sample marketplace, and opens Chromium with the extension on it.
 * Without a display, or with `-- --headless --out DIR`, it runs the tour instead. `-- --live` opens the real sites with a kept profile.
 */
import { mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareBrowser, preparePackages, run } from './prepare.mjs';

const { values } = parseArgs({
  options: { headless: { type: 'boolean', default: false }, out: { type: 'string' }, live: { type: 'boolean', default: false } },
});

preparePackages();
const executablePath = prepareBrowser('chromium');
run('npx', ['wxt', 'prepare']);
run('npx', ['wxt', 'build']);

const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const { startChromium } = await import('./chromium.mjs');

if (values.live) {
  if (!display) throw new Error('--live needs a display to open a browser on.');
  const profile = join(homedir(), '.recourse-profile');
  const driven = await startChromium({ executablePath, headless: false, profile, timezoneId: null, viewport: null });
  const page = driven.context.pages()[0];
  await page.goto('https://kmong.com/');
  console.log(`The real sites, with the profile ${profile}. Close the window to end.`);
  await new Promise((end) => driven.context.on('close', end));
} else {
  const { startMarket } = await import('../market/server.mjs');
  const market = await startMarket({});
  if (values.headless || values.out || !display) {
    const { runTour } = await import('./tour.mjs');
    const out = resolve(values.out ?? mkdtempSync(join(tmpdir(), 'recourse-tour-')));
    try {
      const { file, matches, pictures } = await runTour({ market, out, executablePath, say: (line) => console.log(line) });
      console.log(`\nPackage:  ${file}\nPictures: ${pictures}\nVerified: ${matches ? 'MATCHES' : 'DOES NOT MATCH'}`);
      process.exitCode = matches ? 0 : 1;
    } finally {
      await market.close();
    }
  } else {
    const { ORDERS } = await import('../market/samples.mjs');
    const driven = await startChromium({ executablePath, headless: false, resolverRules: market.resolverRules, viewport: null });
    const page = driven.context.pages()[0];
    await page.goto(`https://kmong.com/track/${ORDERS.main}`);
    console.log('The sample marketplace is open: kmong.com and www.r10.net are served by this machine, for this browser only. Close the window to end.');
    await new Promise((end) => driven.context.on('close', end));
    await market.close();
  }
}
