import { Button } from 'antd';
import { DatabaseBackup, SearchCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { BackupProgress } from '#renderer/components/backup-progress.tsx';
import { PasswordBox } from '#renderer/components/boxes.tsx';
import { fileSize } from '#renderer/components/file-size.ts';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { useRuleSentence } from '#renderer/components/use-failure-words.ts';
import type { Output } from '#shared/ipc/contract.ts';

interface BackupNowProps {
  readonly places: readonly string[];
  readonly ready: boolean;
}

/** 立即备份 and 试恢复: both go on while others work, and both can be cancelled without leaving anything. */
export function BackupNow({ places, ready }: BackupNowProps) {
  const { t } = useTranslation('backup');
  const make = useOfficeCommand('backup.make');
  const [made, setMade] = useState<Output<'backup.make'>>();
  const possible = ready && places.length > 0;
  async function backUp(): Promise<void> {
    setMade(undefined);
    const reply = await make.run({ places: [...places] });
    if (reply.ok) setMade(reply.value);
  }
  return (
    <section className="panel" aria-label={t('now.title')}>
      <div className="row">
        <h3>{t('now.title')}</h3>
        <span className="push" />
        <Button
          type="primary"
          icon={<DatabaseBackup size={14} aria-hidden />}
          disabled={!possible}
          loading={make.busy}
          onClick={() => void backUp()}
        >
          {t('now.make')}
        </Button>
      </div>
      {!possible && <p className="quiet small">{t('now.first')}</p>}
      {make.busy && <BackupProgress progress={make.progress} onCancel={make.cancel} />}
      {made !== undefined && <MadeNote made={made} />}
      <FailureNote failure={make.failure} />
      <TestRestore />
    </section>
  );
}

function MadeNote({ made }: { readonly made: Output<'backup.make'> }) {
  const { t } = useTranslation('backup');
  const sentence = useRuleSentence();
  if (made.outcome === 'not_due') return undefined;
  if (made.outcome === 'failed') return <Note tone="error" title={sentence(made.rule, made.details)} />;
  const good = made.deliveries.filter(({ rule }) => rule === undefined);
  const failed = made.deliveries.filter(({ rule }) => rule !== undefined);
  return (
    <>
      <Note tone="success" title={t('now.made', { count: good.length, size: fileSize(made.sizeBytes) })}>
        {good[0]?.file} · <span className="code">{made.headHash.slice(0, 16)}</span>
      </Note>
      {failed.map(({ place, rule = '', details }) => (
        <Note key={place} tone="warning" title={sentence(rule, details)} />
      ))}
    </>
  );
}

/** Picks a backup, restores it to a temporary place and verifies it there; an earlier passphrase is asked for. */
function TestRestore() {
  const { t } = useTranslation('backup');
  const sentence = useRuleSentence();
  const command = useOfficeCommand('backup.test');
  const [file, setFile] = useState<string>();
  const [passphrase, setPassphrase] = useState('');
  const [tested, setTested] = useState<Output<'backup.test'>>();
  const { failure } = command;
  const asks =
    failure?.code === 'rule_broken' && ['backup.needs_secret', 'backup.wrong_passphrase'].includes(failure.rule);
  async function test(chosen: string): Promise<void> {
    setTested(undefined);
    const reply = await command.run({ file: chosen, ...(passphrase !== '' && { secret: { passphrase } }) });
    setPassphrase('');
    if (reply.ok) setTested(reply.value);
  }
  async function pick(): Promise<void> {
    const picked = await window.desktop?.pickBackup();
    if (picked === undefined) return;
    setFile(picked);
    await test(picked);
  }
  return (
    <div className="test-restore">
      <div className="row">
        <span className="quiet small">{t('test.text')}</span>
        <span className="push" />
        <Button icon={<SearchCheck size={14} aria-hidden />} loading={command.busy} onClick={() => void pick()}>
          {t('test.pick')}
        </Button>
      </div>
      {command.busy && <BackupProgress progress={command.progress} onCancel={command.cancel} />}
      {asks && file !== undefined && (
        <form className="row" onSubmit={(event) => (event.preventDefault(), void test(file))}>
          <PasswordBox aria-label={t('test.passphrase')} value={passphrase} onChange={setPassphrase} />
          <Button htmlType="submit" disabled={passphrase === ''}>
            {t('test.again')}
          </Button>
        </form>
      )}
      {tested?.outcome === 'good' && (
        <Note tone="success" title={t('test.good')}>
          {t('test.head')} <span className="code">{tested.headHash.slice(0, 16)}</span>
        </Note>
      )}
      {tested?.outcome === 'failed' && <Note tone="error" title={sentence(tested.rule, tested.details)} />}
      <FailureNote failure={failure} />
    </div>
  );
}
