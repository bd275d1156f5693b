import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeStatus, useSession } from '#renderer/app/session.tsx';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { PasswordBox, SelectBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { SecretSheet } from '#renderer/components/secret-sheet.tsx';
import { useRuleSentence } from '#renderer/components/use-failure-words.ts';
import { SHORTEST_PASSPHRASE } from '#shared/backup/backup.contract.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

type Passphrase = Output<'backup.status'>['passphrase'];

/** Who set it and when; set anew by two people, whose recovery key is shown once. */
export function BackupPassphrase({ passphrase }: { readonly passphrase: Passphrase }) {
  const { t } = useTranslation('backup');
  const officeName = useOfficeStatus().data?.officeName ?? '';
  const [setting, setSetting] = useState(false);
  const [recoveryKey, setRecoveryKey] = useState<string>();
  return (
    <section className="panel" aria-label={t('passphrase.title')}>
      <h3>{t('passphrase.title')}</h3>
      <p className="quiet small">{t('passphrase.text')}</p>
      {recoveryKey !== undefined ? (
        <SecretSheet
          officeName={officeName}
          code={recoveryKey}
          title={t('passphrase.recoveryKey')}
          once={t('passphrase.once')}
          seal={t('passphrase.seal')}
          paper={[t('passphrase.paper1'), t('passphrase.paper2'), t('passphrase.paper3')]}
          next={t('passphrase.done')}
          onDone={() => setRecoveryKey(undefined)}
        />
      ) : setting ? (
        <PassphraseForm
          isFirst={passphrase === undefined}
          onLeave={() => setSetting(false)}
          onSet={(key) => (setSetting(false), setRecoveryKey(key))}
        />
      ) : (
        <div className="row">
          <span>
            {passphrase === undefined
              ? t('passphrase.none')
              : t('passphrase.set', {
                  at: formatInstant(passphrase.setAt),
                  by: passphrase.setBy,
                  second: passphrase.secondedBy,
                })}
          </span>
          <span className="push" />
          <Button type={passphrase === undefined ? 'primary' : 'default'} onClick={() => setSetting(true)}>
            {t(passphrase === undefined ? 'passphrase.setIt' : 'passphrase.setAnew')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface PassphraseFormProps {
  readonly isFirst: boolean;
  readonly onLeave: () => void;
  readonly onSet: (recoveryKey: string) => void;
}

const EMPTY = { passphrase: '', again: '', password: '', name: '', secondPassword: '' };

function PassphraseForm({ isFirst, onLeave, onSet }: PassphraseFormProps) {
  const { t } = useTranslation('backup');
  const sentence = useRuleSentence();
  const { session } = useSession();
  const people = useOfficeStatus().data?.people ?? [];
  const others = people.filter(({ name }) => name !== session?.name);
  const [typed, setTyped] = useState({ ...EMPTY, name: others[0]?.name ?? '' });
  const [wrong, setWrong] = useState<string>();
  const command = useOfficeCommand('backup.setPassphrase');
  const put = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part });
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { passphrase, again, password, name, secondPassword } = typed;
    if (passphrase.length < SHORTEST_PASSPHRASE)
      return setWrong(t('passphrase.tooShort', { count: SHORTEST_PASSPHRASE }));
    if (passphrase !== again) return setWrong(t('passphrase.differ'));
    setWrong(undefined);
    const reply = await command.run({ passphrase, password, second: { name, password: secondPassword } });
    if (!reply.ok) return;
    const { value } = reply;
    if (value.outcome === 'set') return onSet(value.recoveryKey);
    if (value.outcome === 'not_allowed') return setWrong(sentence(value.rule));
    put(value.whose === 'own' ? { password: '' } : { secondPassword: '' });
    setWrong(t(`passphrase.wrong.${value.whose}`));
  }
  const secret = (name: Exclude<keyof typeof EMPTY, 'name'>, label: string, hint?: string) => (
    <Field label={label} required hint={hint}>
      {(control) => <PasswordBox {...control} value={typed[name]} onChange={(text) => put({ [name]: text })} />}
    </Field>
  );
  return (
    <form className="backup-form" autoComplete="off" onSubmit={(event) => void submit(event)}>
      {!isFirst && <Note tone="info" title={t('passphrase.oldStay')} />}
      {secret('passphrase', t('passphrase.field'), t('passphrase.hint', { count: SHORTEST_PASSPHRASE }))}
      {secret('again', t('passphrase.again'))}
      {secret('password', t('passphrase.own', { name: session?.name }))}
      <Field label={t('passphrase.second')} required>
        {(control) => (
          <SelectBox
            {...control}
            value={typed.name}
            options={others.map(({ name, title }) => ({ value: name, text: title === '' ? name : `${name} ${title}` }))}
            onChange={(name) => put({ name })}
          />
        )}
      </Field>
      {secret('secondPassword', t('passphrase.secondPassword'))}
      {wrong !== undefined && <Note tone="error" title={wrong} />}
      <FailureNote failure={command.failure} />
      <div className="row">
        <span className="push" />
        <Button onClick={onLeave}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={command.busy}>
          {t('passphrase.setIt')}
        </Button>
      </div>
    </form>
  );
}
