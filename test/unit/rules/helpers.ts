import type { Money, Price } from '../../../lib/money/price';
import type { Assessment, Fact, FactValue, Facts, Finding, ListedPrice, StartEvent, WhyUnknown } from '../../../lib/rules/model';

/** Epoch ms of a Korean wall time. */
export function kst(wall: string): number {
  return Date.parse(`${wall}:00+09:00`);
}

/** Epoch ms of a Turkish wall time. */
export function trt(wall: string): number {
  return Date.parse(`${wall}:00+03:00`);
}

/** When facts of these tests were said or read, unless a test says otherwise. */
const SAID = Date.parse('2026-11-20T09:00:00+03:00');

export function known(value: FactValue, origin: 'page' | 'you' | 'log' = 'you', at = SAID): Fact {
  return { known: true, value, origin, where: '', at };
}

export function unknown(why: WhyUnknown = 'not-asked'): Fact {
  return { known: false, why };
}

/** Facts that are all known. */
export function facts(values: Record<string, FactValue>): Facts {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, known(value)]));
}

/** A delivery printed to the minute. */
export function minute(wall: string): StartEvent {
  const earliestMs = kst(wall);
  return { earliestMs, latestMs: earliestMs + 60_000, precision: 'minute' };
}

/** A Korean date or time promised on a page. */
export function due(wall: string, precision: 'minute' | 'day'): FactValue {
  const earliestMs = kst(wall);
  const latestMs = earliestMs + (precision === 'day' ? 86_400_000 : 60_000);
  return { date: wall.slice(0, 10), epochMs: precision === 'day' ? null : earliestMs, earliestMs, latestMs, precision };
}

/** A day in Turkey. */
export function turkishDay(day: string): FactValue {
  const earliestMs = trt(`${day}T00:00`);
  return { date: day, epochMs: null, earliestMs, latestMs: earliestMs + 86_400_000, precision: 'day' };
}

export function price(amount: number, more: Partial<Price> = {}, currency: Money['currency'] = 'TRY'): Price {
  const money = { currency, minor: amount * 100 };
  return { text: `${amount} TL`, index: 0, low: money, high: money, per: null, vat: null, standing: 'asked', sure: true, ...more };
}

export function listed(service: string | null, amount: number, more: Partial<Price> = {}, currency: Money['currency'] = 'TRY'): ListedPrice {
  return { price: price(amount, more, currency), service, label: service };
}

export function finding(assessment: Assessment, rule: string): Finding {
  const found = assessment.findings.find((candidate) => candidate.rule === rule);
  if (found === undefined) throw new Error(`no finding ${rule}`);
  return found;
}
