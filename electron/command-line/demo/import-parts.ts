import type { ImportPreview } from '#shared/exchange/exchange.contract.ts';
import { formatFen, plainFen } from '#shared/kernel/money.ts';
import { ruleSentence } from '#shared/locales/sentences.ts';
import { saveOutput } from '../output.ts';
import { check, type Paper } from './blind-keying.ts';
import { type SheetPaper, sumFen } from './sheet-paper.ts';
import { expectThat, type Stage } from './stage.ts';

const WAN_FEN = 1_000_000;

/** 客户档案: a title, a note, a header of two rows, amounts in 万元, five rows that cannot be taken. */
export async function importClients(stage: Stage): Promise<void> {
  const { teller, papers } = stage;
  const paper = papers.clients;
  teller.heading('导入客户档案（.xlsx）', 'Importing the client files (.xlsx)');
  const preview = await previewOf(stage, 'clients', paper);
  tellPreview(stage, preview);
  teller.line(
    '标题、说明行、两行表头、带 * 的列名、万元，都照实读出。以下单元格不能收，其余照收：',
    'Title, note, the header of two rows, starred names and 万元 are all read. These cells cannot be taken:',
  );
  tellRefused(stage, preview);
  await saveRefused(stage, preview, paper);
  const rows = paper.rowsWhere('A', /^\d+$/).filter((row) => row > preview.headerLastRow);
  const accepted = rows.filter((row) => !preview.refused.some((cell) => cell.rowNumber === row));
  const amount = sumFen(
    accepted.map((row) => paper.cell(row, 'U')),
    WAN_FEN,
  );
  await submitAndCheck(stage, { kind: 'clients', paper, preview }, controlPaper(rows.length, amount));
}

/** 商品: the old binary format. Without money to add up, ten rows drawn by the file's own hash are keyed blind. */
export async function importProducts(stage: Stage): Promise<void> {
  const { teller, papers } = stage;
  const paper = papers.products;
  teller.heading('导入商品价目表（老式 .xls）', 'Importing the price list (old .xls)');
  const preview = await previewOf(stage, 'products', paper);
  tellPreview(stage, preview);
  const rows = paper.rowsWhere('A', /^LC\d/);
  await submitAndCheck(stage, { kind: 'products', paper, preview }, (path, { checks }) => {
    if (path === 'control.dataRows') return String(rows.length);
    // A drawn row is found in the original by its number.
    const row = checks.find((each) => each.path === path)?.rowNumber ?? 0;
    const field = path.split('.').at(-1);
    if (field === 'taxRateBasisPoints') return `${paper.cell(row, 'G')}%`;
    expectThat(field === 'listPriceE6', `the price list has a column for ${path}`);
    return paper.cell(row, 'H');
  });
}

/** 合同台账: GBK text, one row a line, dates written four ways. */
export async function importContracts(stage: Stage): Promise<void> {
  const { teller, papers } = stage;
  const paper = papers.contracts;
  teller.heading('导入合同台账（GBK 编码 .csv）', 'Importing the contract ledger (.csv in GBK)');
  const preview = await previewOf(stage, 'contracts', paper);
  tellPreview(stage, preview);
  tellRefused(stage, preview);
  const { all, accepted } = ledgerRows(paper, preview);
  const amount = sumFen(accepted.map((row) => paper.cell(row, 'K')));
  await submitAndCheck(stage, { kind: 'contracts', paper, preview }, controlPaper(all.length, amount));
}

/** 期初: from the same ledger, what was dispatched, signed for, invoiced and received before the office began. */
export async function importOpenings(stage: Stage): Promise<void> {
  const { teller, papers } = stage;
  const paper = papers.contracts;
  teller.heading(
    '录入期初：已发、已签收、已开票、已收款',
    'Opening positions: dispatched, signed for, invoiced, received',
  );
  const preview = await previewOf(stage, 'openings', paper);
  tellPreview(stage, preview);
  tellRefused(stage, preview);
  const { all, accepted } = ledgerRows(paper, preview);
  const amount = sumFen(accepted.map((row) => paper.cell(row, 'P')));
  await submitAndCheck(stage, { kind: 'openings', paper, preview }, controlPaper(all.length, amount));
}

/** A contract is taken whole or not at all: one refused row leaves out all rows of its number. */
function ledgerRows(
  paper: SheetPaper,
  preview: ImportPreview,
): { all: readonly number[]; accepted: readonly number[] } {
  const all = paper.rowsWhere('A', /^LC-\d/);
  const refused = new Set(preview.refused.map((cell) => paper.cell(cell.rowNumber, 'A')));
  return { all, accepted: all.filter((row) => !refused.has(paper.cell(row, 'A'))) };
}

