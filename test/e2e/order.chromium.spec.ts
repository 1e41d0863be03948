import { GIG_IDS, ORDERS } from '../market/samples.mjs';
import { answer, cardOf, civilEnd, exactEnd, inclusiveEnd, koreanDeadline } from './card';
import { expect, test } from './chromium';

function deliveriesOf(market: { order(id: string): { data: { events: { kind: string; at: number }[] } } }, id: string): number[] {
  return market.order(id).data.events.filter(({ kind }) => kind === 'delivery').map(({ at }) => at);
}

for (const skin of ['cards', 'react', 'dialog', 'feed2018', 'table'] as const) {
  test(`order page, skin ${skin}: safe deadline, every reading, and no 'covered' while inputs are missing`, async ({ market, open }) => {
    const { context } = await open();
    const page = await context.newPage();
    const [delivered] = deliveriesOf(market, ORDERS.main) as [number];
    await page.goto(`https://kmong.com/track/${ORDERS.main}?skin=${skin}`);
    const card = await cardOf(page);
    const safe = card.locator('time[data-role="safe-deadline"]');
    await expect(safe).toHaveAttribute('datetime', inclusiveEnd(delivered));
    await expect(safe).toHaveText(koreanDeadline(delivered));
    const reading = (id: string) => card.locator(`[data-delivery="1"] [data-reading="${id}"] time`);
    await expect(reading('inclusive')).toHaveAttribute('datetime', inclusiveEnd(delivered));
    await expect(reading('exact')).toHaveAttribute('datetime', exactEnd(delivered));
    await expect(reading('civil')).toHaveAttribute('datetime', civilEnd(delivered));
    await expect(card.locator('[data-verdict]').first()).toHaveAttribute('data-verdict', 'cannot-tell');
    await expect(card.locator('[data-rule="K2"]')).toHaveAttribute('data-result', 'unknown');
    await expect(card.locator('[data-rule="K10"]')).toHaveAttribute('data-result', 'met');
    await expect(card.locator('[data-delivery]')).toHaveCount(1);
  });
}

test('covered once the mark was seen on the service page and the user answered the rest', async ({ market, open }) => {
  const { context } = await open();
  const page = await context.newPage();
  await page.goto(`https://kmong.com/gig/${GIG_IDS.guaranteed}`);
  const service = await cardOf(page);
  await expect(service.locator('[data-rule="K4"]')).toHaveAttribute('data-result', 'met');
  await answer(service, 'K2', true);
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  const card = await cardOf(page);
  await expect(card.locator('[data-rule="K4"]')).toHaveAttribute('data-result', 'met');
  if ((await card.locator('[data-rule="K11"]').getAttribute('data-result')) === 'unknown') await answer(card, 'K11', true);
  await expect(card.locator('[data-verdict]').first()).toHaveAttribute('data-verdict', 'covered');
  expect(market.state.pressed).toEqual([]);
});

test('a service without the mark, and one that is only Prime, are not covered', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  for (const gig of [GIG_IDS.plain, GIG_IDS.primeOnly]) {
    await page.goto(`https://kmong.com/gig/${gig}`);
    const card = await cardOf(page);
    await expect(card.locator('[data-rule="K4"]')).toHaveAttribute('data-result', 'not-met');
    await expect(card.locator('[data-verdict]').first()).toHaveAttribute('data-verdict', 'not-covered');
  }
});

test('past the safe date: cannot tell, and the later reading only under that sentence', async ({ market, open }) => {
  const { context } = await open();
  const page = await context.newPage();
  const [delivered] = deliveriesOf(market, ORDERS.pastSafe) as [number];
  await page.goto(`https://kmong.com/track/${ORDERS.pastSafe}?skin=cards`);
  const card = await cardOf(page);
  await expect(card.locator('[data-rule="K10"]')).toHaveAttribute('data-result', 'unknown');
  await expect(card.locator('[data-verdict]').first()).toHaveAttribute('data-verdict', 'cannot-tell');
  await expect(card.locator('time[data-role="safe-deadline"]')).toHaveAttribute('datetime', inclusiveEnd(delivered));
});

