/**
 * Orders and what may happen to them. Every instant is explicit, epoch ms.
 *
 * @typedef {'purchase'|'delivery'|'revision'|'overdue'|'extension'|'cancel-request'|'cancelled'|'confirmation'|'claim-filed'|'claim-refused'} EventKind
 * @typedef {'purchase'|'deliver'|'revise'|'overdue'|'extend'|'request-cancel'|'cancel'|'confirm'|'claim'|'refuse'} Step
 * @typedef {{ kind: EventKind, at: number, message?: string, newDueAt?: number }} OrderEvent
 * @typedef {'cards'|'react'|'dialog'|'seller'|'feed2018'|'table'} Skin
 * @typedef {{ id: string, gigId: string, title: string, seller: string, buyer: string, amount: number, dueAt: number, skin: Skin, events: OrderEvent[] }} Order
 */

/** @type {Record<Step, { kind: EventKind, needs: (o: Order) => string | null }>} */
const STEPS = {
  purchase: { kind: 'purchase', needs: (o) => (o.events.length ? 'the order is already placed' : null) },
  deliver: { kind: 'delivery', needs: (o) => placed(o) ?? running(o) },
  revise: { kind: 'revision', needs: (o) => (last(o, ['delivery', 'revision']) === 'delivery' ? running(o) : 'nothing was delivered since the last revision request') },
  overdue: { kind: 'overdue', needs: (o) => placed(o) ?? running(o) },
  extend: { kind: 'extension', needs: (o) => placed(o) ?? running(o) },
  'request-cancel': { kind: 'cancel-request', needs: (o) => placed(o) ?? running(o) },
  cancel: { kind: 'cancelled', needs: (o) => placed(o) ?? running(o) },
  confirm: { kind: 'confirmation', needs: (o) => (has(o, 'delivery') ? running(o) : 'nothing was delivered') },
  claim: { kind: 'claim-filed', needs: (o) => (has(o, 'claim-filed') ? 'one claim a transaction (K11)' : has(o, 'delivery') ? null : 'nothing was delivered') },
  refuse: { kind: 'claim-refused', needs: (o) => (!has(o, 'claim-filed') || has(o, 'claim-refused') ? 'no claim is pending' : null) },
};

/** The whole life of an order when a step is not named. @type {Step[]} */
const LIFE = ['purchase', 'deliver', 'revise', 'deliver', 'confirm', 'claim', 'refuse'];

/** @param {Order} o @param {EventKind} kind */
export function has(o, kind) {
  return o.events.some((e) => e.kind === kind);
}

/** @param {Order} o */
const placed = (o) => (has(o, 'purchase') ? null : 'the order is not placed');

/** @param {Order} o */
const running = (o) => (has(o, 'confirmation') || has(o, 'cancelled') ? 'the order is over' : null);

/** @param {Order} o @param {EventKind[]} kinds */
function last(o, kinds) {
  return o.events.filter((e) => kinds.includes(e.kind)).at(-1)?.kind ?? null;
}

/** The step that comes next in a whole life; throws when it is over. @param {Order} o @returns {Step} */
export function nextStep(o) {
  const done = o.events.filter((e) => LIFE.some((s) => STEPS[s].kind === e.kind)).length;
  const step = LIFE[done];
  if (!step) throw new Error(`order ${o.id}: nothing comes next`);
  return step;
}

/**
 * Adds one event. Throws when the step cannot happen now, `at` is missing or lies before the last event.
 * @param {Order} order changed in place
 * @param {Step} step
 * @param {{ at: number, message?: string, newDueAt?: number }} details
 */
export function advance(order, step, details) {
  const rule = STEPS[step];
  if (!rule) throw new Error(`unknown step ${step}`);
  if (!Number.isSafeInteger(details?.at)) throw new TypeError(`order ${order.id}: step ${step} needs \`at\`, epoch ms`);
  const why = rule.needs(order);
  if (why) throw new Error(`order ${order.id}: cannot ${step}: ${why}`);
  const before = order.events.at(-1)?.at ?? -Infinity;
  if (details.at < before) throw new RangeError(`order ${order.id}: ${step} would lie before the last event`);
  order.events.push({ kind: rule.kind, ...details });
}

/** The state in the order list's words. @param {Order} order */
export function statusText(order) {
  switch (order.events.at(-1)?.kind) {
    case 'delivery':
      return '작업물 도착';
    case 'confirmation':
      return '구매 확정';
    case 'cancelled':
      return '주문 취소';
    case 'cancel-request':
      return '취소/문제해결';
    case 'claim-filed':
    case 'claim-refused':
      return has(order, 'confirmation') ? '구매 확정' : '작업물 도착';
    default:
      return '진행중';
  }
}
