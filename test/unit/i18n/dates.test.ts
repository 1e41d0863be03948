import { describe, expect, test } from 'vitest';
import { formatDay, formatEnd, formatStart, isoWithOffset, zoneName } from '../../../lib/i18n/dates';

const SEOUL = 'Asia/Seoul';
const kst = (text: string) => Date.parse(`${text}+09:00`);
const NOW = kst('2025-10-05T12:00:00');

describe('formatEnd', () => {
  // 8 October 2025 is a Wednesday; the exclusive end is 00:00 of the 9th.
  test.each([
    ['ko', '10월 8일(수) 24:00'],
    ['tr', '8 Ekim (Çar) 24:00'],
    ['en', 'Wed 8 Oct 24:00'],
  ] as const)('a midnight is 24:00 of the day before, in %s', (locale, words) => {
    expect(formatEnd(kst('2025-10-09T00:00:00'), SEOUL, locale, NOW)).toBe(words);
  });

  test('a midnight over a month’s and a year’s end', () => {
    expect(formatEnd(kst('2025-11-01T00:00:00'), SEOUL, 'ko', NOW)).toBe('10월 31일(금) 24:00');
    // The day that ends belongs to 2025: no year is needed.
    expect(formatEnd(kst('2026-01-01T00:00:00'), SEOUL, 'ko', NOW)).toBe('12월 31일(수) 24:00');
  });

  test('any other time stands as it is', () => {
    expect(formatEnd(kst('2025-10-09T15:20:00'), SEOUL, 'ko', NOW)).toBe('10월 9일(목) 15:20');
    expect(formatEnd(kst('2025-10-09T00:10:00'), SEOUL, 'ko', NOW)).toBe('10월 9일(목) 00:10');
  });

  test('seconds are cut, so that the text is never later than the end', () => {
    expect(formatEnd(kst('2025-10-09T15:20:59'), SEOUL, 'ko', NOW)).toBe('10월 9일(목) 15:20');
    expect(formatEnd(kst('2025-10-09T00:00:30'), SEOUL, 'ko', NOW)).toBe('10월 8일(수) 24:00');
  });

  test.each([
    ['ko', '2025년 10월 8일(수) 24:00'],
    ['tr', '8 Ekim 2025 (Çar) 24:00'],
    ['en', 'Wed 8 Oct 2025 24:00'],
  ] as const)('another year than now’s is named, in %s', (locale, words) => {
    expect(formatEnd(kst('2025-10-09T00:00:00'), SEOUL, locale, kst('2026-02-01T00:00:00'))).toBe(words);
  });

  test('now’s year is taken in the zone: it is 2026 in Seoul while it is 2025 in London', () => {
    const now = Date.parse('2025-12-31T16:00:00Z');
    expect(formatEnd(kst('2026-01-03T10:00:00'), SEOUL, 'ko', now)).toBe('1월 3일(토) 10:00');
  });
});

test('formatStart keeps midnight on its own day', () => {
  expect(formatStart(kst('2025-03-03T00:00:00'), SEOUL, 'ko', NOW)).toBe('3월 3일(월) 00:00');
});

test('formatDay has no time', () => {
  expect(formatDay(kst('2025-03-01T00:00:00'), SEOUL, 'tr', NOW)).toBe('1 Mart (Cmt)');
});

test('isoWithOffset carries the zone’s offset', () => {
  expect(isoWithOffset(Date.parse('2025-10-08T15:00:00Z'), SEOUL)).toBe('2025-10-09T00:00:00+09:00');
  expect(isoWithOffset(Date.parse('2025-10-08T15:00:00Z'), 'Europe/Istanbul')).toBe('2025-10-08T18:00:00+03:00');
});

test('zoneName', () => {
  expect(zoneName(SEOUL, 'ko')).toBe('한국 시간');
  expect(zoneName('Europe/Istanbul', 'tr')).toBe('Türkiye saati');
});
