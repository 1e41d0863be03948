// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readOrder, show, starts } from './pages';

const SKINS: [string, string][] = [
  ['order-cards', 'https://kmong.com/track/7012345'],
  ['order-feed-2018', 'https://kmong.com/track/5123456'],
  ['order-table', 'https://kmong.com/track/6900001'],
  ['order-definitions', 'https://kmong.com/track/6800002'],
  ['order-newest-first', 'https://kmong.com/track/7100003'],
  ['order-twins', 'https://kmong.com/track/7200004'],
  ['order-undated', 'https://kmong.com/track/7600008'],
  ['order-folded', 'https://kmong.com/track/7500007'],
  ['order-working', 'https://kmong.com/track/7700009'],
];

function texts(): Text[] {
  const found: Text[] = [];
  const walk = (node: Node) => {
    if (node.nodeType === 3 && (node.textContent ?? '').trim() !== '') found.push(node as Text);
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return found;
}

/** What a reader of the damaged page may say: dates of the whole page only, and no claim to completeness once the first is out of sight. */
function judge(before: number[], address: string, what: string) {
  const order = readOrder(address);
  const after = starts(order);
  expect(before, what).toEqual(expect.arrayContaining(after));
  if (after.length > 0 && after[0] !== before[0]) expect(order.deliveriesComplete, what).toBe(false);
}

describe.each(SKINS)('%s', (name, address) => {
  it('removing any one text never gives another delivery date', () => {
    show(name);
    const before = starts(readOrder(address));
    const count = texts().length;
    for (let i = 0; i < count; i++) {
      show(name);
      const node = texts()[i] as Text;
      const what = node.data.trim();
      node.remove();
      judge(before, address, `without "${what}"`);
    }
  });

  it('renaming any two labels never gives another delivery date', () => {
    show(name);
    const before = starts(readOrder(address));
    const all = texts();
    const labels = all.flatMap((node, i) => (/\d/.test(node.data) || node.data.length > 20 || node.parentElement?.closest('header,footer') ? [] : [i]));
    for (const a of labels) {
      for (const b of labels.filter((other) => other > a)) {
        const pair = [all[a] as Text, all[b] as Text].map((node) => ({ node, data: node.data }));
        for (const { node } of pair) node.data = '';
        const after = starts(readOrder(address));
        for (const { node, data } of pair) node.data = data;
        expect(before, pair.map(({ data }) => data).join(' & ')).toEqual(expect.arrayContaining(after));
      }
    }
  });

  it('removing any one element never gives another delivery date', () => {
    show(name);
    const before = starts(readOrder(address));
    const count = document.body.querySelectorAll('*').length;
    for (let i = 0; i < count; i++) {
      show(name);
      const element = document.body.querySelectorAll('*')[i] as Element;
      const what = element.outerHTML.slice(0, 80);
      element.remove();
      let after: number[];
      try {
        after = starts(readOrder(address));
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('read as')) continue;
        throw error;
      }
      expect(before, what).toEqual(expect.arrayContaining(after));
    }
  });

  it('reversing the children of any element never gives another delivery date', () => {
    show(name);
    const before = starts(readOrder(address));
    const count = document.body.querySelectorAll('*').length;
    for (let i = 0; i < count; i++) {
      show(name);
      const element = document.body.querySelectorAll('*')[i] as Element;
      if (element.childElementCount < 2 || element.closest('header,footer')) continue;
      const what = element.outerHTML.slice(0, 120);
      element.append(...[...element.children].reverse());
      judge(before, address, `reversed ${what}`);
    }
  });
});
