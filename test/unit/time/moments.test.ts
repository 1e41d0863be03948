import { describe, expect, test } from 'vitest';
import { findMoments, readMoment } from '../../../lib/time/moments';
import type { TextLocale } from '../../../lib/money/price';

const NOW = Date.parse('2026-04-02T15:30:00+09:00');
const ZONES: Record<TextLocale, string> = { ko: 'Asia/Seoul', tr: 'Europe/Istanbul', en: 'Asia/Seoul' };
const OFFSETS: Record<TextLocale, string> = { ko: '+09:00', tr: '+03:00', en: '+09:00' };
const read = (text: string, locale: TextLocale, now = NOW) => readMoment(text, { locale, zone: ZONES[locale], now });
const LENGTH = { minute: 60_000, second: 1_000 };

describe('date and time', () => {
  test.each<[TextLocale, string, string, 'minute' | 'second']>([
    ['ko', '2025년 3월 24일 오후 2:05', '2025-03-24T14:05:00', 'minute'],
    ['ko', '2025년 3월 24일 (월) 14:05', '2025-03-24T14:05:00', 'minute'],
    ['ko', '2025년 3월 24일 월요일 오전 12:05', '2025-03-24T00:05:00', 'minute'],
    ['ko', '2025년 3월 24일 오후 12:05', '2025-03-24T12:05:00', 'minute'],
    ['ko', '2025년 3월 24일 오후 2시 5분', '2025-03-24T14:05:00', 'minute'],
    ['ko', '2025년 3월 24일 PM 2:05', '2025-03-24T14:05:00', 'minute'],
    ['ko', '25. 3. 24. 오후 2:05', '2025-03-24T14:05:00', 'minute'],
    ['ko', '26.03.28 14:14', '2026-03-28T14:14:00', 'minute'],
    ['ko', '18.03.14 17:56', '2018-03-14T17:56:00', 'minute'],
    ['ko', '2025-12-25 21:14:49', '2025-12-25T21:14:49', 'second'],
    ['ko', '2025-03-24T14:05:09', '2025-03-24T14:05:09', 'second'],
    ['ko', '결제일 26.03.28 14:14', '2026-03-28T14:14:00', 'minute'],
    ['ko', '작업물 도착26.03.28 14:14홍길동', '2026-03-28T14:14:00', 'minute'],
    ['ko', '#6826723 ㅣ 18.03.14 17:56 ㅣ 전문가 : 홍길동', '2018-03-14T17:56:00', 'minute'],
    ['ko', '어제 10:26', '2026-04-01T10:26:00', 'minute'],
    ['ko', '03.28 14:14', '2026-03-28T14:14:00', 'minute'],
    ['tr', '24 Mart 2025 Pazartesi 14:05', '2025-03-24T14:05:00', 'minute'],
    ['tr', '24 MART 2025 14:05', '2025-03-24T14:05:00', 'minute'],
    ['tr', '24-09-2024, 11:23:39', '2024-09-24T11:23:39', 'second'],
    ['tr', '24-09-2024, 11:23:39 #1', '2024-09-24T11:23:39', 'second'],
    ['tr', '05-09-2022 13:20:16', '2022-09-05T13:20:16', 'second'],
    ['tr', 'Bugün 18:57:49', '2026-04-02T18:57:49', 'second'],
    ['tr', 'Dün 23:23:31', '2026-04-01T23:23:31', 'second'],
    ['tr', 'BUGÜN 18:57:49', '2026-04-02T18:57:49', 'second'],
    ['tr', 'dün 14:05', '2026-04-01T14:05:00', 'minute'],
    ['en', 'Monday, March 24, 2025 at 2:05 PM', '2025-03-24T14:05:00', 'minute'],
    ['en', '3/24/25, 2:05 PM', '2025-03-24T14:05:00', 'minute'],
  ])('%s: %s', (locale, text, local, precision) => {
    const at = Date.parse(local + OFFSETS[locale]);
    expect(read(text, locale)).toEqual({ date: local.slice(0, 10), epochMs: at, earliestMs: at, latestMs: at + LENGTH[precision], precision });
  });
});

