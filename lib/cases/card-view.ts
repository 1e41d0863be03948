import type { Line } from '../i18n/translate';
import type { Fact, Finding, Verdict } from '../rules/model';
import { packFor } from '../rules/packs';
import { scoreRubric } from '../rules/rubric';
import type { Pack, Rule } from '../rules/schema';
import type { JudgedCase } from './judged';
import { deadlineView } from './deadline-view';
import { CLAIM_WINDOW, listingVerdict, orderVerdict } from './summary';
import { preflight } from './preflight';
import { questionFor } from './question-view';
import type { CardView, ClauseView, FindingView, ListingView, LogView, ProgrammeView, QuestionView } from './view';

/** Rules that a purchase not yet made can be held against: the others need a delivery. */
const BEFORE_PURCHASE = new Set(['K2', 'K4']);

/** Facts of an order that stand outside a rule and can always be given by hand. */
const ORDER_QUESTIONS = ['deliveries', 'order.agreedDue', 'order.purchasedAt', 'claim.ground', 'nda'];
const LISTING_QUESTIONS = ['listing.prices', 'listing.category', 'thread.open', 'programme.opened'];

function clauseView(pack: Pack, id: string): ClauseView {
  const clause = pack.clauses.find((one) => one.id === id);
  if (clause === undefined) throw new RangeError(`clause ${id} is not in pack ${pack.id}`);
  const source = pack.sources.find((one) => one.id === clause.source);
  if (source === undefined) throw new RangeError(`source ${clause.source} is not in pack ${pack.id}`);
  return {
    id,
    says: { key: `clause.${id}.says` },
    source: source.title,
    sourceUrl: source.url,
    date: clause.date ?? source.dated,
    readOn: source.readOn,
    status: clause.status,
  };
}

/** How the facts that a finding used were read, or why what it lacks is not known. */
function detailOf(finding: Finding, facts: Record<string, Fact>, zone: string): Line {
  const lacking = finding.missing.map((id) => facts[id]).find((fact) => fact !== undefined && !fact.known);
  if (finding.decider === 'marketplace' && finding.result === 'unknown') return { key: 'background.detail.marketplace' };
  if (finding.result === 'unknown' && lacking && !lacking.known) return { key: `why.${lacking.why}` };
  if (finding.result === 'unknown' && finding.missing.length > 0) return { key: 'why.not-on-page' };
  const used = finding.uses.map((id) => facts[id]).find((fact) => fact?.known);
  if (!used?.known) return { key: `rule.${finding.rule}.${finding.result}` };
  const when = { at: { kind: 'start', ms: used.at, zone } as const };
  if (used.origin === 'you') return { key: 'background.detail.you', params: when };
  if (used.origin === 'log') return { key: 'background.detail.log' };
  return used.where === '' ? { key: 'background.detail.page', params: when } : { key: 'background.detail.page-where', params: { ...when, where: used.where } };
}

/** What a row says under its title: met, how it was read; otherwise what the rule came to, and how that was read where a fact decided it. */
function toldOf(finding: Finding, facts: Record<string, Fact>, zone: string): Line {
  const how = detailOf(finding, facts, zone);
  if (finding.result === 'met') return how;
  const what: Line = { key: `rule.${finding.rule}.${finding.result}` };
  if (how.key === what.key || finding.result === 'unknown') return what;
  return { key: 'background.detail.both', params: { what: { kind: 'line', line: what }, how: { kind: 'line', line: how } } };
}

/** The fact that the user can answer or correct for a rule: what is missing first, else what was used. */
function askable(finding: Finding, judged: JudgedCase): QuestionView | null {
  for (const id of [...finding.missing, ...finding.uses]) {
    const question = questionFor(id, judged);
    if (question !== null) return question;
  }
  return null;
}

function findingView(pack: Pack, rule: Rule, finding: Finding, judged: JudgedCase): FindingView {
  return {
    rule: finding.rule,
    clause: clauseView(pack, rule.clause),
    result: finding.result,
    decider: finding.decider,
    counts: finding.counts,
    title: { key: `rule.${finding.rule}.title` },
    detail: toldOf(finding, judged.facts, pack.zone),
    question: askable(finding, judged),
  };
}

/** The reason in the verdict's own line: the first deciding rule, in its own words. */
function becauseOf(verdict: Verdict, because: string[], findings: Finding[]): Line {
  const deciding = findings.find(({ rule }) => rule === because[0]);
  if (verdict === 'met' || deciding === undefined) return { key: `background.because.${verdict}` };
  return { key: `rule.${deciding.rule}.${deciding.result}` };
}

