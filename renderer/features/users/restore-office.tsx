import { Button } from 'antd';
import { FileArchive } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callOffice, type AnyFailure, useOfficeCommand } from '#renderer/app/use-office.ts';
import { BackupProgress } from '#renderer/components/backup-progress.tsx';
import { PasswordBox, TextBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { fileSize } from '#renderer/components/file-size.ts';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { StepFrame } from '#renderer/features/users/step-frame.tsx';
import type { Output } from '#shared/ipc/contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

const STEPS = ['file', 'secret', 'done'] as const;

/** 从备份恢复: pick the file, give what opens it, see it verified, then open it in the empty store's place. */
export function RestoreOffice({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('users');
  const [file, setFile] = useState<string>();
  const [looks, setLooks] = useState<Output<'backup.inspect'>>();
  const [failure, setFailure] = useState<AnyFailure>();
  const [asked, setAsked] = useState(false);
  const [restored, setRestored] = useState<Output<'backup.restore'>>();
  const [byKey, setByKey] = useState(false);
  const [secret, setSecret] = useState('');
  const [opening, setOpening] = useState(false);
  const command = useOfficeCommand('backup.restore');
  const at = restored !== undefined ? 2 : asked ? 1 : 0;
  async function pick(): Promise<void> {
    const picked = await window.desktop?.pickBackup();
    if (picked === undefined) return;
    const reply = await callOffice('backup.inspect', { file: picked });
    setFile(picked);
    setLooks(reply.ok ? reply.value : undefined);
    setFailure(reply.ok ? undefined : reply.failure);
  }
  async function next(): Promise<void> {
    if (restored !== undefined) {
      setOpening(true);
      await window.desktop?.openOffice('restored').finally(() => setOpening(false));
    } else if (!asked) setAsked(true);
    else if (file !== undefined) {
      const reply = await command.run({ file, secret: byKey ? { recoveryKey: secret } : { passphrase: secret } });
      if (reply.ok) setRestored(reply.value);
    }
  }
  function back(): void {
    command.reset();
    if (asked && restored === undefined) setAsked(false);
    else onBack();
  }
  return (
    <StepFrame
      title={t('restore.title')}
      text={t(`restore.text.${STEPS[at] ?? 'file'}`)}
      step={{ at, names: STEPS.map((name) => t(`restore.steps.${name}`)) }}
      next={t(restored !== undefined ? 'restore.open' : asked ? 'restore.restore' : 'step.next')}
      busy={command.busy || opening}
      disabled={restored === undefined && (asked ? secret === '' : looks === undefined)}
      onBack={back}
      onNext={() => void next()}
    >
      <>
        {at === 0 && (
          <p>
            <Button icon={<FileArchive size={14} aria-hidden />} onClick={() => void pick()}>
              {t('restore.pick')}
            </Button>
          </p>
        )}
        {looks !== undefined && restored === undefined && (
          <dl className="backup-facts">
            <dt>{t('restore.office')}</dt>
            <dd>{looks.officeName}</dd>
            <dt>{t('restore.madeAt')}</dt>
            <dd className="num">{formatInstant(looks.madeAt)}</dd>
            <dt>{t('restore.file')}</dt>
            <dd>
              {file} · <span className="num">{fileSize(looks.sizeBytes)}</span>
            </dd>
          </dl>
        )}
        {at === 1 && (
          <SecretFields byKey={byKey} secret={secret} onWay={setByKey} onChange={setSecret} busy={command.busy} />
        )}
        {restored !== undefined && (
          <Note tone="success" title={t('restore.good', { name: restored.officeName })}>
            {t('restore.counts', {
              at: formatInstant(restored.madeAt),
              people: restored.people,
              records: restored.records,
              head: restored.headHash.slice(0, 16),
            })}
          </Note>
        )}
      </>
      {command.busy && <BackupProgress progress={command.progress} onCancel={command.cancel} />}
      <FailureNote failure={failure ?? command.failure} />
    </StepFrame>
  );
}

interface SecretFieldsProps {
  readonly byKey: boolean;
  readonly secret: string;
  readonly busy: boolean;
  readonly onWay: (byKey: boolean) => void;
  readonly onChange: (secret: string) => void;
}

/** The passphrase, or the key from the envelope in its place. */
function SecretFields({ byKey, secret, busy, onWay, onChange }: SecretFieldsProps) {
  const { t } = useTranslation('users');
  const Box = byKey ? TextBox : PasswordBox;
  return (
    <div className="first-run-fields">
      <Field label={t(byKey ? 'restore.recoveryKey' : 'restore.passphrase')} required>
        {(control) => <Box {...control} value={secret} onChange={onChange} maxLength={200} disabled={busy} />}
      </Field>
      <p>
        <button type="button" className="link" disabled={busy} onClick={() => (onChange(''), onWay(!byKey))}>
          {t(byKey ? 'restore.usePassphrase' : 'restore.useKey')}
        </button>
      </p>
    </div>
  );
}
