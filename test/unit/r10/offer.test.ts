// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { r10 } from '../../../lib/sites/r10/r10';

function kindOf(title: string, body: string): string {
  document.body.innerHTML = `<h1>${title}</h1><div class="post" data-order="1"><div class="name">uye</div><div class="postContent userMessageSize">${body}</div></div>`;
  return r10.read(document, new URL('https://www.r10.net/ornek/123456-konu.html'), Date.parse('2026-01-15T12:00:00Z')).content.kind;
}

describe('a thread offers services', () => {
  it.each([
    ['Profesyonel tasarım', 'Logo 12.000 TL'],
    ['Logo tasarımı yapılır', 'Fiyat için DM'],
    ['Logo arıyorum diyenlere', 'Logo 12.000 TL'],
    ['Logo arayanlar buraya', 'Logo 12.000 TL'],
    ['Kurumsal kimlik', 'Logo yaptırmak istiyorsanız yazın. Logo 12.000 TL'],
    ['Grafiker iş arıyor', 'İş arıyorum. Logo 12.000 TL'],
    ['Kartvizit tasarımı', 'Referanslar için yazın'],
    ['Tasarım fiyat listesi', '<img src="liste.png" width="800">'],
    ['Paketlerimiz', 'Logo 12.000 TL<br>Kartvizit 1.000 TL<br>Afiş 2.000 TL<br>Maskot çizecek arkadaş lazım'],
  ])('%s', (title, body) => expect(kindOf(title, body)).toBe('listing'));
});

describe('a thread that offers none', () => {
  it.each([
    ['Logo arıyorum', 'Bütçem 2.000 TL'],
    ['LOGO ARIYORUZ', '2.000 TL veririz'],
    ['Logo tasarımcısı aranıyor', '2.000 TL'],
    ['Acil logo', 'Logo yaptıracağım, 2.000 TL veririm'],
    ['Logo', 'Logo yaptırmak istiyorum. 2.000 TL'],
    ['Logo lazım', 'Bütçe 250 ₺'],
    ['Logo tasarımı', 'MAKS Bütçe 250 ₺'],
    ['Logom nasıl olmuş?', '<img src="logo.png" width="800">'],
    ['Günaydın', 'Merhaba arkadaşlar'],
    ['Sitem açıldı', '<img src="site.png" width="800">'],
  ])('%s', (title, body) => expect(kindOf(title, body)).toBe('other'));
});
