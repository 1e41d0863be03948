import { readFileSync } from 'node:fs';
import { encodeHtml } from '../windows-1254.mjs';
import { categoryPage, editorPage, homePage, missingPage, profilePage, threadPage } from './pages.mjs';
import { ALL, CATEGORIES, MEMBERS } from './threads.mjs';

/**
 * Answers a request to www.r10.net: server-drawn pages as windows-1254 bytes. `?posts=2000` sets the number of posts of a thread, `?skin=` the template, `?adseed=` the advertisements.
 * @param {import('../state.mjs').State} state @param {URL} url @returns {import('../kmong/routes.mjs').Answer}
 */
export function r10(state, url) {
  const { pathname, searchParams } = url;
  if (pathname === '/late-ads.js') return { type: 'text/javascript; charset=utf-8', body: readFileSync(new URL('late-ads.js', import.meta.url)) };
  const how = { now: state.now(), adSeed: Number(searchParams.get('adseed') ?? state.adSeed) };
  if (pathname === '/') return page(homePage(how.adSeed));
  const skin = searchParams.get('skin') ?? 'html5';
  const written = /** @type {const} */ ({ '/newthread.php': 'new', '/editpost.php': 'edit', '/newreply.php': 'reply' })[pathname];
  if (written) return page(editorPage(written, ALL.find((t) => searchParams.get('p')?.startsWith(t.id)) ?? /** @type {import('./threads.mjs').Thread} */ (ALL[0]), how.adSeed));
  const thread = /^\/[^/]+\/(\d+)-[^/]*\.html$/.exec(pathname);
  const post = /^\/(\d{7})\d+-post\d+\.html$/.exec(pathname);
  const profile = /^\/(?:profil|members)\/(\d+)-/.exec(pathname);
  const member = profile && MEMBERS.find((m) => m.id === profile[1]);
  if (member) return page(profilePage(member, how.adSeed, skin));
  const found = ALL.find((t) => t.id === (thread ?? post)?.[1]);
  if (found) {
    const posts = Number(searchParams.get('posts') ?? found.replies + 1);
    return page(threadPage(found, { ...how, skin, replies: posts - 1 }));
  }
  const category = /^\/([^/]+)\/$/.exec(pathname)?.[1];
  if (category && Object.values(CATEGORIES).some((c) => c === category)) return page(categoryPage(category, how));
  return { ...page(missingPage(how.adSeed)), status: 404 };
}

/** @param {string} html @returns {import('../kmong/routes.mjs').Answer} */
function page(html) {
  return { type: 'text/html; charset=windows-1254', body: encodeHtml(html) };
}
