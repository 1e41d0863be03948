import { defineConfig } from 'vitest/config';

/** The built extension in Firefox, driven over BiDi. One browser serves a file; two files run at a time. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { include: ['test/e2e/**/*.firefox.test.ts'], environment: 'node', testTimeout: 60_000, hookTimeout: 90_000, maxWorkers: 2 },
});
