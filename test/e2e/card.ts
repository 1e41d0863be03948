import { type Locator, type Page, expect } from '@playwright/test';
import 'temporal-polyfill/global';
import { pressToolbarButton } from '../tools/chromium.mjs';

const SEOUL = 'Asia/Seoul';

/** The overlay's card on a page, once it has been judged. */
export async function cardOf(page: Page): Promise<Locator> {
  const card = page.locator('recourse-card');
  await card.locator('[data-verdict]').waitFor();
  // Where every corner would cover one of the site's buttons, the card starts as a pill.
  const pill = card.locator('.pill');
  if (await pill.isVisible()) await pill.click();
  await card.locator('.card[data-verdict]').waitFor();
  return card;
}

/** Opens a page, gives leave for pictures and captures it by its card, which it answers once the capture is sealed. */
export async function capturedWithPictures(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  const card = await cardOf(page);
  await pressToolbarButton(page);
  await card.locator('[data-action="capture"]').click();
  await card.locator('[role="status"] .notice').waitFor({ timeout: 60_000 });
  return card;
}

function zoned(ms: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(SEOUL);
}

/** K10 counted inclusively, by the table in the rules: delivery day is day 1, ends 24:00 of day 7, Seoul. As the card writes exclusive ends. */
export function inclusiveEnd(deliveredMs: number): string {
  return zoned(deliveredMs).startOfDay().add({ days: 7 }).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** K10 counted as 7 × 24 hours from the minute of delivery. */
export function exactEnd(deliveredMs: number): string {
  return zoned(deliveredMs).round({ smallestUnit: 'minute', roundingMode: 'floor' }).add({ hours: 168 }).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** Korean Civil Act: the day of delivery is not counted (157), the period ends with its last day (159). */
export function civilEnd(deliveredMs: number): string {
  const start = zoned(deliveredMs);
  const counted = start.hour === 0 && start.minute === 0 ? 7 : 8;
  return start.startOfDay().add({ days: counted }).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** The headline as a Korean reader sees it: '10월 8일(수) 24:00', the day before the exclusive end. */
export function koreanDeadline(deliveredMs: number): string {
  const last = zoned(deliveredMs).startOfDay().add({ days: 6 });
  const weekday = '월화수목금토일'[last.dayOfWeek - 1];
  return `${last.month}월 ${last.day}일(${weekday}) 24:00`;
}

/** Answers a yes-no question beside a rule and waits for the rule's new result. */
export async function answer(card: Locator, rule: string, yes: boolean): Promise<void> {
  await card.locator(`[data-rule="${rule}"] fieldset button`).nth(yes ? 0 : 1).click();
  await expect(card.locator(`[data-rule="${rule}"]`)).toHaveAttribute('data-result', yes ? 'met' : 'not-met');
}
