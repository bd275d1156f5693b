import { useTranslation } from 'react-i18next';
import { useDayChanges } from '#renderer/app/use-day-changes.ts';
import { useOfficeNow } from '#renderer/app/use-office-now.ts';
import { timeLeft } from '#renderer/features/review/deadline.ts';

const MINUTE_MS = 60_000;

/** 剩 3 小时, 逾期, or until when; nothing where no time limit runs. */
export function TimeLeftText({ dueAt }: { readonly dueAt: number | null }) {
  const { t } = useTranslation('review');
  const now = useOfficeNow(MINUTE_MS);
  const changes = useDayChanges();
  const left = now === undefined ? undefined : timeLeft(dueAt, now, changes);
  if (left === undefined) return undefined;
  if (left.form === 'over') return <b className="small num late-date">{t('left.over')}</b>;
  const text = left.form === 'until' ? t('left.until', { at: left.at }) : t(`left.${left.form}`, { count: left.count });
  return <span className={`small num ${left.pressing ? 'due-soon' : 'quiet'}`}>{text}</span>;
}
