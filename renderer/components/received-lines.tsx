import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { day, money } from '#renderer/components/list-columns.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import { sumFen } from '#shared/kernel/money.ts';
import type { AllocatedLine } from '#shared/receipts/receipts.contract.ts';

interface ReceivedLinesProps {
  /** Undefined while they are on their way. */
  readonly lines: readonly AllocatedLine[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** 收款: which receipts one document was paid with, oldest first. Enter opens the receipt. */
export function ReceivedLines({ lines, error, onRetry }: ReceivedLinesProps) {
  const { t } = useTranslation('receipts');
  const { open } = useTabs();
  const columns = useColumns(lines);
  return (
    <DataGrid
      label={t('received.title')}
      columns={columns}
      rows={lines}
      error={error}
      onRetry={onRetry}
      rowKey={(line) => `${line.allocationId}/${line.lineKey}`}
      onOpen={(line) => open('receipts.page', { id: line.receiptId }, line.receiptNumber)}
      empty={<EmptyState title={t('received.none')}>{t('received.noneText')}</EmptyState>}
    />
  );
}

function useColumns(lines: readonly AllocatedLine[] | undefined): readonly GridColumn<AllocatedLine>[] {
  const { t } = useTranslation('receipts');
  const { open } = useTabs();
  return useMemo(() => {
    const link = (page: string, id: string, text: string) => (
      <button type="button" className="grid-link" tabIndex={-1} onClick={() => open(page, { id }, text)}>
        {text}
      </button>
    );
    return [
      {
        key: 'receipt',
        title: t('columns.number'),
        width: 150,
        frozen: true,
        total: t('forms:lines', { count: lines?.length ?? 0 }),
        cell: (line) => link('receipts.page', line.receiptId, line.receiptNumber),
      },
      {
        key: 'allocation',
        title: t('allocation.columns.number'),
        width: 150,
        cell: (line) => link('receipts.allocationPage', line.allocationId, line.allocationNumber),
      },
      day('allocatedOn', t('allocation.columns.on'), (line) => line.allocatedOn),
      money('amount', t('allocation.columns.amount'), 130, (line) => line.amountFen, {
        total: <MoneyText fen={sumFen((lines ?? []).map(({ amountFen }) => amountFen))} />,
      }),
    ] satisfies readonly GridColumn<AllocatedLine>[];
  }, [t, open, lines]);
}
