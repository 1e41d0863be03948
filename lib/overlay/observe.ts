/** Names of our own elements in the host page. */
export const OWN_NAMES = ['recourse-card', 'recourse-marks'] as const;
export type OwnName = (typeof OWN_NAMES)[number];

/** True for an element of ours in the host page. */
export function isOwn(node: Node): boolean {
  // A form may have a field of the name nodeName.
  return (OWN_NAMES as readonly string[]).includes(String(node.nodeName).toLowerCase());
}

/** How much longer than the work itself we rest after it: reading takes at most a tenth of the time on a page that never stops changing. */
const REST = 9;
/** A hidden tab gets no animation frames; milliseconds to wait there instead. */
const HIDDEN_WAIT = 250;

/**
 * Answers a function that asks for `work`. However often it is asked, the work is done once in the next animation frame,
 * and after costly work not before a rest in proportion. Ends with the signal.
 */
export function coalesced(work: () => void, signal: AbortSignal): () => void {
  let pending = false;
  let restUntil = 0;
  const run = () => {
    pending = false;
    if (signal.aborted) return;
    const began = performance.now();
    work();
    const ended = performance.now();
    restUntil = ended + (ended - began) * REST;
  };
  const frame = () => {
    if (document.hidden) setTimeout(run, HIDDEN_WAIT);
    else requestAnimationFrame(run);
  };
  return () => {
    if (pending || signal.aborted) return;
    pending = true;
    const wait = restUntil - performance.now();
    if (wait > 1) setTimeout(frame, wait);
    else frame();
  };
}

/** Classes and styles change all the time, and now and then they fold a part of the page away: looked at after a pause. Milliseconds. */
const STYLE_PAUSE = 400;

/** True when a record tells of the host page, not of our own elements being put in or taken out. */
export function isForeign(record: MutationRecord): boolean {
  if (isOwn(record.target)) return false;
  if (record.type !== 'childList' || record.target !== document.documentElement) return true;
  return [...record.addedNodes, ...record.removedNodes].some((node) => !isOwn(node));
}

/** Calls `changed` when the host page's content changes. Ours lies in shadow roots, which an observer of the document does not see. */
export function observePage(changed: () => void, signal: AbortSignal): void {
  let paused: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    paused = undefined;
    changed();
  };
  const observer = new MutationObserver((records) => {
    const foreign = records.filter(isForeign);
    const dressed = (record: MutationRecord) => record.attributeName === 'class' || record.attributeName === 'style';
    if (foreign.some((record) => !dressed(record))) changed();
    else if (foreign.length > 0) paused ??= setTimeout(later, STYLE_PAUSE);
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['hidden', 'open', 'datetime', 'href', 'class', 'style'],
  });
  // What is typed into a form field changes no node.
  document.addEventListener('input', changed, { capture: true, passive: true, signal });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(paused);
    },
    { once: true },
  );
}
