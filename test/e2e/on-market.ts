import { afterAll, beforeAll } from 'vitest';
import { type Market, startMarket } from '../market/server.mjs';
import { type Driven, startChromium } from '../tools/chromium.mjs';

/** One Chromium with the extension, on the sample marketplace, for all tests of a file; answered once they run. */
export function onMarket(): () => Driven {
  let market: Market;
  let driven: Driven;
  beforeAll(async () => {
    market = await startMarket({});
    driven = await startChromium({ resolverRules: market.resolverRules });
  });
  afterAll(async () => {
    await driven.close();
    await market.close();
  });
  return () => driven;
}