describe('a day alone is the whole day in the rule zone', () => {
  test.each<[TextLocale, string, string]>([
    ['ko', '25. 3. 24.', '2025-03-24'],
    ['ko', '2025년 3월 24일', '2025-03-24'],
    ['ko', '2023-12-11', '2023-12-11'],
    ['ko', '2025.03.24', '2025-03-24'],
    ['ko', '03.28', '2026-03-28'],
    ['ko', '04.02', '2026-04-02'],
    ['ko', '04.03', '2025-04-03'],
    ['ko', '02.29', '2024-02-29'],
    ['ko', '그저께', '2026-03-31'],
    ['ko', '어제', '2026-04-01'],
    ['ko', '3일 전', '2026-03-30'],
    ['ko', '2주 전', '2026-03-19'],
    ['ko', '한 달 전', '2026-03-02'],
    ['tr', '24.03.2025', '2025-03-24'],
    ['tr', '7 Eki 2019', '2019-10-07'],
    ['tr', 'Üyelik 30.03.2011', '2011-03-30'],
    ['tr', '2 gün önce', '2026-03-31'],
    ['tr', '1 ay önce', '2026-03-02'],
    ['tr', 'Dün', '2026-04-01'],
    ['en', '24 March 2025', '2025-03-24'],
  ])('%s: %s', (locale, text, date) => {
    const from = Date.parse(`${date}T00:00:00${OFFSETS[locale]}`);
    expect(read(text, locale)).toEqual({ date, epochMs: null, earliestMs: from, latestMs: from + 86_400_000, precision: 'day' });
  });
});

describe('told from now', () => {
  test.each<[TextLocale, string, number, 'minute' | 'hour' | 'second']>([
    ['ko', '44분 전', 44 * 60_000, 'minute'],
    ['ko', '3시간 전', 3 * 3_600_000, 'hour'],
    ['ko', '1시간 30분 전', 90 * 60_000, 'minute'],
    ['ko', '30초 전', 30_000, 'second'],
    ['tr', '3 saat önce', 3 * 3_600_000, 'hour'],
    ['tr', '5 dakika önce', 5 * 60_000, 'minute'],
    ['en', 'an hour ago', 3_600_000, 'hour'],
  ])('%s: %s holds every instant that is so told, cut or rounded', (locale, text, ago, precision) => {
    const moment = read(text, locale);
    const unit = { second: 1_000, minute: 60_000, hour: 3_600_000 }[precision];
    expect(moment?.precision).toBe(precision);
    expect(moment?.date).toBe('2026-04-02');
    expect(moment?.earliestMs).toBeLessThanOrEqual(NOW - ago - unit + 1);
    expect(moment?.latestMs).toBeGreaterThan(NOW - ago);
    expect((moment?.latestMs ?? 0) - (moment?.earliestMs ?? 0)).toBeLessThanOrEqual(2 * unit);
  });
  test('방금 and az önce reach up to now', () => {
    for (const [text, locale] of [['방금', 'ko'], ['az önce', 'tr']] as const) {
      const moment = read(text, locale);
      expect(moment?.latestMs).toBeGreaterThan(NOW);
      expect(moment?.earliestMs).toBeLessThan(NOW);
      expect(moment?.precision).toBe('minute');
    }
  });
  test('a span over midnight has no date', () => {
    expect(read('3시간 전', 'ko', Date.parse('2026-04-02T03:20:00+09:00'))?.date).toBeNull();
    expect(read('3시간 전', 'ko', Date.parse('2026-04-02T09:20:00+09:00'))?.date).toBe('2026-04-02');
  });
  test('days are the zone’s days, whatever the machine’s', () => {
    const lateInSeoul = Date.parse('2026-04-02T00:30:00+09:00');
    expect(read('어제 10:26', 'ko', lateInSeoul)?.date).toBe('2026-04-01');
    expect(read('Dün 10:26', 'tr', lateInSeoul)?.date).toBe('2026-03-31');
  });
});

