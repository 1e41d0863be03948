import type { Price } from '../../money/price';
import { findPrices } from '../../money/prices';
import type { ListedPrice } from '../../rules/model';
import { climb } from '../dom/climb';
import { linesOf, type TextLine } from '../dom/lines';
import { textMap } from '../dom/text';
import type { PriceAnchor } from '../site';
import { bindLine, bindText, type Binding, type Heading, headingOf, labelOf, mayName, restOf } from './bind';
import { bindBundle, bindByBox, bindByRow, type Tables } from './place';
import { isDoubtful, isForeign } from './post';
import { findServices, isExtra, isNeutral } from './services';
import { foldText } from './turkish';

/** Units that are one piece of work; an hour, a month or a word is no piece. A service behind a stroke ('10.000₺ / Kartvizit 2.000₺') is no unit. */
const PIECE = /^(adet|tane|parça|logo|tasar[ıi]m|çal[ıi]şma|iş)$/i;
const NOTHING: Binding = { service: null, label: null };

function isStrong(line: TextLine, body: Element): boolean {
  const big = (element: Element) =>
    element !== body && (/^(B|STRONG|H[1-6]|FONT|U|TH)$/.test(element.tagName) || /font-(size|weight)/.test(element.getAttribute('style') ?? ''));
  return line.nodes.length > 0 && line.nodes.every((node) => climb(node, big, body) !== null);
}

/** `crossed` remembers answers: the prices of a list share their ancestors. */
function isStruck(range: Range, body: Element, crossed: Map<Element, boolean>): boolean {
  const struck = (element: Element | null): boolean => {
    if (!element || element === body) return false;
    const answer = crossed.get(element) ?? (/^(S|DEL|STRIKE)$/.test(element.tagName) || getComputedStyle(element).textDecorationLine.includes('line-through') || struck(element.parentElement));
    crossed.set(element, answer);
    return answer;
  };
  return struck(range.startContainer.parentElement);
}

/** What a post holds, worked out once for all its lines: `holders` are the elements that a price stands in. */
interface Post {
  body: Element;
  lines: TextLine[];
  priced: Map<TextLine, Price[]>;
  holders: Set<Element>;
  tables: Tables;
}

