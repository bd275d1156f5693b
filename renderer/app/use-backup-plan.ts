import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { BackupPlan } from '#shared/backup/backup-plan.ts';

const KEY = ['desktop', 'backup-plan'] as const;

interface BackupPlanControl {
  /** Undefined outside the desktop. */
  readonly plan: BackupPlan | undefined;
  /** False when it could not be kept. */
  readonly keep: (plan: BackupPlan) => Promise<boolean>;
}

/** What this PC does about backups; one copy for the status bar and the settings. */
export function useBackupPlan(): BackupPlanControl {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async () => (await window.desktop?.backupPlan()) ?? null,
    enabled: window.desktop !== undefined,
  });
  const keep = useCallback(
    async (plan: BackupPlan) => {
      const kept = (await window.desktop?.setBackupPlan(plan)) ?? false;
      if (kept) client.setQueryData(KEY, plan);
      return kept;
    },
    [client],
  );
  return { plan: data ?? undefined, keep };
}
