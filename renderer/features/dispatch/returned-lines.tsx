import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { money, plain, quantity, words } from '#renderer/components/list-columns.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import type { ReturnRecord, SignBackRecord } from '#shared/dispatch/dispatch.contract.ts';

/** The goods a line speaks of; undefined when the note has no such line any more. */
interface Goods {
  readonly productName: string;
  readonly specification: string | null;
  readonly unit: string;
  readonly unitDecimals: number;
}

interface Row<L> {
  readonly line: L;
  readonly goods: Goods | undefined;
}

function useGoodsColumns<L>(rows: readonly Row<L>[]): readonly GridColumn<Row<L>>[] {
  const { t } = useTranslation('dispatch');
  return useMemo(() => {
    const field = (name: string) => t(`fields.dispatch_note.lines.${name}`);
    return [
      plain<Row<L>>('position', '#', 34, (row) => rows.indexOf(row) + 1, { align: 'center', frozen: true }),
      words<Row<L>>('name', field('productName'), 200, ({ goods }) => goods?.productName, {
        frozen: true,
        grow: true,
        total: t('forms:lines', { count: rows.length }),
      }),
      words<Row<L>>('specification', field('specification'), 150, ({ goods }) => goods?.specification),
      words<Row<L>>('unit', field('unit'), 48, ({ goods }) => goods?.unit, { align: 'center' }),
    ];
  }, [t, rows]);
}

interface LinesProps<L> {
  readonly rows: readonly Row<L>[];
  readonly columns: readonly GridColumn<Row<L>>[];
  readonly keyOf: (line: L) => string;
}

function Lines<L>({ rows, columns, keyOf }: LinesProps<L>): ReactNode {
  const { t } = useTranslation('dispatch');
  const goods = useGoodsColumns(rows);
  const all = useMemo(() => [...goods, ...columns], [goods, columns]);
  return (
    <DataGrid
      label={t('page.part.lines')}
      columns={all}
      rows={rows}
      rowKey={({ line }) => keyOf(line)}
      empty={<EmptyState title={t('page.noLines')} />}
    />
  );
}

type SignedLine = SignBackRecord['content']['lines'][number];

/** Each line of a signed copy: what was sent, what arrived, and what becomes of the difference. */
export function SignedLines({ record }: { readonly record: SignBackRecord }) {
  const { t } = useTranslation('dispatch');
  const rows = useMemo(() => {
    const byKey = new Map(record.lines.map((one) => [one.dispatchLineKey, one]));
    return record.content.lines.map((line) => ({ line, goods: byKey.get(line.dispatchLineKey) }));
  }, [record]);
  const columns = useMemo(() => {
    const field = (name: string) => t(`fields.sign_back.lines.${name}`);
    const amount = (key: 'dispatchedE6' | 'signedE6' | 'differenceE6') =>
      quantity<Row<SignedLine>>(key, field(key), 96, ({ line, goods }) => ({
        e6: line[key],
        decimals: goods?.unitDecimals ?? 0,
      }));
    const settled = ({ settlement }: SignedLine) =>
      settlement === null ? null : t(`values.sign_back.lines.settlement.${settlement}`);
    return [
      amount('dispatchedE6'),
      amount('signedE6'),
      amount('differenceE6'),
      words<Row<SignedLine>>('settlement', field('settlement'), 110, ({ line }) => settled(line)),
      words<Row<SignedLine>>('reason', field('reason'), 220, ({ line }) => line.reason),
    ];
  }, [t]);
  return <Lines rows={rows} columns={columns} keyOf={({ dispatchLineKey }) => dispatchLineKey} />;
}

type ReturnedLine = ReturnRecord['content']['lines'][number];
type ReturnedRow = Row<ReturnedLine> & { readonly goods: ReturnRecord['lines'][number] | undefined };

/** Each line that came back: from which note, in what state, and what it takes off the account. */
export function ReturnedLines({ record }: { readonly record: ReturnRecord }) {
  const { t } = useTranslation('dispatch');
  const rows = useMemo<readonly ReturnedRow[]>(() => {
    const byKey = new Map(record.lines.map((one) => [one.lineKey, one]));
    return record.content.lines.map((line) => ({ line, goods: byKey.get(line.lineKey) }));
  }, [record]);
  const noteOf = useMemo(() => new Map(record.lines.map((one) => [one.lineKey, one.dispatchNumber])), [record]);
  const { grossFen } = record.content;
  const columns = useMemo(() => {
    const field = (name: string) => t(`fields.return_note.lines.${name}`);
    return [
      plain<Row<ReturnedLine>>('note', field('dispatchNoteId'), 124, ({ line }) => noteOf.get(line.lineKey)),
      quantity<Row<ReturnedLine>>('quantity', field('quantityE6'), 96, ({ line, goods }) => ({
        e6: line.quantityE6,
        decimals: goods?.unitDecimals ?? 0,
      })),
      words<Row<ReturnedLine>>('condition', field('condition'), 90, ({ line }) =>
        t(`values.return_note.lines.condition.${line.condition}`),
      ),
      words<Row<ReturnedLine>>('reason', field('reason'), 180, ({ line }) => line.reason),
      money<Row<ReturnedLine>>('gross', field('grossFen'), 112, ({ line }) => line.grossFen, {
        total: <MoneyText fen={grossFen} />,
      }),
    ];
  }, [t, noteOf, grossFen]);
  return <Lines rows={rows} columns={columns} keyOf={({ lineKey }) => lineKey} />;
}
