/** Starts Chromium with the built extension: for the browser tests, the tour and the pictures. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from './prepare.mjs';

const LOCALES = { ko: 'ko-KR', tr: 'tr-TR', en: 'en-US' };

/** A profile of its own with the browser's real download folder, so that files get the names that a user would see. */
async function makeProfile(downloads) {
  const profile = await mkdtemp(join(tmpdir(), 'recourse-chromium-'));
  await mkdir(join(profile, 'Default'), { recursive: true });
  await mkdir(downloads ?? join(profile, 'downloads'), { recursive: true });
  const preferences = { download: { default_directory: downloads ?? join(profile, 'downloads'), prompt_for_download: false } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

/**
 * Opens a browser. `resolverRules` maps the sites to this machine and refuses every other host; without it the real network is used.
 * `profile` keeps a profile over several starts; otherwise it is made anew and removed on close.
 */
export async function startChromium({
  executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  resolverRules,
  language = 'ko',
  extension = true,
  timezoneId = 'Asia/Seoul',
  colorScheme = 'light',
  viewport = { width: 1280, height: 900 },
  headless = true,
  profile: kept,
  downloads: downloadsKept,
  args = [],
} = {}) {
  const profile = kept ?? (await makeProfile(downloadsKept));
  const downloads = downloadsKept ?? join(profile, 'downloads');
  const folder = join(ROOT, '.output', 'chrome-mv3');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    locale: LOCALES[language],
    ...(timezoneId ? { timezoneId } : {}),
    colorScheme,
    viewport,
    env: { ...process.env, LANGUAGE: language, LANG: 'C.UTF-8' },
    args: [
      ...(extension ? [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`] : []),
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      `--lang=${LOCALES[language]}`,
      // Chromium refuses its sandbox to root, which containers often are.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(resolverRules ? ['--ignore-certificate-errors', `--host-resolver-rules=${resolverRules}`] : []),
      ...args,
    ],
  });
  const session = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
  await session.send('Browser.setDownloadBehavior', { behavior: 'default' });
  return {
    context,
    profile,
    downloads,
    async close({ keep = false } = {}) {
      await context.close();
      if (!keep && !kept) await rm(profile, { recursive: true, force: true });
    },
  };
}

/** The extension's worker; waits for it when it has not started yet. */
export async function workerOf(context) {
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
}

/** The id under which this browser runs the extension. */
export async function extensionId(context) {
  return new URL((await workerOf(context)).url()).host;
}

/** The toolbar button pressed on a page: what gives the extension leave (activeTab) for pictures of it. */
export async function pressToolbarButton(page) {
  const context = page.context();
  const id = await extensionId(context);
  const session = await context.browser().newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const target = targetInfos.find(({ url }) => url === page.url());
  if (!target) throw new Error(`no tab shows ${page.url()}`);
  await session.send('Extensions.triggerAction', { id, targetId: target.targetId });
  await session.detach();
}
