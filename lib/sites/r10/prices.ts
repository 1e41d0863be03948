import type { Price } from '../../money/price';
import { findPrices } from '../../money/prices';
import type { ListedPrice } from '../../rules/model';
import { climb } from '../dom/climb';
import { linesOf, type TextLine } from '../dom/lines';
import { textMap } from '../dom/text';
import type { PriceAnchor } from '../site';
import { bindLine, bindText, type Binding, type Heading, headingOf, labelOf, restOf } from './bind';
import { bindByBox, bindByRow } from './place';
import { isDoubtful, isForeign } from './post';
import { findServices, isExtra, isNeutral } from './services';

/** Units that are one piece of work; an hour, a month or a word is no piece. */
const PIECE = /^(adet|tane|parça|logo|tasar[ıi]m|çal[ıi]şma|iş)$/i;
const NOTHING: Binding = { service: null, label: null };

function isStrong(line: TextLine, body: Element): boolean {
  const big = (element: Element) =>
    element !== body && (/^(B|STRONG|H[1-6]|FONT|U|TH)$/.test(element.tagName) || /font-(size|weight)/.test(element.getAttribute('style') ?? ''));
  return line.nodes.length > 0 && line.nodes.every((node) => climb(node, big, body) !== null);
}

function isStruck(range: Range, body: Element): boolean {
  const struck = (element: Element) =>
    element !== body && (/^(S|DEL|STRIKE)$/.test(element.tagName) || getComputedStyle(element).textDecorationLine.includes('line-through'));
  return climb(range.startContainer, struck, body) !== null;
}

/** What binds the prices of a line that names no service itself. */
function bindFromAround(line: TextLine, prices: Price[], lines: TextLine[], priced: Map<TextLine, Price[]>, heading: Heading | null, body: Element): Binding {
  const rest = restOf(line.text, prices);
  const neutral = isNeutral(rest) && !isExtra(rest);
  // '4.500 TL/ay' names a unit, not a service: it is judged as none, but told by the row or box it stands in.
  const unit = prices.some(({ per }) => per !== null && per === labelOf(rest));
  if (!neutral && !unit) return { service: null, label: labelOf(rest) };
  const box = bindByBox(line, lines, new Set(priced.keys()), body);
  if (box) return unit ? { ...box, service: null } : box;
  const hasPrice = (element: Element) => [...priced.keys()].some((other) => other.nodes.some((node) => element.contains(node)));
  const node = line.nodes[0];
  const row = node ? bindByRow(node, hasPrice, body) : undefined;
  const around = row ?? heading ?? { service: null, label: labelOf(rest) };
  return unit ? { service: null, label: around.label } : around;
}

/** 'Price, name, price, name': there a name belongs to the price over it, and no heading may be inherited downwards. */
function namesFollow(lines: TextLine[], priced: Map<TextLine, Price[]>): boolean {
  const first = lines.findIndex((line) => priced.has(line));
  const line = lines[first];
  const next = lines[first + 1];
  if (!line || !next || lines.slice(0, first).some((before) => findServices(before.text).length > 0)) return false;
  return isNeutral(restOf(line.text, priced.get(line) ?? [])) && !priced.has(next) && findServices(next.text).length > 0;
}

/** The thread's title speaks for plain prices when it names one service and the post names no other. */
function titleHeading(title: string | null, lines: TextLine[]): Heading | null {
  const mentions = title ? findServices(title) : [];
  const only = mentions.length === 1 ? mentions[0] : undefined;
  if (!title || !only?.id) return null;
  const others = lines.some((line) => findServices(line.text).some((mention) => mention.id !== only.id));
  return others ? null : { ...bindText(title, mentions, false), strong: false };
}

function bindAll(lines: TextLine[], priced: Map<TextLine, Price[]>, title: string | null, body: Element): Map<TextLine, Binding[]> {
  const bound = new Map<TextLine, Binding[]>();
  const upsideDown = namesFollow(lines, priced);
  const top = titleHeading(title, lines);
  let heading: Heading | null = null;
  for (const line of lines) {
    const prices = priced.get(line);
    if (!prices) {
      const next = headingOf(line.text, isStrong(line, body), heading);
      if (next !== undefined) heading = next;
      continue;
    }
    const own = bindLine(line.text, prices);
    if (own) {
      bound.set(line, own);
      // A line of another service ends what stood above it.
      if (heading && own.some((binding) => binding.service !== heading?.service)) heading = null;
      continue;
    }
    const around = bindFromAround(line, prices, lines, priced, upsideDown ? null : (heading ?? top), body);
    bound.set(line, prices.map(() => around));
  }
  return bound;
}

/** 'Ücretsiz revizyon' praises an extra and is no price of a service; 'Kartvizit ücretsiz' and a bare 'ücretsiz' are. */
function isOffer(text: string, price: Price): boolean {
  if (price.standing !== 'free') return true;
  const before = text.slice(0, price.index).split(/[,.;()|–]/).at(-1) ?? '';
  const after = text.slice(price.index + price.text.length).split(/[,.;()|–]/)[0] ?? '';
  const clause = `${before} ${after}`;
  return isNeutral(clause) || findServices(clause).some((mention) => mention.id !== null);
}

/** Prices that the post holds but does not show (closed spoilers): they are told, unbound and unsure. */
function hiddenPrices(body: Element): PriceAnchor[] {
  const map = textMap(body, { skip: (element) => element !== body && isForeign(element), take: 'hidden' });
  return linesOf(map).flatMap((line) =>
    findPrices(line.text, 'tr').flatMap((found) => {
      const price = { ...found, index: line.index + found.index, sure: false };
      const range = map.rangeAt(price.index, price.text.length);
      return range ? [{ listed: { price, service: null, label: labelOf(restOf(line.text, [found])) }, range }] : [];
    }),
  );
}

/**
 * Prices of the opening post in reading order, each with the service it is bound to and a Range over its text. A price's `index`
 * counts in the text of the post's body as the eye reads it. `title` is the thread's.
 */
export function listPrices(body: Element, title: string | null): PriceAnchor[] {
  const map = textMap(body, { skip: (element) => element !== body && isForeign(element) });
  const lines = linesOf(map);
  const ranges = new Map<Price, Range>();
  const priced = new Map<TextLine, Price[]>();
  for (const line of lines) {
    const prices = findPrices(line.text, 'tr').flatMap((found) => {
      const range = map.rangeAt(line.index + found.index, found.text.length);
      if (!range || !isOffer(line.text, found)) return [];
      const struck = found.standing === 'asked' && isStruck(range, body);
      const price: Price = { ...found, standing: struck ? 'struck' : found.standing, sure: found.sure && !isDoubtful(range.startContainer, body) };
      ranges.set(price, range);
      return [price];
    });
    if (prices.length > 0) priced.set(line, prices);
  }
  const bound = bindAll(lines, priced, title, body);
  const shown = [...priced].flatMap(([line, prices]) =>
    prices.flatMap((price, at) => {
      const range = ranges.get(price);
      const binding = bound.get(line)?.[at] ?? NOTHING;
      const service = price.per === null || PIECE.test(price.per) ? binding.service : null;
      const listed: ListedPrice = { price: { ...price, index: line.index + price.index }, service, label: binding.label };
      return range ? [{ listed, range }] : [];
    }),
  );
  return [...shown, ...hiddenPrices(body)];
}
