import { type Command, EXIT } from '../command.ts';
import { signedIn } from '../desk.ts';
import { readJson } from '../input.ts';
import { choiceOption, positional, requiredOption } from '../invocation.ts';
import { saveOutput } from '../output.ts';
import { say } from '../words.ts';

/** `countersign export LIST --out FILE`: a list or report as a workbook; who took what stays in the log. */
export const exportCommand: Command = {
  name: 'export',
  usage: 'LIST --out FILE',
  summary: { 'zh-CN': '把列表或报表存成表格', 'en-US': 'a list or report as a workbook' },
  notes: {
    'zh-CN': '可导出的列表：countersign call exchange.kinds --user NAME',
    'en-US': 'The lists there are: countersign call exchange.kinds --user NAME',
  },
  options: {
    out: { value: 'FILE', help: { 'zh-CN': '存到哪个文件', 'en-US': 'the file to write' } },
    filter: {
      value: 'JSON',
      help: { 'zh-CN': '筛选条件，JSON 或 @文件', 'en-US': 'the filter of the list, JSON or @file' },
    },
    format: {
      value: 'xlsx|csv',
      help: { 'zh-CN': '格式（默认看文件扩展名）', 'en-US': 'format (default: by the extension of the file)' },
    },
    whole: {
      value: 'REASON',
      help: { 'zh-CN': '个人信息不打码，写明用途', 'en-US': 'personal data unmasked, and what for' },
    },
    release: {
      value: 'ID',
      help: { 'zh-CN': '按已复核的数据放行导出', 'en-US': 'under a countersigned release' },
    },
    encoding: {
      value: 'utf-8|gb18030',
      help: { 'zh-CN': 'CSV 的编码（默认 UTF-8）', 'en-US': 'encoding of CSV (default UTF-8)' },
    },
  },
  arguments: { least: 1, most: 1 },
  async run(invocation) {
    const { language, terminal } = invocation;
    const out = requiredOption(invocation, 'out', say(language, 'whereTo'));
    const format =
      choiceOption(invocation, 'format', ['xlsx', 'csv']) ?? (out.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx');
    const filter = invocation.option('filter');
    const whole = invocation.option('whole');
    const release = invocation.option('release');
    const encoding = choiceOption(invocation, 'encoding', ['utf-8', 'gb18030']) ?? 'utf-8';
    const input = {
      list: positional(invocation, 0),
      format,
      encoding,
      language,
      ...(filter !== undefined && { filter: await readJson(invocation, filter) }),
      ...(whole !== undefined && { whole: { reason: whole } }),
      ...(release !== undefined && { release }),
    };
    const file = await signedIn(invocation, (desk) => desk.get('exchange.export', input));
    const saved = await saveOutput(out, Buffer.from(file.contentBase64, 'base64'), language);
    if (file.outsideGbk !== undefined)
      terminal.warn(say(language, 'outsideGbk', { characters: file.outsideGbk.join(' ') }));
    terminal.result({ file: saved, rows: file.rows, fileHash: file.fileHash }, [
      say(language, 'savedRows', { file: saved, rows: file.rows }),
    ]);
    return EXIT.done;
  },
};
