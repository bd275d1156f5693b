import { readFile } from 'node:fs/promises';
import type { Invocation } from './command.ts';
import { UsageError } from './failures.ts';
import { say } from './words.ts';

/** JSON as typed on the command line: the text itself, `@file`, or `-` for standard input. */
export async function readJson(invocation: Invocation, given: string): Promise<unknown> {
  const text =
    given === '-'
      ? await readAll(invocation)
      : given.startsWith('@')
        ? await readTextFile(invocation, given.slice(1))
        : given;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(say(invocation.language, 'notJson', { reason }));
  }
}

async function readAll(invocation: Invocation): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of invocation.terminal.input) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

async function readTextFile(invocation: Invocation, file: string): Promise<string> {
  return (await readBytes(invocation, file)).toString('utf8');
}

export async function readBytes({ language }: Invocation, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(say(language, 'fileUnreadable', { file, reason }));
  }
}
