import type { CaseSummary } from '../../lib/cases/view';

/**
 * Cases whose number or title holds what was typed, in their order; all of them where nothing was typed.
 * Compared without case and accents by no language's rules: a Turkish title is found from any keyboard, İ, I, ı and i alike.
 */
export function findCases(cases: CaseSummary[], typed: string): CaseSummary[] {
  const wanted = folded(typed.trim().replace(/^#/, ''));
  if (wanted === '') return cases;
  return cases.filter((one) => folded(`${one.subject} ${one.title ?? ''}`).includes(wanted));
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i');
}
