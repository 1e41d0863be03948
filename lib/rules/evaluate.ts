import { windowFindings } from './deadline';
import { type Context, judge, type Trace } from './judge';
import { all } from './kleene';
import type { Assessment, Facts, Finding, ReadFact, Result, Verdict } from './model';
import type { Pack, Rule } from './schema';
import { booleanOf, factOf, isTime } from './values';

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

function readFacts(uses: string[], facts: Facts): ReadFact[] {
  const read: ReadFact[] = [];
  for (const id of uses) {
    const fact = factOf(facts, id);
    if (fact.known) read.push({ fact: id, origin: fact.origin, where: fact.where, at: fact.at });
  }
  return read;
}

function findingOf(rule: Rule, context: Context): Finding {
  const judged = judge(rule.test, context);
  const { trace, counts } =
    typeof rule.counts === 'string' ? { trace: judged, counts: rule.counts === 'always' } : underCondition(judged, rule.counts.when, context.facts);
  const { result, uses, missing, floors, readings, counted, stale, yours } = trace;
  return {
    rule: rule.id,
    clause: rule.clause,
    result,
    decider: rule.decider,
    counts,
    uses,
    // Nothing is missing for a rule that is met: what else is not known cannot change it.
    missing: result === 'met' ? [] : missing,
    read: readFacts(uses, context.facts),
    ...(floors && { floors }),
    ...(readings && { readings }),
    ...(counted && { counted }),
    ...(stale.length > 0 && { stale }),
    ...(yours.length > 0 && { yours }),
  };
}

const VERDICTS: Record<Result, Verdict> = { met: 'met', 'not-met': 'not-met', unknown: 'cannot-tell', borderline: 'cannot-tell' };

/** What is asked beside the facts. */
export interface Asked {
  /** A stage of the pack, such as before the purchase: only the rules that can be judged there are, and decide. The whole deal when absent. */
  stage?: string;
}

/**
 * What a rule pack says of the facts at `now` (epoch ms): a finding for each rule, every window, and the verdict over the rules that count.
 * Any rule not met wins; else any that is unknown or borderline gives cannot-tell; else met. A fact that is absent or of another type than the rule asks for is unknown.
 * `because` names the rules that decided, in pack order. Pure: same arguments, same answer, in any machine time zone.
 * Throws a RangeError when `now` is no time, or the pack has no such stage.
 */
export function evaluate(pack: Pack, facts: Facts, now: number, { stage }: Asked = {}): Assessment {
  if (!isTime(now)) throw new RangeError('now must be epoch milliseconds.');
  if (stage !== undefined && !pack.stages.includes(stage)) throw new RangeError(`Pack "${pack.id}" has no stage "${stage}".`);
  const windows = windowFindings(pack, facts, now);
  const rules = stage === undefined ? pack.rules : pack.rules.filter(({ stages }) => stages?.includes(stage));
  const findings = rules.map((rule) => findingOf(rule, { pack, facts, now, windows }));
  const counting = findings.filter(({ counts }) => counts);
  const verdict = VERDICTS[all(counting.map(({ result }) => result))];
  const because = counting.filter(({ result }) => VERDICTS[result] === verdict).map(({ rule }) => rule);
  return { verdict, because, findings, windows };
}
