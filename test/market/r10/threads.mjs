import { DAY, turkishMidnight } from '../wall-time.mjs';
import { seeded } from '../random.mjs';

/** Category slugs. The real ones are not known: these are invented and say so. */
export const CATEGORIES = /** @type {const} */ ({ proKat: 'ornek-pro-kat-grafik', ordinary: 'ornek-grafik-tasarimcilar', other: 'ornek-yazilim' });

/** Stands in every page as the engine puts it there; nothing may ever read or keep it. */
export const SECURITY_TOKEN = '1790000000-synthetic5ecre7token';

/**
 * @typedef {{ name: string, id: string, slug: string, rank: string, avatar: string, memberSince: string, trade: string, messages: string, approved: boolean, signature: string }} Member
 * @typedef {{ id: string, category: string, slug: string, title: string, author: Member, openedDaysAgo: number, clock: number, body: string, replies: number, prefix?: string }} Thread
 */

/** @type {Member} */
const INKWELL = {
  name: 'mavihokka', id: '204117', slug: 'mavihokka', rank: 'Grafik Tasarımcı', avatar: 'avatar-a.svg', memberSince: '12-03-2019', trade: '356, (%100)', messages: '1.161', approved: true,
  signature: 'Logo sadece 3.500 TL! <b>Kartvizit 500 TL</b>, hosting 49 TL/ay. Kampanya biter: <a href="/yonlendir/?adres=https%3A%2F%2Fmavihokka.example%2F">mavihokka.example</a>',
};
/** @type {Member} */
const PLANE = {
  name: 'ÇınarAtölye', id: '88123', slug: 'cinaratolye', rank: 'Onaylı Üye', avatar: 'avatar-b.svg', memberSince: '7 Eki 2016', trade: '41 / 0 / 0', messages: '3,420', approved: true,
  signature: 'Eski fiyatlarımız: logo 2.000 TL, amblem 1.000 TL (2019)',
};
/** @type {Member} */
const NEWCOMER = {
  name: 'yenifirca', id: '310555', slug: 'yenifirca', rank: 'Üye', avatar: 'avatar-c.svg', memberSince: '03.02.2025', trade: '2', messages: '37', approved: false, signature: 'Uygun fiyata tasarım: 750 ₺',
};
export const MEMBERS = [INKWELL, PLANE, NEWCOMER];

const wrapped = (/** @type {string} */ to) => `/yonlendir/?adres=${encodeURIComponent(to)}`;
const CDN = 'https://cdn.sample-assets.example';

