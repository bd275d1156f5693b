import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { QuantityText } from '#renderer/components/figures.tsx';
import {
  count,
  day,
  drawn,
  type ListColumn,
  money,
  plain,
  quantity,
  words,
} from '#renderer/components/list-columns.tsx';
import { EntryMark, type StateWords, useStateWords } from '#renderer/components/entry-mark.tsx';
import { fieldText, type Say, useSay } from '#renderer/components/register-words.ts';
import { type OpenLinked, useOpenLinked } from '#renderer/components/linked-pages.ts';
import { isLink, ratioOf, ratioText } from '#shared/registers/register-facts.ts';
import { headWidth } from '#renderer/components/word-width.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import type { RegisterRow, RegisterTotal } from '#shared/registers/registers.contract.ts';

type Column = ListColumn<RegisterRow>;

interface Tools {
  readonly t: TFunction;
  readonly say: Say;
  readonly openLinked: OpenLinked;
  readonly stateWords: StateWords;
  readonly sums: RegisterTotal['sums'] | undefined;
}

const BY_TYPE: Readonly<Record<RegisterField['type'], number>> = {
  text: 96,
  note: 200,
  choice: 96,
  date: 92,
  time: 62,
  fen: 112,
  quantity: 92,
  integer: 66,
  yes: 58,
  phone: 116,
  waybill: 132,
  client: 210,
  contract: 132,
  dispatch_note: 132,
  invoice: 170,
  product: 180,
  person: 84,
  entry: 132,
};

/** Capitals, as of QQ, are wider than other letters. */
const wordsWidth = (text: string): number => headWidth(text) - 14 + 3 * (text.match(/[A-Z]/g)?.length ?? 0);

/** As the declaration says in characters, else as values of that type are wide; never narrower than its head. */
export function columnWidth(field: RegisterField, say: Say): number {
  const head = headWidth(say(field.label));
  if (field.type === 'choice') {
    const widest = Math.max(...(field.choices ?? []).map(({ label }) => wordsWidth(say(label))));
    return Math.max(head, Math.min(150, Math.max(72, widest)));
  }
  const own = field.width === undefined ? BY_TYPE[field.type] : Math.min(340, field.width * 8 + 18);
  return Math.max(own, head);
}

/** The columns of a register, drawn from its declaration: number, fields, what it is due on, state. */
export function registerColumns(kind: RegisterKind, tools: Tools): readonly Column[] {
  const { t, stateWords } = tools;
  const grows = growing(kind);
  return withinRoom(kind, [
    ...(kind.review === 'effective'
      ? [plain<RegisterRow>('number', t('registers:columns.number'), 132, (row) => row.number, { frozen: true })]
      : []),
    ...kind.fields.map((field) => fieldColumn(field, grows === field.key, tools)),
    ...(kind.ratio === undefined ? [] : [ratioColumn(kind, tools.say(kind.ratio.label))]),
    ...(kind.due === undefined
      ? []
      : [
          day<RegisterRow>('dueOn', t('registers:columns.dueOn'), (row) => row.dueOn, {
            begins: 'hidden',
            exported: [],
          }),
        ]),
    drawn<RegisterRow>(
      'state',
      t('registers:columns.state'),
      stateWords.width,
      stateWords.row,
      (row) => <EntryMark row={row} />,
      {
        choice: stateWords.state,
      },
    ),
  ]);
}

function ratioColumn(kind: RegisterKind, head: string): Column {
  const text = (row: RegisterRow) => ratioText(ratioOf(kind, row.fields));
  return plain<RegisterRow>('ratio', head, Math.max(80, headWidth(head)), (row) => text(row) || null, { align: 'end' });
}

/** What a list has beside its preview at 1366 pixels. */
const ROOM = 968;

/**
 * So many columns that the state is in view at 1366 pixels: of the others those that do not fit any more wait for a wider window. What an entry
 * is called, its day and what its ledger moves stay.
 */
