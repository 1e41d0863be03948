import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Pure functions and everything that needs no real browser. A file that needs a DOM says so in its first line (`// @vitest-environment happy-dom`). */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [preact({ prefreshEnabled: false }), WxtVitest()],
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/meta/**/*.test.ts', 'test/hostile/**/*.test.ts'],
    environment: 'node',
    setupFiles: [new URL('./unit/setup.ts', import.meta.url).pathname],
    testTimeout: 20_000,
    // One worker a core: left to itself, it keeps one core free, and of two that is half.
    maxWorkers: 2,
  },
});
