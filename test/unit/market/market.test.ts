import { Agent, request } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CATEGORIES, GIG_IDS, ORDERS, SECURITY_TOKEN, THREADS } from '../../market/samples.mjs';
import { type Market, type Skin, startMarket } from '../../market/server.mjs';
import { encodeHtml } from '../../market/windows-1254.mjs';

/** 2025-10-05 12:00 in Korea, 06:00 in Türkiye. */
const NOW = Date.UTC(2025, 9, 5, 3, 0);
const agent = new Agent({ rejectUnauthorized: false });
let market: Market;

interface Reply {
  status: number;
  headers: Record<string, unknown>;
  bytes: Buffer;
  text: string;
}

/** One request to the sample's server under another host's name. */
function ask(host: string, path: string, body?: unknown): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, host: '127.0.0.1', port: market.port, servername: host, path: encodeURI(path), method: body === undefined ? 'GET' : 'POST', headers: { host } },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, bytes, text: bytes.toString('utf8') });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const kmong = (path: string, body?: unknown) => ask('kmong.com', path, body);
const r10 = (path: string) => ask('www.r10.net', path);
const events = async (id: string, query = '') => JSON.parse((await kmong(`/__api/orders/${id}${query}`)).text).events as { kind: string; at: string; last: boolean }[];

beforeAll(async () => {
  market = await startMarket({ now: NOW });
});
afterAll(async () => {
  await market.close();
});
beforeEach(() => {
  market.state.reset();
  market.state.set({ latency: 0 });
});

