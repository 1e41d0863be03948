import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import 'temporal-polyfill/global';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import completeness from '../../lib/i18n/messages/completeness.en.json';
import { ORDERS, THREADS } from '../market/samples.mjs';
import { type Market, type Skin, startMarket } from '../market/server.mjs';
import { type DrivenFirefox, pressToolbarButton, startFirefox, tabOpenedBy } from '../tools/firefox.mjs';
import { expectInCard, inCard, openJudged, pressInCard } from './firefox';

const SEOUL = 'Asia/Seoul';
const ROOT = join(import.meta.dirname, '..', '..');

let market: Market;
let firefox: DrivenFirefox;
let page: Page;

beforeAll(async () => {
  market = await startMarket({});
  // A machine far from Korea: a date that leaks from its zone shows.
  firefox = await startFirefox({ market, language: 'en', zone: 'America/Los_Angeles' });
});

afterAll(async () => {
  await firefox?.close();
  await market?.close();
});

beforeEach(async () => {
  page = await firefox.browser.newPage();
});

afterEach(async () => {
  await page.close();
});

const iso = (time: Temporal.ZonedDateTime) => time.toString({ timeZoneName: 'never', smallestUnit: 'second' });

/** Ends of the claim window by each reading, from the rules' own words (K10 counting); holidays apart. */
function ends(delivered: Temporal.ZonedDateTime) {
  const day = delivered.startOfDay();
  const atMidnight = delivered.equals(day);
  return { inclusive: iso(day.add({ days: 7 })), exact: iso(delivered.add({ hours: 7 * 24 })), civil: iso(day.add({ days: atMidnight ? 7 : 8 })) };
}

/** A new order with one delivery, which no other test has seen. */
function place(id: string, skin: Skin, delivered: Temporal.ZonedDateTime): void {
  const at = delivered.epochMilliseconds;
  const { gigId, title, seller, buyer, amount } = market.order(ORDERS.main).data;
  market.state.add({ id, gigId, title, seller, buyer, amount, skin, dueAt: delivered.add({ days: 1 }).epochMilliseconds });
  market.order(id).advance('purchase', { at: delivered.subtract({ days: 6 }).epochMilliseconds });
  market.order(id).advance('deliver', { at, message: '결과물입니다.' });
}

async function expectReadings(readings: Record<string, string>): Promise<void> {
  for (const [id, end] of Object.entries(readings)) await expectInCard(page, `[data-delivery="1"] [data-reading="${id}"] time`, 'datetime', end);
}

const SKINS: { skin: Skin; id: string; daysAgo: number; time: string }[] = [
  { skin: 'cards', id: '6830101', daysAgo: 1, time: '15:20' },
  { skin: 'react', id: '6830202', daysAgo: 2, time: '00:10' },
  { skin: 'dialog', id: '6830303', daysAgo: 3, time: '00:00' },
  { skin: 'feed2018', id: '6830404', daysAgo: 4, time: '23:59' },
  { skin: 'table', id: '6830505', daysAgo: 5, time: '09:00' },
];

