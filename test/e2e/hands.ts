import type { Page as ChromiumPage } from '@playwright/test';
import type { ElementHandle, Page as FirefoxPage } from 'puppeteer-core';

/** One of our own pages in a person's hands, whichever browser drives it. Selectors are CSS; each act waits until what it acts on is there and can be used. */
export interface Hands {
  evaluate<T>(work: () => Promise<T>): Promise<T>;
  press(selector: string): Promise<void>;
  /** Types into an empty field. */
  write(selector: string, text: string): Promise<void>;
  /** Fills a date field; `date` is YYYY-MM-DD. */
  date(selector: string, date: string): Promise<void>;
  /** Presses a key while a control has the focus. */
  key(selector: string, key: 'ArrowDown' | 'End'): Promise<void>;
  /** Chooses a file as the browser's own dialog does. */
  choose(selector: string, path: string): Promise<void>;
  /** Waits until something is shown, and answers its text, spaces folded: what is scrolled out of sight counts too, which the browsers leave undrawn. */
  read(selector: string, timeout?: number): Promise<string>;
  /** Waits until nothing is found by the selector. */
  gone(selector: string): Promise<void>;
  /** How many there are now. */
  count(selector: string): Promise<number>;
}

const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A page of Chromium's. */
export function chromiumHands(page: ChromiumPage): Hands {
  return {
    evaluate: (work) => page.evaluate(work),
    press: (selector) => page.locator(selector).click(),
    write: (selector, text) => page.locator(selector).fill(text),
    date: (selector, date) => page.locator(selector).fill(date),
    key: (selector, key) => page.locator(selector).press(key),
    async choose(selector, path) {
      // What a script sets is not the user's: only this way the browser tells it as the dialog would.
      const session = await page.context().newCDPSession(page);
      const { root } = await session.send('DOM.getDocument', { depth: -1 });
      const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
      await session.send('DOM.setFileInputFiles', { files: [path], nodeId });
      await session.detach();
    },
    async read(selector, timeout = 30_000) {
      const found = page.locator(selector).first();
      await found.waitFor({ timeout });
      return folded((await found.textContent()) ?? '');
    },
    gone: (selector) => page.locator(selector).waitFor({ state: 'detached', timeout: 30_000 }),
    count: (selector) => page.locator(selector).count(),
  };
}

/** A page of Firefox's. */
export function firefoxHands(page: FirefoxPage): Hands {
  const usable = async (selector: string) => {
    const found = await page.waitForSelector(`${selector}:not(:disabled)`, { visible: true });
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  return {
    evaluate: (work) => page.evaluate(work) as never,
    async press(selector) {
      // Waits until it stands still: what comes into sight is only then laid out, and moves what is below it. A tab behind another draws nothing.
      await page.bringToFront();
      await page.locator(selector).click();
    },
    async write(selector, text) {
      await (await usable(selector)).type(text);
    },
    async date(selector, date) {
      // Typed as the field of an English browser asks for it: month, day, year.
      const [year, month, day] = date.split('-') as [string, string, string];
      await (await usable(selector)).type(month + day + year);
    },
    async key(selector, key) {
      await (await usable(selector)).focus();
      await page.keyboard.press(key);
    },
    async choose(selector, path) {
      const input = (await page.waitForSelector(`${selector}:not(:disabled)`)) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(path);
    },
    async read(selector, timeout = 30_000) {
      const found = await page.waitForSelector(selector, { visible: true, timeout });
      return folded((await found?.evaluate((element) => element.textContent)) ?? '');
    },
    async gone(selector) {
      await page.waitForSelector(selector, { hidden: true });
    },
    count: async (selector) => (await page.$$(selector)).length,
  };
}
