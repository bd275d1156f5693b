import type { FileOut } from '#shared/exchange/exchange.contract.ts';
import type { ReportColumn, ReportSheet, ReportValue } from '#shared/exchange/report-sheet.ts';
import type { BilledEntry, BillLine, BillLineState, BillView } from '#shared/registers/bills.contract.ts';
import type { Language } from '#shared/locales/sentences.ts';
import { writeWorkbook } from '#core/exchange/write-workbook.ts';
import { sha256 } from '#core/kernel/canonical-json.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import type { BillRegister } from '#core/modules/registers/bill.service.ts';

type Pair = readonly [zh: string, en: string];

/** What is held against a line, in the words of a letter. */
export const BILL_STATES: Readonly<Record<BillLineState, Pair>> = {
  agreed: ['相符', 'Agreed'],
  other_amount: ['金额不符', 'Amounts differ'],
  unknown: ['我方无此件', 'Not ours'],
  several: ['我方重号', 'Several of ours'],
  settled: ['已结过', 'Settled before'],
  waiting: ['正在结算', 'Being settled'],
  twice: ['账单重复', 'Twice on the bill'],
};
const MISSING: Pair = ['我方有，账单没有', 'Ours, not on the bill'];

/** 差异表: what does not agree, for the carrier to answer; a second sheet for what the bill forgot. */
export async function billDifferences(
  ctx: QueryContext,
  bill: BillRegister,
  view: BillView,
  language: Language,
): Promise<FileOut> {
  const at = language === 'zh-CN' ? 0 : 1;
  const wrong = view.lines.filter(({ state }) => state !== 'agreed');
  if (wrong.length + view.missing.length === 0) refuse('registers.bill_no_difference');
  const title = `${view.same} ${view.month} ${at === 0 ? '账单差异' : 'bill: differences'}`;
  const sheets = [
    linesSheet(bill, wrong, title, at),
    ...(view.missing.length === 0 ? [] : [missingSheet(bill, view.missing, title, at)]),
  ];
  const bytes = await writeWorkbook(sheets, { title, creator: ctx.person.name, madeAt: ctx.now, language });
  return {
    fileName: `${title}.xlsx`,
    contentBase64: Buffer.from(bytes).toString('base64'),
    rows: wrong.length + view.missing.length,
    fileHash: sha256(bytes),
  };
}

const text = (header: string): ReportColumn => ({ header, type: 'text' });
const money = (header: string): ReportColumn => ({ header, type: 'fen', total: true });

function linesSheet(bill: BillRegister, lines: readonly BillLine[], title: string, at: 0 | 1): ReportSheet {
  const key = labelOf(bill, at);
  const columns: readonly ReportColumn[] = [
    { header: at === 0 ? '账单行' : 'Row', type: 'integer', width: 8 },
    { header: key, type: 'identifier', width: 20 },
    money(at === 0 ? '账单金额' : 'Billed'),
    money(at === 0 ? '我方金额' : 'Ours'),
    money(at === 0 ? '差额' : 'Difference'),
    text(at === 0 ? '情况' : 'Finding'),
    text(at === 0 ? '我方编号' : 'Our number'),
    { header: at === 0 ? '我方日期' : 'Our date', type: 'date' },
    text(at === 0 ? '说明' : 'Note'),
  ];
  return {
    name: at === 0 ? '差异' : 'Differences',
    title,
    columns,
    rows: lines.map((line) => lineRow(line, at)),
  };
}

function lineRow(line: BillLine, at: 0 | 1): readonly ReportValue[] {
  const { rowNumber, key, amountFen, entry, state, firstRow, settledBy } = line;
  const ours = state === 'twice' ? 0 : (entry?.oursFen ?? 0);
  const first = firstRow === null ? '' : at === 0 ? `首次见第 ${firstRow} 行` : `first in row ${firstRow}`;
  const other = entry?.other === null || entry === null ? '' : entry.other;
  const note = [first, settledBy ?? '', other].filter((part) => part !== '').join(' ');
  return [
    rowNumber,
    key,
    amountFen,
    ours,
    amountFen - ours,
    BILL_STATES[state][at],
    entry?.number ?? null,
    entry?.on ?? null,
    note,
  ];
}

function missingSheet(bill: BillRegister, missing: readonly BilledEntry[], title: string, at: 0 | 1): ReportSheet {
  return {
    name: at === 0 ? '账单缺' : 'Missing',
    title: `${title} · ${MISSING[at]}`,
    columns: [
      text(at === 0 ? '我方编号' : 'Our number'),
      { header: labelOf(bill, at), type: 'identifier', width: 20 },
      { header: at === 0 ? '日期' : 'Date', type: 'date' },
      { header: at === 0 ? '内容' : 'Content', type: 'text', width: 30 },
      money(at === 0 ? '我方金额' : 'Ours'),
    ],
    rows: missing.map(({ number, key, on, title: content, oursFen }) => [number, key, on, content, oursFen]),
  };
}

function labelOf({ kind, rule }: BillRegister, at: 0 | 1): string {
  const label = kind.fields.find(({ key }) => key === rule.key)?.label;
  return (at === 0 ? label?.zh : label?.en) ?? rule.key;
}
