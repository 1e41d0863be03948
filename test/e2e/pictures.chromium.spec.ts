import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { GIG_IDS, ORDERS, THREADS } from '../market/samples.mjs';
import { extensionId, pressToolbarButton, workerOf } from '../tools/chromium.mjs';
import { answer, cardOf, inclusiveEnd, koreanDeadline } from './card';
import { expect, test } from './chromium';

const KEPT = new URL('./pictures/', import.meta.url);
const WINDOW = { width: 1280, height: 800 };
/** Wide enough for the desk's two columns, so that package and exhibit stand beside the case. */
const WIDE = { width: 1312, height: 800 };
/** A picture in the repository stays with it for ever. */
const LARGEST = 200 * 1024;

/** Takes a picture into the test's output; with RECOURSE_PICTURES=1 it replaces the one that the README shows. */
async function picture(page: Page | Locator, name: string, info: TestInfo): Promise<void> {
  const path = info.outputPath(`${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  if (process.env['RECOURSE_PICTURES'] !== '1') return;
  expect(statSync(path).size).toBeLessThan(LARGEST);
  mkdirSync(KEPT, { recursive: true });
  copyFileSync(path, new URL(`${name}.png`, KEPT));
}

function firstDelivery(market: { order(id: string): { data: { events: { kind: string; at: number }[] } } }, id: string): number {
  const event = market.order(id).data.events.find(({ kind }) => kind === 'delivery');
  if (event === undefined) throw new Error(`order ${id} has no delivery`);
  return event.at;
}

test('order page with the card, Korean', async ({ market, open }, info) => {
  const { context } = await open({ viewport: WINDOW });
  const page = await context.newPage();
  await page.goto(`https://kmong.com/gig/${GIG_IDS.guaranteed}`);
  await answer(await cardOf(page), 'K2', true);
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  const card = await cardOf(page);
  if ((await card.locator('[data-rule="K11"]').getAttribute('data-result')) === 'unknown') await answer(card, 'K11', true);
  await expect(card.locator('[data-verdict]').first()).toHaveAttribute('data-verdict', 'covered');
  await expect(card.locator('time[data-role="safe-deadline"]')).toHaveText(koreanDeadline(firstDelivery(market, ORDERS.main)));
  await fromTheTop(page);
  await picture(page, 'order-ko', info);
});

test('order page with the dark card, English, an answer missing', async ({ market, open }, info) => {
  const { context } = await open({ viewport: WINDOW, language: 'en', colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.revised}?skin=cards`);
  const card = await cardOf(page);
  await expect(card.locator('[data-verdict]').first()).toHaveAttribute('data-verdict', 'cannot-tell');
  await expect(card.locator('time[data-role="safe-deadline"]')).toHaveAttribute('datetime', inclusiveEnd(firstDelivery(market, ORDERS.revised)));
  const paper = await card.locator('.card').evaluate((element) => getComputedStyle(element).backgroundColor);
  const [red = 255, green = 255, blue = 255] = (paper.match(/[\d.]+/g) ?? []).map(Number);
  expect(Math.max(red, green, blue)).toBeLessThan(90);
  await picture(page, 'order-dark-en', info);
});

test('order list with its marks', async ({ market, open }, info) => {
  const { context } = await open({ viewport: WINDOW });
  const page = await context.newPage();
  const seen = [ORDERS.main, ORDERS.confirmed, ORDERS.revised, ORDERS.pastSafe, ORDERS.refused];
  for (const id of seen) {
    await page.goto(`https://kmong.com/track/${id}`);
    await cardOf(page);
  }
  await page.goto('https://kmong.com/my_orders?list=plain');
  await page.getByText(`#${ORDERS.main}`, { exact: true }).evaluate((number) => window.scrollTo({ top: number.getBoundingClientRect().top - 110, behavior: 'instant' }));
  const mark = (id: string) => page.locator(`recourse-marks [data-order="${id}"]`);
  for (const id of seen) await expect(mark(id)).toBeVisible();
  await expect(mark(ORDERS.main).locator('time')).toHaveAttribute('datetime', inclusiveEnd(firstDelivery(market, ORDERS.main)));
  await picture(page, 'order-list-ko', info);
});

test('R10 listing with painted prices and the card, Turkish', async ({ open }, info) => {
  const { context } = await open({ viewport: WINDOW, language: 'tr', timezoneId: 'Europe/Istanbul' });
  const page = await context.newPage();
  await page.goto(`https://www.r10.net${THREADS.belowFloor}`);
  const card = await cardOf(page);
  await expect(card.locator('[data-verdict]').first()).toHaveAttribute('data-verdict', 'falls-short');
  await expect(card.locator('[data-floor="logo"][data-result="below"]').first()).toContainText('7.500');
  expect(await page.evaluate(() => [...(CSS.highlights.get('recourse-below') ?? [])].map((range) => range.toString()))).toContainEqual(expect.stringMatching(/^7\.500/));
  await picture(page, 'listing-tr', info);
});

test('popup with the cases by safe deadline', async ({ market, open }, info) => {
  const { context } = await open({ viewport: WINDOW, language: 'en' });
  const page = await context.newPage();
  for (const id of [ORDERS.pastSafe, ORDERS.revised, ORDERS.main]) {
    await page.goto(`https://kmong.com/track/${id}?skin=cards`);
    await cardOf(page);
  }
  const tab = await (await workerOf(context)).evaluate(async (url) => (await chrome.tabs.query({})).find((one) => one.url === url)?.id, page.url());
  const popup = await context.newPage();
  await popup.setViewportSize({ width: 380, height: 600 });
  await popup.goto(`chrome-extension://${await extensionId(context)}/popup.html?tab=${tab}`);
  await expect(popup.locator('[data-case]')).toHaveCount(3);
  await expect(popup.locator(`[data-case="kmong:order:${ORDERS.main}"] time`)).toHaveAttribute('datetime', inclusiveEnd(firstDelivery(market, ORDERS.main)));
  await expect(popup.locator('[data-action="capture"]')).toBeEnabled();
  await picture(popup.locator('.popup'), 'popup-en', info);
});

test('desk with an exhibit and a finished package', async ({ open }, info) => {
  test.setTimeout(120_000);
  const { context } = await open({ viewport: WINDOW, language: 'en' });
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.revised}?skin=cards`);
  await cardOf(page);
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  const card = await cardOf(page);
  await pressToolbarButton(page);
  await card.locator('[data-action="capture"]').click();
  await expect(card.locator('[role="status"] .notice')).toBeVisible({ timeout: 60_000 });
  const opened = context.waitForEvent('page');
  await card.locator('[data-action="export"]').click();
  const desk = await opened;
  await desk.setViewportSize(WIDE);
  await expect(desk.locator('[data-build]')).toHaveAttribute('data-build', 'done', { timeout: 60_000 });
  await expect(desk.locator('[data-exhibit] img').first()).toBeInViewport();
  await expect(desk.locator('[data-build] .file')).toHaveText(/^RECOURSE-kmong-order-\d+-\d{8}T\d{6}Z\.zip$/);
  await picture(desk, 'desk-en', info);
});

/** Answering a question scrolls the card to it; the picture shows its first line. */
async function fromTheTop(page: Page): Promise<void> {
  await page.locator('recourse-card .card').evaluate((card) => {
    for (const element of [card, ...card.querySelectorAll('*')]) element.scrollTop = 0;
  });
}
