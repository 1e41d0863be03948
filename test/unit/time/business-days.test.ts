import { expect, test } from 'vitest';
import { addBusinessDays, isBusinessDay } from '../../../lib/time/business-days';

test.each([
  ['2025-10-02', true, 'an ordinary Thursday'],
  ['2025-10-03', false, 'National Foundation Day'],
  ['2025-10-08', false, 'substitute holiday of Chuseok'],
  ['2025-10-09', false, 'Hangul Day'],
  ['2025-10-10', true, 'the Friday after'],
  ['2025-10-11', false, 'a Saturday'],
  ['2025-10-12', false, 'a Sunday'],
  ['2025-06-03', false, 'day of the presidential election'],
  ['2025-01-27', false, 'temporary holiday before Seollal'],
  ['2025-01-29', false, 'Seollal'],
  ['2025-05-01', true, "Labour Day, no public holiday in 2025"],
])('%s: %s (%s)', (date, expected) => {
  expect(isBusinessDay(date, 'KR')).toBe(expected);
});

test('counts business days, the first day not among them', () => {
  expect(addBusinessDays('2025-10-02', 1, 'KR')).toBe('2025-10-10');
  expect(addBusinessDays('2025-10-02', 2, 'KR')).toBe('2025-10-13');
  expect(addBusinessDays('2025-03-07', 1, 'KR')).toBe('2025-03-10');
  expect(addBusinessDays('2025-10-04', 0, 'KR')).toBe('2025-10-04');
});

test('outside the table a RangeError names the year', () => {
  expect(() => isBusinessDay('2028-01-03', 'KR')).toThrow(/2028/);
  expect(() => isBusinessDay('2017-12-29', 'KR')).toThrow(RangeError);
  expect(() => addBusinessDays('2027-12-31', 1, 'KR')).toThrow(/2028/);
  expect(() => addBusinessDays('2035-05-05', 0, 'KR')).toThrow(/2035/);
});

test('a day that does not exist, a fraction of a day and a step back are refused', () => {
  expect(() => isBusinessDay('2025-02-30', 'KR')).toThrow(RangeError);
  expect(() => addBusinessDays('2025-03-03', 1.5, 'KR')).toThrow(RangeError);
  expect(() => addBusinessDays('2025-03-03', -1, 'KR')).toThrow(RangeError);
});
