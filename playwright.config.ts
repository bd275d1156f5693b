import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  outputDir: 'out/e2e',
  // A trace takes a quarter of a journey's time: `--trace=retain-on-failure` where one is looked for.
  use: { trace: 'off' },
});
