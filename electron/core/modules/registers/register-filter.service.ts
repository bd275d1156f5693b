import type { ColumnFilter } from '#shared/kernel/list-query.ts';
import { choiceOf, fieldOf } from '#shared/registers/register-facts.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryState, RegisterListInput } from '#shared/registers/registers.contract.ts';
import { paperFen, paperQuantity } from '#core/printing/numbers.ts';

const STATES: Readonly<Record<EntryState, string>> = {
  none: '无期限',
  open: '未到期',
  due: '即将到期',
  late: '已逾期',
  done: '已完成',
  struck: '作废、划去',
};

type Filter = Pick<RegisterListInput, 'text' | 'state' | 'linked' | 'where'>;

/** What a book was asked for, as its head says it: `归还日 为空；印章：公章、合同专用章`. The days of the register itself stand in its period. */
export function filterWords(kind: RegisterKind, { text, state, linked, where }: Filter): string {
  return [
    ...(text === undefined || text === '' ? [] : [`含“${text}”`]),
    ...(state === undefined ? [] : [STATES[state]]),
    ...(linked === undefined ? [] : ['有关一份档案']),
    ...where.filter((filter) => !isPeriod(kind, filter)).map((filter) => conditionWords(kind, filter)),
  ].join('；');
}

/** The days asked of the register's own date. */
export function periodOf(kind: RegisterKind, where: readonly ColumnFilter[]): { from?: string; until?: string } {
  const period = where.find((filter) => isPeriod(kind, filter));
  if (period?.op !== 'between') return {};
  return {
    ...(typeof period.from === 'string' && { from: period.from }),
    ...(typeof period.to === 'string' && { until: period.to }),
  };
}

function isPeriod(kind: RegisterKind, filter: ColumnFilter): boolean {
  return filter.column === kind.date && filter.op === 'between';
}

function conditionWords(kind: RegisterKind, filter: ColumnFilter): string {
  const field = fieldOf(kind, filter.column);
  const label = field?.label.zh ?? '编号';
  switch (filter.op) {
    case 'contains':
      return `${label} 含“${filter.text}”`;
    case 'in':
      return `${label}：${filter.values.map((value) => choiceOf(field, value)?.label.zh ?? value).join('、')}`;
    case 'empty':
      return `${label} ${filter.empty ? '为空' : '不为空'}`;
    case 'between': {
      const [from, to] = [filter.from, filter.to].map((end) => endWords(field, end));
      if (to === '') return `${label} ${from} 起`;
      return from === '' ? `${label} 至 ${to}` : `${label} ${from} 至 ${to}`;
    }
  }
}

function endWords(field: RegisterField | undefined, end: string | number | undefined): string {
  if (end === undefined) return '';
  if (typeof end === 'string') return end;
  if (field?.type === 'fen') return paperFen(end);
  return field?.type === 'quantity' ? paperQuantity(end, 0) : String(end);
}
