import type { CoverBox } from '../../lib/package/pictures/cover';

/** Smallest side of a box, in pixels of the picture. */
export const LEAST_SIDE = 4;

/** Width and height of a sheet in its own pixels. */
export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** A corner of a box that is dragged: which way it lies from the middle. */
export type Corner = 'nw' | 'ne' | 'sw' | 'se';

const clamped = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));

/** The box between two points, whole pixels, outwards: a pixel that is touched is covered. Null for a press without a way. */
export function boxBetween(a: Point, b: Point, { width, height }: Size): CoverBox | null {
  const [left, right] = [clamped(Math.floor(Math.min(a.x, b.x)), 0, width), clamped(Math.ceil(Math.max(a.x, b.x)), 0, width)];
  const [top, bottom] = [clamped(Math.floor(Math.min(a.y, b.y)), 0, height), clamped(Math.ceil(Math.max(a.y, b.y)), 0, height)];
  if (right - left < LEAST_SIDE || bottom - top < LEAST_SIDE) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The box moved by whole pixels; it stays on the sheet in full. */
export function moved(box: CoverBox, dx: number, dy: number, sheet: Size): CoverBox {
  return { ...box, x: clamped(box.x + Math.round(dx), 0, sheet.width - box.width), y: clamped(box.y + Math.round(dy), 0, sheet.height - box.height) };
}

/** The box made larger or smaller at its right and lower side. */
export function resized(box: CoverBox, dx: number, dy: number, sheet: Size): CoverBox {
  return { ...box, width: clamped(box.width + dx, LEAST_SIDE, sheet.width - box.x), height: clamped(box.height + dy, LEAST_SIDE, sheet.height - box.y) };
}

/** The box with one corner drawn to a point; the corner across stays where it is. */
export function stretched(box: CoverBox, corner: Corner, to: Point, sheet: Size): CoverBox {
  const across = { x: corner.endsWith('w') ? box.x + box.width : box.x, y: corner.startsWith('n') ? box.y + box.height : box.y };
  return boxBetween(across, to, sheet) ?? box;
}

/** Small, usual and large steps of the keys, in pixels of the picture. */
const STEPS = { small: 1, usual: 10, page: 300 };

/** What a key does to a box; null for a key that means something else. Arrows move, with Shift they resize, with Ctrl by single pixels; Page Up and Down go far. */
export function byKey(box: CoverBox, { key, shiftKey, ctrlKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey'>, sheet: Size): CoverBox | null {
  const step = ctrlKey ? STEPS.small : STEPS.usual;
  const way: Record<string, readonly [number, number]> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
    PageUp: [0, -STEPS.page],
    PageDown: [0, STEPS.page],
  };
  const by = Object.hasOwn(way, key) ? way[key] : undefined;
  if (!by) return null;
  return shiftKey ? resized(box, by[0], by[1], sheet) : moved(box, by[0], by[1], sheet);
}
