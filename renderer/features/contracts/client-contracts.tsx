import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { OpenInList } from '#renderer/components/list/open-in-list.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { useContractColumns } from '#renderer/features/contracts/contract-list-page.tsx';
import { contractList } from '#shared/contracts/contracts.contract.ts';

const VIEWS = ['all', 'open', 'approved', 'executed', 'void'] as const;
const READS = ['dispatch', 'invoicing', 'ledger', 'review'];

/** Contracts of one client, on his page. */
export function ClientContracts({ clientId, clientName }: ClientSectionProps) {
  const { t } = useTranslation('contracts');
  const mayWrite = useMay()('contracts.write');
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'contracts.list',
    name: 'clientContracts',
    definition: contractList,
    views: VIEWS.map((value) => ({
      value,
      text: t(`view.${value}`),
      ...(value !== 'all' && { filter: { state: value } }),
    })),
    fixed: { clientId },
    reads: READS,
  });
  const all = useContractColumns();
  const columns = useMemo(() => all.filter(({ key }) => key !== 'clientName'), [all]);
  return (
    <ListPage
      embedded
      title={t('title')}
      list={list}
      columns={columns}
      search={t('ofClient.searchHint')}
      rowKey={(row) => row.id}
      rowName={(row) => row.number}
      rowLook={(row) => (row.state === 'void' ? 'dim' : undefined)}
      onOpen={(row) => open('contracts.page', { id: row.id }, row.number)}
      create={{
        label: t('new'),
        allowed: mayWrite,
        run: () => open('contracts.form', { draft: crypto.randomUUID(), client: clientId }),
      }}
      actions={<OpenInList page="contracts.list" list="contracts" view={list.state.view} clientName={clientName} />}
      exportAs="contracts"
      empty={{ title: t('ofClient.empty.title'), text: t('ofClient.empty.text') }}
    />
  );
}
