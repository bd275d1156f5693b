// Kills a countersignature as often as asked: node tests/core/crash/main.ts [--kills=500] [--seed=N]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '500' }, seed: { type: 'string' } } });
const root = join(import.meta.dirname, '../../..');
const child = spawn(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'tests/core/crash/countersigning.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, KILLS: values.kills, ...(values.seed !== undefined && { SEED: values.seed }) },
  },
);
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
