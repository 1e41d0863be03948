import { advance } from '../orders.mjs';
import { orderView } from '../view.mjs';

/** @typedef {import('../orders.mjs').Step} Step */

const at = (/** @type {string} */ text) => Date.parse(`${text.replace(' ', 'T')}+09:00`);

/** The instant at which every life below is looked at: 2026-06-25 12:00 in Seoul. */
export const SEEN_AT = at('2026-06-25 12:00');

/** Lives of one invented order, number 7654321: steps with their wall times in Seoul. @type {Record<string, [Step, string, string?][]>} */
const LIVES = {
  working: [],
  one: [['deliver', '2026-06-12 14:20', '1차 시안입니다. 6월 14일까지 의견 부탁드립니다.']],
  two: [['deliver', '2026-06-12 14:20', '1차 시안입니다. 6월 14일까지 의견 부탁드립니다.'], ['revise', '2026-06-13 09:05', '지난 작업물 도착 26.05.30 09:00 건처럼 부탁드립니다.'], ['deliver', '2026-06-18 18:41', '최종본입니다. 26.06.17 10:00 회의 내용을 반영했습니다.']],
  three: [['deliver', '2026-06-12 14:20', '1차입니다.'], ['revise', '2026-06-13 09:05', '색을 바꿔 주세요.'], ['deliver', '2026-06-18 18:41', '2차입니다.'], ['revise', '2026-06-19 11:30', '글자를 키워 주세요.'], ['deliver', '2026-06-22 08:15', '3차입니다.']],
  confirmed: [['deliver', '2026-06-12 14:20', '최종본입니다.'], ['confirm', '2026-06-19 20:00']],
  cancelAsked: [['deliver', '2026-06-12 14:20', '1차 시안입니다.'], ['request-cancel', '2026-06-13 10:00']],
  late: [['overdue', '2026-06-16 00:01']],
  extended: [['extend', '2026-06-14 16:00'], ['deliver', '2026-06-20 09:30', '늦어서 죄송합니다.']],
  filed: [['deliver', '2026-06-18 18:41', '최종본입니다.'], ['claim', '2026-06-20 11:00']],
  refused: [['deliver', '2026-06-12 14:20', '최종본입니다.'], ['claim', '2026-06-15 11:00'], ['refuse', '2026-06-17 15:30']],
};

/** Names of the lives. */
export const LIFE_NAMES = Object.keys(LIVES);

/**
 * What a skin draws of one of the lives.
 * @param {string} life
 * @param {{ side?: 'buyer'|'seller', time?: import('../view.mjs').TimeStyle, folded?: boolean }} [how]
 */
export function viewOf(life, { side = 'buyer', time = 'stamp', folded = false } = {}) {
  /** @type {import('../orders.mjs').Order} */
  const order = { id: '7654321', gigId: '501001', title: '브랜드 로고와 가이드북, 기업 아이덴티티 전체 설계', seller: '모담디자인', buyer: '견본상사', amount: 480000, dueAt: at('2026-06-15 18:00'), skin: 'cards', events: [] };
  advance(order, 'purchase', { at: at('2026-06-01 10:12') });
  for (const [step, when, message] of LIVES[life] ?? []) advance(order, step, { at: at(when), ...(message ? { message } : {}), ...(step === 'extend' ? { newDueAt: at('2026-06-21 18:00') } : {}) });
  return { ...orderView(order, { now: SEEN_AT, time, folded }), side };
}
