import { defineConfig } from '@playwright/test';

/** The built extension in Chromium, on the production manifest. No retries: a flake is a defect. */
export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.chromium.spec.ts',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  outputDir: '../.cache/playwright',
});
