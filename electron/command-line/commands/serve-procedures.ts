import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { type Command, EXIT, type Invocation } from '../command.ts';
import { atOffice, type Desk, signedIn } from '../desk.ts';
import { UsageError } from '../failures.ts';

/** `countersign serve-procedures --stdio`: one session, a line a call, for scripts that make many. */
export const serveProceduresCommand: Command = {
  name: 'serve-procedures',
  usage: '--stdio',
  summary: {
    'zh-CN': '逐行收发 JSON，一次登录办理多件事，供脚本使用',
    'en-US': 'line by line JSON over standard input and output, one session, for scripts',
  },
  notes: {
    'zh-CN':
      '每行一个请求 {"name":"clients.list","input":{},"requestId":"可省略"}，每行一个答复，次序相同。\n不写 --user 时先调用 session.signIn。',
    'en-US':
      'One request a line: {"name":"clients.list","input":{},"requestId":"optional"}; one reply a line, in the same order.\nWithout --user, call session.signIn first.',
  },
  options: { stdio: { help: { 'zh-CN': '标准输入输出', 'en-US': 'standard input and output' } } },
  arguments: { least: 0, most: 0 },
  async run(invocation) {
    if (!invocation.flag('stdio')) throw new UsageError('--stdio');
    const serve = (desk: Desk): Promise<number> => serveLines(invocation, desk);
    return invocation.option('user') === undefined ? atOffice(invocation, serve) : signedIn(invocation, serve);
  },
};

async function serveLines({ terminal }: Invocation, desk: Desk): Promise<number> {
  for await (const line of createInterface({ input: terminal.input, crlfDelay: Infinity })) {
    if (line.trim() !== '') terminal.write(JSON.stringify(await replyTo(desk, line)));
  }
  return EXIT.done;
}

async function replyTo(desk: Desk, line: string): Promise<unknown> {
  const request = parseLine(line);
  if (request === undefined) {
    return { ok: false, failure: { code: 'invalid_input', fields: [{ path: '', reason: 'invalid_format' }] } };
  }
  const requestId = request.requestId ?? randomUUID();
  return { requestId, ...(await desk.ask(request.name, request.input ?? {}, requestId)) };
}

function parseLine(line: string): { name: string; input?: unknown; requestId?: string } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('name' in value) || typeof value.name !== 'string')
      return undefined;
    const requestId = 'requestId' in value ? value.requestId : undefined;
    if (requestId !== undefined && typeof requestId !== 'string') return undefined;
    const input = 'input' in value ? value.input : undefined;
    return { name: value.name, input, ...(requestId !== undefined && { requestId }) };
  } catch {
    return undefined;
  }
}
