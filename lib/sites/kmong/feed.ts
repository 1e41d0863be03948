import type { Moment } from '../../time/moment';
import { foldLabel } from '../dom/fold';
import { commonAncestor } from '../dom/climb';
import { isEvent, within, type Entry } from './entries';
import { evidenceOf, labelOf, ordinalOf } from './labels';
import { cardOf, type OrderEvent } from './events';
import { isElsewhere } from './region';

/** What the completeness of the deliveries is judged by. */
export interface Feed {
  root: Element;
  entries: readonly Entry[];
  /** Lines that the page holds but does not show. */
  hidden: readonly Entry[];
  events: readonly OrderEvent[];
  hiddenEvents: readonly OrderEvent[];
  dated: readonly OrderEvent[];
}

/** True when something on the page says that an earlier delivery may stand where it cannot be seen. */
export function mayHideDeliveries(feed: Feed): boolean {
  return isFolded(feed) || isVirtual(feed) || isLoading(feed) || hidesDelivery(feed) || hasOrphanEvidence(feed) || beginsTooLate(feed);
}

const HISTORY = /(?:이전|앞의|앞선|지난|과거|전체|모든|숨겨진|접힌)(?:\d+(?:개|건)의?)?(?:거래|작업|진행|주문)?(?:내역|기록|이력|이벤트|과정|진행상황|상황|메시지|단계|알림|활동)|(?:내역|기록|메시지)(?:을|이|\d*건|\d*개)*(?:생략|접)|내역(?:모두|전체)?(?:더보기|펼치기|펼쳐보기|보기)|\d+(?:개|건)(?:의)?(?:이전|지난|더)/;
const MORE = /^(?:\+\d{1,3}(?:개|건)?(?:더보기)?|(?:\d+(?:개|건)?)?더보기(?:\(?\+?\d+\)?)?|펼치기|모두(?:보기|펼치기)|전체보기|이전|더불러오기|불러오기|\.{3}|…|⋯|⋮)$/;

/** Signs of a folded feed: words that name earlier history anywhere, a bare 'more' in or beside the feed, a closed fold in it. */
function isFolded({ root, entries, events, hidden }: Feed): boolean {
  const said = entries.filter((entry) => entry.label.length <= 30 && (MORE.test(foldLabel(entry.text)) || (!/접기$/.test(entry.label) && HISTORY.test(entry.label))) && !isElsewhere(entry.node));
  if (said.some((entry) => !/접기$/.test(entry.label) && HISTORY.test(entry.label))) return true;
  const timed = events.filter((event) => event.moment !== null);
  const region = regionOf(root, entries, timed.length > 0 ? timed : events);
  if (!region) return false;
  if (said.some((entry) => region.some((element) => element.contains(entry.node)))) return true;
  return region.some((element) => [...(element.matches('[aria-expanded],details') ? [element] : []), ...element.querySelectorAll('[aria-expanded="false"],details:not([open])')].some((fold) => isFeedFold(fold, hidden)));
}

/** A closed fold that may hold events: not a menu, not one that names files, a message or other contents. */
function isFeedFold(fold: Element, hidden: readonly Entry[]): boolean {
  if (fold.tagName === 'DETAILS') {
    if (fold.hasAttribute('open')) return false;
    const inside = within(hidden, fold);
    return inside.some((entry) => (isEvent(entry) || (entry.moment !== null && !entry.promised)) && !isElsewhere(entry.node)) || inside.length === 0;
  }
  if (fold.getAttribute('aria-expanded') !== 'false' || fold.hasAttribute('aria-haspopup')) return false;
  const label = labelOf(fold.textContent ?? '');
  return label === '' || !/파일|메시지|내용|설명|서비스|상품|옵션|메뉴|결제|금액|요청사항|정보|안내|리뷰|문의|도움말/.test(label);
}

/** The element that holds all the feed's events, and small neighbours of it: a 'more' link usually stands beside the list. */
function regionOf(root: Element, entries: readonly Entry[], events: readonly OrderEvent[]): Element[] | null {
  let feed = commonAncestor(events.flatMap((event) => event.label.nodes));
  if (!feed) return null;
  while (feed.parentElement && feed !== root && (events.length === 1 || feed.parentElement.childElementCount === 1)) {
    const parent: Element = feed.parentElement;
    if (parent === root || /^(?:BODY|MAIN)$/.test(parent.tagName)) break;
    feed = parent;
    if (feed.childElementCount > 2 && events.length === 1 && within(entries, feed).some((entry) => entry.moment !== null)) break;
  }
  const beside = [...(feed.parentElement?.children ?? [])].filter((element) => element !== feed && (element.textContent ?? '').trim().length <= 30);
  return [feed, ...beside];
}

