import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '#renderer/app/session.tsx';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import type { GridColumn } from '#renderer/components/data-grid.tsx';
import { plain, words } from '#renderer/components/list-columns.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { Ticket } from '#renderer/components/use-submit-form.ts';
import { EndButton } from '#renderer/features/delegations/end-button.tsx';
import type { DelegationRow } from '#shared/users/delegations.contract.ts';

const SCOPES = ['current', 'all'] as const;
type Scope = (typeof SCOPES)[number];
const MARKS = { coming: 'notStarted', running: 'inProgress', over: 'fulfilled', void: 'void' } as const;

/** 委托: whose roles are lent to whom, for what and until when. */
export function DelegationListPage() {
  const { t } = useTranslation('delegations');
  const { open } = useTabs();
  const may = useMay();
  const { session } = useSession();
  const [scope, setScope] = useTabMemory<Scope>('scope', 'current');
  const [current, setCurrent] = useState<string>();
  const [ended, setEnded] = useState<Ticket>();
  const list = usePagedQuery('delegations.list', { scope }, { reads: ['review', 'users'] });
  const rows = list.rows;
  const inHand = rows?.find(({ id }) => id === current) ?? rows?.[0];
  const isOwn = inHand?.delegatorId === session?.personId;
  return (
    <ListPage
      title={t('title')}
      facts={t('facts')}
      views={{
        items: SCOPES.map((value) => ({
          value,
          text: t(`scope.${value}`),
          ...(value === scope && rows !== undefined && { count: rows.length }),
        })),
        value: scope,
        onChange: (value) => setScope(value === 'all' ? 'all' : 'current'),
      }}
      columns={useColumns()}
      list={{ rows, error: list.error, more: list.more, reload: list.reload }}
      rowKey={({ id }) => id}
      rowLook={({ status }) => (status === 'over' || status === 'void' ? 'dim' : undefined)}
      {...(inHand !== undefined && { current: inHand.id })}
      onCurrent={({ id }) => setCurrent(id)}
      create={{
        label: t('new'),
        allowed: may('review.check'),
        run: () => open('delegations.form', { draft: crypto.randomUUID() }),
      }}
      actions={<EndButton row={isOwn || may('people.write') ? inHand : undefined} onSubmitted={setEnded} />}
      note={ended !== undefined && <Note tone="success" title={t('end.submitted', { serial: ended.serial })} />}
      empty={{ title: t(`empty.${scope}`), text: t('empty.text') }}
    />
  );
}

function useColumns(): readonly GridColumn<DelegationRow>[] {
  const { t } = useTranslation('delegations');
  const record = useRecordWords();
  const name = (path: string) => t(`fields.delegation.${path}`);
  const kinds = (row: DelegationRow) =>
    row.kinds.map((kind) => (kind === '*' ? t('words:everyKind') : record.kind(kind))).join(t('review:comma'));
  return [
    words('delegatorName', name('delegatorId'), 110, (row) => row.delegatorName),
    words('delegateName', name('delegateId'), 110, (row) => row.delegateName),
    words('roles', name('roles'), 200, (row) =>
      row.roles.map((role) => t(`users:values.person.roles.${role}`)).join(t('review:comma')),
    ),
    words('kinds', name('kinds'), 220, kinds, { grow: true }),
    plain('fromOn', name('fromOn'), 100, (row) => row.fromOn),
    plain('toOn', name('toOn'), 100, (row) => row.toOn),
    words('reason', name('reason'), 240, (row) => row.reason, { grow: true }),
    {
      key: 'status',
      title: t('status.title'),
      width: 110,
      cell: (row) => <StatusMark status={MARKS[row.status]} text={t(`status.${row.status}`)} />,
    },
  ];
}
