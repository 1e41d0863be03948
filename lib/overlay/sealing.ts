import type { CardView } from '../cases/view';
import type { Outcome, Sealed } from '../messaging/protocol';
import type { Pointed } from '../sites/pointed/place';
import type { PageReading } from '../sites/site';
import type { CaptureState, OverlayDeps, Reader } from './deps';
import { pageAddress } from './navigation';
import { markedText, sealMarked } from './selection';

/** What is known of the page at the moment of sealing. */
export interface SealedPage {
  reader(): Reader | null;
  reading(): PageReading | null;
  view(): CardView | null;
  places(): Pointed[];
  /** The state of the capture changed. */
  draw(): void;
  /** Something was sealed, or the try is over: what is known of the case has changed. */
  ended(): void;
}

/** Seals what one page shows into the log. */
export interface Sealing {
  state(): CaptureState;
  capture(): Promise<Outcome<Sealed>>;
  /** Seals the text that is marked on the page. */
  selection(told: string): Promise<Outcome<Sealed>>;
}

/** For one page at `url`; a capture that outlives the page is broken off. */
export function sealing(url: URL, deps: Pick<OverlayDeps, 'call' | 'now' | 'capturer'>, page: SealedPage, signal: AbortSignal): Sealing {
  let state: CaptureState = { step: 'idle' };
  const become = (next: CaptureState) => {
    state = next;
    if (!signal.aborted) page.draw();
  };

  /** The case that this page is sealed under: its own, or the one that its conversation belongs to. */
  async function sealedUnder(): Promise<Outcome<string>> {
    const reading = page.reading();
    const view = page.view();
    if (reading?.content.kind === 'messages') {
      const outcome = await deps.call('conversationCase', reading);
      if (outcome.ok || !view) return outcome.ok ? { ok: true, value: outcome.value.caseId } : outcome;
    }
    return view ? { ok: true, value: view.caseId } : { ok: false, error: 'overlay.noCase' };
  }

  return {
    state: () => state,

    async selection(said) {
      const marked = markedText(said);
      const target = await sealedUnder();
      if (!target.ok) return target;
      const outcome = await sealMarked(marked, target.value, deps.call);
      if (outcome.ok && !signal.aborted) page.ended();
      return outcome;
    },

    async capture() {
      if (state.step === 'running') return { ok: false, error: 'overlay.captureRunning' };
      const reader = page.reader();
      if (!reader) return { ok: false, error: 'overlay.noCase' };
      const { site, read } = reader;
      // What is sealed as read is what the card shows: places that the user showed are read too.
      const shownSite = { ...site, read: (doc: Document, at: URL, now: number) => read(doc, at, now, page.places()) };
      const before = state;
      become({ step: 'running' });
      // The case is this page's: another page that came meanwhile must not be sealed under it.
      const hasMoved = () => signal.aborted || pageAddress() !== url.href.replace(/#.*$/, '');
      const target = await sealedUnder();
      if (!target.ok) {
        become(before);
        return target;
      }
      const told = (soFar: string[]) => become({ step: 'running', soFar });
      const outcome = await deps.capturer().then(
        (take): Promise<Outcome<Sealed>> | Outcome<Sealed> => (hasMoved() ? { ok: false, error: 'aborted.page-moved' } : take(shownSite, target.value, deps, told)),
        (): Outcome<Sealed> => ({ ok: false, error: 'error.no-answer' }),
      );
      become(outcome.ok ? { step: 'sealed', sealed: outcome.value } : { step: 'failed', error: outcome.error });
      if (!signal.aborted) page.ended();
      return outcome;
    },
  };
}
