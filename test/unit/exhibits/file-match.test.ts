import { expect, test } from 'vitest';
import { joinedFiles, matchFile } from '../../../lib/cases/file-match';
import type { ListedFile } from '../../../lib/sites/site';

const listed = (name: string, sizeText: string | null = null, size: number | null = null): ListedFile => ({ name, size, sizeText });
const match = (name: string, size: number, ...list: ListedFile[]) => matchFile({ name, size }, list).match;

test('same name and exact size', () => {
  expect(match('logo.zip', 1234, listed('logo.zip', '1,234 B', 1234))).toBe('same');
  expect(match('logo.zip', 1235, listed('logo.zip', '1,234 B', 1234))).toBe('other-size');
});

test.each([
  // A page may count in thousands or in 1024s, and round or cut off: 12.3MB is 12.2 to 12.4 of either.
  ['12.3MB', 12_300_000, 'rounded'],
  ['12.3MB', 12_897_485, 'rounded'],
  ['12.3MB', 12_390_000, 'rounded'],
  ['12.3MB', 12_600_000, 'other-size'],
  ['1.2 GB', 1_200_000_000, 'rounded'],
  ['1,024KB', 1_048_576, 'rounded'],
  ['980 KiB', 1_003_520, 'rounded'],
  ['12MB', 24_000_000, 'other-size'],
  ['twelve', 12, 'other-size'],
] as const)('a page that tells %s, a file of %d bytes: %s', (sizeText, size, expected) => {
  expect(match('a.zip', size, listed('a.zip', sizeText))).toBe(expected);
});

test('a list without sizes compares the name alone and says so', () => {
  expect(match('a.zip', 5, listed('a.zip'))).toBe('unsized');
});

test('another name is not listed; an empty list compares nothing', () => {
  expect(match('b.zip', 5, listed('a.zip'))).toBe('not-listed');
  expect(matchFile({ name: 'a.zip', size: 5 }, [])).toEqual({ match: 'nothing-listed', listed: null });
});

test('the number that a browser adds to a second download is no other name; another ending is', () => {
  expect(match('시안 (2).zip', 7, listed('시안.zip', '7 B', 7))).toBe('same');
  expect(match('시안.zip.exe', 7, listed('시안.zip', '7 B', 7))).toBe('not-listed');
});

test('a Korean name taken apart by the file system is the same name', () => {
  expect(match('로고.ai'.normalize('NFD'), 7, listed('로고.ai', '7 B', 7))).toBe('same');
});

test('of several files of one name the best agreement is told, with what the page said', () => {
  expect(matchFile({ name: 'a.zip', size: 7 }, [listed('a.zip', '9 B', 9), listed('a.zip', '7 B', 7)])).toEqual({ match: 'same', listed: listed('a.zip', '7 B', 7) });
});

test('a folded feed that shows fewer files forgets none', () => {
  expect(joinedFiles([listed('a.zip', '1MB'), listed('b.zip')], [listed('b.zip'), listed('c.zip')]).map(({ name }) => name)).toEqual(['a.zip', 'b.zip', 'c.zip']);
});
