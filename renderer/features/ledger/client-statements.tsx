import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { useMay } from '#renderer/app/session.tsx';
import { ClientList } from '#renderer/components/list/client-list.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import type { ListPageProps } from '#renderer/components/list/list-page-props.ts';
import { useStatementColumns } from '#renderer/features/ledger/statement-list-page.tsx';
import { statementList, type StatementRow } from '#shared/statements/statements.contract.ts';

type ClientStatementsProps = ClientSectionProps & Required<Pick<ListPageProps<StatementRow>, 'sections'>>;

/** The statements of one client, beside his ledger. */
export function ClientStatements(props: ClientStatementsProps) {
  const { t } = useTranslation('statements');
  const mayWrite = useMay()('statements.write');
  const list = useOfficeList({
    query: 'statements.list',
    name: 'clientStatements',
    definition: statementList,
    fixed: { clientId: props.clientId },
    reads: ['review'],
  });
  return (
    <ClientList
      {...props}
      title={t('title')}
      list={list}
      columns={useStatementColumns()}
      search={t('ofClient.searchHint')}
      rowName={(row) => row.number}
      isVoid={(row) => row.state === 'void'}
      pages={{ record: 'statements.page', all: 'statements.list', list: 'statements' }}
      form={{ page: 'statements.form', label: t('new'), allowed: mayWrite }}
      exportAs="statements"
      empty={{ title: t('ofClient.none.title'), text: t('ofClient.none.text') }}
    />
  );
}
