import process from 'node:process';
import { COMMANDS } from './command-line/commands.ts';
import { runCommandLine } from './command-line/run.ts';
import { terminalOf } from './command-line/terminal.ts';

// `countersign COMMAND …`: the office without a window, through the same door as everybody.
const argv = process.argv.slice(2);
// whoever reads the output may stop early, as `head` does
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await runCommandLine({
  argv,
  commands: COMMANDS,
  environment: process.env,
  terminal: terminalOf(
    { input: process.stdin, output: process.stdout, errors: process.stderr },
    argv.includes('--json'),
  ),
});
