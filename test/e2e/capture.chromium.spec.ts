import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, type Page, type TestInfo, type Worker, chromium } from '@playwright/test';
import { ORDERS } from '../market/samples.mjs';
import { extensionId, pressToolbarButton, workerOf } from '../tools/chromium.mjs';
import { cardOf } from './card';
import { expect, test } from './chromium';
import { forPicture, keptIn, likeness, partsUnderWay, UNKEPT } from './saved';

const WINDOW = { width: 1280, height: 900 };
const ORDER = `https://kmong.com/track/${ORDERS.main}`;
/** A browser for saved pages: no script runs in it, and nothing can be loaded. */
let reader: Browser;
test.beforeAll(async () => {
  reader = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
});
test.afterAll(() => reader.close());

/** Captures by the card's button, without leave for pictures, and waits for the seal. */
async function capture(page: Page): Promise<void> {
  const card = await cardOf(page);
  await card.locator('[data-action="capture"]').click();
  await expect(card.locator('[role="status"] .notice')).toBeVisible({ timeout: 30_000 });
}

/** The same command that the popup and the shortcut give, for pages that hold back clicks on the card. */
async function captureByCommand(page: Page): Promise<void> {
  const worker = await workerOf(page.context());
  const outcome = await worker.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
    return chrome.tabs.sendMessage(tab?.id ?? -1, { tell: 'capture' });
  }, page.url());
  expect(outcome).toMatchObject({ ok: true });
}

async function livePicture(page: Page): Promise<Buffer> {
  await page.evaluate(() => document.querySelectorAll('recourse-card, recourse-marks').forEach((own) => own.setAttribute('data-away', '')));
  await page.addStyleTag({ content: UNKEPT });
  await page.mouse.move(1, 1);
  return page.screenshot({ fullPage: true });
}

async function savedPicture(html: string, path: string): Promise<Buffer> {
  writeFileSync(path, forPicture(html));
  const context = await reader.newContext({ viewport: WINDOW, javaScriptEnabled: false, offline: true, locale: 'ko-KR', timezoneId: 'Asia/Seoul', colorScheme: 'light' });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    return await page.screenshot({ fullPage: true });
  } finally {
    await context.close();
  }
}

const NOT_KEPT = ['cross-origin-frame', 'fonts-missing', 'images-missing', 'inner-scroll', 'no-picture'];
interface Sample {
  skin: string;
  codes?: string[];
  /** Captured by command: the page holds back clicks on the card. */
  command?: boolean;
}
/** Pages that share a browser: starting one costs more than a plain page. */
const PAGES: Sample[][] = [
  [{ skin: 'hard', codes: NOT_KEPT }],
  [{ skin: 'hard&far', codes: [...NOT_KEPT, 'cross-origin-styles'].sort() }],
  [{ skin: 'hard&dialog', codes: NOT_KEPT, command: true }],
  [{ skin: 'hard&odd', codes: ['inner-scroll', 'no-picture'] }, { skin: 'hard&odd&quirks', codes: ['inner-scroll', 'no-picture'] }],
  ...[['cards', 'react', 'dialog'], ['table', 'feed2018', 'article', 'hashed', 'tailwind'], ['definitions', 'ledger', 'overlay', 'accordion', 'timeline'], ['columns', 'feed', 'grid', 'print']].map((skins) => skins.map((skin) => ({ skin }))),
];

