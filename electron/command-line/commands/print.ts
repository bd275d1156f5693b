import { Paper } from '#shared/printing/printing.contract.ts';
import { type Command, EXIT } from '../command.ts';
import { signedIn } from '../desk.ts';
import { choiceOption, positional, requiredOption } from '../invocation.ts';
import { openPress } from '../printing.ts';
import { findRecordId } from '../record-numbers.ts';
import { say } from '../words.ts';

/** `countersign print DOCUMENT NUMBER --out FILE.pdf`: counted and logged like a print from the window. */
export const printCommand: Command = {
  name: 'print',
  usage: 'DOCUMENT NUMBER --out FILE.pdf',
  summary: {
    'zh-CN': '打印单据为 PDF（没有浏览器时写 HTML）',
    'en-US': 'a document as PDF (HTML where there is no browser)',
  },
  notes: {
    'zh-CN': '单据种类：countersign call printing.documents --user NAME。NUMBER 是单据编号，也可以是内部编号。',
    'en-US':
      'The documents there are: countersign call printing.documents --user NAME. NUMBER is the document’s number, or its id.',
  },
  options: {
    out: { value: 'FILE.pdf', help: { 'zh-CN': '存到哪个文件', 'en-US': 'the file to write' } },
    paper: {
      value: 'PAPER',
      help: { 'zh-CN': `纸张：${Paper.options.join('、')}`, 'en-US': `paper: ${Paper.options.join(', ')}` },
    },
    copies: { value: 'A,B', help: { 'zh-CN': '只打印哪几联', 'en-US': 'only these copies' } },
    carbon: { help: { 'zh-CN': '多联复写纸，一次打透', 'en-US': 'one strike through all plies' } },
  },
  arguments: { least: 2, most: 2 },
  async run(invocation) {
    const { language, terminal, environment } = invocation;
    const out = requiredOption(invocation, 'out', say(language, 'whereTo'));
    const document = positional(invocation, 0);
    const paper = choiceOption(invocation, 'paper', Paper.options);
    const copies = invocation.option('copies')?.split(',');
    const printed = await signedIn(invocation, async (desk) => {
      const recordId = await findRecordId(desk, document, positional(invocation, 1));
      const press = openPress(environment);
      try {
        const wish = { document, recordId, carbon: invocation.flag('carbon') };
        return await press.print(desk, { ...wish, ...(paper && { paper }), ...(copies && { copies }) }, out);
      } finally {
        await press.close();
      }
    });
    terminal.result(printed, [say(language, 'saved', { file: printed.file })]);
    return EXIT.done;
  },
};
