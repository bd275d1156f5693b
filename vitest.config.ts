import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of minutes, the longest first: begun last, they would keep one core busy and the others waiting. */
const LONG = [
  'core/canaries.test.ts',
  'core/canaries.rest.test.ts',
  'core/every-kind.test.ts',
  'tour/window.test.ts',
  'core/registers.every-kind.test.ts',
  'core/crash/countersigning.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/tests/${name}`));
      return at === -1 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

// One worker a core (the default leaves one core idle: on two cores that doubles the time); the big runs (fuzz, crash, perf) are scripts of their own and only their small sizes are tests here.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/empty-store.ts',
    pool: 'forks',
    // A worker keeps its modules from file to file: nothing of ours lives in a module, and loading them anew took a tenth of the time.
    isolate: false,
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Programs that tests start from source are kept compiled: the second start takes half the time.
    env: { TZ: 'Asia/Shanghai', NODE_COMPILE_CACHE: join(import.meta.dirname, 'out', 'compiled') },
  },
});
