import type { BrowserContext, Page } from '@playwright/test';
import { extensionId, workerOf } from '../tools/chromium.mjs';
import { pack } from './at-desk';
import { chromiumHands } from './hands';

/** Opens the desk at a case; a background that starts for it has by then ended what was left half-done. */
export async function openDesk(context: BrowserContext, caseId: string): Promise<Page> {
  const desk = await openBareDesk(context, caseId);
  await desk.locator('[aria-labelledby="exhibits"]').waitFor();
  return desk;
}

/** Opens the desk where the log may know of no case. */
export async function openBareDesk(context: BrowserContext, caseId = ''): Promise<Page> {
  const desk = await context.newPage();
  await desk.goto(`chrome-extension://${await extensionId(context)}/desk.html${caseId && `#${new URLSearchParams({ case: caseId })}`}`);
  await desk.locator('[data-backup]').waitFor();
  return desk;
}

/** Opens the popup for a page, in a tab of its own. */
export async function openPopup(page: Page): Promise<Page> {
  const context = page.context();
  const worker = await workerOf(context);
  const tab = await worker.evaluate(async (url) => (await chrome.tabs.query({})).find((one) => one.url === url)?.id, page.url());
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${await extensionId(context)}/popup.html?tab=${tab}`);
  return popup;
}

/** Has the desk make the package; answers its path, in the folder of the downloads. */
export function packageFrom(desk: Page, downloads: string, timeout = 60_000): Promise<string> {
  return pack(chromiumHands(desk), downloads, timeout);
}
