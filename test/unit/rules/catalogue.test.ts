import { describe, expect, it } from 'vitest';
import en from '../../../lib/i18n/messages/rules.en.json';
import ko from '../../../lib/i18n/messages/rules.ko.json';
import tr from '../../../lib/i18n/messages/rules.tr.json';
import type { Predicate } from '../../../lib/rules/predicate';
import { factsNamed, nodesOf } from '../../../lib/rules/predicate';
import { kmongPrime, r10ProKat } from '../../../lib/rules/packs';

const catalogues: Record<string, Record<string, string>> = { ko, tr, en };
const packs = [kmongPrime, r10ProKat];

function factsIn(test: Predicate): string[] {
  return nodesOf(test).flatMap(factsNamed);
}

/** What the packs need said, by key. */
function wanted(): string[] {
  return packs.flatMap((pack) => [
    `programme.${pack.id}.name`,
    `programme.${pack.id}.note`,
    ...pack.clauses.flatMap(({ id, status, deciders }) => [`clause.${id}.says`, `status.${status}`, ...deciders.map((decider) => `decider.${decider}`)]),
    ...pack.rules.flatMap(({ id, test }) => {
      const open = nodesOf(test).some(({ op }) => op === 'readings' || op === 'countWithin' || op === 'rateWithin');
      const decidable = !nodesOf(test).some((node) => node.op === 'theirs' && node.fact === null);
      const results = ['unknown', ...(decidable ? ['met', 'not-met'] : []), ...(open ? ['borderline'] : [])];
      return [`rule.${id}.title`, ...results.map((result) => `rule.${id}.${result}`)];
    }),
    ...pack.rules.flatMap(({ test }) => factsIn(test).map((fact) => `fact.${fact}.label`)),
    ...[...pack.windows, ...pack.periods].flatMap(({ readings }) =>
      readings.map((reading) => (typeof reading === 'string' ? reading : reading.id)).flatMap((id) => [`reading.${id}.name`, `reading.${id}.why`]),
    ),
    ...pack.periods.flatMap(({ from }) => (typeof from === 'object' && 'since' in from ? [`fact.${from.since}.label`] : [])),
    ...pack.floors.map(({ id }) => `floor.${id}.name`),
  ]);
}

describe.each(Object.entries(catalogues))('what rules are called in %s', (locale, texts) => {
  it('leaves nothing of the packs unnamed', () => {
    expect(wanted().filter((key) => !texts[key]?.trim())).toEqual([]);
  });

  it('has the same keys as every other language', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
  });

  it('keeps titles short enough for a row of the card', () => {
    const most = locale === 'ko' ? 24 : 36;
    expect(Object.entries(texts).filter(([key, text]) => key.endsWith('.title') && [...text].length > most)).toEqual([]);
  });

  it('glues no particle to a slot and claims no legal weight for the log', () => {
    expect(Object.values(texts).filter((text) => /[{}]/.test(text))).toEqual([]);
    expect(Object.values(texts).filter((text) => /tamper-proof|court-admissible|legally valid/i.test(text))).toEqual([]);
  });
});
