import { z } from 'zod';
import type { ColumnFilter } from '#shared/kernel/list-query.ts';
import { dueRuleOf } from '#shared/registers/register-facts.ts';
import { registersContract, type DueEntry } from '#shared/registers/registers.contract.ts';
import type { ExportColumn, WordIndex } from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { listExport } from '#core/modules/exports/list-export.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { listDueEntries } from '#core/modules/registers/registers-due.service.ts';

/** The chase list has no conditions on its columns. */
const NO_CONDITIONS = z.array(z.custom<ColumnFilter>()).max(0).default([]);

/** 催办表: what waits in all registers or one, the longest overdue first, as a workbook. */
export function registersDueExport(kinds: RegisterKinds): ExportList {
  const labelOf = (name: string | undefined, at: WordIndex): string | undefined => {
    const label = name === undefined ? undefined : kinds.find(name)?.label;
    return at === 0 ? label?.zh : label?.en;
  };
  return listExport({
    name: 'registers_due',
    permission: 'registers.read',
    title: ['登记催办表', 'Entries to chase'],
    everything: ['全部登记簿', 'All registers'],
    input: registersContract['registers.due'].input.extend({ where: NO_CONDITIONS }).strip(),
    columns: columnsOf(kinds, labelOf),
    told: ({ register }, at) => [labelOf(register, at)],
    page: (ctx, asked) => listDueEntries(ctx, kinds, asked),
  });
}

function columnsOf(
  kinds: RegisterKinds,
  labelOf: (name: string, at: WordIndex) => string | undefined,
): readonly ExportColumn<DueEntry>[] {
  const waitsFor = ({ register, on }: DueEntry, at: WordIndex): string => {
    const kind = kinds.find(register);
    const label = kind && dueRuleOf(kind, on)?.label;
    return (at === 0 ? label?.zh : label?.en) ?? '';
  };
  return [
    [
      'register',
      '登记簿',
      'Register',
      { type: 'text', width: 16 },
      (row, at) => labelOf(row.register, at) ?? row.register,
    ],
    ['number', '编号', 'Number', { type: 'identifier', width: 16 }, (row) => row.number],
    ['title', '内容', 'Content', { type: 'text', width: 40 }, (row, at) => row.title[at === 0 ? 'zh' : 'en']],
    ['waits', '待办', 'Waits for', { type: 'text', width: 18 }, waitsFor],
    ['dueOn', '到期日', 'Due on', { type: 'date' }, (row) => row.dueOn],
    ['daysLate', '逾期天数', 'Days late', { type: 'integer' }, (row) => Math.max(0, row.daysLate)],
  ];
}
