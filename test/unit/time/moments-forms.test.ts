import { describe, expect, test } from 'vitest';
import { findMoments, readMoment } from '../../../lib/time/moments';
import type { TextLocale } from '../../../lib/money/price';

/** A Thursday. */
const NOW = Date.parse('2026-04-02T15:30:00+09:00');
const ZONES: Record<TextLocale, string> = { ko: 'Asia/Seoul', tr: 'Europe/Istanbul', en: 'Asia/Seoul' };
const OFFSETS: Record<TextLocale, string> = { ko: '+09:00', tr: '+03:00', en: '+09:00' };
const LENGTH = { day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1_000 };
const read = (text: string, locale: TextLocale) => readMoment(text, { locale, zone: ZONES[locale], now: NOW });

/** 'YYYY-MM-DD' is a day, with 'THH' an hour, with 'THH:MM' a minute, with seconds a second. */
function expected(local: string, locale: TextLocale) {
  const precision = ({ 10: 'day', 13: 'hour', 16: 'minute', 19: 'second' } as const)[local.length as 10 | 13 | 16 | 19];
  const at = Date.parse(`${local}${'T00:00:00'.slice(local.length - 10)}${OFFSETS[locale]}`);
  return { date: local.slice(0, 10), epochMs: precision === 'minute' || precision === 'second' ? at : null, earliestMs: at, latestMs: at + LENGTH[precision], precision };
}

describe('dates, weekdays and times as people and programs write them', () => {
  test.each<[TextLocale, string, string]>([
    ['ko', '2025년3월24일', '2025-03-24'], ['ko', '2025 년 3 월 24 일 14 시 5 분', '2025-03-24T14:05'], ['ko', '２０２５년 ３월 ２４일', '2025-03-24'], ['ko', '2025년\u00a03월\u00a024일', '2025-03-24'],
    ['ko', '2025년 3월 24일(월요일) 14:05', '2025-03-24T14:05'], ['ko', '2025. 3. 24.(월) 14:05', '2025-03-24T14:05'], ['ko', '2025.03.24 (월) 14:05', '2025-03-24T14:05'], ['ko', '2025. 3.24 14:05', '2025-03-24T14:05'],
    ['ko', '2025.3.24', '2025-03-24'], ['ko', '2025-3-24', '2025-03-24'], ['ko', '25.3.24', '2025-03-24'], ['ko', '25.3.24 14:05', '2025-03-24T14:05'], ['ko', '25년 3월 24일 14:05', '2025-03-24T14:05'],
    ['ko', '2025. 3. 24. 오후 2:05:10', '2025-03-24T14:05:10'], ['ko', '26/03/28 14:14', '2026-03-28T14:14'], ['ko', '26-03-28 14:14', '2026-03-28T14:14'], ['ko', '26.03.28. 14:14', '2026-03-28T14:14'],
    ['ko', '(26.03.28 14:14)', '2026-03-28T14:14'], ['ko', '26.03.28 | 14:14', '2026-03-28T14:14'], ['ko', '도착:26.03.28 9:05', '2026-03-28T09:05'], ['ko', "'26.03.28", '2026-03-28'], ['ko', '2025.03.24만료', '2025-03-24'],
    ['ko', '2025년 3월 24일에 도착', '2025-03-24'], ['ko', '2025년 3월 24일부터', '2025-03-24'], ['ko', '2025년 3월 24일까지', '2025-03-24'], ['ko', '2025년 3월 24일 일 처리', '2025-03-24'],
    ['ko', '2025년 3월 24일 정오', '2025-03-24T12:00'], ['ko', '2025년 3월 24일 오전 12시', '2025-03-24T00'], ['ko', '2025년 3월 24일 오후 12시 30분', '2025-03-24T12:30'], ['ko', '2025년 3월 24일 오전 0:05', '2025-03-24T00:05'],
    ['ko', '2025년 3월 24일 오후 14:05', '2025-03-24T14:05'], ['ko', '2025년 3월 24일 오후 2시 반', '2025-03-24T14:30'], ['ko', '2025년 3월 24일 밤 11시', '2025-03-24T23'], ['ko', '2025년 3월 24일 새벽 2시', '2025-03-24T02'],
    ['ko', '2025년 3월 24일 낮 12시', '2025-03-24T12'], ['ko', '2025년 3월 24일 14시간 작업', '2025-03-24'], ['ko', '2025년 3월 24일 오후 2시 후기', '2025-03-24T14'],
    ['ko', '어제 오후 2:05', '2026-04-01T14:05'], ['ko', '오늘 14:05', '2026-04-02T14:05'], ['ko', '그제', '2026-03-31'],
    ['tr', "24 Mart 2025'te", '2025-03-24'], ['tr', '24 Mart 2025 tarihinde 14:05', '2025-03-24T14:05'], ['tr', "24.03.2025 tarihinde saat 14:05'te", '2025-03-24T14:05'], ['tr', '24 Mart 2025 Pazartesi günü saat 14:05', '2025-03-24T14:05'],
    ['tr', 'Pazartesi, 24 Mart 2025', '2025-03-24'], ['tr', '24 Mart 2025, Pzt', '2025-03-24'], ['tr', '12 ŞUB 2024', '2024-02-12'], ['tr', '12 Şub. 2024', '2024-02-12'], ['tr', '7 EKİ 2019', '2019-10-07'], ['tr', "7 Eki '19", '2019-10-07'],
    ['tr', '24-Mar-2025 14:05', '2025-03-24T14:05'], ['tr', '24/03/2025', '2025-03-24'], ['tr', '05/09/2022 13:20:16', '2022-09-05T13:20:16'], ['tr', '24.03.25 14:05', '2025-03-24T14:05'], ['tr', '24 Mart 2025 ÖS 2:05', '2025-03-24T14:05'],
    ['tr', '24 Mart 2025 2:05 ÖS', '2025-03-24T14:05'], ['tr', '24 Mart 2025 14:05 adet', '2025-03-24T14:05'], ['tr', '24.03.2025 sat', '2025-03-24'], ['tr', 'bugün saat 14:05', '2026-04-02T14:05'], ['tr', 'evvelsi gün 14:05', '2026-03-31T14:05'],
    ['tr', '24.03.2025 14.05', '2025-03-24'], ['tr', 'ı 24 Mart 2025', '2025-03-24'],
    ['en', 'March 24th, 2025 at 2:05 p.m.', '2025-03-24T14:05'], ['en', '24th of March 2025', '2025-03-24'], ['en', 'March 24, 2025 12:05 AM', '2025-03-24T00:05'], ['en', '24 March 2025 car', '2025-03-24'],
  ])('%s: %s', (locale, text, local) => {
    expect(read(text, locale)).toEqual(expected(local, locale));
  });
});

