import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

interface Keyboard extends Readable {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
}

/** Where a command reads and writes. Under `--json` standard output carries the result and nothing else. */
export interface Terminal {
  readonly json: boolean;
  readonly input: Keyboard;
  /** A line for people: standard output, or standard error under `--json`. */
  say(line: string): void;
  /** Always standard error. */
  warn(line: string): void;
  /** The result: one JSON document under `--json`, else the lines. */
  result(value: unknown, lines: readonly string[]): void;
  /** A line of standard output as it is. */
  write(line: string): void;
  /** Undefined where nobody sits at the keyboard. */
  ask(question: string): Promise<string | undefined>;
  askUnseen(question: string): Promise<string | undefined>;
}

export function terminalOf(
  streams: { readonly input: Keyboard; readonly output: Writable; readonly errors: Writable },
  json: boolean,
): Terminal {
  const { input, output, errors } = streams;
  const write = (line: string): void => void output.write(`${line}\n`);
  const warn = (line: string): void => void errors.write(`${line}\n`);
  return {
    json,
    input,
    write,
    warn,
    say: json ? warn : write,
    result: (value, lines) => (json ? write(JSON.stringify(value)) : lines.forEach(write)),
    async ask(question) {
      if (!input.isTTY) return undefined;
      const reader = createInterface({ input, output: errors });
      try {
        return await reader.question(question);
      } finally {
        reader.close();
      }
    },
    askUnseen: (question) => (input.isTTY ? readUnseen(input, errors, question) : Promise.resolve(undefined)),
  };
}

const ENTER = new Set(['\r', '\n', '\u0004']);
const ERASE = new Set(['\u0008', '\u007f']);

/** Reads a line key by key with the echo off. Ctrl-C gives undefined. */
function readUnseen(input: Keyboard, errors: Writable, question: string): Promise<string | undefined> {
  errors.write(question);
  input.setRawMode?.(true);
  input.setEncoding('utf8');
  return new Promise((resolve) => {
    let typed = '';
    const finish = (answer: string | undefined): void => {
      input.off('data', read);
      input.setRawMode?.(false);
      input.pause();
      errors.write('\n');
      resolve(answer);
    };
    const read = (text: string): void => {
      for (const key of text) {
        if (key === '\u0003') return finish(undefined);
        if (ENTER.has(key)) return finish(typed);
        typed = ERASE.has(key) ? Array.from(typed).slice(0, -1).join('') : typed + key;
      }
    };
    input.on('data', read);
    input.resume();
  });
}
