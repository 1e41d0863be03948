// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { r10 } from '../../../lib/sites/r10/r10';
import type { ListingReading } from '../../../lib/sites/site';

const NOW = Date.parse('2026-01-15T12:00:00Z');
const THREAD = new URL('https://www.r10.net/grafik-tasarim/3141592-tasarim.html');

function show(name: string, encoding = 'utf-8'): void {
  showText(new TextDecoder(encoding).decode(readFileSync(join(process.cwd(), 'test/pages/r10', `${name}.html`))));
}
function showText(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.head.innerHTML = page.head.innerHTML;
  document.body.innerHTML = page.body.innerHTML;
}
function listing(url = THREAD): ListingReading {
  const { content } = r10.read(document, url, NOW);
  if (content.kind !== 'listing') throw new Error(`read as ${content.kind}`);
  return content;
}

describe('a thread with a price table', () => {
  it('gives the opening post’s prices with their services', () => {
    show('listing');
    expect(listing().prices.map(({ price, service }) => [price.text, service, price.low?.minor])).toEqual([
      ['7.500 ₺', 'logo', 750000],
      ['14.000 ₺', 'logo', 1400000],
      ['18.000 ₺', 'corporate-identity', 1800000],
    ]);
  });
  it('gives the account', () => {
    show('listing');
    const read = listing();
    expect([read.tradePoints?.value, read.memberSince?.value.date, read.identityVerified?.value]).toEqual([356, '2011-03-30', true]);
    expect([read.threadId, read.category, read.title?.value, read.author?.value]).toEqual(['3141592', 'grafik-tasarim', 'Profesyonel Tasarım Hizmetleri', 'ornekuye']);
  });
  it('dates the post in Istanbul', () => {
    show('listing');
    expect(listing().openedAt?.value.epochMs).toBe(Date.parse('2024-09-24T08:23:39Z'));
  });
  it('anchors the prices in the same order', () => {
    show('listing');
    const texts = listing().prices.map(({ price }) => price.text);
    expect(r10.prices(document, THREAD).map(({ range }) => range.toString())).toEqual(texts);
  });
  it('finds the opening post when posts come in another order', () => {
    show('listing');
    const posts = [...document.querySelectorAll('li.post')];
    posts[1]?.after(posts[0] as Element);
    expect(listing().prices).toHaveLength(3);
  });
  it('never takes the signature, also when the body is gone', () => {
    show('listing');
    document.querySelector('.userMessageSize')?.remove();
    const { content } = r10.read(document, THREAD, NOW);
    expect(JSON.stringify(content)).not.toContain('1.000 TL');
  });
});

describe('other pages', () => {
  it('a list that is a picture says so', () => {
    show('picture-only');
    const { content, gaps } = r10.read(document, THREAD, NOW);
    expect(content).toMatchObject({ prices: [], pictureOnly: true });
    expect(gaps).toContainEqual({ field: 'listing.prices', why: 'unreadable' });
  });
  it('late advertisements are no offers', () => {
    show('late-ads');
    const sure = listing().prices.filter(({ price }) => price.sure);
    expect(sure.map(({ price }) => price.low?.minor)).toEqual([1200000]);
  });
  it('a later page of the thread is no listing', () => {
    show('second-page');
    expect(r10.read(document, THREAD, NOW).content.kind).toBe('other');
  });
  it('reads the old Turkish encoding with numeric references', () => {
    show('windows-1254', 'windows-1254');
    expect(listing().prices.map(({ price, service }) => [price.low?.minor, service])).toEqual([[1500000, 'logo'], [199900, 'business-card']]);
    expect([listing().memberSince?.value.date, listing().tradePoints?.value]).toEqual(['2019-10-07', 12]);
  });
  it('the opening post by itself is a listing, another post is not', () => {
    show('listing');
    for (const number of document.querySelectorAll('[data-order]')) number.removeAttribute('data-order');
    for (const number of document.querySelectorAll('.postHead')) number.remove();
    expect(listing(new URL('https://www.r10.net/1089270380-post1.html')).threadId).toBe('1089270380');
    expect(r10.read(document, new URL('https://www.r10.net/1089270381-post7.html'), NOW).content.kind).toBe('other');
  });
  it('a thread being written is read from its editor', () => {
    showText('<form><input name="subject" value="Logo hizmeti"><div id="vB_Editor_001"><div class="fr-wrapper"><div class="fr-element" contenteditable="true"><p>Logo 7.500 TL</p></div></div></div></form>');
    const read = listing(new URL('https://www.r10.net/newthread.php?do=newthread&f=1'));
    expect([read.threadId, read.title?.value, read.prices[0]?.service]).toEqual([null, 'Logo hizmeti', 'logo']);
  });
  it('odd markup does not throw', () => {
    for (const html of ['', '<div class="postContent userMessageSize"></div>', '<li class="post" data-order="x"><div class="postContent">', '<table><tr><td>5 TL']) {
      showText(html);
      expect(() => [r10.ready(document, THREAD), r10.read(document, THREAD, NOW), r10.prices(document, THREAD)]).not.toThrow();
    }
  });
});

describe('the user box', () => {
  const box = (html: string) => {
    showText(`<ul><li class="post" data-order="1"><div class="postUser"><div class="name">Ticaret 99</div><div class="rank">Kimlik Onaylı</div>${html}</div><div class="postContent userMessageSize">Logo 12.000 TL</div></li></ul>`);
    const { content, gaps } = r10.read(document, THREAD, NOW);
    return { read: content as ListingReading, gaps };
  };
  it.each<[string, number]>([
    ['<p>Ticaret 356, (%100)</p>', 356],
    ['<p>iTrader: (12)</p>', 12],
    ['<p>TİCARET PUANI: 1,161</p>', 1161],
    ['<p>Ticaret</p><p>4</p>', 4],
  ])('%s', (html, points) => expect(box(html).read.tradePoints?.value).toBe(points));
  it.each<[string, string]>([
    ['<p>Ticaret: 1 / 0 / 0</p>', 'unreadable'],
    ['<p>Ticaret: (%100)</p>', 'unreadable'],
    ['<p>Ticaret 5</p><p>Ticaret 50</p>', 'ambiguous'],
    ['<p>1204</p><p>Mesaj</p><p>356</p><p>Ticaret</p><p>2011</p><p>Üyelik</p>', 'unreadable'],
    ['<p>Mesajlar 1,161</p>', 'not-on-page'],
  ])('%s is %s', (html, why) => {
    const { read, gaps } = box(html);
    expect(read.tradePoints).toBeNull();
    expect(gaps).toContainEqual({ field: 'account.tradePoints', why });
  });
  it.each<[string, boolean | undefined]>([
    ['<p>Kimlik Onaylı</p>', true],
    ['<p>KİMLİK ONAYLI ÜYE</p>', true],
    ['<i title="Kimliği onaylanmış üye"></i>', true],
    ['<p>Kimlik onaylı değil</p>', false],
    ['<p>Kimlik Onayı: Yok</p>', false],
    ['<p>Kimlik onayı</p>', undefined],
    ['<p>Kurumsal kimlik uzmanı</p>', undefined],
    ['', undefined],
  ])('%s', (html, verified) => expect(box(html).read.identityVerified?.value).toBe(verified));
  it.each<[string, string | undefined]>([
    ['<p>Katılım 7 Eki 2019</p>', '2019-10-07'],
    ['<p>Kayıt Tarihi: 12.03.2025</p>', '2025-03-12'],
    ['<p>Üyelik süresi: 5</p>', undefined],
  ])('%s', (html, date) => expect(box(html).read.memberSince?.value.date ?? undefined).toBe(date));
});
