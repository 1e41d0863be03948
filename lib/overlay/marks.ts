import type { RowMarkView } from '../cases/view';
import type { RowAnchor } from '../sites/site';
import { overlaps } from './corner';
import { coalesced } from './observe';

type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

interface RowMark {
  orderId: string;
  row: Element;
  element: HTMLElement;
  view: RowMarkView | null;
  drawn: RowMarkView | null;
  size: { width: number; height: number };
  /** Place in the row's box, chosen once for a drawn mark so that it covers none of the row's own words and controls. */
  slot: Slot | null;
}

/** Draws one mark into its element, and takes it out again. */
export interface MarkPen {
  draw(element: HTMLElement, view: RowMarkView): void;
  wipe(element: HTMLElement): void;
}

/** The layer of marks over an order list. */
export interface Marks {
  /** Rows as they stand now; marks of rows that are gone go too. */
  setRows(rows: RowAnchor[]): void;
  setViews(views: RowMarkView[], pen: MarkPen): void;
  /** Asks for new positions in the next frame. */
  place(): void;
}

const GAP = 4;
/** Shares of the room that a row leaves round its mark: 0 is left or top, 1 is right or bottom. */
interface Slot {
  x: number;
  y: number;
}

/** From the right end inwards, where lists keep their states; the middle line first, then top and bottom. */
const SLOTS: Slot[] = [1, 0.85, 0.7, 0.55, 0.4, 0.25, 0].flatMap((x) => [0.5, 0, 1].map((y) => ({ x, y })));

/** Nearest ancestors that cut off what leaves them, from the inside out. */
function scrollersOf(row: Element): Element[] {
  const found: Element[] = [];
  for (let up = row.parentElement; up && up !== document.body && up !== document.documentElement; up = up.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(up);
    if (overflowX !== 'visible' || overflowY !== 'visible') found.push(up);
  }
  return found;
}

function visibleBox(scrollers: Element[]): Box {
  const box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (const scroller of scrollers) {
    const own = scroller.getBoundingClientRect();
    box.left = Math.max(box.left, own.left);
    box.top = Math.max(box.top, own.top);
    box.right = Math.min(box.right, own.right);
    box.bottom = Math.min(box.bottom, own.bottom);
  }
  return box;
}

function boxIn(row: Box, slot: Slot, size: { width: number; height: number }): Box {
  const left = row.left + GAP + slot.x * (row.right - row.left - 2 * GAP - size.width);
  const top = row.top + GAP + slot.y * (row.bottom - row.top - 2 * GAP - size.height);
  return { left, top, right: left + size.width, bottom: top + size.height };
}

/** Boxes of a row's words, as they are painted: an element's own box is often as wide as the row. */
function wordsOf(row: Element): Box[] {
  const range = document.createRange();
  const boxes: Box[] = [];
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.textContent?.trim()) continue;
    range.selectNodeContents(text);
    boxes.push(...range.getClientRects());
  }
  return boxes;
}

/** A place free of words and controls; where there is none, one free of controls. */
function chooseSlot(row: Element, box: Box, size: { width: number; height: number }): Slot {
  const controls = [...row.querySelectorAll('a, button, [role="button"], input, select')].filter((control) => !control.contains(row));
  const pressed = controls.map((control) => control.getBoundingClientRect()).filter((one) => one.right - one.left < (box.right - box.left) * 0.9);
  const words = wordsOf(row);
  const free = (taken: Box[]) => SLOTS.find((slot) => !taken.some((other) => overlaps(boxIn(box, slot, size), other)));
  return free([...words, ...pressed]) ?? free(pressed) ?? { x: 1, y: 0 };
}

/** True when the whole mark lies in the box that can be seen. */
function within(mark: Box, seen: Box): boolean {
  return mark.left >= seen.left - 1 && mark.right <= seen.right + 1 && mark.top >= seen.top - 1 && mark.bottom <= seen.bottom + 1;
}

/**
 * Keeps a mark over each row that can be seen. Rows far away cost nothing: an IntersectionObserver names those in the window, and
 * only they are drawn and measured, in one animation frame for all. Ends with the signal.
 */
export function startMarks(root: ShadowRoot, signal: AbortSignal): Marks {
  const marks = new Map<Element, RowMark>();
  const near = new Set<RowMark>();
  const scrollers = new Map<Element | null, Element[]>();
  let pen: MarkPen | null = null;

  const hide = (mark: RowMark) => {
    mark.element.hidden = true;
  };
  const show = (mark: RowMark) => {
    if (!mark.view || !pen) return hide(mark);
    if (mark.drawn === mark.view) return;
    pen.draw(mark.element, mark.view);
    mark.drawn = mark.view;
    mark.slot = null;
    mark.element.hidden = false;
  };
  const measure = (mark: RowMark, seen: Map<Element[], Box>) => {
    if (!mark.drawn || !mark.row.isConnected) return null;
    const parent = mark.row.parentElement;
    const cutters = scrollers.get(parent) ?? scrollersOf(mark.row);
    scrollers.set(parent, cutters);
    const box = seen.get(cutters) ?? visibleBox(cutters);
    seen.set(cutters, box);
    const row = mark.row.getBoundingClientRect();
    if (!mark.slot) {
      mark.size = { width: mark.element.offsetWidth, height: mark.element.offsetHeight };
      mark.slot = chooseSlot(mark.row, row, mark.size);
    }
    const at = boxIn(row, mark.slot, mark.size);
    return row.width > 0 && row.height > 0 && within(at, box) ? at : null;
  };

  const place = coalesced(() => {
    const list = [...near];
    for (const mark of list) show(mark);
    // All measuring before all moving: one layout a frame.
    const seen = new Map<Element[], Box>();
    const places = list.map((mark) => measure(mark, seen));
    list.forEach((mark, index) => {
      const at = places[index];
      if (!at) return hide(mark);
      mark.element.style.transform = `translate(${Math.round(at.left)}px,${Math.round(at.top)}px)`;
      mark.element.hidden = false;
    });
  }, signal);

  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const mark = marks.get(entry.target);
      if (!mark) continue;
      if (entry.isIntersecting) near.add(mark);
      else {
        near.delete(mark);
        hide(mark);
      }
    }
    place();
  });

  const drop = (mark: RowMark) => {
    watcher.unobserve(mark.row);
    near.delete(mark);
    marks.delete(mark.row);
    pen?.wipe(mark.element);
    mark.element.remove();
  };

  window.addEventListener('scroll', place, { capture: true, passive: true, signal });
  window.addEventListener('resize', place, { passive: true, signal });
  signal.addEventListener('abort', () => watcher.disconnect(), { once: true });

  return {
    setRows(rows) {
      const present = new Map(rows.map((row) => [row.element, row.orderId]));
      for (const mark of [...marks.values()]) if (present.get(mark.row) !== mark.orderId) drop(mark);
      scrollers.clear();
      const added = document.createDocumentFragment();
      for (const { element: row, orderId } of rows) {
        if (marks.has(row)) continue;
        const element = document.createElement('div');
        element.dataset['order'] = orderId;
        element.hidden = true;
        added.append(element);
        marks.set(row, { orderId, row, element, view: null, drawn: null, size: { width: 0, height: 0 }, slot: null });
        watcher.observe(row);
      }
      root.append(added);
      place();
    },
    setViews(views, given) {
      pen = given;
      const byOrder = new Map(views.map((view) => [view.orderId, view]));
      for (const mark of marks.values()) {
        mark.view = byOrder.get(mark.orderId) ?? null;
        if (!mark.view) hide(mark);
      }
      place();
    },
    place,
  };
}
