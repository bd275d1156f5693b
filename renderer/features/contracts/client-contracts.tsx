import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { useMay } from '#renderer/app/session.tsx';
import { ClientList } from '#renderer/components/list/client-list.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { useContractColumns } from '#renderer/features/contracts/contract-list-page.tsx';
import { contractList } from '#shared/contracts/contracts.contract.ts';

const VIEWS = ['all', 'open', 'approved', 'executed', 'void'] as const;
const READS = ['dispatch', 'invoicing', 'ledger', 'review'];

/** Contracts of one client, on his page. */
export function ClientContracts({ clientId, clientName }: ClientSectionProps) {
  const { t } = useTranslation('contracts');
  const mayWrite = useMay()('contracts.write');
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
  return (
    <ClientList
      clientId={clientId}
      clientName={clientName}
      title={t('title')}
      list={list}
      columns={useContractColumns()}
      search={t('ofClient.searchHint')}
      rowName={(row) => row.number}
      isVoid={(row) => row.state === 'void'}
      pages={{ record: 'contracts.page', all: 'contracts.list', list: 'contracts' }}
      form={{ page: 'contracts.form', label: t('new'), allowed: mayWrite }}
      exportAs="contracts"
      empty={{ title: t('ofClient.empty.title'), text: t('ofClient.empty.text') }}
    />
  );
}
