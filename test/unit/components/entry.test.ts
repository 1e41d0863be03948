import { describe, expect, test } from 'vitest';
import { enterMoment, enterMoments, enterNumber, momentDraft } from '../../../components/parts/entry';

describe('enterNumber', () => {
  test.each([['0', '0'], [' 12 ', '12'], ['007', '7'], ['10.000', '10000'], ['1,234,567', '1234567'], ['10 000', '10000']])('%s is %s', (typed, value) => expect(enterNumber(typed)).toEqual({ ok: true, value }));
  test.each(['', '1.5', '10,00', '1.234,567', '-3', '1e3', 'üç', '12345678901234567890'])('%s is refused', (typed) => expect(enterNumber(typed).ok).toBe(false));
});

describe('enterMoment', () => {
  test('a date and a time in the zone', () => expect(enterMoment({ main: '2025-10-02', time: '15:20' }, 'Asia/Seoul')).toEqual({ ok: true, value: '2025-10-02T15:20:00+09:00' }));
  test('a date alone', () => expect(enterMoment({ main: '2025-10-02', time: '' }, 'Asia/Seoul')).toEqual({ ok: true, value: '2025-10-02' }));
  test.each([
    ['2025-02-29', '', 'card.field.not-a-date'],
    ['2025-10-02', '25:00', 'card.field.not-a-date'],
    ['', '10:00', 'card.field.no-date'],
    ['', '', 'card.field.empty'],
    ['half', '', 'card.field.not-a-date'],
  ])('%s %s is refused: %s', (main, time, error) => expect(enterMoment({ main, time }, 'Asia/Seoul')).toEqual({ ok: false, error }));
  // Seoul's clocks went from 1988-05-08 02:00 to 03:00.
  test('a time that the clocks skipped is refused', () => expect(enterMoment({ main: '1988-05-08', time: '02:30' }, 'Asia/Seoul').ok).toBe(false));
});

describe('enterMoments', () => {
  const first = { main: '2025-10-02', time: '15:20' };
  const none = { main: '', time: '' };
  test('one a line, empty lines left out', () => expect(enterMoments([first, none, { main: '2025-10-12', time: '' }], 'Asia/Seoul')).toEqual({ ok: true, value: '2025-10-02T15:20:00+09:00\n2025-10-12' }));
  test('a mistake names its line', () => expect(enterMoments([first, { main: '', time: '09:00' }], 'Asia/Seoul')).toEqual({ ok: false, error: 'card.field.no-date', index: 1 }));
  test('nothing at all is refused', () => expect(enterMoments([none, none], 'Asia/Seoul')).toEqual({ ok: false, error: 'card.field.empty', index: 0 }));
});

test('a draft shows the instant in the zone', () => {
  expect(momentDraft('2025-10-02T06:20:00Z', 'Asia/Seoul')).toEqual({ main: '2025-10-02', time: '15:20' });
  expect(momentDraft('2025-10-02', 'Asia/Seoul')).toEqual({ main: '2025-10-02', time: '' });
  expect(momentDraft('3시간 전', 'Asia/Seoul')).toEqual({ main: '', time: '' });
});
