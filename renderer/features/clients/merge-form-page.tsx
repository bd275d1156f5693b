import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { TextBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { readDraft } from '#renderer/components/form-faults.ts';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { Picker } from '#renderer/components/picker.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { useClientSearch } from '#renderer/components/use-pick-searches.ts';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { MergeComparison } from '#renderer/features/clients/merge-comparison.tsx';
import { ClientMerge, ClientMergeDraft } from '#shared/clients/client-merge.schema.ts';
import { usualTake } from '#shared/clients/merged-file.ts';
import type { Output } from '#shared/ipc/contract.ts';

/** As typed; `take` is null until somebody chooses otherwise than is usual. */
export interface MergeValues {
  readonly survivorId: string;
  readonly absorbedId: string;
  readonly reason: string;
  readonly take: ClientMerge['take'] | null;
}

/** 客户合并: which of the two stays, what of the other's file it takes over, and what moves. */
export function MergeFormPage() {
  const { params } = useTab();
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  const { survivor: survivorId = '', absorbed: absorbedId = '' } = params;
  return <MergeForm proposal={{ action: 'create' }} start={{ survivorId, absorbedId, reason: '', take: null }} />;
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const { survivor, absorbed, reason, take } = ClientMerge.parse(view.data.content);
  const start = { survivorId: survivor.id, absorbedId: absorbed.id, reason, take };
  return <MergeForm proposal={{ action: 'create', submissionId: id }} start={start} />;
}

function MergeForm({ proposal, start }: { readonly proposal: Proposal; readonly start: MergeValues }) {
  const { t } = useTranslation('clients');
  const say = useFaultWords();
  const form = useSubmitForm({
    procedure: 'clients.submitMerge',
    proposal,
    start,
    read: (values) => readDraft(ClientMergeDraft, values),
  });
  const { values, faults, set } = form;
  const both = { survivorId: values.survivorId, absorbedId: values.absorbedId };
  const isChosen = values.survivorId !== '' && values.absorbedId !== '' && values.survivorId !== values.absorbedId;
  const view = useOfficeQuery('clients.mergeView', both, { enabled: isChosen, reads: ['review', 'ledger'] });
  const compared = isChosen ? view.data : undefined;
  const errorAt = (path: string): string | undefined => {
    const fault = faults.find((each) => each.path === path);
    return fault && say(fault);
  };
  const swap = () => set({ ...values, survivorId: values.absorbedId, absorbedId: values.survivorId, take: null });
  return (
    <SubmitPage
      form={form}
      kind="client_merge"
      title={t('merge.title')}
      tabTitle={t('merge.title')}
      facts={t('merge.facts')}
      actions={
        <Button disabled={!isChosen} onClick={swap}>
          {t('merge.swap')}
        </Button>
      }
    >
      <div className="form-grid">
        <PartyField
          label={t('merge.survivor')}
          name="survivorId"
          id={values.survivorId}
          error={errorAt('survivorId')}
          onPick={(survivorId) => set({ ...values, survivorId, take: null })}
        />
        <PartyField
          label={t('merge.absorbed')}
          name="absorbedId"
          id={values.absorbedId}
          error={errorAt('absorbedId')}
          onPick={(absorbedId) => set({ ...values, absorbedId, take: null })}
        />
        <Field label={t('merge.reason')} required span={4} error={errorAt('reason')}>
          {(control) => (
            <TextBox
              {...control}
              name="reason"
              value={values.reason}
              maxLength={200}
              onChange={(reason) => set({ ...values, reason })}
            />
          )}
        </Field>
      </div>
      <div style={{ padding: '0 14px 12px' }}>
        {view.isError && isChosen && <ErrorNote error={view.error} onRetry={() => void view.refetch()} />}
        {compared === undefined ? (
          <Note tone="info" title={t('merge.chooseBoth')} />
        ) : (
          <MergeComparison
            compared={compared}
            take={values.take ?? usualOf(compared)}
            onTake={(take) => set({ ...values, take })}
          />
        )}
      </div>
    </SubmitPage>
  );
}

function usualOf(compared: Output<'clients.mergeView'>): ClientMerge['take'] {
  const { fields, lines } = usualTake(compared.survivor.content, compared.absorbed.content);
  return { fields: [...fields], lines: Object.fromEntries(Object.entries(lines).map(([key, at]) => [key, [...at]])) };
}

interface PartyFieldProps {
  readonly label: string;
  readonly name: string;
  readonly id: string;
  readonly error: string | undefined;
  readonly onPick: (id: string) => void;
}

function PartyField({ label, name, id, error, onPick }: PartyFieldProps) {
  const search = useClientSearch();
  const client = useOfficeQuery('clients.get', { id }, { enabled: id !== '', reads: ['ledger'] }).data;
  const { code = '', name: called = '…' } = client?.content ?? {};
  return (
    <Field label={label} required span={2} error={error}>
      {(control) => (
        <Picker
          {...control}
          name={name}
          what="clients"
          value={id === '' ? undefined : { id, code, name: called }}
          search={search}
          onPick={(choice) => onPick(choice?.id ?? '')}
        />
      )}
    </Field>
  );
}
