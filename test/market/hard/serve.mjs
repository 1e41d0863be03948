import { existsSync, readFileSync } from 'node:fs';
import { gigPicture } from '../assets/pictures.mjs';
import { article } from '../kmong/skins/cards.mjs';
import { hardBody } from './body.mjs';

const FONTS = ['/usr/share/fonts/truetype/nanum/NanumSquareRoundR.ttf', '/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf'];
const CDN = 'https://cdn.sample-assets.example';
/** Frames, fonts and sheets of its own, and of the asset host. */
export const HARD_POLICY = `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline' ${CDN}; img-src 'self' data: blob: ${CDN}; font-src 'self'; frame-src 'self' ${CDN}`;

/**
 * An order page with everything on it that is hard to save: see body.mjs. `?nodes=` sets how many elements its long list has, `?far` adds a
 * sheet of another origin, `?dialog` opens a modal dialog, `?grow` loads more when it is scrolled, `?tall` makes it 30,000 px high.
 * @param {import('../kmong/skins/frame.mjs').View} view @param {URLSearchParams} q
 */
export function hardPage(view, q) {
  const marks = ['dialog', 'grow'].filter((name) => q.has(name)).map((name) => ` data-${name}`).join('');
  const far = q.has('far') ? `<link rel="stylesheet" href="${CDN}/kmong/orders.css">` : '';
  const body = hardBody({ nodes: Number(q.get('nodes') ?? 120), tall: q.has('tall'), cdn: CDN });
  return article(view)
    .replace('<html lang="ko">', `<html lang="ko"${marks}>`)
    .replace('</head>', `<link rel="stylesheet" href="/hard/sheet.css">${far}</head>`)
    .replace('</body>', `${body}<script src="/hard/page.js"></script></body>`);
}

/** Files beside the page, from its own origin. @param {string} path @returns {import('../kmong/routes.mjs').Answer} */
export function hardFile(path) {
  const own = (/** @type {string} */ name) => readFileSync(new URL(name, import.meta.url), 'utf8');
  if (path === '/hard/sheet.css') return { type: 'text/css; charset=utf-8', body: own('sheet.css') };
  if (path === '/hard/page.js') return { type: 'text/javascript; charset=utf-8', body: own('page.js') };
  if (path === '/hard/frame') return { type: 'text/html; charset=utf-8', body: own('frame.html'), headers: { 'content-security-policy': HARD_POLICY } };
  const picture = /^\/hard\/picture-(\d+)\.png$/.exec(path);
  if (picture) return { type: 'image/png', body: gigPicture(Number(picture[1])) };
  const font = path === '/hard/font.ttf' ? FONTS.find((file) => existsSync(file)) : undefined;
  if (font) return { type: 'font/ttf', body: readFileSync(font) };
  return { status: 404, body: 'no such file' };
}
