import type { Call } from '../messaging/call';
import type { PictureLeave, SliceAt } from '../messaging/protocol';
import { clearPrices } from './highlights';
import { putAway } from './mount';

/** The browser allows two pictures a second. Milliseconds from one to the next. */
const PACE = 550;
/** Pictures of one page; one picture of a whole page is no higher than so many windows. */
export const MOST_SLICES = 20;
/** Device px that one picture may be high: browsers refuse more, or leave the rest empty. */
const HIGHEST = 30_000;

/** How the slicing is driven; tests give their own clock and frames. */
export interface Camera {
  call: Call;
  wait(ms: number): Promise<void>;
  painted(): Promise<void>;
  address(): string;
}

/** Pictures taken: completeness codes of what is missing, and where each stood, as sealed with them. */
export interface Taken {
  codes: string[];
  slices: SliceAt[];
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

function placeOf(index: number, height: number): SliceAt {
  const { scrollX, scrollY, innerWidth, devicePixelRatio } = window;
  return {
    index,
    scrollX: Math.round(scrollX),
    scrollY: Math.max(0, Math.round(scrollY)),
    viewportWidth: innerWidth,
    viewportHeight: height,
    pixelRatio: Math.round(devicePixelRatio * 1000),
  };
}

/**
 * Takes pictures of the page from top to bottom, a window's height each (one of the whole page where the browser can), ours hidden
 * meanwhile, and puts the page back where it was. Never throws for a refused picture: what was taken stays.
 */
export async function takeSlices(captureId: string, camera: Camera, { whole }: Pick<PictureLeave, 'whole'>): Promise<Taken> {
  const codes: string[] = [];
  const slices: SliceAt[] = [];
  const page = document.scrollingElement ?? document.documentElement;
  const { scrollX: left, scrollY: top } = window;
  const url = camera.address();
  const height = page.scrollHeight;
  const step = Math.max(innerHeight, 1);
  const most = whole ? Math.min(MOST_SLICES * step, Math.floor(HIGHEST / devicePixelRatio)) : MOST_SLICES * step;
  const count = whole ? 1 : Math.min(Math.max(1, Math.ceil(height / step)), MOST_SLICES);
  const back = putAway();
  clearPrices();
  try {
    for (let index = 0; index < count; index += 1) {
      if (index > 0) await camera.wait(PACE);
      window.scrollTo({ left: 0, top: index * step, behavior: 'instant' });
      await camera.painted();
      const size = whole ? { whole: { width: innerWidth, height: Math.max(step, Math.min(height, most)) } } : {};
      const place = placeOf(index, size.whole?.height ?? innerHeight);
      const taken = camera.address() === url ? await camera.call('takeSlice', { captureId, index, url, ...size }) : null;
      if (!taken?.ok) {
        codes.push(index === 0 ? 'no-picture' : 'pictures-incomplete');
        break;
      }
      slices.push(place);
    }
    if (height > most) codes.push('height-cap');
    if (page.scrollHeight > height + 1) codes.push('scroll-loaded-more');
  } finally {
    window.scrollTo({ left, top, behavior: 'instant' });
    back();
  }
  return { codes, slices };
}
