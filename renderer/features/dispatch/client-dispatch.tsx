import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { OpenInList } from '#renderer/components/list/open-in-list.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { useDispatchColumns } from '#renderer/features/dispatch/dispatch-list-page.tsx';
import { dispatchList } from '#shared/dispatch/dispatch.contract.ts';

const VIEWS = ['all', 'awaiting_sign_back', 'difference_open', 'signed', 'void'] as const;
const READS = ['review'];

/** Dispatch notes of one client and how their signed copies stand, on his page. */
export function ClientDispatch({ clientId, clientName }: ClientSectionProps) {
  const { t } = useTranslation('dispatch');
  const { open } = useTabs();
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
  const all = useDispatchColumns();
  const columns = useMemo(() => all.filter(({ key }) => key !== 'clientName' && key !== 'clientCode'), [all]);
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
      onOpen={(row) => open('dispatch.page', { id: row.id }, row.number)}
      actions={<OpenInList page="dispatch.list" list="dispatch" view={list.state.view} clientName={clientName} />}
      exportAs="dispatch"
      empty={{ title: t('ofClient.empty.title'), text: t('ofClient.empty.text') }}
    />
  );
}
