import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import type { ListingView } from '../../lib/cases/view';
import type { Line } from '../../lib/i18n/translate';
import { deskModel, summary } from './desk-samples';
import { axeFindings, drawCard } from './draw';
import { drawDesk } from './draw-desk';
import { OPEN_NOW, listing } from './samples';

const lira = (minor: number) => ({ kind: 'money', currency: 'TRY', minor }) as const;
const YOURS: Line = { key: 'card.yours.floor', params: { mine: lira(1_200_000), published: lira(1_000_000), clause: 'P3' } };

/** The sample listing judged by a logo floor of 12.000 TL of the user's own. */
function own(): ListingView {
  const view = listing();
  const { because } = view;
  return {
    ...view,
    ownValues: true,
    because: { key: 'background.because.own-values', params: { because: { kind: 'line', line: because } } },
    floors: view.floors.map((floor) => (floor.floor === 'logo' ? { ...floor, floorMinor: 1_200_000, publishedMinor: 1_000_000, yours: YOURS } : floor)),
    findings: view.findings.map((finding) =>
      finding.rule === 'P3'
        ? { ...finding, yours: [{ key: 'card.yours.line', params: { name: 'Logo', what: { kind: 'line', line: YOURS }, at: { kind: 'start', ms: OPEN_NOW, zone: 'Europe/Istanbul' } } }] }
        : finding,
    ),
    rubric: view.rubric && { ...view.rubric, ownValues: true },
  };
}
const text = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const BOTH = 'tabanınız 12.000 ₺; yayımlanan: 10.000 ₺ (P3)';

test('each price and each rule that rests on the user’s value says so, with the published one and the clause', () => {
  const { all, one } = drawCard(own(), OPEN_NOW, 'tr');
  const prices = all('[data-floor]');
  expect(prices.map((price) => [price.dataset['own'], text(price).includes(BOTH)])).toEqual([['true', true], ['true', true], ['false', false], ['false', false]]);
  expect(all('[data-rule][data-own="true"]').map((row) => row.dataset['rule'])).toEqual(['P3']);
  expect(text(one('[data-rule="P3"] .yours'))).toBe(`Logo: ${BOTH} · belirlendi: 5 Ekim (Paz) 13:50`);
});

test('the verdict, the score, the pill and the list say by whose values', () => {
  const words = 'kendi değerlerinize göre';
  const card = drawCard(own(), OPEN_NOW, 'tr');
  expect(text(card.one('.verdict-bar'))).toContain(words);
  expect([...card.root.querySelectorAll('.note')].some((note) => text(note).includes('60 / 90') && text(note).includes(words))).toBe(true);
  card.again({ folded: true });
  expect(text(card.one('.pill'))).toContain(words);
  const listed = summary(0, { kind: 'listing', caseId: 'r10:listing:1089270380', verdict: 'meets', ownValues: true });
  drawDesk(deskModel('tr', { cases: [listed], view: own() }));
  expect(text(document.querySelector('[data-case]')!)).toContain(words);
  expect(text(document.querySelector('.case-panel .verdict-bar')!)).toContain(words);
});

test('by published values nothing says so', () => {
  const { root, all } = drawCard(listing(), OPEN_NOW, 'tr');
  expect(root.textContent).not.toContain('kendi değer');
  expect(all('[data-own="true"]')).toEqual([]);
});

test('the plot draws the user’s floor dashed and the published one beside it, to scale', () => {
  const { root } = drawCard(own(), OPEN_NOW, 'tr');
  const strokes = [...root.querySelectorAll('.floor-plot path')].filter((path) => /v\d/.test(path.getAttribute('d') ?? ''));
  const at = (path: Element) => Number(/^M([\d.]+)/.exec(path.getAttribute('d') ?? '')?.[1]);
  const dashed = strokes.filter((path) => path.hasAttribute('stroke-dasharray'));
  expect([strokes.length, dashed.length]).toEqual([2, 1]);
  // 10.000 of 12.000: five sixths of the way from the left end to the middle.
  const left = Number(/^M([\d.]+)/.exec(root.querySelector('.floor-plot path')?.getAttribute('d') ?? '')?.[1]);
  const published = strokes.find((path) => path !== dashed[0])!;
  expect((at(published) - left) / (at(dashed[0]!) - left)).toBeCloseTo(10 / 12, 3);
  expect(text(root.querySelector('.floor-plot')!)).toContain('tabanınız 12.000 ₺');
});

test.each(['ko', 'tr', 'en'] as const)('axe finds nothing and nothing is cut off at 320 px: %s', async (locale) => {
  await page.viewport(320, 640);
  const { root } = drawCard(own(), OPEN_NOW, locale);
  expect(await axeFindings()).toEqual([]);
  const wide = [...root.querySelectorAll<HTMLElement>('*')].filter((element) => !element.closest('svg, .hidden-text') && !getComputedStyle(element).display.startsWith('inline') && element.scrollWidth > element.clientWidth + 1);
  expect(wide.map((element) => element.className)).toEqual([]);
});
