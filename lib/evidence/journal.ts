import type { Clock } from './clock';
import type { OpenCapture, PageState, Place, RecourseDatabase } from './database';
import type { Canonical, EntryTime, Part, SealedEntry } from './entry';
import { EvidenceError, stored } from './errors';
import { random128 } from './hash';
import { type Alongside, appendEntry } from './log';
import { blobOf, dropUnused, type NewPart, readPart, tablesOfUse } from './parts';

/** After this long without a sign of life a capture no longer keeps others in its window waiting. */
const stalledAfterMs = 60_000;

/** What a capture begins with. Text of pages may hold lone surrogates; they are replaced by U+FFFD. */
export interface Beginning {
  case: string;
  page: PageState;
  place: Place | null;
}

/** What a capture ends with: the page as it stands now, what is missing, and typed content of its own. */
export interface Ending {
  page: PageState;
  completeness: readonly string[];
  body?: { [key: string]: Canonical };
  /** What it turned out to be: a page, or a conversation. */
  kind?: 'capture' | 'conversation';
}

/**
 * Begins a capture and answers its id. A capture still open in the same tab is aborted ('aborted.superseded'), as is one in the same
 * window that has been silent for a minute ('aborted.stalled'). Throws EvidenceError 'error.capture-busy' while another runs in the window.
 */
export async function beginCapture(db: RecourseDatabase, beginning: Beginning, clock: Clock): Promise<string> {
  const begun = clock();
  for (const other of await openCaptures(db)) {
    if (!beginning.place || other.place?.windowId !== beginning.place.windowId) continue;
    if (other.place.tabId === beginning.place.tabId) await abortCapture(db, other.captureId, 'aborted.superseded', clock);
    else if (begun.utcMs - other.aliveAt > stalledAfterMs) await abortCapture(db, other.captureId, 'aborted.stalled', clock);
  }
  const row: OpenCapture = {
    captureId: random128(),
    state: 'open',
    case: beginning.case,
    page: wellFormed(beginning.page),
    place: beginning.place,
    begun,
    aliveAt: begun.utcMs,
    parts: [],
  };
  await stored(() =>
    db.transaction('rw', db.journal, async () => {
      const others = (await db.journal.where('state').anyOf('open', 'sealing').toArray()) as OpenCapture[];
      const busy = others.some((other) => row.place && other.place?.windowId === row.place.windowId);
      if (busy) throw new EvidenceError('error.capture-busy');
      await db.journal.add(row);
    }),
  );
  return row.captureId;
}

/**
 * Saves bytes as a part of an open capture, in one transaction with its journal, then reads them back and hashes them again.
 * The same name with the same bytes may come twice; with other bytes it throws 'error.part-twice'.
 * Throws EvidenceError 'error.capture-aborted' | 'error.capture-gone' | 'error.quota' | 'error.storage', a RangeError for a bad name.
 */
export async function savePart(db: RecourseDatabase, captureId: string, fresh: NewPart, clock: Clock): Promise<Part> {
  const { part, row } = await blobOf(fresh);
  await stored(() =>
    db.transaction('rw', [db.journal, db.blobs], async () => {
      const capture = await stillOpen(db, captureId, 'open');
      const earlier = capture.parts.find((other) => other.name === part.name);
      if (earlier && earlier.sha256 !== part.sha256) throw new EvidenceError('error.part-twice');
      await db.blobs.put(row);
      await db.journal.put({ ...capture, aliveAt: clock().utcMs, parts: earlier ? capture.parts : [...capture.parts, part] });
    }),
  );
  if ((await readPart(db, part.sha256)).state !== 'whole') {
    await forgetPart(db, captureId, part);
    throw new EvidenceError('error.storage');
  }
  return part;
}

/**
 * Seals a capture into the log. Its completeness says 'page-changed' when address, title or document are not those it began
 * on. A second call answers the entry that the first made.
 * Throws EvidenceError 'error.capture-empty' without any part, 'error.capture-aborted', 'error.capture-gone', and as `appendEntry` does;
 * the capture then stays open and can be sealed again or aborted.
 */
export async function sealCapture(db: RecourseDatabase, captureId: string, ending: Ending, clock: Clock): Promise<SealedEntry> {
  const known = await sealedBefore(db, captureId);
  if (known) return known;
  const capture = await stored(() => freezeToSeal(db, captureId));
  const after = wellFormed(ending.page);
  const missing = ending.completeness.map((code) => code.toWellFormed());
  try {
    return await appendEntry(
      db,
      {
        kind: ending.kind ?? 'capture',
        case: capture.case,
        time: clock(),
        parts: capture.parts,
        completeness: [...new Set([...missing, ...changes(capture.page, after)])],
        body: { ...ending.body, ...contentOf(capture), after: { ...after } },
      },
      endJournal(db, captureId, 'sealed'),
    );
  } catch (error) {
    const other = await sealedBefore(db, captureId);
    if (other) return other;
    throw error;
  }
}

/**
 * Ends a capture as a visible 'aborted' entry that keeps the parts saved so far; parts whose bytes no longer match are left out and
 * counted as `dropped`. `why` is a message key, or a person's words. Null when it had already ended.
 * Throws EvidenceError 'error.capture-gone' for an id that was never begun, and as `appendEntry` does.
 */
