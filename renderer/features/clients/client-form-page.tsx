import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { type Draft, useDraft } from '#renderer/app/use-draft.ts';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeCommand, useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { AttachmentBar, useAttachments } from '#renderer/components/attachments.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, FailureNote, GreyRows } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { type FormError, RecordForm, useAutosave } from '#renderer/components/record-form.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { SubmittedNote } from '#renderer/components/submitted-note.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { useTicket } from '#renderer/components/use-submit-form.ts';
import { ClientFields } from '#renderer/features/clients/client-fields.tsx';
import { ClientGroups, type GroupPlace, groupPlaceOf } from '#renderer/features/clients/client-groups.tsx';
import {
  clientForm,
  type ClientFormValues,
  type FormFault,
  newClientForm,
  readClientForm,
} from '#renderer/features/clients/client-form-model.ts';
import { ClientContent } from '#shared/clients/clients.contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

/** What the form proposes: a new client, an amendment of one, or the correction of a returned submission. */
interface Proposal {
  readonly action: 'create' | 'amend';
  readonly start: ClientFormValues;
  readonly recordId?: string;
  readonly baseVersion?: number;
  readonly submissionId?: string;
}

/** Opens the form on what its tab names: `record` to amend, `submission` to correct, else a new client. */
export function ClientFormPage() {
  const { params } = useTab();
  if (params['record'] !== undefined) return <AmendClient id={params['record']} />;
  if (params['submission'] !== undefined) return <CorrectClient id={params['submission']} />;
  return <ClientForm proposal={{ action: 'create', start: newClientForm() }} />;
}

function AmendClient({ id }: { readonly id: string }) {
  const client = useOfficeQuery('clients.get', { id });
  if (client.isError) return <ErrorNote error={client.error} onRetry={() => void client.refetch()} />;
  if (client.data === undefined) return <GreyRows />;
  const { content, version } = client.data;
  return <ClientForm proposal={{ action: 'amend', start: clientForm(content), recordId: id, baseVersion: version }} />;
}

function CorrectClient({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const { action, content, recordId, baseVersion } = view.data;
  const amends = action === 'amend' ? { recordId, ...(baseVersion === undefined ? {} : { baseVersion }) } : {};
  return (
    <ClientForm
      proposal={{
        action: action === 'amend' ? 'amend' : 'create',
        start: clientForm(ClientContent.parse(content)),
        submissionId: id,
        ...amends,
      }}
    />
  );
}

function ClientForm({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTranslation('clients');
  const tab = useTab();
  const today = useToday();
  const draft = useDraft<ClientFormValues>();
  const [start] = useState(() => draft.kept?.values ?? proposal.start);
  const [values, setValues] = useState<ClientFormValues>(start);
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const [ticket, setTicket] = useTicket();
  const command = useOfficeCommand('clients.submit');
  const attachments = useAttachments(proposal.submissionId);
  useAutosave(values, () => ticket === undefined && draft.save(values));
  useTabTitle(values, t(proposal.action === 'create' ? 'tabNew' : 'tabAmend'));

  async function submit(): Promise<void> {
    const read = readClientForm(values, today);
    setFaults(read.ok ? [] : read.faults);
    if (!read.ok) return;
    const { action, recordId, baseVersion, submissionId } = proposal;
    const reply = await command.run({
      action,
      content: read.draft,
      attachments: [...attachments.sent],
      ...(recordId !== undefined && { recordId }),
      ...(baseVersion !== undefined && { baseVersion }),
      ...(submissionId !== undefined && { submissionId }),
    });
    if (reply.ok) {
      draft.drop();
      setTicket(reply.value);
    } else if (reply.failure.code === 'invalid_input') {
      setFaults(reply.failure.fields.map((fault) => ({ ...fault, path: fault.path.replace(/^content\./, '') })));
    }
  }
  const change = (next: ClientFormValues) => {
    setValues(next);
    if (faults.length > 0) {
      const read = readClientForm(next, today);
      setFaults(read.ok ? [] : read.faults);
    }
  };
  useKeys([
    { chord: 'F8', label: t('submit'), disabled: ticket !== undefined, run: () => void submit() },
    { chord: 'Ctrl+S', label: t('saveDraft'), disabled: ticket !== undefined, run: () => draft.save(values) },
  ]);
  if (ticket !== undefined) return <SubmittedNote ticket={ticket} onClose={tab.close} />;
  return (
    <>
      <PageHeader
        title={t(proposal.action === 'create' ? 'form.new' : 'form.amend', { name: values.fields['name'] })}
        status={<StatusMark status="draft" />}
        facts={<DraftFacts draft={draft} />}
      >
        <Button onClick={() => draft.save(values)}>{t('saveDraft')}</Button>
        <Button type="primary" loading={command.busy} onClick={() => void submit()}>
          {t('submit')}
          <Kbd chord="F8" />
        </Button>
      </PageHeader>
      <AttachmentBar attachments={attachments} />
      <FormBody values={values} faults={faults} onChange={change}>
        {command.failure !== undefined && command.failure.code !== 'invalid_input' && (
          <FailureNote failure={command.failure} />
        )}
      </FormBody>
    </>
  );
}

function useTabTitle(values: ClientFormValues, what: string): void {
  const { setTitle } = useTab();
  const name = values.fields['shortName'] || values.fields['name'] || '';
  const title = name === '' ? what : `${name.slice(0, 8)} · ${what}`;
  useEffect(() => setTitle(title), [title, setTitle]);
}

function DraftFacts({ draft }: { readonly draft: Draft<ClientFormValues> }) {
  const { t } = useTranslation('clients');
  const { kept } = draft;
  return <>{kept === undefined ? t('form.facts') : t('form.savedAt', { at: formatInstant(kept.at).slice(11) })}</>;
}

interface FormBodyProps {
  readonly values: ClientFormValues;
  readonly faults: readonly FormFault[];
  readonly children: React.ReactNode;
  readonly onChange: (values: ClientFormValues) => void;
}

function FormBody({ values, faults, children, onChange }: FormBodyProps) {
  const { t } = useTranslation('clients');
  const words = useRecordWords();
  const say = useFaultWords();
  const [goTo, setGoTo] = useState<GroupPlace>();
  function go(path: string): boolean {
    const place = groupPlaceOf(values.groups, path);
    if (place !== undefined) setGoTo(place);
    return place !== undefined;
  }
  const errors: readonly FormError[] = faults.map((fault) => ({
    name: fault.path,
    place: words.place('client', fault.path),
    text: say(fault),
  }));
  return (
    <RecordForm label={t('title')} errors={errors} foot={children} onGo={go}>
      <ClientFields
        fields={values.fields}
        errors={new Map(errors.map((error) => [error.name, error.text]))}
        onChange={(path, text) => onChange({ ...values, fields: { ...values.fields, [path]: text } })}
      />
      <ClientGroups
        groups={values.groups}
        faults={faults}
        goTo={goTo}
        onGoTo={setGoTo}
        onChange={(group, lines) => onChange({ ...values, groups: { ...values.groups, [group]: lines } })}
      />
    </RecordForm>
  );
}
