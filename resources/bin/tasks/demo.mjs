// `npm run demo`: one office day without a window; the same as `countersign demo`.
import path from 'node:path';
import { ROOT, runHere } from '../setup/run.mjs';

process.exitCode = await runHere(process.execPath, [
  path.join(ROOT, 'electron', 'cli.ts'),
  'demo',
  ...process.argv.slice(2),
]);