describe('without its year a date is the latest that is not in the future', () => {
  test.each<[TextLocale, string, string]>([
    ['ko', '3월 24일', '2026-03-24'], ['ko', '3월 30일 (월) 14:05', '2026-03-30T14:05'], ['ko', '12월 25일 14:05', '2025-12-25T14:05'], ['ko', '4월 2일', '2026-04-02'], ['ko', '4월 3일', '2025-04-03'], ['ko', '2월 29일', '2024-02-29'],
    ['ko', '3. 24. 오후 2:05', '2026-03-24T14:05'], ['ko', '3/24 14:05', '2026-03-24T14:05'], ['ko', '3/24 (화)', '2026-03-24'], ['ko', '03.28 (토) 14:14', '2026-03-28T14:14'],
    ['tr', '24 Mart', '2026-03-24'], ['tr', '24 Mart Salı 14:05', '2026-03-24T14:05'], ['tr', "24 Mart'ta", '2026-03-24'], ['tr', '24.03 14:05', '2026-03-24T14:05'], ['tr', '7 Eki', '2025-10-07'],
    ['en', 'Mar 24, 2:05 PM', '2026-03-24T14:05'], ['en', 'March 24', '2026-03-24'],
  ])('%s: %s', (locale, text, local) => {
    expect(read(text, locale)).toEqual(expected(local, locale));
  });
  test.each<[TextLocale, string, string]>([
    ['ko', '3월 24일 (월) 14:05', 'a Tuesday in 2026'], ['tr', '24 Mart Pazartesi', 'a Tuesday in 2026'], ['ko', '발송 예정일 4월 10일', 'promised, so ahead'], ['ko', '4월 10일까지 보내드립니다', 'promised'], ['ko', '03.28 14:14까지', 'promised'],
    ['tr', "15 Nisan'a kadar", 'promised'], ['ko', '2025년도 3월 24일', 'another year is named'], ['ko', '작년 3월 24일', 'another year is named'], ['en', 'Mon Mar 24 14:05:10 2025', 'the year follows'], ['tr', '7 eki 19', 'day or year'],
    ['tr', '24 Mart 10 adet', 'a number follows'], ['tr', '2025 Mart 24', 'the year stands before'], ['ko', '3월 1일 ~ 5일', 'a span'], ['ko', '26.12.28 ~ 01.03', 'a span over New Year'], ['en', 'March 24 - 26, 2025', 'a span'],
  ])('%s: %s is not read: %s', (locale, text) => {
    expect(read(text, locale)).toBeNull();
  });
});

