import type { BrowserContext, Page } from '@playwright/test';
import { ORDERS } from '../market/samples.mjs';
import { cardOf } from './card';
import { sealedIn } from './stored';
import { type Wire, type WireCall, tapped } from './wire';

/** A tab in a window of its own: captures run one at a time in a window, so these run at once. */
async function newWindow(context: BrowserContext): Promise<Page> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser takes no commands');
  const opened = context.waitForEvent('page');
  await session.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  const page = await opened;
  await session.detach();
  return page;
}

/** Has `count` windows capture the same order `each` times, all at once. Answers what each was told. */
export async function captureAtOnce(context: BrowserContext, count: number, each: number): Promise<WireCall[][]> {
  const windows: { page: Page; wire: Wire }[] = [];
  for (let i = 0; i < count; i++) {
    const page = await newWindow(context);
    const wire = await tapped(page);
    await page.goto(`https://kmong.com/track/${ORDERS.main}`);
    await cardOf(page);
    windows.push({ page, wire });
  }
  await Promise.all(
    windows.map(async ({ page, wire }) => {
      const button = page.locator('recourse-card [data-action="capture"]');
      for (let done = 1; done <= each; done++) {
        await button.click();
        await wire.until((calls) => sealedIn(calls).length === done);
      }
    }),
  );
  return windows.map(({ wire }) => wire.calls);
}
