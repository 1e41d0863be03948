import axe from 'axe-core';
import { render } from 'preact';
import { Card } from '../../components/card/Card';
import { CARD_LOOK } from '../../components/card/look';
import type { CardProps } from '../../components/card/card-props';
import type { CardView } from '../../lib/cases/view';
import type { Locale } from '../../lib/i18n/translate';
import { sampleTranslate } from './samples';

export type Call = [name: string, ...args: unknown[]];

export interface Drawn {
  root: ShadowRoot;
  /** What the card asked for, in order. */
  calls: Call[];
  again: (change: Partial<CardProps>) => void;
  one: <E extends Element = HTMLElement>(selector: string) => E;
  all: (selector: string) => HTMLElement[];
}

/** Draws a card as the overlay does: inside an open shadow root, styled by a constructed sheet. */
export function drawCard(view: CardView | null, now: number, locale: Locale = 'ko', change: Partial<CardProps> = {}): Drawn {
  document.body.replaceChildren();
  document.documentElement.lang = locale;
  document.title = 'card';
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CARD_LOOK);
  root.adoptedStyleSheets = [sheet];
  const calls: Call[] = [];
  const note = (name: string) => (...args: unknown[]) => {
    calls.push([name, ...args]);
  };
  let props: CardProps = {
    view,
    now,
    t: sampleTranslate(locale, now),
    locale,
    zone: 'Asia/Seoul',
    folded: false,
    corner: 'bottom-right',
    busy: false,
    error: null,
    capture: { step: 'idle' },
    onFold: note('fold'),
    onMove: note('move'),
    onSay: note('say'),
    onPin: note('pin'),
    onFiled: note('filed'),
    onCapture: note('capture'),
    onExport: note('export'),
    onDesk: note('desk'),
    ...change,
  };
  const draw = () => render(<Card {...props} />, root);
  draw();
  return {
    root,
    calls,
    again: (more) => {
      props = { ...props, ...more };
      draw();
    },
    one: (selector) => {
      const found = root.querySelectorAll(selector);
      if (found.length !== 1) throw new Error(`${found.length} elements match ${selector}`);
      return found[0] as never;
    },
    all: (selector) => [...root.querySelectorAll<HTMLElement>(selector)],
  };
}

/** What axe finds wrong by WCAG 2.2 A and AA and its own best practices for parts of a page. */
export async function axeFindings(): Promise<string[]> {
  const { violations } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}
