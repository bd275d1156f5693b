import type { Language } from '#shared/locales/sentences.ts';
import type { Terminal } from './terminal.ts';

export interface Bilingual {
  readonly 'zh-CN': string;
  readonly 'en-US': string;
}

/** One `--name` of a command; `value` names what follows it, a switch has none. */
export interface OptionSpec {
  readonly value?: string;
  readonly multiple?: boolean;
  readonly help: Bilingual;
}

/** One command of `countersign`. Positional arguments beyond `arguments` are wrong usage. */
export interface Command {
  readonly name: string;
  /** What follows the name in the usage line, options left out. */
  readonly usage: string;
  readonly summary: Bilingual;
  /** Lines under the options: what may be left out, examples. */
  readonly notes?: Bilingual;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly arguments: { readonly least: number; readonly most: number };
  /** Gives the exit code. */
  run(invocation: Invocation): Promise<number>;
}

/** One command as it was typed, with the place it writes to. */
export interface Invocation {
  readonly language: Language;
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly positionals: readonly string[];
  /** The last value of an option, or undefined. */
  option(name: string): string | undefined;
  options(name: string): readonly string[];
  flag(name: string): boolean;
}

export const EXIT = { done: 0, refused: 1, usage: 2, store: 3 } as const;

/** What every command takes. */
export const COMMON_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  data: {
    value: 'DIR',
    help: {
      'zh-CN': '账套所在文件夹（默认：本机应用数据文件夹）',
      'en-US': "folder of the store (default: this user's local application data)",
    },
  },
  user: {
    value: 'NAME',
    help: {
      'zh-CN': '以谁的身份办理；口令取自环境变量 COUNTERSIGN_PASSWORD，否则当场询问',
      'en-US': 'who is acting; the password comes from COUNTERSIGN_PASSWORD or is asked for',
    },
  },
  json: {
    help: {
      'zh-CN': '标准输出只有一份 JSON，其余文字走标准错误',
      'en-US': 'one JSON document on standard output, everything else on standard error',
    },
  },
  lang: { value: 'zh-CN|en-US', help: { 'zh-CN': '语言', 'en-US': 'language' } },
  yes: { help: { 'zh-CN': '不再询问确认', 'en-US': 'do not ask for confirmation' } },
  help: { help: { 'zh-CN': '显示用法', 'en-US': 'show the usage' } },
};
