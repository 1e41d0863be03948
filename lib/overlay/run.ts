import type { Doorway } from '../sites/site';
import type { OverlayDeps } from './deps';
import { removeLeftovers } from './mount';
import { watchAddress } from './navigation';
import { observePage } from './observe';
import { settled } from './settle';
import { startVisit, type Visit } from './visit';

/**
 * Lays the overlay over the pages of one site for as long as the signal lives: reads each page when its labels have appeared, sends
 * what was read to the background, shows the answer, and starts anew when the address changes. A page of another host is left alone.
 */
export function runOverlay(door: Doorway, deps: OverlayDeps, signal: AbortSignal): void {
  if (signal.aborted || !door.owns(new URL(location.href))) return;
  removeLeftovers();
  const rested = settled(signal);
  let settings = askSettings(deps);
  let page = new AbortController();
  let visit: Visit = begin();

  function begin(): Visit {
    return startVisit(door, deps, settings, rested, AbortSignal.any([signal, page.signal]));
  }
  // The old page's state ends before anything of the new one is read: its late answers find their signal aborted.
  const moved = () => {
    page.abort();
    page = new AbortController();
    visit = begin();
  };
  const refresh = () => {
    settings = askSettings(deps);
    const asked = visit;
    void settings.then((value) => {
      if (asked === visit && !signal.aborted) visit.refresh(value);
    });
  };

  const checkAddress = watchAddress(moved, signal);
  observePage(() => {
    checkAddress();
    visit.changed();
  }, signal);
  // From the back-forward cache the page comes as it was, with a clock that has moved on.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) moved();
  }, { signal });
  const deaf = deps.hear({ refresh, capture: () => visit.capture(), selection: (told) => visit.selection(told) });
  signal.addEventListener('abort', deaf, { once: true });
}

async function askSettings(deps: OverlayDeps) {
  const outcome = await deps.call('overlaySettings', undefined);
  return outcome.ok ? outcome.value : null;
}
