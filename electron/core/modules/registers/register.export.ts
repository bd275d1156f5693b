import type { ReportColumn, ReportValue } from '#shared/exchange/report-sheet.ts';
import { choiceOf, entryKindOf, isLink, ratioOf, summedFields } from '#shared/registers/register-facts.ts';
import type { FieldType, RatioRule, RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import { type EntryState, RegisterListInput, type RegisterRow } from '#shared/registers/registers.contract.ts';
import type { ExportColumn, WordIndex, Words } from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { listExport, textWords } from '#core/modules/exports/list-export.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { TICKS } from '#core/modules/registers/register.sheet.ts';
import { listEntries } from '#core/modules/registers/registers.service.ts';

const TYPES: Readonly<Partial<Record<FieldType, ReportColumn['type']>>> = {
  date: 'date',
  fen: 'fen',
  quantity: 'quantity',
  integer: 'integer',
  phone: 'identifier',
  waybill: 'identifier',
};

const STATES: Readonly<Record<EntryState, Words>> = {
  none: ['', ''],
  open: ['未到期', 'Open'],
  due: ['将到期', 'Due'],
  late: ['逾期', 'Late'],
  done: ['已办结', 'Done'],
  struck: ['作废', 'Void'],
};

/** A register as it stands on the screen, whole; its import reads the fields back with the same content. */
export function registerExport(kind: RegisterKind, kinds: RegisterKinds): ExportList {
  return listExport({
    name: entryKindOf(kind),
    permission: 'registers.read',
    title: [kind.label.zh, kind.label.en],
    everything: ['全部登记', 'All entries'],
    input: RegisterListInput.omit({ register: true }).strip(),
    columns: columnsOf(kind),
    told: ({ text, state }, at) => [textWords(text, at), state && STATES[state][at]],
    page: (ctx, asked) => listEntries(ctx, kinds, { ...asked, register: kind.name }, 'workbook'),
  });
}

function columnsOf(kind: RegisterKind): readonly ExportColumn<RegisterRow>[] {
  const number: ExportColumn<RegisterRow> = [
    'number',
    '编号',
    'Number',
    { type: 'identifier', width: 16 },
    (row) => row.number,
  ];
  const state: ExportColumn<RegisterRow> = [
    'state',
    '状态',
    'State',
    { type: 'text', width: 8 },
    (row, at) => STATES[row.state][at],
  ];
  const summed = new Set(summedFields(kind));
  return [
    ...(kind.review === 'effective' ? [number] : []),
    ...kind.fields.map((field) => fieldColumn(field, summed.has(field.key))),
    ...(kind.ratio === undefined ? [] : [ratioColumn(kind, kind.ratio.label)]),
    state,
  ];
}

function ratioColumn(kind: RegisterKind, label: RatioRule['label']): ExportColumn<RegisterRow> {
  return ['ratio', label.zh, label.en, { type: 'rate', width: 10 }, ({ fields }) => ratioOf(kind, fields) ?? null];
}

function fieldColumn(field: RegisterField, isSummed: boolean): ExportColumn<RegisterRow> {
  const { key, label, type, width, choices = [] } = field;
  const words = choices.map(({ code, label: { zh, en } }): [string, Words] => [code, [zh, en]]);
  return [
    key,
    label.zh,
    label.en,
    {
      type: TYPES[type] ?? 'text',
      ...(width !== undefined && { width }),
      ...(type === 'fen' && isSummed && { total: true }),
      ...(type === 'phone' && { personal: 'phone' as const }),
      ...(type === 'choice' && { choices: Object.fromEntries(words) }),
    },
    (row, at) => cellOf(field, row, at),
  ];
}

function cellOf(field: RegisterField, row: RegisterRow, at: WordIndex): ReportValue {
  const value = row.fields[field.key];
  if (value === undefined) return null;
  if (isLink(field.type)) return row.labels[field.key] ?? null;
  const words = field.type === 'yes' ? TICKS[0]?.label : choiceOf(field, value)?.label;
  return words === undefined ? value : at === 0 ? words.zh : words.en;
}
