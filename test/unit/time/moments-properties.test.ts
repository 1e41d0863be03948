import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { findMoments, readMoment } from '../../../lib/time/moments';
import type { TextLocale } from '../../../lib/money/price';
import { randomTexts } from './random-texts';

const NOW = Date.parse('2026-04-02T15:30:00+09:00');
const LOCALES: TextLocale[] = ['ko', 'tr', 'en'];
const TAGS: Record<TextLocale, string> = { ko: 'ko-KR', tr: 'tr-TR', en: 'en-US' };
const MACHINE_ZONES = ['UTC', 'Asia/Seoul', 'America/Los_Angeles', 'Pacific/Apia', 'Europe/Berlin'];
const machine = process.env.TZ;
afterAll(() => {
  if (machine === undefined) delete process.env.TZ;
  else process.env.TZ = machine;
});

const seconds = fc.integer({ min: Date.parse('1990-01-01T00:00:00Z') / 1_000, max: Date.parse('2045-01-01T00:00:00Z') / 1_000 }).map((second) => second * 1_000);
const dateStyle = fc.constantFrom('full' as const, 'long' as const, 'medium' as const, 'short' as const);
const timeStyle = fc.constantFrom('long' as const, 'medium' as const, 'short' as const);

/** Node's data print AM and PM in some Korean forms where browsers print 오전 and 오후. */
function printed(ms: number, locale: TextLocale, zone: string, style: Intl.DateTimeFormatOptions): string {
  const text = new Intl.DateTimeFormat(TAGS[locale], { ...style, timeZone: zone }).format(ms);
  return locale === 'ko' ? text.replace('AM', '오전').replace('PM', '오후') : text;
}

/** "3/4/25": month or day first cannot be told. */
const undecided = (text: string) => /^(\d+)\/(\d+)\//.test(text) && text.split('/').slice(0, 2).every((part) => Number(part) <= 12) && text.split('/')[0] !== text.split('/')[1];

test('what CLDR prints of a date and a time is read back, in any machine zone', () => {
  fc.assert(
    fc.property(seconds, fc.constantFrom(...LOCALES), fc.constantFrom('Asia/Seoul', 'Europe/Istanbul'), dateStyle, timeStyle, fc.constantFrom(...MACHINE_ZONES), (ms, locale, zone, date, time, machineZone) => {
      process.env.TZ = machineZone;
      const text = printed(ms, locale, zone, { dateStyle: date, timeStyle: time });
      const moment = readMoment(text, { locale, zone, now: NOW });
      if (undecided(text)) {
        expect(moment, text).toBeNull();
        return;
      }
      const length = time === 'short' ? 60_000 : 1_000;
      const from = Math.floor(ms / length) * length;
      // A clock that showed a minute twice (Istanbul, autumn) tells no instant, only where it lies.
      if (moment?.epochMs === null && moment.latestMs - moment.earliestMs > length) {
        expect(moment.earliestMs).toBeLessThanOrEqual(from);
        expect(moment.latestMs).toBeGreaterThanOrEqual(from + length);
        return;
      }
      expect(moment, text).toMatchObject({ epochMs: from, earliestMs: from, latestMs: from + length, precision: time === 'short' ? 'minute' : 'second' });
    }),
    { numRuns: 1_500 },
  );
});

test('what CLDR prints of a day alone is that day', () => {
  fc.assert(
    fc.property(seconds, fc.constantFrom(...LOCALES), fc.constantFrom('Asia/Seoul', 'Europe/Istanbul'), dateStyle, (ms, locale, zone, date) => {
      const text = printed(ms, locale, zone, { dateStyle: date });
      const moment = readMoment(text, { locale, zone, now: NOW });
      const expected = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
      if (undecided(text)) {
        expect(moment, text).toBeNull();
        return;
      }
      expect(moment, text).toEqual({
        date: expected.toPlainDate().toString(), epochMs: null, precision: 'day',
        earliestMs: expected.startOfDay().epochMilliseconds, latestMs: expected.add({ days: 1 }).startOfDay().epochMilliseconds,
      });
    }),
    { numRuns: 500 },
  );
});

test('the full form with the zone’s own name is read', () => {
  fc.assert(
    fc.property(seconds, fc.constantFrom(...LOCALES), (ms, locale) => {
      const text = printed(ms, locale, 'Asia/Seoul', { dateStyle: 'full', timeStyle: 'full' });
      const moment = readMoment(text, { locale, zone: 'Asia/Seoul', now: NOW });
      // 표준시 and its like name the zone as it is; of summer time (1987, 1988) none of these years has any.
      expect(moment?.epochMs, text).toBe(ms);
    }),
    { numRuns: 150 },
  );
});

