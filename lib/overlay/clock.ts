const MINUTE = 60_000;

/**
 * Calls `tick` when the clock's minute changes, and when the tab is shown again. The clock is read each time, never counted, so
 * sleep and throttling make it late but not wrong. A hidden tab has no timer.
 */
export function everyMinute(now: () => number, tick: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(beat, MINUTE - (now() % MINUTE));
  };
  const beat = () => {
    tick();
    wait();
  };
  const shown = () => {
    if (document.hidden) clearTimeout(timer);
    else beat();
  };
  document.addEventListener('visibilitychange', shown, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  wait();
}
