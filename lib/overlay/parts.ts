import { browser } from 'wxt/browser';
import type { CaptureCase, Looks, Reader } from './deps';

/** The parts of the overlay that a page asks for only when it needs them, by the name of their script. */
export interface Parts {
  card: Looks;
  capture: CaptureCase;
  'read-kmong': Reader;
  'read-r10': Reader;
}

/** Where a loaded script lays its part down. The content script's own world: the page's scripts cannot see it. */
const SHELF = Symbol.for('recourse.parts');
const shelf = ((globalThis as { [SHELF]?: Partial<Parts> })[SHELF] ??= {});

/** Called by a part's script as soon as it runs. */
export function offer<N extends keyof Parts>(name: N, part: Parts[N]): void {
  shelf[name] = part;
}

/**
 * Loads a part once and answers it. It comes from the extension's own files; nothing leaves the browser.
 * Rejects when the extension was updated or removed under an open page.
 */
export async function load<N extends keyof Parts>(name: N): Promise<Parts[N]> {
  if (shelf[name] === undefined) await import(/* @vite-ignore */ browser.runtime.getURL(`/${name}.js` as '/'));
  const part = shelf[name];
  if (part === undefined) throw new Error(`${name}.js laid nothing down`);
  return part;
}
