import { findPrices } from '../../money/prices';
import type { ListedPrice } from '../../rules/model';
import { climb, headingsOver } from '../dom/climb';
import { foldLabel } from '../dom/fold';
import { linesOf, type TextLine } from '../dom/lines';
import { textMap, type TextMap } from '../dom/text';
import { isShown } from '../dom/visible';
import type { Gap, PriceAnchor, ServiceReading, Sighting } from '../site';
import { gigLinks } from './fields';
import { markPlaces, type Mark, type MarkPlace } from './marks';
import { isElsewhere, isFurniture } from './region';

/** Titles of the sections under the packages: a sum told there is no package's. */
const SECTION = /^(?:서비스(?:상세)?설명|서비스제공절차|의뢰인준비사항|수정및재진행|취소및환불(?:규정)?|상품정보고시|포트폴리오|전문가(?:정보|소개)|(?:서비스)?(?:평가|리뷰|후기)|함께많이본.*|추천.*)$/;
const PACKAGE = /^(?:STANDARD|DELUXE|PREMIUM|스탠다드|스탠더드|디럭스|프리미엄)$/i;

interface ServicePage {
  root: Element;
  map: TextMap;
  lines: TextLine[];
  title: Element | null;
  /** Lines of the package table: its labels and the prices near them. */
  packages: TextLine[];
}

function pageOf(root: Element): ServicePage {
  const map = textMap(root, { skip: isFurniture });
  const lines = linesOf(map);
  const known = new Map<Element, boolean>();
  const titles = [...root.querySelectorAll('h1')].filter((heading) => foldLabel(heading.textContent ?? '') !== '' && isShown(heading, known) && !isElsewhere(heading));
  return { root, map, lines, title: titles.length === 1 ? (titles[0] ?? null) : null, packages: lines.filter((line) => PACKAGE.test(line.folded) && !isElsewhere(line.nodes[0] as Text)) };
}

/** True once a title and a price stand on the page. */
export function serviceIsThere(root: Element): boolean {
  return root.querySelector('h1') !== null && /\d원/.test(foldLabel(root.querySelector('main')?.textContent ?? root.textContent ?? ''));
}

