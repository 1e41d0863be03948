import { AxeBuilder } from '@axe-core/playwright';
import { ORDERS, THREADS } from '../market/samples.mjs';
import { extensionId } from '../tools/chromium.mjs';
import { cardOf } from './card';
import { expect, test } from './chromium';

const HANGUL = /[가-힣]/;

for (const [language, word] of [['ko', '안전 마감'], ['tr', 'Güvenli'], ['en', 'Safe']] as const) {
  test(`the card speaks ${language}, light and dark, at 320 px, without an accessibility fault`, async ({ open }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { context } = await open({ language, colorScheme, viewport: { width: 320, height: 700 } });
      const page = await context.newPage();
      await page.goto(`https://kmong.com/track/${ORDERS.main}`);
      const card = await cardOf(page);
      await expect(card).toContainText(word);
      const box = await card.locator('.card').boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
      const { violations } = await new AxeBuilder({ page }).include('recourse-card').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    }
  });
}

test('a Turkish listing card holds no Korean, and the language can be switched in the product', async ({ open }) => {
  const { context } = await open({ language: 'tr', timezoneId: 'Europe/Istanbul' });
  const page = await context.newPage();
  await page.goto(`https://www.r10.net${THREADS.belowFloor}`);
  const card = await cardOf(page);
  expect(await card.locator('.card').innerText()).not.toMatch(HANGUL);
  const options = await context.newPage();
  await options.goto(`chrome-extension://${await extensionId(context)}/options.html`);
  await options.getByRole('button', { name: '한국어' }).click();
  await expect(options.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(card.locator('.card')).toContainText(HANGUL);
});

test('the desk, the popup and the options have no accessibility fault', async ({ open }) => {
  const { context } = await open({ language: 'en' });
  const page = await context.newPage();
  await page.goto(`https://kmong.com/track/${ORDERS.main}`);
  await cardOf(page);
  const id = await extensionId(context);
  for (const path of [`desk.html#case=kmong%3Aorder%3A${ORDERS.main}`, 'popup.html', 'options.html']) {
    const own = await context.newPage();
    await own.goto(`chrome-extension://${id}/${path}`);
    await own.locator('h1').waitFor();
    if (!path.startsWith('options')) await own.locator('[data-case]').first().waitFor();
    const { violations } = await new AxeBuilder({ page: own }).analyze();
    expect(violations.map(({ id: rule, nodes }) => [rule, nodes.map(({ target }) => target)]), path).toEqual([]);
  }
});