describe('counts from now', () => {
  test.each<[TextLocale, string, string]>([
    ['ko', '하루 전', '2026-04-01'], ['ko', '이틀 전', '2026-03-31'], ['ko', '일주일 전', '2026-03-26'], ['tr', '2 hf. önce', '2026-03-19'], ['tr', 'bir gün önce', '2026-04-01'], ['en', 'two days ago', '2026-03-31'], ['en', '2 mo. ago', '2026-02-02'],
  ])('%s: %s is a calendar day', (locale, text, local) => {
    expect(read(text, locale)).toEqual(expected(local, locale));
  });
  test.each<[TextLocale, string, number]>([
    ['ko', '한 시간 전', 60], ['ko', '세 시간 전', 180], ['ko', '약 3시간 전', 180], ['tr', 'bir saat önce', 60], ['tr', '44 dk. önce', 44], ['tr', '3 sa. önce', 180], ['tr', '1 saat 30 dakika önce', 90], ['tr', 'yaklaşık 1 saat önce', 60],
    ['ko', '몇 초 전', 0], ['tr', 'birkaç saniye önce', 0], ['tr', 'şimdi', 0], ['tr', 'ŞİMDİ', 0], ['ko', '지금', 0], ['ko', '방금 전', 0],
  ])('%s: %s holds the instant %i minutes ago', (locale, text, minutes) => {
    const moment = read(text, locale);
    expect(moment?.earliestMs).toBeLessThanOrEqual(NOW - minutes * 60_000);
    expect(moment?.latestMs).toBeGreaterThan(NOW - minutes * 60_000);
  });
  test.each<[TextLocale, string]>([
    ['ko', '1분 30초 전'], ['ko', '2일 3시간 전'], ['ko', '3.5시간 전'], ['ko', '2~3일 전'], ['ko', '열두 시간 전'], ['ko', '열 두 시간 전'], ['ko', '약 1개월 전'], ['ko', '거의 2년 전'], ['ko', '1년 전'], ['ko', '3일 전에 보내드린 파일'], ['ko', '9999개월 전'],
    ['tr', 'yirmi iki gün önce'], ['tr', 'on iki saat önce'], ['tr', 'bir iki gün önce'], ['tr', 'bir buçuk saat önce'], ['tr', 'birkaç gün önce'], ['tr', 'biraz önce'], ['tr', '5 dakika 30 saniye önce'], ['tr', '2-3 gün önce'],
    ['en', 'half an hour ago'], ['en', 'over 3 hours ago'], ['ko', '3일 후'], ['tr', '3 gün sonra'], ['ko', '내일'], ['tr', 'yarın'],
    ['ko', '지난주'], ['tr', 'geçen hafta'], ['ko', '지난달'], ['ko', '이번 주'], ['tr', 'geçen ay'], ['ko', '엊그제'], ['tr', 'dün gece'],
    ['tr', 'şimdi sipariş ver'], ['ko', '지금 구매하기'], ['ko', '방금 보내드렸습니다'], ['en', 'order now'],
  ])('%s: %s is not read', (locale, text) => {
    expect(read(text, locale)).toBeNull();
  });
});

