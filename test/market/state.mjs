import { advance, nextStep } from './kmong/orders.mjs';
import { seedOrders } from './kmong/seed.mjs';

/** @typedef {import('./kmong/orders.mjs').Order} Order @typedef {import('./kmong/orders.mjs').Step} Step */
/** @typedef {ReturnType<typeof createState>} State */

/**
 * All that the pages show. `now` (epoch ms) is the instant the seed is laid around; the clock stands there if `now` is given, else it is the machine's.
 * @param {{ now?: number }} [options]
 */
export function createState({ now } = {}) {
  /** @type {number | null} */
  let fixed = null;
  const state = {
    /** @type {Map<string, Order>} */
    orders: new Map(),
    /** Milliseconds that every answer with data waits. */
    latency: 120,
    /** @type {'plain'|'virtual'} */
    listSkin: 'plain',
    /** Seed of the late advertisements. */
    adSeed: 7,
    /** The site's own buttons that were pressed, whoever pressed them. @type {{ order: string, action: string, at: number }[]} */
    pressed: [],
    /** The market's clock, epoch ms. */
    now: () => fixed ?? Date.now(),
    /** Lays the seed anew. @param {{ now?: number }} [around] */
    reset(around = {}) {
      fixed = around.now ?? now ?? null;
      state.orders = new Map(seedOrders(state.now()).map((o) => [o.id, o]));
      state.latency = 120;
      state.listSkin = 'plain';
      state.adSeed = 7;
      state.pressed.length = 0;
    },
    /** Changes settings, or fields of one order. @param {{ now?: number, latency?: number, listSkin?: 'plain'|'virtual', adSeed?: number, order?: Partial<Order> & { id: string } }} patch */
    set(patch) {
      if (patch.now !== undefined) fixed = patch.now;
      if (patch.latency !== undefined) state.latency = patch.latency;
      if (patch.listSkin !== undefined) state.listSkin = patch.listSkin;
      if (patch.adSeed !== undefined) state.adSeed = patch.adSeed;
      if (patch.order) Object.assign(state.order(patch.order.id), patch.order);
    },
    /** @param {string} id */
    order(id) {
      const found = state.orders.get(id);
      if (!found) throw new Error(`no order ${id}`);
      return found;
    },
    /** Without a step, the next one of a whole life. @param {string} id @param {Step | null | undefined} step @param {{ at: number, message?: string, newDueAt?: number }} details */
    advance(id, step, details) {
      const order = state.order(id);
      advance(order, step ?? nextStep(order), details);
    },
    /** A new order, placed but empty of events. @param {Omit<Order, 'events'>} order */
    add(order) {
      if (state.orders.has(order.id)) throw new Error(`order ${order.id} is there already`);
      state.orders = new Map([[order.id, { ...order, events: [] }], ...state.orders]);
    },
  };
  state.reset();
  return state;
}
