import type { CoverBox } from '../../lib/package/pictures/cover';

/** Rows of a sealed picture, shown as they stand on its sheet. */
export interface ShownStretch {
  name: string;
  /** Address of the whole sealed picture inside the extension (blob:). */
  address: string;
  from: number;
  rows: number;
}

/** A picture that can be covered; sizes in its own pixels. */
export interface ShownSheet {
  width: number;
  stretches: ShownStretch[];
  boxes: CoverBox[];
  clear: boolean;
}

/** What the user says of one picture. */
export type SaidOfSheet = Pick<ShownSheet, 'boxes' | 'clear'>;

/** How the covering of an exhibit's pictures stands. Errors are message keys. */
export type CoverModel =
  | { step: 'closed' }
  | { step: 'reading'; seq: number; done: number; total: number }
  | { step: 'failed'; seq: number; error: string }
  | {
      step: 'open';
      seq: number;
      title: string;
      sheets: ShownSheet[];
      /** Pictures that cannot be taken apart here. */
      unreadable: number;
      /** Why what was said could not be kept; null while nothing failed. */
      error: string | null;
    };

export interface CoverActions {
  open(seq: number): void;
  close(): void;
  /** Keeps what was said of each picture, in their order, and closes where that succeeded. */
  save(said: SaidOfSheet[]): Promise<void>;
}
