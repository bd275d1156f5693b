import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { TextBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { readDraft } from '#renderer/components/form-faults.ts';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { PasswordReset, PasswordResetDraft } from '#shared/users/access.contract.ts';

/** 口令重置: somebody's forgotten password is taken away by two others; then two halves let the person in again. */
export function ResetFormPage() {
  const { params } = useTab();
  const personId = params['person'];
  if (personId !== undefined) return <ResetForm proposal={{ action: 'create' }} start={{ personId, reason: '' }} />;
  return <Correct id={params['submission'] ?? ''} />;
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const { personId, reason } = PasswordReset.parse(view.data.content);
  return <ResetForm proposal={{ action: 'create', submissionId: id }} start={{ personId, reason }} />;
}

function ResetForm({ proposal, start }: { readonly proposal: Proposal; readonly start: PasswordResetDraft }) {
  const { t } = useTranslation('users');
  const people = useOfficeQuery('people.list', {});
  const say = useFaultWords();
  const form = useSubmitForm({
    procedure: 'people.submitPasswordReset',
    proposal,
    start,
    read: (values) => readDraft(PasswordResetDraft, values),
  });
  const { values, faults, set } = form;
  const fault = faults.find((each) => each.path === 'reason');
  const name = people.data?.find((person) => person.id === values.personId)?.name ?? '';
  return (
    <SubmitPage
      form={form}
      kind="password_reset"
      title={t('reset.title', { name })}
      tabTitle={t('reset.title', { name })}
    >
      <div className="form-grid">
        <Field label={t('fields.password_reset.personId')} span={2}>
          {(control) => <TextBox {...control} value={name} onChange={() => undefined} readOnly />}
        </Field>
        <Field label={t('fields.password_reset.reason')} required span={4} error={fault && say(fault)}>
          {(control) => (
            <TextBox
              {...control}
              name="reason"
              value={values.reason}
              onChange={(reason) => set({ ...values, reason })}
              maxLength={200}
            />
          )}
        </Field>
      </div>
      <div style={{ padding: '0 14px' }}>
        <Note tone="info" title={t('reset.what')}>
          {t('reset.then')}
        </Note>
      </div>
    </SubmitPage>
  );
}
