import type { OverlaySettings } from '../messaging/protocol';
import { isOwn } from './observe';

export type Corner = OverlaySettings['corner'];
type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

const CORNERS: Corner[] = ['bottom-right', 'bottom-left', 'top-right', 'top-left'];
const MARGIN = 16;
const BUTTONS = 'button, [role="button"], input:not([type="hidden"]), select, textarea, summary, a.btn, a.button';
/** Layers such as dialogs and veils cover most of the window: we stay beneath them. */
const VEIL = 0.5;

/** Box of a card of this size docked in a corner of the window, CSS px. */
export function dockedBox(corner: Corner, size: { width: number; height: number }, view: { width: number; height: number }): Box {
  const left = corner.endsWith('left') ? MARGIN : view.width - MARGIN - size.width;
  const top = corner.startsWith('top') ? MARGIN : view.height - MARGIN - size.height;
  return { left, top, right: left + size.width, bottom: top + size.height };
}

/** True when two boxes share any area. */
export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The wanted corner when it covers none of the boxes, else the corner that covers fewest. `covers` is how many remain covered there. */
export function freeCorner(wanted: Corner, size: { width: number; height: number }, view: { width: number; height: number }, taken: Box[]): { corner: Corner; covers: number } {
  let best = { corner: wanted, covers: Infinity };
  for (const corner of [wanted, ...CORNERS.filter((other) => other !== wanted)]) {
    const box = dockedBox(corner, size, view);
    const covers = taken.filter((other) => overlaps(box, other)).length;
    if (covers < best.covers) best = { corner, covers };
  }
  return best;
}

/** Boxes of the site's own buttons and fields that can be seen in the window now. */
export function siteButtons(): Box[] {
  const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const boxes: Box[] = [];
  for (const element of document.querySelectorAll(BUTTONS)) {
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.height > 0 && overlaps(box, view)) boxes.push(box);
  }
  return boxes;
}

/** One above the site's own floating parts under a box (a bar, a chat button), and below its dialogs. */
export function modestLayer(box: Box): number {
  let layer = 900;
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  for (const [px, py] of [[x, y], [box.left, box.top], [box.right - 1, box.bottom - 1]] as const) {
    for (const hit of document.elementsFromPoint?.(px, py) ?? []) {
      if (isOwn(hit)) continue;
      const { zIndex, position } = getComputedStyle(hit);
      const rect = hit.getBoundingClientRect();
      const veil = rect.width * rect.height > innerWidth * innerHeight * VEIL;
      if (position !== 'static' && !veil && Number(zIndex) >= layer) layer = Number(zIndex) + 1;
    }
  }
  return Math.min(layer, 2147483647);
}
