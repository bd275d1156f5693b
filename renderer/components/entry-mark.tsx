import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { type MarkName, StatusMark } from '#renderer/components/status-mark.tsx';
import { headWidth } from '#renderer/components/word-width.ts';
import { daysBetween } from '#shared/kernel/business-date.ts';
import type { EntryState, RegisterRow } from '#shared/registers/registers.contract.ts';

type Standing = Pick<RegisterRow, 'state' | 'dueOn' | 'daysLate' | 'number' | 'reviewed' | 'inReview'>;

const MARKS: Readonly<Record<EntryState, MarkName>> = {
  none: 'effective',
  open: 'notStarted',
  due: 'inProgress',
  late: 'late',
  done: 'fulfilled',
  struck: 'void',
};

export interface StateWords {
  readonly state: (state: string) => string;
  readonly row: (row: Standing) => string;
  /** Pixels a column needs for the longest of them. */
  readonly width: number;
}

/** How entries stand, in words: late with its days; a daily entry that nobody countersigned says so where nothing presses. */
export function useStateWords(): StateWords {
  const { t } = useTranslation('registers');
  const today = useToday();
  return useMemo(
    () => ({
      width: Math.max(116, headWidth(t('standing.inReview')), headWidth(t('standing.unreviewed'))),
      state: (state) => t(`state.${state}`),
      row: (row) => {
        if (row.inReview && row.state !== 'late') return t('standing.inReview');
        if (row.state === 'late') return t('words:status.lateDays', { count: row.daysLate ?? 0 });
        if (row.state === 'due' && row.dueOn !== null) {
          const days = daysBetween(today, row.dueOn);
          return days <= 0 ? t('chase.today') : t('standing.inDays', { count: days });
        }
        if (row.state === 'struck' && row.number !== null) return t('state.voided');
        if (row.state !== 'none') return t(`state.${row.state}`);
        return row.reviewed ? t('words:status.effective') : t('standing.unreviewed');
      },
    }),
    [t, today],
  );
}

/** One entry's state by mark and words. */
export function EntryMark({ row, text }: { readonly row: Standing; readonly text?: string }) {
  const words = useStateWords();
  return <StatusMark status={markOf(row)} text={text ?? words.row(row)} />;
}

function markOf({ state, inReview, reviewed }: Standing): MarkName {
  if (inReview && state !== 'late') return 'submitted';
  return state === 'none' && !reviewed ? 'submitted' : MARKS[state];
}
