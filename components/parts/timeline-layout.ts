import type { WindowView } from '../../lib/cases/view';

export type PointKind = 'purchase' | 'due' | 'delivery' | 'safe' | 'reading' | 'now' | 'confirm' | 'expire';

/** A date on the line. `number` tells deliveries apart; `reading` names a reading. */
export interface Point {
  kind: PointKind;
  ms: number;
  x: number;
  number?: number;
  reading?: string;
}

/** What is to be written at a point; the strong one is the safe date's. */
export interface Label {
  x: number;
  text: string;
  strong: boolean;
}

/** A label that has found its place: `row` counts away from the line, below it for flags that point right, above it for those that point left. */
export interface Flag extends Label {
  row: number;
  side: 'below' | 'above';
}

const PAD = 8;
const BEFORE_SHARE = 0.2;
const AFTER_SHARE = 0.14;

/**
 * Places every date of a window on a line `width` wide. From the first delivery to the last reading or the automatic confirmation the line is to scale;
 * what lies before and after (weeks of work, three months of files) is pressed together at the ends, or the days that matter would be one blot.
 */
export function placePoints(window: WindowView, now: number, width: number): { points: Point[]; coreStart: number; coreEnd: number } {
  const found = collect(window, now);
  const isCore = (point: Omit<Point, 'x'>) => point.kind === 'delivery' || point.kind === 'reading' || point.kind === 'safe' || point.kind === 'confirm';
  const core = found.filter(isCore);
  const dated = core.length > 1 ? core : found.filter((point) => point.kind !== 'expire');
  const from = Math.min(...dated.map((point) => point.ms));
  const to = Math.max(...dated.map((point) => point.ms));
  const least = Math.min(...found.map((point) => point.ms));
  const last = Math.max(...found.map((point) => point.ms));
  const inner = width - 2 * PAD;
  const coreStart = PAD + (least < from ? inner * BEFORE_SHARE : 0);
  const coreEnd = width - PAD - (last > to ? inner * AFTER_SHARE : 0);
  const x = (ms: number) => {
    if (ms < from) return between(ms, least, from, PAD, coreStart);
    if (ms > to) return between(ms, to, last, coreEnd, width - PAD);
    return between(ms, from, to, coreStart, coreEnd);
  };
  return { points: found.map((point) => ({ ...point, x: x(point.ms) })).sort((a, b) => a.x - b.x), coreStart, coreEnd };
}

function collect(window: WindowView, now: number): Omit<Point, 'x'>[] {
  const points: Omit<Point, 'x'>[] = [{ kind: 'now', ms: now }];
  const add = (kind: PointKind, ms: number | null) => {
    if (ms !== null) points.push({ kind, ms });
  };
  add('purchase', window.purchasedAt);
  add('due', window.agreedDue);
  add('confirm', window.autoConfirmAt);
  add('expire', window.filesExpireAt);
  add('safe', window.safe?.closesAt ?? null);
  for (const delivery of window.deliveries) {
    points.push({ kind: 'delivery', ms: delivery.startMs, number: delivery.number });
    for (const reading of delivery.readings) {
      if (reading.closesAt !== null) points.push({ kind: 'reading', ms: reading.closesAt, number: delivery.number, reading: reading.id });
    }
  }
  return points;
}

function between(ms: number, from: number, to: number, x0: number, x1: number): number {
  return to === from ? x0 : x0 + ((ms - from) / (to - from)) * (x1 - x0);
}

/** Width of a text in px at the size of the timeline's labels, rather too wide than too narrow: Hangul is one em, Latin a little over half. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const char of text) em += (char.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.6;
  return em * size;
}

const GAP = 8;

/**
 * Finds a place for every label so that no two texts, and no text and leader, meet. A flag points right from its point and hangs below; where the right edge is too near
 * it points left and stands above. Taken from the outside in, each leader passes only beside texts that were placed before it.
 */
export function placeFlags(labels: Label[], width: number, size: number): Flag[] {
  const sorted = [...labels].sort((a, b) => a.x - b.x);
  const fitsRight = (label: Label) => label.x + textWidth(label.text, size) <= width;
  const below = stack(sorted.filter(fitsRight).reverse(), size, 1);
  const above = stack(sorted.filter((label) => !fitsRight(label)), size, -1);
  return [...below.map((flag) => ({ ...flag, side: 'below' as const })), ...above.map((flag) => ({ ...flag, side: 'above' as const }))];
}

function stack(labels: Label[], size: number, direction: 1 | -1): Omit<Flag, 'side'>[] {
  /** For each row the coordinate, seen along `direction`, at which its last text begins. */
  const begins: number[] = [];
  return labels.map((label) => {
    const start = label.x * direction;
    const end = start + textWidth(label.text, size) + GAP;
    let row = begins.findIndex((begin) => end <= begin);
    if (row === -1) row = begins.length;
    begins[row] = start;
    return { ...label, row };
  });
}
