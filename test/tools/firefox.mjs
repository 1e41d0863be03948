/** Starts Firefox with the built extension: for the browser tests. Driven over WebDriver BiDi. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { ROOT } from './prepare.mjs';

export const ADDON = 'recourse@recourse.example';
/** Firefox draws this by lot for every profile; held still, so that a test knows the address of our pages. */
const PAGES = '7b1c5a3e-52d4-4f6b-9a80-1f0e4c6d2b97';
const ACCEPT = { ko: 'ko-KR,ko', tr: 'tr-TR,tr', en: 'en-US,en' };

/**
 * A proxy that leads `hosts` to `port` of this machine and refuses everything else; what it refused is listed by host.
 * It takes CONNECT only: nothing here is served without TLS.
 */
export async function startProxy({ hosts, port }) {
  const refused = [];
  const sockets = new Set();
  const server = createServer((request, response) => {
    refused.push(request.url ?? '');
    response.writeHead(403).end();
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('connect', (request, client, head) => {
    const host = (request.url ?? '').replace(/:\d+$/, '').toLowerCase();
    if (!hosts.includes(host)) {
      refused.push(host);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const target = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(head);
      target.pipe(client).pipe(target);
    });
    // A tab that closes in mid-answer breaks its own tunnel: the other end goes with it.
    target.on('error', () => client.destroy());
    client.on('error', () => target.destroy());
    client.on('close', () => target.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: server.address().port,
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function preferences({ proxy, downloads, language, script }) {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxy.port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxy.port,
    'network.proxy.no_proxies_on': '',
    'network.proxy.failover_direct': false,
    'extensions.webextensions.uuids': JSON.stringify({ [ADDON]: PAGES }),
    // Over a restart a temporary add-on is installed again: its log must still be there, as a signed one's is.
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextensions.keepStorageOnUninstall': true,
    'javascript.enabled': script,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.alwaysOpenPanel': false,
    'browser.helperApps.neverAsk.saveToDisk': 'application/zip,application/octet-stream,text/calendar,application/pdf',
    'intl.accept_languages': ACCEPT[language],
    'intl.locale.requested': language === 'en' ? 'en-US' : language,
  };
}

/**
 * Opens Firefox for a market. `profile` keeps a profile over several starts; otherwise it is made anew and removed on close.
 * `zone` is the machine's time zone; without `script` no page runs any. The browser's own language follows only where its language pack is installed.
 */
export async function startFirefox({
  market,
  executablePath = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
  language = 'ko',
  extension = true,
  zone = 'Asia/Seoul',
  viewport = { width: 1280, height: 900 },
  headless = true,
  script = true,
  profile: kept,
  downloads: downloadsKept,
}) {
  const profile = kept ?? (await mkdtemp(join(tmpdir(), 'recourse-firefox-')));
  const downloads = downloadsKept ?? join(profile, 'downloads');
  await mkdir(downloads, { recursive: true });
  const proxy = await startProxy(market);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    acceptInsecureCerts: true,
    userDataDir: profile,
    defaultViewport: viewport,
    // Our own clicks on the toolbar happen outside any page.
    args: ['--remote-allow-system-access'],
    env: { ...process.env, TZ: zone, LANG: 'C.UTF-8' },
    extraPrefsFirefox: preferences({ proxy, downloads, language, script }),
  });
  // What puppeteer would put back once the browser has ended: on a profile that is started again at once it would overwrite the next start's preferences.
  for (const name of ['prefs.js', 'user.js']) await rm(join(profile, `${name}.puppeteer`), { force: true });
  if (extension) await browser.installExtension(join(ROOT, '.output', 'firefox-mv3'));
  return {
    browser,
    profile,
    downloads,
    refused: proxy.refused,
    pages: `moz-extension://${PAGES}`,
    async close({ keep = false } = {}) {
      // A browser that was killed has nothing left to close but its proxy.
      if (browser.connected) await browser.close();
      await proxy.close();
      if (!keep && !kept) await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Runs a function in the browser's own window, with its privileges. The function stands alone: what it needs goes in as plain arguments. */
export async function inBrowserWindow(browser, work, ...args) {
  const { connection } = browser;
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = tree.contexts;
  if (!window) throw new Error('Firefox shows no window');
  const { result } = await connection.send('script.callFunction', {
    functionDeclaration: work.toString(),
    target: { context: window.context },
    arguments: args.map((value) => ({ type: 'string', value })),
    awaitPromise: true,
  });
  if (result.type === 'exception') throw new Error(`in the browser's window: ${result.exceptionDetails.text}`);
  return result.result.value;
}

/**
 * Runs the body of an async function, with the browser's privileges, in the process that draws the tab which is shown or our open popup, and answers what it
 * returns, as JSON. `content` is the page's window there.
 */
export async function inShownPage(browser, where, body) {
  const answer = await inBrowserWindow(
    browser,
    async (which, work) => {
      const window = Services.wm.getMostRecentBrowserWindow();
      const shown = which === 'popup' ? window.document.querySelector('.webextension-popup-browser') : window.gBrowser.selectedBrowser;
      const name = `recourse:${Math.random()}`;
      const answered = new Promise((resolve) => {
        const hear = ({ data }) => {
          shown.messageManager.removeMessageListener(name, hear);
          resolve(data);
        };
        shown.messageManager.addMessageListener(name, hear);
      });
      const told = `(value) => sendAsyncMessage(${JSON.stringify(name)}, JSON.stringify(value ?? null))`;
      const script = `(async () => { ${work} })().then((value) => ({ value }), (error) => ({ error: String(error) })).then(${told})`;
      shown.messageManager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
      return answered;
    },
    where,
    body,
  );
  const { value, error } = JSON.parse(answer);
  if (error) throw new Error(`in the shown page: ${error}`);
  return value;
}

/** Presses keys of a real keyboard's kind in the browser's own window, all held until the last: `[key, code, keyCode]` each. */
function pressKeys(browser, focus, keys) {
  return inBrowserWindow(
    browser,
    (selector, pressed) => {
      const window = Services.wm.getMostRecentBrowserWindow();
      window.document.querySelector(selector).focus();
      const keyboard = Components.classes['@mozilla.org/text-input-processor;1'].createInstance(Components.interfaces.nsITextInputProcessor);
      if (!keyboard.beginInputTransactionForTests(window)) throw new Error('no keyboard');
      const events = JSON.parse(pressed).map(([key, code, keyCode]) => new window.KeyboardEvent('', { key, code, keyCode }));
      for (const event of events) keyboard.keydown(event);
      for (const event of events.reverse()) keyboard.keyup(event);
    },
    focus,
    JSON.stringify(keys),
  );
}

/**
 * Our shortcut, Alt+Shift+E, pressed while a page is shown. The focus stands in the address bar: keys made this way that go to a page's process never come
 * back to the browser's window, as a real keyboard's do when the page has not used them.
 */
export async function pressShortcut(page) {
  await page.bringToFront();
  await pressKeys(page.browser(), '#urlbar-input', [
    ['Alt', 'AltLeft', 18],
    ['Shift', 'ShiftLeft', 16],
    ['E', 'KeyE', 69],
  ]);
}

/** The toolbar button pressed on a page, and its popup left open: settles when the popup has put the focus on its button to capture. */
export async function openPopup(page) {
  await page.bringToFront();
  const browser = page.browser();
  await inBrowserWindow(
    browser,
    async (addon) => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(addon);
      const window = Services.wm.getMostRecentBrowserWindow();
      const shown = new Promise((open) => {
        const hear = ({ target }) => {
          if (target.id !== 'customizationui-widget-panel') return;
          window.removeEventListener('popupshown', hear);
          open();
        };
        window.addEventListener('popupshown', hear);
      });
      await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
      await shown;
    },
    ADDON,
  );
  await inShownPage(
    browser,
    'popup',
    `return new Promise((settle) => {
      const look = () => content.document.activeElement?.dataset?.action === 'capture' && settle();
      content.document.addEventListener('focusin', look);
      look();
    })`,
  );
}

/** Enter pressed in the open popup. */
export function pressEnterInPopup(browser) {
  return pressKeys(browser, '.webextension-popup-browser', [['Enter', 'Enter', 13]]);
}

/** The entry of ours in the page's context menu, opened at a point of the page by the right button; `id` is the entry's. */
export async function pressInMenu(page, { x, y }, id) {
  await page.bringToFront();
  await page.mouse.click(x, y, { button: 'right' });
  await inBrowserWindow(
    page.browser(),
    async (addon, wanted) => {
      const { document } = Services.wm.getMostRecentBrowserWindow();
      const opened = (menu) => menu.state === 'open' || new Promise((open) => menu.addEventListener('popupshown', open, { once: true }));
      await opened(document.getElementById('contentAreaContextMenu'));
      const entry = document.getElementById(`${addon.replace(/[@.]/g, '_')}-menuitem-_${wanted}`);
      if (!entry) throw new Error(`the menu has no ${wanted}`);
      const menu = entry.closest('menupopup');
      // Two entries of one add-on stand in a menu of their own.
      if (menu.id !== 'contentAreaContextMenu') {
        menu.parentNode.openMenu(true);
        await opened(menu);
      }
      menu.activateItem(entry);
    },
    ADDON,
    id,
  );
}

/** The toolbar button pressed on a page: what gives the extension leave (activeTab) for pictures of it. The popup that opens is closed again. */
export async function pressToolbarButton(page) {
  await page.bringToFront();
  await inBrowserWindow(
    page.browser(),
    async (addon) => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(addon);
      const window = Services.wm.getMostRecentBrowserWindow();
      await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
      const panel = window.document.getElementById('customizationui-widget-panel');
      if (panel && panel.state !== 'closed') {
        await new Promise((closed) => {
          panel.addEventListener('popuphidden', closed, { once: true });
          panel.hidePopup();
        });
      }
    },
    ADDON,
  );
}

/** The page of the next tab that opens while `act` runs. Firefox tells of the tab before it tells its address, so go by what the page then shows. */
export async function tabOpenedBy(browser, act) {
  const before = new Set(browser.targets());
  const opened = browser.waitForTarget((target) => target.type() === 'page' && !before.has(target), { timeout: 20_000 });
  const [target] = await Promise.all([opened, act()]);
  return target.page();
}
