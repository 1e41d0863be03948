import type { FloorResult, Result } from '../../lib/rules/model';

/** A state's colour; `IconShape` is its shape. Each state always has a word beside it as well. */
export type Tone = 'ok' | 'no' | 'soon' | 'unsure' | 'edge';

export const RESULT_TONE: Record<Result, Tone> = { met: 'ok', 'not-met': 'no', unknown: 'unsure', borderline: 'edge' };

export const FLOOR_TONE: Record<FloorResult, Tone> = { above: 'ok', at: 'ok', below: 'no', 'no-floor': 'unsure', unknown: 'unsure' };
