import { expect, test } from 'vitest';
import { startClock } from '../../../lib/evidence/clock';

test('local time with its offset, whole milliseconds, and the zone as it is at each reading', () => {
  const zones = ['Asia/Seoul', 'America/New_York'];
  const clock = startClock({ now: () => Date.UTC(2026, 2, 2, 3, 4, 5, 6) + 0.7, monotonic: () => 99.9, zone: () => zones.shift()! }, 'boot');
  const utcMs = Date.UTC(2026, 2, 2, 3, 4, 5, 6);
  expect(clock()).toEqual({ utcMs, iso: '2026-03-02T12:04:05.006+09:00', zone: 'Asia/Seoul', boot: 'boot', monotonicMs: 99 });
  expect(clock()).toEqual({ utcMs, iso: '2026-03-01T22:04:05.006-05:00', zone: 'America/New_York', boot: 'boot', monotonicMs: 99 });
});

test('each start of the worker has a boot of its own', () => {
  expect(startClock()().boot).toMatch(/^[0-9a-f]{32}$/);
  expect(startClock()().boot).not.toBe(startClock()().boot);
});
