import type { SeenDelivery } from './record';

const FINENESS = { second: 0, minute: 1, hour: 2, day: 3 } as const;

function overlap(a: SeenDelivery, b: SeenDelivery): boolean {
  return a.earliestMs < b.latestMs && b.earliestMs < a.latestMs;
}

function finer(a: SeenDelivery, b: SeenDelivery): SeenDelivery {
  return FINENESS[b.precision] < FINENESS[a.precision] ? b : a;
}

/** The known delivery that a sighting speaks of: the one with the same span, else one that overlaps and that no other sighting of this reading has taken. */
function sameEvent(known: SeenDelivery[], seen: SeenDelivery, taken: ReadonlySet<number>): number {
  const same = known.findIndex((other, i) => !taken.has(i) && other.earliestMs === seen.earliestMs && other.latestMs === seen.latestMs);
  return same >= 0 ? same : known.findIndex((other, i) => !taken.has(i) && overlap(other, seen));
}

/**
 * Deliveries known so far joined with those just seen in one reading, oldest first.
 * The same delivery is printed more and less exactly by different pages ("3시간 전", "26.03.28 14:14"): overlapping spans of two readings are one event
 * and the finer text wins. Two deliveries of one reading stay two, however near: the page tells them apart.
 * Nothing known is ever dropped: a folded feed shows fewer events than there were, and losing the first would move the deadline later.
 */
export function mergeDeliveries(known: SeenDelivery[], seen: SeenDelivery[]): SeenDelivery[] {
  const merged = [...known];
  const taken = new Set<number>();
  // Those that are known to the letter first, so that a vaguer neighbour cannot take their place.
  const exact = (delivery: SeenDelivery) => known.some((other) => other.earliestMs === delivery.earliestMs && other.latestMs === delivery.latestMs);
  for (const delivery of [...seen].sort((a, b) => Number(exact(b)) - Number(exact(a)))) {
    const at = sameEvent(known, delivery, taken);
    const other = known[at];
    if (other === undefined) merged.push(delivery);
    else {
      taken.add(at);
      merged[at] = finer(other, delivery);
    }
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
