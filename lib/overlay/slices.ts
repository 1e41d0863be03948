import type { Call } from '../messaging/call';
import { clearPrices } from './highlights';
import { putAway } from './mount';

/** The browser allows two pictures a second. Milliseconds from one to the next. */
const PACE = 550;
/** Pictures of one page. */
export const MOST_SLICES = 20;

/** How the slicing is driven; tests give their own clock and frames. */
export interface Camera {
  call: Call;
  wait(ms: number): Promise<void>;
  painted(): Promise<void>;
  address(): string;
}

/** Resolves after the next frame has been painted: two frames, or a moment in a hidden tab, which has none. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 300);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(late);
        resolve();
      }),
    );
  });
}

/**
 * Takes pictures of the page from top to bottom, a window's height each, ours hidden meanwhile, and puts the page back where it
 * was. Answers completeness codes; never throws for a refused picture: what was taken stays.
 */
export async function takeSlices(captureId: string, camera: Camera): Promise<string[]> {
  const codes: string[] = [];
  const page = document.scrollingElement ?? document.documentElement;
  const { scrollX: left, scrollY: top } = window;
  const url = camera.address();
  const height = page.scrollHeight;
  const step = Math.max(innerHeight, 1);
  const count = Math.max(1, Math.ceil(height / step));
  const back = putAway();
  clearPrices();
  try {
    for (let index = 0; index < Math.min(count, MOST_SLICES); index += 1) {
      if (index > 0) await camera.wait(PACE);
      window.scrollTo({ left: 0, top: index * step, behavior: 'instant' });
      await camera.painted();
      const taken = camera.address() === url ? await camera.call('takeSlice', { captureId, index, url }) : null;
      if (!taken?.ok) {
        codes.push(index === 0 ? 'no-picture' : 'pictures-incomplete');
        break;
      }
    }
    if (count > MOST_SLICES) codes.push('height-cap');
    if (page.scrollHeight > height + 1) codes.push('scroll-loaded-more');
  } finally {
    window.scrollTo({ left, top, behavior: 'instant' });
    back();
  }
  return codes;
}
