import type { CardView } from '../../lib/cases/view';
import type { Locale, Translate } from '../../lib/i18n/translate';
import type { Pointing, PointingActions } from '../../lib/overlay/deps';

export type Corner = 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';

/** How a capture of this page stands. `soFar` (before the pictures) and `completeness` are codes, each with a message `completeness.<code>`; `error` is a message key. */
export type CaptureState =
  | { step: 'idle' }
  | { step: 'running'; soFar?: string[] }
  | { step: 'sealed'; sealed: { seq: number; completeness: string[] } }
  | { step: 'failed'; error: string };

/** What the card may ask for. Each is called on the user's own events only. */
export interface CardActions {
  onFold: (folded: boolean) => void;
  onMove: (corner: Corner) => void;
  /** `value` as `Said.value` wants it. */
  onSay: (fact: string, value: string | null) => void;
  /** Pins the delivery whose window is to be the headline; null takes the pin off. */
  onPin: (number: number | null, reason: string) => void;
  /** Records that the claim was filed at `at` (epoch ms), or takes that back. Nothing is ever filed for the user. */
  onFiled: (at: number | null) => void;
  onCapture: () => void;
  onExport: () => void;
  onDesk: () => void;
  /** Starts showing on the page where the value of a fact stands. */
  onPoint?: (fact: string) => void;
  /** Forgets how the user showed a fact's value. */
  onForget?: (fact: string) => void;
}

export interface CardProps extends CardActions {
  /** null until the background has judged: the shell shows alone. */
  view: CardView | null;
  /** Epoch ms, read from the clock each minute. */
  now: number;
  /** null until the language is known. */
  t: Translate | null;
  locale: Locale;
  /** Zone in which the site prints its times, for moments typed by hand. */
  zone: string;
  folded: boolean;
  corner: Corner;
  /** An answer is on its way: controls wait. */
  busy: boolean;
  /** Message key of what went wrong last, told once; null when all is well. */
  error: string | null;
  capture: CaptureState;
  /** While the user shows a value on the page: how far that is, and what they can do. */
  pointing?: { state: Pointing; act: PointingActions } | null;
}

/** What the card's blocks share once texts are there. */
export interface Speech {
  t: Translate;
  locale: Locale;
  now: number;
  busy: boolean;
}
