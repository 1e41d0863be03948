import { expect } from 'vitest';
import { type Stored, expectKept, expectWhole, sealedIn } from './stored';
import type { Phase, Wire, WireCall } from './wire';

/** Kills at moments that nobody chose, in ms after a call was let go. */
const MOMENTS = 20;

/** A browser that is killed and started again on the profile of the one before. */
export interface Killable {
  /** Opens the order's page, ready for a capture with pictures, and taps it. */
  begin(): Promise<{ wire: Wire; press(): Promise<void> }>;
  /** Settles when nothing of the browser is left. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Opens the desk at the case: what the database holds by then, and what is shown as exhibits, '<number> <kind>' each. */
  look(): Promise<{ stored: Stored; shown: string[] }>;
}

/** What came of the kills: how often each kind of line was added by one, and the log as it stands. */
export interface Survived {
  ends: Record<string, number>;
  stored: Stored;
}

/** Kills the browser before and after every step of a capture, and at twenty moments between; after each, nothing sealed may be lost and nothing half-done be sealed. */
export async function killEverywhere(browser: Killable): Promise<Survived> {
  const first = await browser.begin();
  await first.press();
  await first.wire.until((calls) => sealedIn(calls).length === 1);
  const calls: WireCall[] = [...first.wire.calls];
  const count = calls.length;
  let before = (await browser.look()).stored;

  const steps = calls.flatMap(({ n }) => (['before', 'answered'] as Phase[]).map((phase) => ({ n, phase, ms: null as number | null })));
  const moments = Array.from({ length: MOMENTS }, () => ({ n: 1 + Math.floor(Math.random() * count), phase: 'before' as Phase, ms: Math.floor(Math.random() * 60) }));
  const ends: Record<string, number> = {};
  for (const { n, phase, ms } of [...steps, ...moments]) {
    const where = `${phase} call ${n}${ms === null ? '' : ` and ${ms} ms`}`;
    const { wire, press } = await browser.begin();
    const { reached } = await wire.hold(n, phase);
    await press();
    await reached;
    if (ms !== null) {
      await wire.go();
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
    await browser.kill();
    calls.push(...wire.calls);

    await browser.start();
    const { stored, shown } = await browser.look();
    try {
      expectWhole(stored, calls);
      expectKept(before, stored);
    } catch (error) {
      throw new Error(`killed ${where}`, { cause: error });
    }
    expect(shown.sort(), where).toEqual(stored.lines.filter(({ captureId }) => captureId !== null).map(({ seq, kind }) => `${seq} ${kind}`).sort());
    const added = stored.lines.slice(before.lines.length).map(({ kind }) => kind).join() || 'nothing';
    ends[added] = (ends[added] ?? 0) + 1;
    before = stored;
  }
  return { ends, stored: before };
}
