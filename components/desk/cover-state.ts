import type { CoverBox } from '../../lib/package/pictures/cover';
import type { SaidOfSheet } from './cover-view';

/** A box with a number of its own, so that it keeps its place in the tab order while it moves. */
export interface DrawnBox extends CoverBox {
  id: number;
}

export interface DrawnSheet {
  boxes: DrawnBox[];
  clear: boolean;
}

/** What stands on the sheets, and what stood before. */
export interface CoverState {
  sheets: DrawnSheet[];
  past: DrawnSheet[][];
  /** What the last step did; the next of the same kind goes on with it, so that one undo takes back a whole way of a box. */
  step: string | null;
  /** Number of the next box. */
  next: number;
}

/** Steps that can be taken back. */
const MOST_STEPS = 200;

export function begun(said: readonly SaidOfSheet[]): CoverState {
  let next = 0;
  const sheets = said.map(({ boxes, clear }) => ({ clear, boxes: boxes.map((box) => ({ ...box, id: next++ })) }));
  return { sheets, past: [], step: null, next };
}

/** The state after a change of one sheet. `step` names a change that goes on. */
export function changed(state: CoverState, index: number, change: (sheet: DrawnSheet) => DrawnSheet, step: string | null = null): CoverState {
  const sheets = state.sheets.map((sheet, i) => (i === index ? change(sheet) : sheet));
  const goesOn = step !== null && step === state.step;
  return { ...state, sheets, step, past: goesOn ? state.past : [...state.past, state.sheets].slice(-MOST_STEPS) };
}

/** Puts a box on a sheet; what is covered is no longer said to hold nothing personal. */
export function withBox(state: CoverState, index: number, box: CoverBox): CoverState {
  const drawn = { ...box, id: state.next };
  return { ...changed(state, index, ({ boxes }) => ({ clear: false, boxes: [...boxes, drawn] })), next: state.next + 1 };
}

/** One step back; the same state where there is none. */
export function undone(state: CoverState): CoverState {
  const sheets = state.past.at(-1);
  return sheets ? { ...state, sheets, past: state.past.slice(0, -1), step: null } : state;
}

/** No box and no word left on any sheet. */
export function cleared(state: CoverState): CoverState {
  return { ...state, sheets: state.sheets.map(() => ({ boxes: [], clear: false })), past: [...state.past, state.sheets], step: null };
}

/** What the sheets say, as it is kept. */
export function saidBy({ sheets }: CoverState): SaidOfSheet[] {
  return sheets.map(({ boxes, clear }) => ({ clear, boxes: boxes.map(({ id: _, ...box }) => box) }));
}
