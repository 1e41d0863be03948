// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { listPrices } from '../../../lib/sites/r10/prices';

/** What each price of a post is bound to, in reading order: 'amount service', '-' for none. Amounts in whole units of the currency. */
function bound(html: string, title: string | null = null): string {
  document.body.innerHTML = `<div class="postContent userMessageSize">${html}</div>`;
  return listPrices(document.body.firstElementChild as Element, title)
    .map(({ listed }) => `${(listed.price.low?.minor ?? Number.NaN) / 100} ${listed.service ?? '-'}`)
    .join(', ');
}

describe('lines as sellers write them', () => {
  it.each<[string, string]>([
    ['Logo ........ 7.500 TL', '7500 logo'],
    ['Logo........................................................................................7.500 TL', '7500 logo'],
    ['Logo ____________ 7.500 TL', '7500 logo'],
    ['• Logo Tasarımı → 7.500 TL', '7500 logo'],
    ['✅ LOGO TASARIMI ➤ 7.500₺', '7500 logo'],
    ['👉 logo tasarimi : 7500 tl', '7500 logo'],
    ['* Logo = 7.500 TL', '7500 logo'],
    ['1) Logo tasarımı - 7.500 TL', '7500 logo'],
    ['1. Logo tasarımı 7.500 TL', '7500 logo'],
    ['🔥🔥 LOGO TASARIM 7.500 TL 🔥🔥', '7500 logo'],
    ['Logo Tasarımı | 7.500 TL', '7500 logo'],
    ['logo tasarımınız 7.500 TL', '7500 logo'],
    ['Logonuz 7.500 TL', '7500 logo'],
    ['Logolarımız 7.500 TL’den başlar', '7500 logo'],
    ['Firma logosu 7.500 TL', '7500 logo'],
    ['Profesyonel ve özgün logo tasarımı 7.500 TL', '7500 logo'],
    ['Logo tasarımı (3 konsept, sınırsız revize, kaynak dosya) 7.500 TL', '7500 logo'],
    ['Logo tasarımı 3 konsept 2 revize 7.500 TL', '7500 logo'],
    ['Logo Tasarımı fiyatı: 7.500 TL + KDV', '7500 logo'],
    ['Logo tasarımı sadece 7.500 TL!', '7500 logo'],
    ['Logo tasarımı yapılır 7.500 TL', '7500 logo'],
    ['Logo için 7.500 TL', '7500 logo'],
    ['Logo tasarımı: 7.500 TL (sınırsız revize)', '7500 logo'],
    ['Logo tasarımı 7.500 TL. Kartvizit de yapılır.', '7500 logo'],
    ['7.500 TL - Logo tasarımı', '7500 logo'],
    ['7.500 TL’den başlayan fiyatlarla logo', '7500 logo'],
    ['₺7.500 Logo', '7500 logo'],
    ['[b]Logo[/b]: 7.500 TL', '7500 logo'],
    ['[*] Logo [COLOR=red]7.500 TL[/COLOR]', '7500 logo'],
    ['[size=4]Logo tasarımı[/size] [u]7.500 TL[/u]', '7500 logo'],
    ['<span style="color:red">Lo</span><span>go</span> <font size="4"><b>7.500 TL</b></font>', '7500 logo'],
    ['<p><span style="font-size: 18px;"><strong>Logo Tasarımı</strong></span> <span>7.500&nbsp;TL</span></p>', '7500 logo'],
    ['Kartvizit tasarımı 500 TL', '500 business-card'],
    ['KARTVİZİT: 500₺', '500 business-card'],
    ['Kurumsal kimlik 18.000 TL', '18000 corporate-identity'],
    ['KURUMSAL KIMLIK TASARIMI 18.000 TL', '18000 corporate-identity'],
    ['Sosyal medya görseli 300 TL', '300 social-media'],
    ['Afiş 900 TL', '900 poster'],
    ['Web sitesi tasarımı 25.000 TL', '25000 web-design'],
    ['Vektörel çizim 500 TL', '500 logo-rework'],
    ['Logo animasyonu 3.000 TL', '3000 logo-animation'],
    ['Logo 10.000 TL kartvizit 2.000 TL', '10000 logo, 2000 business-card'],
    ['Logo (10.000 TL) ve Kartvizit (2.000 TL)', '10000 logo, 2000 business-card'],
    ['Logo: 10.000 TL | Kartvizit: 2.000 TL | Afiş: 900 TL', '10000 logo, 2000 business-card, 900 poster'],
    ['Logo 10.000₺ / Kartvizit 2.000₺', '10000 logo, 2000 business-card'],
    ['Logo 7.500 TL / 9.000 TL KDV dahil', '7500 logo, 9000 logo'],
    ['Logo tasarımı <s>12.000 TL</s> 7.500 TL', '12000 logo, 7500 logo'],
    ['Logo %50 indirimle 7.500 TL', '7500 -'],
  ])('%s', (html, expected) => expect(bound(html)).toBe(expected));
});

