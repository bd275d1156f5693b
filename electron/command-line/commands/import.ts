import { basename } from 'node:path';
import {
  type ImportChoices,
  ImportChoices as ChoicesSchema,
  type ImportPreview,
} from '#shared/exchange/exchange.contract.ts';
import { type Command, EXIT, type Invocation } from '../command.ts';
import { confirmed } from '../confirmation.ts';
import { type Desk, signedIn } from '../desk.ts';
import { brokenRule, UsageError } from '../failures.ts';
import { previewLines, refusedLines } from '../import-lines.ts';
import { readBytes, readJson } from '../input.ts';
import { choiceOption, positional, wholeNumberOption } from '../invocation.ts';
import { saveOutput } from '../output.ts';
import { atThrowawayOffice } from '../throwaway-office.ts';
import { say } from '../words.ts';

/** `countersign import KIND FILE`: what a workbook would become, and its submission for review. */
export const importCommand: Command = {
  name: 'import',
  usage: 'KIND FILE [--dry-run]',
  summary: {
    'zh-CN': '预览或提交一份表格（xlsx、xls、csv）',
    'en-US': 'preview or submit a workbook (xlsx, xls, csv)',
  },
  notes: {
    'zh-CN':
      '--dry-run 只预览；不写 --data 时在一个用完即删的空账套里预览，不需要账套和人员。\n提交后仍须另一人复核签字才生效。',
    'en-US':
      'With --dry-run nothing is written; without --data the preview runs in an empty office that is removed afterwards.\nWhat is submitted takes effect only when a second person has countersigned it.',
  },
  options: {
    'dry-run': { help: { 'zh-CN': '只预览，不提交', 'en-US': 'preview only' } },
    sheet: { value: 'NAME', help: { 'zh-CN': '用哪张工作表', 'en-US': 'which sheet' } },
    'header-row': { value: 'N', help: { 'zh-CN': '表头在第几行', 'en-US': 'row of the header, counted from 1' } },
    map: {
      value: 'FILE',
      help: {
        'zh-CN': '列对应关系：JSON 文件，如 {"C":{"target":"taxNumber"}}',
        'en-US': 'mapping as a JSON file, like {"C":{"target":"taxNumber"}}',
      },
    },
    encoding: { value: 'NAME', help: { 'zh-CN': 'CSV 的编码', 'en-US': 'encoding of a CSV file' } },
    'file-password': { value: 'TEXT', help: { 'zh-CN': '表格文件的打开密码', 'en-US': 'password of the workbook' } },
    refused: {
      value: 'FILE.xlsx',
      help: { 'zh-CN': '把不收的行另存为表格', 'en-US': 'save the refused rows as a workbook' },
    },
  },
  arguments: { least: 2, most: 2 },
  async run(invocation) {
    const choices = await choicesOf(invocation);
    const dry = invocation.flag('dry-run');
    const work = (desk: Desk): Promise<number> => previewOrSubmit(invocation, desk, choices, dry);
    return dry && invocation.option('data') === undefined
      ? atThrowawayOffice(invocation.language, work)
      : signedIn(invocation, work);
  },
};

async function choicesOf(invocation: Invocation): Promise<ImportChoices> {
  const file = positional(invocation, 1);
  const map = invocation.option('map');
  const parsed = ChoicesSchema.safeParse({
    kind: positional(invocation, 0),
    fileName: basename(file),
    contentBase64: (await readBytes(invocation, file)).toString('base64'),
    sheet: invocation.option('sheet'),
    headerRow: wholeNumberOption(invocation, 'header-row'),
    encoding: choiceOption(invocation, 'encoding', ['utf-8', 'utf-16le', 'gb18030']),
    password: invocation.option('file-password'),
    mapping: map === undefined ? undefined : await readJson(invocation, `@${map}`),
  });
  if (!parsed.success) throw new UsageError(parsed.error.issues.map((issue) => issue.message).join('\n'));
  return Object.fromEntries(
    Object.entries(parsed.data).filter(([, value]) => value !== undefined),
  ) as unknown as ImportChoices;
}

async function previewOrSubmit(
  invocation: Invocation,
  desk: Desk,
  choices: ImportChoices,
  dry: boolean,
): Promise<number> {
  const { language, terminal } = invocation;
  const outcome = await desk.get('exchange.preview', choices);
  if (outcome.outcome === 'unreadable') throw brokenRule(outcome.rule, outcome.details, language);
  const { preview } = outcome;
  const refusedTo = await saveRefused(invocation, desk, choices, preview);
  if (dry) {
    terminal.result(preview, [...previewLines(preview, language), ...refusedLines(preview, language)]);
    return EXIT.done;
  }
  [...previewLines(preview, language), ...refusedLines(preview, language)].forEach(terminal.say);
  if (preview.counts.records === 0) throw brokenRule('import.nothing_to_import', {}, language);
  if (!(await confirmed(invocation))) return EXIT.refused;
  const accepted = { ...choices, acceptedRecords: preview.counts.records };
  const made = preview.daily ? await keep(desk, accepted, language) : await submit(desk, accepted, language);
  terminal.result({ ...made.told, counts: preview.counts, ...(refusedTo && { refusedTo }) }, [made.line]);
  return EXIT.done;
}

type Accepted = ImportChoices & { readonly acceptedRecords: number };

async function submit(desk: Desk, accepted: Accepted, language: Invocation['language']) {
  const ticket = await desk.get('exchange.submit', accepted);
  const line =
    language === 'zh-CN'
      ? `已提交，提交单 ${ticket.serial}：${ticket.title}。等待另一位同事复核。`
      : `Submitted as number ${ticket.serial}: ${ticket.title}. Waiting for a second person.`;
  return { told: { ticket }, line };
}

/** Rows of a daily register are entries of today at once. */
async function keep(desk: Desk, accepted: Accepted, language: Invocation['language']) {
  const kept = await desk.get('exchange.keepEntries', accepted);
  const line =
    language === 'zh-CN'
      ? `已登入 ${kept.officeDate} ${kept.entries} 条，标为未复核。等待日页复核。`
      : `Taken in as ${kept.entries} entries of ${kept.officeDate}, unreviewed until the day page is signed.`;
  return { told: { kept }, line };
}

async function saveRefused(
  invocation: Invocation,
  desk: Desk,
  choices: ImportChoices,
  preview: ImportPreview,
): Promise<string | undefined> {
  const file = invocation.option('refused');
  if (file === undefined || preview.refused.length === 0) return undefined;
  const { language } = invocation;
  const made = await desk.get('exchange.refusedRows', { ...choices, language });
  const saved = await saveOutput(file, Buffer.from(made.contentBase64, 'base64'), language);
  invocation.terminal.warn(say(language, 'savedRows', { file: saved, rows: made.rows }));
  return saved;
}
