import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Language } from '#shared/locales/sentences.ts';
import { type Command, COMMON_OPTIONS, type Invocation, type OptionSpec } from './command.ts';
import { UsageError } from './failures.ts';
import { say } from './words.ts';
import type { Terminal } from './terminal.ts';

/** The language chosen anywhere on the line; Chinese unless told otherwise. */
export function languageOf(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const at = argv.indexOf('--lang');
  const chosen = at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  return (chosen ?? environment['COUNTERSIGN_LANG']) === 'en-US' ? 'en-US' : 'zh-CN';
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** Reads what stands behind the command's name. Throws UsageError in the person's language. */
export function readInvocation(
  command: Command,
  argv: readonly string[],
  surroundings: Pick<Invocation, 'language' | 'terminal' | 'environment'> & { readonly terminal: Terminal },
): Invocation {
  const { language } = surroundings;
  const specs = { ...COMMON_OPTIONS, ...command.options };
  const { values, positionals } = parse(argv, specs, language);
  const lang = values['lang'];
  if (lang !== undefined && lang !== 'zh-CN' && lang !== 'en-US')
    throw new UsageError(say(language, 'notAChoice', { name: '--lang', choices: 'zh-CN, en-US' }));
  const extra = positionals[command.arguments.most];
  if (values['help'] !== true) {
    if (extra !== undefined) throw new UsageError(say(language, 'tooManyArguments', { name: extra }));
    if (positionals.length < command.arguments.least) throw new UsageError(say(language, 'tooFewArguments'));
  }
  const options = (name: string): string[] => {
    const value = values[name];
    return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
  };
  return {
    ...surroundings,
    positionals,
    options,
    option: (name) => options(name).at(-1),
    flag: (name) => values[name] === true,
  };
}

function parse(argv: readonly string[], specs: Readonly<Record<string, OptionSpec>>, language: Language) {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      spec.value === undefined ? { type: 'boolean' } : { type: 'string', multiple: spec.multiple ?? false },
    ]),
  );
  const { tokens, values, positionals } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (!spec) throw new UsageError(say(language, 'unknownOption', { name: token.rawName }));
    if (spec.value !== undefined && token.value === undefined)
      throw new UsageError(say(language, 'optionNeedsValue', { name: token.rawName }));
    if (spec.value === undefined && token.value !== undefined)
      throw new UsageError(say(language, 'optionTakesNoValue', { name: token.rawName }));
  }
  return { values: values as Values, positionals };
}

/** An option that must be there; `what` says in the person's language what it stands for. */
export function requiredOption(invocation: Invocation, name: string, what: string): string {
  const value = invocation.option(name);
  if (value === undefined || value === '')
    throw new UsageError(say(invocation.language, 'optionMissing', { name: `--${name}`, what }));
  return value;
}

export function positional(invocation: Invocation, index: number): string {
  const value = invocation.positionals[index];
  if (value === undefined) throw new UsageError(say(invocation.language, 'tooFewArguments'));
  return value;
}

export function wholeNumberOption(invocation: Invocation, name: string): number | undefined {
  const value = invocation.option(name);
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value))
    throw new UsageError(say(invocation.language, 'notANumber', { name: `--${name}`, value }));
  return Number(value);
}

export function choiceOption<C extends string>(
  invocation: Invocation,
  name: string,
  choices: readonly C[],
): C | undefined {
  const value = invocation.option(name);
  const chosen = choices.find((choice) => choice === value);
  if (value !== undefined && chosen === undefined)
    throw new UsageError(say(invocation.language, 'notAChoice', { name: `--${name}`, choices: choices.join(', ') }));
  return chosen;
}
