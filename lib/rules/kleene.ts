import type { Result } from './model';

/** Conjunction: a single not-met decides; otherwise whatever is not known stays not known. Every part is looked at. */
export function all(results: Result[]): Result {
  for (const wanted of ['not-met', 'unknown', 'borderline'] as const) if (results.includes(wanted)) return wanted;
  return 'met';
}

/** Disjunction: a single met decides; otherwise whatever is not known stays not known. */
export function any(results: Result[]): Result {
  for (const wanted of ['met', 'unknown', 'borderline'] as const) if (results.includes(wanted)) return wanted;
  return 'not-met';
}

/** Negation: what is not known or borderline stays so. */
export function not(result: Result): Result {
  if (result === 'met') return 'not-met';
  return result === 'not-met' ? 'met' : result;
}

/** Several ways to read one text: where they agree, that; where two known ones differ, borderline; with any of them unknown, unknown. */
export function reconcile(results: Result[]): Result {
  if (results.includes('unknown')) return 'unknown';
  const [first = 'unknown', ...others] = results;
  return others.every((other) => other === first) ? first : 'borderline';
}

/** Yes or no as a result; null is not known. */
export function decided(value: boolean | null): Result {
  if (value === null) return 'unknown';
  return value ? 'met' : 'not-met';
}
