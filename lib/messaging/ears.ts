import { browser } from 'wxt/browser';
import type { Ears } from '../overlay/deps';
import type { Told } from './protocol';

/** Subscribes a page's overlay to what the background tells it; answers the way to end it. */
export function hear(ears: Ears): () => void {
  // `true` keeps the channel open until the answer: of the ways to answer late, the one that every supported browser knows.
  const listener = (message: unknown, _sender: unknown, answer: (value?: unknown) => void): true | undefined => {
    const told = message as Told;
    if (told.tell === 'refresh' || told.tell === 'settings') ears.refresh();
    if (told.tell !== 'capture' && told.tell !== 'selection') return undefined;
    void (told.tell === 'capture' ? ears.capture() : ears.selection(told.text)).then(answer);
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
