import { test as base } from '@playwright/test';
import { type Market, startMarket } from '../market/server.mjs';
import { type ChromiumOptions, type Driven, startChromium } from '../tools/chromium.mjs';

/** A market a worker process, laid anew for every test, and browsers on request that are closed after the test. */
export const test = base.extend<{ fresh: void; open(options?: Omit<ChromiumOptions, 'resolverRules'>): Promise<Driven> }, { market: Market }>({
  market: [
    async ({}, use) => {
      const market = await startMarket({});
      await use(market);
      await market.close();
    },
    { scope: 'worker' },
  ],
  fresh: [
    async ({ market }, use) => {
      market.state.reset();
      market.requests.length = 0;
      await use();
    },
    { auto: true },
  ],
  open: async ({ market }, use) => {
    const started: Driven[] = [];
    await use(async (options = {}) => {
      const driven = await startChromium({ ...options, resolverRules: market.resolverRules });
      started.push(driven);
      return driven;
    });
    for (const driven of started) await driven.close();
  },
});
export { expect } from '@playwright/test';
