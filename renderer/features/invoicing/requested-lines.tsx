import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText, PriceText } from '#renderer/components/figures.tsx';
import { money, plain, quantity, words } from '#renderer/components/list-columns.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import { shownRate } from '#renderer/components/typed-values.ts';
import type { InvoiceRequestRecord } from '#shared/invoicing/invoicing.contract.ts';
import type { InvoiceRequestLine } from '#shared/invoicing/invoicing.schema.ts';

interface Row {
  readonly line: InvoiceRequestLine;
  readonly link: InvoiceRequestRecord['links'][number] | undefined;
}

/** What is to be invoiced, line by line, with the contract and the goods it stands for. */
export function RequestedLines({ record }: { readonly record: InvoiceRequestRecord }) {
  const { t } = useTranslation('invoicing');
  const rows = useMemo<readonly Row[]>(() => {
    const byKey = new Map(record.links.map((link) => [link.lineKey, link]));
    return record.content.lines.map((line) => ({ line, link: byKey.get(line.lineKey) }));
  }, [record]);
  const columns = useColumns(record);
  return (
    <DataGrid
      label={t('form.lines')}
      columns={columns}
      rows={rows}
      rowKey={({ line }) => line.lineKey}
      empty={<EmptyState title={t('form.nothing')} />}
    />
  );
}

function useColumns(record: InvoiceRequestRecord): readonly GridColumn<Row>[] {
  const { t } = useTranslation('invoicing');
  const { open } = useTabs();
  return useMemo(() => {
    const field = (name: string) => t(`fields.invoice_request.lines.${name}`);
    const { lines, netFen, taxFen, grossFen } = record.content;
    const link = (page: string, id: string | null, number: string | null | undefined) =>
      id === null ? (
        <span>–</span>
      ) : (
        <button type="button" className="grid-link" tabIndex={-1} onClick={() => open(page, { id }, number ?? '')}>
          {number}
        </button>
      );
    return [
      plain('position', '#', 34, ({ line }) => lines.indexOf(line) + 1, { align: 'center', frozen: true }),
      words('name', field('productName'), 170, ({ line }) => line.productName, {
        frozen: true,
        grow: true,
        total: t('forms:lines', { count: lines.length }),
      }),
      words('specification', field('specification'), 110, ({ line }) => line.specification),
      words('taxName', field('taxShortName'), 112, ({ line }) => line.taxShortName),
      words('unit', field('unit'), 44, ({ line }) => line.unit, { align: 'center' }),
      quantity('quantity', field('quantityE6'), 76, ({ line }) => ({
        e6: line.quantityE6,
        decimals: line.unitDecimals,
      })),
      {
        key: 'price',
        title: field('priceE6'),
        width: 84,
        align: 'end',
        cell: ({ line }) => <PriceText e6={line.priceE6} />,
      },
      plain('rate', field('taxRateBasisPoints'), 56, ({ line }) => shownRate(line.taxRateBasisPoints), {
        align: 'end',
      }),
      money('discount', field('discountFen'), 80, ({ line }) => line.discountFen),
      money('net', field('netFen'), 104, ({ line }) => line.netFen - line.discountNetFen, {
        total: <MoneyText fen={netFen} />,
      }),
      money('tax', field('taxFen'), 92, ({ line }) => line.taxFen - line.discountTaxFen, {
        total: <MoneyText fen={taxFen} />,
      }),
      money('gross', field('grossFen'), 104, ({ line }) => line.grossFen - line.discountFen, {
        total: <MoneyText fen={grossFen} />,
      }),
      {
        key: 'contract',
        title: t('form.contract'),
        width: 124,
        cell: (row) => link('contracts.page', row.line.contractId, row.link?.contractNumber),
      },
      {
        key: 'note',
        title: t('form.note'),
        width: 124,
        cell: (row) => link('dispatch.page', row.line.dispatchNoteId, row.link?.dispatchNumber),
      },
    ] satisfies readonly GridColumn<Row>[];
  }, [t, record, open]);
}
