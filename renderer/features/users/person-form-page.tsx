import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { TextBox, TickBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { readDraft } from '#renderer/components/form-faults.ts';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { correctionOf, type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { Role } from '#shared/users/roles.ts';
import { PersonDraft } from '#shared/users/users.contract.ts';

const NEWCOMER: PersonDraft = { name: '', title: '', roles: ['clerk'], active: true };

/** A new person, another role, or leaving: like every record, countersigned by somebody else. */
export function PersonFormPage() {
  const { params } = useTab();
  if (params['record'] !== undefined) return <Amend id={params['record']} />;
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  return <PersonForm proposal={{ action: 'create' }} start={NEWCOMER} />;
}

function Amend({ id }: { readonly id: string }) {
  const people = useOfficeQuery('people.list', {});
  if (people.isError) return <ErrorNote error={people.error} onRetry={() => void people.refetch()} />;
  const person = people.data?.find((each) => each.id === id);
  if (person === undefined) return <GreyRows />;
  const { name, title, roles, active, version } = person;
  return (
    <PersonForm
      proposal={{ action: 'amend', recordId: id, baseVersion: version }}
      start={{ name, title, roles, active }}
    />
  );
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  return <PersonForm proposal={correctionOf(view.data)} start={PersonDraft.parse(view.data.content)} />;
}

function PersonForm({ proposal, start }: { readonly proposal: Proposal; readonly start: PersonDraft }) {
  const { t } = useTranslation('users');
  const form = useSubmitForm({
    procedure: 'people.submit',
    proposal,
    start,
    read: (values) => readDraft(PersonDraft, values),
    fill: (content) => PersonDraft.parse(content),
  });
  const { values, faults, set } = form;
  const amends = proposal.action === 'amend';
  const say = useFaultWords();
  const errorAt = (path: string): string | undefined => {
    const fault = faults.find((each) => each.path === path || each.path.startsWith(`${path}.`));
    return fault && say(fault);
  };
  const setRole = (role: Role, on: boolean) =>
    set({ ...values, roles: on ? [...values.roles, role] : values.roles.filter((each) => each !== role) });
  return (
    <SubmitPage
      form={form}
      kind="person"
      title={amends ? t('people.amend', { name: start.name }) : t('people.new')}
      tabTitle={values.name === '' ? t('people.new') : values.name}
    >
      <div className="form-grid">
        <Field label={t('fields.person.name')} required span={2} error={errorAt('name')}>
          {(control) => <TextBox {...control} value={values.name} onChange={(name) => set({ ...values, name })} />}
        </Field>
        <Field label={t('fields.person.title')} span={2} error={errorAt('title')}>
          {(control) => <TextBox {...control} value={values.title} onChange={(title) => set({ ...values, title })} />}
        </Field>
        <Field label={t('fields.person.roles')} required span={4} error={errorAt('roles')}>
          {() => (
            <div className="role-ticks">
              {Role.options.map((role) => (
                <TickBox
                  key={role}
                  label={`${t(`values.person.roles.${role}`)} · ${t(`people.does.${role}`)}`}
                  checked={values.roles.includes(role)}
                  onChange={(on) => setRole(role, on)}
                />
              ))}
            </div>
          )}
        </Field>
        <Field label={t('fields.person.active')} span={4}>
          {() => (
            <TickBox
              label={t('people.stays')}
              checked={values.active}
              onChange={(active) => set({ ...values, active })}
            />
          )}
        </Field>
      </div>
      <div style={{ padding: '0 14px' }}>
        <Note tone="info" title={t('people.nobodyAlone')} />
      </div>
    </SubmitPage>
  );
}