/** Captures one page and holds the saved one against it. */
async function expectAlike(context: BrowserContext, { skin, codes, command }: Sample, info: TestInfo): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${ORDER}?skin=${skin}`);
  // Computed heights of what is around it tell of the filler: it goes before the capture here.
  if (skin.endsWith('far')) await page.addStyleTag({ content: '[data-filler] { display: none !important }' });
  if (command) {
    await page.locator('recourse-card [data-verdict]').first().waitFor();
    await captureByCommand(page);
  } else await capture(page);
  const [kept] = (await keptIn(await workerOf(context))).slice(-1);
  if (codes) expect(kept?.completeness).toEqual(codes);
  const live = await livePicture(page);
  const saved = await savedPicture(kept?.texts['page.html'] ?? '', info.outputPath('page.html'));
  const other = await context.newPage();
  const { alike, sizes, shown } = await likeness(other, live, saved);
  await info.attach(`where ${skin} differs`, { body: shown, contentType: 'image/png' });
  info.annotations.push({ type: 'alike', description: `${skin} ${alike.toFixed(5)}` });
  expect(sizes[1], skin).toEqual(sizes[0]);
  expect(alike, skin).toBeGreaterThanOrEqual(0.99);
  await other.close();
  await page.close();
}

for (const samples of PAGES) {
  // Of the order's plain skins, those that differ most are compared every day.
  const tag = samples.length > 3 ? '@soak' : '@daily';
  test(`the saved page looks like the page: ${samples.map(({ skin }) => skin).join(', ')}`, { tag }, async ({ open }, info) => {
    const { context } = await open({ viewport: WINDOW });
    for (const sample of samples) await expectAlike(context, sample, info);
  });
}

test('the saved page holds what scripts made of it, and nothing of ours, no secret and nothing that runs', async ({ open }) => {
  const { context } = await open({ viewport: WINDOW });
  const page = await context.newPage();
  await page.goto(`${ORDER}?skin=hard`);
  await capture(page);
  const [kept] = await keptIn(await workerOf(context));
  const html = kept?.texts['page.html'] ?? '';
  for (const text of ['열린 그늘', '닫힌 그늘 속의 글', '고쳐 쓴 값', '둘째 줄', '같은 곳의 창에 든 글', '창 안의 값', 'هذا نص']) expect(html).toContain(text);
  expect(html).not.toMatch(/<script|<iframe|recourse-card|secret-word|처음 값|"left":"out"/);
  expect(html.match(/data-recourse-missing="cross-origin-frame"/g)).toHaveLength(1);
  // The picture that the browser chose for this window, not the one for narrower ones, and the canvas as it was drawn.
  expect(html.match(/data-recourse-picture="redrawn"/g)).toHaveLength(4);
});

/** Put into a page before its capture, and whether that is told: what cannot be kept must be, what can must not. */
const TOLD: [string, string, string | null][] = [
  ['a picture that an element itself asks for', '<p style="background:url(/hard/picture-6.png);height:60px">x</p>', 'images-missing'],
  ['a sign from another file', '<svg width="40" height="40"><use href="/hard/signs.svg#a" width="40" height="40"/></svg>', 'images-missing'],
  ['a picture in a drawing', '<svg width="40" height="40"><image href="/hard/picture-1.png" width="40" height="40"/></svg>', 'images-missing'],
  ['a picture in a drawing that is data', '<svg width="40" height="40"><image href="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" width="40" height="40"/></svg>', null],
  ['an embedded file', '<embed src="/hard/picture-1.png" width="90" height="60">', 'media-missing'],
  ['a video', '<video width="90" height="60"></video>', 'media-missing'],
  ['an empty drawing', '<canvas width="90" height="60"></canvas>', 'images-missing'],
  ['a list that scrolls by itself', '<div style="height:100px;overflow:auto"><p style="height:900px">x</p></div>', 'inner-scroll'],
  ['a form whose fields have names that code asks for', '<form><input name="attributes"><input name="childNodes"><input name="nodeName"><b>x</b></form>', null],
  ['a page whose pictures have such names', '<img name="title" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="><img name="body" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">', null],
];
test('what a capture cannot keep is told, each by itself', async ({ open }) => {
  const { context } = await open({ viewport: WINDOW });
  const page = await context.newPage();
  await page.goto(`${ORDER}?skin=article`);
  await page.locator('recourse-card [data-verdict]').first().waitFor();
  const found: [string, string[]][] = [];
  for (const [what, markup] of TOLD) {
    await page.evaluate((html) => {
      document.getElementById('tried')?.remove();
      document.body.insertAdjacentHTML('beforeend', `<div id="tried">${html}</div>`);
    }, markup);
    await page.waitForLoadState('networkidle');
    await captureByCommand(page);
    const [kept] = (await keptIn(await workerOf(context))).slice(-1);
    found.push([what, kept?.completeness.filter((code) => code !== 'no-picture') ?? []]);
  }
  expect(found).toEqual(TOLD.map(([what, , code]) => [what, code === null ? [] : [code]]));
});

/** Ways of a page to have a saved one run or load something. */
const HOSTILE = `<iframe srcdoc="<script>parent.document.title='ran'</script>"></iframe><a href="java\tscript:alert(1)">x</a><form action="https://kmong.com/stolen"><button formaction="https://kmong.com/stolen">x</button></form>
<svg><a xlink:href="javascript:alert(1)"><text y="9">x</text></a><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>#x"/><foreignObject width="9" height="9"><script>document.title='ran'</script></foreignObject><rect fill="url(https://kmong.com/stolen#a)" width="9" height="9"/><set attributeName="href" to="javascript:alert(1)"/></svg>
<math><mtext href="javascript:alert(1)">x</mtext></math><p style="--a:u\\72l(https://kmong.com/stolen);background:var(--a)">x</p><p style='background:image-set("https://kmong.com/stolen" 1x)'>x</p><meta http-equiv="refresh" content="9999;url=https://kmong.com/stolen"><base href="https://kmong.com/stolen/">
<style>@import "https://kmong.com/stolen.css"; .q::after{content:"\\3c /style>\\3c img src=x onerror=document.title='ran'>"} .r{cursor:url(https://kmong.com/stolen),auto;list-style-image:url(https://kmong.com/stolen)}</style><button popovertarget="p" commandfor="p" command="show-popover">x</button><div id="p" popover onbeforetoggle="document.title='ran'">hidden</div><link rel="prefetch" href="https://kmong.com/stolen"><input autofocus onfocus="document.title='ran'"><noscript><img src="https://kmong.com/stolen"></noscript><template><img src="https://kmong.com/stolen"></template>`;
test('a saved page of a hostile one runs nothing and loads nothing, where scripts are allowed too', async ({ open }, info) => {
  const { context } = await open({ viewport: WINDOW });
  const page = await context.newPage();
  await page.goto(`${ORDER}?skin=hard&odd&deep`);
  await page.locator('recourse-card [data-verdict]').first().waitFor();
  await page.evaluate((html) => {
    document.querySelector('.odd')?.insertAdjacentHTML('beforeend', html);
    const odd = document.querySelector('.odd');
    for (const name of ['SCRIPT', 'IFRAME', 'XMP', 'Style']) odd?.append(Object.assign(document.createElementNS('http://www.w3.org/1999/xhtml', name), { textContent: '<img src=x>' }));
  }, HOSTILE);
  await captureByCommand(page);
  const [kept] = await keptIn(await workerOf(context));
  const html = kept?.texts['page.html'] ?? '';
  expect(html.slice(html.indexOf('</head>')).match(/.{0,60}(?:stolen|javascript:|<(?:script|iframe|xmp|meta|base|link|object|embed)[\s>]|@import|\son[a-z]+=|popovertarget|formaction=|srcdoc=).{0,20}/gi)).toBeNull();
  const path = info.outputPath('hostile.html');
  writeFileSync(path, html);
  const asked: string[] = [];
  const clean = await reader.newContext({ viewport: WINDOW });
  const saved = await clean.newPage();
  saved.on('request', (request) => asked.push(request.url()));
  saved.on('dialog', (dialog) => asked.push(dialog.message()));
  await saved.goto(pathToFileURL(path).href, { waitUntil: 'networkidle' });
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(path).href]);
  expect(await saved.title()).not.toBe('ran');
  // Deeper than a parser nests, and in forms whose fields have the names that code asks for.
  const text = await saved.evaluate(() => document.body.innerText);
  for (const piece of ['가장 깊은 글', '양식 안의 글', '고쳐 쓴 글', '대신 보이는 글']) expect(text).toContain(piece);
  expect(text).not.toContain('열지 않은 알림');
  expect(await saved.evaluate(() => [document.querySelector<HTMLSelectElement>('select.none')?.value, document.querySelectorAll('.clobbering input').length])).toEqual(['', 19]);
  await clean.close();
});