function isVirtual({ root, events }: Feed): boolean {
  const seen = new Set<Element>();
  return events.some((event) => saysMore(root, root, event.label.node, seen));
}

/** The markup round a node of the feed says that there are more items than are drawn, or places items by hand as virtual lists do, the first one not at the top. Looks up to `top`, not twice at what was `seen`. */
export function saysMore(feed: Element, top: Element, node: Node, seen = new Set<Element>()): boolean {
  for (let element = node.parentElement; element && element !== top && !element.contains(feed) && !seen.has(element); element = element.parentElement) {
    seen.add(element);
    const [items, rows] = ['aria-setsize', 'aria-rowcount'].map((name) => Number(element?.getAttribute(name) ?? 0)) as [number, number];
    const parent = element.parentElement;
    if (items < 0 || items > (parent?.childElementCount ?? 0) || rows < 0 || rows > element.querySelectorAll('[role="row"],tr').length) return true;
    if (!parent || seen.has(parent)) continue;
    const all = [...parent.children];
    const tops = all.flatMap((item) => /(?:translate(?:Y|3d)\((?:0(?:px)?,)?|;top:|^top:)(-?[\d.]+)px/.exec((item.getAttribute('style') ?? '').replace(/\s/g, ''))?.[1] ?? []);
    if ((tops.length > 0 && Math.min(...tops.map(Number)) > 0) || all.some((item) => item.childNodes.length === 0 && parseFloat((item as HTMLElement).style?.height) >= 40)) return true;
  }
  return false;
}

function isLoading({ root, entries, dated }: Feed): boolean {
  if (entries.some((entry) => /^(?:내역을|거래내역을|데이터를)?(?:불러오는중|로딩중|로드중)(?:입니다)?$/.test(entry.label))) return true;
  const busy = root.querySelector('[aria-busy="true"]');
  return busy !== null && (dated.length === 0 || dated.some((event) => busy.contains(event.label.node)));
}

/** A delivery in the part of the page that is not shown, other than copies of those shown. */
function hidesDelivery({ hidden, hiddenEvents, dated }: Feed): boolean {
  const deliveries = hiddenEvents.filter((event) => event.kind === 'delivery');
  const isCopy = (moment: Moment) => dated.some((event) => event.moment !== null && moment.earliestMs >= event.moment.earliestMs - 60_000 && moment.earliestMs < event.moment.latestMs + 60_000);
  if (deliveries.some((event) => event.moment !== null && !isCopy(event.moment))) return true;
  const undated = deliveries.filter((event) => event.moment === null).length;
  return undated > dated.length && hidden.some((entry) => evidenceOf(entry.label) !== null);
}

/** What only a delivered card carries, standing in no delivery's card: the label may have been renamed. */
function hasOrphanEvidence({ entries, events }: Feed): boolean {
  const labels = events.map((event) => event.label);
  const deliveries = events.filter((event) => event.kind === 'delivery');
  const cards = deliveries.map((event) => cardOf(event.label, labels, entries));
  const owned = new Set<string>();
  const loose: { kind: string; entry: Entry }[] = [];
  for (const entry of entries) {
    const kind = evidenceOf(entry.label);
    if (kind === null || isElsewhere(entry.node)) continue;
    const owner = cards.findIndex((card, i) => card !== null && !owned.has(`${i} ${kind}`) && card.contains(entry.node));
    if (owner >= 0) owned.add(`${owner} ${kind}`);
    else loose.push({ kind, entry });
  }
  const feed = commonAncestor(labels.flatMap((label) => label.nodes));
  for (const { kind, entry } of loose) {
    const free = deliveries.findIndex((_, i) => !owned.has(`${i} ${kind}`));
    if (free >= 0 && feed && !feed.contains(entry.node)) {
      owned.add(`${free} ${kind}`);
      continue;
    }
    const before = events.filter((event) => event.label.order < entry.order).at(-1);
    const owner = before ? deliveries.indexOf(before) : -1;
    if (owner < 0 || owned.has(`${owner} ${kind}`)) return true;
    owned.add(`${owner} ${kind}`);
  }
  return false;
}

/** The feed speaks of what can only follow a delivery, before or without the delivery that it follows. */
function beginsTooLate({ events, dated }: Feed): boolean {
  const first = dated[0]?.moment?.earliestMs ?? Infinity;
  const after = events.filter((event) => event.kind === 'revision' || event.kind === 'confirmed');
  if (after.some((event) => event.moment !== null && event.moment.earliestMs < first)) return true;
  const revisions = new Set(events.filter((event) => event.kind === 'revision').map((event) => event.moment?.earliestMs ?? event.label));
  if (revisions.size > dated.length) return true;
  return dated.some((event, i) => (ordinalOf(event.label.label) ?? 0) > i + 1);
}
