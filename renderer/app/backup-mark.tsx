import { DatabaseBackup, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useBackupPlan } from '#renderer/app/use-backup-plan.ts';
import { useOfficeNow } from '#renderer/app/use-office-now.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useOpenSettings } from '#renderer/app/use-open-settings.ts';
import { backupState } from '#shared/backup/backup-plan.ts';
import { businessDateOf, daysBetween, formatInstant } from '#shared/kernel/business-date.ts';

const TICK_MS = 60_000;

/** The last good backup in the status bar; late ones say so, and the click leads to where it is mended. */
export function BackupMark() {
  const { t } = useTranslation('window');
  const openSettings = useOpenSettings();
  const may = useMay();
  const now = useOfficeNow(TICK_MS);
  const { plan } = useBackupPlan();
  const status = useOfficeQuery('backup.status', {}, { enabled: may('settings.read') });
  if (status.data === undefined || status.data.sample || now === undefined) return undefined;
  const { lastMadeAt } = status.data;
  const state = backupState(plan?.time ?? null, lastMadeAt, now);
  const text = lastMadeAt === undefined ? t('backup.none') : whenOf(lastMadeAt, now, state === 'overdue');
  function whenOf(at: number, from: number, late: boolean): string {
    const days = daysBetween(businessDateOf(at), businessDateOf(from));
    const time = formatInstant(at).slice(11);
    if (late) return t('backup.overdue', { count: Math.max(1, days) });
    if (days === 0) return t('backup.today', { time });
    return days === 1 ? t('backup.yesterday', { time }) : t('backup.on', { at: formatInstant(at).slice(5) });
  }
  const Icon = state === 'good' ? DatabaseBackup : TriangleAlert;
  return (
    <button
      type="button"
      className={state === 'good' ? 'status-link' : 'status-link late'}
      disabled={!may('backup.write')}
      onClick={() => openSettings('backup')}
    >
      <Icon size={12} aria-hidden />
      {text}
    </button>
  );
}
