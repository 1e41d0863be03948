import { esc } from '../html.mjs';
import { turkishListTime, turkishTime } from '../wall-time.mjs';
import { editor, QUICK_REPLY } from './editors.mjs';
import { SKINS, userBox } from './skins.mjs';
import { ALL, CATEGORIES, MEMBERS, openedAt, repliesOf, SECURITY_TOKEN, threadPath } from './threads.mjs';

/** @typedef {import('./threads.mjs').Thread} Thread @typedef {import('./threads.mjs').Member} Member */

const CDN = 'https://cdn.sample-assets.example';
const NAMES = { [CATEGORIES.proKat]: 'Pro Kat Grafik (örnek)', [CATEGORIES.ordinary]: 'Grafik Tasarımcılar (örnek)', [CATEGORIES.other]: 'Yazılım (örnek)' };

/** @param {string} title @param {string} body @param {number} adSeed */
function frame(title, body, adSeed) {
  return `<!DOCTYPE html>
<html lang="tr"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1254"><title>${esc(title)}</title>
<link rel="stylesheet" href="${CDN}/r10/forum.css">
<script>var SECURITYTOKEN = "${SECURITY_TOKEN}"; var SESSIONURL = "";</script></head>
<body><div class="topBar"><div class="in"><a class="logo" href="/">R10</a><a href="/${CATEGORIES.proKat}/">Pro Kat</a><a href="/${CATEGORIES.ordinary}/">Grafik</a><a href="/profil/204117-mavihokka.html">Profilim</a></div></div>
<div class="wrap">${body}
<p class="madeUp">Sentetik örnek sayfa · synthetic sample · Üye kutusundaki etiketler uydurmadır</p></div>
<script src="/late-ads.js?seed=${adSeed}" defer></script></body></html>`;
}

/** @param {Thread} t @param {{ now: number, adSeed: number, replies: number, skin?: string }} how */
export function threadPage(t, { now, adSeed, replies, skin = 'html5' }) {
  const opened = openedAt(t, now);
  const rest = repliesOf(t, replies, now).map((r) => {
    const quote = r.quotes ? `<blockquote><b>${esc(t.author.name)} adlı üyeden alıntı:</b><br>Logo tasarımı 7.500 ₺ olarak belirlendi</blockquote>` : '';
    return { order: r.order, id: `${t.id}${String(r.order).padStart(2, '0')}`, author: r.author, at: r.at, html: `${quote}<p>${esc(r.text)}</p>` };
  });
  const { title, posts } = SKINS[skin] ?? /** @type {import('./skins.mjs').Skin} */ (SKINS.html5);
  const category = { slug: t.category, name: NAMES[t.category] ?? t.category };
  return frame(t.title, `${title(t.title, category)}
${posts([{ order: 1, id: `${t.id}01`, author: t.author, at: opened, html: t.body }, ...rest])}
<div class="replyBox">${QUICK_REPLY}</div>`, adSeed);
}

/** A new thread being written, an opening post or an answer being changed. @param {'new' | 'edit' | 'reply'} kind @param {Thread} t @param {number} adSeed */
export function editorPage(kind, t, adSeed) {
  const way = `<div class="breadCrumb"><a href="/">R10</a> › <a href="/${t.category}/">${NAMES[t.category]}</a>${kind === 'new' ? '' : ` › <a href="${threadPath(t)}">${esc(t.title)}</a>`}<h2>Yaz</h2></div>`;
  const forms = {
    new: { action: '/newthread.php?do=postthread', does: 'postthread', field: /** @type {const} */ ('subject'), title: 'Logo tasarımı', html: '<p><strong>Logo tasarımı</strong></p><p>Fiyat: 9.000 TL</p>' },
    edit: { action: '/editpost.php?do=updatepost', does: 'updatepost', field: /** @type {const} */ ('title'), title: t.title, html: t.body },
    reply: { action: '/newreply.php', does: 'postreply', field: /** @type {const} */ ('title'), title: `Cevap: ${t.title}`, html: '<p>Logo 300 TL olur mu?</p>' },
  };
  return frame('Yaz', `${way}${editor(forms[kind])}`, adSeed);
}

