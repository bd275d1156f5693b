import { Button } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { day, type ListColumn, words } from '#renderer/components/list-columns.tsx';
import { useLocalList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { REGISTER_READS, type RegisterShown } from '#renderer/components/use-registers.ts';
import { ProposalsBatch } from '#renderer/features/registers/proposals-batch.tsx';
import { useProposalWords } from '#renderer/features/registers/use-proposal-words.ts';
import { WithRegister } from '#renderer/features/registers/with-register.tsx';
import type { ProposalRow } from '#shared/registers/proposals.contract.ts';

/** 待登记: what a register should hold before long, each to be entered with what is known filled in. */
export function ProposalsPage() {
  return <WithRegister>{(shown) => <Proposals key={shown.kind.name} shown={shown} />}</WithRegister>;
}

function Proposals({ shown }: { readonly shown: RegisterShown }) {
  const { kind, mayWrite } = shown;
  const say = useSay();
  const { t } = useTranslation('registers');
  const { setTitle } = useTab();
  const { open } = useTabs();
  const [isBatch, setBatch] = useTabMemory<boolean>('batch', false);
  const found = usePagedQuery(
    'registers.proposals',
    { register: kind.name },
    { reads: [...REGISTER_READS, 'clients'] },
  );
  const list = useLocalList<ProposalRow>({ name: `registers.proposals.${kind.name}`, ...found });
  const columns = useColumns();
  const title = kind.proposes === undefined ? '' : say(kind.proposes.label);
  const rows = found.rows ?? [];
  const mayKeep = mayWrite && kind.review === 'daily' && rows.length > 0;
  useEffect(() => setTitle(title), [setTitle, title]);
  useKeys([{ chord: 'F10', label: t('proposals.together'), disabled: !mayKeep || isBatch, run: () => setBatch(true) }]);
  const enter = (row: ProposalRow) =>
    open('registers.form', {
      register: kind.name,
      draft: crypto.randomUUID(),
      client: row.clientId,
      clientName: row.clientName,
      fields: JSON.stringify(row.fields),
    });
  if (kind.proposes === undefined) return undefined;
  if (isBatch && rows.length > 0) {
    return <ProposalsBatch kind={kind} title={title} rows={rows} onEnd={() => setBatch(false)} />;
  }
  return (
    <ListPage
      title={title}
      facts={t(`proposals.facts.${kind.review}`)}
      list={list}
      columns={columns}
      rowKey={({ key }) => key}
      {...(mayWrite && { onOpen: enter })}
      rowActions={(row) => [
        { key: 'enter', label: t('proposals.enter'), disabled: !mayWrite, run: () => enter(row) },
        {
          key: 'client',
          label: t('proposals.client'),
          run: () => open('clients.page', { id: row.clientId }, row.clientName),
        },
      ]}
      actions={
        kind.review === 'daily' && (
          <Button disabled={!mayKeep} onClick={() => setBatch(true)}>
            {t('proposals.together')}
            <Kbd chord="F10" />
          </Button>
        )
      }
      empty={{ title: t('proposals.empty'), text: t('proposals.emptyText') }}
    />
  );
}

function useColumns(): readonly ListColumn<ProposalRow>[] {
  const { t } = useTranslation('registers');
  const today = useToday();
  const said = useProposalWords();
  return useMemo(
    () => [
      day<ProposalRow>('on', t('proposals.column.on'), ({ on }) => on),
      words<ProposalRow>('when', t('proposals.column.when'), 120, (row) => said.when(row, today)),
      words<ProposalRow>('what', t('proposals.column.what'), 150, said.what),
      words<ProposalRow>('clientName', t('proposals.column.client'), 280, ({ clientName }) => clientName, {
        grow: true,
      }),
      words<ProposalRow>('grade', t('proposals.column.grade'), 64, ({ grade }) => grade),
      words<ProposalRow>('contact', t('proposals.column.contact'), 140, ({ contact }) => contact),
    ],
    [t, said, today],
  );
}
