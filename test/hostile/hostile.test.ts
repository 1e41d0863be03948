import { beforeAll, describe, expect, it } from 'vitest';
import { byBoth, failing, type Case, type Pair } from './both';
import type { Ground } from './mutation';
import { MUTATIONS } from './mutations';
import { inputOf, linksOf, pack, sampleLog } from './sample';

describe('hostile packages', () => {
  const results = new Map<string, Pair>();

  beforeAll(async () => {
    const log = sampleLog();
    const { zip } = await pack(inputOf(log));
    const ground: Ground = { zip, log, head: linksOf(log.lines).at(-1)! };
    const cases: Case[] = [];
    for (const mutation of MUTATIONS) {
      const told = mutation.told ? { expectKey: log.key.fingerprint, expectHead: ground.head } : {};
      cases.push({ zip: await mutation.make(ground), ...told });
    }
    const pairs = await byBoth(cases);
    for (const [i, { name }] of MUTATIONS.entries()) results.set(name, pairs[i]!);
  }, 180_000);

  it('are at least 180, each with its own name', () => {
    expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length);
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(180);
  });

  it.each(MUTATIONS)('$name: $refused', ({ name, refused }) => {
    const { here, python } = results.get(name)!;
    expect(failing(here)).toContain(refused);
    expect(here.result).toBe('DOES NOT MATCH');
    expect(python.result).toBe('DOES NOT MATCH');
    expect(python).toEqual(here);
  });
});
