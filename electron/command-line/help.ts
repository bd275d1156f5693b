import type { Language } from '#shared/locales/sentences.ts';
import { type Command, COMMON_OPTIONS, type OptionSpec } from './command.ts';
import { tableLines } from './output.ts';
import { say } from './words.ts';

/** `countersign --help`. */
export function overview(commands: readonly Command[], language: Language): string[] {
  return [
    say(language, 'tagline'),
    '',
    `${say(language, 'usage')}: countersign COMMAND […]`,
    '',
    `${say(language, 'commands')}:`,
    ...tableLines(commands.map(({ name, summary }) => [`  ${name}`, summary[language]])),
    '',
    `${say(language, 'options')}:`,
    ...optionLines(COMMON_OPTIONS, language),
    '',
    say(language, 'exitCodes'),
  ];
}

/** `countersign COMMAND --help`. */
export function helpOf(command: Command, language: Language): string[] {
  const own = optionLines(command.options, language);
  return [
    command.summary[language],
    '',
    `${say(language, 'usage')}: countersign ${command.name} ${command.usage}`.trimEnd(),
    ...(command.notes ? ['', ...command.notes[language].split('\n')] : []),
    '',
    `${say(language, 'options')}:`,
    ...own,
    ...optionLines(COMMON_OPTIONS, language),
    '',
    say(language, 'exitCodes'),
  ];
}

function optionLines(options: Readonly<Record<string, OptionSpec>>, language: Language): string[] {
  return tableLines(
    Object.entries(options).map(([name, { value, help }]) => [
      `  --${name}${value === undefined ? '' : ` ${value}`}`,
      help[language],
    ]),
  );
}
