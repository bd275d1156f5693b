import type { ReportColumn } from '#shared/exchange/report-sheet.ts';
import { balanceExportOf, choiceOf, fieldOf } from '#shared/registers/register-facts.ts';
import type { LedgerRule, RegisterKind } from '#shared/registers/register-kind.ts';
import { BalanceListInput, type BalanceRow } from '#shared/registers/registers.contract.ts';
import type { ExportColumn, Words } from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { listExport, textWords } from '#core/modules/exports/list-export.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { showBalances } from '#core/modules/registers/registers-balances.service.ts';

const SHORT: Words = ['低于最低库存', 'Below minimum'];

const UNIT: ExportColumn<BalanceRow> = ['unit', '单位', 'Unit', { type: 'text', width: 8 }, (row) => row.unit];

/** 结存表: what lies in a stock or a cash box, as it stands on the screen. */
export function balanceExport(kind: RegisterKind, ledger: LedgerRule, kinds: RegisterKinds): ExportList {
  return listExport({
    name: balanceExportOf(kind),
    permission: 'registers.read',
    title: [ledger.label.zh, ledger.label.en],
    everything: ['全部结存', 'All balances'],
    input: BalanceListInput.omit({ register: true }).strip(),
    columns: columnsOf(kind, ledger),
    told: ({ text, short }, at) => [textWords(text, at), short ? SHORT[at] : undefined],
    page: (ctx, asked) => showBalances(ctx, kinds, { ...asked, register: kind.name }),
  });
}

function columnsOf(kind: RegisterKind, ledger: LedgerRule): readonly ExportColumn<BalanceRow>[] {
  const type: ReportColumn['type'] = fieldOf(kind, ledger.amount)?.type === 'fen' ? 'fen' : 'quantity';
  const parts = ledger.key.map((key, place): ExportColumn<BalanceRow> => {
    const field = fieldOf(kind, key);
    const said = (row: BalanceRow, at: 0 | 1) => {
      const label = row.labels[place] ?? '';
      return choiceOf(field, label)?.label[at === 0 ? 'zh' : 'en'] ?? label;
    };
    return [key, field?.label.zh ?? key, field?.label.en ?? key, { type: 'text', width: field?.width ?? 24 }, said];
  });
  const name: ExportColumn<BalanceRow> = [
    'name',
    '名称',
    'Name',
    { type: 'text', width: 24 },
    (_row, at) => ledger.label[at === 0 ? 'zh' : 'en'],
  ];
  const minimum: readonly ExportColumn<BalanceRow>[] =
    ledger.minimum === undefined
      ? []
      : [
          ['minimum', '最低库存', 'Minimum', { type }, (row) => row.minimum],
          ['isShort', '状态', 'State', { type: 'text', width: 14 }, (row, at) => (row.isShort ? SHORT[at] : null)],
        ];
  return [
    ...(parts.length === 0 ? [name] : parts),
    ...(ledger.unit === undefined ? [] : [UNIT]),
    ['balance', '结存', 'Balance', { type, ...(type === 'fen' && { total: true }) }, (row) => row.balance],
    ...minimum,
  ];
}
