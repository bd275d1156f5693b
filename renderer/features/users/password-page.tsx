import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TitleOnly } from '#renderer/app/title-only.tsx';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { PasswordBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { NewPassword, type SessionView } from '#shared/users/session.schema.ts';

interface PasswordPageProps {
  readonly session: SessionView;
  readonly onChanged: () => void;
}

/** A password handed out by somebody else signs nothing: it is changed before the first page opens. */
export function PasswordPage({ session, onChanged }: PasswordPageProps) {
  const { t } = useTranslation('users');
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<string>();
  const command = useOfficeCommand('session.changePassword');
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wrong = !NewPassword.safeParse(fresh).success ? 'password' : fresh !== again ? 'again' : undefined;
    setFault(wrong);
    if (wrong !== undefined) return;
    const reply = await command.run({ password: old, newPassword: fresh });
    if (!reply.ok) return;
    if (reply.value.outcome === 'changed') onChanged();
    else setFault('wrongOld');
  }
  return (
    <div className="sign-in">
      <TitleOnly />
      <div className="middle">
        <form className="first-run" style={{ width: 480 }} autoComplete="off" onSubmit={(event) => void submit(event)}>
          <h1>{t('password.title', { name: session.name })}</h1>
          <p className="quiet">{t('password.text')}</p>
          <Field label={t('password.old')} required>
            {(control) => <PasswordBox {...control} value={old} onChange={setOld} autoFocus />}
          </Field>
          <Field label={t('password.fresh')} required hint={t('firstRun.passwordHint')}>
            {(control) => <PasswordBox {...control} value={fresh} onChange={setFresh} />}
          </Field>
          <Field label={t('firstRun.again')} required>
            {(control) => <PasswordBox {...control} value={again} onChange={setAgain} />}
          </Field>
          {fault !== undefined && <Note tone="error" title={t(`firstRun.faults.${fault}`)} />}
          <FailureNote failure={command.failure} />
          <div style={{ display: 'flex', justifyContent: 'flex-end', marginTop: 10 }}>
            <Button type="primary" htmlType="submit" loading={command.busy}>
              {t('password.change')}
            </Button>
          </div>
        </form>
      </div>
    </div>
  );
}
