import { useTranslation } from 'react-i18next';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { StatementRow } from '#shared/statements/statements.contract.ts';

const MARKS = { issued: 'inProgress', agreed: 'fulfilled', differs: 'disputed', void: 'void' } as const;

/** Where a statement stands, and whether its reply is late. */
export function StatementMark({ state, isOverdue }: Pick<StatementRow, 'state' | 'isOverdue'>) {
  const { t } = useTranslation('statements');
  if (isOverdue) return <StatusMark status="rejected" text={t('state.overdue')} />;
  return <StatusMark status={MARKS[state]} text={t(`state.${state}`)} />;
}
