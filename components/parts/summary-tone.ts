import type { CaseSummary } from '../../lib/cases/view';
import type { Tone } from './tone';

const VERDICT: Record<CaseSummary['verdict'], Tone> = { covered: 'ok', meets: 'ok', 'not-covered': 'no', 'falls-short': 'no', 'cannot-tell': 'unsure' };

/** With less than this left an open deadline is no longer calm. Milliseconds. */
const SOON = 24 * 3_600_000;

/** Colour and shape of an order's deadline: calm while there is time, urgent in the last day and past the safe date. */
export function deadlineTone({ state, safeClosesAt, filed, doubtful }: Pick<CaseSummary, 'state' | 'safeClosesAt' | 'filed' | 'doubtful'>, now: number): Tone {
  if (filed) return 'edge';
  if (state === 'closed') return 'no';
  if (state === 'past-safe') return 'soon';
  if (state !== 'open' || safeClosesAt === null || doubtful) return 'unsure';
  return safeClosesAt - now < SOON ? 'soon' : 'ok';
}

/** Colour and shape of a case in a list: the deadline's where there is one, else the verdict's. */
export function summaryTone(summary: CaseSummary, now: number): Tone {
  return summary.kind === 'order' ? deadlineTone(summary, now) : VERDICT[summary.verdict];
}