describe('what names a logo and is the price of something else', () => {
  it.each([
    'Logo eğitimi 500 TL', 'Logo danışmanlığı 500 TL', 'Logo tescili 5.000 TL', 'Logo baskılı kupa 300 TL', 'Logolu tabela 4.000 TL', 'Logosuz tasarım 500 TL', 'Logonuzu 500 TL’ye vektörel çiziyorum',
    'Logo 500 TL vektörel çizilir', 'Logo 500 TL animasyon', 'Logonuz hazırsa kartvizit 500 TL', 'Logosu olanlara 500 TL', 'Logo yaptıranlara kartvizit 500 TL', 'Hazır logo 500 TL', '3D logo 500 TL', 'Neon logo 5.000 TL',
    'Logo 5 adet 25.000 TL', 'Logo (5 adet) 25.000 TL', '5 adet logo 25.000 TL', '5 logo 25.000 TL', 'Logo x5 25.000 TL', 'Logo seti 25.000 TL', '10’lu logo paketi 25.000 TL', 'Logo ön ödeme 2.000 TL', 'Logo: 2.000 TL ön ödeme, kalan teslimde',
    'Logo kapora 1.000 TL', 'Logo 3 taksit 2.500 TL', 'Piyasada logo 2.000 TL', 'Rakipler logoyu 2.000 TL yapıyor', 'Örnek: logo 1.000 TL', 'Taban fiyat: logo 10.000 TL', 'Geçen ay logo 2.000 TL', 'Bir arkadaşa logo yaptım 500 TL verdi',
    'Fiyat 500 TL’den başlar. Logo da yapılır', 'Danışmanlık (logo için) 500 TL', 'Maskot (logo uyumlu) 500 TL', 'Logo dışında her şey 500 TL', 'Logo yapmıyorum, kartvizit 500 TL', 'Logo değil kartvizit 500 TL', 'Logo hariç 500 TL', 'Logo dahil kartvizit 500 TL',
    'Avatar 500 TL (logo isteyen yazsın)', 'Logo ve avatar, banner, kapak: tanesi 300 TL', 'Logo, afiş, banner 300 TL', 'Logo/afiş/banner 300 TL', 'Logo veya kartvizit 300 TL', 'Logo revizesi 300 TL', 'Logo yenileme 300 TL', 'Logo düzenleme 300 TL', 'Logo fontu 300 TL',
    'Logo kitabı 300 TL', 'Logo sunumu 300 TL', 'Logo mockup 300 TL', 'Logo kılavuzu 3.000 TL', 'Logo çizimi 500 TL', 'Logo intro 500 TL', 'Mevcut logonuz 500 TL', 'Kartvizit (logo hediye) 500 TL', 'Logo alana kartvizit 500 TL', 'Ek logo 500 TL', 'İkinci logo 500 TL',
    'Logo acil teslim 500 TL', 'Logo başvuru ücreti 500 TL', 'Logo kaynak dosyası 500 TL', 'Logo saatlik 500 TL', 'Logo 500 TL/ay', 'Logo yarışması ödülü 500 TL', 'Facebook logosu kaldırma 50 TL', 'Logo lisansı 500 TL', 'Logo ürün fotoğrafı çekimi 3.000 TL',
    'Logoya 500 TL', 'Logodan 500 TL', 'Logo tasarımı kursu 500 TL', 'Logo tasarımında danışmanlık 500 TL', 'Eski logo 500 TL', 'Logo üzeri kartvizit 500 TL', 'Blogo 500 TL', 'logo.com.tr alan adı 500 TL', 'Logo Yazılım lisans 5.000 TL',
    'Logo tasarımı için 500 TL indirim', 'Logo işi 500 TL altı yapılmaz', 'Logo almayan 500 TL öder', 'Tişört baskı logo 500 TL', 'Tabela + logo baskısı 500 TL',
  ])('%s', (text) => expect(bound(text)).not.toMatch(/ logo(,|$)/));
});

