import { useTranslation } from 'react-i18next';
import { useSession, useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { DateBox, SelectBox, TextBox, TickBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { correctionOf, type Proposal, type SubmitForm, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import {
  type DelegationForm,
  delegationForm,
  newDelegation,
  readDelegationForm,
} from '#renderer/features/delegations/delegation-form-model.ts';
import { DelegationDraft } from '#shared/users/delegations.contract.ts';
import type { Role } from '#shared/users/roles.ts';

/** 委托: lends one's own roles to a colleague for at most 14 days. Somebody else signs it. */
export function DelegationFormPage() {
  const { params } = useTab();
  const today = useToday();
  const { session } = useSession();
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  return (
    <DelegationEditor
      proposal={{ action: 'create' }}
      start={newDelegation(today, session?.roles ?? [])}
      delegatorId={session?.personId ?? ''}
    />
  );
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const content = DelegationDraft.parse(view.data.content);
  return (
    <DelegationEditor
      proposal={correctionOf(view.data)}
      start={delegationForm(content)}
      delegatorId={content.delegatorId}
    />
  );
}

interface DelegationEditorProps {
  readonly proposal: Proposal;
  readonly start: DelegationForm;
  readonly delegatorId: string;
}

function DelegationEditor({ proposal, start, delegatorId }: DelegationEditorProps) {
  const { t } = useTranslation('delegations');
  const today = useToday();
  const form = useSubmitForm({
    procedure: 'delegations.submit',
    proposal,
    start,
    read: (values) => readDelegationForm(values, delegatorId, today),
    fill: (content) => delegationForm(DelegationDraft.parse(content)),
  });
  return (
    <SubmitPage form={form} kind="delegation" title={t('new')} tabTitle={t('new')} facts={t('formFacts')}>
      <div className="form-grid">
        <DelegationFields form={form} delegatorId={delegatorId} />
      </div>
      <div style={{ padding: '0 14px' }}>
        <Note tone="info" title={t('rule.title')}>
          {t('rule.text')}
        </Note>
      </div>
    </SubmitPage>
  );
}

interface DelegationFieldsProps {
  readonly form: SubmitForm<DelegationForm>;
  readonly delegatorId: string;
}

function DelegationFields({ form, delegatorId }: DelegationFieldsProps) {
  const { t } = useTranslation('delegations');
  const today = useToday();
  const say = useFaultWords();
  const people = useOfficeQuery('people.list', {}).data ?? [];
  const own = people.find(({ id }) => id === delegatorId)?.roles ?? form.values.roles;
  const { values, set } = form;
  const errorAt = (path: string): string | undefined => {
    const fault = form.faults.find((each) => each.path === path || each.path.startsWith(`${path}.`));
    return fault && say(fault);
  };
  const name = (path: string) => t(`fields.delegation.${path}`);
  return (
    <>
      <Field label={name('delegateId')} required span={2} error={errorAt('delegateId')}>
        {(control) => (
          <SelectBox
            {...control}
            name="delegateId"
            value={values.delegateId}
            none={t('choose')}
            options={people
              .filter(({ id, active }) => active && id !== delegatorId)
              .map((person) => ({ value: person.id, text: `${person.name} ${person.title}`.trim() }))}
            onChange={(delegateId) => set({ ...values, delegateId })}
          />
        )}
      </Field>
      <Field label={name('fromOn')} required error={errorAt('fromOn')}>
        {(control) => (
          <DateBox
            {...control}
            name="fromOn"
            today={today}
            value={values.fromOn}
            onChange={(fromOn) => set({ ...values, fromOn })}
          />
        )}
      </Field>
      <Field label={name('toOn')} required hint={t('toHint')} error={errorAt('toOn')}>
        {(control) => (
          <DateBox
            {...control}
            name="toOn"
            today={today}
            value={values.toOn}
            onChange={(toOn) => set({ ...values, toOn })}
          />
        )}
      </Field>
      <Field label={name('roles')} required span={4} hint={t('rolesHint')} error={errorAt('roles')}>
        {() => <RoleTicks own={own} chosen={values.roles} onChange={(roles) => set({ ...values, roles })} />}
      </Field>
      <Field label={name('kinds')} required span={4} error={errorAt('kinds')}>
        {() => <KindTicks values={values} onChange={set} />}
      </Field>
      <Field label={name('reason')} required span={4} error={errorAt('reason')}>
        {(control) => (
          <TextBox
            {...control}
            name="reason"
            maxLength={200}
            placeholder={t('reasonHint')}
            value={values.reason}
            onChange={(reason) => set({ ...values, reason })}
          />
        )}
      </Field>
    </>
  );
}

interface RoleTicksProps {
  readonly own: readonly Role[];
  readonly chosen: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
}

function RoleTicks({ own, chosen, onChange }: RoleTicksProps) {
  const { t } = useTranslation('users');
  return (
    <div className="policy-ticks">
      {own.map((role, index) => (
        <TickBox
          key={role}
          {...(index === 0 && { name: 'roles' })}
          label={t(`values.person.roles.${role}`)}
          checked={chosen.includes(role)}
          onChange={(on) => onChange(on ? [...chosen, role] : chosen.filter((other) => other !== role))}
        />
      ))}
    </div>
  );
}

interface KindTicksProps {
  readonly values: DelegationForm;
  readonly onChange: (values: DelegationForm) => void;
}

/** All records, or some kinds of them. */
function KindTicks({ values, onChange }: KindTicksProps) {
  const { t } = useTranslation('delegations');
  const words = useRecordWords();
  const kinds = useOfficeQuery('policies.get', {}).data?.kinds ?? [];
  return (
    <div className="policy-ticks">
      <TickBox
        name="kinds"
        label={t('words:everyKind')}
        checked={values.everyKind}
        onChange={(everyKind) => onChange({ ...values, everyKind })}
      />
      {!values.everyKind &&
        kinds.map(({ name }) => (
          <TickBox
            key={name}
            label={words.kind(name)}
            checked={values.kinds.includes(name)}
            onChange={(on) =>
              onChange({
                ...values,
                kinds: on ? [...values.kinds, name] : values.kinds.filter((other) => other !== name),
              })
            }
          />
        ))}
    </div>
  );
}
