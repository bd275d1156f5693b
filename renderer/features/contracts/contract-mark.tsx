import { useTranslation } from 'react-i18next';
import { type MarkName, StatusMark } from '#renderer/components/status-mark.tsx';
import type { ContractState } from '#shared/contracts/contracts.contract.ts';

const MARKS: Readonly<Record<ContractState, MarkName>> = {
  approved: 'notStarted',
  executed: 'effective',
  in_progress: 'inProgress',
  fulfilled: 'fulfilled',
  closed_short: 'rejected',
  void: 'void',
};

export function ContractMark({ state }: { readonly state: ContractState }) {
  const { t } = useTranslation('contracts');
  return <StatusMark status={MARKS[state]} text={t(`state.${state}`)} />;
}
