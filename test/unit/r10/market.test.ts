// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { r10 as site } from '../../../lib/sites/r10/r10';
import type { PageReading } from '../../../lib/sites/site';
import { CATEGORIES, SECURITY_TOKEN, THREADS } from '../../market/samples.mjs';
import { r10 as serve } from '../../market/r10/routes.mjs';

const NOW = Date.parse('2025-10-04T09:00:00Z');

/** Opens a page of the sample forum, without running its scripts. */
function open(path: string): URL {
  const url = new URL(path, 'https://www.r10.net');
  const { body } = serve({ now: () => NOW, adSeed: 7 }, url);
  document.body.innerHTML = /<body>(.*)<script/s.exec(new TextDecoder('windows-1254').decode(body))?.[1] ?? '';
  return url;
}
function read(path: string): PageReading {
  const url = open(path);
  return site.read(document, url, NOW);
}
const told = ({ content }: PageReading) => {
  if (content.kind !== 'listing') throw new Error(`read as ${content.kind}`);
  return content;
};

/** What a person reads in each thread, whatever the template. 'amount service', '-' for none; no amount where the text gives no least sum. */
const PRICES: Record<'belowFloor' | 'aboveFloor' | 'ordinary' | 'cards', string[]> = {
  belowFloor: ['7500 logo', '14000 logo', '18000 corporate-identity', '4500 -', '750 banner', '9000 brochure', '6500 brochure', '8000 packaging', '0 -', 'none -'],
  aboveFloor: ['12500 logo', '16750 logo', '27000 corporate-identity', '21500 -'],
  ordinary: ['900 logo', '400 business-card', '1999 -', '1500 -', '7500 -'],
  cards: ['12500 logo', '18000 logo', '16000 logo', '900 -', '1500 business-card', '2250 poster', '750 banner', '25000 web-design'],
};
const AUTHORS = {
  belowFloor: { name: 'mavihokka', id: '204117', since: '2019-03-12', trade: 356, identity: true },
  aboveFloor: { name: 'ÇınarAtölye', id: '88123', since: '2016-10-07', trade: null, identity: true },
  ordinary: { name: 'yenifirca', id: '310555', since: '2025-02-03', trade: 2, identity: null },
  cards: { name: 'ÇınarAtölye', id: '88123', since: '2016-10-07', trade: null, identity: true },
} as const;

describe.each(['html5', 'table', 'cards', 'plain'])('the template %s', (skin) => {
  it.each(Object.keys(PRICES) as (keyof typeof PRICES)[])('%s', (thread) => {
    const reading = read(`${THREADS[thread]}?skin=${skin}`);
    const listing = told(reading);
    expect(listing.prices.map(({ price, service }) => `${price.low === null ? 'none' : price.low.minor / 100} ${service ?? '-'}`)).toEqual(PRICES[thread]);
    const { name, id, since, trade, identity } = AUTHORS[thread];
    expect([listing.author?.value, listing.authorId, listing.memberSince?.value.date, listing.tradePoints?.value ?? null, listing.identityVerified?.value ?? null]).toEqual([name, id, since, trade, identity]);
    expect(listing.openedAt?.value.precision).toBe('second');
    expect(JSON.stringify(reading)).not.toContain(SECURITY_TOKEN);
  });
  it('a picture says that the prices are in it', () => {
    expect(told(read(`${THREADS.pictureOnly}?skin=${skin}`))).toMatchObject({ prices: [], pictureOnly: true });
  });
  it('a client’s thread is no listing', () => expect(read(`${THREADS.client}?skin=${skin}`).content.kind).toBe('other'));
  it('ranges stand in the same order', () => {
    const url = open(`${THREADS.cards}?skin=${skin}`);
    expect(site.prices(document, url).map(({ range }) => range.toString())).toEqual(told(site.read(document, url, NOW)).prices.map(({ price }) => price.text));
  });
});

