import { type Command, EXIT } from '../command.ts';
import { atOffice } from '../desk.ts';
import { verifyLines } from '../verify-lines.ts';

/** `countersign verify`: whether the office is what its people signed. Exit code 1 with every fault named. */
export const verifyCommand: Command = {
  name: 'verify',
  usage: '[--data DIR]',
  summary: {
    'zh-CN': '核查账套：完整性、日志链、签字、内容、账目、编号、文件、恢复码',
    'en-US': 'check the store: integrity, audit chain, signatures, contents, ledger, numbers, files, recovery code',
  },
  options: {},
  arguments: { least: 0, most: 0 },
  async run(invocation) {
    const { language, terminal } = invocation;
    const found = await atOffice(invocation, (desk) => desk.get('office.verify', {}));
    terminal.result(found, verifyLines(found, language));
    return found.good ? EXIT.done : EXIT.refused;
  },
};
