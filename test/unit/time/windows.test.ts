import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closesAfter, safeReading, windowReadings } from '../../../lib/time/windows';
import type { ReadingKind, Window } from '../../../lib/time/windows';

const SEOUL = 'Asia/Seoul';
const ALL: ReadingKind[] = ['inclusive', 'exact', 'civil', 'civil-rolled'];
const K10: Window = { id: 'K10', clause: 'K10', zone: SEOUL, starts: 'deliveries', length: { days: 7 }, readings: ALL };

/** Korea has no summer time: the offset is always +09:00. */
const kst = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+09:00`);
const minute = (text: string) => ({ earliestMs: kst(text), precision: 'minute' as const });
const ends = (start: Parameters<typeof windowReadings>[0], window = K10) => windowReadings(start, window).map((reading) => reading.closesAt);

describe('K10 worked examples (policies.md); 24:00 of a day is 00:00 of the next', () => {
  test.each([
    ['2025-10-02 15:20', ['2025-10-09 00:00', '2025-10-09 15:20', '2025-10-10 00:00', '2025-10-11 00:00']],
    ['2025-03-03 00:10', ['2025-03-10 00:00', '2025-03-10 00:10', '2025-03-11 00:00', '2025-03-11 00:00']],
    ['2025-03-03 00:00', ['2025-03-10 00:00', '2025-03-10 00:00', '2025-03-10 00:00', '2025-03-11 00:00']],
    ['2025-03-01 10:00', ['2025-03-08 00:00', '2025-03-08 10:00', '2025-03-09 00:00', '2025-03-11 00:00']],
  ])('delivered %s', (delivered, expected) => {
    expect(ends(minute(delivered))).toEqual(expected.map(kst));
    expect(safeReading(windowReadings(minute(delivered), K10))?.id).toBe('inclusive');
  });

  test('the readings keep their names, open at the start and need no reason', () => {
    const readings = windowReadings(minute('2025-10-02 15:20'), K10);
    expect(readings.map((reading) => reading.id)).toEqual(ALL);
    expect(readings.every((reading) => reading.opensAt === kst('2025-10-02 15:20') && reading.why === null)).toBe(true);
  });
});

test('a start known to the day counts from 00:00 for exact and is not taken as 00:00 for civil', () => {
  expect(ends({ earliestMs: kst('2025-03-03 00:00'), precision: 'day' })).toEqual(
    ['2025-03-10 00:00', '2025-03-10 00:00', '2025-03-11 00:00', '2025-03-11 00:00'].map(kst),
  );
});

test('30 seconds past midnight is not midnight', () => {
  const start = { earliestMs: kst('2025-03-03 00:00') + 30_000, precision: 'second' as const };
  expect(ends(start)[2]).toBe(kst('2025-03-11 00:00'));
});

test('past the table of holidays only the rolled reading is lost, with its reason', () => {
  const readings = windowReadings(minute('2027-12-28 12:00'), K10);
  expect(readings.map((reading) => reading.closesAt)).toEqual([kst('2028-01-04 00:00'), kst('2028-01-04 12:00'), kst('2028-01-05 00:00'), null]);
  expect(readings[3]?.why).toBe('holiday-table-ends');
  expect(safeReading(readings)?.id).toBe('inclusive');
});

test('a last day on the last Saturday of the table cannot be rolled out of it', () => {
  const table = windowReadings({ earliestMs: Date.parse('2017-12-23T12:00:00+09:00'), precision: 'minute' }, K10);
  expect(table[3]).toMatchObject({ closesAt: null, why: 'holiday-table-ends' });
});

test('no known end, no safe reading', () => {
  const rolledOnly: Window = { ...K10, readings: ['civil-rolled'] };
  expect(safeReading(windowReadings(minute('2031-01-01 12:00'), rolledOnly))).toBeNull();
  expect(safeReading([])).toBeNull();
});

test('rolling in a zone without a table of holidays says so', () => {
  expect(windowReadings(minute('2025-03-03 12:00'), { ...K10, zone: 'Europe/Istanbul' })[3]).toMatchObject({ closesAt: null, why: 'no-holiday-table' });
});

describe('chains', () => {
  const delivered = minute('2025-10-02 15:20');
  test('T2: confirmed on day 8, when 7 days are over', () => {
    expect(closesAfter(delivered, { days: 7 }, SEOUL, 'exact').closesAt).toBe(kst('2025-10-09 15:20'));
    expect(closesAfter(delivered, { days: 7 }, SEOUL, 'civil').closesAt).toBe(kst('2025-10-10 00:00'));
  });
  test('T4: files stay three months', () => {
    expect(closesAfter(delivered, { months: 3 }, SEOUL, 'exact').closesAt).toBe(kst('2026-01-02 15:20'));
    expect(closesAfter(delivered, { months: 3 }, SEOUL, 'civil').closesAt).toBe(kst('2026-01-03 00:00'));
    expect(closesAfter(delivered, { months: 3 }, SEOUL, 'inclusive').closesAt).toBe(kst('2026-01-02 00:00'));
  });
  test('months by art. 160: no corresponding day, the last day of the month', () => {
    expect(closesAfter(minute('2025-11-29 15:00'), { months: 3 }, SEOUL, 'civil').closesAt).toBe(kst('2026-03-01 00:00'));
    expect(closesAfter(minute('2025-11-30 15:00'), { months: 3 }, SEOUL, 'exact').closesAt).toBe(kst('2026-02-28 15:00'));
  });
  test('T5: 24 hours run from the instant by every reading', () => {
    for (const kind of ALL) expect(closesAfter(delivered, { hours: 24 }, SEOUL, kind).closesAt).toBe(kst('2025-10-03 15:20'));
  });
  test('K7: two business days after the Thursday before Chuseok 2025 end with Monday the 13th', () => {
    // 3 Oct National Foundation Day, 4-5 weekend, 6-7 Chuseok, 8 substitute, 9 Hangul Day: 10 Oct is the first business day.
    expect(closesAfter(delivered, { businessDays: 1 }, SEOUL, 'civil').closesAt).toBe(kst('2025-10-11 00:00'));
    expect(closesAfter(delivered, { businessDays: 2 }, SEOUL, 'civil').closesAt).toBe(kst('2025-10-14 00:00'));
    expect(closesAfter(delivered, { businessDays: 1 }, SEOUL, 'inclusive').closesAt).toBe(kst('2025-10-03 00:00'));
    expect(closesAfter(minute('2027-12-31 10:00'), { businessDays: 1 }, SEOUL, 'civil')).toEqual({ closesAt: null, why: 'holiday-table-ends' });
  });
  test('opening is counted by the same reading; the length runs from the start', () => {
    const late: Window = { ...K10, opens: { days: 1 }, length: { days: 7 }, readings: ['exact', 'civil'] };
    expect(windowReadings(delivered, late)).toEqual([
      { id: 'exact', opensAt: kst('2025-10-03 15:20'), closesAt: kst('2025-10-09 15:20'), why: null },
      { id: 'civil', opensAt: kst('2025-10-04 00:00'), closesAt: kst('2025-10-10 00:00'), why: null },
    ]);
  });
  test('a length with two keys, none, or a fraction is refused', () => {
    for (const length of [{}, { days: 1, hours: 1 }, { days: 1.5 }, { days: -1 }]) {
      expect(() => closesAfter(delivered, length, SEOUL, 'exact')).toThrow(RangeError);
    }
  });
});

test('for any delivery: inclusive is not after exact, exact not after civil, civil not after rolled, and rolled ends on a working day', () => {
  const first = kst('2018-01-01 00:00') / 60_000;
  const last = kst('2027-12-01 00:00') / 60_000;
  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), fc.constantFrom('minute' as const, 'hour' as const), (minutes, precision) => {
      const [inclusive, exact, civil, rolled] = ends({ earliestMs: minutes * 60_000, precision }).map((end) => end ?? Number.NaN);
      expect(inclusive).toBeLessThanOrEqual(exact ?? 0);
      expect(exact).toBeLessThanOrEqual(civil ?? 0);
      expect(civil).toBeLessThanOrEqual(rolled ?? 0);
      const weekday = new Date((rolled ?? 0) - 1 + 9 * 3_600_000).getUTCDay();
      expect(weekday).not.toBe(0);
      expect(weekday).not.toBe(6);
    }),
    { numRuns: 500 },
  );
});
