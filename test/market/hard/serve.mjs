import { existsSync, readFileSync } from 'node:fs';
import { gigPicture } from '../assets/pictures.mjs';
import { article } from '../kmong/skins/cards.mjs';
import { hardBody } from './body.mjs';
import { oddBody } from './odd.mjs';

const FONTS = ['/usr/share/fonts/truetype/nanum/NanumSquareRoundR.ttf', '/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf'];
const CDN = 'https://cdn.sample-assets.example';
const SHEETS = { hard: 'sheet.css', odd: 'odd.css' };
const SCRIPTS = { hard: 'page.js', odd: 'odd.js' };
/** Frames, fonts and sheets of its own, and of the asset host. */
export const HARD_POLICY = `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline' ${CDN}; img-src 'self' data: blob: ${CDN}; font-src 'self'; frame-src 'self' ${CDN}`;

/**
 * An order page with everything on it that is hard to save: see body.mjs. `?nodes=` sets how many elements its long list has, `?far` adds a
 * sheet of another origin, `?odd` takes the page in odd.mjs instead (`?deep` with 600 levels), `?quirks` leaves the document type out, `?dialog` opens a modal dialog, `?grow` loads more when it is scrolled, `?tall` makes it 30,000 px high.
 * @param {import('../kmong/skins/frame.mjs').View} view @param {URLSearchParams} q
 */
export function hardPage(view, q) {
  const marks = ['dialog', 'grow', 'deep'].filter((name) => q.has(name)).map((name) => ` data-${name}`).join('');
  const far = q.has('far') ? `<link rel="stylesheet" href="${CDN}/kmong/orders.css">` : '';
  const name = q.has('odd') ? 'odd' : 'hard';
  const body = name === 'odd' ? oddBody() : hardBody({ nodes: Number(q.get('nodes') ?? 120), tall: q.has('tall'), cdn: CDN });
  return article(view)
    .replace(/^<!doctype html>/i, (type) => (q.has('quirks') ? '' : type))
    .replace('<html lang="ko">', `<html lang="ko"${marks}>`)
    .replace('</head>', `<link rel="stylesheet" href="/hard/${SHEETS[name]}">${far}</head>`)
    .replace('</body>', `${body}<script src="/hard/${SCRIPTS[name]}"></script></body>`);
}

/** Files beside the page, from its own origin. @param {string} path @returns {import('../kmong/routes.mjs').Answer} */
export function hardFile(path) {
  const own = (/** @type {string} */ name) => readFileSync(new URL(name, import.meta.url), 'utf8');
  const file = path.slice('/hard/'.length);
  if (Object.values(SHEETS).includes(file)) return { type: 'text/css; charset=utf-8', body: own(file) };
  if (Object.values(SCRIPTS).includes(file)) return { type: 'text/javascript; charset=utf-8', body: own(file) };
  if (path === '/hard/frame') return { type: 'text/html; charset=utf-8', body: own('frame.html'), headers: { 'content-security-policy': HARD_POLICY } };
  if (path === '/hard/signs.svg') return { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="a" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></symbol></svg>' };
  const picture = /^\/hard\/picture-(\d+)\.png$/.exec(path);
  if (picture) return { type: 'image/png', body: gigPicture(Number(picture[1])) };
  const font = path === '/hard/font.ttf' ? FONTS.find((file) => existsSync(file)) : undefined;
  if (font) return { type: 'font/ttf', body: readFileSync(font) };
  return { status: 404, body: 'no such file' };
}