export async function abortCapture(db: RecourseDatabase, captureId: string, why: string, clock: Clock): Promise<SealedEntry | null> {
  const capture = await stored(() => freeze(db, captureId));
  if (!capture) return null;
  const whole: Part[] = [];
  for (const part of capture.parts) if ((await readPart(db, part.sha256)).state === 'whole') whole.push(part);
  try {
    return await appendEntry(
      db,
      {
        kind: 'aborted',
        case: capture.case,
        time: clock(),
        parts: whole,
        completeness: [],
        body: { ...contentOf(capture), why: why.toWellFormed(), dropped: capture.parts.length - whole.length },
      },
      endJournal(db, captureId, 'aborted'),
    );
  } catch (error) {
    // Another call may have ended it first; its entry stands.
    if ((await stored(() => freeze(db, captureId))) === null) return null;
    throw error;
  }
}

/**
 * Turns every capture left open by an earlier start of the worker into an 'aborted' entry, and answers those entries. Captures
 * begun in this start (same `boot`) are left alone, so that it may run late or twice.
 */
export async function recoverUnfinished(db: RecourseDatabase, clock: Clock): Promise<SealedEntry[]> {
  const recovered: SealedEntry[] = [];
  const { boot } = clock();
  for (const capture of await openCaptures(db)) {
    if (capture.begun.boot === boot) continue;
    const entry = await abortCapture(db, capture.captureId, 'aborted.interrupted', clock);
    if (entry) recovered.push(entry);
  }
  return recovered;
}

async function openCaptures(db: RecourseDatabase): Promise<OpenCapture[]> {
  return (await stored(() => db.journal.where('state').anyOf('open', 'sealing').toArray())) as OpenCapture[];
}

/** The capture, inside a transaction, if it is in one of the states. */
async function stillOpen(db: RecourseDatabase, captureId: string, ...states: OpenCapture['state'][]): Promise<OpenCapture> {
  const capture = await db.journal.get(captureId);
  if (capture?.state === 'aborted') throw new EvidenceError('error.capture-aborted');
  if (!capture || !('parts' in capture) || !states.includes(capture.state)) throw new EvidenceError('error.capture-gone');
  return capture;
}

/** From here on no part can be added: what is sealed is what was hashed. */
function freezeToSeal(db: RecourseDatabase, captureId: string): PromiseLike<OpenCapture> {
  return db.transaction('rw', db.journal, async () => {
    const open = await stillOpen(db, captureId, 'open', 'sealing');
    if (open.parts.length === 0) throw new EvidenceError('error.capture-empty');
    await db.journal.put({ ...open, state: 'sealing' });
    return open;
  });
}

/** As above for an end without a seal; null when the capture has ended already. */
function freeze(db: RecourseDatabase, captureId: string): PromiseLike<OpenCapture | null> {
  return db.transaction('rw', db.journal, async () => {
    const capture = await db.journal.get(captureId);
    if (!capture) throw new EvidenceError('error.capture-gone');
    if (!('parts' in capture)) return null;
    await db.journal.put({ ...capture, state: 'sealing' });
    return capture;
  });
}

async function sealedBefore(db: RecourseDatabase, captureId: string): Promise<SealedEntry | null> {
  const capture = await stored(() => db.journal.get(captureId));
  if (capture?.state !== 'sealed') return null;
  const row = await stored(() => db.entries.get([capture.chain, capture.seq]));
  if (!row?.entry) throw new EvidenceError('error.capture-gone');
  return { chain: row.chain, seq: row.seq, entry: row.entry, entryHash: row.entryHash, link: row.link };
}

/** Closes the journal in the transaction of the append: an entry and an open journal never stand side by side. */
function endJournal(db: RecourseDatabase, captureId: string, state: 'sealed' | 'aborted'): Alongside {
  return {
    tables: [db.journal],
    run: async (sealed) => {
      await stillOpen(db, captureId, 'sealing');
      await db.journal.put({ captureId, state, chain: sealed.chain, seq: sealed.seq });
    },
  };
}

async function forgetPart(db: RecourseDatabase, captureId: string, part: Part): Promise<void> {
  await stored(() =>
    db.transaction('rw', tablesOfUse(db), async () => {
      const capture = await stillOpen(db, captureId, 'open');
      await db.journal.put({ ...capture, parts: capture.parts.filter((other) => other.name !== part.name) });
      await dropUnused(db, [part.sha256]);
    }),
  );
}

function contentOf({ captureId, page, begun }: OpenCapture): { [key: string]: Canonical } {
  return { captureId, url: page.url, title: page.title, documentId: page.documentId, begun: timeOf(begun) };
}

function timeOf({ utcMs, iso, zone, boot, monotonicMs }: EntryTime): { [key: string]: Canonical } {
  return { utcMs, iso, zone, boot, monotonicMs };
}

/** The fragment is left out: following a link within the page leaves the same page. */
function changes(before: PageState, after: PageState): string[] {
  const [was, is] = [before, after].map(({ url, title, documentId }) => [url.split('#')[0], title, documentId]);
  return was?.every((value, i) => value === is?.[i]) ? [] : ['page-changed'];
}

function wellFormed(page: PageState): PageState {
  return { url: page.url.toWellFormed(), title: page.title.toWellFormed(), documentId: page.documentId.toWellFormed() };
}