function withinRoom({ title, date, ledger }: RegisterKind, columns: readonly Column[]): readonly Column[] {
  const stays = new Set(['number', 'state', date, ledger?.amount, ...title]);
  const taken = (all: readonly Column[]) =>
    all.filter(({ begins }) => begins === undefined).reduce((sum, { width }) => sum + width, 0);
  const mayGo = ({ key, begins, grow }: Column) => begins === undefined && grow !== true && !stays.has(key);
  let left = ROOM - taken(columns.filter((column) => !mayGo(column)));
  return columns.map((column) => {
    if (!mayGo(column)) return column;
    if (column.width > left) return { ...column, begins: 'wide' as const };
    left -= column.width;
    return column;
  });
}

/** What takes the room that is left: a client's name, else the last text of the title, else whatever is told in words. */
function growing({ fields, title }: RegisterKind): string | undefined {
  const shown = fields.filter(({ listed }) => listed === true);
  const lastOf = (...types: readonly RegisterField['type'][]) => shown.findLast(({ type }) => types.includes(type));
  const named = shown.findLast(({ key, type }) => type === 'text' && title.includes(key));
  return (lastOf('client') ?? named ?? lastOf('text', 'note') ?? lastOf('entry', 'product') ?? shown.at(-1))?.key;
}

/** What grows takes the room that is there; so much it has at least. */
const NARROWEST_GROWING = 150;

function fieldColumn(field: RegisterField, grow: boolean, tools: Tools): Column {
  const { say, t, openLinked, sums } = tools;
  const { key } = field;
  const head = say(field.label);
  const width = grow ? Math.max(headWidth(head), NARROWEST_GROWING) : columnWidth(field, say);
  const text = (row: RegisterRow) => fieldText(field, row.fields[key], { say, t, label: row.labels[key] });
  const textOrNone = (row: RegisterRow) => text(row) || null;
  const more = {
    ...(grow && { grow }),
    ...(field.listed !== true && { begins: field.required === true ? ('wide' as const) : ('hidden' as const) }),
  };
  const figure = (row: RegisterRow) => {
    const value = row.fields[key];
    return typeof value === 'number' ? value : null;
  };
  if (isLink(field.type)) {
    return drawn(
      key,
      head,
      width,
      text,
      (row) => <LinkCell field={field} row={row} text={text(row)} on={openLinked} />,
      more,
    );
  }
  switch (field.type) {
    case 'date':
      return plain(key, head, width, textOrNone, { ...more, as: 'date' });
    case 'fen':
      return money(key, head, width, figure, more);
    case 'quantity': {
      const sum = sums?.[key];
      const total = typeof sum === 'number' ? { total: <QuantityText e6={sum} /> } : {};
      return quantity(key, head, width, (row) => ({ e6: figure(row) ?? 0, decimals: 0 }), { ...more, ...total });
    }
    case 'integer':
      return count(key, head, width, figure, more);
    case 'choice':
      return words(key, head, width, textOrNone, { ...more, choice: (code) => fieldText(field, code, { say, t }) });
    case 'yes':
      return words(key, head, width, textOrNone, {
        ...more,
        align: 'center',
        choice: () => t('words:yes'),
      });
    case 'phone':
      return plain(key, head, width, textOrNone, { ...more, masked: true });
    case 'waybill':
    case 'time':
      return plain(key, head, width, textOrNone, more);
    default:
      return words(key, head, width, textOrNone, more);
  }
}

interface LinkCellProps {
  readonly field: RegisterField;
  readonly row: RegisterRow;
  readonly text: string;
  readonly on: OpenLinked;
}

/** What people call the record; pressed, the record itself. */
function LinkCell({ field, row, text, on }: LinkCellProps) {
  const id = row.fields[field.key];
  if (typeof id !== 'string' || text === '') return <span className="faint">–</span>;
  return (
    <button type="button" className="grid-link cut" tabIndex={-1} title={text} onClick={() => on(field, id, text)}>
      {text}
    </button>
  );
}

export function useRegisterColumns(kind: RegisterKind, sums: RegisterTotal['sums'] | undefined): readonly Column[] {
  const { t } = useTranslation();
  const say = useSay();
  const openLinked = useOpenLinked();
  const stateWords = useStateWords();
  return useMemo(
    () => registerColumns(kind, { t, say, openLinked, stateWords, sums }),
    [kind, t, say, openLinked, stateWords, sums],
  );
}
