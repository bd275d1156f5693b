import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { COMMANDS } from '../../../electron/command-line/commands.ts';
import { runCommandLine } from '../../../electron/command-line/run.ts';
import { terminalOf } from '../../../electron/command-line/terminal.ts';

export const ROOT = resolve(import.meta.dirname, '../../..');
const LAUNCHER = join(ROOT, 'resources/bin/countersign.mjs');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cwd?: string;
}

/** `countersign …` as a real process, as a script would start it. */
export function countersign(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const env = { ...process.env, COUNTERSIGN_LANG: 'en-US', ...options.environment };
  const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd: options.cwd ?? ROOT, env });
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdin.end(options.input ?? '');
  return new Promise((done) => child.on('close', (code) => done({ code: code ?? -1, out, errors })));
}

/** The same without a process of its own: for what needs no store. */
export async function countersignHere(argv: readonly string[]): Promise<Ran> {
  const output = new PassThrough();
  const errors = new PassThrough();
  const terminal = terminalOf({ input: Readable.from([]), output, errors }, argv.includes('--json'));
  const environment = { COUNTERSIGN_LANG: 'en-US' };
  const code = await runCommandLine({ argv, commands: COMMANDS, environment, terminal });
  const text = (stream: PassThrough): string => String((stream.read() as Buffer | null) ?? '');
  return { code, out: text(output), errors: text(errors) };
}

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-command-line-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const PASSWORD = 'shelf-7-ledger';
/** One keys and one checks; a test that needs a third person asks for the larger office. */
const OFFICES = {
  two: ['周敏:clerk', '陈国强:checker'],
  three: ['周敏:clerk', '陈国强:checker', '陆总:director'],
} as const;

export interface Store {
  readonly folder: string;
  /** A command on this store, as that person. */
  as(name: string, args: readonly string[], options?: RunOptions): Promise<Ran>;
}

const templates = new Map<keyof typeof OFFICES, Promise<string>>();

/** Made once a file by `countersign init`, then copied while nobody has it open. */
function templateStore(size: keyof typeof OFFICES): Promise<string> {
  const made = templates.get(size) ?? makeTemplate(OFFICES[size]);
  templates.set(size, made);
  return made;
}

async function makeTemplate(people: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-command-line-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const named = people.flatMap((person) => ['--person', person]);
  const passwords = people.map((person) => `${person.split(':')[0] ?? ''}=${PASSWORD}`);
  const environment = { COUNTERSIGN_PASSWORDS: passwords.join('\n') };
  const made = await countersign(['init', '--data', join(folder, 'store'), '--office', '澜川', ...named], {
    environment,
  });
  if (made.code !== 0) throw new Error(made.errors);
  return join(folder, 'store');
}

/** A store where 周敏 keys, 陈国强 checks, and in the larger office 陆总 is a third person. */
export async function initialisedStore(size: keyof typeof OFFICES = 'two'): Promise<Store> {
  const folder = join(freshFolder(), 'store');
  cpSync(await templateStore(size), folder, { recursive: true });
  return {
    folder,
    as: (name, args, options = {}) =>
      countersign([...args, '--data', folder, '--user', name], {
        ...options,
        environment: { COUNTERSIGN_PASSWORD: PASSWORD, ...options.environment },
      }),
  };
}
