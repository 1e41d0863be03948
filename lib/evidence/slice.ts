import { EvidenceError } from './errors';

/** What the browser says of a tab. `url` is absent where it does not let us see the address. */
export interface TabState {
  id?: number | undefined;
  windowId?: number | undefined;
  url?: string | undefined;
}

/** The page that asked for its picture, by the message's sender. */
export interface Wanted {
  tabId: number;
  windowId: number;
  url: string;
}

/** A part of a page, CSS px from its top left corner. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What taking pictures needs of the browser. `wait` is in ms; `now` in ms of any steady clock. */
export interface CameraSources {
  /** The active tab of a window, or undefined when there is none. */
  activeTab(windowId: number): Promise<TabState | undefined>;
  /** `tabs.captureVisibleTab(windowId, { format: 'png' })`: takes whatever tab is active, and answers a data URL. With `area` (CSS px of the page) that much of it, where `wholePages`. */
  capture(windowId: number, area?: Area): Promise<string>;
  /** True where the browser can take a whole page in one picture (Firefox). */
  wholePages?: boolean;
  now(): number;
  wait(ms: number): Promise<void>;
}

/** One for the whole extension: pictures are taken one after another, at the pace that the browser allows. */
export interface Camera {
  readonly sources: CameraSources;
  /** When the last two pictures were taken, older first. */
  taken: [number, number];
  /** Settles when the camera is free. */
  free: Promise<void>;
}

/** Chromium allows two pictures a second and refuses the third; the margin is for its clock and ours being read apart. */
const twoPicturesMs = 1100;
/** Times that one picture is asked for. A worker that was stopped has forgotten what it took within the last second, and may be refused for it. */
const mostTries = 3;

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A camera that has taken nothing yet. */
export function makeCamera(sources: CameraSources): Camera {
  return { sources, taken: [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY], free: Promise.resolve() };
}

/**
 * Takes a picture of the visible part of a tab (or of `whole` from the top of its page, where the browser can) and answers its PNG bytes. Window, tab and address are held against the page that asked
 * before and after; a picture of anything else is thrown away. Throws EvidenceError 'error.no-picture-permission', 'error.tab-switched',
 * 'error.page-changed' or 'error.picture-failed'.
 */
export function takeSlice(camera: Camera, wanted: Wanted, whole?: { width: number; height: number }): Promise<Uint8Array<ArrayBuffer>> {
  return inTurn(camera, async () => {
    const check = async () => refuseOther(await camera.sources.activeTab(wanted.windowId), wanted);
    const picture = await pictureOf(camera, wanted.windowId, check, whole && camera.sources.wholePages ? { x: 0, y: 0, ...whole } : undefined);
    await check();
    return picture;
  });
}

/**
 * Whether a picture of this tab can be taken now. The browser has no question for it, so one is taken and thrown away; a tab that is not in front
 * has no picture either. Never throws for a picture that failed.
 */
export function picturesAllowed(camera: Camera, place: { tabId: number; windowId: number }): Promise<boolean> {
  return inTurn(camera, async () => {
    try {
      await pictureOf(camera, place.windowId, async () => refuseHidden(await camera.sources.activeTab(place.windowId), place));
      return true;
    } catch (error) {
      if (error instanceof EvidenceError) return false;
      throw error;
    }
  });
}

function inTurn<T>(camera: Camera, work: () => Promise<T>): Promise<T> {
  const done = camera.free.then(async () => {
    const rest = camera.taken[0] + twoPicturesMs - camera.sources.now();
    if (rest > 0) await camera.sources.wait(rest);
    return work();
  });
  // A failed picture must not stop the next in the queue; whoever asked for it hears of it.
  camera.free = done.then(
    () => undefined,
    () => undefined,
  );
  return done;
}

function refuseHidden(active: TabState | undefined, place: { tabId: number; windowId: number }): void {
  if (active?.id !== place.tabId || active.windowId !== place.windowId) throw new EvidenceError('error.tab-switched');
}

function refuseOther(active: TabState | undefined, wanted: Wanted): void {
  refuseHidden(active, wanted);
  if (active?.url === undefined) throw new EvidenceError('error.no-picture-permission');
  if (active.url !== wanted.url) throw new EvidenceError('error.page-changed');
}

/** Chromium: "This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota." */
function isTooSoon(error: unknown): boolean {
  return error instanceof Error && /CALLS_PER_SECOND/.test(error.message);
}

/** What the browser answers; asked again a second later where it was asked too soon, `check` done anew before each. */
async function answerOf(camera: Camera, windowId: number, check: () => Promise<void>, area?: Area): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    await check();
    camera.taken = [camera.taken[1], camera.sources.now()];
    try {
      return await camera.sources.capture(windowId, area);
    } catch (error) {
      if (tries === mostTries || !isTooSoon(error)) throw error;
    }
    await camera.sources.wait(twoPicturesMs);
  }
}

async function pictureOf(camera: Camera, windowId: number, check: () => Promise<void>, area?: Area): Promise<Uint8Array<ArrayBuffer>> {
  let dataUrl: string;
  try {
    dataUrl = await answerOf(camera, windowId, check, area);
  } catch (error) {
    if (error instanceof EvidenceError) throw error;
    // Both browsers name the missing permission in words only ("Either the '<all_urls>' or 'activeTab' permission is required", "Missing activeTab permission").
    const refused = error instanceof Error && /permission/i.test(error.message);
    throw new EvidenceError(refused ? 'error.no-picture-permission' : 'error.picture-failed', { cause: error });
  }
  const prefix = 'data:image/png;base64,';
  if (!dataUrl.startsWith(prefix)) throw new EvidenceError('error.picture-failed');
  const bytes = Uint8Array.from(atob(dataUrl.slice(prefix.length)), (char) => char.charCodeAt(0));
  if (pngStart.some((byte, i) => bytes[i] !== byte)) throw new EvidenceError('error.picture-failed');
  return bytes;
}
