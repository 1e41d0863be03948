import { browser } from 'wxt/browser';
import type { Ears } from '../overlay/deps';
import type { Told } from './protocol';

/** Subscribes a page's overlay to what the background tells it; answers the way to end it. */
export function hear(ears: Ears): () => void {
  // A real promise or nothing: an unanswered message must not keep the channel open.
  const listener = (message: unknown): Promise<unknown> | undefined => {
    const told = message as Told;
    if (told.tell === 'capture') return ears.capture();
    if (told.tell === 'refresh' || told.tell === 'settings') ears.refresh();
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
  return () => browser.runtime.onMessage.removeListener(listener as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
}
