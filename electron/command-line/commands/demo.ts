import { join, resolve } from 'node:path';
import { type Command, EXIT } from '../command.ts';
import { openDemoFolder } from '../demo/demo-folder.ts';
import { playOfficeDay } from '../demo/office-day.ts';
import { openPress } from '../printing.ts';

const CHECKOUT = resolve(import.meta.dirname, '../../..');

/** `countersign demo`: one office day on the sample workbooks, told step by step; closes with `verify`. */
export const demoCommand: Command = {
  name: 'demo',
  usage: '[--out DIR] [--keep]',
  summary: {
    'zh-CN': '用示例表格走完一个办公日：导入、复核、发货、打印、开票申请、导出',
    'en-US': 'one office day on sample workbooks: import, review, dispatch, print, invoice request, export',
  },
  options: {
    out: {
      value: 'DIR',
      help: { 'zh-CN': '放在哪里（默认 out/demo）', 'en-US': 'where to put it (default out/demo)' },
    },
    keep: { help: { 'zh-CN': '保留上一次的，另建一个文件夹', 'en-US': 'keep the earlier one and use another folder' } },
  },
  arguments: { least: 0, most: 0 },
  async run(invocation) {
    const { language, terminal, environment } = invocation;
    const out = invocation.option('out') ?? join(CHECKOUT, 'out', 'demo');
    const folder = openDemoFolder(out, invocation.flag('keep'), language);
    const press = openPress(environment);
    const samples = join(CHECKOUT, 'resources', 'sample-office');
    try {
      const good = await playOfficeDay({ language, folder, press, samples, write: terminal.say, warn: terminal.warn });
      if (terminal.json) terminal.result({ folder: folder.path, good }, []);
      return good ? EXIT.done : EXIT.refused;
    } finally {
      await press.close();
      folder.finish();
    }
  },
};
