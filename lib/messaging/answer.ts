import type { Runtime } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import { z } from 'zod';
import type { CallData, CallValue } from './call';
import type { Calls, Outcome } from './protocol';
import { SCHEMAS } from './schemas';

type Sender = Runtime.MessageSender;

/** One function a call. A handler throws a `Refusal` to say no in the user's language; anything else it throws is our fault and is told as such. */
export type Handlers = { [N in keyof Calls]: (data: CallData<N>, sender: Sender) => Promise<CallValue<N>> };

/** A no with its reason, a message key. */
export class Refusal extends Error {
  constructor(readonly key: string) {
    super(key);
    this.name = 'Refusal';
  }
}

const Message = z.object({ call: z.enum(Object.keys(SCHEMAS) as [keyof Calls, ...(keyof Calls)[]]), data: z.unknown().optional() });

/** Calls that a page of a marketplace may make; all others come from our own pages only. */
const FROM_PAGES: ReadonlySet<keyof Calls> = new Set([
  'overlaySettings',
  'moveCard',
  'saw',
  'rowMarks',
  'say',
  'pin',
  'filed',
  'pointedPlaces',
  'rememberPlace',
  'forgetPlace',
  'conversationCase',
  'saveSelection',
  'beginCapture',
  'savePart',
  'pictureLeave',
  'takeSlice',
  'sealCapture',
  'abortCapture',
  'openDesk',
]);

function errorKey(error: unknown): string {
  if (error instanceof Refusal) return error.key;
  if (error instanceof Error && 'key' in error && typeof error.key === 'string') return error.key;
  return 'error.inside';
}

async function answer(handlers: Handlers, raw: unknown, sender: Sender): Promise<Outcome<unknown>> {
  const message = Message.safeParse(raw);
  if (!message.success) return { ok: false, error: 'error.inside' };
  const name = message.data.call;
  const fromOurPages = sender.url?.startsWith(browser.runtime.getURL('/')) === true;
  if (!fromOurPages && !FROM_PAGES.has(name)) return { ok: false, error: 'error.not-allowed' };
  const data = SCHEMAS[name].safeParse(message.data.data);
  if (!data.success) {
    console.error(`recourse: ${name} was called with data of another shape`, data.error.issues);
    return { ok: false, error: 'error.inside' };
  }
  try {
    const handle = handlers[name] as (data: unknown, sender: Sender) => Promise<unknown>;
    return { ok: true, value: await handle(data.data, sender) };
  } catch (error) {
    // Told to the user by the caller; the console line is for whoever looks into it.
    console.error(`recourse: ${name} failed`, error);
    return { ok: false, error: errorKey(error) };
  }
}

/** Answers every call of `Calls`. Strangers (other extensions) never reach onMessage; a page's data is checked before a handler sees it. */
export function answerCalls(handlers: Handlers): void {
  // The promise must be a real one: a Dexie promise would silently answer undefined.
  browser.runtime.onMessage.addListener((raw: unknown, sender: Sender) => new Promise((resolve) => resolve(answer(handlers, raw, sender))));
}
