import type { CoverActions, CoverModel, SaidOfSheet } from '../../components/desk/cover-view';
import { recordOf } from '../../lib/cases/book';
import { coverOf } from '../../lib/cases/covers';
import type { RecourseDatabase } from '../../lib/evidence/database';
import type { Entry } from '../../lib/evidence/entry';
import { EvidenceError } from '../../lib/evidence/errors';
import { head } from '../../lib/evidence/log';
import { readPart } from '../../lib/evidence/parts';
import { call } from '../../lib/messaging/call';
import { boxesOf, slicesOf, type Cover, type CoverSheet } from '../../lib/package/pictures/cover';
import { planSheets } from '../../lib/package/pictures/cover-sheets';

/** What the view's work needs of the desk. */
export interface CoveringWork {
  db: RecourseDatabase;
  model(): CoverModel;
  draw(model: CoverModel): void;
  /** Message key of a failure. */
  keyOf(error: unknown, otherwise: string): string;
  /** Told of an exhibit whose pictures were spoken of, with how many parts are covered by now. */
  kept(seq: number, boxes: number): Promise<void>;
}

/** The exhibit that the view is open at. */
interface Subject {
  seq: number;
  entryHash: string;
  sheets: CoverSheet[];
  addresses: string[];
}

/** Opening an exhibit's pictures to be covered, and keeping what was said of them; one exhibit at a time. */
export function coverActions({ db, model, draw, keyOf, kept }: CoveringWork): CoverActions {
  let subject: Subject | null = null;
  let reading: AbortController | null = null;

  const letGo = () => {
    reading?.abort();
    reading = null;
    for (const address of subject?.addresses ?? []) URL.revokeObjectURL(address);
    subject = null;
  };

  const bytesOfPart = async (sha256: string) => {
    const part = await readPart(db, sha256);
    if (part.state !== 'whole') throw new EvidenceError('cover.error.damaged');
    return part.bytes;
  };

  /** Addresses of the sealed pictures by their names; revoked when the view closes. */
  async function addressesOf(entry: Entry, signal: AbortSignal): Promise<Map<string, string>> {
    const addresses = new Map<string, string>();
    try {
      for (const { name, sha256, type } of slicesOf(entry)) {
        signal.throwIfAborted();
        addresses.set(name, URL.createObjectURL(new Blob([await bytesOfPart(sha256)], { type })));
      }
      signal.throwIfAborted();
      return addresses;
    } catch (error) {
      for (const address of addresses.values()) URL.revokeObjectURL(address);
      throw error;
    }
  }

  async function open(seq: number): Promise<void> {
    letGo();
    const control = new AbortController();
    reading = control;
    const { signal } = control;
    draw({ step: 'reading', seq, done: 0, total: 1 });
    try {
      const end = await head(db);
      const row = end === null ? undefined : await db.entries.get([end.chain, seq]);
      if (!row?.entry) throw new EvidenceError('error.no-exhibit');
      const { entry, entryHash } = row;
      const before = coverOf(await recordOf(db, entry.case), { entry, entryHash });
      const planned = before ?? (await planSheets(entry, { blob: bytesOfPart, signal, onProgress: (progress) => draw({ step: 'reading', seq, ...progress }) }));
      const addresses = await addressesOf(entry, signal);
      const shown = new Set(planned.sheets.flatMap(({ stretches }) => stretches.map(({ name }) => name)));
      // A slice that repeats what stands above it shows nothing new and is on no sheet; only of single pictures each has its own.
      const single = planned.sheets.every(({ how }) => how === 'one');
      const unreadable = single ? slicesOf(entry).filter(({ name }) => !shown.has(name)).length : 0;
      subject = { seq, entryHash, sheets: planned.sheets, addresses: [...addresses.values()] };
      const title = entry.body['title'];
      draw({
        step: 'open',
        seq,
        title: typeof title === 'string' ? title : '',
        sheets: planned.sheets.map(({ width, stretches, boxes, clear }) => ({ width, boxes, clear, stretches: stretches.map((stretch) => ({ ...stretch, address: addresses.get(stretch.name) ?? '' })) })),
        unreadable,
        error: null,
      });
    } catch (error) {
      // The user closed the view, or opened another.
      if (!signal.aborted) draw({ step: 'failed', seq, error: keyOf(error, 'error.inside') });
    }
  }

  async function save(said: SaidOfSheet[]): Promise<void> {
    if (subject === null) return;
    const { seq, entryHash } = subject;
    const cover: Cover = { sheets: subject.sheets.map((sheet, i) => ({ ...sheet, ...said[i] })) };
    const outcome = await call('coverPictures', { seq, entryHash, cover });
    const open = model();
    if (!outcome.ok) {
      if (open.step === 'open') draw({ ...open, error: outcome.error });
      return;
    }
    await kept(seq, boxesOf(cover));
    letGo();
    draw({ step: 'closed' });
  }

  return {
    open: (seq) => void open(seq),
    close() {
      letGo();
      draw({ step: 'closed' });
    },
    save,
  };
}
