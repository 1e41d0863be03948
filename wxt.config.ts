import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** Extension pages may load their own files and nothing else: with connect-src 'none' no request can leave, whatever the code does. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "frame-src 'self' blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const SITES = ['https://kmong.com/*', 'https://www.r10.net/*'];
const PAGE_PARTS = ['card.js', 'capture.js', 'read-kmong.js', 'read-r10.js'];

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: () => ({ plugins: [preact({ prefreshEnabled: false })], build: { modulePreload: false } }),
  hooks: {
    // In a host page every byte counts, and both browsers' own interface answers with promises: the polyfill stays in the worker and our pages.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.every(({ type }) => type === 'content-script' || type === 'unlisted-script')) return;
      delete (config.resolve?.alias as Record<string, string> | undefined)?.['wxt/browser'];
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'activeTab', 'alarms', 'notifications', 'downloads', 'contextMenus'],
    host_permissions: SITES,
    optional_host_permissions: ['https://*.kmong.com/*'],
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: PAGE_POLICY },
    // Parts of the overlay that a page asks for only when it needs them.
    web_accessible_resources: [{ resources: PAGE_PARTS, matches: SITES }],
    commands: {
      capture: { suggested_key: { default: 'Alt+Shift+E' }, description: '__MSG_commandCapture__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'recourse@recourse.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '144' }),
  }),
});