describe('hosts', () => {
  it('answers each host by its name and refuses strangers', async () => {
    expect((await kmong('/my_orders')).headers['content-type']).toBe('text/html; charset=utf-8');
    expect((await r10('/')).headers['content-type']).toBe('text/html; charset=windows-1254');
    expect((await ask('cdn.sample-assets.example', '/kmong/site.css')).headers['content-type']).toContain('text/css');
    expect((await ask('www.kmong.com', '/my_orders')).headers['location']).toBe('https://kmong.com/my_orders');
    expect((await ask('kmong.com.evil.example', '/my_orders')).status).toBe(421);
  });

  it('sends no CORS header with any asset', async () => {
    for (const path of ['/kmong/site.css', '/pictures/gig-501001.png', '/pictures/banner.svg', '/fonts/sample.ttf']) {
      expect((await ask('cdn.sample-assets.example', path)).headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('maps every host to itself and all others nowhere', () => {
    for (const host of ['kmong.com', 'www.r10.net', 'cdn.sample-assets.example']) expect(market.resolverRules).toContain(`MAP ${host} 127.0.0.1:${market.port}`);
    expect(market.resolverRules).toMatch(/MAP \* ~NOTFOUND, EXCLUDE 127\.0\.0\.1$/);
  });

  it('logs requests and leaves its own commands out', async () => {
    const before = market.requests.length;
    await kmong('/track/6826723?skin=table');
    await kmong('/__market/set', { latency: 0 });
    expect(market.requests.slice(before)).toMatchObject([{ host: 'kmong.com', method: 'GET', path: '/track/6826723?skin=table' }]);
  });
});

describe('Kmong', () => {
  const spa: Skin[] = ['cards', 'dialog', 'seller', 'table'];

  it('holds no data in the first HTML of client-drawn pages', async () => {
    const paths = ['/my_orders', '/my_orders?skin=virtual', `/gig/${GIG_IDS.guaranteed}`, '/inboxes', ...spa.map((s) => `/track/${ORDERS.main}?skin=${s}`)];
    for (const path of paths) {
      const { text } = await kmong(path);
      expect(text, path).toContain('<div id="__next"></div>');
      expect(text, path).not.toMatch(/6826723|작업물|품질보장|480,000|모담디자인|\d\d\.\d\d\.\d\d/);
    }
  });

  it('draws the hydrated and the old page on the server, both said to be synthetic', async () => {
    for (const skin of ['react', 'feed2018']) {
      const { text } = await kmong(`/track/${ORDERS.revised}?skin=${skin}`);
      expect(text).toMatch(/^<!DOCTYPE html><html lang="ko">|^<!DOCTYPE html>\n<html lang="ko">/);
      expect(text).toContain('합성 견본 페이지 · synthetic sample');
      expect(text.match(/작업물 도착<\/h2>|작업물이 도착하였습니다/g)).toHaveLength(2);
    }
  });

  it('prints Korean wall time without a zone', async () => {
    market.state.add({ id: '6900000', gigId: '501001', title: '견본', seller: '모담디자인', buyer: '견본상사', amount: 1000, dueAt: NOW, skin: 'cards' });
    market.order('6900000').advance('purchase', { at: Date.UTC(2025, 9, 1, 15, 30) });
    market.order('6900000').advance('deliver', { at: Date.UTC(2025, 9, 2, 6, 20) });
    expect((await events('6900000')).map((e) => e.at)).toEqual(['25.10.02 00:30', '25.10.02 15:20']);
    expect((await events('6900000', '?time=relative')).map((e) => e.at)).toEqual(['3일 전', '3일 전']);
    expect((await events('6900000', '?time=none')).map((e) => e.at)).toEqual(['', '']);
  });

  it('goes through the whole life of an order', async () => {
    market.state.add({ id: '6900001', gigId: '501001', title: '견본', seller: '모담디자인', buyer: '견본상사', amount: 1000, dueAt: NOW, skin: 'cards' });
    const order = market.order('6900001');
    for (let i = 0; i < 7; i += 1) order.advance(null, { at: NOW + i * 60_000 });
    expect((await events('6900001')).map((e) => e.kind)).toEqual(['purchase', 'delivery', 'revision', 'delivery', 'confirmation', 'claim-filed', 'claim-refused']);
    expect(() => order.advance(null, { at: NOW + 900_000 })).toThrow('nothing comes next');
  });

  it('refuses steps that cannot happen', () => {
    const order = market.order(ORDERS.fresh);
    expect(() => order.advance('revise', { at: NOW })).toThrow('nothing was delivered');
    expect(() => order.advance('deliver', {} as { at: number })).toThrow(TypeError);
    expect(() => order.advance('deliver', { at: 0 })).toThrow(RangeError);
    expect(() => market.order(ORDERS.refused).advance('claim', { at: NOW })).toThrow('one claim a transaction');
  });

  it('obeys commands over the wire', async () => {
    const reply = await kmong('/__market/advance', { order: ORDERS.main, step: 'revise', at: NOW });
    expect(reply.status).toBe(200);
    expect((await events(ORDERS.main)).map((e) => e.kind)).toEqual(['purchase', 'delivery', 'revision']);
    expect((await kmong('/__market/advance', { order: ORDERS.main, step: 'purchase', at: NOW })).status).toBe(409);
    await kmong('/__market/reset', {});
    expect((await events(ORDERS.main)).map((e) => e.kind)).toEqual(['purchase', 'delivery']);
  });

  it('leaves earlier events out of a folded feed, and marks the last card only as live', async () => {
    const folded = JSON.parse((await kmong(`/__api/orders/${ORDERS.revised}?folded=1`)).text);
    expect(folded.hidden).toBe(2);
    expect(folded.events.map((e: { kind: string }) => e.kind)).toEqual(['revision', 'delivery']);
    expect((await events(ORDERS.revised)).map((e) => e.last)).toEqual([false, false, false, true]);
  });

  it('seeds a thousand orders, the past-safe one delivered on the calendar day one week back', async () => {
    const list = JSON.parse((await kmong('/__api/orders?size=1000')).text);
    expect(new Set(list.rows.map((r: { id: string }) => r.id)).size).toBe(1000);
    expect((await events(ORDERS.pastSafe)).at(-1)).toMatchObject({ kind: 'delivery', at: '25.09.28 09:30' });
  });

  it('has services with both marks, none, and Prime only', async () => {
    const marks = async (id: string) => {
      const { guarantee, prime } = JSON.parse((await kmong(`/__api/gigs/${id}`)).text);
      return { guarantee, prime };
    };
    expect(await marks(GIG_IDS.guaranteed)).toEqual({ guarantee: true, prime: true });
    expect(await marks(GIG_IDS.plain)).toEqual({ guarantee: false, prime: false });
    expect(await marks(GIG_IDS.primeOnly)).toEqual({ guarantee: false, prime: true });
  });
});

describe('R10', () => {
  it('encodes Turkish letters as windows-1254 and the rest as references', () => {
    expect([...encodeHtml('ğüşıöçĞÜŞİÖÇ')]).toEqual([0xf0, 0xfc, 0xfe, 0xfd, 0xf6, 0xe7, 0xd0, 0xdc, 0xde, 0xdd, 0xd6, 0xc7]);
    expect(encodeHtml('₺😊ð').toString('latin1')).toBe('&#8378;&#128522;&#240;');
  });

  it('serves the listing as windows-1254 bytes', async () => {
    const { bytes } = await r10(THREADS.belowFloor);
    const raw = bytes.toString('latin1');
    expect(raw).toContain('g\u00f6r\u00fc\u00feme');
    expect(raw).toContain('Logo tasar\u00fdm\u00fd 7.500 &#8378;');
    expect(raw).not.toContain('₺');
    expect(new TextDecoder('windows-1254').decode(bytes)).toContain('İlk görüşme');
  });

  it('lays out posts as documented, with signatures that bear prices of their own', async () => {
    const html = new TextDecoder('windows-1254').decode((await r10(`${THREADS.belowFloor}?posts=12`)).bytes);
    expect(html.match(/<li class="post" id="edit\d+" data-order="\d+">/g)).toHaveLength(12);
    expect(html).toContain('<div class="postContent userSignature">Logo sadece 3.500 TL!');
    expect(html).toContain('26-08-2025, 11:23:39');
    expect(html).toContain(SECURITY_TOKEN);
  });

  it('has a listing whose prices stand in a picture only', async () => {
    const html = new TextDecoder('windows-1254').decode((await r10(THREADS.pictureOnly)).bytes);
    const body = /userMessageSize">(.*?)<\/div>/s.exec(html)?.[1] ?? '';
    expect(body).toContain('<img');
    expect(body.replace(/<[^>]*>/g, '').trim()).toBe('');
  });

  it('lists rows with relative, absolute and empty dates, and sponsors', async () => {
    const html = new TextDecoder('windows-1254').decode((await r10(`/${CATEGORIES.proKat}/`)).bytes);
    expect(html).toContain('<div class="date">Bugün 05:20:00</div>');
    expect(html).toContain('<div class="date">Dün 04:00:00</div>');
    expect(html).toContain('<div class="date">05-09-2022 13:20:16</div>');
    expect(html.match(/<div class="date"><\/div>/g)).toHaveLength(2);
    expect(html.match(/<li id="sponsorReklam\d"/g)).toHaveLength(2);
  });
});
