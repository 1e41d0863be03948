/** What tests and pictures name by id; see seed.mjs, catalogue.mjs and r10/threads.mjs. */
export { NAMED as ORDERS } from './kmong/seed.mjs';
export const GIG_IDS = /** @type {const} */ ({ guaranteed: '501001', plain: '501002', primeOnly: '501003' });
export { CATEGORIES, SECURITY_TOKEN, THREADS } from './r10/threads.mjs';
