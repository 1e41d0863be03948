// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { listPrices } from '../../../lib/sites/r10/prices';

function offers(html: string, title: string | null = null): [string, string | null][] {
  document.body.innerHTML = `<div class="postContent userMessageSize">${html}</div>`;
  return listPrices(document.body.firstElementChild as Element, title).map(({ listed }) => [listed.price.text.replace(/\s*(TL|₺).*/, ''), listed.service]);
}

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('a price is bound to what its line names', () => {
  it.each<[string, [string, string | null][]]>([
    ['Logo tasarımı 7.500 TL', [['7.500', 'logo']]],
    ['Logo Tasarımı: 12.000 TL + KDV', [['12.000', 'logo']]],
    ['10.000 TL logo', [['10.000', 'logo']]],
    ['Logo + kartvizit 14.000 TL', [['14.000', 'logo']]],
    ['Kartvizit ve logo tasarımı 9.000 TL', [['9.000', 'logo']]],
    ['Logo 10.000 TL, kartvizit 2.000 TL', [['10.000', 'logo'], ['2.000', 'business-card']]],
    ['10.000 TL logo, 2.000 TL kartvizit', [['10.000', 'logo'], ['2.000', 'business-card']]],
    ['Logo 15.000 TL yerine 9.000 TL', [['15.000', 'logo'], ['9.000', 'logo']]],
    ['Logo 3 konsept, 7.500 TL', [['7.500', 'logo']]],
  ])('%s', (text, expected) => expect(offers(text)).toEqual(expected));
});

describe('unknown beats wrong', () => {
  it.each([
    'Logo revizyonu 500 TL',
    'Logo animasyonu 5.000 TL',
    'Logo kartvizit banner: 500 TL',
    'Logo, kartvizit, banner 500 TL',
    'Logo / kartvizit: 500 TL',
    '3 logo 15.000 TL',
    'Logo için acil teslim farkı 2.000 TL',
    'Logo 500 TL/saat',
    'Logo tasarım hizmeti veriyorum. Danışmanlık 500 TL',
    'Acil teslim 500 TL',
    'Kartvizit (logo dahil) 500 TL',
  ])('%s is no logo price', (text) => expect(offers(text).map(([, service]) => service)).not.toContain('logo'));

  it('two services before two prices stay unbound', () => {
    expect(offers('Logo - kartvizit: 500 TL, animasyon 100 TL, 90 TL').every(([, service]) => service === null)).toBe(true);
  });
  it('a second price of other words is not the first one’s', () => {
    expect(offers('Logo 12.000 TL, acil teslim için 2.000 TL')).toEqual([['12.000', 'logo'], ['2.000', null]]);
  });
  it('a free extra is no price, a free service is', () => {
    expect(offers('Logo 12.000 TL (ücretsiz revizyon)')).toEqual([['12.000', 'logo']]);
    expect(offers('Logo: ücretsiz').map(([, service]) => service)).toEqual(['logo']);
    expect(offers('Kartvizit alana ücretsiz logo').map(([, service]) => service)).toEqual([null]);
  });
});

describe('places', () => {
  it('the row of a table', () => {
    expect(offers('<table><tr><td>Logo</td><td>3 gün</td><td>7.500 TL</td></tr><tr><td>Animasyon</td><td></td><td>500 TL</td></tr></table>')).toEqual([['7.500', 'logo'], ['500', null]]);
  });
  it('the head of a column', () => {
    expect(offers('<table><tr><th></th><th>Logo</th><th>Kartvizit</th></tr><tr><td>Standart</td><td>7.500 TL</td><td>500 TL</td></tr></table>')).toEqual([['7.500', 'logo'], ['500', 'business-card']]);
  });
  it('a row label wins over nothing: rows and columns that disagree are unknown', () => {
    expect(offers('<table><tr><th></th><th>Logo</th></tr><tr><td>Revizyon</td><td>500 TL</td></tr></table>')).toEqual([['500', null]]);
  });
  it('a cell that spans rows speaks for each of them', () => {
    expect(offers('<b>Logo</b><table><tr><td rowspan="2">Kartvizit</td><td>500 TL</td></tr><tr><td>600 TL</td></tr></table>')).toEqual([['500', 'business-card'], ['600', 'business-card']]);
  });
  it('a card of a price list', () => {
    expect(offers('<div><div><h3>Logo</h3><p>Sınırsız revize</p><p>7.500 TL</p></div><div><h3>Animasyon</h3><p>500 TL</p></div></div>')).toEqual([['7.500', 'logo'], ['500', null]]);
  });
  it('a card whose price stands over its name', () => {
    expect(offers('<div><div><p>7.500 TL</p><p>Logo</p></div><div><p>500 TL</p><p>Kartvizit</p></div></div>')).toEqual([['7.500', 'logo'], ['500', 'business-card']]);
  });
  it('a heading, until the next', () => {
    expect(offers('<b>Logo Tasarım</b><br>3 konsept<br>Başlangıç: 7.500 TL<br>Profesyonel: 15.000 TL<br><b>Animasyon</b><br>Başlangıç: 500 TL')).toEqual([['7.500', 'logo'], ['15.000', 'logo'], ['500', null]]);
  });
  it('names under their prices are never read downwards', () => {
    expect(offers('7.500 TL<br>Logo<br>500 TL<br>Kartvizit').map(([, service]) => service)).not.toContain('logo');
  });
  it('a definition list', () => {
    expect(offers('<dl><dt>Logo</dt><dd>7.500 TL</dd><dt>Danışmanlık</dt><dd>500 TL</dd></dl>')).toEqual([['7.500', 'logo'], ['500', null]]);
  });
  it('the title, when the post names no other service', () => {
    expect(offers('Fiyat: 7.500 TL', 'Modern Logo Tasarımı')).toEqual([['7.500', 'logo']]);
    expect(offers('Kartvizit de yapılır, sorabilirsiniz.<br>Fiyat: 500 TL', 'Modern Logo Tasarımı')).toEqual([['500', null]]);
  });
});

describe('ranges and standings', () => {
  it('a range covers exactly the price, also across elements', () => {
    document.body.innerHTML = '<div><p>Logo: <b>7.500</b> TL</p><p>Kartvizit 500 TL</p></div>';
    const found = listPrices(document.body.firstElementChild as Element, null);
    expect(found.map(({ listed }) => listed.price.text)).toHaveLength(2);
    for (const { listed, range } of found) expect(range.toString()).toBe(listed.price.text);
  });
  it('a price struck through by the page is struck', () => {
    document.body.innerHTML = '<div>Logo <s>15.000 TL</s> 9.000 TL</div>';
    expect(listPrices(document.body.firstElementChild as Element, null).map(({ listed }) => [listed.price.standing, listed.service])).toEqual([['struck', 'logo'], ['asked', 'logo']]);
  });
  it('what a closed spoiler hides is told and decides nothing', () => {
    document.body.innerHTML = '<div>Logo 12.000 TL<div hidden>Logo 500 TL</div></div>';
    expect(listPrices(document.body.firstElementChild as Element, null).map(({ listed }) => [listed.service, listed.price.sure])).toEqual([['logo', true], [null, false]]);
  });
});
