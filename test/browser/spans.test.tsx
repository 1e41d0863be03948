import { expect, test } from 'vitest';
import { formatSpan } from '../../lib/i18n/spans';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// In a browser: Node 20 has no Intl.DurationFormat.
test.each([
  [76 * HOUR + 59 * MINUTE, 'ko', '3일 4시간'],
  [76 * HOUR + 59 * MINUTE, 'tr', '3 gün 4 saat'],
  [76 * HOUR + 59 * MINUTE, 'en', '3 days, 4 hours'],
  [72 * HOUR, 'ko', '3일'],
  [71 * HOUR + 59 * MINUTE + 59_999, 'ko', '2일 23시간'],
  [HOUR + 12 * MINUTE, 'tr', '1 saat 12 dakika'],
  [59 * MINUTE + 59_000, 'ko', '59분'],
  [59_999, 'ko', '0분'],
] as const)('%i ms in %s is cut, never rounded up: %s', (ms, locale, words) => expect(formatSpan(ms, locale)).toBe(words));
