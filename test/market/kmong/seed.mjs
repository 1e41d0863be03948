import { seeded } from '../random.mjs';
import { DAY, koreanMidnight } from '../wall-time.mjs';
import { advance } from './orders.mjs';
import { findGig, GIGS } from './catalogue.mjs';

/** @typedef {import('./orders.mjs').Order} Order @typedef {import('./orders.mjs').Step} Step @typedef {import('./orders.mjs').Skin} Skin */

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Orders that tests and pictures name. */
export const NAMED = /** @type {const} */ ({
  main: '6826723',
  pastSafe: '6824102',
  closed: '6781940',
  overdue: '6827510',
  revised: '6825034',
  confirmed: '6825377',
  refused: '6819250',
  unmarked: '6826990',
  primeOnly: '6826815',
  fresh: '6829001',
});

/**
 * A thousand orders relative to `now` (epoch ms): ten named ones, the rest drawn by the seed.
 * @param {number} now
 * @returns {Order[]} newest number first
 */
export function seedOrders(now) {
  const t = Math.floor(now / MINUTE) * MINUTE;
  const day = (/** @type {number} */ n, hours = 0) => t - n * DAY + hours * HOUR;
  // Delivered on the calendar day one week back: the inclusive count ended last midnight, the civil count ends next midnight, whatever the hour now.
  const weekBack = koreanMidnight(t) - 7 * DAY + 9.5 * HOUR;
  // A calendar day later: the inclusive count ends next midnight, also in the first hour of a day.
  const sixDaysBack = weekBack + DAY;
  const named = [
    order(NAMED.main, '501001', 'cards', day(10), day(2, 4), [['deliver', day(3, -2), '1차 시안과 가이드북 초안을 보내 드립니다. 확인 부탁드립니다.']]),
    order(NAMED.pastSafe, '501009', 'dialog', day(16), day(8), [['deliver', weekBack, '최종본 전달드립니다.']]),
    order(NAMED.closed, '501004', 'table', day(75), day(66), [['deliver', day(60, 3)], ['confirm', day(52, 3)]]),
    order(NAMED.overdue, '501009', 'cards', day(12), day(2), [['overdue', day(2, 1)]]),
    order(NAMED.revised, '501001', 'react', day(13), day(5), [['deliver', sixDaysBack, '첫 결과물입니다.'], ['revise', day(5, 2), '색상 2안과 명함 규격을 다시 부탁드립니다.'], ['deliver', day(1, -3), '요청하신 수정본입니다.']]),
    order(NAMED.confirmed, '501004', 'cards', day(11), day(4), [['deliver', day(4, -4)], ['confirm', day(1)]]),
    order(NAMED.refused, '501004', 'cards', day(30), day(21), [['deliver', day(20)], ['claim', day(17)], ['refuse', day(15)]]),
    order(NAMED.unmarked, '501002', 'cards', day(7), day(2), [['deliver', day(1, -5)]]),
    order(NAMED.primeOnly, '501003', 'table', day(15), day(1), [['deliver', day(2, -1)]]),
    order(NAMED.fresh, '501006', 'cards', day(0, -5), day(-7), []),
  ];
  return [...named, ...drawn(t, 1000 - named.length)].sort((a, b) => Number(b.id) - Number(a.id));
}

/** @param {string} id @param {string} gigId @param {Skin} skin @param {number} boughtAt @param {number} dueAt @param {[Step, number, string?][]} steps @returns {Order} */
function order(id, gigId, skin, boughtAt, dueAt, steps) {
  const gig = findGig(gigId);
  if (!gig) throw new Error(`no service ${gigId}`);
  /** @type {Order} */
  const made = { id, gigId, title: gig.title, seller: gig.seller, buyer: '견본상사', amount: gig.prices[0], dueAt, skin, events: [] };
  advance(made, 'purchase', { at: boughtAt });
  for (const [step, at, message] of steps) advance(made, step, message === undefined ? { at } : { at, message });
  return made;
}

/** @param {number} t @param {number} count @returns {Order[]} */
function drawn(t, count) {
  const rng = seeded(20260401);
  /** @type {Order[]} */
  const out = [];
  let id = 6779000;
  for (let i = 0; i < count; i += 1) {
    id -= rng.between(11, 190);
    const bought = t - (80 + i * 0.28) * DAY - rng.between(0, 600) * MINUTE;
    const gig = rng.pick(GIGS);
    const fate = rng.next();
    /** @type {[Step, number][]} */
    const steps = fate < 0.08 ? [['cancel', bought + 2 * DAY]] : [['deliver', bought + 5 * DAY + rng.between(0, 900) * MINUTE], ['confirm', bought + 13 * DAY]];
    const made = order(String(id), gig.id, 'cards', bought, bought + 6 * DAY, steps);
    made.amount = rng.pick(gig.prices);
    out.push(made);
  }
  return out;
}
