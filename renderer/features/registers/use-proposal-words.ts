import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '#shared/kernel/business-date.ts';
import type { ProposalRow } from '#shared/registers/proposals.contract.ts';

export interface ProposalWords {
  /** 生日, the name of the holiday, how long nobody was there. */
  readonly what: (row: ProposalRow) => string;
  readonly when: (row: ProposalRow, today: string) => string;
}

/** What a proposal is about, in words. */
export function useProposalWords(): ProposalWords {
  const { t } = useTranslation('registers');
  return useMemo(
    () => ({
      what({ from, holiday, lastOn }) {
        if (holiday !== null) return t(`home:holiday.${holiday}`);
        if (from === 'birthday') return t('proposals.birthday');
        return lastOn === null ? t('proposals.never') : t('proposals.last', { on: lastOn });
      },
      when({ on }, today) {
        const days = daysBetween(today, on);
        if (days === 0) return t('chase.today');
        return days > 0 ? t('proposals.inDays', { count: days }) : t('proposals.late', { count: -days });
      },
    }),
    [t],
  );
}