describe('what looks like a date and is none, or cannot be one', () => {
  test.each<[TextLocale, string]>([
    ['ko', '버전 10.4.12'], ['ko', '버전 10.04.12 업데이트'], ['tr', 'sürüm 12.04.21'], ['tr', '1.2.34'], ['ko', 'v1.2.34'], ['ko', '192.168.10.24'], ['tr', '10.0.12.25'], ['ko', '견적서 2025-03-24.pdf'], ['ko', '시안_2025-03-24.zip'],
    ['ko', '2025.03.24.zip'], ['ko', '/2025/03/24/'], ['ko', '2025-03-24-0001'], ['ko', '010-2025-0324'], ['ko', '02-12-31-25'], ['ko', '123-45-67890'], ['ko', '20250324'], ['tr', '25.000'], ['tr', '25.000 TL'], ['tr', '12.03.25 TL'], ['ko', '25.000원'],
    ['ko', '12.25 MB'], ['ko', '평점 04.09'], ['ko', '100점 만점에 12.25'], ['ko', '만족도 4.9'], ['ko', '16:9'], ['tr', '300 x 250'], ['tr', '0532 123 45 67'], ['ko', '3/24'], ['tr', '24.03'], ['ko', '2025년 3월'], ['ko', '5월 5일간'], ['en', 'you may 5 times'],
    ['tr', '31.06.2025'], ['tr', '29 Şubat 2025'], ['tr', '03/24/2025'], ['ko', '2026년 2월 29일'], ['ko', '2025년 13월 1일'], ['ko', '2025-03/24'], ['en', '05.09.2022'], ['ko', '05-09-2022'],
    ['ko', '2025년 3월 24일 25:61'], ['ko', '2025년 3월 24일 24:00'], ['ko', '2025년 3월 24일 자정'], ['ko', '어제 24:00'], ['en', '3/24/2025, 24:00:00'], ['ko', '2025년 3월 24일 밤 12시'], ['ko', '2025년 3월 24일 밤 1시'], ['ko', '2025년 3월 24일 오전 14:05'],
    ['ko', '2025년 3월 24일 14시 5분 전'], ['ko', '2025년 3월 24일 14:00부터 16:00까지'], ['ko', '2025.03.24 [화] 14:05'], ['ko', '03.28 (금) 14:14'], ['tr', '24-09-2024 11:23 - 12:30'], ['tr', '24-09-2024 11:23:39-12:30'],
    ['ko', '2026년 3월 1일 ~ 5일'], ['ko', '2026.03.01 ~ 03.05'], ['tr', '24 - 26 Mart 2025'], ['tr', '24-26 Mart 2025'], ['tr', '24 ve 26 Mart 2025'], ['tr', '24 Mart 2025 - 26 Mart 2025'],
  ])('%s: %s', (locale, text) => {
    expect(read(text, locale)).toBeNull();
  });
});

test('a day that the calendar left out is none: Samoa had no 30 December 2011', () => {
  const apia = { locale: 'en' as const, zone: 'Pacific/Apia', now: NOW };
  expect(readMoment('2011-12-30', apia)).toBeNull();
  expect(readMoment('2011-12-30 14:05', apia)).toBeNull();
  expect(readMoment('2011-12-31', apia)?.date).toBe('2011-12-31');
});

test('an hour of which the clock skipped a part lies between what it showed: Lord Howe, 5 October 2025, 02:00 to 02:30', () => {
  const moment = readMoment('2025-10-05 2시', { locale: 'ko', zone: 'Australia/Lord_Howe', now: NOW });
  expect(moment?.earliestMs).toBeLessThanOrEqual(Date.parse('2025-10-04T15:30:00Z'));
  expect(moment?.latestMs).toBe(Date.parse('2025-10-04T16:00:00Z'));
});

test('both ends of a span written in full are found', () => {
  const found = findMoments('2026.03.01 ~ 2026.03.31', { locale: 'ko', zone: 'Asia/Seoul', now: NOW });
  expect(found.map(({ moment }) => moment.date)).toEqual(['2026-03-01', '2026-03-31']);
});
