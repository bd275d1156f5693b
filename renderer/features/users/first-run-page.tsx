import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TitleOnly } from '#renderer/app/title-only.tsx';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { PasswordBox, TextBox, TickBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { type FounderForm, founderFaults, newFounder, toFounder } from '#renderer/features/users/founder-model.ts';
import { RecoverySheet } from '#renderer/features/users/recovery-sheet.tsx';
import { Role } from '#shared/users/roles.ts';

interface FirstRunPageProps {
  /** From here on the page stays until its recovery code was put away, whatever the office says of itself. */
  readonly onFounding: () => void;
  readonly onDone: () => void;
}

/** The first day: the office's name and the first two people, each with an own password. Nobody starts alone. */
export function FirstRunPage({ onFounding, onDone }: FirstRunPageProps) {
  const { t } = useTranslation('users');
  const [recoveryCode, setRecoveryCode] = useState<string>();
  const [officeName, setOfficeName] = useState('');
  const [taxNumber, setTaxNumber] = useState('');
  const [people, setPeople] = useState<readonly FounderForm[]>([newFounder(['clerk']), newFounder(['checker'])]);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const command = useOfficeCommand('office.init');
  async function create(): Promise<void> {
    const wrong = founderFaults(officeName, people);
    setFaults(wrong);
    if (wrong.length > 0) return;
    onFounding();
    const reply = await command.run({
      officeName: officeName.trim(),
      ...(taxNumber.trim() !== '' && { taxNumber: taxNumber.trim() }),
      people: people.map(toFounder),
    });
    if (reply.ok) setRecoveryCode(reply.value.recoveryCode);
  }
  if (recoveryCode !== undefined) return <Founded officeName={officeName} code={recoveryCode} onDone={onDone} />;
  return (
    <div className="sign-in">
      <TitleOnly />
      <main className="middle">
        <form className="first-run" autoComplete="off" onSubmit={(event) => (event.preventDefault(), void create())}>
          <h1>{t('firstRun.title')}</h1>
          <p className="quiet">{t('firstRun.text')}</p>
          <Field label={t('firstRun.officeName')} required>
            {(control) => <TextBox {...control} value={officeName} onChange={setOfficeName} maxLength={80} autoFocus />}
          </Field>
          <Field label={t('firstRun.taxNumber')}>
            {(control) => <TextBox {...control} value={taxNumber} onChange={setTaxNumber} maxLength={20} code />}
          </Field>
          <div className="two">
            {people.map((person, index) => (
              <Founder
                key={index}
                title={t(`firstRun.person${index + 1}`)}
                person={person}
                onChange={(next) => setPeople(people.with(index, next))}
              />
            ))}
          </div>
          {faults.length > 0 && (
            <Note tone="error" title={t('firstRun.correct')}>
              {faults.map((fault) => (
                <div key={fault}>{t(`firstRun.faults.${fault}`)}</div>
              ))}
            </Note>
          )}
          <FailureNote failure={command.failure} />
          <div style={{ display: 'flex', justifyContent: 'flex-end', marginTop: 10 }}>
            <Button type="primary" htmlType="submit" loading={command.busy}>
              {t('firstRun.create')}
            </Button>
          </div>
        </form>
      </main>
    </div>
  );
}

interface FoundedProps {
  readonly officeName: string;
  readonly code: string;
  readonly onDone: () => void;
}

/** The office is there; its recovery code is shown this once. */
function Founded({ officeName, code, onDone }: FoundedProps) {
  const { t } = useTranslation('users');
  return (
    <div className="sign-in">
      <TitleOnly officeName={officeName} />
      <main className="middle">
        <div className="first-run recover">
          <h1>{t('firstRun.founded', { name: officeName })}</h1>
          <RecoverySheet officeName={officeName} code={code} next={t('firstRun.toSignIn')} onDone={onDone} />
        </div>
      </main>
    </div>
  );
}

interface FounderProps {
  readonly title: string;
  readonly person: FounderForm;
  readonly onChange: (person: FounderForm) => void;
}

function Founder({ title, person, onChange }: FounderProps) {
  const { t } = useTranslation('users');
  const set = (part: Partial<FounderForm>) => onChange({ ...person, ...part });
  const has = (role: Role) => person.roles.includes(role);
  return (
    <fieldset>
      <legend>{title}</legend>
      <Field label={t('fields.person.name')} required>
        {(control) => <TextBox {...control} value={person.name} onChange={(name) => set({ name })} maxLength={40} />}
      </Field>
      <Field label={t('fields.person.title')}>
        {(control) => (
          <TextBox {...control} value={person.title} onChange={(text) => set({ title: text })} maxLength={40} />
        )}
      </Field>
      <Field label={t('firstRun.password')} required hint={t('firstRun.passwordHint')}>
        {(control) => <PasswordBox {...control} value={person.password} onChange={(password) => set({ password })} />}
      </Field>
      <Field label={t('firstRun.again')} required>
        {(control) => <PasswordBox {...control} value={person.again} onChange={(again) => set({ again })} />}
      </Field>
      <Field label={t('fields.person.roles')} required>
        {() => (
          <div>
            {Role.options.map((role) => (
              <span key={role} style={{ marginRight: 12 }}>
                <TickBox
                  label={t(`values.person.roles.${role}`)}
                  checked={has(role)}
                  onChange={(on) =>
                    set({ roles: on ? [...person.roles, role] : person.roles.filter((r) => r !== role) })
                  }
                />
              </span>
            ))}
          </div>
        )}
      </Field>
    </fieldset>
  );
}
