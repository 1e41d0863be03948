import { pointingSheet } from '../sites/pointed/complete';
import { POINTABLE, type Place } from '../sites/pointed/place';
import { type Spot, spotsOf } from '../sites/pointed/spots';
import { type Lesson, teach } from '../sites/pointed/teach';
import { type PlaceValue, sameValue } from '../sites/pointed/values';
import type { Site } from '../sites/site';
import type { Pointing } from './deps';
import { coalesced, isOwn } from './observe';

/** The user is showing where a value stands; ends with its signal. Nothing of the page is touched, and the page gets none of the events. */
export interface Pointer {
  state(): Pointing;
  /** The pointer is over this place of the window, CSS px. */
  over(x: number, y: number): void;
  /** On to the next (1) or previous (-1) value that can be read. */
  walk(step: 1 | -1): void;
  /** Takes the value that is marked, and learns how to find it again. */
  take(): void;
  /** The page changed: values may stand elsewhere, or be gone. */
  again(): void;
  /** What was taken: how to find it again, its value, and the text that tells it; null before. */
  taken(): { place: Place | null; value: PlaceValue; text: string } | null;
}

/** Pixels round a value within which the pointer counts as on it: lines of text are thin. */
const REACH = 6;

function boxesOf(spot: Spot): DOMRect[] {
  return [...spot.range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}

/** True when the site shows the spot there, and not something of its own that lies over it. Our own layer is looked through. */
function isOnTop(spot: Spot, x: number, y: number): boolean {
  const top = document.elementsFromPoint(x, y).find((element) => !isOwn(element));
  const own = spot.range.commonAncestorContainer;
  return top !== undefined && (top.contains(own) || own.contains(top));
}

/** Starts showing where a fact's value stands. `byHand`: it can be answered by hand. `now`: epoch ms, against which relative times are read. `changed` asks for a drawing. */
export function startPointing(site: Site, url: URL, fact: string, byHand: boolean, now: number, changed: () => void, signal: AbortSignal): Pointer {
  const form = POINTABLE[fact];
  if (form === undefined) throw new RangeError(`${fact} cannot be pointed at`);
  const look = () => {
    const sheet = pointingSheet(site, document, url, now);
    return { sheet, spots: sheet ? spotsOf(sheet, fact, form).filter((spot) => boxesOf(spot).length > 0) : [] };
  };
  let { sheet, spots } = look();
  let at = -1;
  let lesson: Lesson | null = null;

  const mark = (index: number) => {
    if (lesson || index === at) return;
    at = index;
    changed();
  };
  const redraw = coalesced(changed, signal);
  window.addEventListener('scroll', redraw, { capture: true, passive: true, signal });
  window.addEventListener('resize', redraw, { passive: true, signal });

  return {
    state() {
      const spot = spots[at];
      const shown = spot ? { value: spot.value, line: spot.line.text, boxes: boxesOf(spot) } : null;
      if (lesson && shown) return { step: 'confirm', fact, spot: shown, words: lesson.place?.words ?? null, values: lesson.values, byHand };
      return { step: 'choose', fact, spot: shown, nth: at + 1, of: spots.length };
    },
    over(x, y) {
      const near = (spot: Spot) => boxesOf(spot).some((box) => x >= box.left - REACH && x <= box.right + REACH && y >= box.top - REACH && y <= box.bottom + REACH);
      mark(spots.findIndex((spot) => near(spot) && isOnTop(spot, x, y)));
    },
    walk(step) {
      if (spots.length === 0) return;
      const next = at < 0 ? (step > 0 ? 0 : spots.length - 1) : (at + step + spots.length) % spots.length;
      spots[next]?.line.nodes[0]?.parentElement?.scrollIntoView({ block: 'center', inline: 'nearest' });
      mark(next);
    },
    take() {
      const spot = spots[at];
      if (!spot || !sheet || lesson) return;
      lesson = teach(site, document, url, sheet, spot, fact);
      changed();
    },
    again() {
      if (lesson) return;
      const before = spots[at];
      ({ sheet, spots } = look());
      at = before ? spots.findIndex((spot) => spot.line.nodes[0] === before.line.nodes[0] && sameValue(spot.value, before.value)) : -1;
      changed();
    },
    taken() {
      const spot = spots[at];
      return lesson && spot ? { place: lesson.place, value: spot.value, text: spot.text } : null;
    },
  };
}
