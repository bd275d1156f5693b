import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RECORD_PAGES } from '#renderer/app/record-pages.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { day, money, plain, words } from '#renderer/components/list-columns.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import { Fact } from '#renderer/components/page-header.tsx';
import { formatPrice, formatQuantity } from '#shared/kernel/quantity.ts';
import { balancesAfter, partOf } from '#shared/statements/statement-balance.ts';
import type { StatementFigures, StatementLine } from '#shared/statements/statements.schema.ts';

interface Row extends StatementLine {
  readonly at: number;
  readonly balanceFen: number;
}

/** What a period moved, oldest first, with the balance after each. Enter opens the document. */
export function StatementRows({ figures }: { readonly figures: StatementFigures }) {
  const { t } = useTranslation('statements');
  const { open } = useTabs();
  const rows = useMemo(() => {
    const balances = balancesAfter(figures);
    return figures.lines.map((line, at): Row => ({ ...line, at, balanceFen: balances[at] ?? 0 }));
  }, [figures]);
  return (
    <DataGrid
      label={t('page.rows')}
      columns={useColumns(figures)}
      rows={rows}
      rowKey={(row) => String(row.at)}
      onOpen={({ kind, documentId, documentNumber }) => {
        const page = RECORD_PAGES[kind]?.page;
        if (page !== undefined) open(page, { id: documentId }, documentNumber);
      }}
      empty={<EmptyState title={t('page.noRows')}>{t('page.noRowsText')}</EmptyState>}
    />
  );
}

function useColumns(figures: StatementFigures): readonly GridColumn<Row>[] {
  const { t } = useTranslation('statements');
  return useMemo(() => {
    const isCharge = (row: Row) => ['shipped', 'other'].includes(partOf(row));
    const charge = (row: Row) => (isCharge(row) ? row.amountFen : null);
    const credit = (row: Row) => (isCharge(row) ? null : 0 - row.amountFen);
    const goods = (row: Row) =>
      [row.productName, row.specification].filter((part) => part !== null).join(' ') || (row.reference ?? '');
    const what = (row: Row) =>
      row.receiptMethod === null
        ? t(`values.statement.lines.kind.${row.kind}`)
        : t(`values.statement.lines.receiptMethod.${row.receiptMethod}`);
    const quantity = ({ quantityE6, unitDecimals, unit }: Row) =>
      quantityE6 === null ? '' : `${formatQuantity(quantityE6, unitDecimals ?? 0)} ${unit ?? ''}`;
    return [
      day('on', t('columns.on'), (row: Row) => row.on, {
        frozen: true,
        total: t('forms:lines', { count: figures.lines.length }),
      }),
      plain('documentNumber', t('columns.document'), 150, (row: Row) => row.documentNumber, { frozen: true }),
      words('kind', t('columns.what'), 84, what),
      words('goods', t('columns.goods'), 220, goods, { grow: true }),
      plain('quantity', t('columns.quantity'), 96, quantity, { align: 'end' }),
      plain('price', t('columns.price'), 92, (row: Row) => (row.priceE6 === null ? '' : formatPrice(row.priceE6)), {
        align: 'end',
      }),
      plain('invoices', t('columns.invoices'), 170, (row: Row) => row.invoiceNumbers ?? ''),
      money('charge', t('columns.charge'), 118, charge, {
        total: <MoneyText fen={figures.shippedFen + figures.otherFen} />,
      }),
      money('credit', t('columns.credit'), 118, credit, {
        total: <MoneyText fen={figures.receivedFen + figures.reducedFen} />,
      }),
      money('balance', t('columns.balance'), 124, (row: Row) => row.balanceFen, {
        zero: true,
        total: <MoneyText fen={figures.closingFen} strong />,
      }),
    ] satisfies readonly GridColumn<Row>[];
  }, [t, figures]);
}

/** Opening balance, what the period moved, closing balance. */
export function StatementSums({ figures }: { readonly figures: StatementFigures }) {
  const { t } = useTranslation('statements');
  const field = (name: string) => t(`fields.statement.${name}`);
  return (
    <>
      <Fact name={field('openingFen')}>
        <MoneyText fen={figures.openingFen} />
      </Fact>
      <Fact name={field('shippedFen')}>
        <MoneyText fen={figures.shippedFen} blankZero />
      </Fact>
      <Fact name={field('receivedFen')}>
        <MoneyText fen={figures.receivedFen} blankZero />
      </Fact>
      <Fact name={field('reducedFen')}>
        <MoneyText fen={figures.reducedFen} blankZero />
      </Fact>
      {figures.otherFen !== 0 && (
        <Fact name={field('otherFen')}>
          <MoneyText fen={figures.otherFen} />
        </Fact>
      )}
      <Fact name={field('closingFen')}>
        <MoneyText fen={figures.closingFen} strong />
      </Fact>
    </>
  );
}