describe('offsets', () => {
  test.each([
    ['2025-03-24T14:05:09+09:00', '2025-03-24T05:05:09Z', '2025-03-24'],
    ['2025-03-24T20:05Z', '2025-03-24T20:05:00Z', '2025-03-25'],
    ['2025-03-24T20:05:00.250Z', '2025-03-24T20:05:00Z', '2025-03-25'],
    ['2025-03-24T14:05-05:00', '2025-03-24T19:05:00Z', '2025-03-25'],
    ['2025-03-24 14:05:09+09', '2025-03-24T05:05:09Z', '2025-03-24'],
    ['2025년 3월 24일 14:05 GMT+9', '2025-03-24T05:05:00Z', '2025-03-24'],
    ['2025. 3. 24. 오후 2시 5분 10초 GMT+3', '2025-03-24T11:05:10Z', '2025-03-24'],
    ['Mon, 24 Mar 2025 14:05:10 +0900', '2025-03-24T05:05:10Z', '2025-03-24'],
    ['Mon Mar 24 2025 14:05:10 GMT+0900 (한국 표준시)', '2025-03-24T05:05:10Z', '2025-03-24'],
    ['2025년 3월 24일 월요일 오후 2시 5분 10초 대한민국 표준시', '2025-03-24T05:05:10Z', '2025-03-24'],
    ['2025-03-24 14:05 KST', '2025-03-24T05:05:00Z', '2025-03-24'],
  ])('%s', (text, instant, date) => {
    expect(read(text, 'ko')).toMatchObject({ epochMs: Date.parse(instant), date });
  });
  test.each(['2025-03-24 14:05 UTC', '2025-03-24 14:05 PST', '2025-03-24T14:05:09+25:00', '2025년 3월 24일 오후 2시 5분 일본 표준시', '24 Mart 2025 14:05 Japonya Standart Saati'])('%s: another zone’s name is not guessed', (text) => {
    expect(read(text, 'ko')).toBeNull();
  });
});

describe('null rather than wrong', () => {
  test.each<[TextLocale, string]>([
    ['ko', '2025-02-30'], ['ko', '26.13.01 10:00'], ['ko', '26.03.28 24:00'], ['ko', '26.03.28 14:60'], ['ko', '02.30'], ['ko', '25. 2. 29.'],
    ['ko', '2025년 3월 24일 화요일'], ['ko', '2025년 3월 24일 (화) 14:05'], ['ko', '2025년 3월 24일 오전 14:05'], ['tr', '24 Mart 2025 Salı 14:05'], ['tr', '31.04.2025'],
    ['en', 'Tuesday, March 24, 2025'], ['en', '03/04/2025'],
    ['ko', '26.03.28 14:14 26.03.29 14:14'], ['ko', '2026.03.01 ~ 2026.03.31'], ['ko', '26.03.01~03.05'], ['ko', '2025-03-24 09:00-10:00'],
    ['ko', '3일'], ['ko', '수정 3회'], ['ko', '마감 3일 전'], ['ko', '7일 전까지'], ['ko', '010-1234-5678'], ['ko', '25.3.24.1'], ['ko', '26.03.28원'],
    ['ko', '오전 10:20'], ['ko', '오늘 작업을 시작합니다'], ['tr', 'bugün teslim ederim'], ['tr', 'teslimden 2 gün önce'], ['tr', '1.200.000 TL'],
    ['tr', '12.500 TL'], ['ko', ''],
  ])('%s: %s', (locale, text) => {
    expect(read(text, locale)).toBeNull();
  });
});

test('the same moment told twice is one', () => {
  expect(read('26.03.28 14:14 (2026년 3월 28일 오후 2:14)', 'ko')?.date).toBe('2026-03-28');
});

test('two-digit years lie near now', () => {
  expect(read('99.03.28', 'ko')?.date).toBe('1999-03-28');
  expect(read('30.03.28', 'ko')?.date).toBe('2030-03-28');
});

test('every moment of a block, each with its own slice', () => {
  const text = '주문 접수 26.03.20 09:00\n작업물 도착\n26.03.28 14:14\n수정요청 26.03.29 10:00\n가격 172,326원';
  const found = findMoments(text, { locale: 'ko', zone: 'Asia/Seoul', now: NOW });
  expect(found.map((one) => one.text)).toEqual(['26.03.20 09:00', '26.03.28 14:14', '26.03.29 10:00']);
  for (const one of found) expect(text.slice(one.index, one.index + one.text.length)).toBe(one.text);
});

test('a time that the clock skipped is no moment, one that came twice spans both', () => {
  const newYork = { locale: 'en' as const, zone: 'America/New_York', now: NOW };
  expect(readMoment('2025-03-09 02:30', newYork)).toBeNull();
  const twice = readMoment('2025-11-02 01:30', newYork);
  expect(twice).toMatchObject({ epochMs: null, earliestMs: Date.parse('2025-11-02T05:30:00Z'), latestMs: Date.parse('2025-11-02T06:31:00Z') });
});
