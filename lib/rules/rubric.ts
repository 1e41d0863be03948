import { all } from './kleene';
import type { Assessment, Facts } from './model';
import type { Pack } from './schema';
import { numberOf } from './values';

/** One item of the quality check. `points` is null while it cannot be said. */
export interface RubricItem {
  id: string;
  clause: string;
  points: number | null;
  of: number;
  /** Whether the points follow from rules or are the user's own. */
  basis: 'rule' | 'rating';
}

export interface RubricScore {
  items: RubricItem[];
  /** Sum of all items; null while any of them cannot be said. */
  points: number | null;
  /** Sum of the items that can be said. */
  known: number;
  of: number;
  /** Numbers of items missing from the published list. */
  missingItems: number[];
}

/**
 * The quality check's points (Q1 to Q7) out of those published, which add up to 90: item 4 is missing from the list, and nothing is put in its place.
 * The source gives no scale between none and all: an item that follows from rules has all its points when they are met and none when one is not.
 * A rating outside its item's points is not taken. null for a pack without such a check.
 */
export function scoreRubric(pack: Pack, facts: Facts, assessment: Assessment): RubricScore | null {
  if (pack.rubric === null) return null;
  const items = pack.rubric.items.map(({ id, clause, points: of, score }): RubricItem => {
    if ('rating' in score) {
      const rating = numberOf(facts, score.rating);
      return { id, clause, of, basis: 'rating', points: rating !== null && rating >= 0 && rating <= of ? rating : null };
    }
    const result = all(score.rules.map((rule) => assessment.findings.find((finding) => finding.rule === rule)?.result ?? 'unknown'));
    return { id, clause, of, basis: 'rule', points: result === 'met' ? of : result === 'not-met' ? 0 : null };
  });
  const known = items.reduce((sum, { points }) => sum + (points ?? 0), 0);
  const whole = items.every(({ points }) => points !== null);
  return { items, points: whole ? known : null, known, of: pack.rubric.of, missingItems: pack.rubric.missingItems };
}
