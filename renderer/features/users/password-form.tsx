import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { PasswordBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { NewPassword } from '#shared/users/session.schema.ts';

interface PasswordFormProps {
  readonly autoFocus?: boolean;
  readonly onChanged: () => void;
}

/** The present password, and a new one twice. */
export function PasswordForm({ autoFocus = false, onChanged }: PasswordFormProps) {
  const { t } = useTranslation('users');
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<string>();
  const command = useOfficeCommand('session.changePassword');
  function empty(): void {
    setOld('');
    setFresh('');
    setAgain('');
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wrong = !NewPassword.safeParse(fresh).success ? 'password' : fresh !== again ? 'again' : undefined;
    setFault(wrong);
    if (wrong !== undefined) return;
    const reply = await command.run({ password: old, newPassword: fresh });
    if (!reply.ok) return;
    if (reply.value.outcome === 'changed') {
      empty();
      onChanged();
    } else setFault('wrongOld');
  }
  return (
    <form autoComplete="off" onSubmit={(event) => void submit(event)}>
      <Field label={t('password.old')} required>
        {(control) => <PasswordBox {...control} value={old} onChange={setOld} autoFocus={autoFocus} />}
      </Field>
      <Field label={t('password.fresh')} required hint={t('firstRun.passwordHint')}>
        {(control) => <PasswordBox {...control} value={fresh} onChange={setFresh} />}
      </Field>
      <Field label={t('firstRun.again')} required>
        {(control) => <PasswordBox {...control} value={again} onChange={setAgain} />}
      </Field>
      {fault !== undefined && <Note tone="error" title={t(`firstRun.faults.${fault}`)} />}
      <FailureNote failure={command.failure} />
      <div className="recovery-actions">
        <span className="push" />
        <Button type="primary" htmlType="submit" loading={command.busy} disabled={old === '' || fresh === ''}>
          {t('password.change')}
        </Button>
      </div>
    </form>
  );
}
