import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Components in a real browser, with real clicks and keys. The page's zone is one that no rule uses: a date that leaks from the machine's zone shows. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [preact({ prefreshEnabled: false })],
  optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-runtime', 'preact/jsx-dev-runtime', 'axe-core', 'canonicalize', 'dexie'] },
  test: {
    include: ['test/browser/**/*.test.tsx'],
    testTimeout: 20_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 400, height: 900 },
      provider: playwright({
        launchOptions: { executablePath, args: ['--no-sandbox'] },
        contextOptions: { timezoneId: 'America/Sao_Paulo', locale: 'en-US' },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