/** Gives leave for pictures and starts a capture, as the popup does; resolves when the first picture is saved. `outcome` ends with the capture. */
async function startWithPictures(page: Page): Promise<{ worker: Worker; outcome: Promise<unknown> }> {
  await page.locator('recourse-card [data-verdict]').first().waitFor();
  await pressToolbarButton(page);
  const worker = await workerOf(page.context());
  const outcome = worker.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
    // A page that goes away never answers.
    return chrome.tabs.sendMessage(tab?.id ?? -1, { tell: 'capture' }).catch(() => 'gone');
  }, page.url()).catch(() => 'stopped');
  await expect.poll(() => partsUnderWay(worker), { timeout: 20_000 }).toContain('slice-000.png');
  return { worker, outcome };
}

const LONG = `${ORDER}?skin=hard`;
const MIDWAY: { what: string; act(page: Page): Promise<unknown>; kind: 'capture' | 'aborted'; codes?: string[]; why?: string }[] = [
  { what: 'the address changes without a load', act: (page) => page.evaluate(() => history.pushState(null, '', '/gig/501001')), kind: 'capture', codes: ['page-changed', 'pictures-incomplete'] },
  { what: 'the title changes', act: (page) => page.evaluate(() => void (document.title = '다른 제목')), kind: 'capture', codes: ['page-changed'] },
  { what: 'the document is replaced', act: (page) => page.evaluate(() => document.documentElement.replaceWith(document.documentElement.cloneNode(true))), kind: 'capture', codes: ['page-changed'] },
  { what: 'another tab comes to the front', act: async (page) => (await page.context().newPage()).bringToFront(), kind: 'capture', codes: ['pictures-incomplete'] },
  { what: 'the tab is closed', act: (page) => page.close(), kind: 'aborted', why: 'aborted.page-left' },
  { what: 'the page is loaded anew', act: (page) => page.reload(), kind: 'aborted', why: 'aborted.page-left' },
  { what: 'another page is loaded', act: (page) => page.goto('https://kmong.com/gig/501001'), kind: 'aborted', why: 'aborted.page-left' },
];
for (const { what, act, kind, codes, why } of MIDWAY) {
  test(`during a capture ${what}: it is told, and nothing is sealed under another address`, async ({ open }) => {
    const { context } = await open({ viewport: WINDOW });
    const page = await context.newPage();
    await page.goto(LONG);
    const { worker } = await startWithPictures(page);
    await act(page);
    await expect.poll(async () => (await keptIn(worker)).length, { timeout: 30_000 }).toBe(1);
    const [kept] = await keptIn(worker);
    expect(kept?.kind).toBe(kind);
    expect(kept?.body.url).toBe(LONG);
    expect(kept?.texts['text.txt']).toContain(LONG);
    if (codes) expect(kept?.completeness).toEqual(expect.arrayContaining(codes));
    if (why) expect(kept?.body.why).toBe(why);
    if (kind === 'capture') expect(kept?.body.slices).toHaveLength(kept?.names.filter((name) => name.startsWith('slice-')).length ?? -1);
  });
}

