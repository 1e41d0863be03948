import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { Options, type OptionsActions, type OptionsModel } from '../../components/options/Options';
import { type ActivePage, Popup, type PopupActions, type PopupModel } from '../../components/popup/Popup';
import type { Locale } from '../../lib/i18n/translate';
import type { Settings } from '../../lib/settings/settings';
import { axeFindings } from './draw';
import { SUMMARIES, summary } from './desk-samples';
import { cutOff, drawPage, openAll, smallTargets } from './draw-page';
import { OPEN_NOW, sampleTranslate } from './samples';

const SETTINGS: Settings = { locale: null, corner: 'bottom-right', folded: false, reminders: true, remindHours: 24, backup: 'off', backupRemindDays: 30, uploadProfile: null, uploadOwn: { megabytes: 10, maxPages: 20, maxFiles: 5 }, maskWords: '', stitchPictures: true };
const LOCALES: Locale[] = ['ko', 'tr', 'en'];
const ORDER: ActivePage = { tabId: 3, url: 'https://kmong.com/track/6826723', title: '거래 화면 - 크몽', site: 'kmong', zone: 'Asia/Seoul', tracked: false };

const popup = (over: Partial<PopupModel> = {}, locale: Locale = 'ko', scheme: 'light' | 'dark' = 'light') =>
  drawPage<PopupModel, PopupActions>(
    'popup',
    { t: sampleTranslate(locale, OPEN_NOW), locale, now: OPEN_NOW, page: ORDER, cases: SUMMARIES, backupDue: false, busy: false, done: null, error: null, ...over },
    { view: (model, act) => <Popup model={model} act={act} />, locale, scheme },
  );
const options = (over: Partial<OptionsModel> = {}, locale: Locale = 'ko', scheme: 'light' | 'dark' = 'light') =>
  drawPage<OptionsModel, OptionsActions>(
    'options',
    { t: sampleTranslate(locale, OPEN_NOW), locale, settings: SETTINGS, now: OPEN_NOW, packs: [], places: [], done: null, error: null, ...over },
    { view: (model, act) => <Options model={model} act={act} />, locale, scheme },
  );
const one = <E extends Element = HTMLElement>(selector: string): E => {
  const found = document.querySelectorAll<E>(selector);
  if (found.length !== 1) throw new Error(`${found.length} elements match ${selector}`);
  return found[0]!;
};
const text = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';

type Draw = (locale: Locale, scheme: 'light' | 'dark') => unknown;
const STATES: [name: string, draw: Draw][] = [
  ['popup on a page of ours', (...how) => popup({}, ...how)],
  ['popup elsewhere, nothing tracked', (...how) => popup({ page: null, cases: [] }, ...how)],
  ['popup after a failure, many cases', (...how) => popup({ error: 'error.no-answer', cases: Array.from({ length: 1000 }, (_, number) => summary(number)) }, ...how)],
  ['popup when a backup is due', (...how) => popup({ backupDue: true }, ...how)],
  ['popup after a capture', (...how) => popup({ done: 'popup.captured', page: { ...ORDER, title: 'ÇokUzunBaşlık'.repeat(30), site: 'r10', url: 'https://www.r10.net/konu/1089270380' } }, ...how)],
  ['popup at work', (...how) => popup({ busy: true }, ...how)],
  ['options', (...how) => options({}, ...how)],
  ['options saved', (...how) => options({ done: 'options.saved', settings: { ...SETTINGS, reminders: false } }, ...how)],
  ['options failed', (...how) => options({ error: 'error.no-answer' }, ...how)],
];

describe.each(STATES)('%s', (_name, draw) => {
  test('axe finds nothing, light and dark', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      draw('ko', scheme);
      await openAll();
      expect(await axeFindings()).toEqual([]);
    }
  });

  test.each([320, 400, 1000])('nothing is cut off at %i px, in any language', async (width) => {
    await page.viewport(width, 600);
    for (const locale of LOCALES) {
      draw(locale, 'light');
      await openAll();
      expect(cutOff()).toEqual([]);
    }
  });

  test('every control is a target of 24 px', async () => {
    await page.viewport(320, 600);
    draw('tr', 'light');
    await openAll();
    expect(smallTargets()).toEqual([]);
  });
});

