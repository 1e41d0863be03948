import { HARD_POLICY, hardFile, hardPage } from '../hard/serve.mjs';
import { esc } from '../html.mjs';
import { feed2018 } from './feed2018.mjs';
import { SKINS } from './skins/skins.mjs';
import { TALKS } from './skins/talks.mjs';
import { unknownLabel } from './unknown-label.mjs';
import { gigView, listView, messagesView, orderView, sellerView } from './view.mjs';

const CDN = 'https://cdn.sample-assets.example';
const HTML = 'text/html; charset=utf-8';
/** As strict as such a site may be: own scripts only, styles and pictures from the asset host. */
const POLICY = `default-src 'self'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline' ${CDN}; img-src 'self' data: ${CDN}; font-src ${CDN}`;

/** @typedef {import('../state.mjs').State} State */
/** @typedef {{ method: string, url: URL, body: any }} Ask */
/** @typedef {{ status?: number, type?: string, body: string | Buffer, headers?: Record<string, string>, wait?: number }} Answer */

/**
 * Answers a request to kmong.com. The first HTML of every page but the two that the server draws holds no data.
 * @param {State} state @param {import('./bundle.mjs').Bundles} bundles @param {Ask} ask @returns {Answer}
 */
export function kmong(state, bundles, { method, url, body }) {
  const path = decodeURIComponent(url.pathname);
  const q = url.searchParams;
  if (path.startsWith('/static/')) return script(bundles, path.slice(8), q);
  if (path.startsWith('/hard/')) return hardFile(path);
  if (path.startsWith('/__api/')) return api(state, method, path, q, body);
  if (path.startsWith('/download/track/')) {
    return { type: 'application/octet-stream', body: `synthetic sample file ${path}\n`, headers: { 'content-disposition': `attachment; filename="${path.split('/').at(-1)}"` } };
  }
  const track = /^\/track\/(\d+)$/.exec(path);
  const order = track ? state.orders.get(/** @type {string} */ (track[1])) : undefined;
  const skin = q.get('skin') ?? order?.skin;
  if (order && (skin === 'react' || skin === 'feed2018')) return page(drawn(state, bundles, order, skin, url));
  const served = /** @type {keyof typeof SKINS} */ (skin);
  if (order && Object.hasOwn(SKINS, served)) return page(SKINS[served]({ ...orderView(order, { now: state.now(), time: timeStyle(q), folded: q.get('folded') === '1' }), side: q.get('side') === 'seller' ? 'seller' : 'buyer' }));
  if (order && skin === 'hard') return { ...page(hardPage(orderView(order, { now: state.now(), time: timeStyle(q), folded: false }), q)), headers: { 'content-security-policy': HARD_POLICY } };
  if (order && skin === 'unknown-label') return page(unknownLabel(orderView(order, { now: state.now() })));
  const talk = /** @type {keyof typeof TALKS} */ (q.get('skin'));
  if (path === '/inboxes' && Object.hasOwn(TALKS, talk)) return page(TALKS[talk]());
  const known = /^\/($|my_orders$|inboxes$|prime$|enterprise$|@[^/]+$|gig\/\d+$|track\/\d+$)/.test(path);
  return { ...page(shell(state, q)), status: known ? 200 : 404 };
}

/** @param {string} html @returns {Answer} */
function page(html) {
  return { type: HTML, body: html, headers: { 'content-security-policy': POLICY } };
}

/** @param {State} state @param {URLSearchParams} q */
function shell(state, q) {
  return `<!DOCTYPE html>
<html lang="ko" data-list="${esc(q.get('list') ?? state.listSkin)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>크몽 (견본)</title>
<link rel="stylesheet" href="${CDN}/kmong/site.css"><link rel="stylesheet" href="${CDN}/kmong/orders.css"></head>
<body><div id="__next"></div><noscript>합성 견본 페이지 · synthetic sample</noscript><script src="/static/app.js" defer></script></body></html>`;
}

/** @param {State} state @param {import('./bundle.mjs').Bundles} bundles @param {import('./orders.mjs').Order} order @param {'react'|'feed2018'} skin @param {URL} url */
function drawn(state, bundles, order, skin, url) {
  const q = url.searchParams;
  const how = { now: state.now(), time: timeStyle(q), folded: q.get('folded') === '1' };
  const view = orderView(order, how);
  if (skin === 'react') {
    const script = `/static/document.js${q.has('slow') ? `?slow=${encodeURIComponent(q.get('slow') ?? '')}` : ''}`;
    return bundles.renderOrder({ order: view, rest: orderView(order, { ...how, folded: false }).events, script });
  }
  const whole = new URL(url);
  whole.searchParams.delete('folded');
  return feed2018(view, view.hidden > 0 ? whole.pathname + whole.search : null);
}

/** @param {URLSearchParams} q @returns {import('./view.mjs').TimeStyle} */
function timeStyle(q) {
  const style = q.get('time');
  return style === 'relative' || style === 'none' || style === 'yearless' ? style : 'stamp';
}

/** @param {import('./bundle.mjs').Bundles} bundles @param {string} name @param {URLSearchParams} q @returns {Answer} */
function script(bundles, name, q) {
  const text = bundles.client.get(name);
  if (text === undefined) return { status: 404, type: 'text/plain', body: 'no such script' };
  return { type: 'text/javascript; charset=utf-8', body: text, wait: Number(q.get('slow') ?? 0) };
}

/** @param {State} state @param {string} method @param {string} path @param {URLSearchParams} q @param {any} body @returns {Answer} */
function api(state, method, path, q, body) {
  const wait = Number(q.get('slow') ?? state.latency);
  const json = (/** @type {unknown} */ value) => ({ status: value ? 200 : 404, type: 'application/json; charset=utf-8', body: JSON.stringify(value ?? null), wait });
  const [, , room, id, verb] = path.split('/');
  if (room === 'inboxes') return json(messagesView(state.now()));
  if (room === 'gigs' && id) return json(gigView(id));
  if (room === 'sellers' && id) return json(sellerView(id));
  if (room !== 'orders') return json(null);
  if (!id) {
    return json(listView([...state.orders.values()], { from: Number(q.get('from') ?? 0), size: Number(q.get('size') ?? 20), filter: q.get('filter') ?? '' }));
  }
  const order = state.orders.get(id);
  if (!order) return json(null);
  if (method === 'POST' && verb === 'actions') {
    state.pressed.push({ order: id, action: String(body?.action), at: state.now() });
    state.advance(id, body?.action, { at: state.now() });
  }
  return json(orderView(order, { now: state.now(), time: timeStyle(q), folded: q.get('folded') === '1' }));
}