/** @type {Thread[]} */
export const ALL = [
  {
    id: '4100501', category: CATEGORIES.proKat, slug: 'mavi-hokka-logo-kurumsal-kimlik-sosyal-medya-9998-a', title: 'Mavi Hokka | Logo, kurumsal kimlik, sosyal medya tasarımı ✎', author: INKWELL, openedDaysAgo: 40, clock: 41_019, replies: 8, prefix: 'Sabit',
    body: `<p>Merhaba arkadaşlar, 10 yıldır markalar için çalışıyorum. <b>%20 indirim</b> yerine sabit ve açık fiyat veriyorum.</p>
<blockquote>Forum kuralı alıntısı: ilanlarda en az 10 TL'lik bakiye gerekir, örnek logo 1.000 TL</blockquote>
<ul><li>Logo tasarımı 7.500 ₺ (3 konsept, 2 revize)</li><li>Logo + kartvizit 14.000 TL</li><li>Kurumsal kimlik 18.000 ₺, 11 adet iş</li></ul>
<table><tbody><tr><th>Hizmet</th><th>Kapsam</th><th>Fiyat</th></tr>
<tr><td>Sosyal medya paketi</td><td>(10 Kare)</td><td>4.500 TL/ay</td></tr>
<tr><td>Banner</td><td>300 x 250 px</td><td>750₺</td></tr>
<tr><td>Katalog tasarımı</td><td>16 sayfa</td><td><s>9.000 TL</s> 6.500 TL + KDV</td></tr>
<tr><td>Ambalaj tasarımı</td><td>1.'lik ürün serisi</td><td>8-40 bin TL</td></tr>
<tr><td>Animasyon</td><td>30 sn</td><td>Teklif alın</td></tr>
<tr><td>İlk görüşme</td><td>20 dakika</td><td>ücretsiz</td></tr></tbody></table>
<p>MAKS Bütçe 250 ₺ olan taleplere dönüş yapamıyorum. Teslim 3-5 iş günü.</p>
<p>Telefon: 0850 000 00 00 · Portfolyo: <a href="${wrapped('https://mavihokka.example/portfolyo?logo=1')}">mavihokka.example</a></p>
<p><img src="${CDN}/pictures/portfolio.svg" alt="Portfolyo" width="600" height="220"></p>`,
  },
  {
    id: '4100502', category: CATEGORIES.proKat, slug: 'cinar-atolye-logo-ve-marka', title: 'Çınar Atölye: logo ve marka tasarımı', author: PLANE, openedDaysAgo: 12, clock: 68_269, replies: 3,
    body: `<p>IŞIK, İNCİ ve ÇINAR markalarının tasarımcısıyız.</p>
<p>LOGO TASARIMI: 12.500 TL + KDV<br>Logo ve antetli kağıt: 16.750,00 TL<br>Kurumsal kimlik seti: 27.000 ₺<br>Maskot tasarımı ₺21.500</p>
<p>Ölçüler 1920x1080, teslimat 10 gün, 4 revize hakkı. Fiyat için DM atmayın, liste yukarıda.</p>`,
  },
  {
    id: '4100503', category: CATEGORIES.proKat, slug: 'fiyat-listesi-gorselde', title: 'Tasarım hizmetleri, fiyat listesi görselde', author: NEWCOMER, openedDaysAgo: 5, clock: 30_005, replies: 2,
    body: `<p><img src="${CDN}/pictures/price-list.svg" alt="" width="600" height="420"></p><p><img src="${CDN}/pictures/portfolio.svg" alt="" width="600" height="220"></p>`,
  },
  {
    id: '4100504', category: CATEGORIES.ordinary, slug: 'uygun-fiyata-logo', title: 'Uygun fiyata logo', author: NEWCOMER, openedDaysAgo: 1, clock: 84_211, replies: 1,
    body: '<p>Logo 900 TL, kartvizit 400TL. Paket: 1.999₺ yerine 1.500₺. 7 bin 500 liradan başlayan kurumsal paketler.</p>',
  },
  {
    id: '4100505', category: CATEGORIES.ordinary, slug: 'logo-ariyorum', title: 'Logo arıyorum, MAKS Bütçe 250 ₺', author: NEWCOMER, openedDaysAgo: 2, clock: 50_000, replies: 2,
    body: '<p>Kahve dükkanım için logo yaptırmak istiyorum. 250 ₺ veririm, teklifleri bekliyorum.</p>',
  },
  {
    id: '4100506', category: CATEGORIES.ordinary, slug: 'cinar-atolye-kartlar', title: 'Çınar Atölye marka paketleri', author: PLANE, openedDaysAgo: 3, clock: 20_000, replies: 1,
    body: `<p style="text-align: center;"><strong><span style="font-size: 24px;">LOGO TASARIMI</span></strong></p><p>⭐ Standart ........ 12.500 TL</p><p>⭐ Premium ........ 18.000 TL</p>
<div style="display:flex;gap:12px"><div><h3>Gold Paket</h3><ul><li>Logo</li><li>Kartvizit</li><li>Antetli kağıt</li></ul><p><b>16.000 TL</b></p></div><div><h3>Danışmanlık</h3><p>Saatlik görüşme</p><p><b>900 TL</b></p></div></div>
<table><tr><td colspan="4">DİĞER</td></tr><tr><td>Kartvizit</td><td>1.500 TL</td><td>Afiş</td><td>2.250 TL</td></tr><tr><td rowspan="2">Banner</td><td>750 TL</td><td>Web tasarımı</td><td>25.000 TL</td></tr></table>`,
  },
];

/** Path of a thread. @param {Thread} t */
export function threadPath(t) {
  return `/${t.category}/${t.id}-${t.slug}.html`;
}

const path = (/** @type {string} */ id) => threadPath(/** @type {Thread} */ (ALL.find((t) => t.id === id)));
export const THREADS = { belowFloor: path('4100501'), aboveFloor: path('4100502'), pictureOnly: path('4100503'), ordinary: path('4100504'), client: path('4100505'), cards: path('4100506') };

/** Instant of a thread's opening: a fixed clock time some days back. @param {Thread} t @param {number} now */
export function openedAt(t, now) {
  return Math.min(now - 60_000, turkishMidnight(now) - t.openedDaysAgo * DAY + t.clock * 1000);
}

const TALK = [
  'Hayırlı işler, bol kazançlar dilerim.', 'Daha önce çalıştım, ilgili ve hızlı bir arkadaş. Teşekkürler.', 'Ben aynı logoyu 3.000 TL\'ye yaparım, pm atabilirsiniz.',
  'PM attım hocam, 500 Dolar bütçem var.', 'Konu güncel mi?', '5 ticaret puanım var, ödeme için 20.000 TL hazır.', 'İşlerinize sağlık 😊',
];

/** Replies drawn by the thread's number. @param {Thread} t @param {number} count @param {number} now */
export function repliesOf(t, count, now) {
  const rng = seeded(Number(t.id));
  const opened = openedAt(t, now);
  return Array.from({ length: count }, (_, i) => ({
    order: i + 2,
    author: i % 5 === 4 ? t.author : rng.pick(MEMBERS),
    at: opened + Math.floor(((now - opened) * (i + 1)) / (count + 1)),
    text: rng.pick(TALK),
    quotes: i % 4 === 1,
  }));
}
