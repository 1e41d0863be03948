import { defineConfig } from '@playwright/test';

/** The built extension in Chromium, on the production manifest. No retries: a flake is a defect. */
export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.chromium.spec.ts',
  // What takes long is for `npm run soak`.
  grepInvert: process.env['RECOURSE_SOAK'] === '1' ? [] : /@soak/,
  // One more than the cores of a small machine: a capture waits a second for every two pictures.
  workers: 3,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  outputDir: '../.cache/playwright',
});
