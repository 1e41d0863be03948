import { nodesOf } from './predicate';
import type { Pack } from './schema';

type Say = (fault: string) => void;

function idsOf(part: string, list: { id: string }[], say: Say): Set<string> {
  const seen = new Set<string>();
  for (const { id } of list) {
    if (seen.has(id)) say(`${part} "${id}" is there twice`);
    seen.add(id);
  }
  return seen;
}

function need(set: Set<string>, wanted: string, from: string, say: Say): void {
  if (!set.has(wanted)) say(`${from} names "${wanted}", which is not in the pack`);
}

function sourceFaults(pack: Pack, say: Say): void {
  const sources = idsOf('source', pack.sources, say);
  const clauses = idsOf('clause', pack.clauses, say);
  for (const { id, source, also } of pack.clauses) {
    need(sources, source, `clause ${id}`, say);
    if (also !== undefined) need(sources, also, `clause ${id}`, say);
  }
  if (pack.launched !== null) need(sources, pack.launched.source, 'launched', say);
  const cited = [...pack.thresholds, ...pack.floors, ...pack.windows, ...pack.periods, ...pack.rules, ...pack.grounds, ...(pack.rubric?.items ?? [])];
  for (const { id, clause } of cited) need(clauses, clause, id, say);
  idsOf('floor', pack.floors, say);
  idsOf('ground', pack.grounds, say);
}

/** A window may only refer to one that stands before it, so that none waits for itself. */
function windowFaults(pack: Pack, say: Say): void {
  idsOf('window', pack.windows, say);
  const requirements = new Set(pack.requirements.map(({ fact }) => fact));
  const before = new Set<string>();
  for (const { id, starts, opens, requires, readings, zone } of pack.windows) {
    for (const fact of requires ?? []) need(requirements, fact, `window ${id}`, say);
    if (typeof starts === 'object' && !before.has(starts.after)) say(`window ${id} starts after "${starts.after}", which does not stand before it`);
    if (opens && 'after' in opens && !before.has(opens.after)) say(`window ${id} opens after "${opens.after}", which does not stand before it`);
    idsOf(`reading of window ${id}`, readings.map((reading) => (typeof reading === 'string' ? { id: reading } : reading)), say);
    zoneFault(zone, `window ${id}`, say);
    before.add(id);
  }
}

function zoneFault(zone: string, from: string, say: Say): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    say(`${from} has the zone "${zone}", which there is not`);
  }
}

function ruleFaults(pack: Pack, say: Say): void {
  const rules = idsOf('rule', pack.rules, say);
  const thresholds = idsOf('threshold', pack.thresholds, say);
  const periods = idsOf('period', pack.periods, say);
  const windows = new Set(pack.windows.map(({ id }) => id));
  const stages = new Set(pack.stages);
  for (const { id, zone } of pack.periods) zoneFault(zone, `period ${id}`, say);
  for (const { id, test, decider, counts, stages: named } of pack.rules) {
    const nodes = nodesOf(test);
    for (const node of nodes) {
      if ('threshold' in node) need(thresholds, node.threshold, `rule ${id}`, say);
      if ('period' in node) need(periods, node.period, `rule ${id}`, say);
      if (node.op === 'withinWindow') need(windows, node.window, `rule ${id}`, say);
      const unit = 'threshold' in node ? pack.thresholds.find((threshold) => threshold.id === node.threshold)?.unit : undefined;
      if (node.op === 'rateWithin' && unit !== undefined && unit !== 'percent') say(`rule ${id} holds a share against a threshold in ${unit}`);
      if (node.op === 'elapsed' && unit !== undefined && unit !== 'months' && unit !== 'days') say(`rule ${id} takes a threshold in ${unit} for a length of time`);
    }
    for (const stage of named ?? []) need(stages, stage, `rule ${id}`, say);
    if (decider === 'marketplace' && counts !== 'never') say(`rule ${id} is the marketplace's to decide and may not count`);
    if (nodes.some(({ op }) => op === 'theirs') && decider !== 'marketplace') say(`rule ${id} waits for another's decision and must say so`);
  }
  if (!pack.rules.some(({ counts }) => counts === 'always')) say('no rule counts, so that everything would be met');
  for (const stage of stages) {
    if (!pack.rules.some(({ counts, stages: named }) => counts === 'always' && named?.includes(stage))) say(`at the stage "${stage}" no rule counts, so that everything would be met`);
  }
  for (const { id, score } of pack.rubric?.items ?? []) for (const wanted of 'rules' in score ? score.rules : []) need(rules, wanted, `rubric ${id}`, say);
  if (pack.rubric !== null && pack.rubric.items.reduce((sum, { points }) => sum + points, 0) !== pack.rubric.of) say('the points of the rubric do not add up');
}

/** Names every reference of a pack that leads nowhere, every id given twice, and everything that may not be as it is. */
export function faultsOf(pack: Pack): string[] {
  const found: string[] = [];
  const say = (fault: string) => void found.push(fault);
  sourceFaults(pack, say);
  windowFaults(pack, say);
  ruleFaults(pack, say);
  zoneFault(pack.zone, 'the pack', say);
  return found;
}
