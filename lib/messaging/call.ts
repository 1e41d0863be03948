import { browser } from 'wxt/browser';
import type { Calls, Outcome } from './protocol';

type Name = keyof Calls;
export type CallData<N extends Name> = Parameters<Calls[N]> extends [infer Data] ? Data : undefined;
export type CallValue<N extends Name> = ReturnType<Calls[N]>;

/** One call to the background. `error` of a failed outcome is a message key; the promise itself never rejects. */
export type Call = <N extends Name>(name: N, data: CallData<N>) => Promise<Outcome<CallValue<N>>>;

/**
 * Asks the background. One-shot messages only: a port would die in the back-forward cache.
 * A background that is gone (the extension was updated or removed under an open tab) answers 'error.no-answer', which asks the user to reload the tab.
 */
export const call: Call = async (name, data) => {
  try {
    const outcome: unknown = await browser.runtime.sendMessage({ call: name, data });
    return isOutcome(outcome) ? (outcome as Outcome<CallValue<typeof name>>) : { ok: false, error: 'error.no-answer' };
  } catch {
    return { ok: false, error: 'error.no-answer' };
  }
};

function isOutcome(value: unknown): value is Outcome<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value;
}