describe('the popup', () => {
  test('gives its capture the focus back after the work, unless it was taken elsewhere', async () => {
    const { again } = popup();
    await expect.poll(() => document.activeElement).toBe(one('[data-action="capture"]'));
    again({ busy: true });
    await expect.poll(() => document.activeElement).toBe(document.body);
    again({ busy: false, done: 'popup.captured' });
    await expect.poll(() => document.activeElement).toBe(one('[data-action="capture"]'));
    again({ busy: true });
    await openAll();
    one<HTMLInputElement>('input[name="date"]').focus();
    again({ busy: false });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(document.activeElement).toBe(one('input[name="date"]'));
  });

  test('is 380 px wide at most and has its capture focused', async () => {
    await page.viewport(1000, 600);
    popup();
    expect(one('.popup').getBoundingClientRect().width).toBe(380);
    await expect.poll(() => document.activeElement?.getAttribute('data-action')).toBe('capture');
  });

  test('captures by Enter alone', async () => {
    const { calls } = popup();
    await expect.poll(() => document.activeElement?.getAttribute('data-action')).toBe('capture');
    await userEvent.keyboard('{Enter}');
    expect(calls).toEqual([['capture']]);
  });

  test('lists twelve cases of a thousand and says how many more', () => {
    popup({ cases: Array.from({ length: 1000 }, (_, number) => summary(number)) });
    expect(document.querySelectorAll('[data-case]')).toHaveLength(12);
    expect(text(document.body)).toContain('988건 더 보기');
  });

  test('tracks a page by hand, the delivery in the site’s zone whatever the machine’s', async () => {
    const { calls } = popup();
    await userEvent.click(one('details.track summary'));
    expect(one<HTMLInputElement>('input[name="subject"]').value).toBe('6826723');
    await userEvent.fill(one('input[name="date"]'), '2025-10-02');
    await userEvent.fill(one('input[name="time"]'), '15:20');
    await userEvent.fill(one('input[name="amount"]'), '150,000원');
    await userEvent.click(one('[data-action="track"]'));
    expect(calls).toEqual([['track', { kind: 'order', subject: '6826723', deliveredAt: '2025-10-02T15:20:00+09:00', amount: '150,000원' }]]);
  });

  test('Enter in a field tracks; without a delivery none is said', async () => {
    const { calls } = popup();
    await userEvent.click(one('details.track summary'));
    await userEvent.fill(one('input[name="subject"]'), '7012345');
    await userEvent.keyboard('{Enter}');
    expect(calls).toEqual([['track', { kind: 'order', subject: '7012345', deliveredAt: null, amount: null }]]);
  });

  test('refuses a half-typed date instead of taking it for no delivery', async () => {
    const { calls } = popup();
    await userEvent.click(one('details.track summary'));
    one<HTMLInputElement>('input[name="date"]').focus();
    await userEvent.keyboard('10');
    expect(one<HTMLInputElement>('input[name="date"]').value).toBe('');
    await userEvent.click(one('[data-action="track"]'));
    expect(calls).toEqual([]);
    expect(text(one('[role="alert"]')).length).toBeGreaterThan(5);
  });

  test('refuses a time without its date', async () => {
    const { calls } = popup();
    await userEvent.click(one('details.track summary'));
    await userEvent.fill(one('input[name="time"]'), '15:20');
    await userEvent.click(one('[data-action="track"]'));
    expect(calls).toEqual([]);
    one('[role="alert"]');
  });

  test('asks of a listing its number only', async () => {
    const { calls } = popup({ page: { ...ORDER, site: 'r10', url: 'https://www.r10.net/konu/1089270380', zone: 'Europe/Istanbul' } }, 'tr');
    await userEvent.click(one('details.track summary'));
    expect(document.querySelectorAll('.track input')).toHaveLength(1);
    await userEvent.click(one('[data-action="track"]'));
    expect(calls).toEqual([['track', { kind: 'listing', subject: '1089270380', deliveredAt: null, amount: null }]]);
  });
});

describe('options', () => {
  test('stand in the middle', async () => {
    await page.viewport(1400, 800);
    options();
    const box = one('.options').getBoundingClientRect();
    expect(Math.abs(box.left - (document.documentElement.clientWidth - box.right))).toBeLessThanOrEqual(1);
    expect(box.width).toBeLessThanOrEqual(640);
  });

  test('reset in two steps, the first of which changes nothing', async () => {
    const { calls } = options();
    const last = () => document.querySelector('.panel:last-child')!;
    await userEvent.click(last().querySelector('button')!);
    expect(calls).toEqual([]);
    await userEvent.click(last().querySelector('button')!);
    expect(calls).toEqual([['reset']]);
  });

  test('change language and the hours of the reminder', async () => {
    const { calls } = options();
    await userEvent.click([...document.querySelectorAll('button')].find((button) => text(button) === 'Türkçe')!);
    one('select').focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(calls).toEqual([['change', { locale: 'tr' }], ['change', { remindHours: 48 }]]);
  });
});
