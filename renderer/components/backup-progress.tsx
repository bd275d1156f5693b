import { useTranslation } from 'react-i18next';
import type { Progress } from '#renderer/app/use-office.ts';
import { BusyBar } from '#renderer/components/notices.tsx';

interface BackupProgressProps {
  readonly progress: Progress | undefined;
  readonly onCancel: () => void;
}

const STEPS = ['copy', 'seal', 'verify', 'deliver'];

/** How far a backup or a restore is, by its steps: each is as long as the store is large. */
export function BackupProgress({ progress, onCancel }: BackupProgressProps) {
  const { t } = useTranslation('backup');
  const step = progress?.step.replace('backup.', '') ?? 'copy';
  const at = Math.max(0, STEPS.indexOf(step));
  return (
    <div className="backup-progress">
      <BusyBar step={t(`progress.${step}`)} done={at} total={STEPS.length} onCancel={onCancel} />
      <p className="quiet small">{t('progress.nothing')}</p>
    </div>
  );
}
