import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { Options, type OptionsActions, type OptionsModel } from '../../components/options/Options';
import type { ValueChange } from '../../components/options/PackPanel';
import { packValues } from '../../lib/cases/pack-view';
import { type OwnValues, publishedPack } from '../../lib/cases/values';
import type { Locale } from '../../lib/i18n/translate';
import type { Settings } from '../../lib/settings/settings';
import { axeFindings } from './draw';
import { cutOff, drawPage, openAll, smallTargets } from './draw-page';
import { OPEN_NOW, sampleTranslate } from './samples';

const LOCALES: Locale[] = ['ko', 'tr', 'en'];
const SETTINGS: Settings = { locale: null, corner: 'bottom-right', folded: false, reminders: true, remindHours: 24, backup: 'off', backupRemindDays: 30, uploadProfile: null, uploadOwn: { megabytes: 10, maxPages: 20, maxFiles: 5 }, maskWords: '', stitchPictures: true };
const NONE: OwnValues = { floors: {}, thresholds: {} };
const OWN: OwnValues = {
  floors: {
    logo: { value: { currency: 'TRY', minor: 1_200_000 }, text: '12.000 TL', at: OPEN_NOW, note: 'Moderatörün özel mesajı, Kasım ' + 'uzunbirnot'.repeat(12) },
    banner: { value: { currency: 'TRY', minor: 50_000 }, text: '500 TL', at: OPEN_NOW, note: '' },
  },
  thresholds: { 'grievances.year': { value: 1, text: '1', at: OPEN_NOW, note: '' } },
};
const NO_FLOOR: OwnValues = { floors: { logo: { value: null, text: 'none', at: OPEN_NOW, note: '' } }, thresholds: {} };

const options = (own: OwnValues, locale: Locale = 'tr', scheme: 'light' | 'dark' = 'light', answers: Partial<OptionsActions> = {}) =>
  drawPage<OptionsModel, OptionsActions>(
    'options',
    { t: sampleTranslate(locale, OPEN_NOW), locale, settings: SETTINGS, now: OPEN_NOW, packs: [packValues(publishedPack('kmong'), NONE), packValues(publishedPack('r10'), own)], places: [], done: null, error: null },
    { view: (model, act) => <Options model={model} act={act} />, locale, scheme, answers },
  );
const row = (id: string) => document.querySelector<HTMLElement>(`[data-value="${id}"]`)!;
const text = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const press = (id: string, action: string) => userEvent.click(row(id).querySelector(`[data-action="${action}"]`)!);
const field = (id: string) => row(id).querySelector<HTMLInputElement>('.field input')!;

/** Opens each row's form and clause. */
async function openRows(): Promise<void> {
  for (const id of ['floor.logo', 'floor.poster', 'threshold.grievances.year']) {
    await press(id, 'value');
    await userEvent.click(row(id).querySelector('.chip')!);
  }
  await openAll();
}

const STATES: [name: string, own: OwnValues, opened: boolean][] = [
  ['as published', NONE, false],
  ['with values of the user’s own', OWN, false],
  ['with no floor known', NO_FLOOR, false],
  ['open for entry', OWN, true],
];

describe.each(STATES)('floors and thresholds %s', (_name, own, opened) => {
  test('axe finds nothing, light and dark', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      options(own, 'ko', scheme);
      if (opened) await openRows();
      expect(await axeFindings()).toEqual([]);
    }
  });

  test.each([320, 400, 1000])('nothing is cut off at %i px, in any language', async (width) => {
    await page.viewport(width, 700);
    for (const locale of LOCALES) {
      options(own, locale);
      if (opened) await openRows();
      expect(cutOff()).toEqual([]);
    }
  });

  test('every control is a target of 24 px', async () => {
    await page.viewport(320, 700);
    options(own, 'tr');
    if (opened) await openRows();
    expect(smallTargets()).toEqual([]);
  });
});

describe('a value', () => {
  test('shows what is published with its clause, and the user’s own beside it, never in its place', () => {
    options(OWN, 'en');
    expect(text(row('floor.logo').querySelector('.published')!)).toBe('Published: ₺10,000');
    expect(text(row('floor.logo').querySelector('.yours')!)).toMatch(/^Yours: ₺12,000 · set Sun 5 Oct/);
    expect(text(row('floor.poster').querySelector('.published')!)).toBe('No amount is published');
    expect(row('floor.poster').querySelector('.yours')).toBeNull();
    expect(text(row('threshold.grievances.year').querySelector('.published')!)).toBe('Published: 3 (count)');
    expect(text(row('floor.logo').querySelector('.chip')!)).toBe('P3');
  });

  test('says so when the user knows of no floor', () => {
    options(NO_FLOOR, 'en');
    expect(text(row('floor.logo').querySelector('.yours')!)).toMatch(/^Yours: none known · /);
  });

  test('tells the clause’s source, date and status', async () => {
    options(NONE, 'en');
    await userEvent.click(row('floor.logo').querySelector('.chip')!);
    expect(text(row('floor.logo').querySelector('.source-note')!)).toMatch(/Pro Kat.*Date of the rule.*Not known.*Status/);
  });
});

