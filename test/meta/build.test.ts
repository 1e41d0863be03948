import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ROOT } from './source';

const BROWSERS = ['chrome-mv3', 'firefox-mv3'] as const;
const HOSTS = ['https://kmong.com/*', 'https://www.r10.net/*'];
const OPTIONAL_HOSTS = ['https://*.kmong.com/*'];
/** Scripts that a page's content script asks for when it needs them. */
const PARTS = ['capture.js', 'card.js', 'read-kmong.js', 'read-r10.js'];
const PERMISSIONS = ['activeTab', 'alarms', 'contextMenus', 'downloads', 'notifications', 'storage', 'unlimitedStorage'];

function built(browser: string, file: string): string {
  const path = join(ROOT, '.output', browser, file);
  if (!existsSync(path)) throw new Error(`.output/${browser}/${file} is not there. Run \`npm run build\` first; \`npm test\` does.`);
  return path;
}

function manifestOf(browser: string) {
  return JSON.parse(readFileSync(built(browser, 'manifest.json'), 'utf8'));
}

function contentScripts(browser: string): Script[] {
  const folder = built(browser, 'content-scripts');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Everything of ours that runs in a host page. */
function pageScripts(browser: string): Script[] {
  return [...contentScripts(browser), ...PARTS.map((name) => ({ name, text: readFileSync(built(browser, name), 'utf8') }))];
}

interface Script {
  name: string;
  text: string;
}

/** Names and sizes of the scripts over a bound, in bytes. */
function heavier(scripts: Script[], most: { bytes: number; gzip: number }) {
  return scripts.map(({ name, text }) => ({ name, bytes: Buffer.byteLength(text), gzip: gzipSync(text, { level: 9 }).length })).filter(({ bytes, gzip }) => bytes > most.bytes || gzip > most.gzip);
}

describe.each(BROWSERS)('%s', (browser) => {
  test('asks for the permissions of the design and no other', () => {
    const manifest = manifestOf(browser);
    expect([...manifest.permissions].sort()).toEqual(PERMISSIONS);
    expect(manifest.optional_permissions ?? []).toEqual([]);
    expect([...manifest.host_permissions].sort()).toEqual(HOSTS);
    expect(manifest.optional_host_permissions).toEqual(OPTIONAL_HOSTS);
    expect(manifest.manifest_version).toBe(3);
  });

  test('runs on the two hosts only, and opens to their pages the parts of its overlay and nothing else', () => {
    const manifest = manifestOf(browser);
    const matches: string[] = manifest.content_scripts.flatMap((script: { matches: string[] }) => script.matches);
    expect([...new Set(matches)].sort()).toEqual(HOSTS);
    const open: { matches: string[]; resources: string[] }[] = manifest.web_accessible_resources;
    expect(open.flatMap((resource) => resource.matches).filter((host) => !HOSTS.includes(host))).toEqual([]);
    expect(open.flatMap((resource) => resource.resources).sort()).toEqual(PARTS);
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.incognito).toBe('not_allowed');
  });

  test('its pages may send no request and load no code but their own', () => {
    const rules = new Map<string, string>(
      manifestOf(browser)
        .content_security_policy.extension_pages.split(';')
        .map((rule: string) => rule.trim().split(/ (.*)/s)),
    );
    expect(rules.get('default-src')).toBe("'none'");
    expect(rules.get('connect-src')).toBe("'none'");
    expect(rules.get('script-src')).toBe("'self'");
    expect([...rules.values()].filter((sources) => /https?:|ws:|wss:|\*/.test(sources))).toEqual([]);
  });

  test('names the oldest browser that has what it needs', () => {
    const manifest = manifestOf(browser);
    if (browser === 'chrome-mv3') expect(manifest.minimum_chrome_version).toBe('144');
    else expect(manifest.browser_specific_settings.gecko.strict_min_version).toBe('140.0');
  });

  test('a content script keeps the budget of 60 KB, 20 KB gzip', () => {
    const scripts = contentScripts(browser);
    expect(scripts.map(({ name }) => name)).toEqual(['kmong.js', 'r10.js']);
    expect(heavier(scripts, { bytes: 60_000, gzip: 20_000 })).toEqual([]);
  });

  // What a page asks for later may not grow either; the readers hold the words of a site, which pack badly.
  test('no part of the overlay grows beyond 110 KB, 42 KB gzip', () => {
    expect(heavier(pageScripts(browser), { bytes: 110_000, gzip: 42_000 })).toEqual([]);
  });

  test('what runs in a page holds no way to send a request, and loads no code but its own parts', () => {
    const ways = /\bfetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|importScripts|new Image\b/;
    expect(pageScripts(browser).flatMap(({ name, text }) => (ways.exec(text) ? [`${name}: ${ways.exec(text)?.[0]}`] : []))).toEqual([]);
    const loads = pageScripts(browser).flatMap(({ text }) => text.match(/\bimport\s*\([^)]{0,40}/g) ?? []);
    expect(loads.filter((load) => !/^import\(\w+\.runtime\.getURL\(/.test(load))).toEqual([]);
  });

  test('what runs in a page names no address but those of namespaces and their own match patterns', () => {
    const namespaces = /^http:\/\/www\.w3\.org\/(?:1999\/xhtml|2000\/svg|1998\/Math\/MathML|1999\/xlink|2000\/xmlns\/?)?$/;
    const addresses = pageScripts(browser).flatMap(({ name, text }) =>
      [...text.matchAll(/\b(?:https?|wss?):\/\/[^\s'"`\\)]*/g)]
        .map(([address]) => address)
        .filter((address) => !namespaces.test(address) && !HOSTS.includes(address))
        .map((address) => `${name}: ${address}`),
    );
    expect(addresses).toEqual([]);
  });
});