function programmeOf(pack: Pack): ProgrammeView {
  return {
    name: { key: `programme.${pack.id}.name` },
    status: pack.clauses[0]?.status ?? 'old',
    note: { key: `programme.${pack.id}.note` },
  };
}

/** The quality score, out of the points that were published. A partial sum would look like a result, so there is none until every item is known. */
function rubricOf(pack: Pack, { facts, assessment }: JudgedCase): ListingView['rubric'] {
  const score = scoreRubric(pack, facts, assessment);
  return score === null ? null : { points: score.points, of: score.of, note: { key: 'rubric.note' } };
}

/** Only counted rules roll up, as in `evaluate`: any not-met wins, else any unknown or borderline, else met. */
function rollUp(findings: Finding[]): { verdict: Verdict; because: string[] } {
  const counted = findings.filter(({ counts }) => counts);
  const failing = counted.filter(({ result }) => result === 'not-met');
  if (failing.length > 0) return { verdict: 'not-met', because: failing.map(({ rule }) => rule) };
  const open = counted.filter(({ result }) => result !== 'met');
  if (open.length > 0) return { verdict: 'cannot-tell', because: open.map(({ rule }) => rule) };
  return { verdict: 'met', because: counted.map(({ rule }) => rule) };
}

function inViewOrder(findings: FindingView[]): FindingView[] {
  return [...findings.filter(({ counts }) => counts), ...findings.filter(({ counts }) => !counts)];
}

/** The one view model of a case: everything the card, the desk and the report show of it. `now` in epoch ms. */
export function cardView(judged: JudgedCase, log: LogView, now: number): CardView {
  const { record } = judged.context;
  const { assessment } = judged;
  const pack = packFor(record.site);
  const ruleOf = (id: string): Rule => {
    const rule = pack.rules.find((one) => one.id === id);
    if (rule === undefined) throw new RangeError(`rule ${id} is not in pack ${pack.id}`);
    return rule;
  };
  const listed = record.kind === 'service' ? assessment.findings.filter(({ rule }) => BEFORE_PURCHASE.has(rule)) : assessment.findings;
  const { verdict, because } = record.kind === 'service' ? rollUp(listed) : assessment;
  const findings = inViewOrder(listed.map((finding) => findingView(pack, ruleOf(finding.rule), finding, judged)));
  const asked = new Set(findings.map(({ question }) => question?.fact));
  const extra = record.kind === 'order' ? ORDER_QUESTIONS : record.kind === 'listing' ? LISTING_QUESTIONS : [];
  const common = {
    caseId: record.id,
    site: record.site,
    subject: record.subject,
    title: record.title,
    programme: programmeOf(pack),
    because: becauseOf(verdict, because, listed),
    findings,
    questions: extra.filter((fact) => !asked.has(fact)).flatMap((fact) => questionFor(fact, judged) ?? []),
    gaps: record.gaps.map(({ field, why }): Line => ({ key: 'background.gap', params: { field: { kind: 'line', line: { key: `fact.${field}.label` } }, why: { kind: 'line', line: { key: `why.${why}` } } } })),
    log,
    url: record.url,
  };
  if (record.kind === 'listing') {
    const prices = assessment.findings.find((finding) => finding.floors !== undefined);
    return {
      ...common,
      kind: 'listing',
      verdict: listingVerdict(verdict),
      floors: (prices?.floors ?? []).map(({ floor, result, label, price, floorMinor }) => ({ floor, result, label, price, floorMinor })),
      rubric: rubricOf(pack, judged),
      warnings: record.pictureOnly ? [{ key: 'background.warning.picture-only' }] : [],
    };
  }
  if (record.kind === 'service') return { ...common, kind: 'service', verdict: orderVerdict(verdict), warnings: [{ key: 'background.warning.remembered' }] };
  const claim = assessment.windows.find(({ id }) => id === CLAIM_WINDOW);
  if (claim === undefined) throw new RangeError(`pack ${pack.id} has no window ${CLAIM_WINDOW}`);
  const window = deadlineView(judged, claim);
  return {
    ...common,
    kind: 'order',
    verdict: orderVerdict(verdict),
    window,
    filed: record.filedAt === null ? null : { at: record.filedAt },
    ...preflight(judged, window, now),
  };
}
