import { useTranslation } from 'react-i18next';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { AllocationState, ReceiptState } from '#shared/receipts/receipts.contract.ts';

const MARKS = { unidentified: 'notStarted', open: 'inProgress', allocated: 'fulfilled', void: 'void' } as const;

export function ReceiptMark({ state }: { readonly state: ReceiptState }) {
  const { t } = useTranslation('receipts');
  return <StatusMark status={MARKS[state]} text={t(`state.${state}`)} />;
}

export function AllocationMark({ state }: { readonly state: AllocationState }) {
  const { t } = useTranslation('receipts');
  return <StatusMark status={state === 'void' ? 'void' : 'effective'} text={t(`allocation.state.${state}`)} />;
}
