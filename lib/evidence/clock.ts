import type { EntryTime } from './entry';
import { random128 } from './hash';

/** What a clock reads. `now` is epoch ms, `monotonic` ms since the worker or page started, `zone` the machine's IANA zone. */
export interface ClockSources {
  now(): number;
  monotonic(): number;
  zone(): string;
}

/** Reads the machine's clock for an entry. */
export type Clock = () => EntryTime;

const machine: ClockSources = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  zone: () => Temporal.Now.timeZoneId(),
};

/**
 * A clock for this start of the worker or page. `boot` is new each time: within one boot `monotonicMs` only grows, so that a
 * wall clock set back or forward between two entries shows. The zone is read anew each time, because people travel.
 */
export function startClock(sources: ClockSources = machine, boot: string = random128()): Clock {
  return () => {
    const utcMs = Math.floor(sources.now());
    const zone = sources.zone();
    const local = Temporal.Instant.fromEpochMilliseconds(utcMs).toZonedDateTimeISO(zone);
    return {
      utcMs,
      iso: local.toString({ timeZoneName: 'never', fractionalSecondDigits: 3 }),
      zone,
      boot,
      monotonicMs: Math.floor(sources.monotonic()),
    };
  };
}
