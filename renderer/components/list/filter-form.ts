import type { ColumnFilter, ListColumn as ColumnAsked } from '#shared/kernel/list-query.ts';
import { addDays, parseTypedDate } from '#shared/kernel/business-date.ts';
import { formatFen, parseFen } from '#shared/kernel/money.ts';
import { parseQuantity, plainE6 } from '#shared/kernel/quantity.ts';

/** A filter as it is typed: what cannot be read stays as it is. */
export interface FilterForm {
  readonly how: 'value' | 'empty' | 'filled';
  readonly text: string;
  readonly values: readonly string[];
  readonly from: string;
  readonly to: string;
}

const BLANK: FilterForm = { how: 'value', text: '', values: [], from: '', to: '' };

export function formOf(filter: ColumnFilter | undefined, { type }: ColumnAsked): FilterForm {
  switch (filter?.op) {
    case undefined:
      return BLANK;
    case 'contains':
      return { ...BLANK, text: filter.text };
    case 'in':
      return { ...BLANK, values: filter.values };
    case 'empty':
      return { ...BLANK, how: filter.empty ? 'empty' : 'filled' };
    case 'between':
      return { ...BLANK, from: typed(filter.from, type), to: typed(filter.to, type) };
  }
}

function typed(value: string | number | undefined, type: ColumnAsked['type']): string {
  if (value === undefined || typeof value === 'string') return value ?? '';
  if (type === 'fen') return formatFen(value);
  return type === 'quantity' ? plainE6(value) : String(value);
}

/** An end of a range as typed, or undefined when it cannot be read. */
export function readEnd(text: string, type: ColumnAsked['type'], today: string): string | number | undefined {
  switch (type) {
    case 'date': {
      const reading = parseTypedDate(text, today);
      return reading.ok ? reading.date : undefined;
    }
    case 'fen':
      return parseFen(text);
    case 'quantity':
      return parseQuantity(text);
    case 'integer':
    case 'choice':
    case 'text':
      return /^[-−]?\d{1,12}$/.test(text.trim()) ? Number(text.trim().replace('−', '-')) : undefined;
  }
}

type Reading = { readonly filter: ColumnFilter | undefined } | { readonly wrong: 'from' | 'to' };

/** The filter that was typed; `undefined` when nothing was; or the end that cannot be read. Ends the wrong way round change places. */
export function readForm(form: FilterForm, column: string, asked: ColumnAsked, today: string): Reading {
  if (form.how !== 'value') return { filter: { column, op: 'empty', empty: form.how === 'empty' } };
  if (asked.type === 'text') {
    const text = form.text.trim();
    return { filter: text === '' ? undefined : { column, op: 'contains', text } };
  }
  if (asked.type === 'choice') {
    const values = (asked.values ?? []).filter((value) => form.values.includes(value));
    return { filter: values.length === 0 ? undefined : { column, op: 'in', values } };
  }
  const ends = { from: form.from.trim(), to: form.to.trim() };
  const from = ends.from === '' ? undefined : readEnd(ends.from, asked.type, today);
  const to = ends.to === '' ? undefined : readEnd(ends.to, asked.type, today);
  if (ends.from !== '' && from === undefined) return { wrong: 'from' };
  if (ends.to !== '' && to === undefined) return { wrong: 'to' };
  if (from === undefined && to === undefined) return { filter: undefined };
  const [low, high] = from !== undefined && to !== undefined && from > to ? [to, from] : [from, to];
  return {
    filter: { column, op: 'between', ...(low !== undefined && { from: low }), ...(high !== undefined && { to: high }) },
  };
}

/** Ranges people ask for by name. */
export function namedRanges(
  today: string,
): readonly { readonly name: 'today' | 'month' | 'lastMonth' | 'year'; readonly from: string; readonly to: string }[] {
  const first = `${today.slice(0, 8)}01`;
  const lastOfBefore = addDays(first, -1);
  const intoNext = addDays(first, 31);
  return [
    { name: 'today', from: today, to: today },
    { name: 'month', from: first, to: addDays(`${intoNext.slice(0, 8)}01`, -1) },
    { name: 'lastMonth', from: `${lastOfBefore.slice(0, 8)}01`, to: lastOfBefore },
    { name: 'year', from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` },
  ];
}
