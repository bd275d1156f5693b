import { type Command, EXIT } from '../command.ts';
import { type Desk, signedIn } from '../desk.ts';
import { positional } from '../invocation.ts';
import { saveOutput } from '../output.ts';
import { atThrowawayOffice } from '../throwaway-office.ts';

/** `countersign template KIND FILE`: the empty form of a kind, to be filled in and imported. */
export const templateCommand: Command = {
  name: 'template',
  usage: 'KIND FILE.xlsx',
  summary: { 'zh-CN': '把一种导入的空白模板存成表格', 'en-US': 'save the empty form of a kind' },
  notes: {
    'zh-CN': '不写 --data 时不需要账套和人员。种类：clients、contacts、products、contracts、openings、receipts',
    'en-US': 'Without --data no office is needed. Kinds: clients, contacts, products, contracts, openings, receipts',
  },
  options: {},
  arguments: { least: 2, most: 2 },
  async run(invocation) {
    const { language, terminal } = invocation;
    const input = { kind: positional(invocation, 0), language };
    const work = (desk: Desk) => desk.get('exchange.template', input);
    const made =
      invocation.option('data') === undefined
        ? await atThrowawayOffice(language, work)
        : await signedIn(invocation, work);
    const file = await saveOutput(positional(invocation, 1), Buffer.from(made.contentBase64, 'base64'), language);
    terminal.result({ file, fileHash: made.fileHash }, [language === 'zh-CN' ? `已存到 ${file}` : `Saved as ${file}`]);
    return EXIT.done;
  },
};
