import { evaluate } from '../rules/evaluate';
import type { Assessment, Facts } from '../rules/model';
import type { Pack } from '../rules/schema';
import { type CaseContext, factsOf } from './facts';
import { packOf } from './values';

/** A case with what was concluded of it at one instant. */
export interface JudgedCase {
  context: CaseContext;
  facts: Facts;
  /** The pack it was judged by: the published one with the user's own values in it. */
  pack: Pack;
  assessment: Assessment;
}

/** The stage of a pack at which a service page is judged: most rules need a delivery. */
const BEFORE_PURCHASE = 'before-purchase';

/** Judges what is known of a case at `now` (epoch ms). Pure. */
export function judge(context: CaseContext, now: number): JudgedCase {
  const facts = factsOf(context, now);
  const pack = packOf(context.record.site, context.account);
  return { context, facts, pack, assessment: evaluate(pack, facts, now, context.record.kind === 'service' ? { stage: BEFORE_PURCHASE } : {}) };
}
