import { useMay } from '#renderer/app/session.tsx';
import { tabId } from '#renderer/app/tabs.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import type { QueueScope, Reminders } from '#shared/review/review.contract.ts';

const CENTRE = 'review.centre';

/** What waits for this person: counts only, nothing of what is in it. */
export function useReminders(): Reminders | undefined {
  const may = useMay();
  return useOfficeQuery('review.reminders', {}, { enabled: may('review.read') }).data;
}

/** What the badge counts: what somebody waits for this person to do. */
export function waitingFor({ toCheck, toAdjudicate, returned }: Reminders): number {
  return toCheck + toAdjudicate + returned;
}

/** Which list of the review centre each number opens. */
export const REMINDED: readonly { readonly name: keyof Reminders; readonly scope: QueueScope }[] = [
  { name: 'toCheck', scope: 'to_check' },
  { name: 'dueSoon', scope: 'to_check' },
  { name: 'toAdjudicate', scope: 'to_adjudicate' },
  { name: 'returned', scope: 'returned' },
  { name: 'expired', scope: 'returned' },
  { name: 'ownDueSoon', scope: 'mine' },
];

/** Brings the review centre forward on one of its lists, with one submission in hand. */
export function useOpenQueue(): (scope: QueueScope, submissionId?: string) => void {
  const { open, remember } = useTabs();
  return (scope, submissionId) => {
    open(CENTRE);
    remember(tabId(CENTRE, {}), 'scope', scope);
    if (submissionId === undefined) return;
    remember(tabId(CENTRE, {}), 'current', submissionId);
    remember(tabId(CENTRE, {}), 'sought', submissionId);
  };
}
