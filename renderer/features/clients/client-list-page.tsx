import { CopyCheck, ListChecks } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { BulkButton } from '#renderer/components/bulk/bulk-button.tsx';
import type { Ticked } from '#renderer/components/list/row-selection.ts';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { useClientColumns } from '#renderer/features/clients/client-columns.tsx';
import { useStandingActions } from '#renderer/features/clients/standing-buttons.tsx';
import { ClientPreview } from '#renderer/features/clients/client-preview.tsx';
import { clientList, type ClientRow } from '#shared/clients/clients.contract.ts';

const VIEWS = ['all', 'active', 'prospect', 'frozen', 'closed', 'licenceExpired'] as const;
const READS = ['ledger', 'dispatch', 'invoicing', 'review'];

/** 客户档案: the list, with the client in hand beside it. */
export function ClientListPage() {
  const { t } = useTranslation('clients');
  const mayWrite = useMay()('clients.write');
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'clients.list',
    name: 'clients',
    definition: clientList,
    views: VIEWS.map((value) => ({
      value,
      text: t(`view.${value}`),
      ...(value === 'licenceExpired' ? { filter: { gap: value } } : value !== 'all' && { filter: { status: value } }),
    })),
    reads: READS,
  });
  const standingOf = useStandingActions();
  const [ticked, setTicked] = useState<Ticked<ClientRow>>(new Map());
  const ticks = useMemo(() => ({ ticked, onTick: setTicked }), [ticked]);
  const openClient = (row: ClientRow) => open('clients.page', { id: row.id }, row.shortName || row.name);
  const actions = ({ id, name, shortName, status, inReview }: ClientRow): readonly RowAction[] => [
    {
      key: 'amend',
      label: t('amend'),
      chord: 'F2',
      disabled: !mayWrite || inReview,
      run: () => open('clients.form', { record: id }, name),
    },
    ...standingOf({ id, name: shortName || name, status, inReview }),
  ];
  return (
    <ListPage
      title={t('title')}
      list={list}
      search={t('searchHint')}
      columns={useClientColumns()}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowActions={actions}
      ticks={ticks}
      filters={
        <>
          <button type="button" className="icon-text" onClick={() => open('clients.duplicates')}>
            <CopyCheck size={14} aria-hidden />
            {t('duplicates.open')}
          </button>
          <button type="button" className="icon-text" onClick={() => open('clients.quality')}>
            <ListChecks size={14} aria-hidden />
            {t('quality.title')}
          </button>
        </>
      }
      actions={
        <BulkButton
          query="clients.list"
          list={list}
          ticked={[...ticked.keys()]}
          page="clients.bulk"
          allowed={mayWrite}
        />
      }
      preview={(row) => <ClientPreview row={row} onOpen={() => openClient(row)} />}
      onOpen={openClient}
      create={{
        label: t('new'),
        allowed: mayWrite,
        run: () => open('clients.form', { draft: crypto.randomUUID() }),
      }}
      exportAs="clients"
      empty={{ title: t('empty.title'), text: t('empty.text') }}
    />
  );
}
