import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { ratioOf, ratioText } from '#shared/registers/register-facts.ts';
import type { LedgerRule, RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import type { RegisterRow } from '#shared/registers/registers.contract.ts';
import { paperFen, paperQuantity } from '#core/printing/numbers.ts';
import type { BookColumn, BookRow, RegisterBook, RegisterPlace } from '#core/printing/register-data.ts';
import { ems } from '#core/printing/text-lines.ts';

/** An entry as lists and pages have it: `labels` is what people call its links, and the mask of its phones. */
export interface PaperEntry extends Pick<RegisterRow, 'number' | 'fields' | 'labels' | 'state'> {
  /** Of a ledger: what was left after it. */
  readonly balance?: number | undefined;
}

/** Ems that stand on one line of half a form. */
const HALF_ROOM = 15;
const NO_ENTRY: PaperEntry = { number: null, fields: {}, labels: {}, state: 'none' };

/** 用印登记表: what the sheet of one entry is called. */
export function sheetTitle(kind: RegisterKind): string {
  return kind.sheet ?? `${kind.label.zh.replace(/登记$/, '')}登记表`;
}

/** 用印登记簿: what the register is called as a book. */
function bookTitle(kind: RegisterKind): string {
  return /登记$|记录$/.test(kind.label.zh) ? `${kind.label.zh}簿` : `${kind.label.zh}登记簿`;
}

interface BookAsked {
  readonly fromOn: string;
  readonly untilOn: string;
  /** Empty for all entries of the period. */
  readonly filter: string;
  /** Of a cash box asked for whole: what it began with, what came and what went. */
  readonly turnover?: { readonly opening: number; readonly came: number; readonly went: number };
}

/** What stands at the head of a register's book; of a cash box also what it began and ended with, as a journal has it. */
export function bookHead(
  kind: RegisterKind,
  { fromOn, untilOn, filter, turnover }: BookAsked,
): Pick<RegisterBook, 'title' | 'name' | 'lead'> {
  const title = bookTitle(kind);
  const asked = filter === '' ? '' : `　条件：${filter}`;
  const journal = turnover === undefined ? '' : journalWords(turnover);
  return { title, name: `${title} ${fromOn} — ${untilOn}`, lead: `期间：${fromOn} 至 ${untilOn}${asked}${journal}` };
}

function journalWords({ opening, came, went }: NonNullable<BookAsked['turnover']>): string {
  const [first, last] = [opening, opening + came + went].map(paperFen);
  return `　期初结存 ${first}　收 ${paperFen(came)}　付 ${paperFen(Math.abs(went))}　期末结存 ${last}`;
}

/** The form of an entry: every field but its date, which stands in the head, and what it holds. */
export function placesOf(kind: RegisterKind, entry: PaperEntry): RegisterPlace[] {
  const places = kind.fields
    .filter(({ key }) => key !== kind.date)
    .map((field): RegisterPlace => {
      const value = field.type === 'choice' || field.type === 'yes' ? boxes(field, entry) : textOf(field, entry);
      const fen = entry.fields[field.key];
      const capitals = field.type === 'fen' && field.rekey && typeof fen === 'number' ? amountInWords(fen) : undefined;
      return {
        label: field.label.zh,
        value,
        ...(capitals !== undefined && { capitals }),
        room: roomOf(field),
        ...(field.section && { section: field.section.zh }),
      };
    });
  if (kind.ratio === undefined) return places;
  // Beside the amount it is held against.
  const after = kind.fields.filter(({ key }) => key !== kind.date).findIndex(({ key }) => key === kind.ratio?.whole);
  const value = ratioText(ratioOf(kind, entry.fields));
  return places.toSpliced(after + 1, 0, { label: kind.ratio.label.zh, value, room: 'half' });
}

/** By the declaration only, so that every entry of a register stands on the same form. */
function roomOf(field: RegisterField): RegisterPlace['room'] {
  if (field.type === 'note') return 'note';
  if (field.type === 'fen' && field.rekey) return 'whole';
  if (field.type === 'choice') return ems(boxes(field, NO_ENTRY)) > HALF_ROOM ? 'whole' : 'half';
  return (field.width ?? 0) >= 24 ? 'whole' : 'half';
}

/** A closed set as a form shows it: all of it, the chosen one ticked. */
function boxes(field: RegisterField, { fields }: PaperEntry): string {
  const value = String(fields[field.key] ?? (field.type === 'yes' ? '0' : ''));
  const choices =
    field.type === 'yes'
      ? [
          { code: '1', word: '是' },
          { code: '0', word: '否' },
        ]
      : (field.choices ?? []).map(({ code, label }) => ({ code, word: label.zh }));
  return choices.map(({ code, word }) => `${code === value ? '■' : '□'} ${word}`).join('　');
}

/** What a field of an entry reads on paper; empty without a value. */
export function textOf(field: RegisterField, { fields, labels }: PaperEntry): string {
  const value = fields[field.key];
  if (value === undefined) return '';
  if (field.type === 'fen') return paperFen(Number(value));
  if (field.type === 'quantity') return paperQuantity(Number(value), 0);
  if (field.type === 'yes') return value === 1 ? '√' : '';
  if (field.type === 'choice') return field.choices?.find(({ code }) => code === value)?.label.zh ?? String(value);
  return labels[field.key] ?? String(value);
}

const SHARES: Partial<Record<RegisterField['type'], number>> = { client: 22, product: 22, entry: 22, note: 26 };
const SHORT = new Set<RegisterField['type']>(['date', 'time', 'yes', 'waybill', 'phone', 'person', 'choice']);
const FIGURES = new Set<RegisterField['type']>(['fen', 'quantity', 'integer']);

/** A column of the book. An amount a ledger moves stands under 收 or 付, as books of stock and cash have it. */
interface PaperColumn extends BookColumn {
  text(entry: PaperEntry): string;
  fen(entry: PaperEntry): number | null;
}

/** The columns of the book: number, date, and the fields shown in the list from the start. */
export function bookColumns(kind: RegisterKind): readonly PaperColumn[] {
  const listed = kind.fields.filter(({ key, listed }) => listed && key !== kind.date);
  const date = kind.fields.filter(({ key }) => key === kind.date);
  const number: PaperColumn = {
    title: '编号',
    holds: 'short',
    share: 0,
    text: (entry) => `${entry.number ?? ''}${struckMark(entry, '作废')}`,
    fen: () => null,
  };
  return [
    ...(kind.review === 'daily' ? [] : [number]),
    ...date
      .map((field) => fieldColumn(field))
      .map((column) => (kind.review === 'daily' ? markedColumn(column) : column)),
    ...listed.flatMap((field) =>
      kind.ledger?.amount === field.key
        ? movedColumns(kind.ledger, field)
        : [fieldColumn(field, kind.unsummed?.includes(field.key) !== true)],
    ),
    ...(kind.ratio === undefined ? [] : [ratioColumn(kind, kind.ratio.label.zh)]),
  ];
}

function ratioColumn(kind: RegisterKind, title: string): PaperColumn {
  return { title, holds: 'figure', share: 0, text: ({ fields }) => ratioText(ratioOf(kind, fields)), fen: () => null };
}

/** A book shows what was voided or struck, marked, and adds up only what counts. */
function struckMark({ state }: PaperEntry, word: string): string {
  return state === 'struck' ? ` ${word}` : '';
}

function markedColumn(column: PaperColumn): PaperColumn {
  return { ...column, text: (entry) => `${column.text(entry)}${struckMark(entry, '划去')}` };
}

function fieldColumn(field: RegisterField, isSummed = true): PaperColumn {
  const holds = FIGURES.has(field.type) ? 'figure' : SHORT.has(field.type) ? 'short' : 'text';
  return {
    title: field.label.zh,
    holds,
    share: field.width ?? SHARES[field.type] ?? 10,
    text: (entry) => (field.type === 'date' ? shortDate(textOf(field, entry)) : textOf(field, entry)),
    fen: ({ fields, state }) =>
      field.type !== 'fen' || !isSummed ? null : state === 'struck' ? 0 : Number(fields[field.key] ?? 0),
  };
}

function movedColumns({ direction }: LedgerRule, field: RegisterField): PaperColumn[] {
  const column = fieldColumn(field);
  const words = field.type === 'fen' ? ['收入', '支出', '盘点数'] : ['收入', '发出', '盘点数'];
  const wayOf = ({ fields }: PaperEntry) => String(fields[direction.field ?? ''] ?? '');
  const moved = [direction.in, direction.out, direction.counted ?? []].flatMap((ways, at): PaperColumn[] => {
    const isOnlyWay = at === 1 && direction.field === undefined;
    if (ways.length === 0 && !isOnlyWay) return [];
    const moves = (entry: PaperEntry) => isOnlyWay || ways.includes(wayOf(entry));
    return [
      {
        ...column,
        title: words[at] ?? field.label.zh,
        text: (entry) => (moves(entry) ? column.text(entry) : ''),
        // what was counted is no sum, and quantities of different units are none
        fen: (entry) => (at === 2 || field.type !== 'fen' ? null : moves(entry) ? column.fen(entry) : 0),
      },
    ];
  });
  const text = (entry: PaperEntry) => balanceText(field, entry);
  return [...moved, { ...column, title: field.type === 'fen' ? '余额' : '结存', text, fen: () => null }];
}

/** A count that found what the books said moves nothing: what it counted is what was left. */
function balanceText(field: RegisterField, { fields, state, balance }: PaperEntry): string {
  const value = state === 'struck' ? undefined : (balance ?? fields[field.key]);
  if (value === undefined) return '';
  return field.type === 'fen' ? paperFen(Number(value)) : paperQuantity(Number(value), 0);
}

export function bookRow(columns: readonly PaperColumn[], entry: PaperEntry): BookRow {
  return { cells: columns.map((column) => column.text(entry)), fen: columns.map((column) => column.fen(entry)) };
}

/** `2026-11-22` as `26-11-22`: the century is on the head of the sheet. */
function shortDate(date: string): string {
  return date.slice(2);
}
