import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate, dayOf, isoDate, monthsBefore, weekdayOf } from '../../../lib/time/calendar';
import { dateAt, startOfDay } from '../../../lib/time/spans';
import { offsetAt, whenShown } from '../../../lib/time/zones';

const ZONES = ['Asia/Seoul', 'Europe/Istanbul', 'America/Los_Angeles', 'Europe/Berlin', 'Africa/Cairo', 'Pacific/Apia', 'Australia/Lord_Howe', 'America/St_Johns'];
const instants = fc.integer({ min: Date.parse('1920-01-01T00:00:00Z'), max: Date.parse('2060-01-01T00:00:00Z') });
const at = (epochMs: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);

/** Instants near which a zone's clock changed, asked of Temporal day by day. */
function changes(zone: string, year: number): number[] {
  const found: number[] = [];
  for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += 86_400_000) {
    if (at(ms, zone).offsetNanoseconds !== at(ms + 86_400_000, zone).offsetNanoseconds) for (let hour = 0; hour <= 24; hour += 0.5) found.push(ms + hour * 3_600_000 - 1, ms + hour * 3_600_000);
  }
  return found;
}

describe('as Temporal has it', () => {
  test.each(ZONES)('%s: offset, date and start of day of any instant', (zone) => {
    fc.assert(
      fc.property(instants, (ms) => {
        const expected = at(ms, zone);
        expect(offsetAt(ms, zone)).toBe(expected.offsetNanoseconds / 1e6);
        expect(dateAt(ms, zone).toString()).toBe(expected.toPlainDate().toString());
        expect(startOfDay(expected.toPlainDate(), zone)).toBe(expected.startOfDay().epochMilliseconds);
      }),
      { numRuns: 150 },
    );
  });

  test.each(ZONES.slice(2))('%s: around every change of a year', (zone) => {
    for (const ms of changes(zone, zone === 'Pacific/Apia' ? 2011 : 2024)) {
      const expected = at(ms, zone);
      expect(dateAt(ms, zone).toString()).toBe(expected.toPlainDate().toString());
      expect(startOfDay(expected.toPlainDate(), zone)).toBe(expected.startOfDay().epochMilliseconds);
    }
  });

  test.each(ZONES)('%s: when its clock showed a time', (zone) => {
    fc.assert(
      fc.property(fc.oneof(instants, fc.constantFrom(...changes(zone, 2010), 0)), (ms) => {
        const plain = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDateTime();
        const first = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
        const last = plain.toZonedDateTime(zone, { disambiguation: 'later' });
        expect(whenShown(ms, zone)).toEqual({ first: first.epochMilliseconds, last: last.epochMilliseconds, skipped: !first.toPlainDateTime().equals(plain) });
      }),
      { numRuns: 200 },
    );
  });
});

test('midnight that the clock skipped: Cairo, 26 April 2024, begins at 01:00', () => {
  expect(startOfDay(Temporal.PlainDate.from('2024-04-26'), 'Africa/Cairo')).toBe(Date.parse('2024-04-25T22:00:00Z'));
});

test('a zone that does not exist is refused', () => {
  expect(() => offsetAt(0, 'Asia/Nowhere')).toThrow(RangeError);
});

describe('days as numbers', () => {
  test.each([[2025, 2, 29], [2025, 2, 30], [2025, 6, 31], [2025, 0, 1], [2025, 13, 1], [2025, 1, 0], [1899, 12, 31], [2200, 1, 1], [1900, 2, 29]])('%i-%i-%i is none', (...date) => {
    expect(dayOf(...(date as [number, number, number]))).toBeNull();
  });
  test('the first day is 0, a Thursday, and 29 February exists in leap years', () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    expect(weekdayOf(0)).toBe(4);
    expect(isoDate(dayOf(2024, 2, 29) ?? 0)).toBe('2024-02-29');
    expect(dayOf(2000, 2, 29)).not.toBeNull();
  });
  test('as Temporal counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 80_000 }), fc.integer({ min: 0, max: 400 }), (day, months) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
        expect(calendarDate(day)).toEqual({ year: date.year, month: date.month, day: date.day });
        expect(isoDate(day)).toBe(date.toString());
        expect(weekdayOf(day)).toBe(date.dayOfWeek);
        expect(isoDate(monthsBefore(day, months))).toBe(date.subtract({ months }).toString());
      }),
      { numRuns: 300 },
    );
  });
});
