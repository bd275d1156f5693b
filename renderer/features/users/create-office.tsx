import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { TextBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { FounderFields } from '#renderer/features/users/founder-fields.tsx';
import {
  type FounderForm,
  founderFaults,
  newFounder,
  type OfficeForm,
  profileOf,
  toFounder,
} from '#renderer/features/users/founder-model.ts';
import { PolicyChoice } from '#renderer/features/users/policy-choice.tsx';
import { RecoverySheet } from '#renderer/features/users/recovery-sheet.tsx';
import { StepFrame } from '#renderer/features/users/step-frame.tsx';

interface CreateOfficeProps {
  readonly onBack: () => void;
  readonly onFounding: () => void;
  readonly onDone: () => void;
}

const STEPS = ['office', 'people', 'policy'] as const;

/** 建立办公室: who it is, its first two people each with an own password, how things are checked; made at the last step. */
export function CreateOffice({ onBack, onFounding, onDone }: CreateOfficeProps) {
  const { t } = useTranslation('users');
  const [at, setAt] = useState(0);
  const [office, setOffice] = useState<OfficeForm>({ officeName: '', taxNumber: '', address: '', phone: '' });
  const [people, setPeople] = useState<readonly FounderForm[]>([newFounder(['clerk']), newFounder(['checker'])]);
  const [policy, setPolicy] = useState<'two' | 'three' | 'five'>('two');
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [recoveryCode, setRecoveryCode] = useState<string>();
  const command = useOfficeCommand('office.init');
  const step = STEPS[at] ?? 'office';
  async function next(): Promise<void> {
    const wrong = founderFaults(step, { office, people, policy });
    setFaults(wrong);
    if (wrong.length > 0) return;
    if (at < STEPS.length - 1) return setAt(at + 1);
    onFounding();
    const reply = await command.run({ ...profileOf(office), people: people.map(toFounder), policy });
    if (reply.ok) setRecoveryCode(reply.value.recoveryCode);
  }
  function back(): void {
    setFaults([]);
    command.reset();
    if (at === 0) onBack();
    else setAt(at - 1);
  }
  if (recoveryCode !== undefined) {
    return (
      <div className="first-run recover">
        <h1>{t('firstRun.founded', { name: office.officeName })}</h1>
        <RecoverySheet
          officeName={office.officeName}
          code={recoveryCode}
          next={t('firstRun.toSignIn')}
          onDone={onDone}
        />
      </div>
    );
  }
  return (
    <StepFrame
      title={t('firstRun.title')}
      text={t(`firstRun.text.${step}`)}
      step={{ at, names: STEPS.map((name) => t(`firstRun.steps.${name}`)) }}
      next={t(at === STEPS.length - 1 ? 'firstRun.create' : 'step.next')}
      busy={command.busy}
      onBack={back}
      onNext={() => void next()}
    >
      {step === 'office' && <OfficeFields office={office} onChange={setOffice} />}
      {step === 'people' && (
        <div className="two">
          {people.map((person, index) => (
            <FounderFields
              key={index}
              title={t(`firstRun.person${index + 1}`)}
              person={person}
              onChange={(changed) => setPeople(people.with(index, changed))}
            />
          ))}
        </div>
      )}
      {step === 'policy' && <PolicyChoice policy={policy} people={people} onChange={setPolicy} />}
      {faults.length > 0 && (
        <Note tone="error" title={t('firstRun.correct')}>
          {faults.map((fault) => (
            <div key={fault}>{t(`firstRun.faults.${fault}`)}</div>
          ))}
        </Note>
      )}
      <FailureNote failure={command.failure} />
    </StepFrame>
  );
}

interface OfficeFieldsProps {
  readonly office: OfficeForm;
  readonly onChange: (office: OfficeForm) => void;
}

function OfficeFields({ office, onChange }: OfficeFieldsProps) {
  const { t } = useTranslation('users');
  const fields = [
    { name: 'officeName', most: 80 },
    { name: 'taxNumber', most: 20 },
    { name: 'address', most: 200 },
    { name: 'phone', most: 40 },
  ] as const;
  return (
    <div className="first-run-fields">
      {fields.map(({ name, most }) => (
        <Field key={name} label={t(`firstRun.${name}`)} required={name === 'officeName'}>
          {(control) => (
            <TextBox
              {...control}
              value={office[name]}
              maxLength={most}
              code={name === 'taxNumber'}
              onChange={(text) => onChange({ ...office, [name]: text })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
