import type { CardView, DeadlineView, OrderView } from '../../lib/cases/view';
import type { Tone } from '../parts/tone';

const VERDICT_TONE: Record<CardView['verdict'], Tone> = {
  covered: 'ok',
  meets: 'ok',
  'not-covered': 'no',
  'falls-short': 'no',
  'cannot-tell': 'unsure',
};

/** Colour and shape of a case's first line. Past the safe date is a state of its own. */
export function verdictTone(view: CardView): Tone {
  return isPastSafe(view) ? 'soon' : VERDICT_TONE[view.verdict];
}

/** Message key of a case's first line. */
export function verdictKey(view: CardView): string {
  return isPastSafe(view) ? 'card.verdict.past-safe' : `card.verdict.${view.kind}.${view.verdict}`;
}

function isPastSafe(view: CardView): boolean {
  return view.kind === 'order' && view.verdict === 'cannot-tell' && view.window.state === 'past-safe';
}

/** The date that stands on top: the pinned delivery's where there is one, else the safe one; null where there is no headline. */
export function headline(view: OrderView): DeadlineView | null {
  const { state, safe, pinned } = view.window;
  if (state === 'unknown' || state === 'not-started' || safe === null) return null;
  return pinned ?? safe;
}