/** @param {string} category @param {{ now: number, adSeed: number }} how */
export function categoryPage(category, { now, adSeed }) {
  const row = (/** @type {{ id: string, href: string, title: string, author: Member, date: string, prefix?: string, lifted?: boolean }} */ r) =>
    `<li class="thread${r.lifted ? ' lifted' : ''}"><div>${r.prefix ? `<span class="prefix">${r.prefix}</span>` : ''}<a id="thread_title_${r.id}" href="${r.href}">${esc(r.title)}</a></div>
<div class="desktop"><a class="usernames" href="/profil/${r.author.id}-${r.author.slug}.html">${esc(r.author.name)}</a></div><div class="date">${r.date}</div></li>`;
  const own = ALL.filter((t) => t.category === category).sort((a, b) => a.openedDaysAgo - b.openedDaysAgo);
  const [inkwell, plane, newcomer] = /** @type {[Member, Member, Member]} */ (MEMBERS);
  const lifted = [
    row({ id: '4099001', href: `/${CATEGORIES.other}/4099001-wordpress-tema.html`, title: 'WordPress tema ₺1.999, kurulum dahil', author: plane, date: '', lifted: true }),
    row({ id: '4099002', href: `/${CATEGORIES.other}/4099002-hosting-6tl.html`, title: 'Hosting 6TL, ilk ay ücretsiz', author: newcomer, date: '', lifted: true }),
  ];
  const filler = [
    row({ id: '4100480', href: `/${category}/4100480-logo-arayan-var-mi.html`, title: 'Logo yaptıracağım, MAKS Bütçe 250 ₺', author: newcomer, date: turkishListTime(now - 40 * 60_000, now) }),
    row({ id: '4100411', href: `/${category}/4100411-afis-tasarimi.html`, title: 'Afiş tasarımı 40-80.000 TL arası işler', author: inkwell, date: turkishListTime(now - 26 * 3_600_000, now) }),
    row({ id: '3900001', href: `/${category}/3900001-eski-konu.html`, title: 'Kartvizit baskı 1.50 TL/adet', author: plane, date: '05-09-2022 13:20:16' }),
  ];
  const sponsor = (/** @type {number} */ n) => `<li id="sponsorReklam${n}" class="sponsorRow"><a href="/yonlendir/?adres=https%3A%2F%2Freklam.example%2F">Sponsor: Logo 299 TL</a></li>`;
  const rows = [sponsor(1), ...lifted, ...own.map((t) => row({ id: t.id, href: threadPath(t), title: t.title, author: t.author, date: turkishListTime(openedAt(t, now), now), ...(t.prefix ? { prefix: t.prefix } : {}) })), ...filler, sponsor(2)];
  return frame(NAMES[category] ?? category, `<div class="breadCrumb"><a href="/">R10</a><h2>${NAMES[category]}</h2></div><ul class="threadList">${rows.join('\n')}</ul>`, adSeed);
}

/** A member's page; `table` is the engine's old one, with the member's own words and other members beside. @param {Member} m @param {number} adSeed @param {string} [skin] */
export function profilePage(m, adSeed, skin = 'html5') {
  if (skin !== 'table') return frame(m.name, `<div class="breadCrumb"><h2>${esc(m.name)}</h2></div>${userBox(m)}`, adSeed);
  return frame(m.name, `<h1>${esc(m.name)} adlı üyenin profili</h1>
<table class="tborder"><tr><td class="alt2">Katılım Tarihi</td><td class="alt1">${m.memberSince}</td></tr><tr><td class="alt2">Ticaret</td><td class="alt1">${m.trade}</td></tr><tr><td class="alt2">Toplam Mesaj</td><td class="alt1">${m.messages}</td></tr>${m.approved ? '<tr><td colspan="2">Kimlik Onaylı</td></tr>' : ''}</table>
<h3>Hakkında</h3><p>Ticaret 9.999, (%100)</p><p>Kimlik Onaylı</p><p>Üyelik 01.01.2001</p>
<aside><h3>Arkadaşlar</h3>${MEMBERS.filter((other) => other !== m).map((other) => `<div><a href="/profil/${other.id}-${other.slug}.html">${esc(other.name)}</a> Ticaret ${other.trade}</div>`).join('')}</aside>`, adSeed);
}

/** @param {number} adSeed */
export function homePage(adSeed) {
  return frame('R10 (örnek)', `<div class="breadCrumb"><h2>Forum</h2></div><p>${Object.entries(NAMES).map(([slug, name]) => `<a href="/${slug}/">${name}</a>`).join(' · ')}</p>`, adSeed);
}

/** @param {number} adSeed */
export function missingPage(adSeed) {
  return frame('Bulunamadı', '<div class="breadCrumb"><h2>Konu bulunamadı</h2></div>', adSeed);
}
