// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { SEEN_AT, viewOf } from '../../market/kmong/skins/lives.mjs';
import { SKINS } from '../../market/kmong/skins/skins.mjs';
import { read, seoul, showHtml, starts } from './pages';

/** A damaged page may say less than the whole one, never anything else. Truth as in skins.test.ts, life "two". */
const DELIVERED = [seoul('2026-06-12 14:20'), seoul('2026-06-18 18:41')];
const names = Object.keys(SKINS) as (keyof typeof SKINS)[];
const PLACES = 24;

function show(skin: keyof typeof SKINS) {
  showHtml(SKINS[skin](viewOf('two')));
}

/** Elements and texts of the page in turn, at most PLACES of them, spread evenly. */
function spread<T>(all: T[]): number[] {
  const step = Math.max(1, Math.ceil(all.length / PLACES));
  return all.flatMap((_, i) => (i % step === 0 ? [i] : []));
}

function elements(): Element[] {
  return [...document.body.querySelectorAll('*')];
}

function texts(): Text[] {
  const walker = document.createTreeWalker(document.body, 4);
  const found: Text[] = [];
  while (walker.nextNode()) if ((walker.currentNode as Text).data.trim() !== '') found.push(walker.currentNode as Text);
  return found;
}

/** True when nothing that is read is wrong. The whole reading, so that a page taken for another kind counts as saying nothing. */
function judge(what: string): number[] {
  const { content } = read('https://kmong.com/track/7654321', SEEN_AT);
  if (content.kind !== 'order') return [];
  const dates = starts(content);
  expect(DELIVERED, what).toEqual(expect.arrayContaining(dates));
  if (dates.length > 0 && dates[0] !== DELIVERED[0]) expect(content.deliveriesComplete, `${what}: first unseen`).toBe(false);
  if (dates.length === 0 && content.deliveriesComplete) expect(content.claim?.value, `${what}: nothing delivered`).not.toBe('filed');
  if (content.amount?.sure) expect(content.amount.value.minor, what).toBe(480000);
  if (content.agreedDue?.sure) expect(content.agreedDue.value.date, what).toBe('2026-06-15');
  if (content.purchasedAt?.sure) expect(content.purchasedAt.value.date, what).toBe('2026-06-01');
  expect(content.confirmedAt, what).toBeNull();
  expect(content.guarantee?.sure ?? false, what).toBe(false);
  expect([null, '501001'], what).toContain(content.gigId);
  return dates;
}

describe.each(names)('%s', (skin) => {
  it('reads the same with every text wrapped in spans', () => {
    show(skin);
    for (const node of texts()) {
      const outer = document.createElement('span');
      node.replaceWith(outer);
      outer.append(document.createElement('span'));
      outer.firstElementChild?.append(node);
    }
    expect(judge('wrapped')).toEqual(DELIVERED);
  });

  it('reads the same with every class name, id and test id shuffled', () => {
    show(skin);
    elements().forEach((element, i) => {
      for (const name of ['class', 'id', 'data-testid']) if (element.hasAttribute(name)) element.setAttribute(name, `x${(i * 7919) % 97}`);
    });
    expect(judge('shuffled')).toEqual(DELIVERED);
  });

  it('says nothing wrong with any element doubled', () => {
    show(skin);
    for (const i of spread(elements())) {
      show(skin);
      const element = elements()[i] as Element;
      const what = `doubled ${element.outerHTML.slice(0, 90)}`;
      element.after(element.cloneNode(true));
      judge(what);
    }
  });

  it('says nothing wrong with any two neighbours swapped', () => {
    show(skin);
    for (const i of spread(elements())) {
      show(skin);
      const element = elements()[i] as Element;
      const next = element.nextElementSibling;
      // A cell moved under another heading says another thing, and truly so.
      if (!next || element.tagName === 'TD') continue;
      const what = `swapped ${element.outerHTML.slice(0, 60)} and ${next.outerHTML.slice(0, 60)}`;
      next.after(element);
      judge(what);
    }
  });

  it('says nothing wrong with any text gone or put in other words', () => {
    show(skin);
    for (const i of spread(texts())) {
      show(skin);
      const node = texts()[i] as Text;
      const what = node.data.trim();
      node.data = '다른 말';
      judge(`renamed "${what}"`);
      show(skin);
      texts()[i]?.remove();
      judge(`without "${what}"`);
    }
  });
});
