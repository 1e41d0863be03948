import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowReadings } from '../../../lib/time/windows';
import type { Length, Pause, ReadingKind, Window } from '../../../lib/time/windows';

const window = (zone: string, length: Length, readings: ReadingKind[]): Window => ({ id: 'w', clause: 'c', zone, starts: 'x', length, readings });
const at = (iso: string) => Date.parse(iso);
const minute = (iso: string) => ({ earliestMs: at(iso), precision: 'minute' as const });
const ends = (start: Parameters<typeof windowReadings>[0], one: Window, pauses: Pause[] = []) => windowReadings(start, one, pauses).map(({ closesAt }) => closesAt);

const ZONES = ['America/Los_Angeles', 'Europe/Berlin', 'Asia/Seoul', 'Europe/Istanbul', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Africa/Casablanca', 'UTC'];
const instant = fc.integer({ min: Date.UTC(2012, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 }).map((minutes) => minutes * 60_000);

describe('against the calendar of Temporal', () => {
  const zoned = (ms: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

  test('days', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...ZONES), fc.integer({ min: 1, max: 400 }), (ms, zone, days) => {
        const start = zoned(ms, zone);
        const dayEnd = (count: number) => start.toPlainDate().add({ days: count }).toZonedDateTime(zone).epochMilliseconds;
        expect(ends({ earliestMs: ms, precision: 'minute' }, window(zone, { days }, ['inclusive', 'exclusive', 'exact', 'same-time']))).toEqual([
          dayEnd(days), dayEnd(days + 1), ms + days * 86_400_000, start.add({ days }).epochMilliseconds,
        ]);
      }),
      { numRuns: 400 },
    );
  });

  test('months, to the same time of day', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...ZONES), fc.integer({ min: 1, max: 40 }), (ms, zone, months) => {
        expect(ends({ earliestMs: ms, precision: 'minute' }, window(zone, { months }, ['same-time']))).toEqual([zoned(ms, zone).add({ months }).epochMilliseconds]);
      }),
      { numRuns: 400 },
    );
  });
});

test('in any zone: inclusive ends before the same time of day, and that before exclusive', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...ZONES), fc.integer({ min: 1, max: 60 }), (ms, zone, days) => {
      const [inclusive, same, exclusive] = ends({ earliestMs: ms, precision: 'minute' }, window(zone, { days }, ['inclusive', 'same-time', 'exclusive']));
      expect(inclusive).toBeLessThanOrEqual(same!);
      expect(same).toBeLessThanOrEqual(exclusive!);
    }),
    { numRuns: 400 },
  );
});

describe('a way to count that has no name', () => {
  test('is data: the first day counts, and a last day on a holiday moves', () => {
    // From Thursday 2 October 2025 two days inclusive end on the 3rd, a holiday, as all days until Thursday the 9th: the 10th is the next business day.
    const one: Window = { ...window('Asia/Seoul', { days: 2 }, []), readings: [{ id: 'generous', from: 'first-day', rolls: true }] };
    expect(windowReadings(minute('2025-10-02T15:20:00+09:00'), one)).toEqual([
      { id: 'generous', opensAt: at('2025-10-02T15:20:00+09:00'), closesAt: at('2025-10-11T00:00:00+09:00'), why: null },
    ]);
  });
});

describe('pauses', () => {
  const week = window('Asia/Seoul', { days: 7 }, ['inclusive', 'exact']);
  const start = minute('2025-11-03T10:00:00+09:00');
  const pause = (from: string, to: string | null, partDays = false): Pause => ({ fromMs: at(from), toMs: to === null ? null : at(to), partDays });

  test.each<[string, Pause[], (string | null)[]]>([
    ['none', [], ['2025-11-10T00:00:00+09:00', '2025-11-10T10:00:00+09:00']],
    ['30 hours with one whole day', [pause('2025-11-04T20:00:00+09:00', '2025-11-06T02:00:00+09:00')], ['2025-11-11T00:00:00+09:00', '2025-11-11T16:00:00+09:00']],
    ['the same, days touched not counting', [pause('2025-11-04T20:00:00+09:00', '2025-11-06T02:00:00+09:00', true)], ['2025-11-13T00:00:00+09:00', '2025-11-11T16:00:00+09:00']],
    ['two whole days to the minute', [pause('2025-11-04T00:00:00+09:00', '2025-11-06T00:00:00+09:00')], ['2025-11-12T00:00:00+09:00', '2025-11-12T10:00:00+09:00']],
    ['before the start', [pause('2025-11-01T00:00:00+09:00', '2025-11-02T00:00:00+09:00')], ['2025-11-10T00:00:00+09:00', '2025-11-10T10:00:00+09:00']],
    ['over the start', [pause('2025-11-01T00:00:00+09:00', '2025-11-03T11:00:00+09:00')], ['2025-11-10T00:00:00+09:00', '2025-11-10T11:00:00+09:00']],
    ['after the end', [pause('2025-11-10T10:00:00+09:00', '2025-11-12T00:00:00+09:00')], ['2025-11-10T00:00:00+09:00', '2025-11-10T10:00:00+09:00']],
    ['a second one that begins in the time won', [pause('2025-11-05T00:00:00+09:00', '2025-11-06T00:00:00+09:00'), pause('2025-11-10T12:00:00+09:00', '2025-11-12T00:00:00+09:00')], ['2025-11-12T00:00:00+09:00', '2025-11-12T22:00:00+09:00']],
    ['one that lasts', [pause('2025-11-05T00:00:00+09:00', null)], [null, null]],
  ])('%s', (_, pauses, expected) => {
    expect(ends(start, week, pauses)).toEqual(expected.map((iso) => (iso === null ? null : at(iso))));
  });

  test('business days that are paused are counted after it', () => {
    // Monday 3 November: 4 and 5 are the two days; with Tuesday to Thursday paused, Friday 7 and Monday 10.
    const answer = window('Asia/Seoul', { businessDays: 2 }, ['exclusive']);
    expect(ends(start, answer)).toEqual([at('2025-11-06T00:00:00+09:00')]);
    expect(ends(start, answer, [pause('2025-11-04T00:00:00+09:00', '2025-11-07T00:00:00+09:00')])).toEqual([at('2025-11-11T00:00:00+09:00')]);
  });
});

test('business days over a holiday, to the same time of day: Friday 10 October is the next after Thursday 2 October', () => {
  expect(ends(minute('2025-10-02T15:20:00+09:00'), window('Asia/Seoul', { businessDays: 1 }, ['exact', 'exclusive']))).toEqual(['2025-10-10T15:20:00+09:00', '2025-10-11T00:00:00+09:00'].map(at));
});
