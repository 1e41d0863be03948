import type { Line } from '../i18n/translate';
import type { Counted, Fact, Finding, Verdict } from '../rules/model';
import { siteOf } from '../rules/packs';
import { scoreRubric } from '../rules/rubric';
import type { Rule } from '../rules/schema';
import type { JudgedCase } from './judged';
import { deadlineView } from './deadline-view';
import { clauseView, ownFloorLine, ownLines, programmeOf } from './pack-view';
import { CLAIM_WINDOW, listingVerdict, orderVerdict, restsOnOwnValues } from './summary';
import { preflight } from './preflight';
import { questionFor } from './question-view';
import { POINTABLE } from '../sites/pointed/place';
import { ownValuesOf, publishedPack } from './values';
import type { CardView, FindingView, FloorView, GapView, ListingView, LogView, QuestionView } from './view';

/** Facts of an order that stand outside a rule and can always be given by hand. */
const ORDER_QUESTIONS = ['deliveries', 'order.agreedDue', 'order.purchasedAt', 'claim.ground', 'nda'];
const LISTING_QUESTIONS = ['listing.prices', 'listing.category', 'thread.open', 'thread.openedAt', 'programme.opened'];

/** How the facts that a finding used were read, or why what it lacks is not known. */
function detailOf(finding: Finding, facts: Record<string, Fact>, zone: string): Line {
  const lacking = finding.missing.map((id) => facts[id]).find((fact) => fact !== undefined && !fact.known);
  if (finding.decider === 'marketplace' && finding.result === 'unknown') return { key: 'background.detail.marketplace' };
  if (finding.result === 'unknown' && lacking && !lacking.known) return { key: `why.${lacking.why}` };
  if (finding.result === 'unknown' && finding.missing.length > 0) return { key: 'why.not-on-page' };
  const used = finding.uses.map((id) => facts[id]).find((fact) => fact?.known);
  if (!used?.known) return { key: `rule.${finding.rule}.${finding.result}` };
  const when = { at: { kind: 'start', ms: used.at, zone } as const };
  // An answer by hand stands nowhere on the page; what stands beside words was shown there.
  if (used.origin === 'you') return used.where === '' ? { key: 'background.detail.you', params: when } : { key: 'background.detail.shown', params: { ...when, where: used.where } };
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

/** One count with the day from which it was made; nothing where that day is not known. */
function countLine({ reading, count, atMost, from }: Counted, zone: string): Line[] {
  if (from === null) return [];
  const since = { kind: 'start', ms: from, zone } as const;
  return [atMost === undefined ? { key: `period.${reading}.count`, params: { since, n: count } } : { key: `period.${reading}.between`, params: { since, n: count, most: atMost } }];
}

/** The fact that the user can answer or correct for a rule: what is missing first, else what was used. */
function askable(finding: Finding, judged: JudgedCase): QuestionView | null {
  for (const id of [...finding.missing, ...finding.uses]) {
    const question = questionFor(id, judged);
    if (question !== null) return question;
  }
  return null;
}

function findingView(rule: Rule, finding: Finding, judged: JudgedCase): FindingView {
  const { pack } = judged;
  return {
    rule: finding.rule,
    clause: clauseView(pack, rule.clause),
    result: finding.result,
    decider: finding.decider,
    counts: finding.counts,
    title: { key: `rule.${finding.rule}.title` },
    detail: toldOf(finding, judged.facts, pack.zone),
    question: askable(finding, judged),
    ...(finding.counted && { counted: finding.counted.flatMap((one) => countLine(one, pack.zone)) }),
    ...(finding.yours && { yours: ownLines(finding.yours, pack, publishedPack(siteOf(pack)), ownValuesOf(judged.context.account)) }),
  };
}

/** The reason in the verdict's own line. A verdict by the user's own values says so in the same breath: wherever the reason stands, that stands. */
function becauseOf(verdict: Verdict, because: string[], findings: Finding[]): Line {
  const reason = reasonOf(verdict, because, findings);
  return restsOnOwnValues(findings) ? { key: 'background.because.own-values', params: { because: { kind: 'line', line: reason } } } : reason;
}

/** The first deciding rule, in its own words. */
function reasonOf(verdict: Verdict, because: string[], findings: Finding[]): Line {
  const deciding = findings.find(({ rule }) => rule === because[0]);
  if (verdict === 'met' || deciding === undefined) return { key: `background.because.${verdict}` };
  return { key: `rule.${deciding.rule}.${deciding.result}` };
}

/** The quality score, out of the points that were published. A partial sum would look like a result, so there is none until every item is known. */
function rubricOf({ pack, facts, assessment }: JudgedCase): ListingView['rubric'] {
  const score = scoreRubric(pack, facts, assessment);
  if (score === null) return null;
  const scored = new Set(pack.rubric?.items.flatMap(({ score: by }) => ('rules' in by ? by.rules : [])));
  const own = assessment.findings.some(({ rule, yours }) => yours !== undefined && scored.has(rule));
  return { points: score.points, of: score.of, note: { key: 'rubric.note' }, ...(own && { ownValues: true }) };
}

/** Prices against their floors; a floor of the user's own is told with the published one. */
function floorsOf({ pack, assessment }: JudgedCase): FloorView[] {
  const prices = assessment.findings.find((finding) => finding.floors !== undefined);
  return (prices?.floors ?? []).map(({ floor: id, result, label, price, floorMinor, package: parts }) => {
    const view: FloorView = { floor: id, result, label, price, floorMinor, ...(parts && { package: parts }) };
    const own = id !== null && prices?.yours?.includes(id) ? pack.floors.find((one) => one.id === id) : undefined;
    const published = publishedPack(siteOf(pack)).floors.find((one) => one.id === id);
    if (own === undefined || published === undefined) return view;
    return { ...view, yours: ownFloorLine(own, published), publishedMinor: published.amount?.minor ?? null };
  });
}

function inViewOrder(findings: FindingView[]): FindingView[] {
  return [...findings.filter(({ counts }) => counts), ...findings.filter(({ counts }) => !counts)];
}

/** The one view model of a case: everything the card, the desk and the report show of it. `now` in epoch ms. */
export function cardView(judged: JudgedCase, log: LogView, now: number): CardView {
  const { record } = judged.context;
  const { assessment, pack } = judged;
  const ruleOf = (id: string): Rule => {
    const rule = pack.rules.find((one) => one.id === id);
    if (rule === undefined) throw new RangeError(`rule ${id} is not in pack ${pack.id}`);
    return rule;
  };
  const { verdict, because, findings: listed } = assessment;
  const findings = inViewOrder(listed.map((finding) => findingView(ruleOf(finding.rule), finding, judged)));
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
    // What an answer or another page has supplied is missing no more; of deliveries, one that is known does not tell of the others.
    gaps: record.gaps.filter(({ field }) => field === 'deliveries' || judged.facts[field]?.known !== true).map(({ field, why }): GapView => ({ key: 'background.gap', params: { field: { kind: 'line', line: { key: `fact.${field}.label` } }, why: { kind: 'line', line: { key: `why.${why}` } } }, ...(field in POINTABLE ? { fact: field } : {}) })),
    log,
    url: record.url,
    ...(restsOnOwnValues(listed) && { ownValues: true as const }),
  };
  if (record.kind === 'listing') {
    return {
      ...common,
      kind: 'listing',
      verdict: listingVerdict(verdict),
      floors: floorsOf(judged),
      rubric: rubricOf(judged),
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
