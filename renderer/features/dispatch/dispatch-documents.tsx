import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RECORD_PAGES } from '#renderer/app/record-pages.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { DataGrid } from '#renderer/components/data-grid.tsx';
import { plain, words } from '#renderer/components/list-columns.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { DispatchRecord, LinkedDispatchDocument } from '#shared/dispatch/dispatch.contract.ts';

/** Signed copies, returns, invoice requests and invoices of one note; Enter opens. */
export function DispatchDocuments({ record }: { readonly record: DispatchRecord }) {
  const { t } = useTranslation('dispatch');
  const { open } = useTabs();
  const { kind: kindName } = useRecordWords();
  const columns = useMemo(
    () => [
      words<LinkedDispatchDocument>('kind', t('page.documentKind'), 140, (r) => kindName(r.kind)),
      plain<LinkedDispatchDocument>('number', t('page.documentNumber'), 200, (r) => r.number, { grow: true }),
      plain<LinkedDispatchDocument>('on', t('columns.on'), 110, (r) => r.on),
      {
        key: 'state',
        title: t('columns.state'),
        width: 110,
        cell: (r: LinkedDispatchDocument) => <StatusMark status={r.isVoid ? 'void' : 'effective'} />,
      },
    ],
    [t, kindName],
  );
  return (
    <DataGrid
      label={t('page.part.documents')}
      columns={columns}
      rows={record.documents}
      rowKey={(row) => `${row.kind} ${row.id}`}
      onOpen={(row) => {
        const page = RECORD_PAGES[row.kind]?.page;
        if (page !== undefined) open(page, { id: row.id }, row.number);
      }}
      empty={<EmptyState title={t('page.noDocuments')}>{t('page.noDocumentsText')}</EmptyState>}
    />
  );
}
