import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { FormAside } from '#renderer/features/registers/form-aside.tsx';
import { RegisterFields } from '#renderer/features/registers/register-fields.tsx';
import { type EntryValues, entryValues, readEntry } from '#renderer/features/registers/register-form-model.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { RegisterDraft } from '#shared/registers/registers.contract.ts';

interface EffectiveEntryFormProps {
  readonly kind: RegisterKind;
  readonly start: EntryValues;
  readonly proposal: Proposal;
  readonly number?: string | undefined;
  /** The entry that settled this one: of what was settled nothing changes. */
  readonly settledBy?: string | undefined;
}

/** An entry that holds only once a second person has checked it. */
export function EffectiveEntryForm({ kind, start, proposal, number, settledBy }: EffectiveEntryFormProps) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const today = useToday();
  const names = Object.fromEntries(Object.values(start.picked).map((one) => [one.id, one.name]));
  const form = useSubmitForm({
    procedure: 'registers.submit',
    proposal,
    start,
    read: (values) => {
      const reading = readEntry(kind, values, today);
      return reading.ok ? { ok: true, draft: { register: kind.name, fields: reading.draft } } : reading;
    },
    fill: (content) => entryValues(kind, RegisterDraft.parse(content).fields, names),
  });
  const box = useSetField();
  const what = say(kind.label);
  const title = number === undefined ? t('form.new', { what }) : t('form.amend', { what, number });
  return (
    <SubmitPage
      form={form}
      kind={`register_${kind.name}`}
      title={title}
      tabTitle={number === undefined ? t('form.tabNew', { what }) : t('form.tabAmend', { number })}
    >
      <div className="register-form" ref={box}>
        <RegisterFields
          kind={kind}
          values={form.values}
          faults={form.faults}
          onChange={form.set}
          settledBy={settledBy}
        />
        <FormAside kind={kind} values={form.values} isNew={proposal.action === 'create'} onChange={form.set} />
      </div>
    </SubmitPage>
  );
}

/** The cursor begins at the value that was put in from outside: that is what is to be looked at. */
function useSetField(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const [key] = (useTab().params['set'] ?? '').split('=');
  useEffect(() => {
    if (key !== undefined && key !== '') box.current?.querySelector<HTMLElement>(`[name="fields.${key}"]`)?.focus();
  }, [key]);
  return box;
}