/** The two figures a checker adds up on the original before signing for a whole batch. */
function controlPaper(dataRows: number, amountFen: number): Paper {
  return (path) => (path === 'control.dataRows' ? String(dataRows) : plainFen(amountFen));
}

async function previewOf(stage: Stage, kind: string, paper: SheetPaper): Promise<ImportPreview> {
  const { fileName, contentBase64 } = paper;
  const outcome = await stage.maker.desk.get('exchange.preview', { kind, fileName, contentBase64 });
  expectThat(outcome.outcome === 'preview', `${fileName} can be read, got ${JSON.stringify(outcome)}`);
  return outcome.preview;
}

function tellPreview({ teller, maker }: Stage, preview: ImportPreview): void {
  const { counts, headerRow, headerLastRow, sheet, fileName } = preview;
  const header = headerRow === headerLastRow ? `${headerRow}` : `${headerRow}–${headerLastRow}`;
  const mapped = preview.columns.filter((column) => column.target !== null).length;
  teller.line(
    `${maker.name}打开《${fileName}》，工作表「${sheet}」：表头在第 ${header} 行，${mapped} 列对上；${counts.inFile} 行中可收 ${counts.accepted}，不收 ${counts.refused}，合计等 ${counts.leftOut} 行略过；共 ${counts.records} 条。`,
    `${maker.name} opens ${fileName}, sheet “${sheet}”: header in row ${header}, ${mapped} columns recognised; of ${counts.inFile} rows ${counts.accepted} accepted, ${counts.refused} refused, ${counts.leftOut} totals and notes left out; ${counts.records} records.`,
  );
}

function tellRefused({ teller, language }: Stage, preview: ImportPreview): void {
  const said = new Set<string>();
  for (const { address, shape, reason, details } of preview.refused) {
    const line = `  ${address}  ${shape}  ${ruleSentence(language, reason, details)}`;
    if (!said.has(line)) teller.line(line, line);
    said.add(line);
  }
}

async function saveRefused(stage: Stage, preview: ImportPreview, paper: SheetPaper): Promise<void> {
  const { folder, language, maker, teller } = stage;
  const { fileName, contentBase64 } = paper;
  const file = await maker.desk.get('exchange.refusedRows', { kind: preview.kind, fileName, contentBase64, language });
  const name = language === 'zh-CN' ? '客户档案-不收的行.xlsx' : 'clients-refused-rows.xlsx';
  await saveOutput(folder.file(name), Buffer.from(file.contentBase64, 'base64'), language);
  teller.made(
    '不收的行连同原因，改好可再导入',
    'the refused rows with their reasons, to correct and import again',
    folder.shown(name),
  );
}

interface Batch {
  readonly kind: string;
  readonly paper: SheetPaper;
  readonly preview: ImportPreview;
}

async function submitAndCheck(stage: Stage, { kind, paper, preview }: Batch, keyed: Paper): Promise<void> {
  const { checker, maker, teller } = stage;
  const { fileName, contentBase64 } = paper;
  const ticket = await maker.desk.get('exchange.submit', {
    kind,
    fileName,
    contentBase64,
    acceptedRecords: preview.counts.records,
  });
  const seen = await checker.desk.get('review.show', { submissionId: ticket.id });
  const boxes = seen.checks.filter((each) => each.mode === 'rekey').length;
  await check(stage, ticket.id, keyed);
  const serial = String(ticket.serial).padStart(4, '0');
  const amount = preview.control.amountFen;
  teller.line(
    amount === null
      ? `提交单 ${serial}：${checker.name}对着原表盲录抽到的十行等 ${boxes} 处，一致，签字，${preview.counts.records} 条一起生效。`
      : `提交单 ${serial}：${checker.name}对着原表数出行数、加出金额 ${formatFen(amount)} 元，盲录一致，签字，${preview.counts.records} 条一起生效。`,
    amount === null
      ? `Submission ${serial}: ${checker.name} keys ${boxes} boxes blind from the original, ten rows drawn; both agree; signed, ${preview.counts.records} records take effect together.`
      : `Submission ${serial}: ${checker.name} counts the rows and adds up ${formatFen(amount)} yuan on the original, keys both blind; both agree; signed, ${preview.counts.records} records take effect together.`,
  );
}
