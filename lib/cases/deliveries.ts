import type { SeenDelivery } from './record';

const FINENESS = { second: 0, minute: 1, hour: 2, day: 3 } as const;

function overlap(a: SeenDelivery, b: SeenDelivery): boolean {
  return a.earliestMs < b.latestMs && b.earliestMs < a.latestMs;
}

function finer(a: SeenDelivery, b: SeenDelivery): SeenDelivery {
  return FINENESS[b.precision] < FINENESS[a.precision] ? b : a;
}

/**
 * Deliveries known so far joined with those just seen, oldest first.
 * The same delivery is printed more and less exactly by different pages ("3시간 전", "26.03.28 14:14"): overlapping spans are one event and the finer text wins.
 * Nothing known is ever dropped: a folded feed shows fewer events than there were, and losing the first would move the deadline later.
 */
export function mergeDeliveries(known: SeenDelivery[], seen: SeenDelivery[]): SeenDelivery[] {
  const merged = [...known];
  for (const delivery of seen) {
    const at = merged.findIndex((other) => overlap(other, delivery));
    const other = merged[at];
    if (other === undefined) merged.push(delivery);
    else merged[at] = finer(other, delivery);
  }
  return merged.sort((a, b) => a.earliestMs - b.earliestMs);
}

/**
 * Deliveries with the user's own list in the first place: what the user said replaces every page delivery up to the last one said;
 * a later delivery that a page shows afterwards still counts.
 */
export function correctDeliveries(seen: SeenDelivery[], said: SeenDelivery[]): SeenDelivery[] {
  const last = said.at(-1);
  if (last === undefined) return seen;
  return [...said, ...seen.filter((delivery) => delivery.earliestMs >= last.latestMs)];
}