describe('profiles', () => {
  it.each(['html5', 'table'])('%s', (skin) => {
    for (const folder of ['profil', 'members']) {
      expect(read(`/${folder}/204117-mavihokka.html?skin=${skin}`).content).toMatchObject({
        kind: 'profile', memberId: '204117', name: { value: 'mavihokka' }, tradePoints: { value: 356 }, memberSince: { value: { date: '2019-03-12' } }, identityVerified: { value: true },
      });
    }
  });
  it.each(['html5', 'table'])('%s: what the member writes of himself counts for nothing', (skin) => {
    expect(read(`/profil/310555-yenifirca.html?skin=${skin}`).content).toMatchObject({ tradePoints: { value: 2 }, identityVerified: null });
    expect(read(`/profil/88123-cinaratolye.html?skin=${skin}`)).toMatchObject({ content: { tradePoints: null }, gaps: [{ field: 'account.tradePoints', why: 'unreadable' }] });
  });
});

describe('the list of a category', () => {
  it('gives its own threads: no promoted rows, no sponsors', () => {
    const { content } = read(`/${CATEGORIES.proKat}/`);
    if (content.kind !== 'category') throw new Error(content.kind);
    expect(content.slug).toBe(CATEGORIES.proKat);
    expect(content.threads.map(({ threadId }) => threadId)).toEqual(['4100503', '4100502', '4100501', '4100480', '4100411', '3900001']);
    expect(content.threads.at(-1)).toMatchObject({ title: 'Kartvizit baskı 1.50 TL/adet', author: 'ÇınarAtölye', at: { epochMs: Date.parse('2022-09-05T10:20:16Z') } });
    expect(content.threads[3]?.at?.epochMs).toBe(NOW - 40 * 60_000);
  });
  it('bears no prices', () => expect(site.prices(document, open(`/${CATEGORIES.proKat}/`))).toEqual([]));
});

describe('editors', () => {
  it('a new thread is a draft without a number', () => {
    const draft = told(read('/newthread.php?do=newthread&f=12'));
    expect([draft.draft, draft.threadId, draft.category, draft.title?.value]).toEqual([true, null, CATEGORIES.proKat, 'Logo tasarımı']);
    expect(draft.prices.map(({ price, service }) => [price.low?.minor, service])).toEqual([[900_000, 'logo']]);
  });
  it('follows what is typed', () => {
    const url = open('/newthread.php?do=newthread');
    document.querySelector('[contenteditable]')!.innerHTML = '<p>Logo 12.000 TL</p><p>Kartvizit 1.500 TL</p>';
    expect(told(site.read(document, url, NOW)).prices.map(({ service }) => service)).toEqual(['logo', 'business-card']);
    document.querySelector('[contenteditable]')!.innerHTML = '<p><br></p>';
    expect(told(site.read(document, url, NOW)).prices).toEqual([]);
  });
  it('the opening post being changed is a draft of its thread', () => {
    const draft = told(read('/editpost.php?do=editpost&p=410050201'));
    expect([draft.draft, draft.threadId, draft.prices[0]?.price.low?.minor]).toEqual([true, '4100502', 1_250_000]);
  });
  it('an answer is no listing', () => expect(read('/newreply.php?do=newreply&p=410050202').content.kind).toBe('other'));
  it('the opening post changed at its place is a draft, the quick reply under it is none', () => {
    const url = open(THREADS.aboveFloor);
    expect(told(site.read(document, url, NOW)).draft).toBeUndefined();
    document.querySelector('.userMessageSize')!.innerHTML = '<div class="fr-element" contenteditable="true"><p>Logo 4.000 TL</p></div>';
    const draft = told(site.read(document, url, NOW));
    expect([draft.draft, draft.threadId, draft.prices.map(({ price }) => price.low?.minor)]).toEqual([true, '4100502', [400_000]]);
  });
  it('form fields are never read', () => {
    for (const path of ['/newthread.php', '/editpost.php?p=410050201', THREADS.aboveFloor]) expect(JSON.stringify(read(path))).not.toMatch(/Logo 100 TL|"100 TL|300 TL|"1\.000 TL/);
  });
});
