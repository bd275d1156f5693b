import type { ReportColumn } from '#shared/exchange/report-sheet.ts';
import { choiceOf, fieldOf, turnoverExportOf } from '#shared/registers/register-facts.ts';
import type { LedgerRule, RegisterKind } from '#shared/registers/register-kind.ts';
import { TurnoverInput, type Turnover, type TurnoverRow } from '#shared/registers/turnover.contract.ts';
import {
  chosenColumns,
  type ExportColumn,
  sheetOf,
  type WordIndex,
  type Words,
} from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { readAll } from '#core/modules/exports/list-export.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { showTurnover } from '#core/modules/registers/register-turnover.service.ts';

/** The lines of the opening and the closing have no entry. */
type Line = Pick<TurnoverRow, 'balance'> & Partial<TurnoverRow> & { readonly said?: Words };

const OPENING: Words = ['期初结存', 'Opening balance'];
const CLOSING: Words = ['期末结存', 'Closing balance'];

/** 收发存明细表 as a workbook: what the page shows, whole, between its opening and its closing. */
export function turnoverExport(kind: RegisterKind, ledger: LedgerRule, kinds: RegisterKinds): ExportList {
  const title = turnoverTitle(kind, ledger);
  const known = TurnoverInput.omit({ register: true }).strip();
  return {
    name: turnoverExportOf(kind),
    title,
    permission: 'registers.read',
    async build(ctx, filter, language, keys) {
      const at: WordIndex = language === 'zh-CN' ? 0 : 1;
      const asked = { ...known.parse(filter), register: kind.name };
      const columns = chosenColumns(columnsOf(kind, ledger, asked.key.length), keys);
      const head = await showTurnover(ctx, kinds, { ...asked, limit: 1 });
      const rows = await readAll(ctx, (after) => showTurnover(ctx, kinds, { ...asked, limit: 1000, after }));
      const lines: Line[] = [
        { said: OPENING, balance: head.opening },
        ...rows,
        { said: CLOSING, balance: head.closing },
      ];
      const what = balanceWords(kind, head, at);
      const filterLine = [...what, `${head.from} — ${head.until}`].join('　');
      return [sheetOf(columns, lines, at, { title: title[at], filterLine })];
    },
  };
}

/** 样品物料收发存明细表, 备用金收支明细表: what the paper and the workbook are called. */
export function turnoverTitle(kind: RegisterKind, { amount, label }: LedgerRule): Words {
  const of = label.zh.replace(/(?:库存|余额|结存)$/u, '');
  const isMoney = fieldOf(kind, amount)?.type === 'fen';
  return [`${of}${isMoney ? '收支明细表' : '收发存明细表'}`, `${label.en}, in and out`];
}

/** What the balance is of, each part after its head, and what it is counted in. */
export function balanceWords(kind: RegisterKind, { labels, unit }: Turnover, at: WordIndex): string[] {
  const parts = labels.flatMap((label, place) => {
    const field = fieldOf(kind, kind.ledger?.key[place] ?? '');
    const said = choiceOf(field, label)?.label;
    const text = said === undefined ? label : said[at === 0 ? 'zh' : 'en'];
    const head = field?.label[at === 0 ? 'zh' : 'en'] ?? '';
    return text === '' ? [] : [at === 0 ? `${head}：${text}` : `${head}: ${text}`];
  });
  return unit === null ? parts : [...parts, at === 0 ? `单位：${unit}` : `Unit: ${unit}`];
}

/** `asked` parts of the key are in the head; the others have a column each. */
function columnsOf(kind: RegisterKind, ledger: LedgerRule, asked: number): readonly ExportColumn<Line>[] {
  const type: ReportColumn['type'] = fieldOf(kind, ledger.amount)?.type === 'fen' ? 'fen' : 'quantity';
  const isMoney = type === 'fen';
  const parts = ledger.key.slice(asked).map((key, place): ExportColumn<Line> => {
    const field = fieldOf(kind, key);
    const said = ({ labels = [] }: Line, at: WordIndex) =>
      choiceOf(field, labels[place])?.label[at === 0 ? 'zh' : 'en'] ?? labels[place] ?? null;
    return [key, field?.label.zh ?? key, field?.label.en ?? key, { type: 'text', width: field?.width ?? 16 }, said];
  });
  return [
    ['on', '日期', 'Date', { type: 'date' }, (row) => row.on ?? null],
    ['number', '编号', 'Number', { type: 'identifier', width: 16 }, (row) => row.number ?? null],
    ...parts,
    [
      'what',
      isMoney ? '收支' : '收发',
      'Movement',
      { type: 'text', width: 14 },
      (row, at) => row.said?.[at] ?? row.what?.[at === 0 ? 'zh' : 'en'] ?? null,
    ],
    [
      'source',
      '来源、去向',
      'From or to',
      { type: 'text', width: 36 },
      (row, at) => row.source?.[at === 0 ? 'zh' : 'en'] ?? null,
    ],
    ['came', '收入', 'In', { type, total: true }, (row) => row.came || null],
    ['went', isMoney ? '支出' : '发出', 'Out', { type, total: true }, (row) => row.went || null],
    ['balance', isMoney ? '余额' : '结存', 'Balance', { type }, (row) => row.balance],
  ];
}