describe('order page', () => {
  test.each(SKINS)('skin $skin: safe deadline, every reading, and no covered while inputs are missing', async ({ skin, id, daysAgo, time }) => {
    const delivered = Temporal.Now.zonedDateTimeISO(SEOUL).toPlainDate().subtract({ days: daysAgo }).toZonedDateTime({ timeZone: SEOUL, plainTime: time });
    place(id, skin, delivered);
    await openJudged(page, `https://kmong.com/track/${id}?skin=${skin}`);
    const expected = ends(delivered);
    await expectInCard(page, 'time[data-role="safe-deadline"]', 'datetime', expected.inclusive);
    await expectReadings(expected);
    await expectInCard(page, '[data-rule="K10"]', 'data-result', 'met');
    await expectInCard(page, '[data-verdict]', 'data-verdict', 'cannot-tell');
    expect(await inCard(page, '[data-delivery="2"]', 'data-delivery')).toBeNull();
  });

  // The worked examples of the rules' notes, to the letter: the last column turns on Hangul Day, a substitute holiday and a Sunday.
  test.each([
    ['6810001', '2025-10-02T15:20', '2025-10-09T00:00:00+09:00', '2025-10-09T15:20:00+09:00', '2025-10-10T00:00:00+09:00', '2025-10-11T00:00:00+09:00'],
    ['6810002', '2025-03-03T00:10', '2025-03-10T00:00:00+09:00', '2025-03-10T00:10:00+09:00', '2025-03-11T00:00:00+09:00', '2025-03-11T00:00:00+09:00'],
    ['6810003', '2025-03-03T00:00', '2025-03-10T00:00:00+09:00', '2025-03-10T00:00:00+09:00', '2025-03-10T00:00:00+09:00', '2025-03-11T00:00:00+09:00'],
    ['6810004', '2025-03-01T10:00', '2025-03-08T00:00:00+09:00', '2025-03-08T10:00:00+09:00', '2025-03-09T00:00:00+09:00', '2025-03-11T00:00:00+09:00'],
  ])('worked example %s, delivered %s', async (id, delivered, inclusive, exact, civil, rolled) => {
    place(id, 'cards', Temporal.PlainDateTime.from(delivered).toZonedDateTime(SEOUL));
    await openJudged(page, `https://kmong.com/track/${id}`);
    await expectReadings({ inclusive, exact, civil, 'civil-rolled': rolled });
    await expectInCard(page, 'time[data-role="safe-deadline"]', 'datetime', inclusive);
    await expectInCard(page, '[data-rule="K10"]', 'data-result', 'not-met');
    await expectInCard(page, '[data-verdict]', 'data-verdict', 'not-covered');
  });

  test('a delivery without a readable time gives no deadline', async () => {
    await openJudged(page, `https://kmong.com/track/${ORDERS.unmarked}?time=none`);
    await expectInCard(page, '[data-rule="K10"]', 'data-result', 'unknown');
    expect(await inCard(page, 'time[data-role="safe-deadline"]', 'datetime')).toBeNull();
  });
});

test('order list: the row of an order whose delivery is known bears its safe deadline', async () => {
  market.state.reset();
  const delivery = market.order(ORDERS.main).data.events.find(({ kind }) => kind === 'delivery');
  const delivered = Temporal.Instant.fromEpochMilliseconds(delivery?.at ?? Number.NaN).toZonedDateTimeISO(SEOUL);
  await openJudged(page, `https://kmong.com/track/${ORDERS.main}`);
  await page.goto('https://kmong.com/my_orders');
  const row = await page.waitForSelector(`xpath/(//*[contains(., '#${ORDERS.main}')][.//a[@href='/track/${ORDERS.main}']])[last()]`);
  await row?.scrollIntoView();
  const mark = await page.waitForSelector(`recourse-marks >>> [data-order="${ORDERS.main}"]`, { visible: true });
  expect(await mark?.$eval('time', (time) => time.getAttribute('datetime'))).toBe(ends(delivered).inclusive);
  // It lies over its own row and nowhere else.
  const [over, under] = [await mark?.boundingBox(), await row?.boundingBox()];
  expect(over && under && over.y >= under.y - 1 && over.y + over.height <= under.y + under.height + 1 && over.x >= under.x - 1 && over.x + over.width <= under.x + under.width + 1).toBe(true);
});

describe('listing', () => {
  test('a logo below the floor: falls short, and the price that does it is named', async () => {
    await openJudged(page, `https://www.r10.net${THREADS.belowFloor}`);
    await expectInCard(page, '[data-verdict]', 'data-verdict', 'falls-short');
    await expectInCard(page, '[data-rule="P3"]', 'data-result', 'not-met');
    const below = await page.$$eval('recourse-card >>> [data-floor="logo"][data-result="below"]', (found) => found.map((price) => price.textContent ?? ''));
    expect(below.some((text) => text.includes('7.500'))).toBe(true);
    // Only the opening post counts: a signature's and a reply's cheaper logos are not the listing's.
    expect(below.filter((text) => text.includes('3.500') || text.includes('3.000'))).toEqual([]);
  });

  test('a logo above the floor: never below, and not said to meet everything while answers are missing', async () => {
    await openJudged(page, `https://www.r10.net${THREADS.aboveFloor}`);
    await expectInCard(page, '[data-floor="logo"][data-result="above"]', 'data-floor', 'logo');
    await expectInCard(page, '[data-verdict]', 'data-verdict', 'cannot-tell');
    expect(await inCard(page, '[data-floor="logo"][data-result="below"]', 'data-floor')).toBeNull();
  });
});

