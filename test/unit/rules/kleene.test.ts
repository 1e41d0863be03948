import { describe, expect, it } from 'vitest';
import { all, any, not, reconcile } from '../../../lib/rules/kleene';
import type { Result } from '../../../lib/rules/model';

const Y = 'met';
const N = 'not-met';
const U = 'unknown';
const B = 'borderline';

describe('strong Kleene logic', () => {
  it.each<[Result, Result, Result, Result]>([
    // a, b, a and b, a or b
    [Y, Y, Y, Y],
    [Y, N, N, Y],
    [Y, U, U, Y],
    [N, Y, N, Y],
    [N, N, N, N],
    [N, U, N, U],
    [U, Y, U, Y],
    [U, N, N, U],
    [U, U, U, U],
    [B, Y, B, Y],
    [B, N, N, B],
    [B, B, B, B],
    [B, U, U, U],
    [U, B, U, U],
  ])('%s, %s: and %s, or %s', (a, b, and, or) => {
    expect(all([a, b])).toBe(and);
    expect(any([a, b])).toBe(or);
  });

  it.each<[Result, Result]>([[Y, N], [N, Y], [U, U], [B, B]])('not %s is %s', (a, negated) => {
    expect(not(a)).toBe(negated);
  });

  it.each<[Result, Result, Result]>([
    [Y, Y, Y],
    [N, N, N],
    [N, Y, B],
    [Y, N, B],
    [U, Y, U],
    [N, U, U],
  ])('two readings that come to %s and %s make %s', (a, b, together) => {
    expect(reconcile([a, b])).toBe(together);
  });
});
