import type { CardView, CaseSummary, ConversationView, PackValues, RowMarkView } from '../cases/view';
import type { Locale, Texts } from '../i18n/translate';
import type { Cover } from '../package/pictures/cover';
import type { Settings } from '../settings/settings';
import type { Place, Pointed } from '../sites/pointed/place';
import type { PageReading, SiteId } from '../sites/site';

/** An answer that travels: Error objects do not survive messaging. `error` is a message key. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: string };

/** How the overlay looks and speaks; asked once a page, told again when settings change. */
export interface OverlaySettings {
  locale: Locale;
  texts: Texts;
  /** Style text of card and marks, adopted by their shadow roots. It travels with the texts, so that pages without a card do not parse it. */
  css: string;
  corner: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';
  folded: boolean;
}

/** What the user said in the card, popup or desk. */
export interface Said {
  caseId: string;
  fact: string;
  /** ISO text for moments, digits for numbers, 'yes' | 'no' for yes-no; null takes the answer back. */
  value: string | null;
}

export interface CaptureBegun {
  captureId: string;
}

/** Whether the browser lets us take pictures of this tab now, and whether one picture can hold a whole page. */
export interface PictureLeave {
  allowed: boolean;
  whole: boolean;
}

/** Where a picture stood on its page. CSS px, whole numbers; `pixelRatio` is device px for a CSS px, in thousandths. */
export interface SliceAt {
  index: number;
  scrollX: number;
  scrollY: number;
  viewportWidth: number;
  viewportHeight: number;
  pixelRatio: number;
}

export interface Sealed {
  seq: number;
  entryHash: string;
  completeness: string[];
}

/** Calls from pages to the background. Each answers Outcome. */
export interface Calls {
  overlaySettings(): OverlaySettings;
  moveCard(data: { corner?: OverlaySettings['corner']; folded?: boolean }): void;
  /** A page was read: it is merged into what is known, and judged. null when the page is no case. */
  saw(data: PageReading): CardView | null;
  rowMarks(data: { orderIds: string[] }): RowMarkView[];
  say(data: Said): CardView;
  pin(data: { caseId: string; number: number | null; reason: string }): CardView;
  filed(data: { caseId: string; at: number | null }): CardView;
  beginCapture(data: { caseId: string; url: string; title: string; documentId: string }): CaptureBegun;
  savePart(data: { captureId: string; name: string; type: string; text: string }): { sha256: string };
  pictureLeave(): PictureLeave;
  /** Takes the visible part, or where one picture can hold it, so much of the page from its top. */
  takeSlice(data: { captureId: string; index: number; url: string; whole?: { width: number; height: number } }): { sha256: string };
  sealCapture(data: { captureId: string; completeness: string[]; slices?: SliceAt[]; url: string; title: string; documentId: string }): Sealed;
  abortCapture(data: { captureId: string; why: string }): void;
  /** Opens the desk at a case; with `build` it starts the package at once. */
  openDesk(data: { caseId: string | null; build: boolean }): void;
  /** Every case, earliest safe deadline first; those without one last. */
  summaries(): CaseSummary[];
  caseView(data: { caseId: string }): CardView;
  /** Tracks a page that nobody could read. `deliveredAt` as typed, in the site's zone; null when nothing was delivered. */
  track(data: {
    site: SiteId;
    kind: 'order' | 'listing';
    subject: string;
    title: string | null;
    url: string | null;
    deliveredAt: string | null;
    amount: string | null;
  }): CardView;
  /** Captures the page in a tab at once; the popup and the shortcut have the browser's leave for pictures. */
  captureTab(data: { tabId: number }): void;
  /** Has the page in a tab ask anew what is known of it. */
  refreshTab(data: { tabId: number }): void;
  changeSettings(data: Partial<Settings>): Settings;
  resetSettings(): void;
  /** Every floor and threshold of each programme, with the user's own values. */
  packValues(): PackValues[];
  /** Sets a floor or threshold of the user's own: an amount as people write it or 'none' (no floor is known), digits for a threshold; null takes it back. */
  setPackValue(data: { site: SiteId; kind: 'floor' | 'threshold'; id: string; value: string | null; note: string }): PackValues[];
  /** Every place of a value that the user showed, of both sites. */
  pointedPlaces(): Pointed[];
  /** Keeps a place for this page and the next ones; `value` is what was read there, as written. Answers all places. */
  rememberPlace(data: { caseId: string; place: Place; value: string }): Pointed[];
  /** Forgets a place, and what was read by it. Answers those that are left. */
  forgetPlace(data: { id: string }): Pointed[];
  /** The case under which a capture of the conversation on a page is sealed. */
  conversationCase(data: PageReading): { caseId: string };
  /** The conversation that was last read at an address; null where none was. */
  conversationAt(data: { url: string }): ConversationView | null;
  /** Every conversation that has entries of its own. */
  conversations(): ConversationView[];
  /** Puts a conversation with an order; null: with none of them. What is sealed already stays where it is, and goes with the order's package. */
  placeConversation(data: { conversation: string; order: string | null }): ConversationView;
  /** Seals text that the user marked on a page. `inPage` is false where it was not found in the page's own text (a frame, a field). */
  saveSelection(data: { caseId: string; url: string; title: string; text: string; before: string; after: string; inPage: boolean }): Sealed;
  /** Seals a file's name, size and hash, held against what the case's page listed. `part` names bytes that the desk put down before. */
  addFile(data: { caseId: string; name: string; size: number; sha256: string; type: string; modifiedMs: number; part: string | null }): Sealed;
  /** Seals a note on a case, or on the exhibit with that entry hash. */
  addNote(data: { caseId: string; about: string | null; text: string }): Sealed;
  /** Seals a statement of the user's. `at` as typed, in the site's zone: a date, or an instant with offset. */
  attest(data: { caseId: string; type: string; at: string; text: string }): Sealed;
  /** Removes an exhibit's bytes; a tombstone stays in the log. */
  removeExhibit(data: { seq: number; why: string }): void;
  /** Keeps what was said of an exhibit's pictures for masked copies, with its case and never in the log; null takes it back. */
  coverPictures(data: { seq: number; entryHash: string; cover: Cover | null }): void;
  /** Removes a log that a backup put beside the own one, for good. */
  removeOtherLog(data: { chain: string }): void;
  /** The desk brought a backup back: the log may have to change its signing key, badge and reminders follow. */
  restored(): void;
  /** Whether the log should be backed up by now, by the user's settings. */
  backupDue(): boolean;
}

/** What the background tells a page. */
export type Told = { tell: 'refresh' } | { tell: 'capture' } | { tell: 'selection'; text: string } | { tell: 'settings'; settings: OverlaySettings };
