import { z } from 'zod';
import { officeContract } from '#shared/ipc/contract.ts';
import type { Procedure } from '#shared/ipc/procedure.ts';
import { type Command, EXIT } from '../command.ts';
import { tableLines } from '../output.ts';

/** `countersign procedures`: what the office can be asked, from the contract itself. */
export const proceduresCommand: Command = {
  name: 'procedures',
  usage: '[--json]',
  summary: {
    'zh-CN': '列出全部过程：种类、权限、输入与输出（JSON Schema）',
    'en-US': 'every procedure: kind, permission, input and output as JSON Schema',
  },
  options: {},
  arguments: { least: 0, most: 0 },
  async run({ terminal }) {
    const procedures = Object.entries<Procedure>(officeContract).toSorted(([a], [b]) => (a < b ? -1 : 1));
    terminal.result(
      procedures.map(([name, { kind, permission, input, output }]) => ({
        name,
        kind,
        permission,
        input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
        output: z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }),
      })),
      tableLines(procedures.map(([name, { kind, permission }]) => [name, kind, permission])),
    );
    return EXIT.done;
  },
};
