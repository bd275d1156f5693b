import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText, PriceText } from '#renderer/components/figures.tsx';
import { money, plain, quantity, words } from '#renderer/components/list-columns.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import type { DispatchLineFacts, DispatchRecord } from '#shared/dispatch/dispatch.contract.ts';
import type { DispatchLine } from '#shared/dispatch/dispatch.schema.ts';

interface Row {
  readonly line: DispatchLine;
  readonly facts: DispatchLineFacts | undefined;
}

/** Each dispatched line with what became of it. */
export function DispatchedLines({ record }: { readonly record: DispatchRecord }) {
  const { t } = useTranslation('dispatch');
  const rows = useMemo<readonly Row[]>(() => {
    const byKey = new Map(record.facts.map((one) => [one.lineKey, one]));
    return record.content.lines.map((line) => ({ line, facts: byKey.get(line.lineKey) }));
  }, [record]);
  const columns = useColumns(record);
  return (
    <DataGrid
      label={t('page.part.lines')}
      columns={columns}
      rows={rows}
      rowKey={({ line }) => line.lineKey}
      empty={<EmptyState title={t('page.noLines')} />}
    />
  );
}

type FactKey =
  | 'signedE6'
  | 'toSignBackE6'
  | 'settledE6'
  | 'returnedForCreditE6'
  | 'returnedForReplacementE6'
  | 'invoicedE6';

function useColumns(record: DispatchRecord): readonly GridColumn<Row>[] {
  const { t } = useTranslation('dispatch');
  const { open } = useTabs();
  return useMemo(() => {
    const field = (name: string) => t(`fields.dispatch_note.lines.${name}`);
    const band = t('page.after');
    const fact = (key: FactKey, width = 86) =>
      quantity<Row>(
        key,
        t(`page.fact.${key}`),
        width,
        ({ line, facts }) => ({ e6: facts?.[key] ?? 0, decimals: line.unitDecimals }),
        { band },
      );
    const { lines, grossFen } = record.content;
    return [
      plain('position', '#', 34, ({ line }) => lines.indexOf(line) + 1, { align: 'center', frozen: true }),
      words('name', field('productName'), 170, ({ line }) => line.productName, {
        frozen: true,
        grow: true,
        total: t('forms:lines', { count: lines.length }),
      }),
      words('specification', field('specification'), 120, ({ line }) => line.specification),
      words('unit', field('unit'), 44, ({ line }) => line.unit, { align: 'center' }),
      quantity('quantity', field('quantityE6'), 80, ({ line }) => ({
        e6: line.quantityE6,
        decimals: line.unitDecimals,
      })),
      words('batch', field('batch'), 88, ({ line }) => line.batch),
      {
        key: 'contract',
        title: t('page.contract'),
        width: 124,
        cell: ({ line, facts }) => (
          <button
            type="button"
            className="grid-link"
            tabIndex={-1}
            onClick={() =>
              line.contractId !== null && open('contracts.page', { id: line.contractId }, facts?.contractNumber ?? '')
            }
          >
            {facts?.contractNumber}
          </button>
        ),
      },
      fact('signedE6'),
      fact('toSignBackE6'),
      fact('returnedForCreditE6'),
      fact('returnedForReplacementE6'),
      fact('invoicedE6'),
      {
        key: 'price',
        title: field('priceE6'),
        width: 84,
        align: 'end',
        cell: ({ line }) => <PriceText e6={line.priceE6} />,
      },
      money('gross', field('grossFen'), 110, ({ line }) => line.grossFen, { total: <MoneyText fen={grossFen} /> }),
    ] satisfies readonly GridColumn<Row>[];
  }, [t, record, open]);
}
