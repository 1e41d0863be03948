import { boxOf, childrenOf, clientHeightOf, scrollHeightOf, scrollLeftOf, scrollTopOf, styleOf, typeOf } from './dom';

/** A part of the page that shows only a part of itself, by this many CSS px. */
const HIDDEN_PART = 60;
/** Elements in a scroller that are asked whether they hold it in places of their own. */
const MOST_HOLDS = 1000;

/**
 * A scroller opens at its start where nothing runs. It is led to where it stood by one that it must snap to: for a moment, by an animation, and only
 * then; from then on it scrolls freely, and nothing of it is out of reach.
 */
export const STANDING = `@keyframes recourse-stand{0%,100%{scroll-snap-align:start start}}
@keyframes recourse-stand-right{0%,100%{scroll-snap-align:start end}}
@keyframes recourse-free{0%,100%{scroll-snap-align:none}}
`;
const MOMENT = '.4s';

const SCROLLER = ';scroll-snap-type:both mandatory!important;scroll-padding:0!important;scroll-behavior:auto!important;';

/** An element that takes no room. One without any width is not snapped to where it stands. */
const FIRST = 'display:block;width:1px;height:0';

/** Declarations for a scroller that does not stand at its start, and for one or more elements in it. */
export interface Standing {
  scroller: string;
  inside: Map<Element, string>;
  /** No element in it could be found to lead it: one is to be put first in it, with this style. */
  first: string;
}

export function isScrolled(element: Element): boolean {
  return scrollTopOf(element) !== 0 || scrollLeftOf(element) !== 0;
}

const px = (value: number) => `${Math.round(value * 64) / 64}px`;

/** The style of the element that leads: what snaps is the one point of the content that stood in the corner of the window. */
function leading(from: { top: number; left: number; width: number; height: number }, to: { top: number; left: number }, right: boolean): string {
  const top = from.top - to.top;
  const left = from.left - to.left;
  return `;animation:recourse-stand${right ? '-right' : ''} ${MOMENT}!important;scroll-margin:${px(top)} ${px(1 - left - from.width)} ${px(1 - top - from.height)} ${px(left)}!important;`;
}

/** How a scroller is led to where it stands now; null for one whose lines do not run across. */
export function standingOf(scroller: Element): Standing | null {
  const style = styleOf(scroller);
  if (style.writingMode !== '' && style.writingMode !== 'horizontal-tb') return null;
  const right = style.direction === 'rtl';
  const to = { top: scrollTopOf(scroller), left: scrollLeftOf(scroller) };
  const outer = boxOf(scroller);
  const origin = { top: outer.top + scroller.clientTop, left: outer.left + scroller.clientLeft };
  const inside = new Map<Element, string>();
  let leader: Element | null = null;
  for (const child of childrenOf(scroller)) {
    if (typeOf(child) !== Node.ELEMENT_NODE || leader) continue;
    const { position, display } = styleOf(child as Element);
    const box = boxOf(child as Element);
    if (!/^(static|relative)$/.test(position) || /^(none|contents|inline)$/.test(display) || box.width === 0 || box.height === 0) continue;
    leader = child as Element;
    const from = { top: box.top - origin.top + to.top, left: box.left - origin.left + to.left, width: box.width, height: box.height };
    inside.set(leader, leading(from, to, right));
  }
  if (style.scrollSnapType !== 'none') {
    for (const other of [...scroller.getElementsByTagName('*')].slice(0, MOST_HOLDS)) {
      if (other !== leader && styleOf(other).scrollSnapAlign !== 'none') inside.set(other, `;animation:recourse-free ${MOMENT}!important;`);
    }
  }
  const corner = { top: Number.parseFloat(style.paddingTop) || 0, left: Number.parseFloat(style.paddingLeft) || 0, width: 0, height: 0 };
  return { scroller: SCROLLER, inside, first: leader ? '' : `${FIRST}${leading(corner, to, right)}` };
}

/** How a frame's document stands, for the box that is written in its place and the root in it. */
export function frameStanding(root: Element, scroller: Element): { scroller: string; root: string } {
  const { width, height } = boxOf(root);
  const to = { top: scrollTopOf(scroller), left: scrollLeftOf(scroller) };
  return { scroller: SCROLLER, root: leading({ top: 0, left: 0, width, height }, to, styleOf(root).direction === 'rtl') };
}

/** True for a part of the page that scrolls by itself. */
export function hidesPart(element: Element): boolean {
  if (scrollHeightOf(element) - clientHeightOf(element) <= HIDDEN_PART || clientHeightOf(element) < HIDDEN_PART) return false;
  return /auto|scroll/.test(styleOf(element).overflowY);
}

/** True for the body where what is over it scrolls with the window. */
export function scrollsWithWindow(element: Element): boolean {
  const doc = element.ownerDocument;
  return element === doc.scrollingElement || (element === doc.body && styleOf(doc.documentElement).overflowY === 'visible');
}
