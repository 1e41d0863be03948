import { esc } from '../html.mjs';
import { turkishTime } from '../wall-time.mjs';

/** @typedef {import('./threads.mjs').Member} Member @typedef {{ order: number, id: string, author: Member, at: number, html: string }} Post */

/**
 * Templates in which the same posts are drawn. Invented, all of them: only the first follows what is known of the site's own. `posts` draws
 * the list; `title` what stands over it.
 * @typedef {{ title: (title: string, category: { slug: string, name: string }) => string, posts: (posts: Post[]) => string }} Skin
 */

const CDN = 'https://cdn.sample-assets.example';
const profile = (/** @type {Member} */ m, /** @type {string} */ folder) => `/${folder}/${m.id}-${m.slug}.html`;

/** The labels of the statistics are invented: the site's own are not known. @param {Member} m */
export function userBox(m) {
  return `<div class="postUser"><div class="userLeft"><div class="avatar"><img src="${CDN}/pictures/${m.avatar}" alt=""></div>
<div class="smallInfo"><div class="name"><a href="${profile(m, 'profil')}">${esc(m.name)}</a></div><div class="rank">${esc(m.rank)}</div></div></div>
<ul class="userStats" data-invented="labels"><li><span>Üyelik</span> <span>${m.memberSince}</span></li><li><span>Ticaret</span> <span>${m.trade}</span></li><li><span>Mesaj</span> <span>${m.messages}</span></li>${m.approved ? '<li class="approved">Kimlik Onaylı</li>' : ''}</ul></div>`;
}

const breadCrumb = (/** @type {string} */ title, /** @type {{ slug: string, name: string }} */ category) =>
  `<div class="breadCrumb"><a href="/">R10</a> › <a href="/${category.slug}/">${category.name}</a><h2>${esc(title)}</h2></div>`;

/** The home-made HTML5 template. @type {Skin} */
const html5 = {
  title: breadCrumb,
  posts: (posts) =>
    `<div class="postList"><ul>${posts
      .map(
        (p) => `<li class="post" id="edit${p.id}" data-order="${p.order}">${userBox(p.author)}
<div class="postBody"><div class="postHead"><span>${turkishTime(p.at, ', ')}</span><a href="/${p.id}-post${p.order}.html">#${p.order}</a></div>
<div class="postContent userMessageSize">${p.html}</div>
<div class="postContent userSignature">${p.author.signature}</div></div></li>`,
      )
      .join('\n')}</ul></div>`,
};

/** The tables of the engine's third version: no class tells user box or signature. @type {Skin} */
const table = {
  title: (title, category) => `<table class="tborder" width="100%"><tr><td class="alt1"><a href="/${category.slug}/">${category.name}</a></td></tr><tr><td class="navbar"><strong>${esc(title)}</strong></td></tr></table>`,
  posts: (posts) =>
    `<div id="posts">${posts
      .map(
        (p) => `<div align="center"><div class="page" style="width:100%"><div id="edit${p.id}">
<table id="post${p.id}" class="tborder" cellpadding="6" width="100%">
<tr><td class="thead">${turkishTime(p.at, ', ')}</td><td class="thead" align="right"><a href="/${p.id}-post${p.order}.html"><strong>#${p.order}</strong></a></td></tr>
<tr valign="top"><td class="alt2" width="175"><div><a class="bigusername" href="${profile(p.author, 'members')}">${esc(p.author.name)}</a></div><div class="smallfont">${esc(p.author.rank)}</div>
<div class="smallfont"><div>Katılım: ${p.author.memberSince}</div><div>Mesajlar: ${p.author.messages}</div><div>iTrader: ${p.author.trade}</div>${p.author.approved ? '<div><img src="/kimlik.gif" alt="Kimliği onaylanmış üye"></div>' : ''}</div></td>
<td class="alt1"><div id="post_message_${p.id}">${p.html}</div><div>__________________<br>${p.author.signature}</div></td></tr></table></div></div></div>`,
      )
      .join('\n')}</div>`,
};

/** Cards with a definition list, class names as a style library gives them. @type {Skin} */
const cards = {
  title: (title, category) => `<nav aria-label="breadcrumb"><ol class="breadcrumb"><li><a href="/${category.slug}/">${category.name}</a></li></ol></nav><h1 class="h4 mb-3">${esc(title)}</h1>`,
  posts: (posts) =>
    `<section class="d-grid gap-3">${posts
      .map(
        (p) => `<article class="card" data-order="${p.order}"><div class="card-header d-flex"><time>${turkishTime(p.at)}</time> <span>#${p.order}</span></div>
<div class="row g-0"><aside class="col-3 p-3"><a class="fw-bold usernames" href="${profile(p.author, 'profil')}">${esc(p.author.name)}</a><p class="rank">${esc(p.author.rank)}</p>
<dl><dt>Kayıt Tarihi</dt><dd>${p.author.memberSince}</dd><dt>Ticaret Puanı</dt><dd>${p.author.trade}</dd><dt>Mesaj</dt><dd>${p.author.messages}</dd></dl>${p.author.approved ? '<span class="badge" title="Kimlik Onaylı"></span>' : ''}</aside>
<div class="col-9 p-3"><div class="postContent">${p.html}</div><div class="postContent userSignature">${p.author.signature}</div></div></div></article>`,
      )
      .join('\n')}</section>`,
};

/** Everything on lines of its own; the body known by the engine's id only, its text dressed by an editor in spans and fonts. @type {Skin} */
const plain = {
  title: (title) => `<h1>${esc(title)}</h1>`,
  posts: (posts) =>
    posts
      .map(
        (p) => `<div class="post" id="edit${p.id}"><p><a href="/${p.id}-post${p.order}.html">#${p.order}</a> · ${turkishTime(p.at, ', ')}</p>
<p><a href="${profile(p.author, 'members')}">${esc(p.author.name)}</a><br>Üye Olma Tarihi: ${p.author.memberSince}<br>Ticaret: ${p.author.trade}${p.author.approved ? '<br>KİMLİK ONAYLI' : ''}</p>
<div id="post_message_${p.id}"><font face="Verdana"><span style="font-size: 14px;">${p.html}</span></font></div><hr><div class="imza">${p.author.signature}</div></div>`,
      )
      .join('\n'),
};

/** @type {Record<string, Skin>} */
export const SKINS = { html5, table, cards, plain };
