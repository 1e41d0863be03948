import type { BrowserContext, Page } from '@playwright/test';
import { THREADS } from '../market/samples.mjs';
import { extensionId } from '../tools/chromium.mjs';
import { cardOf } from './card';
import { expect, test } from './chromium';

const PUBLISHED = /yayımlanan: 10\.000 ₺ \(P3\)/;

async function settingsPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${await extensionId(context)}/options.html#r10`);
  await page.locator('[data-value="floor.logo"]').waitFor();
  return page;
}

/** Types a value as a person does, by the keyboard. */
async function enter(page: Page, id: string, text: string): Promise<void> {
  await page.locator(`[data-value="${id}"] [data-action="value"]`).click();
  await page.locator(`[data-value="${id}"] .field input`).fill(text);
  await page.keyboard.press('Enter');
}

test('a floor of the user’s own judges the open card at once, is marked with the published one beside it, and can be taken back', async ({ open }) => {
  const { context } = await open({ language: 'tr', timezoneId: 'Europe/Istanbul' });
  const page = await context.newPage();
  await page.goto(`https://www.r10.net${THREADS.belowFloor}`);
  const card = await cardOf(page);
  const logo = card.locator('[data-floor="logo"]').filter({ hasText: '7.500' }).first();
  await expect(logo).toHaveAttribute('data-result', 'below');
  await expect(logo).toHaveAttribute('data-own', 'false');

  const settings = await settingsPage(context);
  await enter(settings, 'floor.logo', '7.500 TL');
  await expect(settings.locator('[data-value="floor.logo"]')).toHaveAttribute('data-own', 'true');
  await expect(settings.locator('[data-value="floor.logo"] .published')).toContainText('10.000');
  // The page is asked for nothing: the card hears of the change.
  await expect(logo).toHaveAttribute('data-result', 'at');
  await expect(logo).toContainText(PUBLISHED);
  await expect(card.locator('[data-rule="P3"]')).toContainText(PUBLISHED);
  await expect(card.locator('header')).toContainText('kendi değerlerinize göre');

  const id = await extensionId(context);
  const desk = await context.newPage();
  await desk.goto(`chrome-extension://${id}/desk.html`);
  const listing = desk.locator('[data-case^="r10:listing:"]').first();
  await expect(listing).toContainText('kendi değerlerinize göre');
  await listing.click();
  await expect(desk.locator('.case-panel [data-rule="P3"]')).toContainText(PUBLISHED);

  await settings.locator('[data-value="floor.logo"] [data-action="take-back"]').click();
  await expect(settings.locator('[data-value="floor.logo"]')).toHaveAttribute('data-own', 'false');
  await expect(logo).toHaveAttribute('data-result', 'below');
  await expect(card.locator('header')).not.toContainText('kendi değerlerinize göre');
});

test('what cannot be a floor is refused at its field and changes nothing', async ({ open }) => {
  const { context } = await open({ language: 'tr', timezoneId: 'Europe/Istanbul' });
  const settings = await settingsPage(context);
  const field = settings.locator('[data-value="floor.logo"] .field input');
  for (const [typed, why] of [['7.500', 'Para birimini de yazın'], ['7.500 $', 'Türk lirasıdır'], ['-5 TL', 'sıfırdan büyük'], ['bilmiyorum', 'Tek bir tutar olarak okunamadı']] as const) {
    if (!(await field.isVisible())) await settings.locator('[data-value="floor.logo"] [data-action="value"]').click();
    await field.fill(typed);
    await settings.keyboard.press('Enter');
    await expect(settings.locator('[data-value="floor.logo"] [role="alert"]')).toContainText(why);
    await expect(field).toHaveValue(typed);
    await expect(field).toBeFocused();
  }
  await settings.reload();
  await expect(settings.locator('[data-value="floor.logo"]')).toHaveAttribute('data-own', 'false');
});

test('the user’s own values outlive a reset of the settings', async ({ open }) => {
  const { context } = await open({ language: 'tr', timezoneId: 'Europe/Istanbul' });
  const settings = await settingsPage(context);
  await enter(settings, 'floor.corporate-identity', '20 bin TL');
  await enter(settings, 'threshold.grievances.year', '1');
  await expect(settings.locator('[data-value="threshold.grievances.year"]')).toHaveAttribute('data-own', 'true');
  await settings.getByRole('button', { name: 'Ayarları sıfırla' }).click();
  await settings.getByRole('button', { name: 'Yalnızca ayarları sıfırla' }).click();
  await expect(settings.getByRole('status')).not.toBeEmpty();
  await settings.reload();
  await expect(settings.locator('[data-value="floor.corporate-identity"] .yours')).toContainText('20.000');
  await expect(settings.locator('[data-value="threshold.grievances.year"] .yours')).toContainText('1');
});
