import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { ClientList } from '#renderer/components/list/client-list.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { useDispatchColumns } from '#renderer/features/dispatch/dispatch-list-page.tsx';
import { dispatchList } from '#shared/dispatch/dispatch.contract.ts';

const VIEWS = ['all', 'awaiting_sign_back', 'difference_open', 'signed', 'void'] as const;
const READS = ['review'];

/** Dispatch notes of one client and how their signed copies stand, on his page. */
export function ClientDispatch({ clientId, clientName }: ClientSectionProps) {
  const { t } = useTranslation('dispatch');
  const list = useOfficeList({
    query: 'dispatch.list',
    name: 'clientDispatch',
    definition: dispatchList,
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
      columns={useDispatchColumns()}
      search={t('ofClient.searchHint')}
      rowName={(row) => row.number}
      isVoid={(row) => row.state === 'void'}
      pages={{ record: 'dispatch.page', all: 'dispatch.list', list: 'dispatch' }}
      exportAs="dispatch"
      empty={{ title: t('ofClient.empty.title'), text: t('ofClient.empty.text') }}
    />
  );
}
