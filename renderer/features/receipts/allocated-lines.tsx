import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { day, money, words } from '#renderer/components/list-columns.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import { TARGET_PAGES, TARGET_PERMISSIONS } from '#renderer/features/receipts/target-link.ts';
import type { AllocatedLine, ReceiptState } from '#shared/receipts/receipts.contract.ts';

interface AllocatedLinesProps {
  readonly lines: readonly AllocatedLine[];
  readonly of: { readonly state: ReceiptState; readonly allocatedFen: number };
}

/** What one receipt was taken for, oldest first. Enter opens the allocation. */
export function AllocatedLines({ lines, of }: AllocatedLinesProps) {
  const { t } = useTranslation('receipts');
  const { open } = useTabs();
  const columns = useColumns(lines.length, of.allocatedFen);
  return (
    <DataGrid
      label={t('page.allocations')}
      columns={columns}
      rows={lines}
      rowKey={(line) => `${line.allocationId}/${line.lineKey}`}
      onOpen={(line) => open('receipts.allocationPage', { id: line.allocationId }, line.allocationNumber)}
      empty={<EmptyState title={t('page.nothing')}>{t(`page.nothingText.${of.state}`)}</EmptyState>}
    />
  );
}

function useColumns(count: number, allocatedFen: number): readonly GridColumn<AllocatedLine>[] {
  const { t } = useTranslation('receipts');
  const { open } = useTabs();
  const may = useMay();
  return useMemo(() => {
    const link = (page: string, id: string, text: string, allowed = true) =>
      allowed ? (
        <button type="button" className="grid-link" tabIndex={-1} onClick={() => open(page, { id }, text)}>
          {text}
        </button>
      ) : (
        <span className="num">{text}</span>
      );
    return [
      {
        key: 'allocation',
        title: t('allocation.columns.number'),
        width: 136,
        frozen: true,
        total: t('forms:lines', { count }),
        cell: (line) => link('receipts.allocationPage', line.allocationId, line.allocationNumber),
      },
      day('allocatedOn', t('allocation.columns.on'), (line) => line.allocatedOn),
      words('target', t('allocation.target'), 84, (line) => t(`values.allocation.lines.target.${line.target}`)),
      {
        key: 'targetNumber',
        title: t('allocation.targetNumber'),
        width: 190,
        grow: true,
        cell: (line) =>
          link(TARGET_PAGES[line.target], line.targetId, line.targetNumber, may(TARGET_PERMISSIONS[line.target])),
      },
      money('amount', t('allocation.columns.amount'), 130, (line) => line.amountFen, {
        total: <MoneyText fen={allocatedFen} />,
      }),
    ] satisfies readonly GridColumn<AllocatedLine>[];
  }, [t, open, may, count, allocatedFen]);
}
