import { expect } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { DrivenFirefox } from '../tools/firefox.mjs';

const CARD = 'recourse-card';

/** Opens an address and waits until the card has been judged. */
export async function openJudged(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForSelector(`${CARD} >>> [data-verdict]`, { timeout: 20_000 });
}

/** An attribute of the first element that a selector finds in the card; null when there is no such element. */
export async function inCard(page: Page, selector: string, attribute: string): Promise<string | null> {
  const found = await page.$(`${CARD} >>> ${selector}`);
  if (found === null) return null;
  try {
    return await found.evaluate((element, name) => element.getAttribute(name), attribute);
  } finally {
    await found.dispose();
  }
}

/** Holds an attribute in the card against a value; content arrives late on these pages, so it is asked until it is so. */
export async function expectInCard(page: Page, selector: string, attribute: string, value: string): Promise<void> {
  await expect.poll(() => inCard(page, selector, attribute), { timeout: 15_000, message: `${selector} [${attribute}]` }).toBe(value);
}

/** Presses something in the card, as a person would. */
export async function pressInCard(page: Page, selector: string): Promise<void> {
  const button = await page.waitForSelector(`${CARD} >>> ${selector}`, { visible: true });
  if (!button) throw new Error(`no ${selector} in the card`);
  await button.click();
  await button.dispose();
}

/** Opens the desk, at a case if there is one; settles when it has read the log. */
export async function openDesk(firefox: DrivenFirefox, caseId = ''): Promise<Page> {
  const desk = await firefox.browser.newPage();
  await desk.goto(`${firefox.pages}/desk.html${caseId && `#${new URLSearchParams({ case: caseId })}`}`, { waitUntil: [] });
  await desk.waitForSelector(caseId ? '[aria-labelledby="exhibits"]' : '[data-backup]', { timeout: 20_000 });
  return desk;
}
