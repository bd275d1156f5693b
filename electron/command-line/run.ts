import { type Command, EXIT } from './command.ts';
import { CommandRefused, UsageError } from './failures.ts';
import { helpOf, overview } from './help.ts';
import { languageOf, readInvocation } from './invocation.ts';
import type { Terminal } from './terminal.ts';
import { say } from './words.ts';

export interface CommandLine {
  readonly argv: readonly string[];
  readonly commands: readonly Command[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
}

/** Finds the command, runs it, says what went wrong in the person's language, and gives the exit code. */
export async function runCommandLine({ argv, commands, environment, terminal }: CommandLine): Promise<number> {
  const language = languageOf(argv, environment);
  const [first, ...rest] = argv;
  const asksForHelp = first === undefined || first === '--help' || first === 'help' || first.startsWith('--lang');
  const name = first === 'help' ? rest[0] : asksForHelp ? undefined : first;
  if (name === undefined) {
    overview(commands, language).forEach(terminal.write);
    return first === undefined ? EXIT.usage : EXIT.done;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) {
    terminal.warn(say(language, 'unknownCommand', { name }));
    terminal.warn(say(language, 'seeHelp', { name: '' }).replace('  ', ' '));
    return EXIT.usage;
  }
  try {
    const invocation = readInvocation(command, first === 'help' ? ['--help'] : rest, {
      language,
      terminal,
      environment,
    });
    if (!invocation.flag('help')) return await command.run(invocation);
    helpOf(command, language).forEach(terminal.write);
    return EXIT.done;
  } catch (error) {
    return explain(error, command, { terminal, language });
  }
}

function explain(
  error: unknown,
  command: Command,
  { terminal, language }: { readonly terminal: Terminal; readonly language: Parameters<typeof say>[0] },
): number {
  if (error instanceof UsageError) {
    terminal.warn(error.message);
    terminal.warn(say(language, 'seeHelp', { name: command.name }));
    return EXIT.usage;
  }
  if (error instanceof CommandRefused) {
    if (terminal.json) terminal.write(JSON.stringify({ failure: error.failure, sentences: error.sentences }));
    error.sentences.forEach(terminal.warn);
    return error.exitCode;
  }
  // a bug: the whole of it for whoever mends it, and a sentence for whoever met it
  const whole = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (terminal.json)
    terminal.write(JSON.stringify({ failure: { code: 'internal' }, sentences: [say(language, 'bug')] }));
  terminal.warn(say(language, 'bug'));
  terminal.warn(whole);
  return EXIT.refused;
}
