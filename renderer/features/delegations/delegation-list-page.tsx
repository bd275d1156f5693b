import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { day, drawn, type ListColumn, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { Ticket } from '#renderer/components/use-submit-form.ts';
import { EndButton } from '#renderer/features/delegations/end-button.tsx';
import type { DelegationRow } from '#shared/users/delegations.contract.ts';

const SCOPES = ['current', 'all'] as const;
const READS = ['review', 'users'];
const MARKS = { coming: 'notStarted', running: 'inProgress', over: 'fulfilled', void: 'void' } as const;

/** 委托: whose roles are lent to whom, for what and until when. */
export function DelegationListPage() {
  const { t } = useTranslation('delegations');
  const { open } = useTabs();
  const may = useMay();
  const { session } = useSession();
  const [inHand, setInHand] = useState<DelegationRow>();
  const [ended, setEnded] = useState<Ticket>();
  const list = useOfficeList({
    query: 'delegations.list',
    name: 'delegations',
    views: SCOPES.map((value) => ({ value, text: t(`scope.${value}`), filter: { scope: value } })),
    reads: READS,
  });
  const isOwn = inHand?.delegatorId === session?.personId;
  return (
    <ListPage
      title={t('title')}
      facts={t('facts')}
      list={list}
      columns={useColumns()}
      rowKey={({ id }) => id}
      rowLook={({ status }) => (status === 'over' || status === 'void' ? 'dim' : undefined)}
      onRow={setInHand}
      ticks={null}
      create={{
        label: t('new'),
        allowed: may('review.check'),
        run: () => open('delegations.form', { draft: crypto.randomUUID() }),
      }}
      actions={<EndButton row={isOwn || may('people.write') ? inHand : undefined} onSubmitted={setEnded} />}
      note={ended !== undefined && <Note tone="success" title={t('end.submitted', { serial: ended.serial })} />}
      empty={{ title: t(list.state.view === 'all' ? 'empty.all' : 'empty.current'), text: t('empty.text') }}
    />
  );
}

function useColumns(): readonly ListColumn<DelegationRow>[] {
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
    day('fromOn', name('fromOn'), (row) => row.fromOn),
    day('toOn', name('toOn'), (row) => row.toOn),
    words('reason', name('reason'), 240, (row) => row.reason, { grow: true }),
    drawn(
      'status',
      t('status.title'),
      110,
      (row) => t(`status.${row.status}`),
      (row) => <StatusMark status={MARKS[row.status]} text={t(`status.${row.status}`)} />,
    ),
  ];
}
