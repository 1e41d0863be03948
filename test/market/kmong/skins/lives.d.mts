/** What a skin draws; see `orderView`. */
export interface View {
  id: string;
  [field: string]: unknown;
}

/** Epoch ms at which every life is looked at. */
export const SEEN_AT: number;
export const LIFE_NAMES: string[];
export function viewOf(life: string, how?: { side?: 'buyer' | 'seller'; time?: 'stamp' | 'yearless' | 'relative' | 'none'; folded?: boolean }): View;
