import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// One worker a core (the default leaves one core idle: on two cores that doubles the time); the big runs (fuzz, crash, perf) are scripts of their own and only their small sizes are tests here.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: 'Asia/Shanghai' },
  },
});
