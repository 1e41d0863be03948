import { expect, test } from 'vitest';
import { badge, reminderAt } from '../../../lib/cases/reminders';

const HOUR = 3_600_000;
const NOW = 1_760_000_000_000;
const ON = { reminders: true, remindHours: 24 };
const open = (hours: number) => ({ state: 'open' as const, safeClosesAt: NOW + hours * HOUR, filed: false });

test('the reminder comes the chosen hours before the safe deadline, and at once when less is left', () => {
  expect(reminderAt(open(80), null, ON, NOW)).toBe(NOW + 56 * HOUR);
  expect(reminderAt(open(3), null, ON, NOW)).toBe(NOW);
});

test.each([
  ['switched off', open(80), null, { ...ON, reminders: false }],
  ['already filed', { ...open(80), filed: true }, null, ON],
  ['shown for this deadline before', open(80), NOW + 80 * HOUR, ON],
  ['past the safe date', { state: 'past-safe' as const, safeClosesAt: NOW - HOUR, filed: false }, null, ON],
  ['no date known', { state: 'unknown' as const, safeClosesAt: null, filed: false }, null, ON],
])('no reminder: %s', (_, summary, remindedFor, settings) => {
  expect(reminderAt(summary, remindedFor, settings, NOW)).toBeNull();
});

test('a deadline corrected to an earlier one is reminded of again', () => {
  expect(reminderAt(open(30), NOW + 80 * HOUR, ON, NOW)).toBe(NOW + 6 * HOUR);
});

test('the badge rounds down, so that it never promises more time than there is', () => {
  expect(badge([open(47.9)], NOW)).toEqual({ text: '1d', tone: 'soon' });
  expect(badge([open(73)], NOW)).toEqual({ text: '3d', tone: 'open' });
  expect(badge([open(23.9)], NOW)).toEqual({ text: '23h', tone: 'soon' });
});

test('the badge speaks of the nearest deadline; filed cases say nothing; a passed safe date is a mark, not a time', () => {
  expect(badge([open(200), open(30)], NOW).text).toBe('1d');
  expect(badge([{ ...open(30), filed: true }], NOW).text).toBe('');
  expect(badge([{ state: 'past-safe', safeClosesAt: NOW - HOUR, filed: false }], NOW)).toEqual({ text: '!', tone: 'unsure' });
  expect(badge([], NOW).text).toBe('');
});
