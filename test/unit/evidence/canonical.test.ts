import { expect, test } from 'vitest';
import { canonical } from '../../../lib/evidence/canonical';

test('keys are sorted by UTF-16 units, no blanks, only the escapes of RFC 8785', () => {
  expect(canonical({ b: [1, true, null], B: 'é\u20ac', a: '\n"\\\u0007/' })).toBe('{"B":"é€","a":"\\n\\"\\\\\\u0007/","b":[1,true,null]}');
});

test('the order in which members were set does not show', () => {
  expect(canonical({ y: { d: 1, c: 2 }, x: 0 })).toBe(canonical({ x: 0, y: { c: 2, d: 1 } }));
});

test('text is kept as it is, not normalised', () => {
  expect(canonical('e\u0301')).toBe('"e\u0301"');
});

const circle: unknown[] = [];
circle.push(circle);
const deep = (levels: number): object => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as object;

test.each([
  ['a float', { a: 0.5 }],
  ['a number past 2^53 - 1', { a: 2 ** 53 }],
  ['NaN', { a: Number.NaN }],
  ['infinity', { a: Number.POSITIVE_INFINITY }],
  ['undefined in an object', { a: undefined }],
  ['undefined in a list', { a: [undefined] }],
  ['a hole in a list', { a: new Array(1) }],
  ['a key outside ASCII', { ключ: 1 }],
  ['a control character in a key', { 'a\n': 1 }],
  ['an empty key', { '': 1 }],
  ['a lone high surrogate', { a: '\ud83d' }],
  ['a lone low surrogate', { a: '\ude00x' }],
  ['a Date', { a: new Date(0) }],
  ['a Map', { a: new Map() }],
  ['a function', { a: () => 1 }],
  ['a bigint', { a: 1n }],
  ['a circle', circle],
  ['33 levels', deep(33)],
])('%s is refused', (_, value) => {
  expect(() => canonical(value)).toThrow(TypeError);
});

test('the same object twice side by side is no circle, 32 levels are allowed', () => {
  const shared = { a: 1 };
  expect(canonical([shared, shared])).toBe('[{"a":1},{"a":1}]');
  expect(canonical(deep(32))).toBe('['.repeat(32) + ']'.repeat(32));
});
