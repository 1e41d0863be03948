import type { Handlers } from '../messaging/answer';
import { Refusal } from '../messaging/answer';
import type { Clock } from './clock';
import type { Place, RecourseDatabase } from './database';
import { conversationIn } from './conversation';
import type { Entry } from './entry';
import { abortCapture, beginCapture, savePart, sealCapture } from './journal';
import { head } from './log';
import { removeEntry } from './remove';
import { type Camera, picturesAllowed, takeSlice } from './slice';

/** What the capture calls need from outside. */
export interface CaptureDeps {
  database(): Promise<RecourseDatabase>;
  clock: Clock;
  camera: Camera;
  /** Told of an entry whose content was removed. */
  removed(db: RecourseDatabase, entry: Entry): Promise<void>;
  /** Told after a capture was sealed: the case's counts changed. */
  changed(): Promise<void>;
}

type CaptureCalls = Pick<Handlers, 'beginCapture' | 'savePart' | 'pictureLeave' | 'takeSlice' | 'sealCapture' | 'abortCapture' | 'removeExhibit'>;
type Sender = Parameters<Handlers['beginCapture']>[1];

function placeOf({ tab }: Sender): Place {
  if (tab?.id === undefined || tab.windowId === undefined) throw new Refusal('error.inside');
  return { tabId: tab.id, windowId: tab.windowId };
}

/** Calls of a capture: the content script brings what the page shows, the background keeps, photographs and seals it. */
export function captureHandlers({ database, clock, camera, removed, changed }: CaptureDeps): CaptureCalls {
  return {
    async beginCapture({ caseId, ...page }, sender) {
      const place = placeOf(sender);
      const captureId = await beginCapture(await database(), { case: caseId, page, place }, clock);
      return { captureId };
    },
    async savePart({ captureId, name, type, text }) {
      const { sha256 } = await savePart(await database(), captureId, { name, type, bytes: new TextEncoder().encode(text) }, clock);
      return { sha256 };
    },
    async pictureLeave(_, sender) {
      return { allowed: await picturesAllowed(camera, placeOf(sender)), whole: camera.sources.wholePages === true };
    },
    async takeSlice({ captureId, index, url, whole }, sender) {
      const bytes = await takeSlice(camera, { ...placeOf(sender), url }, whole);
      const name = `slice-${String(index).padStart(3, '0')}.png`;
      const { sha256 } = await savePart(await database(), captureId, { name, type: 'image/png', bytes }, clock);
      return { sha256 };
    },
    async sealCapture({ captureId, completeness, slices = [], ...page }) {
      const db = await database();
      const talk = await conversationIn(db, captureId);
      const sealed = await sealCapture(db, captureId, { page, completeness, ...(talk === null ? {} : { kind: 'conversation' }), body: { ...talk, slices: slices.map((slice) => ({ ...slice })) } }, clock);
      await changed();
      return { seq: sealed.seq, entryHash: sealed.entryHash, completeness: sealed.entry.completeness };
    },
    async abortCapture({ captureId, why }) {
      await abortCapture(await database(), captureId, why, clock);
    },
    async removeExhibit({ seq, why }) {
      const db = await database();
      const end = await head(db);
      const entry = end === null ? null : ((await db.entries.get([end.chain, seq]))?.entry ?? null);
      await removeEntry(db, { seq, why }, clock);
      if (entry !== null) await removed(db, entry);
      await changed();
    },
  };
}
