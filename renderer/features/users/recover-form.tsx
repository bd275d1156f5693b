import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeStatusView } from '#renderer/app/session.tsx';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { PasswordBox, TextBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { useRuleSentence } from '#renderer/components/use-failure-words.ts';
import { RecoverySheet } from '#renderer/features/users/recovery-sheet.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';
import { NewPassword } from '#shared/users/session.schema.ts';

interface RecoverFormProps {
  readonly status: OfficeStatusView;
  readonly startName: string;
  readonly onLeave: () => void;
}

/** 忘记口令: the sealed code resets one person; what comes back is the code for the next envelope. */
export function RecoverForm({ status, startName, onLeave }: RecoverFormProps) {
  const { t } = useTranslation('users');
  const [nextCode, setNextCode] = useState<string>();
  return (
    <div className="first-run recover">
      <h1>{t(nextCode === undefined ? 'recover.title' : 'recover.done')}</h1>
      {nextCode === undefined ? (
        <Ask startName={startName} onLeave={onLeave} onRecovered={setNextCode} />
      ) : (
        <RecoverySheet
          officeName={status.officeName ?? ''}
          code={nextCode}
          next={t('recover.toSignIn')}
          onDone={onLeave}
        />
      )}
    </div>
  );
}

interface AskProps {
  readonly startName: string;
  readonly onLeave: () => void;
  readonly onRecovered: (nextCode: string) => void;
}

function Ask({ startName, onLeave, onRecovered }: AskProps) {
  const { t } = useTranslation('users');
  const say = useRuleSentence();
  const [name, setName] = useState(startName);
  const [code, setCode] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const command = useOfficeCommand('session.recover');
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wrong = !NewPassword.safeParse(fresh).success ? 'password' : fresh !== again ? 'again' : undefined;
    setRefusal(wrong && t(`firstRun.faults.${wrong}`));
    if (wrong !== undefined) return;
    const reply = await command.run({ name, code, newPassword: fresh });
    if (!reply.ok) return;
    const { value } = reply;
    if (value.outcome === 'recovered') onRecovered(value.nextCode);
    else if (value.outcome === 'not_allowed') setRefusal(say(value.rule));
    else if (value.lockedUntil === undefined) setRefusal(t('recover.wrong', { count: value.failuresLeft }));
    else setRefusal(t('recover.locked', { until: formatInstant(value.lockedUntil).slice(11) }));
  }
  return (
    <form autoComplete="off" onSubmit={(event) => void submit(event)}>
      <p className="quiet">{t('recover.text')}</p>
      <Field label={t('recover.name')} required>
        {(control) => <TextBox {...control} value={name} onChange={setName} maxLength={80} />}
      </Field>
      <Field label={t('recovery.code')} required hint={t('recover.codeHint')}>
        {(control) => <TextBox {...control} value={code} onChange={setCode} maxLength={80} code autoFocus />}
      </Field>
      <Field label={t('password.fresh')} required hint={t('firstRun.passwordHint')}>
        {(control) => <PasswordBox {...control} value={fresh} onChange={setFresh} />}
      </Field>
      <Field label={t('firstRun.again')} required>
        {(control) => <PasswordBox {...control} value={again} onChange={setAgain} />}
      </Field>
      {refusal !== undefined && <Note tone="error" title={refusal} />}
      <FailureNote failure={command.failure} />
      <div className="recovery-actions">
        <span className="push" />
        <Button onClick={onLeave}>{t('recover.back')}</Button>
        <Button type="primary" htmlType="submit" loading={command.busy} disabled={code.trim() === '' || name === ''}>
          {t('recover.verb')}
        </Button>
      </div>
    </form>
  );
}
