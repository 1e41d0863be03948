import { defineConfig } from 'vitest/config';

/** Long runs, one after another: what is too slow for every day. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.soak.ts'],
    environment: 'node',
    setupFiles: [new URL('./unit/setup.ts', import.meta.url).pathname],
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
