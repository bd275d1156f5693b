import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { RECORD_PAGES } from '#renderer/app/record-pages.ts';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText, QuantityText } from '#renderer/components/figures.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import type { ContractEvent, ContractSheet } from '#shared/reports/reports.contract.ts';

type Row = ContractEvent & { readonly key: string };

/** 合同履行一览表 of one contract: its dated events with running balances. */
export function ContractEvents({ contractId }: { readonly contractId: string }) {
  const { t } = useTranslation('contracts');
  const { open } = useTabs();
  const sheet = useOfficeQuery(
    'reports.contractSheet',
    { contractId },
    { reads: ['contracts', 'dispatch', 'invoicing', 'ledger'] },
  );
  const rows = useMemo(
    () => sheet.data?.events.map((event, index) => ({ ...event, key: String(index) })),
    [sheet.data],
  );
  const columns = useEventColumns(sheet.data);
  return (
    <DataGrid
      label={t('page.part.events')}
      columns={columns}
      rows={rows}
      error={sheet.error}
      onRetry={() => void sheet.refetch()}
      rowKey={(row) => row.key}
      onOpen={(row) => {
        const page = RECORD_PAGES[row.documentKind]?.page;
        if (page !== undefined && row.documentId !== contractId) open(page, { id: row.documentId }, row.documentNumber);
      }}
      empty={<EmptyState title={t('page.noEvents')} />}
    />
  );
}

function useEventColumns(sheet: ContractSheet | undefined): readonly GridColumn<Row>[] {
  const { t } = useTranslation('contracts');
  return useMemo(() => {
    const lines = new Map(sheet?.lines.map((line) => [line.lineKey, line]));
    const balance = (key: 'dispatchedFen' | 'invoicedFen' | 'receivedFen' | 'receivableFen'): GridColumn<Row> => ({
      key,
      title: t(`page.balance.${key}`),
      width: 118,
      align: 'end',
      band: t('page.band.balance'),
      cell: (row) => <MoneyText fen={row[key]} blankZero />,
    });
    return [
      {
        key: 'on',
        title: t('page.event.on'),
        width: 96,
        frozen: true,
        cell: (row) => <span className="num">{row.on}</span>,
      },
      {
        key: 'kind',
        title: t('page.event.kind'),
        width: 110,
        cell: (row) => <span>{t(`page.event.kinds.${row.kind}`)}</span>,
      },
      {
        key: 'number',
        title: t('page.event.number'),
        width: 168,
        cell: (row) => <span className="num">{row.documentNumber}</span>,
      },
      {
        key: 'line',
        title: t('fields.contract.lines.description'),
        width: 160,
        grow: true,
        cell: (row) => <span>{row.lineKey === null ? '' : lines.get(row.lineKey)?.description}</span>,
      },
      {
        key: 'quantity',
        title: t('fields.contract.lines.quantityE6'),
        width: 84,
        align: 'end',
        cell: (row) =>
          row.quantityE6 === null ? undefined : (
            <QuantityText e6={row.quantityE6} decimals={lines.get(row.lineKey ?? '')?.unitDecimals ?? 0} />
          ),
      },
      {
        key: 'amount',
        title: t('page.event.amount'),
        width: 118,
        align: 'end',
        cell: (row) => (row.amountFen === null ? undefined : <MoneyText fen={row.amountFen} />),
      },
      balance('dispatchedFen'),
      balance('invoicedFen'),
      balance('receivedFen'),
      balance('receivableFen'),
    ];
  }, [t, sheet]);
}
