import { windowFinding } from './deadline';
import { type Context, judge, type Trace } from './judge';
import { all } from './kleene';
import type { Assessment, Facts, Finding, Result, Verdict } from './model';
import type { Pack, Rule } from './schema';
import { booleanOf } from './values';

/**
 * A rule that counts only under a condition: out of the count when the condition is known false. While the condition is not known,
 * the rule stays in the count, met if it is met either way and unknown otherwise, so that an unanswered question never passes as met.
 */
function underCondition(trace: Trace, condition: string, facts: Facts): { trace: Trace; counts: boolean } {
  const holds = booleanOf(facts, condition);
  const uses = [...new Set([condition, ...trace.uses])];
  if (holds !== null) return { trace: { ...trace, uses }, counts: holds };
  const result: Result = trace.result === 'met' ? 'met' : 'unknown';
  return { trace: { ...trace, uses, result, missing: [condition, ...trace.missing] }, counts: true };
}

function findingOf(rule: Rule, context: Context): Finding {
  const judged = judge(rule.test, context);
  const { trace, counts } =
    typeof rule.counts === 'string' ? { trace: judged, counts: rule.counts === 'always' } : underCondition(judged, rule.counts.when, context.facts);
  const { result, uses, missing, floors, readings, yours } = trace;
  return {
    rule: rule.id,
    clause: rule.clause,
    result,
    decider: rule.decider,
    counts,
    uses,
    // Nothing is missing for a rule that is met: what else is not known cannot change it.
    missing: result === 'met' ? [] : missing,
    ...(floors && { floors }),
    ...(readings && { readings }),
    ...(yours.length > 0 && { yours }),
  };
}

const VERDICTS: Record<Result, Verdict> = { met: 'met', 'not-met': 'not-met', unknown: 'cannot-tell', borderline: 'cannot-tell' };

/**
 * What a rule pack says of the facts at `now` (epoch ms): a finding for each rule, every window, and the verdict over the rules that count.
 * Any rule not met wins; else any that is unknown or borderline gives cannot-tell; else met. A fact that is absent or of another type than the rule asks for is unknown.
 * `because` names the rules that decided, in pack order. Pure: same arguments, same answer, in any machine time zone. Throws a RangeError when `now` is no time.
 */
export function evaluate(pack: Pack, facts: Facts, now: number): Assessment {
  if (!Number.isFinite(now)) throw new RangeError('now must be epoch milliseconds.');
  const windows = pack.windows.map((window) => windowFinding(pack, window, facts, now));
  const findings = pack.rules.map((rule) => findingOf(rule, { pack, facts, now, windows }));
  const counting = findings.filter(({ counts }) => counts);
  const verdict = VERDICTS[all(counting.map(({ result }) => result))];
  const because = counting.filter(({ result }) => VERDICTS[result] === verdict).map(({ rule }) => rule);
  return { verdict, because, findings, windows };
}
