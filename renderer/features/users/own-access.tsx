import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/app/session.tsx';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { PasswordBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { PasswordForm } from '#renderer/features/users/password-form.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';
import { Pin } from '#shared/users/session.schema.ts';

/** One's own PIN and password, beside how the window looks. */
export function OwnAccess() {
  const { t } = useTranslation('users');
  const { session } = useSession();
  const [changed, setChanged] = useState(false);
  if (session === undefined) return undefined;
  return (
    <div className="own-access">
      <section className="panel" aria-label={t('access.pinTitle')}>
        <h2>{t('access.pinTitle')}</h2>
        <p className="quiet small">{t('access.pinText')}</p>
        <PinForm key={session.pin} pin={session.pin} />
      </section>
      <section className="panel" aria-label={t('access.passwordTitle')}>
        <h2>{t('access.passwordTitle')}</h2>
        <p className="quiet small">{t('access.passwordText')}</p>
        {changed && <Note tone="success" title={t('access.passwordChanged')} />}
        <PasswordForm onChanged={() => setChanged(true)} />
      </section>
    </div>
  );
}

function PinForm({ pin }: { readonly pin: 'none' | 'set' | 'spent' }) {
  const { t } = useTranslation('users');
  const say = useFaultWords();
  const { refreshSession } = useSession();
  const [password, setPassword] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<string>();
  const command = useOfficeCommand('session.setPin');
  const clear = useOfficeCommand('session.clearPin');
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wrong = !Pin.safeParse(fresh).success ? 'pinForm' : fresh !== again ? 'pinAgain' : undefined;
    setFault(wrong && t(`access.${wrong}`));
    if (wrong !== undefined) return;
    const reply = await command.run({ password, pin: fresh });
    setPassword('');
    if (reply.ok && reply.value.outcome === 'set') return refreshSession();
    if (reply.ok && reply.value.outcome === 'wrong_password') {
      const { lockedUntil } = reply.value;
      const until = lockedUntil === undefined ? undefined : formatInstant(lockedUntil).slice(11);
      setFault(until === undefined ? t('access.wrongPassword') : t('signIn.locked', { until }));
    } else if (!reply.ok && reply.failure.code === 'invalid_input') {
      const [first] = reply.failure.fields;
      setFault(first && say(first));
    }
  }
  const digits = (set: (text: string) => void) => (text: string) => set(text.replace(/\D/g, '').slice(0, 8));
  const failure = command.failure?.code === 'invalid_input' ? undefined : command.failure;
  return (
    <form autoComplete="off" onSubmit={(event) => void submit(event)}>
      <Note tone={pin === 'spent' ? 'warning' : 'info'} title={t(`access.pin.${pin}`)} />
      <Field label={t('signIn.password')} required>
        {(control) => <PasswordBox {...control} value={password} onChange={setPassword} />}
      </Field>
      <Field label={t('lock.pin')} required hint={t('access.pinHint')}>
        {(control) => <PasswordBox {...control} value={fresh} onChange={digits(setFresh)} />}
      </Field>
      <Field label={t('firstRun.again')} required>
        {(control) => <PasswordBox {...control} value={again} onChange={digits(setAgain)} />}
      </Field>
      {fault !== undefined && <Note tone="error" title={fault} />}
      <FailureNote failure={failure ?? clear.failure} />
      <div className="recovery-actions">
        <span className="push" />
        {pin !== 'none' && (
          <Button loading={clear.busy} onClick={() => void clear.run({}).then(refreshSession)}>
            {t('access.clearPin')}
          </Button>
        )}
        <Button type="primary" htmlType="submit" loading={command.busy} disabled={password === '' || fresh === ''}>
          {t(pin === 'none' ? 'access.setPin' : 'access.changePin')}
        </Button>
      </div>
    </form>
  );
}
