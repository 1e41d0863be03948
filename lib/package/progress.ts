/** Bytes, files or exhibits: whatever a step counts. */
export interface Progress {
  done: number;
  total: number;
}

/** Thousandths of the whole. */
const WHOLE = 1000;

/**
 * One progress over several steps, each with its share of the whole. Never goes backwards, whatever a step says; a step that is over
 * counts whole. Told once for each thousandth: a large case has far more files than anybody could see pass. `step` answers what the step tells
 * its progress to.
 */
export function stepsOf(told: (progress: Progress) => void): { step(share: number): (progress: Progress) => void } {
  let begun = 0;
  let last = 0;
  let shown = -1;
  return {
    step(share) {
      const from = begun;
      const to = Math.min(1, from + share);
      begun = to;
      return ({ done, total }) => {
        last = Math.max(last, from + (to - from) * (total > 0 ? Math.min(1, done / total) : 1));
        const now = Math.round(last * WHOLE);
        if (now === shown) return;
        shown = now;
        told({ done: now, total: WHOLE });
      };
    },
  };
}
