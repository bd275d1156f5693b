import { useTranslation } from 'react-i18next';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { Output } from '#shared/ipc/contract.ts';

export type ChaseRow = Output<'registers.due'>['rows'][number];

/** Late with its days, due today, or the date it is due on. */
export function ChaseMark({ row }: { readonly row: ChaseRow }) {
  const { t } = useTranslation('registers');
  if (row.daysLate > 0) return <StatusMark status="late" days={row.daysLate} />;
  return <span className="due-soon num">{row.daysLate === 0 ? t('chase.today') : row.dueOn}</span>;
}
