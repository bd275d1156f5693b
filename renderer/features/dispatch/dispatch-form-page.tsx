import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { Field } from '#renderer/components/field.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Picker } from '#renderer/components/picker.tsx';
import { useContractSearch } from '#renderer/components/use-pick-searches.ts';
import { correctionOf, type Proposal } from '#renderer/components/use-submit-form.ts';
import { DispatchForm } from '#renderer/features/dispatch/dispatch-form.tsx';
import { dispatchForm, newDispatchForm } from '#renderer/features/dispatch/dispatch-form-model.ts';
import { DispatchNote } from '#shared/dispatch/dispatch.schema.ts';

/** Opens the form on what its tab names: a contract to send from, a record to amend, a submission to correct. */
export function DispatchFormPage() {
  const { params } = useTab();
  const { record, submission, contract } = params;
  if (record !== undefined) return <AmendDispatch id={record} />;
  if (submission !== undefined) return <CorrectDispatch id={submission} />;
  if (contract !== undefined) return <NewDispatch contractId={contract} />;
  return <ChooseContract />;
}

/** Goods go against a contract: which one. */
function ChooseContract() {
  const { t } = useTranslation('dispatch');
  const { close } = useTab();
  const { open } = useTabs();
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => grid.current?.querySelector('input')?.focus(), []);
  const search = useContractSearch({ mustBeSealed: true });
  return (
    <>
      <PageHeader title={t('form.new')} facts={t('form.choose')} />
      <div className="form-grid" ref={grid}>
        <Field label={t('form.contract')} span={2} required hint={t('form.chooseHint')}>
          {(control) => (
            <Picker
              {...control}
              name="contract"
              what="contracts"
              value={undefined}
              search={search}
              onPick={(choice) => {
                if (choice === undefined) return;
                open('dispatch.form', { contract: choice.id });
                close();
              }}
            />
          )}
        </Field>
      </div>
      <EmptyState title={t('form.noContract')}>{t('form.noContractText')}</EmptyState>
    </>
  );
}

function NewDispatch({ contractId }: { readonly contractId: string }) {
  const today = useToday();
  const contract = useOfficeQuery('dispatch.dispatchableLines', { contractId }, { reads: ['contracts', 'review'] });
  const clientId = contract.data?.clientId ?? '';
  const client = useOfficeQuery('clients.get', { id: clientId, purpose: 'dispatch' }, { enabled: clientId !== '' });
  const error = contract.error ?? client.error;
  if (error !== null) return <ErrorNote error={error} onRetry={() => void contract.refetch()} />;
  if (contract.data === undefined || client.data === undefined) return <GreyRows />;
  return (
    <DispatchForm
      proposal={{ action: 'create' }}
      contract={contract.data}
      start={newDispatchForm(contract.data, client.data.content, today)}
    />
  );
}

function AmendDispatch({ id }: { readonly id: string }) {
  const record = useOfficeQuery('dispatch.get', { id, purpose: 'amend' });
  if (record.isError) return <ErrorNote error={record.error} onRetry={() => void record.refetch()} />;
  if (record.data === undefined) return <GreyRows />;
  const { version, content, number } = record.data;
  return <FromNote proposal={{ action: 'amend', recordId: id, baseVersion: version }} note={content} number={number} />;
}

function CorrectDispatch({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const { content } = view.data;
  return <FromNote proposal={correctionOf(view.data)} note={DispatchNote.parse(content)} />;
}

interface FromNoteProps {
  readonly proposal: Proposal;
  readonly note: DispatchNote;
  readonly number?: string;
}

function FromNote({ proposal, note, number }: FromNoteProps) {
  const { t } = useTranslation('dispatch');
  const contracts = [...new Set(note.lines.map((line) => line.contractId))];
  const contractId = contracts.length === 1 ? (contracts[0] ?? '') : '';
  const contract = useOfficeQuery('dispatch.dispatchableLines', { contractId }, { enabled: contractId !== '' });
  if (contractId === '') return <EmptyState title={t('form.severalContracts')}>{t('form.severalText')}</EmptyState>;
  if (contract.isError) return <ErrorNote error={contract.error} onRetry={() => void contract.refetch()} />;
  if (contract.data === undefined) return <GreyRows />;
  return (
    <DispatchForm
      proposal={proposal}
      contract={contract.data}
      start={dispatchForm(note, contract.data)}
      {...(number !== undefined && { number })}
    />
  );
}