describe('several prices in a line', () => {
  it.each<[string, string]>([
    ['Logo 7.500 TL | 500 TL kartvizit', '7500 -, 500 -'],
    ['Logo 7.500 TL, 500 TL revizyon', '7500 -, 500 -'],
    ['Logo 7.500 TL, 500 TL kargo', '7500 logo, 500 -'],
    ['Logo/kartvizit: 7.500 TL / 500 TL', '7500 -, 500 -'],
    ['500 TL kartvizit, 7.500 TL logo', '500 business-card, 7500 logo'],
    ['Logo 7.500 TL acil teslim 2.000 TL', '7500 -, 2000 -'],
    ['Kartvizit ve logo sırasıyla 500 TL ve 7.500 TL', '500 -, 7500 -'],
    ['Logo 7.500 TL, kartvizit 500 TL, afiş 900 TL, banner 300 TL', '7500 logo, 500 business-card, 900 poster, 300 banner'],
    ['Logo 7.500 TL danışmanlık 500 TL', '7500 logo, 500 -'],
    ['Logo 7.500 TL, kartvizit 500 TL. Paket 900 TL. Animasyon 300 TL', '7500 logo, 500 business-card, 900 -, 300 -'],
    ['Logo 7.500 TL. Kartvizit ve antetli dahil. Kurumsal kimlik 20.000 TL', '7500 logo, 20000 corporate-identity'],
    ['Logo Başlangıç 7.500 TL Profesyonel 15.000 TL', '7500 logo, 15000 -'],
  ])('%s', (html, expected) => expect(bound(html)).toBe(expected));
});

describe('packages', () => {
  const packageOf = (html: string) => {
    document.body.innerHTML = `<div>${html}</div>`;
    return listPrices(document.body.firstElementChild as Element, null).map(({ listed }) => [listed.service, listed.package, listed.label]);
  };
  it.each<[string, [string | null, string[] | undefined, string]]>([
    ['Logo + Kartvizit + Antetli 12.000 TL', ['logo', ['logo', 'business-card'], 'Logo + Kartvizit + Antetli']],
    ['Logo ve kartvizit 12.000 TL', ['logo', ['logo', 'business-card'], 'Logo ve kartvizit']],
    ['Kurumsal Paket: logo, kartvizit, antetli kağıt 12.000 TL', ['logo', ['logo', 'business-card'], 'Kurumsal Paket: logo, kartvizit, antetli kağıt']],
    ['Gold Paket (logo + kartvizit) 12.000 TL', ['logo', ['logo', 'business-card'], 'Gold Paket (logo + kartvizit)']],
    ['Kurumsal kimlik (logo, kartvizit, antetli) 18.000 TL', ['corporate-identity', ['corporate-identity', 'logo', 'business-card'], 'Kurumsal kimlik (logo, kartvizit, antetli)']],
    ['Kartvizit + afiş 1.500 TL', [null, ['business-card', 'poster'], 'Kartvizit + afiş']],
    ['Logo 7.500 TL', ['logo', undefined, 'Logo']],
    ['Logo, kartvizit, antetli 12.000 TL', [null, undefined, 'Logo, kartvizit, antetli']],
  ])('%s', (html, expected) => expect(packageOf(html)).toEqual([expected]));
  it('a tier’s card that counts up its parts', () => {
    expect(packageOf('<div><div><h3>Gold Paket</h3><ul><li>Kartvizit</li><li>Logo</li></ul><p>9.000 TL</p></div><div><h3>Silver Paket</h3><p>500 TL</p></div></div>')[0]).toEqual(['logo', ['business-card', 'logo'], 'Gold Paket']);
  });
});

