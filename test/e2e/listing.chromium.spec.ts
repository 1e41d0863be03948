import { THREADS } from '../market/samples.mjs';
import { cardOf } from './card';
import { expect, test } from './chromium';

test('a listing with a logo below the floor falls short; every price of the post is judged and painted, the signature’s is not', async ({ open }) => {
  const { context } = await open({ language: 'tr', timezoneId: 'Europe/Istanbul' });
  const page = await context.newPage();
  await page.goto(`https://www.r10.net${THREADS.belowFloor}`);
  const card = await cardOf(page);
  await expect(card.locator('[data-verdict]').first()).toHaveAttribute('data-verdict', 'falls-short');
  await expect(card.locator('[data-rule="P3"]')).toHaveAttribute('data-result', 'not-met');
  const below = card.locator('[data-floor="logo"][data-result="below"]');
  await expect(below.first()).toContainText('7.500');
  const painted = await page.evaluate(() => [...CSS.highlights.entries()].flatMap(([name, highlight]) => [...highlight].map((range) => [name, (range as Range).toString()])));
  expect(painted).toContainEqual(['recourse-below', expect.stringMatching(/^7\.500/)]);
  const inSignature = await page.evaluate(() =>
    [...CSS.highlights.values()].some((highlight) => [...highlight].some((range) => (range as Range).startContainer.parentElement?.closest('.userSignature') !== null)),
  );
  expect(inSignature).toBe(false);
});

test('a listing whose logo keeps the floor is never called short of it, and cannot be told to meet it while answers are missing', async ({ open }) => {
  const { context } = await open({ language: 'tr', timezoneId: 'Europe/Istanbul' });
  const page = await context.newPage();
  await page.goto(`https://www.r10.net${THREADS.aboveFloor}`);
  const card = await cardOf(page);
  await expect(card.locator('[data-verdict]').first()).toHaveAttribute('data-verdict', 'cannot-tell');
  await expect(card.locator('[data-floor="logo"][data-result="below"]')).toHaveCount(0);
  await expect(card.locator('[data-floor="logo"][data-result="above"], [data-floor="logo"][data-result="at"]').first()).toBeAttached();
});

test('a listing made of pictures says so and asks for the prices', async ({ open }) => {
  const { context } = await open({ language: 'tr', timezoneId: 'Europe/Istanbul' });
  const page = await context.newPage();
  await page.goto(`https://www.r10.net${THREADS.pictureOnly}`);
  const card = await cardOf(page);
  await expect(card.locator('[data-rule="P3"]')).toHaveAttribute('data-result', 'unknown');
  await expect(card).toContainText('görsel');
});
