import type { CardView, RowMarkView } from '../cases/view';
import type { Call } from '../messaging/call';
import type { OverlaySettings, Outcome, Sealed } from '../messaging/protocol';
import type { Place, Pointed } from '../sites/pointed/place';
import type { PlaceValue } from '../sites/pointed/values';
import type { PageReading, Site } from '../sites/site';

/** What the background may tell a page. */
export interface Ears {
  /** Settings or the case changed elsewhere: ask for both again. */
  refresh(): void;
  /** The keyboard command, the context menu or the popup asks for a capture of this page. */
  capture(): Promise<Outcome<Sealed>>;
  /** The context menu asks for the text that is marked; `told` is what the browser says it is. */
  selection(told: string): Promise<Outcome<Sealed>>;
}

/** How the capture stands. `soFar`: what is known of its completeness before the pictures are taken. */
export type CaptureState = { step: 'idle' } | { step: 'running'; soFar?: string[] } | { step: 'sealed'; sealed: Sealed } | { step: 'failed'; error: string };

/** A value on the page as it is shown to the user: what would be read, the line it stands on, and its boxes in the window, CSS px. */
export interface ShownSpot {
  value: PlaceValue;
  line: string;
  boxes: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>[];
}

/**
 * How showing a value on the page stands. `choose`: a value is marked, the nth of those that can be read, or none is yet. `confirm`: it was taken;
 * `words` are those beside which it will be found again (null: it cannot be), `values` all that the page tells there, `byHand` that it can also be an answer for this page alone.
 */
export type Pointing =
  | { step: 'choose'; fact: string; spot: ShownSpot | null; nth: number; of: number }
  | { step: 'confirm'; fact: string; spot: ShownSpot; words: string | null; values: PlaceValue[]; byHand: boolean };

/** What the user does while showing a value. */
export interface PointingActions {
  over(x: number, y: number): void;
  walk(step: 1 | -1): void;
  take(): void;
  /** Uses the value that was taken: `next` also on the pages to come, `here` as an answer by hand. */
  use(scope: 'next' | 'here'): void;
  stop(): void;
}

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
  /** Starts showing on the page where the value of a fact stands. */
  point(fact: string): void;
  /** Forgets how the user showed the value of a fact. */
  forget(fact: string): void;
  pointing: PointingActions;
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
  /** Null but while the user shows a value on the page. */
  pointing: Pointing | null;
  act: CardActions;
}

/** The drawing part: what turns a model into what is seen, inside a root of ours. */
export interface Looks {
  /** Draws the card, or updates what was drawn. `failed` is told, once, when the drawing broke; nothing of it is then left. */
  card(root: ShadowRoot, model: CardModel, zone: string, failed: () => void): void;
  mark(root: HTMLElement, view: RowMarkView, settings: OverlaySettings, failed: () => void): void;
  /** Takes out what was drawn, so that its effects end. */
  wipe(root: ShadowRoot | HTMLElement): void;
}

/** What showing a value needs of the card that it is shown for. */
export interface Asking {
  view(): CardView | null;
  draw(): void;
  say(fact: string, value: string): void;
  /** A place was kept; these are all now. */
  kept(places: Pointed[]): void;
  failed(key: string): void;
}

/** Showing values on one page, one at a time. */
export interface Showing {
  state(): Pointing | null;
  start(fact: string): void;
  again(): void;
  act: PointingActions;
}

/** The reading part: a site's reader with all that knows its words. */
export interface Reader {
  site: Site;
  /** The site's own reading, completed where the user showed how. */
  read(doc: Document, url: URL, now: number, places: readonly Place[]): PageReading;
  /** Lets the user show values on the page; absent where nothing can be read. Ends with the signal. */
  showing?(url: URL, deps: Pick<OverlayDeps, 'call' | 'now'>, asking: Asking, signal: AbortSignal): Showing;
}

/** Captures the page for a case: see ./capture. `told` hears, before the pictures, what is missing so far. */
export type CaptureCase = (site: Site, caseId: string, deps: Pick<OverlayDeps, 'call' | 'now'>, told?: (soFar: string[]) => void) => Promise<Outcome<Sealed>>;

/** What the overlay needs from outside. Tests give their own. */
export interface OverlayDeps {
  call: Call;
  /** Epoch ms by the machine's clock. */
  now(): number;
  /** Subscribes to the background's messages; answers the way to end it. */
  hear(ears: Ears): () => void;
  /** The site's reader, the drawing and the capture are loaded when they are needed; each rejects when the extension is gone from under the page. */
  reader(): Promise<Reader>;
  looks(): Promise<Looks>;
  capturer(): Promise<CaptureCase>;
}
