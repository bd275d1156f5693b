import { useTranslation } from 'react-i18next';
import { type MarkName, StatusMark } from '#renderer/components/status-mark.tsx';
import type { DispatchState } from '#shared/dispatch/dispatch.contract.ts';

const MARKS: Readonly<Record<DispatchState, MarkName>> = {
  awaiting_sign_back: 'inProgress',
  difference_open: 'disputed',
  signed: 'fulfilled',
  void: 'void',
};

/** Where a note stands; a signed copy that is overdue says by how many days. */
export function DispatchMark({ state, daysLate }: { readonly state: DispatchState; readonly daysLate: number }) {
  const { t } = useTranslation('dispatch');
  if (state === 'awaiting_sign_back' && daysLate > 0) return <StatusMark status="late" days={daysLate} />;
  return <StatusMark status={MARKS[state]} text={t(`state.${state}`)} />;
}
