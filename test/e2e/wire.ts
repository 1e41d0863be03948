import type { CDPSession, Page } from '@playwright/test';
import type { Page as FirefoxPage } from 'puppeteer-core';
import { ADDON, inShownPage } from '../tools/firefox.mjs';

/** The calls that write the journal of a capture. */
export type Step = 'beginCapture' | 'savePart' | 'takeSlice' | 'sealCapture' | 'abortCapture';

/** One such call of a page, with what it was about and, once it came back, its answer. */
export interface WireCall {
  /** 1-based, over all captures of the document. */
  n: number;
  step: Step;
  captureId: string | null;
  /** Name of the part, or number of the picture. */
  what: string | null;
  /** Null until it was answered, and for ever where it never was. */
  answer: { ok: true; value: Record<string, unknown> } | { ok: false; error: string } | null;
}

/** Where a call can be held: before it is sent, or with its answer in hand. */
export type Phase = 'before' | 'answered';

type Told = { phase: Phase; n: number; step: Step; captureId: string | null; what: string | null; answer?: WireCall['answer'] };

const BINDING = 'wireTold';

/**
 * Runs in our own world of the page, before any of our code there speaks: each call of a capture is told, and held where the test asks for it.
 * The product is unchanged; what is replaced is the browser's own `sendMessage` in this one world.
 */
const TAP = `(() => {
  const steps = new Set(['beginCapture', 'savePart', 'takeSlice', 'sealCapture', 'abortCapture']);
  const hold = (phase, n) => globalThis.wireHold?.phase === phase && globalThis.wireHold.n === n ? new Promise((go) => { globalThis.wireGo = go; }) : undefined;
  let count = 0;
  for (const runtime of new Set([globalThis.chrome?.runtime, globalThis.browser?.runtime])) {
    if (!runtime) continue;
    const send = runtime.sendMessage.bind(runtime);
    runtime.sendMessage = async (message) => {
      const step = message?.call;
      if (!steps.has(step)) return send(message);
      const { captureId = null, name, index } = message.data ?? {};
      const call = { n: ++count, step, captureId, what: name ?? (index === undefined ? null : String(index)) };
      await globalThis.${BINDING}(JSON.stringify({ ...call, phase: 'before' }));
      await hold('before', call.n);
      const answer = await send(message);
      await globalThis.${BINDING}(JSON.stringify({ ...call, phase: 'answered', answer: answer ?? null }));
      await hold('answered', call.n);
      return answer;
    };
  }
})()`;

/** A tap on what a page's captures say to the background. */
export interface Wire {
  /** Calls of the document that the page shows, in order. */
  calls: WireCall[];
  /** Calls of the documents before it. */
  past: WireCall[];
  /** Has the nth call of this document held: `reached` settles when it is, and the capture then stands still until `go`. */
  hold(n: number, phase: Phase): Promise<{ reached: Promise<void> }>;
  go(): Promise<void>;
  /** Settles when the calls are so. */
  until(so: (calls: readonly WireCall[]) => boolean): Promise<void>;
}

/** A wire whose page is not tapped yet. `run` has the page's world run a script. */
function wireFor(run: (script: string) => Promise<unknown>): { wire: Wire; told(payload: string): void } {
  let waiting: { n: number; phase: Phase; held(): void } | null = null;
  const awaited = new Set<{ so: (calls: readonly WireCall[]) => boolean; settle(): void }>();
  const wire: Wire = {
    calls: [],
    past: [],
    async hold(n, phase) {
      const reached = new Promise<void>((held) => {
        waiting = { n, phase, held };
      });
      await run(`globalThis.wireHold = ${JSON.stringify({ n, phase })}`);
      return { reached };
    },
    async go() {
      await run('globalThis.wireHold = null; globalThis.wireGo()');
    },
    async until(so) {
      if (!so(wire.calls)) await new Promise<void>((settle) => awaited.add({ so, settle }));
    },
  };
  return {
    wire,
    told(payload) {
      const { phase, answer, ...call } = JSON.parse(payload) as Told;
      if (phase === 'before') wire.calls.push({ ...call, answer: null });
      else {
        const known = wire.calls.find(({ n }) => n === call.n);
        if (known) known.answer = answer ?? null;
      }
      if (waiting?.n === call.n && waiting.phase === phase) waiting.held();
      for (const one of [...awaited].filter(({ so }) => so(wire.calls))) {
        awaited.delete(one);
        one.settle();
      }
    },
  };
}

/** Taps a page of Chromium's; before it goes to the site. */
export async function tapped(page: Page): Promise<Wire> {
  const session = await page.context().newCDPSession(page);
  let world: number | null = null;
  const { wire, told } = wireFor((script) => inWorld(session, world, script));
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name !== 'Recourse') return;
    world = context.id;
    wire.past.push(...wire.calls.splice(0));
    void session.send('Runtime.evaluate', { contextId: context.id, expression: TAP });
  });
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === BINDING) told(payload);
  });
  await session.send('Runtime.addBinding', { name: BINDING, executionContextName: 'Recourse' });
  await session.send('Runtime.enable');
  return wire;
}

/**
 * Taps the page that Firefox shows, which stands at the site already. What the page is about to say is told here before it is sent: a browser that is killed
 * takes nothing with it that was not heard.
 */
export async function tappedInFirefox(page: FirefoxPage): Promise<Wire> {
  const browser = page.browser();
  const inOurs = (body: string) =>
    inShownPage(
      browser,
      'tab',
      `const { ExtensionContent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs');
      const { cloneScope: ours } = ExtensionContent.getContextByExtensionId(${JSON.stringify(ADDON)}, content);
      ${body}`,
    );
  const { wire, told } = wireFor((script) => inOurs(`Cu.evalInSandbox(${JSON.stringify(script)}, ours);`));
  await page.bringToFront();
  await inOurs(`Cu.evalInSandbox(${JSON.stringify(`globalThis.wireSaid = [];
    globalThis.${BINDING} = (payload) => new Promise((heard) => { wireSaid.push({ payload, heard }); globalThis.wireCome?.(); });
    ${TAP}`)}, ours);`);
  void (async () => {
    for (;;) {
      // Settles as soon as something was said, and lets it go on only now that it is known here.
      const said = (await inOurs(`return Cu.evalInSandbox(${JSON.stringify(`(async () => {
        for (const { heard } of globalThis.wireTaken ?? []) heard();
        while (wireSaid.length === 0) await new Promise((come) => { globalThis.wireCome = come; });
        globalThis.wireTaken = wireSaid.splice(0);
        return JSON.stringify(wireTaken.map(({ payload }) => payload));
      })()`)}, ours);`)) as string;
      for (const payload of JSON.parse(said) as string[]) told(payload);
    }
    // The page or the browser is gone, and with it whatever it would have said.
  })().catch(() => undefined);
  return wire;
}

async function inWorld(session: CDPSession, world: number | null, expression: string): Promise<void> {
  if (world === null) throw new Error('the page has no world of ours');
  const { exceptionDetails } = await session.send('Runtime.evaluate', { contextId: world, expression });
  if (exceptionDetails) throw new Error(exceptionDetails.text);
}
