import type { ComponentChild } from 'preact';
import { render } from 'preact';
import tokens from '../../components/tokens.css?inline';
import parts from '../../components/parts/parts.css?inline';
import pageLook from '../../components/parts/page.css?inline';
import blocks from '../../components/card/blocks.css?inline';
import desk from '../../components/desk/desk.css?inline';
import cover from '../../components/desk/cover.css?inline';
import popup from '../../components/popup/popup.css?inline';
import options from '../../components/options/options.css?inline';
import type { Locale } from '../../lib/i18n/translate';
import type { Call } from './draw';

/** Styles of an extension page, in the order of its entry point. */
export const PAGE_LOOK = {
  desk: [tokens, parts, pageLook, blocks, desk, cover],
  popup: [tokens, parts, pageLook, popup],
  options: [tokens, parts, pageLook, options],
};

export interface DrawnPage<M> {
  calls: Call[];
  again: (change: Partial<M>) => void;
}

/** Draws an extension page into the document, as its entry point does, in one colour scheme. */
export function drawPage<M, A extends object>(
  look: keyof typeof PAGE_LOOK,
  first: M,
  { view, locale, answers = {}, scheme = 'light' }: { view: (model: M, act: A) => ComponentChild; locale: Locale; answers?: Partial<A>; scheme?: 'light' | 'dark' },
): DrawnPage<M> {
  render(null, document.body);
  document.documentElement.lang = locale;
  document.title = look;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PAGE_LOOK[look].join('\n'));
  setScheme(sheet, scheme);
  document.adoptedStyleSheets = [sheet];
  const calls: Call[] = [];
  // Each action is one function for good, as in an entry point.
  const made = new Map<PropertyKey, unknown>(Object.entries(answers));
  const act = new Proxy({}, {
    get: (_, name) => {
      if (!made.has(name)) made.set(name, (...args: unknown[]) => void calls.push([String(name), ...args]));
      return made.get(name);
    },
  }) as A;
  let model = first;
  const draw = () => render(view(model, act), document.body);
  draw();
  return {
    calls,
    again: (change) => {
      model = { ...model, ...change };
      draw();
    },
  };
}

/** The browser follows the machine's scheme; for a test the dark values' media rule is made to hold or not. */
function setScheme(sheet: CSSStyleSheet, scheme: 'light' | 'dark'): void {
  const dark = [...sheet.cssRules].filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.conditionText.includes('prefers-color-scheme'));
  if (dark.length === 0) throw new Error('no dark values');
  for (const rule of dark) rule.media.mediaText = scheme === 'dark' ? 'all' : 'not all';
}

/** Opens all that opens and lets what appears late appear, so that rulers and axe see everything. */
export async function openAll(): Promise<void> {
  for (const details of document.querySelectorAll('details')) details.open = true;
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  // Drawings follow their place in the frame after it changed.
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}

/** Elements that stand out of the window or are narrower than what they hold, without those made to be cut. */
export function cutOff(): string[] {
  const wide = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => {
    if (element.closest('svg, .hidden-text, dialog:not([open])') || getComputedStyle(element).display.startsWith('inline')) return false;
    const isClipped = getComputedStyle(element).textOverflow === 'ellipsis';
    return (!isClipped && element.scrollWidth > element.clientWidth + 1) || element.getBoundingClientRect().right > innerWidth + 1;
  });
  return wide.map((element) => `${element.tagName}.${element.className} ${element.textContent?.slice(0, 40)}`);
}

/** Controls smaller than 24 px either way. */
export function smallTargets(): string[] {
  const controls = [...document.body.querySelectorAll('button, summary, input, select, a')].filter((control) => {
    const box = (control.closest('label.check') ?? control).getBoundingClientRect();
    return box.width < 24 || box.height < 24;
  });
  return controls.map((control) => control.outerHTML.slice(0, 120));
}