/** What binds the prices of a line that names no service itself. */
function bindFromAround(line: TextLine, prices: Price[], { body, lines, priced, holders, tables }: Post, heading: Binding | null): Binding {
  const rest = restOf(line.text, prices);
  const neutral = isNeutral(rest) && !isExtra(rest);
  // '4.500 TL/ay' names a unit, not a service: it is judged as none, but told by the row or box it stands in.
  const unit = prices.some(({ per }) => per !== null && per === labelOf(rest));
  if (!neutral && !unit) return { service: null, label: labelOf(rest) };
  const box = bindByBox(line, lines, priced, body);
  if (box) return unit ? { ...box, service: null } : box;
  const node = line.nodes[0];
  const row = node ? bindByRow(node, (element) => holders.has(element), body, tables) : undefined;
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

/** A heading of work upon other work ('Revizyon', 'Animasyon fiyatları'): 'Logo 500 TL' under it is not the price of a logo. */
function isUpon(text: string, strong: boolean): boolean {
  const folded = foldText(text);
  return /\b(animasyon|hareketli|intro|revi[sz]|duzenle|vektor|cizim|baski|mockup|eski|kampanya disi|ek hizmet|ekstra|ilave)/.test(folded) && (strong || findServices(text).length > 0 || /fiyat|ucret|:$/.test(folded));
}

/** Names one under another in one box and as many prices one under another in the next belong together in order. */
function sideBySide(names: TextLine[], prices: TextLine[], priced: Map<TextLine, Price[]>): Map<TextLine, Binding> {
  const pairs = new Map<TextLine, Binding>();
  const boxOf = (own: TextLine[], others: TextLine[]) => {
    const holds = (box: Element, lines: TextLine[]) => lines.every(({ nodes }) => nodes.every((node) => box.contains(node)));
    return climb(own[0]!.nodes[0]!, (box) => holds(box, own) && !others.some((other) => holds(box, [other])));
  };
  const plain = names.length === prices.length && prices.every((line) => priced.get(line)!.length === 1 && isNeutral(restOf(line.text, priced.get(line)!)));
  const left = plain ? boxOf(names, prices) : null;
  if (left && boxOf(prices, names)) names.forEach(({ text }, at) => pairs.set(prices[at]!, bindText(text, findServices(text), false)));
  else prices.forEach((line) => pairs.set(line, NOTHING));
  return pairs;
}

/** Prices that stand as a run under a run of several names: no one name speaks for them all. */
function runsOf(lines: TextLine[], priced: Map<TextLine, Price[]>): Map<TextLine, Binding> {
  const runs = new Map<TextLine, Binding>();
  const until = (from: number, fits: (line: TextLine) => boolean) => {
    let at = from;
    while (lines[at] && fits(lines[at]!)) at += 1;
    return at;
  };
  const isName = (line: TextLine) => !priced.has(line) && line.text.length <= 60 && findServices(line.text).length > 0;
  const isPlain = (line: TextLine) => priced.has(line) && findServices(restOf(line.text, priced.get(line)!)).length === 0;
  for (let at = 0; at < lines.length; at += 1) {
    const middle = until(at, isName);
    const end = until(middle, isPlain);
    if (middle - at > 1 && end - middle > 1) for (const [line, binding] of sideBySide(lines.slice(at, middle), lines.slice(middle, end), priced)) runs.set(line, binding);
    if (middle > at) at = middle - 1;
  }
  return runs;
}

/** 'Gold Paket', its services one under another, then one plain price: one package. Without a box round them only the title over them tells. */
function packagesOf(lines: TextLine[], priced: Map<TextLine, Price[]>): Map<TextLine, Binding> {
  const packages = new Map<TextLine, Binding>();
  let title: TextLine | null = null;
  let named: TextLine[] = [];
  for (const line of lines) {
    const prices = priced.get(line);
    const names = findServices(prices ? restOf(line.text, prices) : line.text).length > 0;
    if (prices) {
      if (title && named.length > 1 && !names && prices.length === 1 && isNeutral(restOf(line.text, prices))) packages.set(line, bindBundle(title.text, named));
      title = null;
    } else if (!names && line.text.length <= 40 && /\b(paket|set)/.test(foldText(line.text)) && isNeutral(line.text)) {
      title = line;
      named = [];
    } else if (names && line.text.length <= 60) named.push(line);
    else if (line.text.length > 60) title = null;
  }
  return packages;
}

function bindAll(lines: TextLine[], priced: Map<TextLine, Price[]>, title: string | null, body: Element): Map<TextLine, Binding[]> {
  const bound = new Map<TextLine, Binding[]>();
  const upsideDown = namesFollow(lines, priced);
  const top = titleHeading(title, lines);
  const runs = new Map([...runsOf(lines, priced), ...packagesOf(lines, priced)]);
  const holders = new Set<Element>();
  for (const node of [...priced.keys()].flatMap(({ nodes }) => nodes)) {
    for (let up = node.parentElement; up && up !== body && !holders.has(up); up = up.parentElement) holders.add(up);
  }
  const post: Post = { body, lines, priced, holders, tables: new Map() };
  let heading: Heading | null = null;
  let upon = false;
  lines.forEach((line, at) => {
    const prices = priced.get(line);
    if (!prices) {
      const strong = isStrong(line, body);
      const next = headingOf(line.text, strong, heading);
      if (next === undefined) return;
      heading = next;
      upon = next !== null && isUpon(line.text, strong);
      return;
    }
    // What the heading itself names stands; 'Logo' alone under it is not a new logo.
    const set = (bindings: Binding[]) => bound.set(line, upon ? bindings.map((binding) => (binding.service !== null && binding.service === heading?.service ? binding : { service: null, label: binding.label })) : bindings);
    const own = bindLine(line.text, prices);
    if (own) {
      set(own);
      // A line of another service ends what stood above it.
      if (heading && !upon && own.some((binding) => binding.service !== heading?.service)) heading = null;
      return;
    }
    const before = lines[at - 1];
    const doubtful = before !== undefined && !priced.has(before) && before.text !== heading?.label && mayName(before.text);
    const over = runs.get(line) ?? (upsideDown || doubtful ? null : (heading ?? top));
    const around = bindFromAround(line, prices, post, over);
    set(prices.map(() => around));
  });
  return bound;
}

/** Leftovers of the forum's own markup ('[b]', '[COLOR=red]', '[/size]', '[*]') as spaces, so that places stay. */
function withoutCodes(text: string): string {
  return text.replace(/\[(\/?(b|i|u|s|size|color|font|center|left|right|list|url|highlight|table|tr|td)(=[^\]]{0,40})?|\*)\]/gi, (code) => ' '.repeat(code.length));
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
function hiddenPrices(body: Element, known: Map<Element, boolean>): PriceAnchor[] {
  const map = textMap(body, { skip: (element) => element !== body && isForeign(element), take: 'hidden', known });
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
  const known = new Map<Element, boolean>();
  const crossed = new Map<Element, boolean>();
  const map = textMap(body, { skip: (element) => element !== body && isForeign(element), known });
  const written = linesOf(map);
  const lines = written.map((line) => ({ ...line, text: withoutCodes(line.text) }));
  const ranges = new Map<Price, Range>();
  const priced = new Map<TextLine, Price[]>();
  for (const line of lines) {
    const prices = findPrices(written[line.order]!.text, 'tr').flatMap((found) => {
      const range = map.rangeAt(line.index + found.index, found.text.length);
      if (!range || !isOffer(line.text, found)) return [];
      const struck = found.standing === 'asked' && isStruck(range, body, crossed);
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
      const service = price.per === null || PIECE.test(price.per) || findServices(price.per).length > 0 ? binding.service : null;
      const listed: ListedPrice = {
        price: { ...price, index: line.index + price.index },
        service,
        label: binding.label,
        ...(binding.package ? { package: binding.package } : {}),
      };
      return range ? [{ listed, range }] : [];
    }),
  );
  return [...shown, ...hiddenPrices(body, known)];
}
