import type { Page } from '@playwright/test';
import { ORDERS } from '../market/samples.mjs';
import { cardOf, inclusiveEnd, koreanDeadline } from './card';
import { expect, test } from './chromium';

type Market = { order(id: string): { data: { events: { kind: string; at: number }[] } } };

function deliveredAt(market: Market, id: string): number {
  const [first] = market.order(id).data.events.filter(({ kind }) => kind === 'delivery');
  if (!first) throw new Error(`${id} was not delivered`);
  return first.at;
}

const address = (id: string) => `https://kmong.com/track/${id}?skin=unknown-label`;

/** Opens the order and begins to show where its delivery stands. */
async function beginPointing(page: Page, id: string) {
  await page.goto(address(id));
  const card = await cardOf(page);
  await expect(card.locator('[data-rule="K10"]')).toHaveAttribute('data-result', 'unknown');
  await expect(card.locator('.card')).toHaveAttribute('data-verdict', 'cannot-tell');
  await expect(card.locator('time[data-role="safe-deadline"]')).toHaveCount(0);
  await card.locator('.gaps [data-action="point"]').first().click();
  await expect(card.locator('.point-bar')).toBeFocused();
  return card;
}

test('a delivery that nobody can read is shown once with the pointer, and read on the next order', async ({ market, open }) => {
  const { context } = await open();
  const page = await context.newPage();
  const card = await beginPointing(page, ORDERS.main);
  // What the site would hear, and where it would go: the time is part of a link.
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click']) {
      document.addEventListener(type, () => heard.push(type));
      document.body.addEventListener(type, () => heard.push(`${type} in the page`), true);
    }
  });
  const link = page.locator('main section a').first();
  const box = await link.boundingBox();
  if (!box) throw new Error('the time is not shown');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(card.locator('.point-marks b')).toBeVisible();
  await page.mouse.down();
  await page.mouse.up();
  await expect(card.locator('.point-bar')).toContainText('완성품 넘김');
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
  expect(page.url()).toBe(address(ORDERS.main));

  await card.locator('[data-action="point-next"]').click();
  const safe = card.locator('time[data-role="safe-deadline"]');
  await expect(safe).toHaveAttribute('datetime', inclusiveEnd(deliveredAt(market, ORDERS.main)));
  await expect(safe).toHaveText(koreanDeadline(deliveredAt(market, ORDERS.main)));
  await expect(card.locator('[data-rule="K10"]')).toContainText('직접 보여 준 곳에서 읽음: ‘완성품 넘김’');

  await page.goto(address(ORDERS.unmarked));
  const next = await cardOf(page);
  await expect(next.locator('time[data-role="safe-deadline"]')).toHaveAttribute('datetime', inclusiveEnd(deliveredAt(market, ORDERS.unmarked)));
  await expect(next.locator('[data-rule="K10"]')).toContainText('직접 보여 준 곳에서 읽음: ‘완성품 넘김’');
  expect(market.state.pressed).toEqual([]);
});

test('the keyboard alone shows it, Esc stops, and what was shown can be forgotten', async ({ market, open }) => {
  const { context } = await open();
  const page = await context.newPage();
  const card = await beginPointing(page, ORDERS.main);
  await page.keyboard.press('Escape');
  await expect(card.locator('.point-bar')).toHaveCount(0);
  await expect(card.locator('[data-fold]')).toBeFocused();

  await card.locator('.gaps [data-action="point"]').first().focus();
  await page.keyboard.press('Enter');
  await expect(card.locator('.point-bar')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(card.locator('[data-role="point-value"]')).toContainText('1/1');
  await page.keyboard.press('Enter');
  await expect(card.locator('[data-action="point-next"]')).toBeFocused();
  await page.keyboard.press('Enter');
  const safe = card.locator('time[data-role="safe-deadline"]');
  await expect(safe).toHaveAttribute('datetime', inclusiveEnd(deliveredAt(market, ORDERS.main)));

  await card.locator('[data-rule="K10"] [data-action="correct"]').click();
  await card.locator('[data-rule="K10"] .answer').getByRole('button', { name: '보여 준 곳 잊기' }).click();
  await expect(safe).toHaveCount(0);
  await page.goto(address(ORDERS.unmarked));
  const next = await cardOf(page);
  await expect(next.locator('[data-rule="K10"]')).toHaveAttribute('data-result', 'unknown');
  await expect(next.locator('time[data-role="safe-deadline"]')).toHaveCount(0);
});

test('used only here it is an answer by hand: the next order is not read by it', async ({ market, open }) => {
  const { context } = await open();
  const page = await context.newPage();
  const card = await beginPointing(page, ORDERS.main);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await card.locator('[data-action="point-here"]').click();
  await expect(card.locator('time[data-role="safe-deadline"]')).toHaveAttribute('datetime', inclusiveEnd(deliveredAt(market, ORDERS.main)));
  await page.goto(address(ORDERS.unmarked));
  const next = await cardOf(page);
  await expect(next.locator('time[data-role="safe-deadline"]')).toHaveCount(0);
});
