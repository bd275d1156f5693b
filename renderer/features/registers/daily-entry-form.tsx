import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useDraft } from '#renderer/app/use-draft.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { type AnyFailure, useOfficeCommand } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { RecordForm } from '#renderer/components/record-form.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { entryTitle } from '#renderer/components/entry-facts.ts';
import { FormAside } from '#renderer/features/registers/form-aside.tsx';
import { RegisterFields } from '#renderer/features/registers/register-fields.tsx';
import { type EntryValues, readEntry } from '#renderer/features/registers/register-form-model.ts';
import { fieldOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';

interface DailyEntryFormProps {
  readonly kind: RegisterKind;
  readonly start: EntryValues;
  /** The entry this one takes the place of; it stays beside it. */
  readonly corrects?: string;
}

/** An entry that holds at once and is countersigned with its day: after saving, the next one can be keyed. */
export function DailyEntryForm(props: DailyEntryFormProps) {
  const { kind, corrects } = props;
  const { t } = useTranslation('registers');
  const say = useSay();
  const { setTitle, close } = useTab();
  const form = useDailyForm(props);
  const saveButton = useRef<HTMLButtonElement>(null);
  const sayFault = useFaultWords();
  const what = say(kind.label);
  const title = t(corrects === undefined ? 'form.new' : 'form.correct', { what });
  useEffect(
    () => setTitle(t(corrects === undefined ? 'form.tabNew' : 'form.correct', { what })),
    [setTitle, corrects, t, what],
  );
  useKeys([
    { chord: 'F8', label: t('form.save'), disabled: form.busy || form.isOver, run: form.save },
    { chord: 'Ctrl+S', label: t('forms:saveDraft'), disabled: form.isOver, run: form.keep },
  ]);
  const errors = form.faults.map((fault) => {
    const label = fieldOf(kind, fault.path.replace(/^fields\./, ''))?.label;
    return { name: fault.path, place: label === undefined ? what : say(label), text: sayFault(fault) };
  });
  return (
    <>
      <PageHeader title={title} status={<StatusMark status="draft" />} facts={t('form.dailyFacts')}>
        <Button onClick={close}>{t('form.close')}</Button>
        <Button ref={saveButton} type="primary" loading={form.busy} disabled={form.isOver} onClick={form.save}>
          {t('form.save')}
          <Kbd chord="F8" />
        </Button>
      </PageHeader>
      {form.saved !== undefined && (
        <div className="form-errors">
          <Note tone="success" title={t('form.saved', { what: form.saved })}>
            {t(corrects === undefined ? 'form.savedNext' : 'form.savedCorrection')}
          </Note>
        </div>
      )}
      <RecordForm
        key={form.round}
        label={title}
        errors={errors}
        refusals={form.refusals}
        refusal={form.failure !== undefined && <FailureNote failure={form.failure} />}
        onEnd={() => saveButton.current?.focus()}
      >
        <div className="register-form">
          <RegisterFields kind={kind} values={form.values} faults={form.faults} onChange={form.set} />
          <FormAside kind={kind} values={form.values} isNew={corrects === undefined} onChange={form.set} />
        </div>
      </RecordForm>
    </>
  );
}

/** What is typed, kept as a draft until it is saved. */
function useDailyForm({ kind, start, corrects }: DailyEntryFormProps) {
  const say = useSay();
  const today = useToday();
  const draft = useDraft<EntryValues>();
  const [values, setValues] = useState(draft.content ?? start);
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const [refusals, setRefusals] = useState(0);
  const [saved, setSaved] = useState<string>();
  const [round, setRound] = useState(0);
  const add = useOfficeCommand('daily.add');
  const correct = useOfficeCommand('daily.correct');
  const command = corrects === undefined ? add : correct;
  function refuse(found: readonly FormFault[]): void {
    setFaults(found);
    setRefusals((count) => count + 1);
  }
  const send = (content: EntryFields) =>
    corrects === undefined
      ? add.run({ kind: `register_${kind.name}`, subject: { kind: 'register', id: kind.name }, content })
      : correct.run({ id: corrects, content });
  async function save(): Promise<void> {
    const reading = readEntry(kind, values, today);
    if (!reading.ok) return refuse(reading.faults);
    setFaults([]);
    const reply = await send(reading.draft);
    if (!reply.ok) return refuse(faultsOf(reply.failure));
    draft.drop();
    setSaved(entryTitle(kind, { fields: reading.draft, labels: namesOf(values) }, say));
    setValues(start);
    setRound((count) => count + 1);
    return undefined;
  }
  return {
    values,
    faults,
    refusals,
    saved,
    round,
    busy: command.busy,
    /** A correction is made once. */
    isOver: corrects !== undefined && saved !== undefined,
    failure: command.failure?.code === 'invalid_input' ? undefined : command.failure,
    set(next: EntryValues) {
      setValues(next);
      draft.keep(next);
      if (command.failure !== undefined) command.reset();
      if (faults.length > 0) {
        const reading = readEntry(kind, next, today);
        setFaults(reading.ok ? [] : reading.faults);
      }
    },
    keep: draft.send,
    save: () => void save(),
  };
}

function namesOf({ picked }: EntryValues): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(picked).map(([key, { name }]) => [key, name]));
}

/** The office names a field of a daily entry by its key alone. */
function faultsOf(failure: AnyFailure): readonly FormFault[] {
  if (failure.code !== 'invalid_input') return [];
  return failure.fields.map((fault) => ({
    ...fault,
    path: `fields.${fault.path.replace(/^content\.(?:fields\.)?/, '')}`,
  }));
}
