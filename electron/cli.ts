import process from 'node:process';
import { callCommand } from './command-line/commands/call.ts';
import { demoCommand } from './command-line/commands/demo.ts';
import { exportCommand } from './command-line/commands/export.ts';
import { importCommand } from './command-line/commands/import.ts';
import { initCommand } from './command-line/commands/init.ts';
import { printCommand } from './command-line/commands/print.ts';
import { proceduresCommand } from './command-line/commands/procedures.ts';
import { reviewCommand } from './command-line/commands/review.ts';
import { serveProceduresCommand } from './command-line/commands/serve-procedures.ts';
import { verifyCommand } from './command-line/commands/verify.ts';
import { runCommandLine } from './command-line/run.ts';
import { terminalOf } from './command-line/terminal.ts';

// `countersign COMMAND …`: the office without a window, through the same door as everybody.
const argv = process.argv.slice(2);
// whoever reads the output may stop early, as `head` does
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await runCommandLine({
  argv,
  commands: [
    initCommand,
    demoCommand,
    callCommand,
    proceduresCommand,
    importCommand,
    exportCommand,
    printCommand,
    reviewCommand,
    verifyCommand,
    serveProceduresCommand,
  ],
  environment: process.env,
  terminal: terminalOf(
    { input: process.stdin, output: process.stdout, errors: process.stderr },
    argv.includes('--json'),
  ),
});
