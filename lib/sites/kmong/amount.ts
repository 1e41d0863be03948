import type { Money } from '../../money/price';
import { findPrices } from '../../money/prices';
import { climb, commonAncestor } from '../dom/climb';
import type { Gap, Sighting } from '../site';
import { within, type Entry } from './entries';
import { isElsewhere } from './region';
import { valuesOf } from './values';

/** Labels of the whole payment, best first. The value of a worse one counts only when no better one is there. */
const TOTALS = [/^총결제금액(?:\(.*\))?/, /^(?:최종)?결제금액(?:\(.*\))?/, /^(?:총금액|총합계|총액|총주문금액)(?:\(.*\))?/, /^주문금액(?:\(.*\))?/];
const OTHER_SUMS = /할인|쿠폰|수수료|정산|예상|캐시|포인트|환불|취소|적립/;

/** The whole payment (총 결제금액), won, VAT included as Kmong writes it. Null with a gap where it is missing, unreadable or told in two ways. */
export function readAmount(entries: readonly Entry[]): { amount: Sighting<Money> | null; gaps: Gap[] } {
  const gap = (why: Gap['why']) => ({ amount: null, gaps: [{ field: 'order.amount', why }] });
  for (const total of TOTALS) {
    const labels = entries.filter((entry) => total.test(entry.label) && !OTHER_SUMS.test(entry.label) && !isElsewhere(entry.node));
    if (labels.length === 0) continue;
    const found = labels.map((label) => amountBeside(label, entries)).filter((sum) => sum !== null);
    const first = found[0];
    if (!first) return gap('unreadable');
    return found.some((sum) => sum.value.minor !== first.value.minor) ? gap('ambiguous') : { amount: first, gaps: [] };
  }
  return gap('not-on-page');
}

function amountBeside(label: Entry, entries: readonly Entry[]): Sighting<Money> | null {
  const sighting = (entry: Entry, money: Money) => ({ value: money, text: entry === label ? label.text : `${label.text} ${entry.text}`, where: label.label.replace(/[\d,.]+원.*$/, ''), sure: true });
  const own = wonIn(label.text);
  if (own !== null) return own === 'several' ? null : sighting(label, own);

  const inner = commonAncestor(label.nodes);
  const beside = valuesOf(label, entries);
  if (beside) return pick(beside, sighting);

  let result: Sighting<Money> | null = null;
  if (!inner) return null;
  climb(inner, (element) => {
    const inside = within(entries, element);
    const priced = inside.filter((entry) => wonIn(entry.text) !== null);
    if (priced.length === 0) return element.tagName === 'BODY' || element.tagName === 'MAIN' || inside.length > 8;
    result = priced.length === 1 || isFirstOfPairs(label, inside) ? pick(priced.length === 1 ? priced : inside.filter((entry) => entry.order === label.order + 1), sighting) : null;
    return true;
  });
  return result;
}

function pick(entries: readonly Entry[], sighting: (entry: Entry, money: Money) => Sighting<Money>): Sighting<Money> | null {
  const values = entries.map((entry) => ({ entry, money: wonIn(entry.text) })).filter((value) => value.money !== null);
  const only = values[0];
  return only && values.length === 1 && only.money !== null && only.money !== 'several' ? sighting(only.entry, only.money) : null;
}

/** The one sum of won that a line tells; 'several' when it tells more than one. */
function wonIn(text: string): Money | 'several' | null {
  if (!/\d/.test(text)) return null;
  const prices = findPrices(text, 'ko').filter((price) => price.sure && price.standing === 'asked' && price.low?.currency === 'KRW' && price.low.minor === price.high?.minor);
  const low = prices[0]?.low ?? null;
  return low === null ? null : prices.every((price) => price.low?.minor === low.minor) ? low : 'several';
}

/** Labels and sums by turns, the last one a sum: then the sum after the label is the label's. The other way round cannot be told. */
function isFirstOfPairs(label: Entry, inside: readonly Entry[]): boolean {
  const turns = inside.filter((entry) => wonIn(entry.text) !== null || /금액|할인|수수료|쿠폰|합계|가격|총액/.test(entry.label));
  const last = turns.at(-1);
  const next = inside.find((entry) => entry.order === label.order + 1);
  return last !== undefined && wonIn(last.text) !== null && next !== undefined && wonIn(next.text) !== null && !/금액|할인|수수료|쿠폰|합계|가격/.test(next.label);
}
