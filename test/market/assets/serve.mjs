import { existsSync, readFileSync } from 'node:fs';
import { gigPicture, PICTURES } from './pictures.mjs';

/** Fonts that may be installed; the first one there is served. Without CORS a browser fetches it and then refuses it, as on many a real site. */
const FONTS = ['/usr/share/fonts/truetype/nanum/NanumSquareRoundR.ttf', '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'];
const SHEETS = new Map([
  ['/kmong/site.css', 'kmong-site.css'],
  ['/kmong/orders.css', 'kmong-orders.css'],
  ['/kmong/feed.css', 'kmong-feed.css'],
  ['/r10/forum.css', 'r10-forum.css'],
]);

/**
 * Answers for the asset host: no CORS header on anything, so that no script of another origin can read it.
 * @param {string} path
 * @returns {import('../kmong/routes.mjs').Answer}
 */
export function asset(path) {
  const sheet = SHEETS.get(path);
  if (sheet) return { type: 'text/css; charset=utf-8', body: readFileSync(new URL(sheet, import.meta.url)) };
  const gig = /^\/pictures\/gig-(\d+)\.png$/.exec(path);
  if (gig) return { type: 'image/png', body: gigPicture(Number(gig[1])) };
  const drawn = path.startsWith('/pictures/') ? PICTURES.get(path.slice(10)) : undefined;
  if (drawn) return { type: 'image/svg+xml; charset=utf-8', body: drawn };
  const font = path === '/fonts/sample.ttf' ? FONTS.find((f) => existsSync(f)) : undefined;
  if (font) return { type: 'font/ttf', body: readFileSync(font) };
  return { status: 404, body: 'no such asset' };
}