describe('evidence', () => {
  const sealed = () => page.waitForSelector('recourse-card >>> [role="status"] .notice', { timeout: 30_000 });
  const lacks = () => page.$$eval('recourse-card >>> [role="status"] .held li', (items) => items.map((item) => item.textContent));

  test('without leave for pictures the rest is sealed, and the missing picture is told', async () => {
    await openJudged(page, `https://kmong.com/track/${ORDERS.revised}?skin=cards`);
    await pressInCard(page, '[data-action="capture"]');
    await sealed();
    expect(await lacks()).toContain(completeness['completeness.no-picture']);
  });

  test('a capture and its package, checked by programs that are not ours, without a request to the site', async () => {
    await openJudged(page, `https://kmong.com/track/${ORDERS.main}?skin=cards`);
    await page.waitForNetworkIdle({ idleTime: 500 });
    const asked = market.requests.length;
    await pressToolbarButton(page);
    await pressInCard(page, '[data-action="capture"]');
    await sealed();
    expect(await lacks()).not.toContain(completeness['completeness.no-picture']);

    const desk = await tabOpenedBy(firefox.browser, () => pressInCard(page, '[data-action="export"]'));
    await desk.waitForSelector('[data-build="done"]', { timeout: 45_000 });
    expect(market.requests.slice(asked)).toEqual([]);
    await desk.close();

    const zips = readdirSync(firefox.downloads).filter((name) => name.endsWith('.zip'));
    expect(zips).toEqual([expect.stringMatching(new RegExp(`^RECOURSE-kmong-order-${ORDERS.main}-\\d{8}T\\d{6}Z\\.zip$`))]);
    const file = join(firefox.downloads, zips[0] as string);
    const folder = mkdtempSync(join(tmpdir(), 'recourse-package-'));
    const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    try {
      run('unzip', '-tq', file);
      run('unzip', '-q', file, '-d', folder);
      run('sha256sum', '-c', '--strict', 'manifest-sha256.txt');
      run('sha256sum', '-c', '--strict', 'tagmanifest-sha256.txt');
      expect(run('openssl', 'dgst', '-sha256', '-verify', 'sig/key.pem', '-signature', 'sig/signed.sig', 'sig/signed.json')).toBe('Verified OK\n');
      run('python3', join(ROOT, 'public', 'verify_package.py'), file);
      run(process.execPath, join(ROOT, 'test', 'tools', 'verify.mjs'), file);

      const log = readFileSync(join(folder, 'data/log.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
      const entry = log.find(({ kind, case: of }) => kind === 'capture' && of === `kmong:order:${ORDERS.main}`);
      const items = join(folder, 'data/items', String(entry.seq).padStart(4, '0'));
      const names = readdirSync(items).sort();
      expect(names).toEqual([...entry.parts.map(({ name }: { name: string }) => name), 'meta.json'].sort());
      const slice = names.find((name) => /^slice-.*\.png$/.test(name));
      expect(readFileSync(join(items, slice ?? 'slice-*.png')).subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
      // What the page said is in the sealed text; what we laid over it is not.
      const text = readFileSync(join(items, 'text.txt'), 'utf8');
      expect(text).toContain('작업물 도착');
      expect(readFileSync(join(items, 'page.html'), 'utf8')).not.toMatch(/<script|recourse-card|recourse-marks/);
      // The other order's capture stays home: withheld, but its place in the log is shown.
      expect(log.filter((line) => JSON.stringify(line).includes(ORDERS.revised))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('nothing but the sites and Firefox’s own services was ever asked for', () => {
    expect([...new Set(firefox.refused)].filter((host) => !/(^|\.)(mozilla\.(com|org|net)|firefox\.com)$/.test(host))).toEqual([]);
    expect(market.state.pressed).toEqual([]);
  });
});