/** What a purchase made now would rest on (K1, K4): the two marks, each by itself, and the packages' prices. */
export function readService(root: Element, url: URL, gigId: string): { content: ServiceReading; gaps: Gap[] } {
  const page = pageOf(root);
  const prices = pricesOf(page);
  const complete = page.title !== null && page.packages.length > 0 && prices.length > 0;
  const places = markPlaces(root, page.lines, isFurniture);
  const gaps: Gap[] = [];
  const judge = (mark: Mark): Sighting<boolean> | null => {
    const field = `service.${mark}`;
    const own = places.filter((place) => place.mark === mark && !isDecoy(place, page, url, gigId));
    const near = own.filter((place) => isPlain(place) && standsWithService(place, page, url, gigId));
    if (near[0]) return { value: true, text: near[0].text, where: near[0].text, sure: true };
    const doubtful = own.length > 0 || (mark === 'prime' && places.some((place) => place.both && !isDecoy(place, page, url, gigId)));
    if (!doubtful && complete) return { value: false, text: '', where: page.title?.textContent?.trim() ?? '', sure: true };
    gaps.push({ field, why: doubtful ? 'ambiguous' : 'not-on-page' });
    return null;
  };
  const title = (page.title?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return {
    content: {
      kind: 'service',
      gigId,
      title: title === '' ? null : { value: title, text: title, where: 'h1', sure: true },
      guarantee: judge('guarantee'),
      prime: judge('prime'),
      prices: prices.map(({ listed }) => listed),
    },
    gaps,
  };
}

/** Prices of the packages with their places in the page, in reading order. */
export function servicePrices(root: Element): PriceAnchor[] {
  const page = pageOf(root);
  return pricesOf(page).flatMap(({ listed, index }) => {
    const range = page.map.rangeAt(index, listed.price.text.length);
    return range ? [{ listed, range }] : [];
  });
}

/** Prices that stand with a package label; those of reviews and recommendations do not. */
function pricesOf(page: ServicePage): { listed: ListedPrice; index: number }[] {
  const found: { listed: ListedPrice; index: number }[] = [];
  let label: TextLine | null = null;
  for (const line of page.lines) {
    if (page.packages.includes(line)) label = line;
    if (SECTION.test(line.folded)) label = null;
    if (label === null || !/\d/.test(line.text) || isElsewhere(line.nodes[0] as Text)) continue;
    for (const price of findPrices(line.text, 'ko')) {
      if (price.low?.currency !== 'KRW' || price.standing === 'free' || !standsWithPackages(line, page)) continue;
      found.push({ listed: { price, service: null, label: columnOf(line, page) ?? label?.text ?? null }, index: line.index + price.index });
    }
  }
  return found;
}

/** The heading cell over a price in a table of packages. */
function columnOf(line: TextLine, page: ServicePage): string | null {
  const cell = line.nodes[0]?.parentElement?.closest('td');
  const index = cell ? [...(cell.parentElement?.children ?? [])].indexOf(cell) : -1;
  const head = cell?.closest('table')?.querySelector('tr')?.children[index];
  return page.packages.find((label) => head?.contains(label.nodes[0] as Text))?.text ?? null;
}

/** The smallest element that holds the price and a package label holds few lines, and no other service's link. */
function standsWithPackages(line: TextLine, page: ServicePage): boolean {
  const home = climb(line.nodes[0] as Text, (element) => page.packages.some((label) => element.contains(label.nodes[0] as Text)), page.root);
  return home !== null && linesIn(page, home) <= 60 && home.querySelector('li a[href*="/gig/"],article a[href*="/gig/"]') === null;
}

function linesIn(page: ServicePage, element: Element): number {
  const first = page.lines.findIndex((line) => element.contains(line.nodes[0] as Text));
  let end = first;
  while (end >= 0 && end < page.lines.length && element.contains(page.lines[end]?.nodes[0] as Text)) end++;
  return end - first;
}

/** Marks of something else: reviews, recommended services, other cards, banners that lead elsewhere. */
function isDecoy(place: MarkPlace, page: ServicePage, url: URL, gigId: string): boolean {
  if (isElsewhere(place.node) || headingsOver(place.element, page.root).some((heading) => /리뷰|후기|추천|비슷한|다른/.test(foldLabel(heading)))) return true;
  const link = place.element.closest('a[href]');
  if (link && !link.getAttribute('href')?.startsWith('#') && !standsWithService(place, page, url, gigId)) return true;
  const card = climb(place.element, (element) => gigLinks(element, url).length > 0 || element.matches('a[href*="/gig/"]'), page.root);
  if (!card || (page.title && card.contains(page.title))) return false;
  return [...gigLinks(card, url), ...gigIn(card)].some((link) => link.gigId !== gigId) && !page.packages.some((label) => card.contains(label.nodes[0] as Text));
}

function gigIn(element: Element): { gigId: string }[] {
  const gigId = /\/gig\/(\d+)/.exec(element.getAttribute('href') ?? '')?.[1];
  return gigId ? [{ gigId }] : [];
}

/** No link, button, tab, heading or running text. */
function isPlain(place: MarkPlace): boolean {
  return place.element.closest('a,button,[role="button"],[role="tab"],h2,h3,h4,h5,h6,label') === null && (place.element.closest('p')?.textContent ?? '').trim().length <= 24;
}

/** In the service's own head: a few lines from its title or its packages, no heading between. */
function standsWithService(place: MarkPlace, page: ServicePage, url: URL, gigId: string): boolean {
  const anchors: Node[] = [...(page.title ? [page.title] : []), ...page.packages.map((line) => line.nodes[0] as Node)];
  return anchors.some((anchor) => {
    const home = climb(place.element, (element) => element.contains(anchor), page.root);
    if (!home || gigLinks(home, url).some((link) => link.gigId !== gigId && link.link.closest('nav') === null && betweenNodes(place.element, link.link, anchor))) return false;
    const headings = [...home.querySelectorAll('h2,h3')].filter((heading) => betweenNodes(place.element, heading, anchor) && !PACKAGE.test(foldLabel(heading.textContent ?? '')));
    return headings.length === 0 && linesBetween(page, place.element, anchor) <= 10;
  });
}

/** How many lines begin after the one node and before the other, whichever comes first. */
function linesBetween(page: ServicePage, one: Node, other: Node): number {
  const count = (fits: (line: Node) => boolean) => {
    let low = 0;
    let high = page.lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fits(page.lines[middle]?.nodes[0] as Text)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const before = (node: Node) => count((line) => (node.compareDocumentPosition(line) & 2) !== 0);
  const through = (node: Node) => count((line) => node.contains(line) || (node.compareDocumentPosition(line) & 2) !== 0);
  return Math.max(0, before(other) - through(one), before(one) - through(other));
}

/** True when `middle` stands between the two in the document, whichever comes first. */
function betweenNodes(one: Node, middle: Node, other: Node): boolean {
  const follows = (a: Node, b: Node) => a !== b && !a.contains(b) && !b.contains(a) && (a.compareDocumentPosition(b) & 4) !== 0;
  return (follows(one, middle) && follows(middle, other)) || (follows(other, middle) && follows(middle, one));
}
