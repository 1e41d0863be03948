import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import type { DeskModel } from '../../components/desk/desk-view';
import type { PackingModel } from '../../components/desk/package-view';
import { profileOf } from '../../lib/package/profiles';
import { axeFindings } from './draw';
import { CHECKED, EXHIBITS, HASH, PACKING, deskModel } from './desk-samples';
import { drawDesk } from './draw-desk';
import { cutOff, openAll, smallTargets } from './draw-page';

const draw = (packing: Partial<PackingModel> = {}, over: Partial<DeskModel> = {}, locale: DeskModel['locale'] = 'en') =>
  drawDesk(deskModel(locale, { packing: { ...PACKING, ...packing }, ...over }));
const panel = () => document.querySelector<HTMLElement>('[data-build]')!;
const row = (seq: number) => document.querySelector<HTMLElement>(`.keep-row[data-seq="${seq}"]`)!;
const open = () => userEvent.click(document.querySelector('.packing > summary')!);

describe('what goes into the package', () => {
  test('each exhibit of this log has a row; one taken out or put in is told by its number', async () => {
    const { calls } = draw({ keep: { 1: 'withheld' } }, { exhibits: [...EXHIBITS, { ...EXHIBITS[0]!, seq: 9, otherLog: 'other' }] });
    await open();
    expect([...document.querySelectorAll<HTMLElement>('.keep-row')].map(({ dataset }) => [dataset['seq'], dataset['keep']])).toEqual([['2', 'sealed'], ['1', 'withheld']]);
    await userEvent.click(row(2).querySelector('input')!);
    await userEvent.click(row(1).querySelector('input')!);
    expect(calls).toEqual([['pack', { keep: { seq: 2, choice: 'withheld' } }], ['pack', { keep: { seq: 1, choice: 'sealed' } }]]);
  });

  test('a masked copy alone is chosen by key, and what it still gives away is said', async () => {
    const { calls } = draw();
    await open();
    row(2).querySelector('select')!.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(calls).toEqual([['pack', { keep: { seq: 2, choice: 'copy' } }]]);
    draw({ keep: { 2: 'copy' } });
    await open();
    expect(panel().textContent).toContain('the hashes of the original files still stand in the log');
    expect(panel().querySelector('.packing > summary')!.textContent).toContain('Copies only: 1');
  });

  test('with every exhibit held back there is nothing to build', () => {
    draw({ keep: { 1: 'withheld', 2: 'withheld' } });
    expect(panel().querySelector<HTMLButtonElement>('[data-action="build"]')!.disabled).toBe(true);
    expect(panel().textContent).toContain('Let at least one exhibit go in.');
  });

  test('choices rest while a package is built', async () => {
    draw({}, { build: { step: 'running', done: 3, total: 8 } });
    await open();
    expect([...panel().querySelectorAll<HTMLInputElement>('.packing :is(input, select, textarea)')].every(({ disabled }) => disabled)).toBe(true);
  });
});

describe('limits of the upload', () => {
  test('an unknown limit is said as such, a known one is not', async () => {
    draw();
    await open();
    expect(panel().querySelector('[data-role="limits"]')!.textContent).toBe('A PDF has at most 10 MB. This form’s own limit is not known, so a common one is used. If the form names another, choose ‘Limits of my own’.');
    draw({ profile: profileOf('mb-4') });
    await open();
    expect(panel().querySelector('[data-role="limits"]')!.textContent).toBe('A PDF has at most 4 MB.');
  });

  test('those of the user are typed, kept in their range, and told', async () => {
    const own = { megabytes: 5, maxPages: 12, maxFiles: null };
    const { calls } = draw({ profile: profileOf('own', own), own });
    await open();
    expect(panel().querySelector('[data-role="limits"]')!.textContent).toBe('A PDF has at most 5 MB. Pages: at most 12.');
    await userEvent.fill(document.querySelector('[data-own="maxFiles"]')!, '3');
    await userEvent.tab();
    await userEvent.fill(document.querySelector('[data-own="maxPages"]')!, '0');
    await userEvent.tab();
    expect(calls.slice(0, 2)).toEqual([['pack', { own: { ...own, maxFiles: 3 } }], ['pack', { own: { ...own, maxPages: 1 } }]]);
  });

  test('what they did not let in is told when the package is built', () => {
    const notes = [{ what: 'picture', exhibit: 2, name: 'slice-000.png' }, { what: 'file-left', exhibit: null, name: 'exhibit-05.pdf' }] as const;
    draw({}, { build: { step: 'done', name: 'R.zip', size: 10, head: HASH, keyFingerprint: HASH, lines: CHECKED, uploads: [{ name: 'summary.pdf', size: 84_000, pages: 3 }], notes: [...notes] } });
    expect([...document.querySelectorAll('[data-note]')].map(({ textContent }) => textContent)).toEqual(['Exhibit 2: picture left out of the PDF (slice-000.png)', 'Left out, over the number of files: exhibit-05.pdf']);
    expect(panel().querySelector('.uploads')!.textContent).toContain('Pages 3 · 84 kB');
  });
});

test.each(['ko', 'tr', 'en'] as const)('%s: axe, narrow places and targets', async (locale) => {
  for (const width of [320, 1280]) {
    await page.viewport(width, 900);
    draw({ profile: profileOf('own'), keep: { 2: 'copy', 1: 'withheld' } }, {}, locale);
    await openAll();
    expect(await axeFindings()).toEqual([]);
    expect(cutOff()).toEqual([]);
    expect(smallTargets()).toEqual([]);
  }
});