test('where clocks change, the span that is read holds the instant that was printed', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.parse('2024-01-01') / 60_000, max: Date.parse('2027-01-01') / 60_000 }), fc.constantFrom('America/Los_Angeles', 'Europe/Berlin', 'Africa/Cairo', 'Australia/Lord_Howe'), (minute, zone) => {
      const ms = minute * 60_000;
      const moment = readMoment(printed(ms, 'en', zone, { dateStyle: 'long', timeStyle: 'short' }), { locale: 'en', zone, now: NOW });
      expect(moment?.earliestMs).toBeLessThanOrEqual(ms);
      expect(moment?.latestMs).toBeGreaterThanOrEqual(ms + 60_000);
      if (moment?.epochMs !== null) expect(moment?.epochMs).toBe(ms);
    }),
    { numRuns: 600 },
  );
});

test('counts that Intl prints: minutes and hours hold their instant, days are calendar days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.constantFrom(...LOCALES), fc.constantFrom('long' as const, 'short' as const, 'narrow' as const), fc.constantFrom('always' as const, 'auto' as const), (count, locale, style, numeric) => {
      const format = new Intl.RelativeTimeFormat(TAGS[locale], { style, numeric });
      const options = { locale, zone: 'Asia/Seoul', now: NOW };
      for (const [unit, size] of [['second', 1_000], ['minute', 60_000], ['hour', 3_600_000]] as const) {
        const text = format.format(-count, unit);
        const moment = readMoment(text, options);
        expect(moment?.precision, text).toBe(unit);
        expect(moment?.earliestMs).toBeLessThanOrEqual(NOW - count * size);
        expect(moment?.latestMs).toBeGreaterThan(NOW - count * size);
      }
      const day = readMoment(format.format(-count, 'day'), options);
      expect(day?.date, format.format(-count, 'day')).toBe(Temporal.PlainDate.from('2026-04-02').subtract({ days: count }).toString());
      for (const unit of ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const) expect(readMoment(format.format(count, unit), options), format.format(count, unit)).toBeNull();
      expect(readMoment(format.format(-count, 'year'), options)).toBeNull();
    }),
    { numRuns: 100 },
  );
});

test('three numbers are never a day of another year than the one that is written', () => {
  const number = fc.integer({ min: 0, max: 40 });
  const separator = fc.constantFrom('.', '-', '/', '. ', ' ');
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2199 }), number, number, separator, fc.boolean(), fc.constantFrom(...LOCALES), (year, a, b, sign, first, locale) => {
      const text = (first ? [year, a, b] : [a, b, year]).join(sign);
      const moment = readMoment(text, { locale, zone: 'Asia/Seoul', now: NOW });
      if (moment) {
        expect(moment.date?.slice(0, 4), text).toBe(String(year));
        expect([a, b].sort(), text).toEqual([Number(moment.date?.slice(5, 7)), Number(moment.date?.slice(8))].sort());
      }
    }),
    { numRuns: 3_000 },
  );
});

test('50,000 random texts: no throw, every span is a span, every slice is where it is said to be', () => {
  fc.assert(
    fc.property(randomTexts, fc.constantFrom(...LOCALES), (text, locale) => {
      for (const { text: slice, index, moment } of findMoments(text, { locale, zone: 'Asia/Seoul', now: NOW })) {
        if (text.slice(index, index + slice.length) !== slice || !(moment.earliestMs < moment.latestMs)) throw new Error(`${slice} at ${index}`);
        const { epochMs } = moment;
        if (epochMs !== null && !(moment.earliestMs <= epochMs && epochMs < moment.latestMs)) throw new Error(`${slice}: an instant outside its span`);
      }
      readMoment(text, { locale, zone: 'Asia/Seoul', now: NOW });
    }),
    { numRuns: 50_000 },
  );
});

// A reader whose time grows with the square of the text would run into the test's time limit many times over.
test.each(['1', '1 ', '1.', '12.', '12.3', '12-03-', '12:', '2025년 ', '3월 ', '24 Mart ', '3시간 ', 'on ', '(월', ' ', ',', '~', '한', 'mar', '12.03 ', '오후 '])('100,000 of %j are read to the end', (piece) => {
  const text = piece.repeat(100_000);
  for (const locale of LOCALES) expect(findMoments(text, { locale, zone: 'Asia/Seoul', now: NOW }).every((found) => text.startsWith(found.text, found.index))).toBe(true);
});
