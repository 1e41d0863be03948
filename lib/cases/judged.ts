import { evaluate } from '../rules/evaluate';
import type { Assessment, Facts } from '../rules/model';
import { packFor } from '../rules/packs';
import { type CaseContext, factsOf } from './facts';

/** A case with what was concluded of it at one instant. */
export interface JudgedCase {
  context: CaseContext;
  facts: Facts;
  assessment: Assessment;
}

/** Judges what is known of a case at `now` (epoch ms). Pure. */
export function judge(context: CaseContext, now: number): JudgedCase {
  const facts = factsOf(context, now);
  return { context, facts, assessment: evaluate(packFor(context.record.site), facts, now) };
}
