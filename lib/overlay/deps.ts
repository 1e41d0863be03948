import type { ComponentChild } from 'preact';
import type { CardView, RowMarkView } from '../cases/view';
import type { Call } from '../messaging/call';
import type { OverlaySettings, Outcome, Sealed } from '../messaging/protocol';

/** What the background may tell a page. */
export interface Ears {
  /** Settings or the case changed elsewhere: ask for both again. */
  refresh(): void;
  /** The keyboard command, the context menu or the popup asks for a capture of this page. */
  capture(): Promise<Outcome<Sealed>>;
}

/** How the capture stands. */
export type CaptureState = { step: 'idle' } | { step: 'running' } | { step: 'sealed'; sealed: Sealed } | { step: 'failed'; error: string };

/** What the user can do in the card. Each answers by drawing the card again; a refusal shows as `trouble`. */
export interface CardActions {
  capture(): void;
  /** Opens the desk at this case and starts the package there. */
  exportPackage(): void;
  openDesk(): void;
  say(fact: string, value: string | null): void;
  pin(number: number | null, reason: string): void;
  /** Epoch ms of filing, or null to take it back. */
  filed(at: number | null): void;
  move(place: { corner?: OverlaySettings['corner']; folded?: boolean }): void;
}

/** All that the card is drawn from. `view` is null while the judgement is on its way. */
export interface CardModel {
  view: CardView | null;
  /** Epoch ms by the machine's clock; the card is drawn again each minute while it can be seen. */
  now: number;
  settings: OverlaySettings;
  /** Message key of what went wrong on this page, told once; null when nothing did. */
  trouble: string | null;
  capture: CaptureState;
  act: CardActions;
}

/** What the overlay needs from outside. Tests give their own. */
export interface OverlayDeps {
  call: Call;
  /** Epoch ms by the machine's clock. */
  now(): number;
  /** Subscribes to the background's messages; answers the way to end it. */
  hear(ears: Ears): () => void;
  renderCard(model: CardModel): ComponentChild;
  renderMark(view: RowMarkView, settings: OverlaySettings): ComponentChild;
}
