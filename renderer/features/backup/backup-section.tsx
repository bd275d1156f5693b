import { useTranslation } from 'react-i18next';
import { useOfficeNow } from '#renderer/app/use-office-now.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useBackupPlan } from '#renderer/app/use-backup-plan.ts';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { BackupLog } from '#renderer/features/backup/backup-log.tsx';
import { BackupNow } from '#renderer/features/backup/backup-now.tsx';
import { BackupPassphrase } from '#renderer/features/backup/backup-passphrase.tsx';
import { BackupPlanFields } from '#renderer/features/backup/backup-plan-fields.tsx';
import { backupState } from '#shared/backup/backup-plan.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

const TICK_MS = 60_000;

/** 备份: how it stands, the passphrase of the office, what this PC does by itself, and what was made so far. */
export function BackupSection() {
  const { t } = useTranslation('backup');
  const status = useOfficeQuery('backup.status', {});
  const { plan, keep } = useBackupPlan();
  if (status.isError) return <ErrorNote error={status.error} onRetry={() => void status.refetch()} />;
  if (status.data === undefined) return <GreyRows />;
  if (status.data.sample) return <Note tone="info" title={t('sample')} />;
  const { passphrase, lastMadeAt } = status.data;
  const places = plan?.places ?? [];
  return (
    <div className="backup-section">
      <StateNote
        lastMadeAt={lastMadeAt}
        time={plan?.time ?? null}
        ready={passphrase !== undefined && places.length > 0}
      />
      <BackupPassphrase passphrase={passphrase} />
      {plan === undefined ? (
        <Note tone="info" title={t('noDesktop')} />
      ) : (
        <BackupPlanFields plan={plan} onKeep={keep} />
      )}
      <BackupNow places={places} ready={passphrase !== undefined} />
      <BackupLog />
    </div>
  );
}

interface StateNoteProps {
  readonly lastMadeAt: number | undefined;
  readonly time: string | null;
  readonly ready: boolean;
}

function StateNote({ lastMadeAt, time, ready }: StateNoteProps) {
  const { t } = useTranslation('backup');
  const now = useOfficeNow(TICK_MS);
  if (now === undefined) return undefined;
  const state = backupState(time, lastMadeAt, now);
  const at = lastMadeAt === undefined ? '' : formatInstant(lastMadeAt);
  if (state === 'good') return <Note tone="success" title={t('state.good', { at })} />;
  return (
    <Note tone="warning" title={t(`state.${state}`, { at })}>
      {t(ready ? 'state.makeOne' : 'state.setUp')}
    </Note>
  );
}
