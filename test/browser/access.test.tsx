import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import type { CardProps } from '../../components/card/card-props';
import type { CardView } from '../../lib/cases/view';
import type { Locale } from '../../lib/i18n/translate';
import { axeFindings, drawCard } from './draw';
import { CLOSED_NOW, OPEN_NOW, PAST_NOW, kst, listing, notStarted, order, pastSafe, service, twoDeliveries, unknownDate } from './samples';

const pinned = { closesAt: kst('2025-10-19T00:00:00'), reading: 'inclusive', number: 2, reason: '최종 작업물' };

const STATES: [name: string, view: CardView | null, now: number, more?: Partial<CardProps>][] = [
  ['open', order(), OPEN_NOW],
  ['past-safe', pastSafe(), PAST_NOW],
  ['closed', order({ verdict: 'not-covered' }, { state: 'closed' }), CLOSED_NOW],
  ['unknown', unknownDate(), OPEN_NOW],
  ['not-started', notStarted(), OPEN_NOW],
  ['pinned', twoDeliveries({ pinned }), OPEN_NOW],
  ['service', service(), OPEN_NOW],
  ['listing', listing(), OPEN_NOW],
  ['filed', order({ filed: { at: OPEN_NOW } }), OPEN_NOW],
  ['sealed', order(), OPEN_NOW, { capture: { step: 'sealed', sealed: { seq: 7, completeness: ['no-picture', 'images-missing', 'height-cap', 'page-changed'] } } }],
  ['running', order(), OPEN_NOW, { capture: { step: 'running' }, busy: true }],
  ['failed', order(), OPEN_NOW, { error: 'error.no-answer' }],
  ['folded', order(), OPEN_NOW, { folded: true }],
  ['shell', null, OPEN_NOW, { t: null }],
];
const LOCALES: Locale[] = ['ko', 'tr', 'en'];

/** Opens all that opens, so that axe and the rulers see everything. */
async function open(root: ShadowRoot): Promise<void> {
  for (const details of root.querySelectorAll('details')) details.open = true;
  await new Promise(requestAnimationFrame);
}

test.each(STATES)('%s: axe finds nothing, light and dark', async (_name, view, now, more) => {
  for (const scheme of ['light', 'dark'] as const) {
    const { root } = drawCard(view, now, 'ko', more);
    const host = root.host as HTMLElement;
    host.style.background = scheme === 'dark' ? '#000' : '#fff';
    forceScheme(root, scheme);
    await open(root);
    expect(await axeFindings()).toEqual([]);
  }
});

test.each(STATES)('%s: nothing is cut off at 320 px, in any language', async (_name, view, now, more) => {
  await page.viewport(320, 640);
  for (const locale of LOCALES) {
    const { root } = drawCard(view, now, locale, more);
    await open(root);
    const wide = [...root.querySelectorAll<HTMLElement>('*')].filter((element) => {
      if (element.closest('svg, .hidden-text') || getComputedStyle(element).display.startsWith('inline')) return false;
      return element.scrollWidth > element.clientWidth + 1 || element.getBoundingClientRect().right > 321;
    });
    expect(wide.map((element) => `${locale} ${element.className} ${element.textContent?.slice(0, 40)}`)).toEqual([]);
  }
});

test.each(STATES)('%s: every control is a target of 24 px', async (_name, view, now, more) => {
  const { root } = drawCard(view, now, 'tr', more);
  await open(root);
  const small = [...root.querySelectorAll('button, summary, input, a')].filter((control) => {
    const box = control.getBoundingClientRect();
    return box.width < 24 || box.height < 24;
  });
  expect(small.map((control) => control.outerHTML.slice(0, 120))).toEqual([]);
});

test.each(STATES)('%s: labels of the timeline meet no other label', async (_name, view, now, more) => {
  for (const locale of LOCALES) {
    const { root } = drawCard(view, now, locale, more);
    const boxes = [...root.querySelectorAll('.timeline text')].map((label) => label.getBoundingClientRect());
    const meeting = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom - 2 && b.top + 2 < a.bottom - 2));
    expect(meeting).toEqual([]);
    const edge = root.querySelector('.timeline')?.getBoundingClientRect();
    if (edge) expect(boxes.filter((box) => box.right > edge.right + 1 || box.left < edge.left - 1)).toEqual([]);
  }
});

/** The browser follows the machine's scheme; for a test the dark values are taken out of their media rule. */
function forceScheme(root: ShadowRoot, scheme: 'light' | 'dark'): void {
  const sheet = root.adoptedStyleSheets[0]!;
  const dark = [...sheet.cssRules].filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.conditionText.includes('prefers-color-scheme'));
  if (dark.length === 0) throw new Error('no dark values');
  for (const rule of dark) rule.media.mediaText = scheme === 'dark' ? 'all' : 'not all';
}
