/** Work at a stretch, ms: with what the browser adds to it, a task stays under 50. */
const STRETCH = 12;

/** Long work in pieces, so that the page goes on between them. */
export interface Turns {
  /** The stretch is over. */
  due(): boolean;
  /** Lets the page go on and begins the next stretch. */
  next(): Promise<void>;
}

function rest(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  if (scheduler?.yield) return scheduler.yield();
  // A timer would be held back in a tab that is not in front.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** The first stretch begins now. */
export function makeTurns(): Turns {
  let until = performance.now() + STRETCH;
  return {
    due: () => performance.now() >= until,
    async next() {
      await rest();
      until = performance.now() + STRETCH;
    },
  };
}

/** All in one go. */
export const NO_TURNS: Turns = { due: () => false, next: () => Promise.resolve() };
