import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { ORDERS } from '../market/samples.mjs';
import { extensionId, startChromium, workerOf } from '../tools/chromium.mjs';
import { cardOf, inclusiveEnd } from './card';
import { expect, test } from './chromium';

/** The popup in a tab of its own, told which tab it speaks of. */
async function popupFor(context: BrowserContext, page: Page): Promise<Page> {
  const worker = await workerOf(context);
  const tab = await worker.evaluate(async (url) => (await chrome.tabs.query({})).find((one) => one.url === url)?.id, page.url());
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${await extensionId(context)}/popup.html?tab=${tab}`);
  return popup;
}

test('a page that nobody could read is tracked by hand: the popup takes it, the page gets its card', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  await page.goto('https://kmong.com/inboxes');
  const popup = await popupFor(context, page);
  await popup.locator('details.track summary').click();
  const day = Temporal.Now.zonedDateTimeISO('Asia/Seoul').subtract({ days: 1 }).toPlainDate();
  await popup.locator('input[name="subject"]').fill('7012345');
  await popup.locator('input[name="date"]').fill(day.toString());
  await popup.locator('input[name="time"]').fill('10:00');
  await popup.locator('input[name="amount"]').fill('150,000원');
  await popup.locator('[data-action="track"]').click();
  const delivered = day.toZonedDateTime({ timeZone: 'Asia/Seoul', plainTime: '10:00' }).epochMilliseconds;
  await expect(popup.locator('[data-case="kmong:order:7012345"] time')).toHaveAttribute('datetime', inclusiveEnd(delivered));
  const card = await cardOf(page);
  await expect(card.locator('time[data-role="safe-deadline"]')).toHaveAttribute('datetime', inclusiveEnd(delivered));
});

test('a number or amount that cannot be understood is refused in words, and nothing is tracked', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  await page.goto('https://kmong.com/inboxes');
  const popup = await popupFor(context, page);
  await popup.locator('details.track summary').click();
  await popup.locator('input[name="subject"]').fill('abc');
  await popup.locator('[data-action="track"]').click();
  await expect(popup.locator('[role="alert"]')).toContainText('숫자');
  await expect(popup.locator('[data-case]')).toHaveCount(0);
});

test('the popup lists cases by safe deadline and never a later time than the card', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  const safe: Record<string, string | null> = {};
  for (const id of [ORDERS.main, ORDERS.revised, ORDERS.pastSafe]) {
    await page.goto(`https://kmong.com/track/${id}?skin=cards`);
    const card = await cardOf(page);
    safe[id] = await card.locator('time[data-role="safe-deadline"]').getAttribute('datetime');
  }
  const popup = await popupFor(context, page);
  await popup.locator('[data-case]').nth(2).waitFor();
  const listed = await popup.locator('[data-case]').evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-case'), row.querySelector('time')?.getAttribute('datetime') ?? null]));
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(Object.entries(safe).map(([id, at]) => [`kmong:order:${id}`, at])));
  const times = listed.map(([, at]) => at ?? '9999');
  expect(times).toEqual([...times].sort());
});

test('one reminder is set before the safe deadline, survives a restart, and the badge counts down to the same time', async ({ market }) => {
  const profile = mkdtempSync(join(tmpdir(), 'recourse-reminder-'));
  const [delivered] = market.order(ORDERS.main).data.events.filter(({ kind }) => kind === 'delivery').map(({ at }) => at) as [number];
  const due = Temporal.Instant.from(inclusiveEnd(delivered)).epochMilliseconds;
  const alarms = async (context: BrowserContext) => {
    const worker = await workerOf(context);
    return worker.evaluate(async () => (await chrome.alarms.getAll()).filter(({ name }) => name.startsWith('remind:')));
  };
  const first = await startChromium({ profile, resolverRules: market.resolverRules });
  const page = await first.context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  await cardOf(page);
  await expect.poll(() => alarms(first.context)).toEqual([expect.objectContaining({ name: `remind:kmong:order:${ORDERS.main}`, scheduledTime: due - 24 * 3_600_000 })]);
  const badge = await (await workerOf(first.context)).evaluate(() => chrome.action.getBadgeText({}));
  expect(badge).toBe(`${Math.floor((due - Date.now()) / 86_400_000)}d`);
  await first.close();

  const second = await startChromium({ profile, resolverRules: market.resolverRules });
  await expect.poll(() => alarms(second.context)).toEqual([expect.objectContaining({ name: `remind:kmong:order:${ORDERS.main}` })]);
  await second.close();
});

test('the reminder is shown with every tab of the site closed, once, and not again after a restart', async ({ market }) => {
  const profile = mkdtempSync(join(tmpdir(), 'recourse-shown-'));
  const shown = async (context: BrowserContext) => {
    const worker = await workerOf(context);
    return worker.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
  };
  const first = await startChromium({ profile, resolverRules: market.resolverRules });
  const page = await first.context.newPage();
  // Its first delivery was six calendar days ago: the safe deadline is next midnight, so the reminder is due at once.
  await page.goto(`https://kmong.com/track/${ORDERS.revised}?skin=cards`);
  await page.locator('recourse-card [data-verdict]').first().waitFor();
  await page.goto('about:blank');
  await expect.poll(() => shown(first.context), { timeout: 45_000 }).toEqual([`remind:kmong:order:${ORDERS.revised}`]);
  const worker = await workerOf(first.context);
  await worker.evaluate(async (id) => chrome.notifications.clear(id), `remind:kmong:order:${ORDERS.revised}`);
  await first.close();

  const second = await startChromium({ profile, resolverRules: market.resolverRules });
  const again = await workerOf(second.context);
  await expect.poll(() => again.evaluate(async () => (await chrome.alarms.getAll()).map(({ name }) => name))).toEqual(['log:watch', 'tick']);
  expect(await shown(second.context)).toEqual([]);
  await second.close();
});
