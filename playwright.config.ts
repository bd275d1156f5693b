import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/** Journeys that keep to limits of time have the machine to themselves, after the others. */
const TIMED = ['**/five-hundred-lines.spec.ts', '**/twenty.spec.ts'];

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: Math.min(2, availableParallelism()),
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  outputDir: 'out/e2e',
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'side by side', testMatch: '*.spec.ts', testIgnore: TIMED },
    { name: 'timed', testMatch: TIMED, dependencies: ['side by side'], workers: 1 },
  ],
});
