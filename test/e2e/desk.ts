import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { extensionId } from '../tools/chromium.mjs';

/** Opens the desk at a case; a background that starts for it has by then ended what was left half-done. */
export async function openDesk(context: BrowserContext, caseId: string): Promise<Page> {
  const desk = await context.newPage();
  await desk.goto(`chrome-extension://${await extensionId(context)}/desk.html#${new URLSearchParams({ case: caseId })}`);
  await desk.locator('[aria-labelledby="exhibits"]').waitFor();
  return desk;
}

/** Has the desk make the package; answers its path, in the folder of the downloads. */
export async function packageFrom(desk: Page, downloads: string, timeout = 60_000): Promise<string> {
  const before = new Set(readdirSync(downloads));
  await desk.locator('[data-action="build"]').click();
  const end = desk.locator('[data-build="done"], [data-build="failed"]');
  await end.waitFor({ timeout });
  if ((await end.getAttribute('data-build')) !== 'done') throw new Error(await end.innerText());
  const [name] = readdirSync(downloads).filter((file) => file.endsWith('.zip') && !before.has(file));
  if (name === undefined) throw new Error(`no package in ${downloads}`);
  return join(downloads, name);
}
