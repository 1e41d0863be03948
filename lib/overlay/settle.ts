/** A page whose `load` never comes (one stuck picture) is taken as settled this long after its document was parsed. Milliseconds. */
const STUCK = 4000;
const IDLE = 300;

/**
 * Resolves when the page has loaded and come to rest once, so that a framework that hydrates the whole document has found the
 * document as its server sent it. Resolves at once on pages long loaded; never rejects, never resolves after the signal.
 */
export function settled(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let done = false;
    const rest = () => {
      if (done || signal.aborted) return;
      done = true;
      if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: IDLE });
      else setTimeout(resolve, 0);
    };
    const parsed = () => {
      if (document.readyState === 'complete') rest();
      else setTimeout(rest, STUCK);
    };
    window.addEventListener('load', rest, { once: true, signal });
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', parsed, { once: true, signal });
    else parsed();
  });
}