test('closed only after the last reading: K10 not met', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.closed}`);
  const card = await cardOf(page);
  await expect(card.locator('[data-rule="K10"]')).toHaveAttribute('data-result', 'not-met');
  await expect(card.locator('[data-verdict]').first()).toHaveAttribute('data-verdict', 'not-covered');
});

test('two deliveries: the first gives the headline, both have their readings, a pin is the user’s choice', async ({ market, open }) => {
  const { context } = await open();
  const page = await context.newPage();
  const [first, second] = deliveriesOf(market, ORDERS.revised) as [number, number];
  await page.goto(`https://kmong.com/track/${ORDERS.revised}?skin=cards`);
  const card = await cardOf(page);
  await expect(card.locator('time[data-role="safe-deadline"]')).toHaveAttribute('datetime', inclusiveEnd(first));
  await expect(card.locator('[data-delivery="2"] [data-reading="inclusive"] time')).toHaveAttribute('datetime', inclusiveEnd(second));
});

test('nothing delivered, a folded feed, and a delivery without a date give no deadline', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  for (const path of [`/track/${ORDERS.overdue}`, `/track/${ORDERS.revised}?skin=cards&folded=1`, `/track/${ORDERS.unmarked}?time=none`]) {
    await page.goto(`https://kmong.com${path}`);
    const card = await cardOf(page);
    await expect(card.locator('time[data-role="safe-deadline"]')).toHaveCount(0);
    await expect(card.locator('[data-rule="K10"]')).toHaveAttribute('data-result', 'unknown');
  }
});

test('the deadline does not depend on the machine’s time zone', async ({ market, open }) => {
  const [delivered] = deliveriesOf(market, ORDERS.main) as [number];
  for (const timezoneId of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
    const { context } = await open({ timezoneId });
    const page = await context.newPage();
    await page.goto(`https://kmong.com/track/${ORDERS.main}`);
    const card = await cardOf(page);
    await expect(card.locator('time[data-role="safe-deadline"]')).toHaveAttribute('datetime', inclusiveEnd(delivered));
    await expect(card.locator('time[data-role="safe-deadline"]')).toHaveText(koreanDeadline(delivered));
  }
});

test('a delivery entered by hand gives the date, is labelled, and is logged as a correction', async ({ open }) => {
  const { context } = await open();
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.unmarked}?time=none`);
  const card = await cardOf(page);
  const day = Temporal.Now.zonedDateTimeISO('Asia/Seoul').subtract({ days: 2 }).toPlainDate();
  const row = card.locator('[data-rule="K10"]');
  await row.locator('[data-action="correct"]').click();
  await row.locator('input[type="date"]').fill(day.toString());
  await row.locator('input[type="time"]').fill('15:20');
  await row.locator('input[type="time"]').press('Enter');
  const delivered = day.toZonedDateTime({ timeZone: 'Asia/Seoul', plainTime: '15:20' }).epochMilliseconds;
  await expect(card.locator('time[data-role="safe-deadline"]')).toHaveAttribute('datetime', inclusiveEnd(delivered));
});

test('the order list: a mark with the safe deadline on each row whose delivery is known, none on the others', async ({ market, open }) => {
  const { context } = await open();
  const page = await context.newPage();
  const [delivered] = deliveriesOf(market, ORDERS.main) as [number];
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  await cardOf(page);
  for (const skin of ['plain', 'virtual']) {
    await page.goto(`https://kmong.com/my_orders?list=${skin}`);
    await page.getByText(`#${ORDERS.main}`).first().scrollIntoViewIfNeeded();
    const mark = page.locator(`recourse-marks [data-order="${ORDERS.main}"]`);
    await expect(mark).toBeVisible();
    await expect(mark.locator('time')).toHaveAttribute('datetime', inclusiveEnd(delivered));
    await expect(page.locator(`recourse-marks [data-order="${ORDERS.unmarked}"] time`)).toHaveCount(0);
  }
});
