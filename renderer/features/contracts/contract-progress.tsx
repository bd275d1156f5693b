import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText, PriceText } from '#renderer/components/figures.tsx';
import { HiddenFigure } from '#renderer/components/hidden-figure.tsx';
import { money, plain, quantity, words } from '#renderer/components/list-columns.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import { ShareBar } from '#renderer/components/share-bar.tsx';
import type { ContractLine } from '#shared/contracts/contract.schema.ts';
import { percentDone } from '#shared/contracts/contract-progress.ts';
import type { ContractLineQuantities, ContractRecord } from '#shared/contracts/contracts.contract.ts';

interface Row {
  readonly line: ContractLine;
  readonly done: ContractLineQuantities | undefined;
}

/** Each line with what was dispatched, signed and invoiced of it; what waits for review is told but not how much. */
export function ContractProgress({ record }: { readonly record: ContractRecord }) {
  const { t } = useTranslation('contracts');
  const rows = useMemo<readonly Row[]>(() => {
    const byKey = new Map(record.quantities.map((one) => [one.lineKey, one]));
    return record.content.lines.map((line) => ({ line, done: byKey.get(line.lineKey) }));
  }, [record]);
  const columns = useProgressColumns(record);
  return (
    <DataGrid
      label={t('page.part.progress')}
      columns={columns}
      rows={rows}
      rowKey={({ line }) => line.lineKey}
      empty={<EmptyState title={t('page.noLines')} />}
    />
  );
}

function useProgressColumns(record: ContractRecord): readonly GridColumn<Row>[] {
  const { t } = useTranslation('contracts');
  return useMemo(() => {
    const { lines, grossFen } = record.content;
    const field = (name: string) => t(`fields.contract.lines.${name}`);
    return [
      plain('position', '#', 34, ({ line }) => lines.indexOf(line) + 1, { align: 'center', frozen: true }),
      words('name', field('description'), 180, ({ line }) => line.description, {
        frozen: true,
        grow: true,
        total: t('forms:lines', { count: lines.length }),
      }),
      words('specification', field('specification'), 124, ({ line }) => line.specification),
      words('unit', field('unit'), 44, ({ line }) => line.unit, { align: 'center' }),
      ...quantityColumns(t),
      {
        key: 'bar',
        title: t('columns.dispatched'),
        width: 104,
        cell: (row) => <ShareBar percent={percentOf(row)} label={t('columns.dispatched')} />,
      },
      {
        key: 'price',
        title: field('priceE6'),
        width: 88,
        align: 'end',
        cell: ({ line }) => <PriceText e6={line.priceE6} />,
      },
      money('gross', field('grossFen'), 112, ({ line }) => line.grossFen, { total: <MoneyText fen={grossFen} /> }),
      plain('due', field('dueOn'), 94, ({ line }) => line.dueOn),
    ];
  }, [t, record]);
}

function percentOf({ line, done }: Row): number {
  return percentDone(done?.netDispatchedE6 ?? 0, line.quantityE6 - (done?.closedShortE6 ?? 0));
}

function quantityColumns(t: (key: string) => string): readonly GridColumn<Row>[] {
  const band = t('page.band.quantity');
  const known = (key: 'dispatchedE6' | 'signedE6' | 'invoicedE6', title: string) =>
    quantity<Row>(key, title, 78, ({ line, done }) => ({ e6: done?.[key] ?? 0, decimals: line.unitDecimals }), {
      band,
    });
  const waiting = (key: 'pendingDispatchE6' | 'dispatchableE6', title: string): GridColumn<Row> => ({
    key,
    title,
    width: 74,
    align: 'end',
    band,
    cell: ({ line, done }) => (
      <HiddenFigure hidden={done?.pendingHidden === true} e6={done?.[key] ?? null} decimals={line.unitDecimals} />
    ),
  });
  return [
    quantity(
      'contracted',
      t('page.contracted'),
      78,
      ({ line }) => ({ e6: line.quantityE6, decimals: line.unitDecimals }),
      { band },
    ),
    known('dispatchedE6', t('page.dispatched')),
    known('signedE6', t('page.signed')),
    waiting('pendingDispatchE6', t('page.pending')),
    waiting('dispatchableE6', t('page.dispatchable')),
    known('invoicedE6', t('page.invoiced')),
  ];
}
