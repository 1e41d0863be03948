import type { AddingActions, AddingModel, FileJob } from '../../components/desk/adding-view';
import { attestationsFor } from '../../lib/cases/attestations';
import type { CardView } from '../../lib/cases/view';
import type { RecourseDatabase } from '../../lib/evidence/database';
import { EvidenceError } from '../../lib/evidence/errors';
import { KEPT_BY_DEFAULT, MOST_KEPT, hashFile, keepFile } from '../../lib/evidence/file';
import { call } from '../../lib/messaging/call';
import type { Outcome, Sealed } from '../../lib/messaging/protocol';

/** What the panel's work needs of the desk. */
export interface AddingWork {
  db: RecourseDatabase;
  /** The case that is open; null where none is. */
  caseId(): string | null;
  draw(file: FileJob): void;
  /** Runs a call on the open case and draws what came of it; answers whether it succeeded. */
  ask(work: (caseId: string) => Promise<Outcome<unknown>>): Promise<boolean>;
  /** Message key of a failure. */
  keyOf(error: unknown, otherwise: string): string;
  /** Reads cases, exhibits and log anew. */
  reload(): Promise<void>;
}

/** The panel before anything was read. */
export const NO_ADDING: AddingModel = { file: { step: 'idle' }, most: MOST_KEPT, byDefault: KEPT_BY_DEFAULT, free: null, attestations: [], loose: [] };

/** What the panel shows of a case; the file's job is the desk's own. */
export async function addingPanel(view: CardView | null): Promise<Omit<AddingModel, 'file'>> {
  const { quota, usage } = await navigator.storage.estimate();
  const conversations = view?.kind === 'order' ? await call('conversations', undefined) : null;
  // A refusal here hides only the list: the captures stay where they are.
  const all = conversations?.ok ? conversations.value : [];
  return {
    most: MOST_KEPT,
    byDefault: KEPT_BY_DEFAULT,
    free: quota === undefined || usage === undefined ? null : Math.max(0, quota - usage),
    attestations: view === null ? [] : attestationsFor(view.kind),
    loose: all.filter(({ how }) => how !== 'chosen'),
  };
}

/** The answer of the background, or its refusal as an error. */
async function sealed(answer: Promise<Outcome<Sealed>>): Promise<Sealed> {
  const outcome = await answer;
  if (!outcome.ok) throw new EvidenceError(outcome.error);
  return outcome.value;
}

/** Sealing files, notes and statements; one file at a time. */
export function addingActions({ db, caseId, draw, ask, keyOf, reload }: AddingWork): AddingActions {
  let running: AbortController | null = null;

  async function addFile(file: File, keep: boolean): Promise<void> {
    const id = caseId();
    if (running !== null || id === null) return;
    running = new AbortController();
    const { signal } = running;
    const { name, size, type, lastModified } = file;
    // A file that is kept passes twice: hashed first, then put down.
    const total = keep ? 2 * size : size;
    const passed = (before: number) => ({ signal, onProgress: ({ done }: { done: number }) => draw({ step: 'running', name, done: before + done, total }) });
    draw({ step: 'running', name, done: 0, total });
    try {
      const sha256 = await hashFile(file, passed(0));
      const told = { caseId: id, name: name.slice(0, 1000), size, sha256, type: type.slice(0, 200), modifiedMs: lastModified };
      const { seq } = keep
        ? await keepFile(db, file, sha256, (part) => sealed(call('addFile', { ...told, part: part.name })), passed(size))
        : await sealed(call('addFile', { ...told, part: null }));
      await reload();
      draw({ step: 'done', name, seq });
    } catch (error) {
      draw({ step: 'failed', name, error: keyOf(error, 'error.file-unreadable') });
    } finally {
      running = null;
    }
  }

  return {
    file: (file, keep) => void addFile(file, keep),
    cancelFile: () => running?.abort(),
    note: (about, text) => ask((id) => call('addNote', { caseId: id, about, text })),
    attest: (type, at, text) => ask((id) => call('attest', { caseId: id, type, at, text })),
    attach: (conversation) => void ask((id) => call('placeConversation', { conversation, order: id })),
  };
}
