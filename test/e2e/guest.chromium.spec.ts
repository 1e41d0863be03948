import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Market } from '../market/server.mjs';
import { GIG_IDS, ORDERS, THREADS } from '../market/samples.mjs';
import { cardOf } from './card';
import { expect, test } from './chromium';

const PAGES = [
  `https://kmong.com/track/${ORDERS.main}?skin=cards`,
  `https://kmong.com/track/${ORDERS.main}?skin=react`,
  `https://kmong.com/track/${ORDERS.main}?skin=feed2018`,
  `https://kmong.com/gig/${GIG_IDS.guaranteed}`,
  `https://www.r10.net${THREADS.belowFloor}`,
];

/** What the site's own nodes look like, ours left out. Nothing is cloned: a cloned picture is fetched again, and the visit would count its own instrument. */
function hostMarkup(page: Page): Promise<string> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const attributes = [...root.attributes].map(({ name, value }) => `${name}=${JSON.stringify(value)}`);
    const nodes = [...root.childNodes].filter((node) => !['RECOURSE-CARD', 'RECOURSE-MARKS'].includes(node.nodeName));
    return [...attributes, ...nodes.map((node) => (node instanceof Element ? node.outerHTML : JSON.stringify([node.nodeName, node.nodeValue])))].join('\n');
  });
}

/** Waits until the page's own content has come, as a visitor without us would see it. */
async function contentOf(page: Page, url: string): Promise<void> {
  const label = url.includes('r10.net') ? 'Logo' : url.includes('/gig/') ? 'STANDARD' : '작업물';
  await page.getByText(label).first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** Host names that a browser asked the resolver for, from its own network log. */
async function resolved(log: string): Promise<string[]> {
  const { constants, events } = JSON.parse(await readFile(log, 'utf8')) as {
    constants: { logEventTypes: Record<string, number> };
    events: { type: number; params?: { host?: string } }[];
  };
  const request = constants.logEventTypes['HOST_RESOLVER_MANAGER_REQUEST'];
  const hosts = events.filter(({ type, params }) => type === request && params?.host !== undefined).map(({ params }) => params?.host as string);
  return [...new Set(hosts)].sort();
}

test('with and without us: the same requests, the same names resolved, the same markup byte for byte', async ({ market, open }, info) => {
  test.setTimeout(150_000);
  const now = Date.now();
  const visit = async (extension: boolean) => {
    market.state.reset({ now });
    market.requests.length = 0;
    const log = info.outputPath(`net-${extension}.json`);
    const driven = await open({ extension, args: [`--log-net-log=${log}`] });
    const page = await driven.context.newPage();
    const markup: string[] = [];
    for (const url of PAGES) {
      await page.goto(url);
      await contentOf(page, url);
      if (extension) await cardOf(page);
      // The site adds four advertisements by itself, one after another; both visits wait for the last.
      if (url.includes('r10.net')) {
        await page.waitForFunction(() => [...document.querySelectorAll('li, div')].filter((box) => box.childElementCount === 0 && box.textContent?.startsWith('Reklam: ')).length === 4);
      }
      markup.push(await hostMarkup(page));
    }
    await driven.close();
    return { markup, requests: requestsOf(market), names: await resolved(log) };
  };
  const without = await visit(false);
  const withUs = await visit(true);
  expect(withUs.requests).toEqual(without.requests);
  expect(withUs.names).toEqual(without.names);
  for (const [i, url] of PAGES.entries()) expect(withUs.markup[i], url).toBe(without.markup[i]);
});

function requestsOf(market: Market): string[] {
  return market.requests.map(({ host, method, path }) => `${method} ${host}${path}`).sort();
}

test('a React page that hydrates the whole document hydrates without an error, also when its script comes late', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  for (const slow of [0, 1500]) {
    await page.goto(`https://kmong.com/track/${ORDERS.main}?skin=react&slow=${slow}`);
    await page.waitForFunction(() => (window as unknown as { __hydrated?: boolean }).__hydrated === true);
    await cardOf(page);
    expect(await page.evaluate(() => (window as unknown as { __hydrationErrors?: unknown[] }).__hydrationErrors ?? [])).toEqual([]);
  }
});

test('the card is put back when the page removes it, and there is never more than one', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  await cardOf(page);
  await page.evaluate(() => document.querySelector('recourse-card')?.remove());
  await cardOf(page);
  await expect(page.locator('recourse-card')).toHaveCount(1);
  await page.getByRole('link', { name: /구매 ?관리/ }).first().click();
  await page.waitForURL(/my_orders/);
  await expect(page.locator('recourse-card [data-verdict]')).toHaveCount(0);
});

test('client-side navigation from one order to another never shows the old order’s deadline', async ({ market, open }) => {
  const { context } = await open();
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  const card = await cardOf(page);
  await expect(card.locator('.subject')).toContainText(ORDERS.main);
  await page.evaluate((path) => {
    history.pushState({}, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/track/${ORDERS.closed}`);
  await expect(card.locator('.subject')).toContainText(ORDERS.closed);
  expect(market.state.pressed).toEqual([]);
});

test('clicks that the page makes itself do nothing in the card', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  const card = await cardOf(page);
  const result = await card.locator('[data-rule="K2"]').getAttribute('data-result');
  await page.evaluate(() => {
    const root = document.querySelector('recourse-card')?.shadowRoot;
    for (const button of root?.querySelectorAll('button') ?? []) button.click();
  });
  await page.locator('body').hover();
  await expect(card.locator('[data-rule="K2"]')).toHaveAttribute('data-result', result ?? '');
  await expect(card.locator('[role="status"] .notice')).toHaveCount(0);
  expect(context.pages().filter((other) => other.url().includes('desk.html'))).toEqual([]);
});

/** Runs code in our own world of a page as soon as that world exists, before its page's content has come: what a defect of ours would do. */
async function plant(page: Page, expression: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === 'Recourse') void session.send('Runtime.evaluate', { contextId: context.id, expression });
  });
  await session.send('Runtime.enable');
}

for (const [what, expression] of [
  ['card', "Intl.DateTimeFormat = function () { throw new Error('planted'); }"],
  ['reader', "String.prototype.normalize = function () { throw new Error('planted'); }"],
] as const) {
  test(`an exception thrown in the ${what} changes nothing for the site and is told once, in the card`, async ({ market, open }) => {
    const { context } = await open();
    const page = await context.newPage();
    const pageErrors: Error[] = [];
    page.on('pageerror', (error) => pageErrors.push(error));
    market.state.set({ latency: 1500 });
    await plant(page, expression);
    await page.goto(`https://kmong.com/track/${ORDERS.main}?skin=cards`);
    await expect(page.locator('recourse-card .recourse-trouble')).toHaveCount(1);
    await expect(page.locator('recourse-card .recourse-trouble')).not.toBeEmpty();
    await page.getByRole('button', { name: '구매확정' }).last().click();
    await expect.poll(() => market.state.pressed.map(({ order }) => order)).toContain(ORDERS.main);
    expect(pageErrors).toEqual([]);
  });
}
