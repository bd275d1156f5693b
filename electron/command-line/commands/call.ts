import { randomUUID } from 'node:crypto';
import { officeContract } from '#shared/ipc/contract.ts';
import type { Procedure } from '#shared/ipc/procedure.ts';
import { type Command, EXIT } from '../command.ts';
import { atOffice, type Desk, signedIn } from '../desk.ts';
import { refusedBy, UsageError } from '../failures.ts';
import { readJson } from '../input.ts';
import { positional } from '../invocation.ts';
import { endsInRefusal } from '../outcomes.ts';
import { say } from '../words.ts';

/** `countersign call PROCEDURE [JSON]`: any procedure, as that user, with that user's rights. */
export const callCommand: Command = {
  name: 'call',
  usage: 'PROCEDURE [JSON|@FILE|-]',
  summary: { 'zh-CN': '以某人的身份办理任一过程', 'en-US': 'any procedure of the office, as that user' },
  notes: {
    'zh-CN': '输入可以直接写 JSON，也可以写 @文件，或用 - 从标准输入读。结果是一份 JSON。',
    'en-US': 'The input is JSON, @file, or - for standard input. The result is one JSON document.',
  },
  options: {
    'request-id': {
      value: 'ID',
      help: {
        'zh-CN': '请求编号：同一编号重复执行只办一次',
        'en-US': 'request id: repeated with the same id a command takes effect once',
      },
    },
  },
  arguments: { least: 1, most: 2 },
  async run(invocation) {
    const { language, terminal } = invocation;
    const name = positional(invocation, 0);
    const procedure: Procedure | undefined = Object.hasOwn(officeContract, name)
      ? officeContract[name as keyof typeof officeContract]
      : undefined;
    if (!procedure) throw new UsageError(say(language, 'unknownProcedure', { name }));
    const input = await readJson(invocation, invocation.positionals[1] ?? '{}');
    const requestId = invocation.option('request-id') ?? randomUUID();
    const carryOut = async (desk: Desk): Promise<number> => {
      const reply = await desk.ask(name, input, requestId);
      if (!reply.ok) throw refusedBy(reply.failure, language);
      terminal.write(JSON.stringify(reply.value ?? null, null, terminal.json ? 0 : 2));
      return endsInRefusal(reply.value) ? EXIT.refused : EXIT.done;
    };
    const withoutSession = procedure.permission === 'public' && invocation.option('user') === undefined;
    return withoutSession ? atOffice(invocation, carryOut) : signedIn(invocation, carryOut);
  },
};
