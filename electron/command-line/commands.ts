import { backupCommand } from './commands/backup.ts';
import { callCommand } from './commands/call.ts';
import { demoCommand } from './commands/demo.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { printCommand } from './commands/print.ts';
import { proceduresCommand } from './commands/procedures.ts';
import { reviewCommand } from './commands/review.ts';
import { serveProceduresCommand } from './commands/serve-procedures.ts';
import { templateCommand } from './commands/template.ts';
import { verifyCommand } from './commands/verify.ts';
import type { Command } from './command.ts';

/** All commands, in the order of the overview. */
export const COMMANDS: readonly Command[] = [
  initCommand,
  demoCommand,
  callCommand,
  proceduresCommand,
  importCommand,
  templateCommand,
  exportCommand,
  printCommand,
  reviewCommand,
  verifyCommand,
  backupCommand,
  serveProceduresCommand,
];