describe('entry', () => {
  const answering = (answer: string | null) => {
    const said: ValueChange[] = [];
    return { said, answers: { setValue: async (change: ValueChange) => (said.push(change), answer) } };
  };

  test('by the keyboard alone: Enter opens, the field has the focus, the button beside it sends, the focus comes back', async () => {
    const { said, answers } = answering(null);
    options(NONE, 'tr', 'light', answers);
    row('floor.logo').querySelector<HTMLElement>('[data-action="value"]')!.focus();
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(field('floor.logo'));
    await userEvent.keyboard('12.000 TL{Tab}Moderatör{Tab}{Enter}');
    expect(said).toEqual([{ site: 'r10', kind: 'floor', id: 'logo', value: '12.000 TL', note: 'Moderatör' }]);
    await expect.poll(() => document.activeElement?.getAttribute('data-action')).toBe('value');
    expect(row('floor.logo').contains(document.activeElement)).toBe(true);
    expect(field('floor.logo')).toBeNull();
  });

  test('is sent by Enter in the field, as in a form', async () => {
    const { said, answers } = answering(null);
    options(NONE, 'tr', 'light', answers);
    await press('threshold.trade-points.least', 'value');
    await userEvent.keyboard('1.000{Enter}');
    expect(said).toEqual([{ site: 'r10', kind: 'threshold', id: 'trade-points.least', value: '1000', note: '' }]);
  });

  test.each([
    ['12.000', 'error.floor-no-currency'],
    ['12.000 $', 'error.floor-currency'],
    ['-12.000 TL', 'error.floor-not-positive'],
    ['çok', 'error.floor-unreadable'],
  ])('%s: the reason is said in the user’s language, nothing typed is lost, the focus stays', async (typed, key) => {
    const { answers } = answering(key);
    options(NONE, 'tr', 'light', answers);
    await press('floor.logo', 'value');
    await userEvent.fill(field('floor.logo'), typed);
    await userEvent.click(row('floor.logo').querySelector('.button.main')!);
    await expect.poll(() => text(row('floor.logo').querySelector('[role="alert"]')!)).toBe(sampleTranslate('tr', OPEN_NOW)(key));
    expect(field('floor.logo').value).toBe(typed);
    expect(document.activeElement).toBe(field('floor.logo'));
    expect(field('floor.logo').getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field('floor.logo').getAttribute('aria-describedby')!)).toBe(row('floor.logo').querySelector('[role="alert"]'));
  });

  test('of nothing, or of a broken number, is refused before it is sent', async () => {
    const { said, answers } = answering(null);
    options(NONE, 'en', 'light', answers);
    await press('floor.logo', 'value');
    await userEvent.keyboard('{Enter}');
    expect(text(row('floor.logo').querySelector('[role="alert"]')!)).toBe('Enter a value.');
    await press('threshold.grievances.year', 'value');
    await userEvent.keyboard('1.5{Enter}');
    expect(text(row('threshold.grievances.year').querySelector('[role="alert"]')!)).toContain('whole number');
    expect(said).toEqual([]);
  });

  test('is left by Escape with nothing sent', async () => {
    const { said, answers } = answering(null);
    options(OWN, 'tr', 'light', answers);
    await press('floor.logo', 'value');
    expect(field('floor.logo').value).toBe('12.000 TL');
    await userEvent.keyboard('9{Escape}');
    expect(field('floor.logo')).toBeNull();
    expect(said).toEqual([]);
    expect(row('floor.logo').contains(document.activeElement)).toBe(true);
  });

  test('offers ‘no floor is known’ where a floor is published, and only there', async () => {
    const { said, answers } = answering(null);
    options(NONE, 'tr', 'light', answers);
    await press('floor.poster', 'value');
    expect(row('floor.poster').querySelector('[data-action="no-floor"]')).toBeNull();
    await press('floor.logo', 'value');
    await press('floor.logo', 'no-floor');
    expect(said).toEqual([{ site: 'r10', kind: 'floor', id: 'logo', value: 'none', note: '' }]);
  });

  test('can be taken back in one press; a failure of that is said', async () => {
    const { said, answers } = answering('error.no-answer');
    options(OWN, 'tr', 'light', answers);
    expect(row('floor.poster').querySelector('[data-action="take-back"]')).toBeNull();
    await press('threshold.grievances.year', 'take-back');
    expect(said).toEqual([{ site: 'r10', kind: 'threshold', id: 'grievances.year', value: null, note: '' }]);
    await expect.poll(() => row('threshold.grievances.year').querySelector('[role="alert"]')?.textContent ?? '').not.toBe('');
  });

  test('is not made by the page’s scripts', async () => {
    const { said, answers } = answering(null);
    options(OWN, 'tr', 'light', answers);
    row('floor.logo').querySelector<HTMLElement>('[data-action="take-back"]')!.click();
    await new Promise(requestAnimationFrame);
    expect(said).toEqual([]);
  });
});