test('the worker is stopped during a capture: it becomes a visible aborted entry, and the card says so', async ({ open }) => {
  const { context } = await open({ viewport: WINDOW });
  const id = await extensionId(context);
  const page = await context.newPage();
  await page.goto(LONG);
  await startWithPictures(page);
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await expect(page.locator('recourse-card .keep [role="alert"]')).toBeVisible({ timeout: 30_000 });
  const own = await context.newPage();
  await own.goto(`chrome-extension://${id}/options.html`);
  const [kept, ...more] = await keptIn(own);
  expect(more).toEqual([]);
  expect(kept).toMatchObject({ kind: 'aborted', body: { url: LONG, why: 'aborted.interrupted' } });
});

const WAYS: [string, (worker: Worker, url: string) => Promise<unknown>][] = [
  ['keyboard command', (worker) => worker.evaluate(() => (chrome.commands.onCommand as unknown as { dispatch(name: string): void }).dispatch('capture'))],
  ['context menu', (worker, url) => worker.evaluate(async (address) => {
    const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === address);
    (chrome.contextMenus.onClicked as unknown as { dispatch(info: object, tab: unknown): void }).dispatch({ menuItemId: 'capture' }, tab);
  }, url)],
];
for (const [way, press] of WAYS) {
  test(`the ${way} captures at once, with pictures, and says where each stood`, async ({ open }) => {
    const { context } = await open({ viewport: WINDOW });
    const page = await context.newPage();
    await page.goto(`${ORDER}?skin=article`);
    await page.locator('recourse-card [data-verdict]').first().waitFor();
    await pressToolbarButton(page);
    await page.bringToFront();
    const worker = await workerOf(context);
    await press(worker, page.url());
    await expect.poll(async () => (await keptIn(worker)).length, { timeout: 30_000 }).toBe(1);
    const [kept] = await keptIn(worker);
    expect(kept).toMatchObject({ kind: 'capture', completeness: [] });
    const pictures = kept?.names.filter((name) => name.startsWith('slice-')) ?? [];
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(pictures).toHaveLength(Math.ceil(height / WINDOW.height));
    expect(kept?.body.slices?.map(({ scrollY, viewportWidth, viewportHeight, pixelRatio }) => [scrollY, viewportWidth, viewportHeight, pixelRatio])).toEqual(
      pictures.map((_, i) => [Math.min(i * WINDOW.height, height - WINDOW.height), WINDOW.width, WINDOW.height, 1000]),
    );
  });
}

test('a page that grows while it is pictured, and one too long for pictures, say so', { tag: '@soak' }, async ({ open }) => {
  const { context } = await open({ viewport: WINDOW });
  const page = await context.newPage();
  await page.goto(`${ORDER}?skin=hard&grow`);
  const { worker, outcome } = await startWithPictures(page);
  await outcome;
  expect((await keptIn(worker))[0]?.completeness).toContain('scroll-loaded-more');
  await page.goto(`${ORDER}?skin=hard&tall`);
  await (await startWithPictures(page)).outcome;
  const [, tall] = await keptIn(worker);
  expect(tall?.completeness).toContain('height-cap');
  expect(tall?.names.filter((name) => name.startsWith('slice-'))).toHaveLength(20);
});

test('ten thousand elements are saved whole, with text and facts', async ({ open }) => {
  const { context } = await open({ viewport: WINDOW });
  const page = await context.newPage();
  await page.goto(`${ORDER}?skin=hard&nodes=10000`);
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeGreaterThan(10_000);
  await capture(page);
  const [kept] = await keptIn(await workerOf(context));
  expect(kept?.names).toEqual(expect.arrayContaining(['text.txt', 'facts.json', 'page.html']));
  expect(kept?.texts['page.html']?.match(/<[a-z][\w-]*[ >]/g)?.length).toBeGreaterThanOrEqual(10_000);
});
