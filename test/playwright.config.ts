import { defineConfig } from '@playwright/test';

/** The built extension in Chromium, on the production manifest. No retries: a flake is a defect. */
export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.chromium.spec.ts',
  // What takes long is for `npm run soak`.
  grepInvert: process.env['RECOURSE_SOAK'] === '1' ? [] : /@soak/,
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  outputDir: '../.cache/playwright',
});
