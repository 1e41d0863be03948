import type { FloorResult, Result, Status } from '../../lib/rules/model';

/** A state's colour; `IconShape` is its shape. Each state always has a word beside it as well. */
export type Tone = 'ok' | 'no' | 'soon' | 'unsure' | 'edge';

export const RESULT_TONE: Record<Result, Tone> = { met: 'ok', 'not-met': 'no', unknown: 'unsure', borderline: 'edge' };

export const FLOOR_TONE: Record<FloorResult, Tone> = { above: 'ok', at: 'ok', below: 'no', 'no-floor': 'unsure', unknown: 'unsure' };

/** A text that nobody has held against its source is no firmer than an old one. */
export const STATUS_TONE: Record<Status, Tone> = { 'in-force': 'ok', proposed: 'edge', old: 'soon', unverified: 'unsure' };