describe('tables', () => {
  const table = (...rows: string[]) => `<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
  const cells = (...texts: string[]) => texts.map((text) => `<td>${text}</td>`).join('');
  it.each<[string, string, string]>([
    ['two lists side by side', table(cells('Logo', '7.500 TL', 'Kartvizit', '500 TL'), cells('Afiş', '900 TL', 'Banner', '300 TL')), '7500 logo, 500 business-card, 900 poster, 300 banner'],
    ['side by side, one name missing', table(cells('Logo', '7.500 TL', '', '500 TL'), cells('Afiş', '900 TL', 'Banner', '300 TL')), '7500 logo, 500 -, 900 poster, 300 banner'],
    ['tiers in columns', table(cells('', 'Standart', 'Premium'), cells('Logo', '7.500 TL', '15.000 TL'), cells('Kartvizit', '500 TL', '900 TL')), '7500 logo, 15000 logo, 500 business-card, 900 business-card'],
    ['services in columns', table(cells('Paket', 'Logo', 'Kartvizit'), cells('Standart', '7.500 TL', '500 TL')), '7500 logo, 500 business-card'],
    ['price before its name', table(cells('7.500 TL', 'Logo'), cells('500 TL', 'Kartvizit')), '7500 logo, 500 business-card'],
    ['what it holds in a further column', table(cells('Kurumsal kimlik', 'Logo, kartvizit, antetli', '18.000 TL')), '18000 corporate-identity'],
    ['numbered rows', table(cells('1', 'Logo', '7.500 TL'), cells('2', 'Kartvizit', '500 TL')), '7500 logo, 500 business-card'],
    ['a package spread over cells', table(cells('Gold', 'Logo', 'Kartvizit', '9.000 TL')), '9000 -'],
    ['other work with the word in its description', table(cells('Animasyon', 'Logo dahil', '500 TL')), '500 -'],
    ['a title over all columns', table('<td colspan="2">FİYAT LİSTESİ</td>', cells('Logo', '7.500 TL')), '7500 logo'],
    ['groups of rows', table('<td colspan="2">LOGO</td>', cells('Standart', '7.500 TL'), cells('Premium', '15.000 TL'), '<td colspan="2">KARTVİZİT</td>', cells('Standart', '500 TL')), '7500 logo, 15000 logo, 500 business-card'],
    ['a group of unnamed work', table('<td colspan="2">LOGO</td>', cells('Standart', '7.500 TL'), '<td colspan="2">DANIŞMANLIK</td>', cells('Standart', '500 TL')), '7500 logo, 500 -'],
    ['a name over two rows', table('<td rowspan="2">Logo</td><td>Standart</td><td>7.500 TL</td>', cells('Premium', '15.000 TL'), cells('Kartvizit', 'Standart', '500 TL')), '7500 logo, 15000 logo, 500 business-card'],
    ['a head over two columns', table('<td colspan="2">Logo</td><td>Kartvizit</td>', cells('7.500 TL', '15.000 TL', '500 TL')), '7500 logo, 15000 logo, 500 business-card'],
    ['a column of extras', table(cells('Hizmet', 'Fiyat', 'Acil teslim'), cells('Logo', '7.500 TL', '2.000 TL')), '7500 logo, 2000 -'],
    ['a column of revisions', table(cells('Hizmet', 'Fiyat', 'Revizyon'), cells('Logo', '7.500 TL', '500 TL')), '7500 logo, 500 -'],
    ['a button behind each price', table(cells('Logo', '7.500 TL', 'Sipariş ver'), cells('Danışmanlık', '500 TL', 'Sipariş ver')), '7500 logo, 500 -'],
    ['struck and new', table(cells('Logo', '<s>12.000 TL</s> 7.500 TL')), '12000 logo, 7500 logo'],
    ['head of th in thead', '<table><thead><tr><th>Hizmet</th><th>Ücret</th></tr></thead><tbody><tr><td><b>Logo</b> Tasarımı</td><td>7.500 ₺</td></tr></tbody></table>', '7500 logo'],
    ['nested layout table', `<table><tr><td>${table(cells('Logo', '7.500 TL'))}</td><td>${table(cells('Kartvizit', '500 TL'))}</td></tr></table>`, '7500 logo, 500 business-card'],
    ['absurd spans', table('<td rowspan="9999" colspan="9999">Logo</td><td>7.500 TL</td>'), '7500 logo'],
  ])('%s', (_, html, expected) => expect(bound(html)).toBe(expected));
});

describe('names and prices on lines of their own', () => {
  it.each<[string, string, string]>([
    ['a column of names beside a column of prices', '<div><div><p>Logo</p><p>Kartvizit</p><p>Afiş</p></div><div><p>7.500 TL</p><p>500 TL</p><p>900 TL</p></div></div>', '7500 logo, 500 business-card, 900 poster'],
    ['one name more than prices', '<div><div><p>Logo</p><p>Kartvizit</p><p>Afiş</p></div><div><p>7.500 TL</p><p>500 TL</p></div></div>', '7500 -, 500 -'],
    ['names and prices in one flow', 'Logo<br>Kartvizit<br>7.500 TL<br>500 TL', '7500 -, 500 -'],
    ['a row of divs each', '<div><div>Logo</div><div>7.500 TL</div></div><div><div>Kartvizit</div><div>500 TL</div></div>', '7500 logo, 500 business-card'],
    ['list items of two lines', '<ul><li>Logo<br>7.500 TL</li><li>Danışmanlık<br>500 TL</li></ul>', '7500 logo, 500 -'],
    ['Froala paragraphs', '<p><strong>Logo Tasarımı</strong></p><p>7.500 TL</p><p><br></p><p><strong>Kartvizit</strong></p><p>500 TL</p>', '7500 logo, 500 business-card'],
    ['strong heading, then an unnamed work right over its price', '<b>Logo Tasarım</b><br>7.500 TL<br>Danışmanlık<br>500 TL', '7500 logo, 500 -'],
    ['strong heading, then other work', '<b>Logo Tasarım</b><br>Animasyon<br>500 TL', '500 -'],
    ['heading of work upon work', '<b>Revizyon Fiyatları</b><br>Logo 500 TL<br>Kartvizit 100 TL', '500 -, 100 -'],
    ['heading of animation', '<h3>Animasyon</h3><p>Logo 500 TL</p>', '500 -'],
    ['heading of old prices', '<b>Eski fiyatlar:</b><br>Logo 2.000 TL', '2000 -'],
    ['a new heading ends it', '<b>Revizyon Fiyatları</b><br>Logo 500 TL<br><b>Grafik Tasarım</b><br>Logo 7.500 TL', '500 -, 7500 logo'],
    ['a heading of price talk does not', '<b>Revizyon</b><br><b>Fiyatlar</b><br>Logo 500 TL', '500 -'],
    ['heading, list, heading, list', '<h3>LOGO</h3><ul><li>Standart: 7.500 TL</li><li>Premium: 15.000 TL</li></ul><h3>SEO</h3><ul><li>Standart: 500 TL</li></ul>', '7500 logo, 15000 logo, 500 -'],
    ['heading in a box of its own', '<div><h3>Kartvizit</h3></div><div>500 TL</div><div><h3>Logo</h3></div><div>7.500 TL</div>', '500 business-card, 7500 logo'],
    ['price over its name, row by row', '<div><b>7.500 TL</b><span style="display:block">Logo</span></div><div><b>500 TL</b><span style="display:block">Afiş</span></div>', '7500 logo, 500 poster'],
    ['question with the word', '<b>Neden logo?</b><br>Kahve 50 TL', '50 -'],
    ['talk, then a bare price', 'Logo markanızın yüzüdür, önemlidir.<br>500 TL', '500 -'],
  ])('%s', (_, html, expected) => expect(bound(html)).toBe(expected));
  it.each<[string, string, string]>([
    ['Logo Eğitimi', 'Fiyat: 500 TL', '500 -'],
    ['Logo + Kartvizit', 'Fiyat: 12.000 TL', '12000 -'],
    ['Profesyonel Logo Tasarımı | Uygun Fiyat', 'Fiyat: 7.500 TL', '7500 logo'],
    ['LOGO TASARIMI YAPILIR', '7.500 TL', '7500 logo'],
    ['Logo tasarımı', 'Danışmanlık: 500 TL', '500 -'],
    ['Logo Animasyonu', '500 TL', '500 logo-animation'],
  ])('title %s over %s', (title, html, expected) => expect(bound(html, title)).toBe(expected));
});
