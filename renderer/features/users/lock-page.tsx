import { Button } from 'antd';
import { Lock } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeStatus, useSession } from '#renderer/app/session.tsx';
import { TitleOnly } from '#renderer/app/title-only.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { PasswordBox } from '#renderer/components/boxes.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import type { Output } from '#shared/ipc/contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { SessionView } from '#shared/users/session.schema.ts';

type Refused = Exclude<Output<'session.unlock'>, { outcome: 'unlocked' }>;

/** The covered window: whose session it is, a PIN or the password to go on, or a change of user. */
export function LockPage({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('users');
  const { leave } = useSession();
  const status = useOfficeStatus();
  useKeys([{ chord: 'F12', run: () => void leave() }]);
  const [byPin, setByPin] = useState(session.pin === 'set');
  return (
    <div className="sign-in">
      <TitleOnly officeName={status.data?.officeName} />
      <main className="middle">
        <div className="lock-card">
          <span className="initial" aria-hidden>
            {session.name.slice(0, 1)}
          </span>
          <h1>
            {session.name} <span className="quiet small">{session.title}</span>
          </h1>
          <p className="quiet small lock-line">
            <Lock size={14} aria-hidden />
            {t('lock.text', { until: formatInstant(session.expiresAt).slice(11) })}
          </p>
          <UnlockForm key={String(byPin)} byPin={byPin} onPinBlocked={() => setByPin(false)} />
          <div className="lock-ways">
            {session.pin === 'set' && (
              <button type="button" className="link" onClick={() => setByPin(!byPin)}>
                {t(byPin ? 'lock.usePassword' : 'lock.usePin')}
              </button>
            )}
            <span className="push" />
            <button type="button" className="link" onClick={() => void leave()}>
              {t('lock.switchUser')}
            </button>
            <Kbd chord="F12" />
          </div>
        </div>
      </main>
    </div>
  );
}

interface UnlockFormProps {
  readonly byPin: boolean;
  readonly onPinBlocked: () => void;
}

function UnlockForm({ byPin, onPinBlocked }: UnlockFormProps) {
  const { t } = useTranslation('users');
  const { unlocked } = useSession();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<Refused>();
  const command = useOfficeCommand('session.unlock');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (typed === '' || command.busy) return;
    const reply = await command.run(byPin ? { pin: typed } : { password: typed });
    setTyped('');
    if (!reply.ok) return;
    if (reply.value.outcome === 'unlocked') return unlocked(reply.value.session);
    setRefused(reply.value);
    if (reply.value.outcome === 'pin_blocked') onPinBlocked();
  }
  return (
    <form ref={form} autoComplete="off" onSubmit={(event) => void submit(event)}>
      <label htmlFor="unlock">{t(byPin ? 'lock.pin' : 'signIn.password')}</label>
      <div className="lock-row">
        <PasswordBox
          id="unlock"
          value={typed}
          onChange={(text) => setTyped(byPin ? text.replace(/\D/g, '').slice(0, 8) : text)}
        />
        <Button type="primary" htmlType="submit" loading={command.busy} disabled={typed === ''}>
          {t('lock.unlock')}
          <Kbd chord="Enter" />
        </Button>
      </div>
      {refused !== undefined && <Refusal refused={refused} />}
      <FailureNote failure={command.failure} />
    </form>
  );
}

function Refusal({ refused }: { readonly refused: Refused }) {
  const { t } = useTranslation('users');
  switch (refused.outcome) {
    case 'wrong_pin':
      return (
        <Note tone="error" title={t('lock.wrongPin')}>
          {refused.triesLeft > 0 ? t('lock.pinTries', { count: refused.triesLeft }) : t('lock.pinSpent')}
        </Note>
      );
    case 'pin_blocked':
      return <Note tone="warning" title={t('lock.pinSpent')} />;
    case 'wrong_password':
      return (
        <Note tone="error" title={t('lock.wrongPassword')}>
          {refused.lockedUntil === undefined
            ? t('signIn.left', { count: refused.failuresLeft })
            : t('signIn.locked', { until: formatInstant(refused.lockedUntil).slice(11) })}
        </Note>
      );
  }
}
