/** How exactly a text tells a time. */
export type Precision = 'second' | 'minute' | 'hour' | 'day';

/** A moment read from a page's text. The true instant lies in [earliestMs, latestMs), epoch milliseconds. */
export interface Moment {
  /** Calendar date in the rule's zone; null when the span crosses midnight there. */
  date: string | null;
  /** The instant itself where the text gives one (minute or second precision), else null. */
  epochMs: number | null;
  earliestMs: number;
  latestMs: number;
  precision: Precision;
}

/** One way to understand a window: exclusive end, epoch ms. `closesAt` is null, with a reason, where it cannot be known. */
export interface Reading {
  id: string;
  opensAt: number;
  closesAt: number | null;
  why: string | null;
}
